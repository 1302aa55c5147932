"""One row a report and event, in the columns of the R package eventreport (van Baalen, CC BY 4.0 data).

Its functions ask how far reports of one event agree; Reportedly's rows can be put to the same questions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from reportedly.exports.claim_table import Number, Text, Whole, participants, source_of
from reportedly.exports.columns import Table, listed
from reportedly.exports.country_names import country_name
from reportedly.exports.happenings import ONLY_ASSERTED, asserts_that_it_happened
from reportedly.model.claim import ParticipantRole
from reportedly.model.count import Casualty, Outcome
from reportedly.model.exported import ExportedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReportRow:
    """What one report says of one event, its claims taken together."""

    id: Annotated[Text, "Report and event."]
    event_id: Annotated[Text, "The incident; where there is none, the report's event type, day and place."]
    country: Annotated[Text, "Name of the country."] = None
    election: Annotated[Text, "Empty: of the original's subject."] = None
    certain: Annotated[Whole, "Empty: a judgement of the original's coders."] = None
    date_start: Annotated[Text, "First day (ISO date)."] = None
    date_end: Annotated[Text, "Last day (ISO date)."] = None
    city: Annotated[Text, "Name of the place."] = None
    location: Annotated[Text, "The place in the report's words."] = None
    latitude: Annotated[Number, "Degrees north."] = None
    longitude: Annotated[Number, "Degrees east."] = None
    geo_precision: Annotated[Whole, "UCDP's precision, 1 exact to 7."] = None
    actor1: Annotated[Text, "Who did it."] = None
    actor1_id: Annotated[Text, "Actor codes of those."] = None
    actor1_perpetrator: Annotated[Whole, "1 where somebody is named as having done it."] = None
    actor2: Annotated[Text, "To whom."] = None
    actor2_id: Annotated[Text, "Actor codes of those."] = None
    actor2_victim: Annotated[Whole, "1 where somebody is named as having come to harm."] = None
    event_context: Annotated[Text, "Reportedly's event types."] = None
    deaths_best: Annotated[Whole, "The first stated number of dead, else the low end."] = None
    deaths_low: Annotated[Whole, "Lowest number in the report."] = None
    deaths_high: Annotated[Whole, "Highest number in the report; empty where open."] = None
    injuries_best: Annotated[Whole, "As deaths_best."] = None
    injuries_low: Annotated[Whole, "As deaths_low."] = None
    injuries_high: Annotated[Whole, "As deaths_high."] = None
    displacement: Annotated[Whole, "1 where people are said to be displaced."] = None
    damage: Annotated[Whole, "Empty: not told apart."] = None
    source: Annotated[Text, "Outlet, date and title, as the original writes it."] = None
    number_of_sources: Annotated[Whole, "How many sources the report names for the event."] = None
    source_author: Annotated[Text, "Outlet."] = None
    source_type: Annotated[Text, "Empty: not known of an outlet."] = None
    source_classification: Annotated[Number, "Empty: a judgement of the original's coders."] = None
    unit_of_analysis: Annotated[Text, "Always “Event report”."] = "Event report"
    aggregation: Annotated[Text, "Always “None”."] = "None"


def _event(one: ExportedClaim) -> str:
    if one.incident:
        return one.incident
    place = one.claim.places[0].name if one.claim.places else None
    day = one.claim.times[0].earliest if one.claim.times else None
    return " ".join(filter(None, (one.stored.id, one.claim.event.type.partition(".")[0], day, place)))


def _rows(claims: Iterable[ExportedClaim]) -> Iterator[EventReportRow]:
    """The rows, report by report: the claims of a report come together, and no more than those are held."""
    for _, of_report in groupby(claims, key=lambda one: one.stored.id):
        events: dict[str, list[ExportedClaim]] = {}
        for one in of_report:
            if asserts_that_it_happened(one):
                events.setdefault(_event(one), []).append(one)
        for event, told in events.items():
            yield _row(event, told)


def _row(event: str, told: list[ExportedClaim]) -> EventReportRow:
    stored = told[0].stored
    place = next((place for one in told for place in one.claim.places), None)
    time = next((time for one in told for time in one.claim.times if time.earliest), None)
    deaths, injuries = _figures(told, "killed"), _figures(told, "injured")
    sources = {source_of(one) for one in told} - {None}
    return EventReportRow(
        id=f"{stored.id}/{event}",
        event_id=event,
        country=country_name(place.country) if place else None,
        date_start=time.earliest if time else None,
        date_end=time.latest if time else None,
        city=place.name if place else None,
        location=place.text if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        geo_precision=place.ucdp_where_prec if place else None,
        actor1=listed(participants(one.claim, "agent") for one in told),
        actor1_id=_codes(told, "agent"),
        actor1_perpetrator=int(any(participants(one.claim, "agent") for one in told)),
        actor2=listed(participants(one.claim, "target", "victim") for one in told),
        actor2_id=_codes(told, "target", "victim"),
        actor2_victim=int(any(participants(one.claim, "victim") for one in told)),
        event_context=listed(one.claim.event.type for one in told),
        deaths_best=_best(deaths),
        deaths_low=_low(deaths),
        deaths_high=_high(deaths),
        injuries_best=_best(injuries),
        injuries_low=_low(injuries),
        injuries_high=_high(injuries),
        displacement=int(bool(_figures(told, "displaced"))),
        source=_as_cited(stored.outlet, stored.published, stored.title),
        number_of_sources=len(sources),
        source_author=stored.outlet,
    )


def _as_cited(outlet: str | None, published: str | None, title: str | None) -> str | None:
    return " ".join(filter(None, (outlet, f"({published})" if published else None, title))) or None


def _codes(told: Iterable[ExportedClaim], *roles: ParticipantRole) -> str | None:
    return listed(each.actor for one in told for each in one.claim.participants if each.role in roles)


def _figures(told: Iterable[ExportedClaim], outcome: Outcome) -> list[Casualty]:
    return [figure for one in told for figure in one.claim.casualties if figure.outcome == outcome]


def _best(figures: list[Casualty]) -> int | None:
    stated = next((figure.best for figure in figures if figure.best is not None), None)
    return stated if stated is not None else _low(figures)


def _low(figures: list[Casualty]) -> int | None:
    return min((figure.low for figure in figures if figure.low is not None), default=None)


def _high(figures: list[Casualty]) -> int | None:
    """The highest number; null where one of the figures is open above."""
    highs = [figure.high for figure in figures]
    return None if None in highs else max((high for high in highs if high is not None), default=None)


EVENTREPORT_CLAIMS: Table[ExportedClaim, EventReportRow] = Table(
    name="event reports",
    row=EventReportRow,
    rows=_rows,
    row_is="a report and an event that it asserts",
    losses=(
        "Actors 3 to 6, election, targets, damage, certainty and classes of sources are left out or empty.",
        ONLY_ASSERTED,
        "Who says what within the report is lost: claims of all its sources are taken together.",
        "Without incidents, claims of one report with the same kind of event, day and place are taken for one event.",
    ),
)
