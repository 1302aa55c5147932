"""Claims as a tidy table: one row a claim, with who says it, how it stands to the event, and where its words are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from reportedly.exports.columns import Table, listed
from reportedly.model.attribution import Source
from reportedly.model.claim import Claim, ParticipantRole
from reportedly.model.count import Outcome
from reportedly.model.exported import ExportedClaim
from reportedly.views.claims_by_source import source_label
from reportedly.views.wording import days_in_words, figure_in_words, phrase, place_in_words

Text = str | None
Whole = int | None
Number = float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in one row; of several places, times or figures of one outcome the first has columns of its own."""

    report_id: Annotated[Text, "The report's id as it was given."] = None
    report: Annotated[Text, "The report's id in the ledger, unique there."] = None
    outlet: Annotated[Text, "Who published the report."] = None
    published: Annotated[Text, "When (ISO date)."] = None
    title: Annotated[Text, "The report's title."] = None
    url: Annotated[Text, "Where it was published."] = None
    claim_id: Annotated[Text, "The claim's id, unique within its report."] = None
    incident: Annotated[Text, "The incident that the claim belongs to."] = None
    verdict: Annotated[Text, "What a person said of the claim: accepted, rejected or corrected."] = None
    source: Annotated[
        Text, "Who says it and who passed it on, in the report's words; empty where the outlet speaks."
    ] = None
    source_kind: Annotated[Text, "Kind of the speaker."] = None
    source_actor: Annotated[Text, "Actor code of the speaker."] = None
    source_anonymous: Annotated[bool | None, "Whether the speaker is not named."] = None
    attribution: Annotated[Text, "Id of the attribution; claims of one attribution are said together."] = None
    speech_act: Annotated[Text, "What the source does with its words."] = None
    cue: Annotated[Text, "The words that say that somebody says it."] = None
    stance: Annotated[Text, "Where the source stands to the event: asserts, denies, doubts or neutral."] = None
    certainty: Annotated[Text, "How sure the source makes it: certain, probable, possible or unspecified."] = None
    time_status: Annotated[Text, "past, ongoing, future or hypothetical."] = None
    distance: Annotated[Text, "The outlet's own mark of distance."] = None
    about: Annotated[Text, "Ids of the claims that this one answers."] = None
    event_type: Annotated[Text, "Type of the event in Reportedly's own hierarchy."] = None
    trigger: Annotated[Text, "The words that stand for the event."] = None
    plover: Annotated[Text, "PLOVER code of the type."] = None
    cameo: Annotated[Text, "CAMEO code of the type."] = None
    acled: Annotated[Text, "ACLED event and sub-event type."] = None
    agent: Annotated[Text, "Who did it, in the report's words."] = None
    agent_actor: Annotated[Text, "Actor codes of the agent."] = None
    target: Annotated[Text, "What or whom it was aimed at."] = None
    target_actor: Annotated[Text, "Actor codes of the target."] = None
    victim: Annotated[Text, "Who came to harm."] = None
    victim_actor: Annotated[Text, "Actor codes of the victim."] = None
    recipient: Annotated[Text, "To whom something was given or said."] = None
    recipient_actor: Annotated[Text, "Actor codes of the recipient."] = None
    participant: Annotated[Text, "Who else took part."] = None
    participant_actor: Annotated[Text, "Actor codes of those."] = None
    means: Annotated[Text, "With what it was done."] = None
    casualties: Annotated[Text, "All figures of casualties with their meaning."] = None
    killed_low: Annotated[Whole, "Least number killed by the claim's first figure of it."] = None
    killed_best: Annotated[Whole, "Number killed where the text states one."] = None
    killed_high: Annotated[Whole, "Greatest number killed; empty where the text leaves it open."] = None
    injured_low: Annotated[Whole, "As killed_low."] = None
    injured_best: Annotated[Whole, "As killed_best."] = None
    injured_high: Annotated[Whole, "As killed_high."] = None
    hospitalised_low: Annotated[Whole, "As killed_low."] = None
    hospitalised_best: Annotated[Whole, "As killed_best."] = None
    hospitalised_high: Annotated[Whole, "As killed_high."] = None
    missing_low: Annotated[Whole, "As killed_low."] = None
    missing_best: Annotated[Whole, "As killed_best."] = None
    missing_high: Annotated[Whole, "As killed_high."] = None
    abducted_low: Annotated[Whole, "As killed_low."] = None
    abducted_best: Annotated[Whole, "As killed_best."] = None
    abducted_high: Annotated[Whole, "As killed_high."] = None
    detained_low: Annotated[Whole, "As killed_low."] = None
    detained_best: Annotated[Whole, "As killed_best."] = None
    detained_high: Annotated[Whole, "As killed_high."] = None
    displaced_low: Annotated[Whole, "As killed_low."] = None
    displaced_best: Annotated[Whole, "As killed_best."] = None
    displaced_high: Annotated[Whole, "As killed_high."] = None
    affected_low: Annotated[Whole, "As killed_low."] = None
    affected_best: Annotated[Whole, "As killed_best."] = None
    affected_high: Annotated[Whole, "As killed_high."] = None
    counts: Annotated[Text, "Other quantities with their meaning."] = None
    places: Annotated[Text, "All places of the event, as resolved."] = None
    place: Annotated[Text, "What the first place was resolved to."] = None
    place_text: Annotated[Text, "The first place in the report's words."] = None
    place_status: Annotated[Text, "resolved, ambiguous, not_in_gazetteer or too_vague."] = None
    place_relation: Annotated[Text, "in, near, direction_of, around, between or along."] = None
    country: Annotated[Text, "Country of the place, ISO 3166 alpha-2."] = None
    geonameid: Annotated[Whole, "GeoNames id of the place."] = None
    latitude: Annotated[Number, "Degrees north, only where the text means the place itself."] = None
    longitude: Annotated[Number, "Degrees east, as latitude."] = None
    ucdp_where_prec: Annotated[Whole, "UCDP precision of the place, 1 exact to 7."] = None
    acled_geo_precision: Annotated[Whole, "ACLED precision of the place, 1 to 3."] = None
    times: Annotated[Text, "All times of the event."] = None
    time_text: Annotated[Text, "The first time in the report's words."] = None
    earliest: Annotated[Text, "First day that it may mean (ISO date)."] = None
    latest: Annotated[Text, "Last day that it may mean (ISO date)."] = None
    time_basis: Annotated[Text, "What the day was reckoned from."] = None
    ucdp_date_prec: Annotated[Whole, "UCDP precision of the date, 1 day to 5."] = None
    acled_time_precision: Annotated[Whole, "ACLED precision of the date, 1 to 3."] = None
    confidence: Annotated[Number, "How sure Reportedly is of its reading, 0 to 1."] = None
    sentence: Annotated[Text, "The sentence that says it."] = None
    sentence_start: Annotated[Whole, "Where the sentence begins in the report's text, in Unicode code points."] = None
    sentence_end: Annotated[Whole, "Where it ends (half-open)."] = None
    trigger_start: Annotated[Whole, "Where the trigger begins."] = None
    trigger_end: Annotated[Whole, "Where it ends (half-open)."] = None
    sha256: Annotated[Text, "SHA-256 of the report's text, to which all offsets refer."] = None
    retracted: Annotated[Text, "How the report was taken back, if it was."] = None
    invented: Annotated[bool | None, "Whether the report is a made-up demonstration report."] = None


