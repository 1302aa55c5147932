"""Measure readings against reports annotated by hand: attributions, chains, claims, places, times and figures."""

from collections import Counter
from pathlib import Path

from reportedly.claiming.confidence import SIGNS, Kind
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.hand_annotations import annotated_report, annotation_files
from reportedly.evaluation.intervals import bootstrap_intervals
from reportedly.evaluation.matching import (
    Match,
    attribution_matches,
    claim_partners,
    is_weighed,
    one_to_one,
    overlapping,
    same_bounds,
    same_figure,
    same_place,
    same_speaker,
    same_time,
    same_voice,
)
from reportedly.evaluation.reliability import Judged, calibration_error, judged_values
from reportedly.evaluation.result import EvaluationResult, Share
from reportedly.model.claim import Claim
from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.reading import Reading
from reportedly.workflows.read_report import ReportReader

PROTOCOL = (
    "An attribution is found when a speaker span overlaps, the contents' character Jaccard is at least 0.5 and the "
    "speech act is the same, one to one, best first; a claim when its trigger overlaps and it belongs to the same "
    "attribution (or to the outlet); an answer to other claims also when voice and stance are the same, whatever word "
    "stands for what is answered. Claims on words that the annotation calls welcome, and on saying itself, are "
    "left out of precision. Places need the same entry or reference, relation and status; times the same value and "
    "bounds; figures the same low, high and outcome; actors are compared where the annotation gives a code. told_* "
    "count what is asserted in the outlet's own voice, and not as merely possible, though the annotation gives it to "
    "somebody (attributed) or has the outlet deny it (denied), leave it open, plan or fear it (open), or put it in "
    "the future (future). source: the right voice where a claim stands on an annotated trigger; stance: right among "
    "claims of the right voice. *_calibration_error: how far confidence and share of right ones "
    "lie apart on average, by fifths of confidence. Intervals: 95 %, percentile bootstrap over reports."
)


def evaluate_report(path: Path, reader: ReportReader | None = None, corpora: Path | None = None) -> EvaluationResult:
    """Read the reports that hand annotations name and compare.

    Args:
        path: one annotation (`*.gold.json`) or a folder of them; each names its text.
        reader: a loaded reader, where the caller has one with user-supplied places and actors.
        corpora: the folder of the public corpora that annotations refer to; reports whose corpus is not there are
            left out and counted as `reports_left_out`.

    Raises:
        UnreadableReportError: naming the annotation that is not in the form of the contract, or when all are left out.
    """
    files = annotation_files(path)
    annotated = [found for found in (annotated_report(file, corpora) for file in files) if found is not None]
    if not annotated:
        raise UnreadableReportError(f"{path}: all its texts stay in public corpora; name their folder by --corpora")
    reader = reader or ReportReader.load()
    readings = [(one.annotation, reader.read(one.report)) for one in annotated]
    tallies = [compare(annotation, reading) for annotation, reading in readings]
    pooled = sum(tallies, Counter[str]())
    shares = {share.name: share.of(pooled) for share in SHARES}
    judged = [one for annotation, reading in readings for one in judged_values(annotation, reading)]
    shares |= {f"{kind}_calibration_error": calibration_error(_of_kind(judged, kind)) for kind in SIGNS}
    return EvaluationResult(
        task="report",
        path=str(path),
        documents=len(annotated),
        scores={name: value for name, value in shares.items() if value is not None},
        counts={"reports_left_out": len(files) - len(annotated), **{name: pooled[name] for name in COUNTS}},
        protocol=PROTOCOL,
        intervals=bootstrap_intervals(tallies, SHARES) if len(annotated) > 1 else {},
    )


def _of_kind(judged: list[Judged], kind: Kind) -> list[Judged]:
    return [one for one in judged if one.kind == kind]


def compare(gold: HandAnnotation, reading: Reading) -> Counter[str]:
    """Count what of one annotation the reading has; the names of the counts are those of `EvaluationResult.counts`."""
    tally: Counter[str] = Counter()
    same_words = one_to_one(attribution_matches(gold.attributions, reading.attributions))
    _count_attributions(tally, gold, reading, same_words)
    found_ids = {gold.attributions[m.gold].id: reading.attributions[m.found].id for m in same_words}
    _count_claims(tally, gold, reading, found_ids)
    _count_voices(tally, gold, reading)
    _count_layers(tally, gold, reading)
    return tally


