"""Happenings in the columns of UCDP GED, the Uppsala Conflict Data Program's georeferenced event data set.

Source: UCDP GED codebook (version 24.1 and the like): the names and codes are its, the coding is not.
"""

from dataclasses import dataclass
from typing import Annotated

from reportedly.exports.claim_table import Number, Text, Whole
from reportedly.exports.columns import listed
from reportedly.exports.country_names import country_name
from reportedly.exports.happenings import Happening, happening_tables

_LOSSES = (
    "The shape of UCDP GED, not its coding: no row was judged by its criteria of organised violence or of 25 deaths.",
    "Conflicts, dyads, type of violence, event clarity, PRIO-GRID and Gleditsch-Ward codes are left empty.",
    "Who says what, stance, certainty and speech act have no column; source_original only lists who speaks.",
    "Who died is not told apart by side: all deaths are deaths_unknown.",
    "best is the stated number, else the low end that the text gives; high is empty where the text says “or more”.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UcdpRow:
    """A row of UCDP GED; the columns of other names than these are left out."""

    id: Annotated[Text, "Reportedly's id of the claim or incident; UCDP has numbers."]
    relid: Annotated[Text, "The same."]
    year: Annotated[Whole, "Year of date_start."]
    active_year: Annotated[Whole, "Empty: a judgement of UCDP."] = None
    type_of_violence: Annotated[Whole, "Empty: a judgement of UCDP."] = None
    conflict_new_id: Annotated[Whole, "Empty: a judgement of UCDP."] = None
    conflict_name: Annotated[Text, "Empty: a judgement of UCDP."] = None
    dyad_new_id: Annotated[Whole, "Empty: a judgement of UCDP."] = None
    dyad_name: Annotated[Text, "Empty: a judgement of UCDP."] = None
    side_a: Annotated[Text, "Who did it, in the report's words."] = None
    side_b: Annotated[Text, "To whom, in the report's words."] = None
    number_of_sources: Annotated[Whole, "How many reports."] = None
    source_article: Annotated[Text, "Ids of the reports as they were given."] = None
    source_office: Annotated[Text, "Who published them."] = None
    source_date: Annotated[Text, "First day of publication."] = None
    source_headline: Annotated[Text, "Title of the report."] = None
    source_original: Annotated[Text, "Who says so, in the reports' words."] = None
    where_prec: Annotated[Whole, "1 exact to 7."] = None
    where_coordinates: Annotated[Text, "Name of the place."] = None
    where_description: Annotated[Text, "The sentence that says so."] = None
    adm_1: Annotated[Text, "Empty: not resolved."] = None
    adm_2: Annotated[Text, "Empty: not resolved."] = None
    latitude: Annotated[Number, "Degrees north."] = None
    longitude: Annotated[Number, "Degrees east."] = None
    geom_wkt: Annotated[Text, "The same as well-known text."] = None
    priogrid_gid: Annotated[Whole, "Empty."] = None
    country: Annotated[Text, "Name of the country."] = None
    country_id: Annotated[Whole, "Empty: Gleditsch-Ward."] = None
    region: Annotated[Text, "Empty."] = None
    event_clarity: Annotated[Whole, "Empty: a judgement of UCDP."] = None
    date_prec: Annotated[Whole, "1 a day to 5 a year."] = None
    date_start: Annotated[Text, "First day (ISO date)."] = None
    date_end: Annotated[Text, "Last day (ISO date)."] = None
    deaths_a: Annotated[Whole, "Empty: the dead are not told apart."] = None
    deaths_b: Annotated[Whole, "Empty: the dead are not told apart."] = None
    deaths_civilians: Annotated[Whole, "Empty: the dead are not told apart."] = None
    deaths_unknown: Annotated[Whole, "All deaths; equals best."] = None
    best: Annotated[Whole, "Best estimate of the dead."] = None
    high: Annotated[Whole, "Highest estimate."] = None
    low: Annotated[Whole, "Lowest estimate."] = None


def _row(one: Happening) -> UcdpRow:
    best = one.killed.best if one.killed.best is not None else one.killed.low
    placed = one.latitude is not None and one.longitude is not None
    return UcdpRow(
        id=one.id,
        relid=one.id,
        year=int(one.earliest[:4]) if one.earliest else None,
        side_a=one.who,
        side_b=one.whom,
        number_of_sources=len(one.reports),
        source_article=listed(one.reports),
        source_office=listed(one.outlets),
        source_date=one.published,
        source_headline=one.title,
        source_original=listed(one.sources),
        where_prec=one.where_prec,
        where_coordinates=one.place,
        where_description=listed(one.words),
        latitude=one.latitude,
        longitude=one.longitude,
        geom_wkt=f"POINT ({one.longitude} {one.latitude})" if placed else None,
        country=country_name(one.country),
        date_prec=one.date_prec,
        date_start=one.earliest,
        date_end=one.latest,
        deaths_unknown=best,
        best=best,
        high=one.killed.high,
        low=one.killed.low,
    )


UCDP_CLAIMS, UCDP_INCIDENTS = happening_tables(UcdpRow, _row, _LOSSES)
