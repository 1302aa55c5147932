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

DAYS_OF_GATE = 90
"""The time gate: tellings are compared when their days, or their reports, lie no farther apart. On the tuning half of
the incident corpus 45, 90 and 400 days give B-cubed F1 of .923, .925 and .907: later reports are of trials and
anniversaries, and what else lies so far apart is another case."""

DAYS_OF_GATE_FOR_REGIONS = 2
"""The gate where all that two tellings share is a province or a country: there only the day tells happenings apart."""

LARGEST_RADIUS_OF_A_SPOT = 60.0
"""Kilometres up to which a place is a spot on the map; what is larger is a region."""

DEGREES_OF_A_CELL = 1.0
"""The side of a cell of the grid, about 111 km north to south: no spot reaches beyond the cells around its own."""

Key = tuple[object, ...]


class Blocks:
    """An index of profiles that finds, for one more, all that it must be compared with."""

    def __init__(self) -> None:
        self._standing: defaultdict[Key, set[int]] = defaultdict(set)
        self._profiles: list[Profile] = []

    def add(self, profile: Profile) -> tuple[int, list[int]]:
        """Take in a profile; gives its number and the numbers of those before it that it must be compared with."""
        number = len(self._profiles)
        found: set[int] = set()
        for key in asked_keys(profile):
            found |= self._standing.get(key, set())
        partners = sorted(other for other in found if passes_gate(profile, self._profiles[other]))
        self._profiles.append(profile)
        for key in standing_keys(profile):
            self._standing[key].add(number)
        return number, partners


def passes_gate(one: Profile, other: Profile) -> bool:
    """Whether two tellings are near enough in time, and not of one report, which has told them apart itself."""
    if one.report_id == other.report_id:
        return False
    if one.days and other.days and one.days.apart(other.days) <= DAYS_OF_GATE:
        return True
    if one.published is not None and other.published is not None:
        return abs(one.published - other.published) <= DAYS_OF_GATE
    return one.days is None or other.days is None


def standing_keys(profile: Profile) -> Iterator[Key]:
    """The keys under which a telling is found."""
    for bucket in _buckets(profile, DAYS_OF_GATE):
        for name in profile.names:
            yield (profile.kind, "name", name, bucket)
        for spot in profile.spots:
            if not _is_region(spot):
                yield (profile.kind, "cell", *_cell(spot), bucket)
    for bucket in _day_buckets(profile):
        for spot in profile.spots:
            yield (profile.kind, "region" if _is_region(spot) else "spot", spot.place.country, bucket)


def asked_keys(profile: Profile) -> Iterator[Key]:
    """The keys under which a telling looks for others."""
    for bucket in _around(_buckets(profile, DAYS_OF_GATE)):
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
