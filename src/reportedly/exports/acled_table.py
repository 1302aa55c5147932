"""Happenings in the columns of ACLED, the Armed Conflict Location & Event Data project.

Source: ACLED codebook: the names and codes are its, the coding is not.
"""

from dataclasses import dataclass
from typing import Annotated

from reportedly.exports.claim_table import Number, Text, Whole
from reportedly.exports.columns import listed
from reportedly.exports.country_names import country_name
from reportedly.exports.happenings import Happening, happening_tables

_LOSSES = (
    "The shape of ACLED, not its coding: nobody assigned actors to its list or checked its rules of inclusion.",
    "Inter codes, associated actors, civilian targeting, regions, admin units and source scale are left empty.",
    "Types that ACLED does not know have no event_type; rows are kept all the same.",
    "Who says what, stance and certainty have no column; notes hold the sentence, source who published it.",
    "fatalities is the lowest number given, as ACLED codes conflicting figures; injuries have no column.",
    "event_date is the first day of the days that the text allows.",
)

_DISORDERS = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_DISORDERS_OF_SUB_EVENTS = {
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRow:
    """A row of ACLED."""

    event_id_cnty: Annotated[Text, "Reportedly's id of the claim or incident."]
    event_date: Annotated[Text, "First day (ISO date)."] = None
    year: Annotated[Whole, "Its year."] = None
    time_precision: Annotated[Whole, "1 a day to 3 a month."] = None
    disorder_type: Annotated[Text, "By event and sub-event type."] = None
    event_type: Annotated[Text, "ACLED event type of Reportedly's type."] = None
    sub_event_type: Annotated[Text, "ACLED sub-event type of Reportedly's type."] = None
    actor1: Annotated[Text, "Who did it, in the report's words."] = None
    assoc_actor_1: Annotated[Text, "Empty."] = None
    inter1: Annotated[Text, "Empty."] = None
    actor2: Annotated[Text, "To whom, in the report's words."] = None
    assoc_actor_2: Annotated[Text, "Empty."] = None
    inter2: Annotated[Text, "Empty."] = None
    interaction: Annotated[Text, "Empty."] = None
    civilian_targeting: Annotated[Text, "Empty."] = None
    iso: Annotated[Text, "Country, ISO 3166 alpha-2; ACLED has the number."] = None
    region: Annotated[Text, "Empty."] = None
    country: Annotated[Text, "Name of the country."] = None
    admin1: Annotated[Text, "Empty."] = None
    admin2: Annotated[Text, "Empty."] = None
    admin3: Annotated[Text, "Empty."] = None
    location: Annotated[Text, "Name of the place."] = None
    latitude: Annotated[Number, "Degrees north."] = None
    longitude: Annotated[Number, "Degrees east."] = None
    geo_precision: Annotated[Whole, "1 a town to 3 a region."] = None
    source: Annotated[Text, "Who published it."] = None
    source_scale: Annotated[Text, "Empty."] = None
    notes: Annotated[Text, "The sentence that says so."] = None
    fatalities: Annotated[Whole, "Lowest number of dead that is given."] = None
    tags: Annotated[Text, "Reportedly's own event type."] = None
    timestamp: Annotated[Text, "Empty: rows are made from the ledger, which has the history."] = None


def _row(one: Happening) -> AcledRow:
    event_type, _, sub_event_type = (one.acled or "").partition(": ")
    disorder = _DISORDERS_OF_SUB_EVENTS.get(sub_event_type) or _DISORDERS.get(event_type)
    return AcledRow(
        event_id_cnty=one.id,
        event_date=one.earliest,
        year=int(one.earliest[:4]) if one.earliest else None,
        time_precision=one.time_precision,
        disorder_type=disorder,
        event_type=event_type if disorder else None,
        sub_event_type=sub_event_type if disorder else None,
        actor1=one.who,
        actor2=one.whom,
        iso=one.country,
        country=country_name(one.country),
        location=one.place,
        latitude=one.latitude,
        longitude=one.longitude,
        geo_precision=one.geo_precision,
        source=listed(one.outlets),
        notes=listed(one.words),
        fatalities=one.killed.low if one.killed.low is not None else one.killed.best,
        tags=one.event_type,
    )


ACLED_CLAIMS, ACLED_INCIDENTS = happening_tables(AcledRow, _row, _LOSSES)
