"""The figures of an incident by outcome: low to high by source, dated, and what named rules make of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from reportedly.model.account import Evidence, Quantity
from reportedly.model.count import Outcome
from reportedly.model.figure import Figure, FigureRange, RuledFigure
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.views.accounts import accounts_matrix, said_by_source, statements, total
from reportedly.views.report_totals import SaidWithTotals, with_report_totals
from reportedly.views.several_happenings import several_happenings
from reportedly.views.sides import Sides
from reportedly.views.slot_values import ONE_OR_MORE


def figure_ranges(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
    until: str | None = None,
) -> tuple[FigureRange, ...]:
    """The figures of each outcome that somebody gives; arguments as for `accounts_matrix`.

    Figures are shown as they were given, never averaged.
    """
    known_families = tuple(families)
    matrix = accounts_matrix(incident, readings, known_families, sides=sides, until=until)
    said = said_by_source(incident, readings, known_families, until=until)
    sayings = with_report_totals(said, incident, readings, known_families, until=until)
    ranges = []
    for outcome in get_args(Outcome):
        figures = [
            figure
            for account in matrix.accounts
            for figure in _figures_of_source(sayings, account.key, outcome, account.label, account.side)
        ]
        if figures:
            ranges.append(_range(outcome, figures))
    return tuple(ranges)


def _figures_of_source(sayings: SaidWithTotals, key: str, outcome: Outcome, label: str, side: str) -> list[Figure]:
    """One source's figures in order of saying; the smaller of several in one report are parts of the total."""
    said = sayings.by_key[key]
    of_outcome = [one for one in said if one.value.slot == outcome and one.value.quantity is not None]
    largest: defaultdict[str, int] = defaultdict(int)
    for one in of_outcome:
        report = one.evidence.claim.report_id
        if not sayings.is_part(report, one.value.key):
            largest[report] = max(largest[report], total(one.value.quantity))
    keys = dict.fromkeys(one.value.key for one in of_outcome)
    figures = []
    for key_of_value, statement in zip(keys, statements(of_outcome), strict=True):
        if statement.quantity is not None:
            number = total(statement.quantity)
            parts = [number < largest[report] or sayings.is_part(report, key_of_value) for report in statement.reports]
            figures.append(
                Figure(
                    quantity=statement.quantity,
                    words=statement.evidence[0].words.text,
                    source=said[0].speaker.key,
                    label=label,
                    side=side,
                    said_on=statement.said_on,
                    partial=all(parts),
                    of_several=all(_of_several(evidence) for evidence in statement.evidence),
                    independent_reports=statement.independent_reports,
                    reports=statement.reports,
                    evidence=statement.evidence,
                )
            )
    return figures


def _of_several(evidence: Evidence) -> bool:
    """Whether the sentence counts over several happenings ("in three separate attacks")."""
    return several_happenings().search(evidence.sentence.text) is not None


def _range(outcome: Outcome, figures: Sequence[Figure]) -> FigureRange:
    counted = any(figure.quantity != ONE_OR_MORE and not figure.of_several for figure in figures)
    known = [
        replace(figure, partial=True) if counted and figure.quantity == ONE_OR_MORE else figure for figure in figures
    ]
    in_order = _with_revisions(sorted(known, key=lambda figure: (figure.said_on or "9999", figure.label)))
    whole = [figure for figure in in_order if not figure.partial and not figure.of_several]
    lows = [end for figure in whole if (end := _low(figure.quantity)) is not None]
    highs = [end for figure in whole if (end := _high(figure.quantity)) is not None]
    high = max((*highs, *lows), default=None)
    return FigureRange(
        outcome=outcome,
        low=min((*lows, *highs), default=None),
        high=high,
        open_above=any(
            figure.quantity.high is None and figure.quantity.best is None and figure.quantity.low == high
            for figure in whole
        ),
        figures=tuple(in_order),
        by_rule=tuple(rule(whole) for rule in (_lowest, _low_best_high, _majority, _latest)),
    )


