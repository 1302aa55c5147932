"""The low–high bars of a list: figures as lengths, on one scale for each outcome of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

from reportedly.model.incident_overview import FigureBar, FigureTick

WIDTH = 120
"""Units of the drawing's own width; styles decide how wide it is on the screen."""

LEAST_LENGTH = 3
"""Units that a bar has at least, so that a single figure is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTick:
    """Where one source's figure stands on the bar, and what it says."""

    at: float
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBar:
    """One bar: where it begins, how long it is, and the ticks on it, in units of `WIDTH`."""

    start: float
    length: float
    words: str
    ticks: tuple[DrawnTick, ...]


def drawn(bar: FigureBar, *, most: int) -> DrawnBar:
    """Draw a bar on a scale of which `most` is the end.

    The scale is logarithmic: 3 against 5 killed must be seen on the page that also has 3,000.
    """
    ends = [end for end in (bar.low, bar.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0, 0)
    start, end = _place(low, most), WIDTH if bar.open_above else _place(high, most)
    ticks = tuple(
        DrawnTick(at=_place(value, most), label=tick.label, words=in_words(tick.low, tick.high))
        for tick in bar.ticks
        if (value := _shown(tick)) is not None
    )
    return DrawnBar(
        start=start,
        length=max(end - start, LEAST_LENGTH),
        words=in_words(bar.low, None if bar.open_above else bar.high),
        ticks=ticks,
    )


def scale(bars: Iterable[FigureBar]) -> int:
    """The highest number that any of the bars has to show."""
    ends = (end for bar in bars for end in (bar.low, bar.high, *(_shown(tick) for tick in bar.ticks)))
    return max((end for end in ends if end is not None), default=1)


def in_words(low: int | None, high: int | None) -> str:
    """A range as people write it: "12", "12–15", "12 or more", "15 or fewer"."""
    if low is None and high is None:
        return "not known"
    if low is None:
        return f"{high:,} or fewer"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _shown(tick: FigureTick) -> int | None:
    return tick.low if tick.low is not None else tick.high


def _place(number: int, most: int) -> float:
    return round(WIDTH * log1p(max(number, 0)) / log1p(max(most, 1)), 1)
