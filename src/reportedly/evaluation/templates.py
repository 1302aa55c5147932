"""Score incident templates against the MUC-3/4 keys: all slots by the official rules, six by those of later papers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reportedly.evaluation.intervals import bootstrap_intervals
from reportedly.evaluation.muc_corpus import SLOTS, Filler, MucReport, Template, muc_reports
from reportedly.evaluation.muc_response import muc_template
from reportedly.evaluation.muc_scoring import HALF, RIGHT, WRONG, score
from reportedly.evaluation.pairing import best_pairs
from reportedly.evaluation.result import EvaluationResult, FScore, Share
from reportedly.evaluation.templates_in_six_slots import SIX_SLOTS, six_slot_counts
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.views.incident_templates import incident_templates
from reportedly.workflows.read_report import ReportReader

PROTOCOL = (
    "Full slots: MUC-4 scoring guidelines, version 7, all-templates row without the template slot itself. A response "
    "template may be mapped to a key template when the incident type is at least half right and so is one perpetrator "
    "or target slot; the mapping with the most points counts. Recall is (right + half/2) / key fillers, precision the "
    "same over response fillers; optional templates and fillers count only where they are found; fillers of templates "
    "that are not mapped are missing or spurious. What the guidelines leave to a human scorer is decided by words: the "
    "same words, or more words before them, are right; a part or more words behind, half. Six slots: incident type, "
    "individual and organisation perpetrators, physical targets, victims by name and weapons, as in GTT (Du et al. "
    "2021): a filler is right when, without case, articles and marks, it equals one of the key's alternatives that the "
    "text holds; templates map when the type is the same. Intervals: 95 % by bootstrap over reports."
)

_MAPPING_SLOTS = (
    "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "PHYS TGT: TYPE", "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION", "HUM TGT: TYPE",
)  # fmt: skip
"""Slots of which one must be at least half right for two templates to be mapped (guidelines, section 3.2.1)."""

_ORGANISATION, _CONFIDENCE = "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE"
_BASELINE = "REPORTED AS FACT"
_CONFIDENCE_RIGHT = Share(
    name="confidence_given_organisation", part=("confidence_right",), whole=("organisations_right",)
)
_OTHER_SHARES = tuple(
    Share(name=name, part=(part,), whole=(whole,))
    for name, part, whole in (
        ("confidence_given_organisation_always_fact", "confidence_fact", "organisations_right"),
        ("confidence_in_key_always_fact", "key_fact", "key_organisations"),
        ("relevance_recall", "relevant_found", "relevant_reports"),
        ("relevance_precision", "relevant_found", "reports_with_templates"),
    )
)

Respond = Callable[[MucReport], Sequence[Template]]
Counts = Counter[str]


def evaluate_templates(path: Path, respond: Respond) -> EvaluationResult:
    """Score what `respond` gives for each report of a MUC-3/4 folder.

    Raises:
        UnreadableReportError: when `path` is not in the layout of the corpus.
    """
    per_report = [report_counts(report, respond(report)) for report in muc_reports(path)]
    counts = sum(per_report, Counter())
    return EvaluationResult(
        task="templates",
        path=str(path),
        documents=len(per_report),
        scores=template_scores(counts),
        counts={name: counts[name] for name in sorted(counts)},
        protocol=PROTOCOL,
        intervals=bootstrap_intervals(per_report, [_f1("full_slot", "all"), _f1("six_slot", "six"), _CONFIDENCE_RIGHT]),
    )


def template_responder(reader: ReportReader) -> Respond:
    """What our reader makes of a report of the corpus: the view's templates in the corpus's form."""
    return lambda report: [
        muc_template(template, report.published) for template in incident_templates(read_report(report, reader))
    ]


def read_report(report: MucReport, reader: ReportReader) -> Reading:
    """A report of the corpus as any other report is read."""
    return reader.read(
        Report(
            report_id=report.name,
            text=report.text,
            sha256=sha256_of(report.text),
            published=report.published,
            outlet=report.outlet,
        )
    )


def report_counts(report: MucReport, response: Sequence[Template]) -> Counts:
    """What one report's key asks for, what was given, and what of it is right, for every score.

    Points are counted twice, so that half a point is a whole number.
    """
    counts = Counter[str]()
    mapped = dict(mapping(response, report.templates))
    for number, template in enumerate(response):
        key = report.templates[mapped[number]] if number in mapped else None
        _count_template(counts, template, key)
    mapped_keys = set(mapped.values())
    for number, key in enumerate(report.templates):
        if number not in mapped_keys and not key.optional:
            _count_template(counts, None, key)
    _count_relevance(counts, report.templates, response)
    counts.update(templates_key=sum(not key.optional for key in report.templates), templates_given=len(response))
    counts.update(templates_mapped=len(mapped))
    counts.update(six_slot_counts(report, response))
    return counts


def template_scores(counts: Mapping[str, int]) -> dict[str, float]:
    """The scores that follow from counts."""
    scores = _measures(counts, "full_slot", "all") | _measures(counts, "six_slot", "six")
    for share in (_CONFIDENCE_RIGHT, *_OTHER_SHARES):
        scores[share.name] = share.of(counts) or 0.0
    for slot in SLOTS:
        scores |= _measures(counts, _name(slot), _name(slot))
    for slot in SIX_SLOTS:
        scores[f"six_{slot}_f1"] = _f1(f"six_{slot}", f"six_{slot}").of(counts) or 0.0
    return scores


def _f1(name: str, part: str) -> FScore:
    """The F1 of a part of the counts; points are doubled, so the wholes are as well."""
    return FScore(
        name=f"{name}_f1",
        recall=Share(name=f"{name}_recall", part=(f"{part}_recalled",), whole=(f"{part}_key",) * 2),
        precision=Share(name=f"{name}_precision", part=(f"{part}_right",), whole=(f"{part}_given",) * 2),
    )


def _measures(counts: Mapping[str, int], name: str, part: str) -> dict[str, float]:
    """Recall, precision and F1 of a part of the counts, by the names of the scores."""
    f1 = _f1(name, part)
    return {score.name: score.of(counts) or 0.0 for score in (f1.recall, f1.precision, f1)}


def _name(slot: str) -> str:
    """The slot as a name of scores: "HUM TGT: NAME" is hum_tgt_name."""
    return slot.lower().replace(": ", "_").replace(" ", "_")


def mapping(response: Sequence[Template], keys: Sequence[Template]) -> list[tuple[int, int]]:
    """Which response template is scored against which of the key's, by their numbers."""
    return best_pairs([[_worth(template, key) for key in keys] for template in response])


