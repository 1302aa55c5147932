"""The hand-annotated reports of `gold/`, with their texts where they can be had."""

import os
from functools import cache
from pathlib import Path

from reportedly.evaluation.hand_annotations import AnnotatedReport, annotated_report, annotation_files

GOLD = Path(__file__).parents[2] / "gold"
PARTS = ("development", "test")
CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))


def files(part: str) -> list[Path]:
    return annotation_files(GOLD / part)


@cache
def annotated() -> dict[str, AnnotatedReport | None]:
    """Every annotation by part and name; None where its text stays in a corpus that is not here."""
    return {f"{part}/{file.name}": annotated_report(file, CORPORA) for part in PARTS for file in files(part)}