def claim_table_row(one: ExportedClaim) -> ClaimRow:
    """The row of one claim."""
    claim, stored, attribution = one.claim, one.stored, one.attribution
    speaker = speaker_of(one)
    return ClaimRow(
        report_id=stored.report_id,
        report=stored.id,
        outlet=stored.outlet,
        published=stored.published,
        title=stored.title,
        url=stored.url,
        claim_id=claim.id,
        incident=one.incident,
        verdict=one.verdict,
        source=source_of(one),
        source_kind=speaker.kind if speaker else None,
        source_actor=speaker.actor if speaker else None,
        source_anonymous=speaker.anonymous if speaker else None,
        attribution=claim.attribution,
        speech_act=attribution.speech_act if attribution else None,
        cue=phrase(attribution.cue) or None if attribution else None,
        stance=claim.stance,
        certainty=claim.certainty,
        time_status=claim.time_status,
        distance=claim.distance.text if claim.distance else None,
        about=listed(claim.about),
        event_type=claim.event.type,
        trigger=claim.event.trigger.text,
        plover=claim.event.plover,
        cameo=claim.event.cameo,
        acled=claim.event.acled,
        means=listed(means.text for means in claim.means),
        casualties=listed(f"{each.text} → {figure_in_words(each)} {each.outcome}" for each in claim.casualties),
        counts=listed(f"{each.text} → {figure_in_words(each)}" for each in claim.counts),
        confidence=claim.confidence,
        sentence=one.sentence.text,
        sentence_start=one.sentence.start,
        sentence_end=one.sentence.end,
        trigger_start=claim.event.trigger.start,
        trigger_end=claim.event.trigger.end,
        sha256=stored.text_sha256,
        retracted=stored.retraction.kind if stored.retraction else None,
        invented=stored.invented,
        **_participants(claim),
        **_figures(claim),
        **_place(claim),
        **_time(claim),
    )


