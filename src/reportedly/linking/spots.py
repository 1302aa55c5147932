"""Where a report says that something happened: a point with a radius, so that distance is read against precision."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from reportedly.model.place import PlaceFeature, PlaceMention, PlaceReference

EARTH_RADIUS_KM = 6371.0

RADIUS_KM: dict[PlaceFeature, float] = {
    "site": 3,
    "airport": 5,
    "populated_place": 12,
    "admin2": 40,
    "admin1": 150,
    "region": 150,
    "water": 200,
    "country": 600,
}
"""How far from the point of a feature something "in" it may lie: typical half-widths, as the units of UCDP where_prec
1, 3, 4, 5 and 6 differ. A town's is that of a larger city with its suburbs; coordinates of two gazetteers differ by as
much."""

VICINITY_KM = 25.0
"""How far "near" or "north of" a place reaches beyond it (UCDP where_prec 2: "ca. 25 km around a known point")."""

FINEST_FIRST: tuple[PlaceFeature, ...] = (
    "site",
    "airport",
    "populated_place",
    "admin2",
    "admin1",
    "water",
    "region",
    "country",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point on the earth and how far from it the place may lie."""

    place: PlaceReference
    lat: float
    lon: float
    radius_km: float

    @property
    def fineness(self) -> int:
        """Rank from the finest feature to the coarsest."""
        return FINEST_FIRST.index(self.place.feature) if self.place.feature else len(FINEST_FIRST)

    def same_entry(self, other: "Spot") -> bool:
        """Whether both lead back to one gazetteer entry."""
        return (self.place.name, self.lat, self.lon) == (other.place.name, other.lat, other.lon)

    def beyond_precision_km(self, other: "Spot") -> float:
        """How far the two lie apart beyond what their radii allow; 0 where they may be one place."""
        return max(0.0, distance_km(self, other) - self.radius_km - other.radius_km)


def spot_of(mention: PlaceMention) -> Spot | None:
    """The spot of a place mention; None where it was not resolved or has no coordinates."""
    if mention.status != "resolved":
        return None
    if mention.lat is not None and mention.lon is not None:
        place = PlaceReference(
            name=mention.name or mention.text,
            country=mention.country,
            geonameid=mention.geonameid,
            gazetteer_id=mention.gazetteer_id,
            feature=mention.feature,
            lat=mention.lat,
            lon=mention.lon,
        )
        return Spot(place=place, lat=mention.lat, lon=mention.lon, radius_km=_radius(mention.feature))
    reference = mention.reference
    if reference is None or reference.lat is None or reference.lon is None:
        return None
    return Spot(
        place=reference, lat=reference.lat, lon=reference.lon, radius_km=_radius(reference.feature) + VICINITY_KM
    )


def distance_km(one: Spot, other: Spot) -> float:
    """Great-circle distance in kilometres (haversine)."""
    lat_one, lat_other = radians(one.lat), radians(other.lat)
    across = sin((lat_other - lat_one) / 2) ** 2
    along = cos(lat_one) * cos(lat_other) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(across + along)))


def _radius(feature: PlaceFeature | None) -> float:
    return RADIUS_KM[feature or "region"]
