"""One entry of a gazetteer: a place in the world with what tells it from its namesakes."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from reportedly.model.place import PlaceFeature

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place: its usual name, what it is, the units that hold it, its point (degrees, WGS 84) and its people.

    `country` is ISO 3166 alpha-2 (or a user-assigned code); `admin1` and `admin2` are the names of the units that hold
    it, or its own name where it is that unit. `given_by_user` marks an entry of the user's own gazetteer, and
    `gazetteer_id` is its id there; `is_capital` marks a town of it whose name may stand for its country's government.
    """

    name: str
    feature: PlaceFeature
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    given_by_user: bool = False
    gazetteer_id: str | None = None
    is_capital: bool = False


def kilometres_between(one: Entry, other: Entry) -> float | None:
    """The great-circle distance of two entries' points; None where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return great_circle_kilometres(one.lat, one.lon, other.lat, other.lon)


def great_circle_kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points in degrees, on a sphere (haversine)."""
    half_lat, half_lon = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
