"""Blocks: which tellings are worth comparing, by kind, time and a place or a name in common.

A telling stands under some keys and asks under others, so arranged that two tellings find each other whichever comes
first. What incremental linking rests on is just this symmetry.
"""

from collections import defaultdict
from collections.abc import Iterator
from math import floor

from reportedly.linking.days import LONGEST_SPAN_THAT_DATES
from reportedly.linking.profiles import Profile
from reportedly.linking.spots import Spot
from reportedly.linking.terms import cosine, is_unlisted

DAYS_OF_GATE = 90
"""The time gate: tellings are compared when their days, or their reports, lie no farther apart, or when both name the
same person. What else lies so far apart is mostly another case; but one gold pair in six of the incident corpus is a
trial or an anniversary."""

KILOMETRES_OF_GATE = 300.0
"""The gate in place, beyond the precision of both: farther apart than the suburbs, the province or the wrong one of two
towns of a name in one state can explain."""

LIKENESS_BEYOND_CHANCE = 0.3
"""Text likeness from which a place is taken to be wrong rather than the reports to be of two happenings: from here on
the learned weights of text likeness outweigh any distance."""

NAMES_BEYOND_CHANCE = 2
"""Rare names in common from which a place is taken to be wrong, too; one may be any word at the head of a sentence."""

LIKENESS_BESIDE_A_NAME = 0.15
"""Text likeness from which a name in common that no list of words holds opens the gate in time. In the tuning half of
the incident corpus a quarter of the pairs from here on are of one incident, and one in three hundred of those below."""

DAYS_OF_GATE_FOR_REGIONS = 2
"""The gate where all that two tellings share is a province or a country: there only the day tells happenings apart."""

LARGEST_RADIUS_OF_A_SPOT = 60.0
"""Kilometres up to which a place is a spot on the map; what is larger is a region."""

DEGREES_OF_A_CELL = 1.0
"""The side of a cell of the grid, about 111 km north to south: no spot reaches beyond the cells around its own."""

MAIN_MATTER = "main matter"

Key = tuple[object, ...]


class Blocks:
    """An index of profiles that finds, for one more, all that it must be compared with, `gate` days apart at most."""

    def __init__(self, *, gate: int = DAYS_OF_GATE) -> None:
        self._gate = gate
        self._standing: defaultdict[Key, set[int]] = defaultdict(set)
        self._profiles: list[Profile] = []

    def add(self, profile: Profile) -> tuple[int, list[int]]:
        """Take in a profile; gives its number and the numbers of those before it that it must be compared with."""
        number = len(self._profiles)
        found: set[int] = set()
        for key in asked_keys(profile, self._gate):
            found |= self._standing.get(key, set())
        partners = sorted(other for other in found if passes_gate(profile, self._profiles[other], self._gate))
        self._profiles.append(profile)
        for key in standing_keys(profile, self._gate):
            self._standing[key].add(number)
        return number, partners


def passes_gate(one: Profile, other: Profile, gate: int) -> bool:
    """Whether two tellings are near enough in time and place, and not of one report, which has told them apart itself.

    Days that both claims give themselves decide, whenever the reports were published; else being published near is
    enough, or a name that texts alike have in common. A full name that both main matters tell opens the gate in time
    whatever they say of days, for trials and anniversaries.
    """
    if one.report_id == other.report_id or _told_of_far_places(one, other):
        return False
    if one.main and other.main and one.full_names & other.full_names:
        return True
    if one.own_days and other.own_days and one.days and other.days:
        return one.days.apart(other.days) <= gate
    return _near_in_time(one, other, gate) or (one.main and other.main and _alike_with_a_name(one, other))


def _near_in_time(one: Profile, other: Profile, gate: int) -> bool:
    if one.days and other.days and one.days.apart(other.days) <= gate:
        return True
    if one.published is not None and other.published is not None:
        return abs(one.published - other.published) <= gate
    return one.days is None or other.days is None


def _alike_with_a_name(one: Profile, other: Profile) -> bool:
    """Whether the texts have a name in common that is in no list of words, and are alike beyond it."""
    shared = (one.names & other.names) - one.names_of_places - other.names_of_places
    return any(map(is_unlisted, shared)) and cosine(one.terms, other.terms) >= LIKENESS_BESIDE_A_NAME


