"""A cell of the accounts matrix in words, the same on a terminal, in Markdown and on a page."""

from reportedly.model.account import Statement
from reportedly.model.figure import FigureRange, RuledFigure
from reportedly.views.wording import counted

_STANCE_BEFORE = {"asserts": "", "denies": "denies: ", "doubts": "doubts: ", "neutral": "leaves open: "}


def statement_in_words(statement: Statement) -> str:
    """Stance, value and hedge: "denies: attack, shelling", "12 or more (at least)"."""
    hedge = f" ({statement.hedge})" if statement.hedge else ""
    return f"{_STANCE_BEFORE[statement.stance]}{statement.value}{hedge}"


def saying_in_words(statement: Statement) -> str:
    """When it was said, through whom, and in how many independent reports."""
    through = f"via {', '.join(statement.through)}" if statement.through else ""
    reports = len(statement.reports)
    copies = f", {statement.independent_reports} independent" if statement.independent_reports != reports else ""
    counted_reports = f"in {reports} reports{copies}" if reports > 1 else ""
    return " · ".join(filter(None, (statement.said_on, through, counted_reports)))


def range_in_words(one: FigureRange) -> str:
    """The range of an outcome: "killed: 12 to 23, from 5 figures"."""
    if one.low is None:
        return f"{one.outcome}: no number given"
    span = f"{one.low:,}" if one.low == one.high else f"{one.low:,} to {one.high:,}"
    return f"{one.outcome}: {span}{' or more' if one.open_above else ''}, from {counted(len(one.figures), 'figure')}"


def ruled_in_words(ruled: RuledFigure) -> str:
    """What a rule makes of the figures: one number where it gives one, else low, best and high; "no number"."""
    if ruled.low == ruled.best == ruled.high:
        return "no number" if ruled.best is None else f"{ruled.best:,}"
    named = (("low", ruled.low), ("best", ruled.best), ("high", ruled.high))
    return ", ".join(f"{name} {'open' if end is None else f'{end:,}'}" for name, end in named)