def _worth(template: Template, key: Template) -> float:
    """The points of mapping the two; nothing where that is not allowed."""
    points = {slot: sum(value for _, _, value in _pairs(template, key, slot)) for slot in SLOTS}
    allowed = points["INCIDENT: TYPE"] > WRONG and any(points[slot] > WRONG for slot in _MAPPING_SLOTS)
    return sum(points.values()) if allowed else 0.0


def _pairs(template: Template, key: Template, slot: str) -> list[tuple[Filler, Filler, float]]:
    """The fillers of a slot that are paired, with how right they are; pairs that are wrong are left out."""
    given, wanted = template.fillers(slot), key.fillers(slot)
    table = [[score(one, other, slot) for other in wanted] for one in given]
    return [(given[row], wanted[column], table[row][column]) for row, column in best_pairs(table)]


def _count_template(counts: Counts, template: Template | None, key: Template | None) -> None:
    for slot in SLOTS:
        pairs = _pairs(template, key, slot) if template and key else []
        points = round(sum(value for _, _, value in pairs) / HALF)
        given = len(template.fillers(slot)) if template and not (key and slot in key.inapplicable) else 0
        found = [filler for _, filler, _ in pairs]
        wanted = sum(not filler.optional or filler in found for filler in key.fillers(slot)) if key else 0
        for name in (_name(slot), "all"):
            counts.update({
                f"{name}_recalled": points, f"{name}_right": points, f"{name}_given": given, f"{name}_key": wanted,
            })  # fmt: skip
    if key:
        _count_confidence(counts, template, key)


def _count_confidence(counts: Counts, template: Template | None, key: Template) -> None:
    for filler in key.fillers(_CONFIDENCE):
        counts.update(key_organisations=1, key_fact=_BASELINE in filler.alternatives)
    if template is None:
        return
    for given, wanted, _ in _pairs(template, key, _ORGANISATION):
        mine = [one for one in template.fillers(_CONFIDENCE) if set(one.about) & set(given.alternatives)]
        theirs = [one for one in key.fillers(_CONFIDENCE) if set(one.about) & set(wanted.alternatives)]
        if not theirs:
            continue
        counts["organisations_right"] += 1
        counts["confidence_right"] += any(score(one, other, _CONFIDENCE) == RIGHT for one in mine for other in theirs)
        counts["confidence_fact"] += any(_BASELINE in other.alternatives for other in theirs)


def _count_relevance(counts: Counts, keys: Sequence[Template], response: Sequence[Template]) -> None:
    """Whether the report has a template at all; a report with only optional ones is neither."""
    relevant = any(not key.optional for key in keys)
    if relevant or not keys:
        counts["relevant_reports"] += relevant
        counts["reports_with_templates"] += bool(response)
        counts["relevant_found"] += relevant and bool(response)
