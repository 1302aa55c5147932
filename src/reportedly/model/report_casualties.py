"""How many people one report says were killed and injured, in one number each."""

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigure:
    """One number of a report for one outcome, and the words of its claims that it comes from.

    `counted` says that the report gives a figure or names that many; otherwise it only says that somebody was harmed.
    """

    number: int
    counted: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCasualties:
    """The killed and the injured of a report's main incident; 0 where it tells of none."""

    killed: ReportFigure
    injured: ReportFigure
