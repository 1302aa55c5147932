"""Places as a report names them, resolved no finer than the text allows."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

PlaceRelation = Literal["in", "near", "direction_of", "around", "between", "along"]
PlaceStatus = Literal["resolved", "ambiguous", "not_in_gazetteer", "too_vague"]
PlaceFeature = Literal["country", "admin1", "admin2", "populated_place", "region", "water", "airport", "site"]
PlaceRole = Literal["location", "metonym", "dateline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReference:
    """A gazetteer entry that a place mention points to or is described from.

    `gazetteer_id` is the `id` of the row of the user's own gazetteer that it comes from, as written there.
    """

    name: str
    country: str | None = None
    geonameid: int | None = None
    gazetteer_id: str | None = None
    feature: PlaceFeature | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Span):
    """A place mention: what it says, what it stands for, and how surely.

    Coordinates are given only where the mention itself is that place: "west of Aleppo" has `relation` direction_of,
    `direction` ("W",), Aleppo as `reference`, and no `lat`/`lon` of its own. `country` is ISO 3166 alpha-2.
    `ucdp_where_prec` (1 exact … 7) and `acled_geo_precision` (1 … 3) follow the two codebooks. `role` tells the place
    of something from a government called by its capital ("Moscow said") and from the place in a dateline. `geonameid`
    is GeoNames' number; `gazetteer_id` is the `id` of the row, as written, where a user's own gazetteer has the place.
    """

    relation: PlaceRelation = "in"
    status: PlaceStatus
    name: str | None = None
    feature: PlaceFeature | None = None
    geonameid: int | None = None
    gazetteer_id: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    direction: tuple[str, ...] | None = None
    reference: PlaceReference | None = None
    ucdp_where_prec: int | None = None
    acled_geo_precision: int | None = None
    role: PlaceRole = "location"
    confidence: float | None = None
