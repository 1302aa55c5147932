"""Finding incidents by facets: the index against a plain look at every incident."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.model.claim_filter import PlaceBox
from reportedly.model.incident_filter import IncidentFilter
from reportedly.model.incident_overview import IncidentOverview
from reportedly.views.incident_index import IncidentIndex

BLANK = IncidentOverview(
    incident_id="i0",
    event_type="attack",
    place=None,
    country=None,
    lat=None,
    lon=None,
    radius_km=None,
    day=None,
    earliest=None,
    latest=None,
    reports=1,
    independent_sources=1,
    badge="single source",
    has_denial=False,
    figures_conflict=False,
    figures=(),
    actors=(),
    sources=(),
    outlets=(),
    stances=("asserts",),
    sentence=None,
)
EUROPE_AND_AFRICA = PlaceBox(west=0, south=0, east=30, north=20)
ACROSS_THE_DATE_LINE = PlaceBox(west=170, south=-20, east=-170, north=20)
DAYS = st.sampled_from([None, "2031-01-01", "2031-01-02", "2031-02-10", "2031-03-01"])


@st.composite
def overviews(draw: st.DrawFn) -> list[IncidentOverview]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        day = draw(DAYS)
        latest = draw(DAYS) if day else None
        found.append(
            replace(
                BLANK,
                incident_id=f"i{number}",
                event_type=draw(st.sampled_from(["attack", "attack.chemical", "attack.shelling", "talks"])),
                country=draw(st.sampled_from([None, "SY", "UA"])),
                actors=tuple(draw(st.sets(st.sampled_from(["SYR.GOV", "SYR.REB", "SYR"]), max_size=2))),
                lat=draw(st.sampled_from([None, 10.0, -10.0])),
                lon=draw(st.sampled_from([175.0, -175.0, 20.0])),
                day=day,
                earliest=day,
                latest=latest if latest and day and latest >= day else day,
                has_denial=draw(st.booleans()),
                badge=draw(st.sampled_from(["agree", "conflict"])),
            )
        )
    return found


FILTERS = st.builds(
    IncidentFilter,
    event_type=st.sampled_from([None, "attack", "attack.chemical", "protest"]),
    actor=st.sampled_from([None, "SYR", "SYR.REB"]),
    country=st.sampled_from([None, "SY"]),
    badge=st.sampled_from([None, "conflict"]),
    has_denial=st.booleans(),
    box=st.sampled_from([None, EUROPE_AND_AFRICA, ACROSS_THE_DATE_LINE]),
    earliest=DAYS,
    latest=DAYS,
)


def is_wanted(one: IncidentOverview, wanted: IncidentFilter) -> bool:
    """The filter as its documentation says it, one incident at a time."""

    def below(code: str, above: str | None) -> bool:
        return above is None or code == above or code.startswith(above + ".")

    days = (one.day is not None) or (wanted.earliest is None and wanted.latest is None)
    if one.day is not None:
        days = (wanted.earliest is None or (one.latest or one.day) >= wanted.earliest) and (
            wanted.latest is None or one.day <= wanted.latest
        )
    box = wanted.box is None
    if wanted.box is not None and one.lat is not None and one.lon is not None:
        east = one.lon if one.lon >= wanted.box.west else one.lon + 360
        reach = wanted.box.east if wanted.box.east >= wanted.box.west else wanted.box.east + 360
        box = wanted.box.south <= one.lat <= wanted.box.north and wanted.box.west <= east <= reach
    return (
        below(one.event_type, wanted.event_type)
        and (wanted.actor is None or any(below(actor, wanted.actor) for actor in one.actors))
        and wanted.country in {None, one.country}
        and wanted.badge in {None, one.badge}
        and (one.has_denial or not wanted.has_denial)
        and days
        and box
    )


def test_no_incident_lies_in_a_range_that_ends_before_it_begins() -> None:
    index = IncidentIndex([replace(BLANK, day="2031-01-15", latest="2031-02-20")])
    assert list(index.found(IncidentFilter(earliest="2031-02-10", latest="2031-01-01"))) == []


@given(overviews(), FILTERS)
def test_the_index_finds_what_the_filter_says(given_ones: list[IncidentOverview], wanted: IncidentFilter) -> None:
    index = IncidentIndex(given_ones)
    expected = {one.incident_id for one in given_ones if is_wanted(one, wanted)}
    assert {one.incident_id for one in index.found(wanted)} == expected
    assert index.count(wanted) == len(expected)


@given(overviews(), FILTERS)
def test_a_facet_says_how_many_each_choice_would_leave(
    given_ones: list[IncidentOverview], wanted: IncidentFilter
) -> None:
    index = IncidentIndex(given_ones)
    for facet in index.facets(wanted):
        for choice in facet.values:
            narrowed = replace(wanted, **{facet.name: choice.value})  # type: ignore[arg-type] # any facet, any value
            assert choice.incidents == index.count(narrowed)


@given(overviews(), st.integers(1, 4))
def test_pages_together_are_the_whole_list_newest_first(given_ones: list[IncidentOverview], size: int) -> None:
    index = IncidentIndex(given_ones)
    seen: list[IncidentOverview] = []
    while page := index.found(after=seen[-1].incident_id if seen else None, limit=size):
        seen.extend(page)
    assert seen == list(index.found())
    assert [one.day or "" for one in seen] == sorted((one.day or "" for one in given_ones), reverse=True)


def test_a_cursor_from_elsewhere_is_refused() -> None:
    with pytest.raises(UsageError, match="not where a list of incidents can go on"):
        IncidentIndex([BLANK]).found(after="i9")
