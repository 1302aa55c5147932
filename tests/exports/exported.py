"""Invented claims and an incident, as they leave the ledger, for tests of formats."""

from dataclasses import replace

from reportedly.model.account import Account, AccountCell, AccountsMatrix, Evidence, Quantity, Side, SlotRow, Statement
from reportedly.model.exported import ExportedClaim, ExportedIncident, ExportedReport
from reportedly.model.figure import Figure, FigureRange, RuledFigure
from reportedly.model.incident import ClaimReference, Incident
from reportedly.model.place import PlaceReference
from reportedly.model.reading import Reading
from reportedly.model.report import Original
from reportedly.model.span import Span
from reportedly.views.claims_of_reading import claims_of_reading, unstored
from tests.invented import INJURED, ISLAND, REJECTED, SHELLED, TALKS, place

PORT = place(
    text="the port",
    name="Port Ermel",
    country="XQ",
    lat=0.25,
    lon=-0.5,
    geonameid=7,
    ucdp_where_prec=1,
    acled_geo_precision=1,
)
REPORTED: Reading = replace(
    ISLAND,
    report=replace(
        ISLAND.report,
        report_id="boats 1",
        outlet="Orva News",
        published="2024-03-11",
        title="Boats",
        url="https://orva.example/boats",
        language="en",
        original=Original(text="Boote", language="de", translated_by="a machine"),
    ),
    claims=(
        replace(
            SHELLED,
            places=(PORT,),
            event=replace(SHELLED.event, acled="Explosions/Remote violence: Shelling/artillery/missile attack"),
        ),
        INJURED,
        REJECTED,
        TALKS,
    ),
)
CLAIMS: tuple[ExportedClaim, ...] = tuple(claims_of_reading(REPORTED, incidents={SHELLED.id: "i1", INJURED.id: "i1"}))
SHELLED_CLAIM, INJURED_CLAIM, REJECTED_CLAIM, TALKS_CLAIM = CLAIMS

REPORT = ExportedReport(
    stored=unstored(REPORTED.report),
    report=REPORTED.report,
    claims=4,
    primary_incident="i1",
    incidents=("i1",),
    wire_family="w1",
)

_EVIDENCE = Evidence(
    claim=ClaimReference(report_id="boats 1", claim_id=SHELLED.id),
    outlet="Orva News",
    published="2024-03-11",
    sentence=Span(start=0, end=9, text="It fired."),
    words=Span(start=0, end=2, text="It"),
)


def _said(value: str) -> Statement:
    return Statement(
        value=value,
        stance="asserts",
        certainty="certain",
        independent_reports=1,
        reports=("boats 1",),
        evidence=(_EVIDENCE,),
    )


INCIDENT = ExportedIncident(
    incident=Incident(
        id="i1",
        claims=(ClaimReference(report_id="boats 1", claim_id=SHELLED.id),),
        reports=("boats 1",),
        primary_in=("boats 1",),
        event_type="attack.shelling",
        place=PlaceReference(
            name="Port Ermel", country="XQ", geonameid=7, feature="populated_place", lat=0.25, lon=-0.5
        ),
        earliest="2024-03-10",
        latest="2024-03-12",
    ),
    report_ids=("boats 1",),
    accounts=AccountsMatrix(
        incident_id="i1",
        sides=(Side(id="g", name="Government"),),
        accounts=(
            Account(
                key="XQA.GOV",
                label="the government",
                kind="government",
                actor="XQA.GOV",
                anonymous=False,
                side="g",
                cells=(
                    AccountCell(slot="what", statements=(_said("shelling"),)),
                    AccountCell(slot="who", statements=(_said("Highland Front"),)),
                    AccountCell(slot="whom", statements=(_said("the port"),)),
                ),
            ),
        ),
        slots=(SlotRow(slot="who", agreement="single", explanation="one speaks"),),
    ),
    figures=(
        FigureRange(
            outcome="killed",
            low=3,
            high=9,
            open_above=True,
            figures=(
                Figure(
                    quantity=Quantity(low=3, high=9, best=None, bound="range"),
                    words="three to nine",
                    source="XQA.GOV",
                    label="the government",
                    side="g",
                    said_on="2024-03-11",
                    independent_reports=1,
                    reports=("boats 1",),
                    evidence=(_EVIDENCE,),
                ),
            ),
            by_rule=(RuledFigure(rule="low_best_high", low=3, best=5, high=9, explanation="as UCDP would"),),
        ),
    ),
)
