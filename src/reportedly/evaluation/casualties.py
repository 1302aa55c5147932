"""Measure the casualties of whole reports against incidents whose killed and injured are known."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.intervals import bootstrap_intervals
from reportedly.evaluation.result import EvaluationResult, Share
from reportedly.model.report import Report, sha256_of
from reportedly.model.report_casualties import ReportCasualties
from reportedly.views.report_casualties import report_casualties
from reportedly.workflows.read_report import ReportReader

PROTOCOL = (
    "Every report that has an incident with known numbers counts once, as published: title, blank line, text, with its "
    "publication date; reports without gold are left out. What its claims say becomes one number of killed and one of "
    "injured by the view report_casualties (first figure of the lead, else one where the lead has somebody harmed, "
    "else the first figure of the report; of those hit, who was not killed was injured; a doer who dies counts). "
    "exact is the share of reports whose number equals that of "
    "the incident, whatever the report itself could know; always_zero and always_one are what answering 0 or 1 "
    "without reading would give. tuning and kept_aside are the halves of the incidents by the SHA-256 of their id "
    "(even: rules were made with it; odd: only scored). Intervals: 95 % by bootstrap over reports."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A report with what is known of its incident."""

    report: Report
    incident_id: str
    killed: int
    injured: int

    @property
    def half(self) -> str:
        """Which half of the incidents it belongs to."""
        even = int(hashlib.sha256(self.incident_id.encode()).hexdigest(), 16) % 2 == 0
        return "tuning" if even else "kept_aside"


def gold_reports(path: Path) -> Iterator[GoldReport]:
    """The reports of a `.jsonl` file that have `incident_id` and `gold` with `killed` and `injured`.

    Raises:
        UnreadableReportError: when a line is no such object, or no report has gold.
    """
    found = False
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                gold = row.get("gold")
                if gold is None:
                    continue
                text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
                report = Report(
                    report_id=row["report_id"], text=text, sha256=sha256_of(text), published=row.get("published")
                )
                one = GoldReport(
                    report=report,
                    incident_id=str(row["incident_id"]),
                    killed=int(gold["killed"]),
                    injured=int(gold["injured"]),
                )
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise UnreadableReportError(
                    f"{path}, line {number}: no report with incident_id and gold ({error}); give one JSON object a line"
                ) from error
            found = True
            yield one
    if not found:
        raise UnreadableReportError(f"{path} has no report with gold; give reports with what is known of them")


def casualty_counter(reader: ReportReader) -> Callable[[Report], ReportCasualties]:
    """What the product makes of a report."""
    return lambda report: report_casualties(reader.read(report))


def evaluate_casualties(path: Path, count: Callable[[Report], ReportCasualties]) -> EvaluationResult:
    """Score what `count` gives for every report of `path`.

    Raises:
        UnreadableReportError: as `gold_reports`.
    """
    tallies = [_tally(gold, count(gold.report)) for gold in gold_reports(path)]
    counts = sum(tallies, Counter())
    shares = [
        Share(name=f"{name}{suffix}", part=(f"{name}{suffix}",), whole=(f"reports{suffix}",))
        for suffix in ("", "_tuning", "_kept_aside")
        for name in ("killed_exact", "injured_exact", "both_exact")
    ]
    shares += [
        Share(name=name, part=(name,), whole=("reports",)) for name in ("killed_always_zero", "injured_always_one")
    ]
    return EvaluationResult(
        task="casualties",
        path=str(path),
        documents=len(tallies),
        scores={share.name: score for share in shares if (score := share.of(counts)) is not None},
        counts={name: counts[name] for name in sorted(counts)},
        protocol=PROTOCOL,
        intervals=bootstrap_intervals(tallies, shares),
    )


def _tally(gold: GoldReport, found: ReportCasualties) -> Counter[str]:
    killed, injured = found.killed.number == gold.killed, found.injured.number == gold.injured
    tally: Counter[str] = Counter()
    for suffix in ("", f"_{gold.half}"):
        tally[f"reports{suffix}"] = 1
        tally[f"killed_exact{suffix}"] = killed
        tally[f"injured_exact{suffix}"] = injured
        tally[f"both_exact{suffix}"] = killed and injured
    tally["killed_always_zero"] = gold.killed == 0
    tally["injured_always_one"] = gold.injured == 1
    return tally
