"""What is said to have happened, in the one form that event data sets, maps and archives are made from.

Event data sets have no place for who says what, so a claim or an incident is narrowed here, once, to what they know.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.precision import acled_geo_precision, ucdp_where_prec
from reportedly.annotation.times.precision import acled_time_precision, ucdp_date_precision
from reportedly.claiming.ontology import Ontology
from reportedly.exports.claim_table import participants, source_of
from reportedly.exports.columns import Row, Table, listed
from reportedly.model.account import Slot
from reportedly.model.count import Outcome
from reportedly.model.exported import ExportedClaim, ExportedIncident
from reportedly.model.place import PlaceReference

ONLY_ASSERTED = (
    "Only what a source asserts as past or under way becomes a row: denials, doubts, threats and plans are left out,"
    " and claims that a person rejected."
)
_ONLY_ASSERTED_INCIDENTS = "Only incidents that some source asserts become a row; who denies them has no column."
_A_ROW_A_CLAIM = "One event told in several claims is several rows; export incidents for one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many; each null where no source gives it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event as data sets know it.

    `acled` is "event type: sub-event type". `sources` are who says so, `outlets` who published it; `published` is the
    first day of that. `words` are the sentences that say so, `reports` the reports' ids as they were given.
    """

    id: str
    event_type: str
    acled: str | None
    who: str | None
    whom: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    geo_precision: int | None
    earliest: str | None
    latest: str | None
    date_prec: int | None
    time_precision: int | None
    killed: Toll
    injured: Toll
    sources: tuple[str, ...]
    outlets: tuple[str, ...]
    published: str | None
    title: str | None
    url: str | None
    words: tuple[str, ...]
    reports: tuple[str, ...]
    incident: str | None


def happening_tables(
    row: type[Row], row_of: Callable[[Happening], Row], losses: tuple[str, ...]
) -> tuple[Table[ExportedClaim, Row], Table[ExportedIncident, Row]]:
    """Happenings in the columns of an event data set: made from claims, and made from incidents.

    `row_of` puts one happening into these columns; `losses` are what the data set has no place for.
    """
    of_claims: Table[ExportedClaim, Row] = Table(
        name="events",
        row=row,
        rows=lambda claims: map(row_of, claimed_happenings(claims)),
        row_is="a claim that something happened",
        losses=(*losses, ONLY_ASSERTED, _A_ROW_A_CLAIM),
    )
    of_incidents: Table[ExportedIncident, Row] = Table(
        name="events",
        row=row,
        rows=lambda incidents: map(row_of, incident_happenings(incidents)),
        row_is="an incident that is asserted",
        losses=(*losses, _ONLY_ASSERTED_INCIDENTS),
    )
    return of_claims, of_incidents


def asserts_that_it_happened(one: ExportedClaim) -> bool:
    """Whether the claim says that its event took place, and nobody who looked at it rejected it."""
    claim = one.claim
    return claim.stance == "asserts" and claim.time_status in {"past", "ongoing"} and one.verdict != "rejected"


def claimed_happenings(claims: Iterable[ExportedClaim]) -> Iterator[Happening]:
    """The happening of each claim that asserts one."""
    return (_claimed(one) for one in claims if asserts_that_it_happened(one))


def _claimed(one: ExportedClaim) -> Happening:
    claim, stored = one.claim, one.stored
    place = claim.places[0] if claim.places else None
    time = claim.times[0] if claim.times else None
    source = source_of(one)
    return Happening(
        id=f"{stored.id}/{claim.id}",
        event_type=claim.event.type,
        acled=claim.event.acled,
        who=participants(claim, "agent"),
        whom=participants(claim, "target", "victim"),
        place=(place.name or place.text) if place else None,
        country=place.country if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        where_prec=place.ucdp_where_prec if place else None,
        geo_precision=place.acled_geo_precision if place else None,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        date_prec=time.ucdp_date_prec if time else None,
        time_precision=time.acled_time_precision if time else None,
        killed=_claimed_toll(one, "killed"),
        injured=_claimed_toll(one, "injured"),
        sources=(source,) if source else (),
        outlets=(stored.outlet,) if stored.outlet else (),
        published=stored.published,
        title=stored.title,
        url=stored.url,
        words=(one.sentence.text,),
        reports=(stored.report_id,),
        incident=one.incident,
    )


def _claimed_toll(one: ExportedClaim, outcome: Outcome) -> Toll:
    figure = next((figure for figure in one.claim.casualties if figure.outcome == outcome), None)
    return Toll(low=figure.low, best=figure.best, high=figure.high) if figure else Toll()


def incident_happenings(incidents: Iterable[ExportedIncident]) -> Iterator[Happening]:
    """The happening of each incident that some source asserts; figures by the named rule of UCDP, never an average."""
    return (incident_happening(one) for one in incidents if said_of(one, "what"))


def said_of(one: ExportedIncident, slot: Slot) -> tuple[str, ...]:
    """What the sources assert for a slot, each value once, in the order of the accounts."""
    cells = (account.cell(slot) for account in one.accounts.accounts)
    values = (said.value for cell in cells for said in cell.statements if said.stance == "asserts")
    return tuple(dict.fromkeys(values))


def incident_happening(one: ExportedIncident) -> Happening:
    """The happening of one incident."""
    incident, place = one.incident, one.incident.place
    evidence = [
        evidence
        for account in one.accounts.accounts
        for cell in account.cells
        for statement in cell.statements
        for evidence in statement.evidence
    ]
    entry = _entry(place) if place else None
    days = _day(incident.earliest), _day(incident.latest)
    return Happening(
        id=incident.id,
        event_type=incident.event_type,
        acled=_acled(incident.event_type),
        who=listed(said_of(one, "who")),
        whom=listed(said_of(one, "whom")),
        place=place.name if place else None,
        country=place.country if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        where_prec=ucdp_where_prec("in", entry) if entry else None,
        geo_precision=acled_geo_precision("in", entry) if entry else None,
        earliest=incident.earliest,
        latest=incident.latest,
        date_prec=ucdp_date_precision(*days),
        time_precision=acled_time_precision(*days),
        killed=_ruled_toll(one, "killed"),
        injured=_ruled_toll(one, "injured"),
        sources=tuple(dict.fromkeys(account.label for account in one.accounts.accounts)),
        outlets=tuple(dict.fromkeys(each.outlet for each in evidence if each.outlet)),
        published=min((each.published for each in evidence if each.published), default=None),
        title=None,
        url=None,
        words=tuple(dict.fromkeys(each.sentence.text for each in evidence)),
        reports=one.report_ids,
        incident=incident.id,
    )


def _ruled_toll(one: ExportedIncident, outcome: Outcome) -> Toll:
    figures = next((figures for figures in one.figures if figures.outcome == outcome), None)
    ruled = next((ruled for ruled in figures.by_rule if ruled.rule == "low_best_high"), None) if figures else None
    return Toll(low=ruled.low, best=ruled.best, high=ruled.high) if ruled else Toll()


def _acled(event_type: str) -> str | None:
    """The type's ACLED code; None for a type of another version of the hierarchy."""
    try:
        return Ontology.load()[event_type].acled
    except KeyError:
        return None


def _entry(place: PlaceReference) -> Entry | None:
    """The gazetteer entry of a place that an incident has; None where too little is known of it to say how fine."""
    if place.feature is None:
        return None
    return Entry(
        name=place.name,
        feature=place.feature,
        country=place.country,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
