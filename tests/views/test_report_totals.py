"""The number of a whole report among the figures of its incident, on readings told by hand."""

from reportedly.model.figure import FigureRange
from reportedly.model.incident import ClaimReference, Incident
from reportedly.model.reading import Reading
from reportedly.views.figures import figure_ranges
from tests.linking.told import Told, reading

ONE = Told(words="Shells killed a farmer.")
HIT = Told(words="Shells hit the market of Tolvanne.", trigger="hit")


def ranges(*readings: Reading, primary: bool = True) -> dict[str, FigureRange]:
    by_id = {one.report.report_id: one for one in readings}
    incident = Incident(
        id="i",
        claims=tuple(
            ClaimReference(report_id=name, claim_id=claim.id) for name, one in by_id.items() for claim in one.claims
        ),
        reports=tuple(by_id),
        primary_in=tuple(by_id) if primary else (),
        event_type="attack.shelling",
    )
    return {one.outcome: one for one in figure_ranges(incident, by_id)}


def test_a_report_that_lists_its_dead_gives_their_sum() -> None:
    found = ranges(reading("r", HIT, Told(words="Two men and a woman were killed."), outlet="Courier"))["killed"]
    assert (found.low, found.high, found.open_above) == (3, 3, False)
    assert [evidence.sentence.text for evidence in found.figures[0].evidence] == ["Two men and a woman were killed."]


def test_reports_that_differ_span_the_range() -> None:
    two = reading("b", HIT, Told(words="Two farmers were killed."), outlet="Mail")
    found = ranges(reading("a", HIT, ONE, outlet="Courier"), two)["killed"]
    assert (found.low, found.high) == (1, 2)


def test_a_report_speaks_only_for_its_main_matter() -> None:
    assert ranges(reading("r", HIT, Told(words="Two men were killed."), outlet="Courier"), primary=False) == {}


def test_what_other_sources_count_in_the_report_stands() -> None:
    front = Told(
        words="The front said 40 people died.",
        trigger="died",
        type="harm.death",
        killed=("40 people", 40, 40),
        source=("The front", "XXA.REB.FRONT"),
    )
    found = ranges(reading("r", HIT, Told(words="Two men were killed."), front, outlet="Courier"))["killed"]
    assert (found.low, found.high) == (2, 40)


def test_the_injured_who_may_be_the_dead_are_no_figure() -> None:
    hurt = reading("a", HIT, Told(words="A farmer was wounded."), published="2024-03-12", outlet="Courier")
    died = reading("b", HIT, Told(words="A farmer died."), published="2024-03-13", outlet="Mail")
    both = reading("c", HIT, Told(words="A farmer died, and four men were wounded."), outlet="Post")
    assert set(ranges(hurt)) == {"injured"}
    assert set(ranges(hurt, died)) == {"killed"}
    assert set(ranges(hurt, died, both)) == {"killed", "injured"}


def test_what_a_source_says_is_not_replaced_by_less() -> None:
    counted = Told(
        words="More than 60 people were wounded, and 60 men lay in the hospital wounded.",
        trigger="wounded",
        type="harm.injury",
        killed=("More than 60 people", 61, None),
        outcome="injured",
    )
    found = ranges(reading("r", HIT, counted, outlet="Courier"))["injured"]
    assert (found.low, found.high, found.open_above) == (61, 61, True)
    assert [(figure.quantity.low, figure.partial) for figure in found.figures] == [(61, False)]


def test_one_death_that_is_told_late_is_none_of_the_incident() -> None:
    told = [HIT, *(Told(words=f"The baker sold {number} loaves.") for number in range(4))]
    assert set(ranges(reading("r", HIT, Told(words="A farmer died."), outlet="Courier"))) == {"killed"}
    assert ranges(reading("r", *told, Told(words="A farmer died."), outlet="Courier")) == {}
