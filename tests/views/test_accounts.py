"""Accounts, figures, timeline, changes and overview of an incident told by hand."""

import pytest

from reportedly.model.figure import FigureRange
from reportedly.model.incident import ClaimReference, Incident, WireFamily, incident_id
from reportedly.model.reading import Reading
from reportedly.views.accounts import accounts_matrix
from reportedly.views.changes import changes_since
from reportedly.views.figures import figure_ranges
from reportedly.views.incident_overview import incident_overview
from reportedly.views.incident_timeline import incident_timeline
from tests.linking.told import Told, reading

MINISTRY = ("The ministry", "XXA.GOV")
FRONT = ("The Front", "XXA.REB.FRONT")

ACCUSED = Told(
    words="The ministry said the Front hit Tolvanne with mortar shells.",
    trigger="hit",
    place="Tolvanne",
    source=MINISTRY,
    relay=None,
    agent=("the Front", "XXA.REB.FRONT"),
    means="mortar shells",
)
NINETEEN = Told(
    words="The ministry put the dead at 19.", trigger="dead", type="harm.death", killed=("19", 19, 19), source=MINISTRY
)
TWENTY_THREE = Told(
    words="The ministry put the dead at 23.", trigger="dead", type="harm.death", killed=("23", 23, 23), source=MINISTRY
)
DENIED = Told(
    words="The Front called the accusations lies.",
    trigger="accusations",
    source=FRONT,
    stance="denies",
    answers=0,
)
OWN_COUNT = Told(words="At least 12 died.", trigger="died", type="harm.death", killed=("At least 12", 12, None))

READINGS = {
    one.report.report_id: one
    for one in (
        reading("first", ACCUSED, NINETEEN, published="2024-03-12", outlet="Courier"),
        reading("second", ACCUSED, DENIED, TWENTY_THREE, published="2024-03-13", outlet="Wire"),
        reading("copy", ACCUSED, DENIED, TWENTY_THREE, published="2024-03-13", outlet="Mail"),
        reading("third", OWN_COUNT, published="2024-03-14", outlet="Radio"),
    )
}
FAMILIES = (WireFamily(id="w", reports=("second", "copy")),)


def incident(readings: dict[str, Reading]) -> Incident:
    claims = tuple(
        ClaimReference(report_id=report, claim_id=claim.id) for report, one in readings.items() for claim in one.claims
    )
    return Incident(
        id=incident_id(claims[0]),
        claims=claims,
        reports=tuple(readings),
        primary_in=tuple(readings),
        event_type="attack.shelling",
    )


INCIDENT = incident(READINGS)
MATRIX = accounts_matrix(INCIDENT, READINGS, FAMILIES)


def row(slot: str) -> tuple[str, str]:
    return next((found.agreement, found.explanation) for found in MATRIX.slots if found.slot == slot)


def killed() -> FigureRange:
    (found,) = figure_ranges(INCIDENT, READINGS, FAMILIES)
    return found


def test_each_source_has_one_account_whatever_report_it_speaks_in() -> None:
    assert [account.key for account in MATRIX.accounts] == ["XXA.GOV", "XXA.REB.FRONT", "own voice/radio"]


def test_a_denial_stands_beside_what_it_denies() -> None:
    assert row("who")[0] == "denied"
    assert row("who")[1].startswith("The Front denies what The ministry asserts")


@pytest.mark.parametrize(("slot", "agreement"), [("killed", "compatible"), ("means", "single"), ("injured", "silent")])
def test_rows_say_how_accounts_stand(slot: str, agreement: str) -> None:
    assert row(slot)[0] == agreement


def test_copies_count_as_one_independent_report() -> None:
    ministry = MATRIX.accounts[0]
    (_, revised) = ministry.cell("killed").statements
    assert (revised.value, revised.independent_reports, revised.reports) == ("23", 1, ("second", "copy"))
    assert revised.through == ("Wire", "Mail")


def test_every_value_leads_to_its_sentence() -> None:
    for account in MATRIX.accounts:
        for cell in account.cells:
            for statement in cell.statements:
                for evidence in statement.evidence:
                    text = READINGS[evidence.claim.report_id].report.text
                    assert evidence.sentence.reproduces(text)
                    assert evidence.words.reproduces(text)
                    assert evidence.sentence.contains(evidence.words)


def test_looking_back_leaves_out_what_was_said_later() -> None:
    before = accounts_matrix(INCIDENT, READINGS, FAMILIES, until="2024-03-12")
    assert [account.key for account in before.accounts] == ["XXA.GOV"]


