"""Readings in any order and any portions give the same incidents, and judgements always win."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.clustering import THRESHOLD
from reportedly.linking.linker import Linker
from reportedly.linking.weights import Weights
from reportedly.model.incident import Incident, Linking
from reportedly.model.judgement import Judged, Judgement, Verdict, Withdrawal, judgement_id
from reportedly.model.reading import Reading
from tests.linking.told import Told, reading

STORIES = {
    "market": "Shells hit the market of Tolvanne on Tuesday; bakers Corvick and Tirrish saw yellow smoke.",
    "bridge": "The bridge of Vantrey was hit by a drone on Tuesday; ferryman Dask swam ashore.",
    "mill": "Rinmoor, who runs the mill of Quistrel, said that soldiers hit its granary with a tank round on Tuesday.",
}
PLACE_OF = {"market": "Tolvanne", "bridge": "Vantrey", "mill": "Quistrel"}


def story(report_id: str, subject: str, *, day: str = "2024-03-12", published: str | None = "2024-03-13") -> Reading:
    told = Told(words=STORIES[subject], trigger="hit", place=PLACE_OF[subject], day=f"Tuesday={day}")
    return reading(report_id, told, published=published)


def linked(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Linking:
    linker = Linker(judgements=judgements)
    linker.add(readings)
    return linker.linking()


def by_reports(linking: Linking) -> set[tuple[str, ...]]:
    return {tuple(sorted(incident.reports)) for incident in linking.incidents}


def incident_of(linking: Linking, report_id: str) -> Incident:
    (found,) = (incident for incident in linking.incidents if report_id in incident.primary_in)
    return found


def judgement(
    verdict: Verdict, one: str, other: str, *, at: str = "2024-04-01T10:00:00+00:00", withdrawn: bool = False
) -> Judgement:
    first, second = Judged(kind="report", report_id=one), Judged(kind="report", report_id=other)
    taken_back = Withdrawal(by="Ana", at="2024-04-02T10:00:00+00:00", reason="mistaken") if withdrawn else None
    name = judgement_id(verdict, first, second, by="Ana", at=at)
    return Judgement(
        id=name, verdict=verdict, one=first, other=second, by="Ana", at=at, reason="seen", withdrawn=taken_back
    )


CORPUS = [story(f"{subject}-{number}", subject) for subject in STORIES for number in range(3)]


def test_reports_of_one_happening_are_one_incident() -> None:
    assert by_reports(linked(CORPUS)) == {tuple(f"{subject}-{number}" for number in range(3)) for subject in STORIES}


def test_every_link_says_why() -> None:
    incident = incident_of(linked(CORPUS), "market-0")
    assert len(incident.links) == 2  # what it takes to hold three reports together
    for link in incident.links:
        assert {reason.comparison for reason in link.reasons} >= {"days_apart", "kilometres_apart", "text_likeness"}
        assert all(reason.words for reason in link.reasons)


def test_an_incident_says_what_where_and_when() -> None:
    incident = incident_of(linked(CORPUS), "market-0")
    assert incident.event_type == "attack.shelling"
    assert incident.place is not None
    assert incident.place.name == "Tolvanne"
    assert (incident.earliest, incident.latest) == ("2024-03-12", "2024-03-12")


def test_adding_later_keeps_the_id() -> None:
    alone = incident_of(linked(CORPUS[:1]), "market-0")
    assert incident_of(linked(CORPUS), "market-0").id == alone.id


def test_a_report_with_no_event_is_in_no_incident() -> None:
    linking = linked([reading("quiet", Told(words="The weather stays fine."))])
    assert linking.incidents == ()
    assert [family.reports for family in linking.wire_families] == [("quiet",)]


def test_a_report_is_taken_in_once() -> None:
    linker = Linker()
    assert linker.add(CORPUS[:2]) == 2
    assert linker.add(CORPUS[:2]) == 0


@pytest.mark.parametrize("later", ["2025-03-12", "2034-03-12"])
def test_an_anniversary_belongs_to_what_it_remembers_and_not_to_what_happened_that_day(later: str) -> None:
    remembered = Told(words=STORIES["market"], trigger="hit", place="Tolvanne", day="Tuesday=2024-03-12")
    linking = linked(
        [
            story("then", "market"),
            reading("anniversary", remembered, published=later),
            story("now", "market", day=later),
        ]
    )
    assert {"then", "anniversary"} <= set(incident_of(linking, "then").reports)
    assert "now" not in incident_of(linking, "then").reports


@pytest.mark.parametrize(("tried", "together"), [("Ulen Corvick", True), ("Maro Dask", False)])
def test_a_trial_belongs_to_the_incident_whose_people_it_names(tried: str, together: bool) -> None:
    attack = Told(
        words="Gunman Ulen Corvick, 31, hit the granary of Quistrel with shells on Tuesday.",
        trigger="hit",
        place="Quistrel",
        day="Tuesday=2024-03-12",
    )
    trial = Told(words=f"A court sentenced {tried}, 31, over the granary.", trigger="sentenced", type="law.trial")
    linking = linked(
        [
            reading("attack", attack, title="Gunman shells the granary of Quistrel"),
            reading("trial", trial, published="2025-02-03", title="Prison for shelling the granary of Quistrel"),
        ]
    )
    assert ("trial" in incident_of(linking, "attack").reports) == together


@pytest.mark.parametrize(("named", "together"), [("Corvick", True), ("the gunman", False)])
def test_a_late_report_without_a_day_is_found_by_a_family_name_and_likeness(named: str, together: bool) -> None:
    words = "Gunman {} hit the granary of Quistrel with a tank round and fled over the mill bridge"
    late = Told(words=f"{words.format(named)}, the court heard.", trigger="hit", place="Quistrel")
    linking = linked(
        [
            reading(
                "attack",
                Told(words=f"{words.format('Corvick')} on Tuesday.", trigger="hit", day="Tuesday=2024-03-12"),
                title="Gunman shells granary",
            ),
            reading("late", late, published="2025-02-03", title="Court hears of shelled granary"),
        ]
    )
    assert ("late" in incident_of(linking, "attack").reports) == together


def test_a_round_up_of_a_hundred_incidents_joins_each_of_them_once_and_merges_none() -> None:
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 11) for day in range(2, 22, 2)]
    lines = [f"On {day} shells hit the farm of Pensk{number:03}." for number, day in enumerate(days)]
    told = [Told(words=words, trigger="hit", day=f"{day}={day}") for words, day in zip(lines, days, strict=True)]
    alone = [reading(f"alone-{day}", one, published=day) for one, day in zip(told[10:13], days[10:13], strict=True)]
    linking = linked([reading("round-up", *told, published="2023-12-31"), *alone])
    assert sum("round-up" in incident.reports for incident in linking.incidents) == len(days) == 100
    for one in alone:
        assert set(incident_of(linking, one.report.report_id).reports) == {"round-up", one.report.report_id}


def test_two_attacks_in_one_town_on_one_day_are_two_incidents() -> None:
    bakery = (
        Told(words="Shells hit a bakery in Tolvanne.", trigger="hit", place="Tolvanne"),
        Told(words="Baker Ulen Corvick, 61, was pulled from the rubble of his oven with burned hands."),
        Told(words="Neighbours queued for bread when the roof came down, and the flour caught fire."),
    )
    school = (
        Told(words="Gunmen fired at pupils in Tolvanne.", trigger="fired", type="attack.shooting", place="Tolvanne"),
        Told(words="Teacher Maro Dask, 34, hid her class in the cellar until soldiers arrived on a lorry."),
        Told(words="Two masked men had waited beside the playground on motorcycles, parents said."),
    )
    readings = [
        reading(f"{subject}-{number}", *told, title=title)
        for subject, told, title in (
            ("bakery", bakery, "Baker burned as shells bring down roof"),
            ("school", school, "Masked men fire at pupils on playground"),
        )
        for number in range(2)
    ]
    assert by_reports(linked(readings)) == {("bakery-0", "bakery-1"), ("school-0", "school-1")}


def test_midnight_does_not_part_two_reports_of_one_happening() -> None:
    before = Told(words="Shells hit Corvick's mill at 23:50.", trigger="hit", day="23:50=2024-03-12", hour="23:50")
    after = Told(words="Shells hit Corvick's mill at 00:10.", trigger="hit", day="00:10=2024-03-13", hour="00:10")
    assert by_reports(linked([reading("before", before), reading("after", after)])) == {("after", "before")}


def test_a_wrong_publication_date_does_not_part_what_happened_on_one_day() -> None:
    linking = linked([story("right", "market"), story("wrong", "market", published="1999-01-01")])
    assert by_reports(linking) == {("right", "wrong")}


def test_without_publication_dates_days_still_link() -> None:
    assert by_reports(linked([story("one", "market", published=None), story("other", "market", published=None)])) == {
        ("one", "other")
    }


def test_one_town_on_two_days_is_two_incidents() -> None:
    linking = linked([story("one", "market"), story("other", "market", day="2024-06-25", published="2024-06-26")])
    assert len(linking.incidents) == 2


@settings(max_examples=25)
@given(st.permutations(range(len(CORPUS))), st.lists(st.integers(1, 4), max_size=5))
def test_adding_one_by_one_in_any_order_is_linking_all_at_once(order: list[int], portions: list[int]) -> None:
    linker = Linker()
    rest = [CORPUS[index] for index in order]
    for portion in portions:
        linker.add(rest[:portion])
        rest = rest[portion:]
        linker.linking()  # what is worked out in between must not show
    linker.add(rest)
    assert linker.linking() == linked(CORPUS)


names = st.sampled_from([one.report.report_id for one in CORPUS])
verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["same", "different", "unsure"])


@settings(max_examples=40)
@given(st.lists(st.tuples(verdicts, names, names), max_size=6))
def test_judgements_always_win(said: list[tuple[Verdict, str, str]]) -> None:
    """Every judgement holds except those that are set aside by name, because later ones contradict them."""
    judgements = [
        judgement(verdict, one, other, at=f"2024-04-01T10:00:{second:02}+00:00")
        for second, (verdict, one, other) in enumerate(said)
        if one != other
    ]
    linking = linked(CORPUS, judgements)
    aside = " ".join(warning.message for warning in linking.warnings)
    latest = {frozenset({one.one, one.other}): one for one in judgements}
    for one in latest.values():
        together = incident_of(linking, one.one.report_id) == incident_of(linking, one.other.report_id)
        if one.id not in aside and one.verdict != "unsure":
            assert together == (one.verdict == "same")


def test_a_withdrawn_judgement_has_no_effect() -> None:
    withdrawn = judgement("same", "market-0", "bridge-0", withdrawn=True)
    assert linked(CORPUS, [withdrawn]) == linked(CORPUS)


def test_the_later_of_two_contradicting_judgements_holds() -> None:
    earlier = judgement("same", "market-0", "bridge-0", at="2024-04-01T10:00:00+00:00")
    later = judgement("different", "market-0", "bridge-0", at="2024-04-02T10:00:00+00:00")
    assert by_reports(linked(CORPUS, [later, earlier])) == by_reports(linked(CORPUS))


def test_what_contradicts_through_others_is_set_aside_and_said() -> None:
    judgements = [
        judgement("same", "market-0", "bridge-0", at="2024-04-01T10:00:00+00:00"),
        judgement("same", "bridge-0", "mill-0", at="2024-04-02T10:00:00+00:00"),
        judgement("different", "market-0", "mill-0", at="2024-04-03T10:00:00+00:00"),
    ]
    (warning,) = linked(CORPUS, judgements).warnings
    assert judgements[0].id in warning.message


def test_a_judged_link_names_its_judgement() -> None:
    said = judgement("same", "market-0", "bridge-0")
    links = incident_of(linked(CORPUS, [said]), "market-0").links
    assert [link.judgement for link in links if link.judgement] == [said.id]


def test_claims_of_one_report_can_be_told_apart_by_judgement() -> None:
    two = reading(
        "two", Told(words="Shells hit a mill.", trigger="hit"), Told(words="Shells fell near it.", trigger="fell")
    )
    assert len(linked([two]).incidents) == 1
    one, other = (Judged(kind="claim", report_id="two", claim_id=claim.id) for claim in two.claims)
    different = Judgement(
        id="j1", verdict="different", one=one, other=other, by="Ana", at="2024-04-01T10:00:00+00:00", reason="two mills"
    )
    assert len(linked([two], [different]).incidents) == 2


def test_what_is_judged_or_unsure_is_not_offered_for_review() -> None:
    undecided = Weights(start=THRESHOLD, scales={})  # whatever is compared is on the edge
    near = [story("one", "market"), story("two", "market")]
    offering, told = (
        Linker(weights=undecided),
        Linker(weights=undecided, judgements=[judgement("unsure", "one", "two")]),
    )
    for linker in (offering, told):
        linker.add(near)
    assert [(link.one.report_id, link.other.report_id) for link in offering.linking().undecided] == [("one", "two")]
    assert told.linking().undecided == ()
