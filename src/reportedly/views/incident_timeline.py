"""The timeline of an incident: what is said to have happened when, what was said when, and what sources changed."""

from collections.abc import Iterable, Mapping

from reportedly.model.account import Account, Statement
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.timeline import TimelineEntry
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.sides import Sides

_STANCE_WORDS = {"asserts": "says", "denies": "denies", "doubts": "doubts", "neutral": "leaves open"}
_KIND_ORDER = {"happened": 0, "said": 1, "changed": 2}


def incident_timeline(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
) -> tuple[TimelineEntry, ...]:
    """All entries by day, what has no day last; arguments as for `accounts_matrix`."""
    known_families = tuple(families)
    matrix = accounts_matrix(incident, readings, known_families, sides=sides)
    entries = [
        *(entry for account in matrix.accounts for entry in _happened(account)),
        *(entry for account in matrix.accounts for entry in _said(account)),
        *(entry for one in figure_ranges(incident, readings, known_families, sides=sides) for entry in _changed(one)),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.day or "9999", _KIND_ORDER[entry.kind], entry.words)))


def _happened(account: Account) -> Iterable[TimelineEntry]:
    """The days on which a source says that it happened, with what the source says happened."""
    what = ", ".join(dict.fromkeys(statement.value for statement in account.cell("what").statements))
    for statement in account.cell("when").statements:
        day, _, until = (statement.code or "").partition("/")
        yield TimelineEntry(
            kind="happened",
            day=day or None,
            until=until or None,
            words=what or "it happened",
            source=account.label,
            evidence=statement.evidence,
        )


def _said(account: Account) -> Iterable[TimelineEntry]:
    for cell in account.cells:
        if cell.slot not in {"when", "where", "whom"}:
            for statement in cell.statements:
                yield TimelineEntry(
                    kind="said",
                    day=statement.said_on,
                    words=f"{_STANCE_WORDS[statement.stance]} {cell.slot}: {_with_hedge(statement)}",
                    source=account.label,
                    evidence=statement.evidence,
                )


def _changed(one: FigureRange) -> Iterable[TimelineEntry]:
    for figure in one.figures:
        if figure.revises is not None:
            earlier = one.figures[figure.revises]
            yield TimelineEntry(
                kind="changed",
                day=figure.said_on,
                words=f"{one.outcome}: from “{earlier.words}” ({earlier.said_on}) to “{figure.words}”",
                source=figure.label,
                evidence=(*earlier.evidence, *figure.evidence),
            )


def _with_hedge(statement: Statement) -> str:
    return f"{statement.value} ({statement.hedge})" if statement.hedge else statement.value
