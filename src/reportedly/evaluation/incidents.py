"""Evaluate linking on reports with gold incidents: grouping, event dates, and figures within low and high."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from reportedly.errors import UsageError
from reportedly.evaluation.partitions import partition_scores
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Incident, Linking
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.views.figures import figure_ranges

PROTOCOL = (
    "All reports are read and linked together; a report belongs to the incident of its main matter, or else is alone. "
    "B-cubed and pairwise F1 over reports. A gold incident is compared with the incident that holds most of its "
    "reports; dates and figures are counted on gold incidents of two or more reports: the date is right where the day "
    "that the incident gives lies within one day of gold, the figure where gold lies from low to high, of those given. "
    "A range that is open above has no width; how many are open stands beside."
)

OUTCOMES = ("killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One line of the corpus: the report, its incident, and what is known of that, null where nothing is."""

    report: Report
    incident: str
    day: str | None
    figures: Mapping[str, int]


def evaluate_incidents(
    path: Path, read: Callable[[Report], Reading], link: Callable[[Sequence[Reading]], Linking]
) -> EvaluationResult:
    """Score linking on a file of reports in JSON lines with `incident_id` and `gold`.

    Raises:
        UsageError: when the file is not in that form.
    """
    gold = list(gold_reports(path))
    return scored(path, gold, [read(one.report) for one in gold], link)


def scored(
    path: Path, gold: Sequence[GoldReport], readings: Sequence[Reading], link: Callable[[Sequence[Reading]], Linking]
) -> EvaluationResult:
    """Score the linking of readings that are already there."""
    linking = link(readings)
    incident_of = {report: incident for incident in linking.incidents for report in incident.primary_in}
    found = [
        incident_of[one.report.report_id].id if one.report.report_id in incident_of else f"none of {number}"
        for number, one in enumerate(gold)
    ]
    counts: Counter[str] = Counter(
        reports=len(gold),
        reports_without_incident=sum(one.report.report_id not in incident_of for one in gold),
        gold_incidents=len({one.incident for one in gold}),
    )
    widths: defaultdict[str, list[int]] = defaultdict(list)
    by_id = {reading.report.report_id: reading for reading in readings}
    for members in _of_several(gold):
        incident = _incident_of_most(members, incident_of)
        counts["incidents_of_several"] += 1
        _count_date(counts, members[0], incident)
        ranges = figure_ranges(incident, by_id, linking.wire_families) if incident else ()
        _count_figures(counts, widths, members[0], {one.outcome: one for one in ranges})
    return EvaluationResult(
        task="incidents",
        path=str(path),
        documents=len(gold),
        scores={**partition_scores([one.incident for one in gold], found), **_shares(counts, widths)},
        counts=dict(counts),
        protocol=PROTOCOL,
    )


def gold_reports(path: Path) -> Iterator[GoldReport]:
    """The reports of the corpus.

    Raises:
        UsageError: naming the line that is not in its form.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            text, gold = str(row["text"]), row.get("gold") or {}
            yield GoldReport(
                report=Report(
                    report_id=str(row["report_id"]),
                    text=text,
                    sha256=sha256_of(text),
                    title=row.get("title"),
                    outlet=row.get("outlet"),
                    published=row.get("published"),
                    url=row.get("url"),
                ),
                incident=str(row["incident_id"]),
                day=gold.get("date"),
                figures={outcome: gold[outcome] for outcome in OUTCOMES if gold.get(outcome) is not None},
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{path}:{number}: {error}; give reports in JSON lines with incident_id and gold"
            ) from None


def _of_several(gold: Sequence[GoldReport]) -> Iterator[list[GoldReport]]:
    gathered: defaultdict[str, list[GoldReport]] = defaultdict(list)
    for one in gold:
        gathered[one.incident].append(one)
    return (members for members in gathered.values() if len(members) > 1)


def _incident_of_most(members: Sequence[GoldReport], incident_of: Mapping[str, Incident]) -> Incident | None:
    held = [incident_of[one.report.report_id] for one in members if one.report.report_id in incident_of]
    votes = Counter(incident.id for incident in held)
    return max(held, key=lambda incident: votes[incident.id], default=None)


def _count_date(counts: Counter[str], gold: GoldReport, incident: Incident | None) -> None:
    if gold.day is None:
        return
    counts["with_date"] += 1
    if incident is None or incident.earliest is None or incident.latest is None:
        return
    counts["date_given"] += 1
    day, earliest, latest = map(_ordinal, (gold.day, incident.earliest, incident.latest))
    counts["date_right"] += max(earliest - day, day - latest) <= 1


def _count_figures(
    counts: Counter[str],
    widths: defaultdict[str, list[int]],
    gold: GoldReport,
    ranges: Mapping[str, FigureRange],
) -> None:
    for outcome, figure in gold.figures.items():
        counts[f"with_{outcome}"] += 1
        given = ranges.get(outcome)
        if given is None or given.low is None or given.high is None:
            continue
        counts[f"{outcome}_given"] += 1
        counts[f"{outcome}_inside"] += given.low <= figure and (figure <= given.high or given.open_above)
        counts[f"{outcome}_open_above"] += given.open_above
        if not given.open_above:
            widths[outcome].append(given.high - given.low)


def _shares(counts: Counter[str], widths: Mapping[str, Sequence[int]]) -> dict[str, float]:
    shares = {
        "event_date_within_a_day": _share(counts["date_right"], counts["date_given"]),
        "event_date_given": _share(counts["date_given"], counts["with_date"]),
    }
    for outcome in OUTCOMES:
        shares[f"{outcome}_inside_range"] = _share(counts[f"{outcome}_inside"], counts[f"{outcome}_given"])
        shares[f"{outcome}_given"] = _share(counts[f"{outcome}_given"], counts[f"with_{outcome}"])
        shares[f"{outcome}_open_above"] = _share(counts[f"{outcome}_open_above"], counts[f"{outcome}_given"])
        if widths.get(outcome):
            shares[f"{outcome}_median_width"] = float(median(widths[outcome]))
    return shares


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
