"""Fit the choices of the incident templates on MUC-4 dev: `python -m training.incident_choices CORPUS [--every N]`.

Reads the reports of `CORPUS` (muc4/dev), lets the view make every candidate, labels each by the key template that its
own template is mapped to, and fits one logistic regression a decision (ridge penalty, Newton's method). Writes
`src/reportedly/views/data/incident_choices.toml`, which the view reads; nothing of the corpus's text goes into it but
single words that end phrases or trigger events. The thresholds were set by two-fold cross-validation on dev.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from reportedly.evaluation.muc_corpus import MucReport, Template, muc_reports
from reportedly.evaluation.muc_response import muc_template
from reportedly.evaluation.muc_scoring import WRONG, same_words
from reportedly.evaluation.templates import mapping, read_report
from reportedly.model.span import Span
from reportedly.views.incident_choices import Choice, Decision, Observations
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_templates import TemplateCandidate, filled, observations, template_candidates
from reportedly.workflows.read_report import ReportReader

Example = tuple[Observations, bool]

THRESHOLDS: Mapping[Decision, float] = {
    "template": 0.2,
    "individual": 0.3,
    "organisation": 0.4,
    "human": 0.35,
    "physical": 0.25,
    "instrument": 0.25,
}
"""Below one half: a wrong filler costs less than a missing one gains while F1 is below one half (muc4/dev)."""
PENALTY = 2.0
LEAST_SEEN = 5
"""Candidates that must have an observation before it gets a weight."""
LEAST_WEIGHT = 0.005
OUTPUT = Path(__file__).parents[1] / "src" / "reportedly" / "views" / "data" / "incident_choices.toml"
HEADER = """\
# How much each observation of a candidate speaks for it (positive) or against it: weights of logistic regressions,
# fitted by training/incident_choices.py on MUC-4 dev (texts public domain by dstl/muc3). Do not edit by hand.
"""


def examples(reports: Iterable[MucReport], reader: ReportReader) -> dict[Decision, list[Example]]:
    """Every candidate of every report with whether the key has it."""
    accept_all = {decision: Choice({}, 0.0, 0.0) for decision in THRESHOLDS}
    found: dict[Decision, list[Example]] = {decision: [] for decision in THRESHOLDS}
    for report in reports:
        reading = read_report(report, reader)
        candidates = template_candidates(reading)
        templates = [filled(candidate, reading, accept_all) for candidate in candidates]
        response = [muc_template(template, report.published) for template in templates]
        keys = dict(mapping(response, report.templates))
        for number, (candidate, template) in enumerate(zip(candidates, templates, strict=True)):
            key = report.templates[keys[number]] if number in keys else None
            if key is None or not key.optional:
                told = observations(template, candidate, reading, Kinds.load())
                found["template"].append((told, key is not None))
            if key is not None:
                for decision, example in _fillers(candidate, key):
                    found[decision].append(example)
    return found


def _fillers(candidate: TemplateCandidate, key: Template) -> Iterator[tuple[Decision, Example]]:
    for individual in candidate.individuals:
        yield "individual", (individual.observed, _in_key(individual.span, key, "PERP: INDIVIDUAL ID"))
    for organisation in candidate.organisations:
        right = _in_key(organisation.organisation.span, key, "PERP: ORGANIZATION ID")
        yield "organisation", (organisation.observed, right)
    for human in candidate.humans:
        right = _in_key(human.target.name, key, "HUM TGT: NAME")
        right = right or _in_key(human.target.description, key, "HUM TGT: DESCRIPTION")
        yield "human", (human.observed, right)
    for thing in candidate.things:
        yield "physical", (thing.observed, _in_key(thing.target.span, key, "PHYS TGT: ID"))
    for weapon in candidate.instruments:
        kinds = {kind for filler in key.fillers("INCIDENT: INSTRUMENT TYPE") for kind in filler.alternatives}
        right = _in_key(weapon.instrument.span, key, "INCIDENT: INSTRUMENT ID")
        if weapon.instrument.span is None:
            right = weapon.instrument.kind.upper() in kinds
        yield "instrument", (weapon.observed, right)


def _in_key(span: Span | None, key: Template, slot: str) -> bool:
    return span is not None and any(
        same_words(" ".join(span.text.upper().split()), alternative) > WRONG
        for filler in key.fillers(slot)
        for alternative in filler.alternatives
    )


def fit(rows: Sequence[Example]) -> tuple[dict[str, float], float]:
    """The weights of the observations and the bias."""
    seen = Counter(one for observed, _ in rows for one in observed)
    names = sorted(name for name, times in seen.items() if LEAST_SEEN <= times < len(rows))
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1.0
    for row, (observed, _) in enumerate(rows):
        table[row, [column[one] for one in observed if one in column]] = 1.0
    labels = np.array([float(label) for _, label in rows])
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[-1] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        probability = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (probability - labels) + penalty * weights
        curvature = (table * (probability * (1 - probability))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    kept = {name: round(float(weights[at]), 3) for name, at in column.items() if abs(weights[at]) >= LEAST_WEIGHT}
    return kept, round(float(weights[-1]), 3)


def as_toml(choices: Mapping[Decision, Choice]) -> str:
    """The choices in the form that the view reads."""
    lines = [HEADER]
    for decision, choice in choices.items():
        lines += [f"[{decision}]", f"threshold = {choice.threshold}", f"bias = {choice.bias}", ""]
        lines += [f"[{decision}.weights]", *(f'"{name}" = {weight}' for name, weight in choice.weights.items()), ""]
    return "\n".join(lines)


def main() -> None:
    """Fit all choices and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="the folder muc4/dev")
    parser.add_argument("--every", type=int, default=1, help="read every nth report only")
    given = parser.parse_args()
    found = examples(list(muc_reports(given.corpus))[:: given.every], ReportReader.load())
    fitted = {decision: Choice(*fit(rows), THRESHOLDS[decision]) for decision, rows in found.items()}
    OUTPUT.write_text(as_toml(fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
