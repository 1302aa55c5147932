"""Every filter finds what it asks for and nothing else, alone and together; lists go on where they stopped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportedly.errors import UsageError
from reportedly.ledger.ledger import Ledger
from reportedly.model.claim_filter import ClaimFilter, PlaceBox
from reportedly.model.place import PlaceMention
from tests.invented import INJURED, REJECTED, SHELLED, TALKS, span
from tests.ledger.postgresql_cluster import filled_ledger_url
from tests.ledger.stored import ISLAND_READING, ISLAND_REPORT, add

HARBOUR = PlaceMention(
    start=span("the port").start,
    end=span("the port").end,
    text="the port",
    status="resolved",
    name="Port",
    country="XQ",
    lat=-12.5,
    lon=179.5,
)
PLACED = replace(ISLAND_READING, claims=(TALKS, REJECTED, replace(SHELLED, places=(HARBOUR,)), INJURED))
ELSEWHERE = replace(
    ISLAND_READING,
    report=replace(ISLAND_REPORT, report_id="courier-1", outlet="Courier", published="2024-04-01"),
    claims=(replace(TALKS, stance="doubts"),),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with five claims of two reports."""
    if request.param == "sqlite":
        location = str(tmp_path_factory.mktemp("filled") / "ledger.db")
    else:
        location = filled_ledger_url(request.getfixturevalue("cluster"))
    with Ledger.open(location, create=True) as ledger:
        add(ledger, PLACED)
        add(ledger, ELSEWHERE)
        yield ledger


def found(ledger: Ledger, wanted: ClaimFilter) -> list[tuple[str, str]]:
    with ledger.view() as view:
        claims = [(claim.claim_id, claim.reports[0]) for claim in view.claims(wanted)]
        assert view.count_claims(wanted) == len(claims)
        return sorted(claims)


INJURED_IN_ORVA, REJECTED_IN_ORVA, SHELLED_IN_ORVA, TALKS_IN_ORVA = (
    (claim.id, "orva-1") for claim in (INJURED, REJECTED, SHELLED, TALKS)
)
TALKS_IN_COURIER = (TALKS.id, "courier-1")


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        (
            ClaimFilter(),
            [INJURED_IN_ORVA, REJECTED_IN_ORVA, SHELLED_IN_ORVA, TALKS_IN_COURIER, TALKS_IN_ORVA],
        ),
        (ClaimFilter(event_type="attack"), [REJECTED_IN_ORVA, SHELLED_IN_ORVA]),
        (ClaimFilter(event_type="attack.shelling"), [REJECTED_IN_ORVA, SHELLED_IN_ORVA]),
        (ClaimFilter(event_type="attack.shell"), []),
        (ClaimFilter(event_type="harm"), [INJURED_IN_ORVA]),
        (ClaimFilter(stance="denies"), [REJECTED_IN_ORVA]),
        (ClaimFilter(stance="doubts", event_type="talks"), [TALKS_IN_COURIER]),
        (ClaimFilter(actor="XQA.REB"), [SHELLED_IN_ORVA]),
        (ClaimFilter(actor="XQA"), [SHELLED_IN_ORVA]),
        (ClaimFilter(actor="XQA.GOV"), []),
        (ClaimFilter(source="XQA.GOV"), [INJURED_IN_ORVA, SHELLED_IN_ORVA]),
        (ClaimFilter(source="XQA.GOV.PORT"), [INJURED_IN_ORVA]),
        (ClaimFilter(source="XQA.MED"), [INJURED_IN_ORVA]),
        (ClaimFilter(source="the front"), [REJECTED_IN_ORVA]),
        (ClaimFilter(source="%"), []),
        (ClaimFilter(outcome="injured"), [INJURED_IN_ORVA]),
        (ClaimFilter(outcome="killed"), []),
        (ClaimFilter(country="XQ"), [SHELLED_IN_ORVA]),
        (ClaimFilter(box=PlaceBox(west=179, south=-13, east=180, north=-12)), [SHELLED_IN_ORVA]),
        (ClaimFilter(box=PlaceBox(west=179, south=-13, east=-179, north=-12)), [SHELLED_IN_ORVA]),
        (ClaimFilter(box=PlaceBox(west=-179, south=-13, east=179, north=-12)), []),
        (ClaimFilter(earliest="2024-03-10", latest="2024-03-10"), [SHELLED_IN_ORVA]),
        (ClaimFilter(earliest="2024-03-11", latest="2024-03-31"), [INJURED_IN_ORVA, REJECTED_IN_ORVA, TALKS_IN_ORVA]),
        (ClaimFilter(earliest="2024-04-01"), [TALKS_IN_COURIER]),
        (ClaimFilter(latest="2024-03-10"), [SHELLED_IN_ORVA]),
        (ClaimFilter(outlet="Courier"), [TALKS_IN_COURIER]),
        (ClaimFilter(report="courier-1"), [TALKS_IN_COURIER]),
        (ClaimFilter(report="nothing"), []),
        (ClaimFilter(incident="nothing"), []),
    ],
)
def test_filters(filled: Ledger, wanted: ClaimFilter, claims: list[tuple[str, str]]) -> None:
    assert found(filled, wanted) == claims


