"""Everything about one incident that people look at: accounts, figures, timeline, and why its reports were linked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.account import AccountsMatrix
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.timeline import TimelineEntry
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.incident_timeline import incident_timeline
from reportedly.views.sides import Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReport:
    """One report of the incident; `copy_of` is the first report of its wire family where that is another one."""

    report_id: str
    outlet: str | None
    published: str | None
    title: str | None
    copy_of: str | None
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSheet:
    """One incident with all views of it; `independent_reports` counts each wire family once."""

    incident: Incident
    reports: tuple[SheetReport, ...]
    independent_reports: int
    accounts: AccountsMatrix
    figures: tuple[FigureRange, ...]
    timeline: tuple[TimelineEntry, ...]


def incident_sheet(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
    until: str | None = None,
) -> IncidentSheet:
    """All views of an incident; arguments as for `accounts_matrix`."""
    known = tuple(families)
    first = {report: family.reports[0] for family in known for report in family.reports}
    here = [readings[report].report for report in incident.reports if report in readings]
    return IncidentSheet(
        incident=incident,
        reports=tuple(_report(report, first) for report in here),
        independent_reports=len({first.get(report.report_id, report.report_id) for report in here}),
        accounts=accounts_matrix(incident, readings, known, sides=sides, until=until),
        figures=figure_ranges(incident, readings, known, sides=sides, until=until),
        timeline=incident_timeline(incident, readings, known, sides=sides),
    )


def _report(report: Report, first: Mapping[str, str]) -> SheetReport:
    original = first.get(report.report_id, report.report_id)
    return SheetReport(
        report_id=report.report_id,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        copy_of=original if original != report.report_id else None,
        invented=report.invented,
    )
