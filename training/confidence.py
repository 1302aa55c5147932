"""Learn how sure to be: `python -m training.confidence [--plot FILE]`.

Reads the development part of the project's own gold and the annotated demonstration reports, and fits the weights of
`claiming/data/confidence.toml`: a logistic regression of "right" on the signs, with a ridge. Cross-validation by report
says what to expect on reports that it has not seen; `--plot` draws that as a reliability diagram.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.claiming.confidence import SIGNS, Kind, Signs, Weighing
from reportedly.demonstration import actors_path, gazetteer_path
from reportedly.evaluation.hand_annotations import AnnotatedReport, annotated_report, annotation_files
from reportedly.evaluation.reliability import Judged, brier_score, calibration_error, judged_values, reliability
from reportedly.workflows.read_report import ReportReader
from training.corpora import corpora_folder

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "reportedly" / "claiming" / "data" / "confidence.toml"
DEVELOPMENT = ROOT / "gold" / "development"
DEMONSTRATION = ROOT / "tests" / "demonstration" / "gold"

RIDGE = 2.0
"""A weight of one in log-odds costs as much as a case misjudged badly: a sign that few cases show stays near zero."""

FOLDS = 6
STEPS_OF_NEWTON = 30

HEAD = """\
# What each sign adds to the log-odds that a value is right; `start` is for a value without any sign.
# Learned by training/confidence.py from {reports} reports annotated by hand:
# {cases}. The signs are in confidence.py.
"""

Vector = NDArray[np.float64]


def main(arguments: Sequence[str]) -> None:
    """Learn, say what cross-validation expects, and write the table."""
    judged = [list(cases) for cases in _judged_by_report()]
    unseen: dict[Kind, list[Judged]] = {}
    sections: list[str] = []
    numbers: list[str] = []
    for kind in SIGNS:
        by_report = [[one for one in cases if one.kind == kind] for cases in judged]
        unseen[kind] = list(cross_validated(by_report))
        learned = fitted([one for cases in by_report for one in cases])
        sections.append(_section(kind, learned))
        numbers.append(f"{len(unseen[kind])} {kind}s")
        print(
            f"{kind}: {len(unseen[kind])} cases, calibration error {calibration_error(unseen[kind]):.3f}, Brier "
            f"{brier_score(unseen[kind]):.3f} ({_brier_of_share(unseen[kind]):.3f} if all were as sure as the average)"
        )
    TABLE.write_text(
        HEAD.format(reports=len(judged), cases=", ".join(numbers)) + "\n" + "\n".join(sections), encoding="utf-8"
    )
    if arguments[:1] == ["--plot"]:
        draw(unseen, Path(arguments[1]))


def _judged_by_report() -> Iterator[Iterator[Judged]]:
    plain = ReportReader.load()
    island = ReportReader.load(gazetteers=[gazetteer_path()], actors=[actors_path()])
    for reader, folder in ((plain, DEVELOPMENT), (island, DEMONSTRATION)):
        for one in _annotated(folder):
            yield judged_values(one.annotation, reader.weighed_by_rules(one.report))


def _annotated(folder: Path) -> Iterator[AnnotatedReport]:
    for file in annotation_files(folder):
        found = annotated_report(file, corpora_folder())
        if found is not None:
            yield found


def cross_validated(by_report: Sequence[Sequence[Judged]]) -> Iterator[Judged]:
    """Every case with the confidence that weights give which were learned without its report."""
    for fold in range(FOLDS):
        others = [one for number, cases in enumerate(by_report) if number % FOLDS != fold for one in cases]
        learned = fitted(others)
        for number, cases in enumerate(by_report):
            if number % FOLDS == fold:
                for one in cases:
                    yield replace(one, value=replace(one.value, confidence=learned.probability(signs(one))))


def fitted(cases: Sequence[Judged]) -> Weighing:
    """The weights with the highest penalised likelihood; the start bears no penalty."""
    names = list(signs(cases[0]))
    design = np.array([[1.0, *(signs(one)[name] for name in names)] for one in cases])
    right = np.array([float(one.right) for one in cases])
    penalty = np.diag([1e-6, *[RIDGE] * len(names)])
    weights: Vector = np.zeros(design.shape[1])
    for _ in range(STEPS_OF_NEWTON):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (expected - right) + penalty @ weights
        curvature = (design * (expected * (1 - expected) + 1e-9)[:, None]).T @ design + penalty
        weights -= np.linalg.solve(curvature, gradient)
    start, *rest = (round(float(weight), 3) for weight in weights)
    return Weighing(start=start, weights=dict(zip(names, rest, strict=True)))


def signs(one: Judged) -> Signs:
    """The signs of a judged value, as reading weighs them."""
    match one.kind:
        case "claim":
            return SIGNS["claim"](one.value, one.attribution)
        case "participant":
            return SIGNS["participant"](one.value, one.claim)
        case kind:
            return SIGNS[kind](one.value)


def _section(kind: Kind, learned: Weighing) -> str:
    rows = {"start": learned.start, **learned.weights}
    return f"[{kind}]\n" + "".join(f"{name} = {weight}\n" for name, weight in rows.items())


def _brier_of_share(judged: Sequence[Judged]) -> float:
    share = sum(one.right for one in judged) / len(judged)
    return share * (1 - share)


def draw(judged: Mapping[Kind, Sequence[Judged]], file: Path) -> None:
    """Draw the reliability diagram: how sure against how often right, a point for each step, as large as its cases."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.2, 5.2), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
    for kind, cases in judged.items():
        steps = reliability(cases)
        axes.plot([s.confidence for s in steps], [s.right for s in steps], linewidth=1, label=f"{kind} ({len(cases)})")
        axes.scatter(
            [s.confidence for s in steps], [s.right for s in steps], s=[2 * s.values for s in steps], alpha=0.5
        )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share that is right", aspect="equal")
    axes.legend(frameon=False)
    figure.savefig(file)


if __name__ == "__main__":
    main(sys.argv[1:])