# The invented reading has no sentences: each claim is found by its trigger and its speaker.
@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ("shelling", [SHELLED_IN_ORVA]),
        ("SHELLED", [SHELLED_IN_ORVA]),
        ("talk", [TALKS_IN_COURIER, TALKS_IN_ORVA]),
        ("accusation front", [REJECTED_IN_ORVA]),
        ("government -shelling", []),
        ('"government of Orvessa"', [SHELLED_IN_ORVA]),
        ('"Orvessa government"', []),
        ("shelling OR talks", []),
        ("'; DROP TABLE claims; --", []),
        ('"', []),
        ("*", []),
        ("\0", []),
        ("\ud800", []),
        ("", []),
    ],
)
def test_words(filled: Ledger, words: str, claims: list[tuple[str, str]]) -> None:
    assert found(filled, ClaimFilter(words=words)) == claims


@pytest.mark.parametrize(
    ("wanted", "reports"),
    [
        (ClaimFilter(words="smoke"), ["orva-1", "courier-1"]),
        (ClaimFilter(words='"port shelled"'), ["orva-1", "courier-1"]),
        (ClaimFilter(stance="denies"), ["orva-1"]),
        (ClaimFilter(earliest="2024-03-12"), ["courier-1"]),
        (ClaimFilter(latest="2024-03-31", words="smoke"), ["orva-1"]),
        (ClaimFilter(outlet="Courier", event_type="attack"), []),
        (ClaimFilter(words="absent"), []),
    ],
)
def test_reports_are_found_by_words_of_their_text_and_by_their_claims(
    filled: Ledger, wanted: ClaimFilter, reports: list[str]
) -> None:
    with filled.view() as view:
        assert [report.id for report in view.stored_reports(wanted)] == reports
        assert view.count_reports(wanted) == len(reports)


def test_a_list_goes_on_where_it_stopped(filled: Ledger) -> None:
    with filled.view() as view:
        whole = list(view.claims())
        pages = []
        after = None
        while page := list(view.claims(after=after, limit=2)):
            pages += page
            after = page[-1].cursor

    assert pages == whole
    assert [claim.day for claim in whole] == ["2024-04-01", "2024-03-11", "2024-03-11", "2024-03-11", "2024-03-10"]


def test_a_list_of_reports_goes_on_where_it_stopped(filled: Ledger) -> None:
    with filled.view() as view:
        [first] = view.stored_reports(limit=1)
        assert [report.id for report in view.stored_reports(after=first.id)] == ["courier-1"]


@pytest.mark.parametrize("cursor", ["", "2024-03-11", "~x", "2024-03-11~-1"])
def test_what_is_no_cursor_is_refused(filled: Ledger, cursor: str) -> None:
    with filled.view() as view, pytest.raises(UsageError, match="not where a list of claims can go on"):
        list(view.claims(after=cursor))


def test_a_record_says_who_says_what_where_and_when(filled: Ledger) -> None:
    with filled.view() as view:
        [claim] = view.claims(ClaimFilter(country="XQ"))

    assert claim.source == "The government of Orvessa"
    assert (claim.source_kind, claim.source_actor) == ("government", "XQA.GOV")
    assert (claim.place, claim.country, claim.lat, claim.lon) == ("Port", "XQ", -12.5, 179.5)
    assert (claim.day, claim.earliest, claim.latest) == ("2024-03-10", "2024-03-10", "2024-03-10")
    assert claim.trigger == SHELLED.event.trigger
    assert (claim.outlet, claim.published) == ("Orva", "2024-03-11")
