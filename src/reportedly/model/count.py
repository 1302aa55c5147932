"""Quantities of people and things with the bounds that the text gives them."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

Bound = Literal["exact", "at_least", "more_than", "at_most", "fewer_than", "about", "range", "vague"]
Outcome = Literal["killed", "injured", "hospitalised", "missing", "abducted", "detained", "displaced", "affected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Span):
    """A quantity as counted: "more than 100 people", "dozens of missiles".

    `low` and `high` are inclusive and null where open: "more than 100" is low 101, high null. `best` is given only
    where the text states one number. `unit` is the head noun counted ("people", "missiles"), `of` what the quantity
    belongs to in a claim ("means", "victim" …; null on its own).
    """

    low: int | None
    high: int | None
    best: int | None
    bound: Bound
    vague_term: str | None = None
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Span):
    """How many people came to what harm, by the claim it stands in; bounds as in `Count`."""

    outcome: Outcome
    low: int | None
    high: int | None
    best: int | None
    bound: Bound
    vague_term: str | None = None
    who: str | None = None
