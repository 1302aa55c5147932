"""What the demonstration's tests read: its reports, rows and hand annotations."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from reportedly import demonstration
from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.report import Original, Report, sha256_of

GOLD = Path(__file__).parent / "gold"


def reports() -> dict[str, Report]:
    return {report.report_id: report for report in _reports()}


def _reports() -> Iterator[Report]:
    for line in demonstration.reports_path().read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        original = Original(**row.pop("original")) if "original" in row else None
        yield Report(**row, original=original, sha256=sha256_of(row["text"]))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def annotations() -> dict[str, HandAnnotation]:
    form = TypeAdapter(HandAnnotation)
    return {
        path.name.removesuffix(".gold.json"): form.validate_json(path.read_bytes())
        for path in sorted(GOLD.glob("*.gold.json"))
    }