def _count_attributions(tally: Counter[str], gold: HandAnnotation, reading: Reading, same_words: list[Match]) -> None:
    tally["attributions_gold"] += len(gold.attributions)
    tally["attributions_given"] += len(reading.attributions)
    for match in same_words:
        expected, candidate = gold.attributions[match.gold], reading.attributions[match.found]
        tally["attributions_same_words"] += 1
        tally["attributions_found"] += expected.speech_act == candidate.speech_act
        tally["speaker_kind_right"] += (
            expected.sources[:1] != () and expected.sources[0].kind == candidate.sources[0].kind
        )
        actor = expected.sources[0].actor if expected.sources else None
        tally["speaker_actor_asked"] += actor is not None
        tally["speaker_actor_right"] += actor is not None and actor == candidate.sources[0].actor
        tally["relays_found"] += same_voice(expected.sources, candidate.sources, "relay")
        tally["quote_form_right"] += expected.quote == candidate.quote
        tally["said_at_found"] += expected.said_at is not None and overlapping(expected.said_at, [candidate.said_at])
    for attribution in gold.attributions:
        tally["relays_gold"] += any(source.role == "relay" for source in attribution.sources)
        tally["said_at_gold"] += attribution.said_at is not None


def _count_claims(tally: Counter[str], gold: HandAnnotation, reading: Reading, found_ids: dict[str, str]) -> None:
    tally["claims_gold"] += len(gold.claims)
    tally["claims_given"] += len(reading.claims)
    tally["claims_weighed"] += sum(is_weighed(claim, gold) for claim in reading.claims)
    partners = claim_partners(gold, reading, found_ids)
    answered = {expected.id: partner.id for expected, partner in partners}
    for expected, partner in partners:
        tally["claims_found"] += 1
        tally["type_right"] += expected.event.type == partner.event.type
        tally["stance_right"] += expected.stance == partner.stance
        tally["time_status_right"] += expected.time_status == partner.time_status
        tally["certainty_right"] += expected.certainty == partner.certainty
        tally["about_right"] += bool(expected.about) and {answered.get(i) for i in expected.about} == set(partner.about)
        for participant in expected.participants:
            same = [p for p in partner.participants if p.overlaps(participant) and p.role == participant.role]
            tally["participants_found"] += bool(same)
            tally["participant_actor_asked"] += bool(same) and participant.actor is not None
            tally["participant_actor_right"] += participant.actor is not None and any(
                p.actor == participant.actor for p in same
            )
        tally["means_found"] += sum(overlapping(span, partner.means) for span in expected.means)
        tally["claim_figures_found"] += sum(
            any(same_figure(figure, other) for other in partner.casualties) for figure in expected.casualties
        )
        tally["claim_places_found"] += sum(
            any(same_place(p, other) for other in partner.places) for p in expected.places
        )
        tally["claim_times_found"] += sum(any(same_time(t, other) for other in partner.times) for t in expected.times)
    for claim in gold.claims:
        tally["participants_gold"] += len(claim.participants)
        tally["means_gold"] += len(claim.means)
        tally["about_gold"] += bool(claim.about)


def _count_voices(tally: Counter[str], gold: HandAnnotation, reading: Reading) -> None:
    """Who is made to say what: found triggers by the right voice, and what the outlet asserts and does not."""
    said = {attribution.id: attribution for attribution in gold.attributions}
    read = {attribution.id: attribution for attribution in reading.attributions}
    for expected in gold.claims:
        on_trigger = [claim for claim in reading.claims if claim.event.trigger.overlaps(expected.event.trigger)]
        right = [
            claim
            for claim in on_trigger
            if same_speaker(said.get(expected.attribution or ""), read.get(claim.attribution or ""))
        ]
        tally["triggers_found"] += bool(on_trigger)
        tally["source_right"] += bool(right)
        if expected.attribution is None and expected.stance == "asserts":
            tally["own_assertions_gold"] += 1
            tally["own_assertions_found"] += any(claim.stance == "asserts" for claim in right)
    for claim in reading.claims:
        if claim.attribution is None and claim.stance == "asserts" and claim.certainty != "possible":
            wrong = _why_the_outlet_does_not_assert(claim, gold)
            if wrong is not None:
                tally[wrong] += 1