def _with_revisions(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure with the earlier one of the same source that it replaces."""
    last: dict[str, int] = {}
    done = []
    for index, figure in enumerate(figures):
        earlier = last.get(figure.source)
        if figure.partial or figure.of_several:
            done.append(figure)
            continue
        revises = earlier if earlier is not None and done[earlier].said_on != figure.said_on else None
        done.append(replace(figure, revises=revises))
        last[figure.source] = index
    return done


def _lowest(figures: Sequence[Figure]) -> RuledFigure:
    """ACLED codes the most conservative estimate where sources differ (ACLED codebook, fatalities)."""
    lowest = min(figures, key=lambda figure: (_best(figure.quantity), figure.said_on or ""), default=None)
    best = _best(lowest.quantity) if lowest else None
    explanation = f"the lowest figure, given by {lowest.label}" if lowest else "nobody gives a figure"
    return RuledFigure(rule="lowest", low=best, best=best, high=best, explanation=explanation)


def _low_best_high(figures: Sequence[Figure]) -> RuledFigure:
    """UCDP gives the lowest and the highest reliable estimate, and as best the one most sources agree on."""
    bests = [_best(figure.quantity) for figure in figures]
    if not bests:
        return RuledFigure(rule="low_best_high", low=None, best=None, high=None, explanation="nobody gives a figure")
    best, voices = _most_given(figures)
    return RuledFigure(
        rule="low_best_high",
        low=min(bests),
        best=best,
        high=max(_high(figure.quantity) or _best(figure.quantity) for figure in figures),
        explanation=f"lowest and highest of {len(figures)} figures; best is what most sources give last ({voices})",
    )


def _majority(figures: Sequence[Figure]) -> RuledFigure:
    """The figure that more than half of the independent sources give last; none where no figure has so many."""
    last = list(_last_of_each(figures).values())
    if not last:
        return RuledFigure(rule="majority", low=None, best=None, high=None, explanation="nobody gives a figure")
    best, voices = _most_given(figures)
    if voices * 2 <= len(last):
        explanation = f"no figure is given by more than half of {len(last)} sources"
        return RuledFigure(rule="majority", low=None, best=None, high=None, explanation=explanation)
    explanation = f"given last by {voices} of {len(last)} sources"
    return RuledFigure(rule="majority", low=best, best=best, high=best, explanation=explanation)


def _latest(figures: Sequence[Figure]) -> RuledFigure:
    """The figure said last; of several said that day the one in most independent reports."""
    dated = [figure for figure in figures if figure.said_on is not None]
    latest = max(dated, key=lambda figure: (figure.said_on or "", figure.independent_reports), default=None)
    if latest is None:
        return RuledFigure(rule="latest", low=None, best=None, high=None, explanation="no figure has a date")
    explanation = f"said last, on {latest.said_on}, by {latest.label}"
    quantity = latest.quantity
    return RuledFigure(
        rule="latest", low=_low(quantity), best=_best(quantity), high=_high(quantity), explanation=explanation
    )


def _most_given(figures: Sequence[Figure]) -> tuple[int, int]:
    """The figure that most sources give last and how many they are; of several the lowest."""
    given = [_best(figure.quantity) for figure in _last_of_each(figures).values()]
    best = max(sorted(set(given)), key=given.count)
    return best, given.count(best)


def _last_of_each(figures: Sequence[Figure]) -> dict[str, Figure]:
    return {figure.source: figure for figure in figures}


def _best(quantity: Quantity) -> int:
    """The number a rule takes for a figure: what is stated, else the bound that is."""
    return next((end for end in (quantity.best, quantity.low, quantity.high) if end is not None), 0)


def _low(quantity: Quantity) -> int | None:
    return quantity.low if quantity.low is not None else quantity.best


def _high(quantity: Quantity) -> int | None:
    return quantity.high if quantity.high is not None else quantity.best
