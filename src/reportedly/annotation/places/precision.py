"""How finely a mention places what happened, in the codes of the two large event data sets.

UCDP where_prec: 1 exact, 2 near a point, 3 second-level unit, 4 first-level unit, 5 larger or linear or between places,
6 country, 7 sea or air outside any country (UCDP GED codebook). ACLED geo_precision: 1 town, 2 near a town or part of a
small region, 3 larger region (ACLED codebook).
"""

from collections.abc import Mapping

from reportedly.annotation.places.entry import Entry
from reportedly.model.place import PlaceFeature, PlaceRelation

UCDP_BETWEEN, ACLED_BETWEEN = 5, 2

_UCDP_IN: Mapping[PlaceFeature, int] = {
    "populated_place": 1,
    "airport": 1,
    "site": 1,
    "admin2": 3,
    "admin1": 4,
    "region": 5,
    "water": 5,
    "country": 6,
}
_POINTS = frozenset({"populated_place", "airport", "site"})


def ucdp_where_prec(relation: PlaceRelation, entry: Entry) -> int:
    """The UCDP code of a mention that lies in `relation` to `entry`."""
    if relation == "in":
        return 7 if entry.feature == "water" and entry.country is None else _UCDP_IN[entry.feature]
    if relation in {"near", "around", "direction_of"} and entry.feature in _POINTS:
        return 2
    return 5


def acled_geo_precision(relation: PlaceRelation, entry: Entry) -> int:
    """The ACLED code of a mention that lies in `relation` to `entry`."""
    if entry.feature in _POINTS:
        return 1 if relation == "in" else 2
    return 2 if entry.feature == "admin2" and relation == "in" else 3
