"""The demonstration reports end in the right incidents, with denial, figures and chain visible; so does real news."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportedly.demonstration import actors_path, gazetteer_path, sides_path
from reportedly.model.account import Account, AccountsMatrix, Statement
from reportedly.model.incident import Incident, Linking
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.sides import read_sides
from reportedly.workflows.link_reports import link_readings
from reportedly.workflows.read_report import ReportReader
from tests.demonstration.island import reports

SHARED_REPORT = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")).parent / "gold" / "report.txt"
SYRIAN = "syrian"

MARKET = {
    f"market-{name}" for name in ("1-state-agency", "2-hospital", "3-courier", "4-front-communique", "5-wire")
} | {
    "market-6-wire-copy",
    "market-7-translated",
    "market-8-monitor",
}
FERRY = {
    "ferry-1-radio",
    "ferry-2-state-agency",
    "ferry-3-front-communique",
    "ferry-4-broadcaster",
    "ferry-5-translated",
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    reader = ReportReader.load(gazetteers=[gazetteer_path()], actors=[actors_path()])
    read = {name: reader.read(report) for name, report in reports().items()}
    if SHARED_REPORT.is_file():
        text = SHARED_REPORT.read_text(encoding="utf-8")
        report = Report(report_id=SYRIAN, text=text, sha256=sha256_of(text), published="2018-11-25")
        read[SYRIAN] = reader.read(report)
    return read


@pytest.fixture(scope="module")
def linking(readings: Mapping[str, Reading]) -> Linking:
    return link_readings(readings.values())


def incident_of(linking: Linking, report: str) -> Incident:
    (found,) = (incident for incident in linking.incidents if report in incident.primary_in)
    return found


def matrix_of(linking: Linking, report: str, readings: Mapping[str, Reading]) -> AccountsMatrix:
    sides = read_sides(sides_path())
    return accounts_matrix(incident_of(linking, report), readings, linking.wire_families, sides=sides)


def statements(account: Account, slot: str) -> list[Statement]:
    return [statement for cell in account.cells if cell.slot == slot for statement in cell.statements]


def test_the_market_and_the_ferry_are_two_incidents(linking: Linking) -> None:
    market, ferry = incident_of(linking, "market-1-state-agency"), incident_of(linking, "ferry-2-state-agency")
    assert market.id != ferry.id
    assert set(market.primary_in) == MARKET
    assert FERRY <= set(ferry.primary_in) <= {*FERRY, "both-1-courier"}
    assert "both-1-courier" in market.reports
    assert not FERRY & set(market.reports)


def test_where_and_when(linking: Linking) -> None:
    market, ferry = incident_of(linking, "market-1-state-agency"), incident_of(linking, "ferry-2-state-agency")
    assert (market.place.name if market.place else None, market.earliest) == ("Tolvanne", "2024-03-12")
    assert (ferry.place.name if ferry.place else None, ferry.earliest) == ("Ambrel Strait", "2024-03-14")


def test_the_wire_copy_is_no_second_source(linking: Linking) -> None:
    families = [family.reports for family in linking.wire_families if len(family.reports) > 1]
    assert families == [("market-5-wire", "market-6-wire-copy")]


def test_the_denial_stands_in_the_row_of_who_did_it(linking: Linking, readings: Mapping[str, Reading]) -> None:
    matrix = matrix_of(linking, "market-1-state-agency", readings)
    assert next(row.agreement for row in matrix.slots if row.slot == "who") == "denied"
    front = [account for account in matrix.accounts if account.side == "front"]
    assert any(one.stance == "denies" for account in front for one in statements(account, "what"))


def test_the_three_figures_and_the_revision(linking: Linking, readings: Mapping[str, Reading]) -> None:
    market = incident_of(linking, "market-1-state-agency")
    (killed,) = (one for one in figure_ranges(market, readings, linking.wire_families) if one.outcome == "killed")
    by_source = {
        source: [figure.quantity.best for figure in killed.figures if figure.source == source and not figure.partial]
        for source in ("XQA.GOV.HEALTH", "XQA.HLH.TOLVANNE")
    }
    assert by_source == {"XQA.GOV.HEALTH": [19, 23], "XQA.HLH.TOLVANNE": [12]}
    revised = [figure for figure in killed.figures if figure.revises is not None]
    assert [killed.figures[figure.revises or 0].quantity.best for figure in revised if figure.quantity.best == 23] == [
        19
    ]


def test_the_chain_is_visible(linking: Linking, readings: Mapping[str, Reading]) -> None:
    strike = next(
        incident
        for incident in linking.incidents
        if incident.event_type == "attack.air_strike" and len(incident.reports) > 2
    )
    matrix = accounts_matrix(strike, readings, linking.wire_families)
    chains = {one.through for account in matrix.accounts for one in statements(account, "what")}
    assert any("Orva" in " ".join(through) and through[-1] == "Skelmariner Tagblatt" for through in chains)


@pytest.mark.skipif(not SHARED_REPORT.is_file(), reason="needs the shared report beside the corpora")
def test_a_real_report_is_an_incident_of_its_own(linking: Linking, readings: Mapping[str, Reading]) -> None:
    incident = incident_of(linking, SYRIAN)
    assert incident.reports == (SYRIAN,)
    matrix = matrix_of(linking, SYRIAN, readings)
    rows = {row.slot: row.agreement for row in matrix.slots}
    assert (rows["what"], rows["who"]) == ("denied", "denied")
    injured = [one.value for account in matrix.accounts for one in statements(account, "injured")]
    hospitalised = [one.value for account in matrix.accounts for one in statements(account, "hospitalised")]
    assert (injured, hospitalised) == (["107"], ["101 or more"])
    assert any(
        "Tass" in name for account in matrix.accounts for one in statements(account, "what") for name in one.through
    )