def _why_the_outlet_does_not_assert(told: Claim, gold: HandAnnotation) -> str | None:
    """The name of the count that this assertion in the outlet's voice belongs to; None where nothing forbids it."""
    if overlapping(told.event.trigger, [span for one in gold.attributions for span in one.content]):
        return "told_attributed"
    own = [
        claim for claim in gold.claims if claim.attribution is None and claim.event.trigger.overlaps(told.event.trigger)
    ]
    if not own:
        return None
    if all(claim.stance == "denies" for claim in own):
        return "told_denied"
    if all(claim.stance in {"neutral", "doubts"} for claim in own):
        return "told_open"
    if all(claim.time_status == "future" for claim in own) and told.time_status in {"past", "ongoing"}:
        return "told_future"
    return None


def _count_layers(tally: Counter[str], gold: HandAnnotation, reading: Reading) -> None:
    """Places, times and figures of the report as a whole, whichever claim they ended in."""
    places = (*reading.places, *(place for claim in reading.claims for place in claim.places))
    times = (*reading.times, *(time for claim in reading.claims for time in claim.times))
    casualties = [casualty for claim in reading.claims for casualty in claim.casualties]
    for place in {(p.start, p.end): p for claim in gold.claims for p in claim.places}.values():
        tally["places_gold"] += 1
        tally["places_found"] += any(same_place(place, other) for other in places)
    said = [attribution.said_at for attribution in gold.attributions if attribution.said_at is not None]
    for time in {(t.start, t.end): t for t in [*said, *(t for claim in gold.claims for t in claim.times)]}.values():
        tally["times_gold"] += 1
        tally["times_found"] += any(same_time(time, other) for other in times)
    for figure in (figure for claim in gold.claims for figure in claim.casualties):
        tally["figures_gold"] += 1
        tally["figures_found"] += any(same_figure(figure, other) for other in casualties)
    for count in (count for claim in gold.claims for count in claim.counts):
        tally["counts_gold"] += 1
        tally["counts_found"] += any(same_bounds(count, other) for other in reading.counts)


SHARES = tuple(
    Share(name=name, part=tuple(part.split(" + ")), whole=tuple(whole.split(" + ")))
    for name, part, whole in (
        ("attributions_recall", "attributions_found", "attributions_gold"),
        ("attributions_precision", "attributions_found", "attributions_given"),
        ("attributions_f1", "attributions_found + attributions_found", "attributions_gold + attributions_given"),
        ("chains", "relays_found", "relays_gold"),
        ("speaker_kind", "speaker_kind_right", "attributions_same_words"),
        ("speaker_actor", "speaker_actor_right", "speaker_actor_asked"),
        ("quote_form", "quote_form_right", "attributions_same_words"),
        ("said_at", "said_at_found", "said_at_gold"),
        ("triggers", "triggers_found", "claims_gold"),
        ("source", "source_right", "triggers_found"),
        ("own_assertions", "own_assertions_found", "own_assertions_gold"),
        ("claims_recall", "claims_found", "claims_gold"),
        ("claims_precision", "claims_found", "claims_weighed"),
        ("claims_f1", "claims_found + claims_found", "claims_gold + claims_weighed"),
        ("event_type", "type_right", "claims_found"),
        ("stance", "stance_right", "claims_found"),
        ("certainty", "certainty_right", "claims_found"),
        ("time_status", "time_status_right", "claims_found"),
        ("about", "about_right", "about_gold"),
        ("participants", "participants_found", "participants_gold"),
        ("participant_actor", "participant_actor_right", "participant_actor_asked"),
        ("means", "means_found", "means_gold"),
        ("places", "places_found", "places_gold"),
        ("times", "times_found", "times_gold"),
        ("figures", "figures_found", "figures_gold"),
        ("counts", "counts_found", "counts_gold"),
    )
)
"""Each score with the counts above the line and the counts below it."""

TOLD = ("told_attributed", "told_denied", "told_open", "told_future")
"""What is told in the outlet's own voice that it does not assert: none of it may happen."""

ATTACHED = ("claim_figures_found", "claim_places_found", "claim_times_found")
"""Of the figures, places and times, those that stand in the right claim."""

COUNTS = tuple(
    dict.fromkeys(
        [*(name for share in SHARES for name in (*share.part, *share.whole)), "claims_given", *ATTACHED, *TOLD]
    )
)
"""The counts that a result gives."""
