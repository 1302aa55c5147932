"""Figures of one incident by source: low to high, with dates and revisions; never an average."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.account import Evidence, Quantity
from reportedly.model.count import Outcome

FigureRule = Literal["lowest", "low_best_high", "majority", "latest"]
"""Ways of others to come to one number: the lowest figure (ACLED), low, best and high (UCDP), the figure of most
independent sources, and the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many came to what harm, as one source says on one day.

    `source` is the key of the source's account, `label` its name, `side` its party. `said_on` is an ISO date. `revises`
    is the index, among the range's figures, of the earlier figure of the same source that this one replaces. `partial`
    is true where it is not the source's total: a smaller figure in the same report ("four more"), or one person named
    where others count. `of_several` is true where it is said of several happenings together ("in three separate
    attacks"). Ranges and rules leave both out.
    """

    quantity: Quantity
    words: str
    source: str
    label: str
    side: str
    said_on: str | None
    revises: int | None = None
    partial: bool = False
    of_several: bool = False
    independent_reports: int
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledFigure:
    """What a named rule makes of the figures, and in words how; null where it gives none."""

    rule: FigureRule
    low: int | None
    best: int | None
    high: int | None
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRange:
    """All figures of one outcome in order of saying, from the lowest to the highest number that anybody gives.

    `low` and `high` are what the sources' bounds span, `open_above` whether a source says "or more" of the highest.

    """

    outcome: Outcome
    low: int | None
    high: int | None
    open_above: bool
    figures: tuple[Figure, ...]
    by_rule: tuple[RuledFigure, ...]
