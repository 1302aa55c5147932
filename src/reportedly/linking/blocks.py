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
from reportedly.linking.terms import cosine

DAYS_OF_GATE = 90
"""The time gate: tellings are compared when their days, or their reports, lie no farther apart. On the tuning half of
the incident corpus 45, 90 and 400 days give B-cubed F1 of .923, .925 and .907: later reports are of trials and
anniversaries, and what else lies so far apart is another case."""

KILOMETRES_OF_GATE = 300.0
"""The gate in place, beyond the precision of both: farther apart than the suburbs, the province or the wrong one of two
towns of a name in one state can explain."""

LIKENESS_BEYOND_CHANCE = 0.3
"""Text likeness from which a place is taken to be wrong rather than the reports to be of two happenings: from here on
the learned weights of text likeness outweigh any distance."""

DAYS_OF_GATE_FOR_REGIONS = 2
"""The gate where all that two tellings share is a province or a country: there only the day tells happenings apart."""

LARGEST_RADIUS_OF_A_SPOT = 60.0
"""Kilometres up to which a place is a spot on the map; what is larger is a region."""

DEGREES_OF_A_CELL = 1.0
"""The side of a cell of the grid, about 111 km north to south: no spot reaches beyond the cells around its own."""

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
    enough.
    """
    if one.report_id == other.report_id or _told_of_far_places(one, other):
        return False
    if one.own_days and other.own_days and one.days and other.days:
        return one.days.apart(other.days) <= gate
    if one.days and other.days and one.days.apart(other.days) <= gate:
        return True
    if one.published is not None and other.published is not None:
        return abs(one.published - other.published) <= gate
    return one.days is None or other.days is None


def _told_of_far_places(one: Profile, other: Profile) -> bool:
    """Whether the claims of both give places far apart, and the texts are not so alike that one place must be wrong."""
    if not (one.own_spot and other.own_spot):
        return False
    nearest = min(here.beyond_precision_km(there) for here in one.spots for there in other.spots)
    return nearest > KILOMETRES_OF_GATE and cosine(one.terms, other.terms) < LIKENESS_BEYOND_CHANCE


def standing_keys(profile: Profile, gate: int) -> Iterator[Key]:
    """The keys under which a telling is found."""
    for bucket in _buckets(profile, gate):
        for name in profile.names:
            yield (profile.kind, "name", name, bucket)
        for spot in profile.spots:
            if not _is_region(spot):
                yield (profile.kind, "cell", *_cell(spot), bucket)
    for bucket in _day_buckets(profile):
        for spot in profile.spots:
            yield (profile.kind, "region" if _is_region(spot) else "spot", spot.place.country, bucket)


def asked_keys(profile: Profile, gate: int) -> Iterator[Key]:
    """The keys under which a telling looks for others."""
    for bucket in _around(_buckets(profile, gate)):
        for name in profile.names:
            yield (profile.kind, "name", name, bucket)
        for spot in profile.spots:
            if not _is_region(spot):
                row, column = _cell(spot)
                for rows in (row - 1, row, row + 1):
                    for columns in (column - 1, column, column + 1):
                        yield (profile.kind, "cell", rows, columns % round(360 / DEGREES_OF_A_CELL), bucket)
    for bucket in _around(_day_buckets(profile)):
        for spot in profile.spots:
            yield (profile.kind, "region", spot.place.country, bucket)
            if _is_region(spot):
                yield (profile.kind, "spot", spot.place.country, bucket)


def _is_region(spot: Spot) -> bool:
    return spot.radius_km > LARGEST_RADIUS_OF_A_SPOT


def _cell(spot: Spot) -> tuple[int, int]:
    row, column = floor(spot.lat / DEGREES_OF_A_CELL), floor(spot.lon / DEGREES_OF_A_CELL)
    return row, column % round(360 / DEGREES_OF_A_CELL)


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