def test_figures_run_from_low_to_high_with_revisions() -> None:
    found = killed()
    assert (found.low, found.high, found.open_above) == (12, 23, False)
    assert [(figure.words, figure.said_on, figure.revises) for figure in found.figures] == [
        ("19", "2024-03-12", None),
        ("23", "2024-03-13", 0),
        ("At least 12", "2024-03-14", None),
    ]


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("lowest", (12, 12, 12)),
        ("low_best_high", (12, 12, 23)),
        ("majority", (None, None, None)),
        ("latest", (12, 12, None)),
    ],
)
def test_named_rules(rule: str, numbers: tuple[int | None, ...]) -> None:
    (ruled,) = (found for found in killed().by_rule if found.rule == rule)
    assert (ruled.low, ruled.best, ruled.high) == numbers
    assert ruled.explanation


def test_no_rule_averages() -> None:
    given = {end for figure in killed().figures for end in (figure.quantity.low, figure.quantity.high)}
    assert {end for ruled in killed().by_rule for end in (ruled.low, ruled.best, ruled.high)} <= given


def test_a_smaller_figure_in_the_same_report_is_a_part() -> None:
    four = Told(
        words="Four more died overnight.", trigger="died", type="harm.death", killed=("Four", 4, 4), source=None
    )
    total = Told(words="That makes 23 dead.", trigger="dead", type="harm.death", killed=("23", 23, 23))
    readings = {"r": reading("r", four, total, outlet="Courier")}
    (found,) = figure_ranges(incident(readings), readings)
    assert {figure.words: figure.partial for figure in found.figures} == {"Four": True, "23": False}
    assert (found.low, found.high) == (23, 23)


def test_the_timeline_says_what_changed() -> None:
    entries = incident_timeline(INCIDENT, READINGS, FAMILIES)
    changed = [entry for entry in entries if entry.kind == "changed"]
    assert [(entry.day, entry.words) for entry in changed] == [("2024-03-13", "killed: from “19” (2024-03-12) to “23”")]
    assert [entry.day for entry in entries] == sorted(entry.day or "9999" for entry in entries)


def test_changes_since_a_day() -> None:
    kinds = {change.kind for change in changes_since("2024-03-13", [INCIDENT], READINGS, FAMILIES)}
    assert kinds == {"new_report", "new_account", "new_denial", "new_figure", "revised_figure"}
    assert changes_since("2024-03-15", [INCIDENT], READINGS, FAMILIES) == ()
    (new,) = changes_since("2024-03-01", [INCIDENT], READINGS, FAMILIES)
    assert (new.kind, new.day) == ("new_incident", "2024-03-12")


def test_the_overview_is_what_lists_show() -> None:
    overview = incident_overview(INCIDENT, READINGS, FAMILIES)
    assert (overview.badge, overview.has_denial, overview.figures_conflict) == ("denied", True, False)
    assert (overview.reports, overview.independent_sources) == (4, 3)
    assert [(bar.low, bar.high) for bar in overview.figures] == [(12, 23)]
    assert overview.day == "2024-03-12"


def test_a_family_name_is_the_person_whom_the_report_named_in_full() -> None:
    told = [
        Told(words=f"{name} said shells hit Tolvanne.", trigger="hit", source=(name, None))
        for name in ("Maro Dask", "Dask", "Ana Brun", "Ulen Brun", "Brun")
    ]
    readings = {"r": reading("r", *told), "s": reading("s", told[1])}
    keys = [account.key for account in accounts_matrix(incident(readings), readings).accounts]
    assert sorted(keys) == ["ana brun", "brun", "dask", "maro dask", "ulen brun"]


@pytest.mark.parametrize(
    ("names", "label"),
    [(("Its spokesman", "The ministry"), "The ministry"), (("Its spokesman", "He"), "Its spokesman")],
)
def test_a_source_is_called_by_a_name_that_stands_alone(names: tuple[str, ...], label: str) -> None:
    told = [Told(words=f"{name} said shells hit Tolvanne.", trigger="hit", source=(name, "XXA.GOV")) for name in names]
    readings = {"r": reading("r", *told)}
    (account,) = accounts_matrix(incident(readings), readings).accounts
    assert account.label == label


def test_reports_that_are_missing_are_left_out() -> None:
    assert accounts_matrix(INCIDENT, {}, ()).accounts == ()
