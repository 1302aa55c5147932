"""What is new or revised since a day: incidents, reports, accounts, figures and denials."""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.model.account import AccountsMatrix
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.timeline import Change
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.incident_words import incident_in_words
from reportedly.views.sides import Sides


def changes_since(
    day: str,
    incidents: Iterable[Incident],
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
) -> tuple[Change, ...]:
    """What was published on `day` (ISO) or later and was not known before, the newest first.

    Days are those of publication and of saying: the view is the same whenever it is asked for.
    """
    known_families = tuple(families)
    found = [
        change
        for incident in incidents
        if any((readings[report].report.published or "") >= day for report in incident.reports if report in readings)
        for change in _changes(day, incident, readings, known_families, sides)
    ]
    return tuple(sorted(found, key=lambda change: (change.day, change.incident_id, change.kind), reverse=True))


def _changes(
    day: str,
    incident: Incident,
    readings: Mapping[str, Reading],
    families: tuple[WireFamily, ...],
    sides: Sides | None,
) -> Iterator[Change]:
    published = {report: readings[report].report.published for report in incident.reports if report in readings}
    dated = {report: on for report, on in published.items() if on is not None}
    first = min(dated.values(), default=day)
    if first >= day:
        yield Change(kind="new_incident", incident_id=incident.id, day=first, words=incident_in_words(incident))
        return
    for report, on in dated.items():
        if on >= day:
            outlet = readings[report].report.outlet or report
            yield Change(kind="new_report", incident_id=incident.id, day=on, words=f"{outlet}: {report}")
    yield from _changed_accounts(day, incident.id, accounts_matrix(incident, readings, families, sides=sides))
    for one in figure_ranges(incident, readings, families, sides=sides):
        for figure in one.figures:
            if (figure.said_on or "") >= day:
                yield Change(
                    kind="new_figure" if figure.revises is None else "revised_figure",
                    incident_id=incident.id,
                    day=figure.said_on or day,
                    words=f"{figure.label}: “{figure.words}” {one.outcome}",
                    evidence=figure.evidence,
                )


def _changed_accounts(day: str, incident_id: str, matrix: AccountsMatrix) -> Iterator[Change]:
    for account in matrix.accounts:
        said = [(cell.slot, statement) for cell in account.cells for statement in cell.statements]
        began = min((statement.said_on or day for _, statement in said), default="")
        if began >= day:
            evidence = said[0][1].evidence
            yield Change(kind="new_account", incident_id=incident_id, day=began, words=account.label, evidence=evidence)
        for slot, statement in said:
            if statement.stance == "denies" and statement.quantity is None and (statement.said_on or "") >= day:
                yield Change(
                    kind="new_denial",
                    incident_id=incident_id,
                    day=statement.said_on or day,
                    words=f"{account.label} denies {slot}: {statement.value}",
                    evidence=statement.evidence,
                )