def source_of(one: ExportedClaim) -> str | None:
    """Who says it and who passed it on, in the report's words; null where the outlet says it itself."""
    return source_label(one.attribution) if one.attribution is not None else None


def speaker_of(one: ExportedClaim) -> Source | None:
    """The innermost voice; null where the outlet speaks."""
    return one.attribution.sources[0] if one.attribution is not None and one.attribution.sources else None


def participants(claim: Claim, *roles: ParticipantRole) -> str | None:
    """Those who have one of `roles` in the event, in the report's words."""
    return listed(each.text for each in claim.participants if each.role in roles)


def _participants(claim: Claim) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for role in get_args(ParticipantRole):
        cells[role] = participants(claim, role)
        cells[f"{role}_actor"] = listed(each.actor for each in claim.participants if each.role == role)
    return cells


def _figures(claim: Claim) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for outcome in get_args(Outcome):
        figure = next((each for each in claim.casualties if each.outcome == outcome), None)
        if figure is not None:
            cells |= {f"{outcome}_low": figure.low, f"{outcome}_best": figure.best, f"{outcome}_high": figure.high}
    return cells


def _place(claim: Claim) -> dict[str, Any]:
    if not claim.places:
        return {}
    place = claim.places[0]
    return {
        "places": listed(map(place_in_words, claim.places)),
        "place": place.name,
        "place_text": place.text,
        "place_status": place.status,
        "place_relation": place.relation,
        "country": place.country,
        "geonameid": place.geonameid,
        "latitude": place.lat,
        "longitude": place.lon,
        "ucdp_where_prec": place.ucdp_where_prec,
        "acled_geo_precision": place.acled_geo_precision,
    }


def _time(claim: Claim) -> dict[str, Any]:
    if not claim.times:
        return {}
    time = claim.times[0]
    return {
        "times": listed(map(days_in_words, claim.times)),
        "time_text": time.text,
        "earliest": time.earliest,
        "latest": time.latest,
        "time_basis": time.basis,
        "ucdp_date_prec": time.ucdp_date_prec,
        "acled_time_precision": time.acled_time_precision,
    }


def _rows(claims: Iterable[ExportedClaim]) -> Iterator[ClaimRow]:
    return map(claim_table_row, claims)


CLAIM_TABLE: Table[ExportedClaim, ClaimRow] = Table(
    name="claims",
    row=ClaimRow,
    rows=_rows,
    row_is="a claim of a report",
    losses=(
        "Several participants, means, places, times or claims answered share a cell, with “; ” between.",
        "Of several places, times or figures of one outcome only the first has columns of its own.",
        "Offsets are given for the sentence and the trigger only; the JSON Lines carry them for every value.",
    ),
)