def _told_of_far_places(one: Profile, other: Profile) -> bool:
    """Whether the claims of both give places far apart, and nothing in the texts says that one place must be wrong.

    Likeness beyond chance would say so, or rare names in common that are none of a place.
    """
    if not (one.own_spot and other.own_spot):
        return False
    if len((one.names & other.names) - one.names_of_places - other.names_of_places) >= NAMES_BEYOND_CHANCE:
        return False
    nearest = min(here.beyond_precision_km(there) for here in one.spots for there in other.spots)
    return nearest > KILOMETRES_OF_GATE and cosine(one.terms, other.terms) < LIKENESS_BEYOND_CHANCE


def standing_keys(profile: Profile, gate: int) -> Iterator[Key]:
    """The keys under which a telling is found."""
    buckets, days = _buckets(profile, gate), _day_buckets(profile)
    for matter in (MAIN_MATTER, (MAIN_MATTER, profile.kind)) if profile.main else (profile.kind,):
        yield from ((matter, "name", name, bucket) for name in profile.names for bucket in buckets)
        for spot in profile.spots:
            if not _is_region(spot):
                yield from ((matter, "cell", *_cell(spot), bucket) for bucket in buckets)
            reach = "region" if _is_region(spot) else "spot"
            yield from ((matter, reach, spot.place.country, bucket) for bucket in days)
    yield from (("person", *name) for name in _leading_names(profile))


def asked_keys(profile: Profile, gate: int) -> Iterator[Key]:
    """The keys under which a telling looks for others: the main matters of any kind for a main matter, else its kind.

    A late report of an attack may tell mostly of its trial, and be of another kind for that.
    """
    buckets, days = _around(_buckets(profile, gate)), _around(_day_buckets(profile))
    for matter in (profile.kind, MAIN_MATTER if profile.main else (MAIN_MATTER, profile.kind)):
        yield from ((matter, "name", name, bucket) for name in profile.names for bucket in buckets)
        for spot in profile.spots:
            if not _is_region(spot):
                yield from ((matter, "cell", *cell, bucket) for cell in _cells_around(spot) for bucket in buckets)
            reaches = ("region", "spot") if _is_region(spot) else ("region",)
            yield from ((matter, reach, spot.place.country, bucket) for reach in reaches for bucket in days)
    yield from (("person", *name) for name in _leading_names(profile))


def _leading_names(profile: Profile) -> Iterator[tuple[str, ...]]:
    """The names that lead to reports of any day, those of the main matter only: full ones, and those in no list."""
    if profile.main:
        yield from profile.full_names
        yield from ((name,) for name in profile.names - profile.names_of_places if is_unlisted(name))


def _is_region(spot: Spot) -> bool:
    return spot.radius_km > LARGEST_RADIUS_OF_A_SPOT


def _cell(spot: Spot) -> tuple[int, int]:
    row, column = floor(spot.lat / DEGREES_OF_A_CELL), floor(spot.lon / DEGREES_OF_A_CELL)
    return row, column % round(360 / DEGREES_OF_A_CELL)


def _cells_around(spot: Spot) -> Iterator[tuple[int, int]]:
    row, column = _cell(spot)
    for rows in (row - 1, row, row + 1):
        for columns in (column - 1, column, column + 1):
            yield rows, columns % round(360 / DEGREES_OF_A_CELL)


def _buckets(profile: Profile, width: int) -> set[int | None]:
    """The stretches of time that a telling touches, by its days and by its report; None where neither is known."""
    days = [profile.days.earliest, profile.days.latest] if profile.days else []
    known = [*days, *([profile.published] if profile.published is not None else [])]
    return {day // width for day in known} or {None}


def _day_buckets(profile: Profile) -> set[int | None]:
    if profile.days is None or profile.days.width > LONGEST_SPAN_THAT_DATES:
        return set()
    width = DAYS_OF_GATE_FOR_REGIONS
    return set(range(profile.days.earliest // width, profile.days.latest // width + 1))


def _around(buckets: set[int | None]) -> set[int | None]:
    return {near for bucket in buckets for near in ((None,) if bucket is None else (bucket - 1, bucket, bucket + 1))}
