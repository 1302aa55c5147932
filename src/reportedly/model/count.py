"""Quantities of people and things with the bounds that the text gives them."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

Bound = Literal["exact", "at_least", "more_than", "at_most", "fewer_than", "about", "range", "vague"]
Outcome = Literal["killed", "injured", "hospitalised", "missing", "abducted", "detained", "displaced", "affected"]
CountBasis = Literal["digits", "words", "vague_word", "negation"]
CountScope = Literal["cumulative"]
CountUpdate = Literal["current", "superseded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Span):
    """A quantity as counted: "more than 100 people", "dozens of missiles".

    `low` and `high` are inclusive and null where open: "more than 100" is low 101, high null. `best` is given only
    where the text states one number. `unit` is the head noun counted ("people", "missiles"), `of` what the quantity
    belongs to in a claim ("means", "victim" …; null on its own).

    `part_of` names, by its offsets ("117:127"), the count that this one is a part of ("including 12 children");
    `additional` says that it comes on top of others ("five others"). `scope` is cumulative where the words count more
    than one incident ("since Monday"), null where they do not say. `update` tells the new figure from the one that it
    replaces ("rose to 58 from 45"). `basis` is how the number is written; "no casualties" is a negation.
    `confidence` is the chance that figure and bounds are right.
    """

    low: int | None
    high: int | None
    best: int | None
    bound: Bound
    vague_term: str | None = None
    unit: str | None = None
    of: str | None = None
    basis: CountBasis = "digits"
    part_of: str | None = None
    additional: bool = False
    scope: CountScope | None = None
    update: CountUpdate | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Span):
    """How many people came to what harm, by the claim it stands in; bounds and relations as in `Count`."""

    outcome: Outcome
    low: int | None
    high: int | None
    best: int | None
    bound: Bound
    vague_term: str | None = None
    who: str | None = None
    basis: CountBasis = "digits"
    part_of: str | None = None
    additional: bool = False
    scope: CountScope | None = None
    update: CountUpdate | None = None
    confidence: float | None = None
