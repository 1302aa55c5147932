"""How many units of time: "three", "about two", "a few", "at least 20"."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from reportedly.annotation.number_words import number_value
from reportedly.annotation.times.vocabulary import word_key

_BOUNDS = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "under": "LESS_THAN",
    "just under": "LESS_THAN",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "just over": "MORE_THAN",
    "well over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "as long as": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS",
}
"""TIMEX3 modifiers of the words of bound."""

_MOST = 10**12
"""Nobody means more units of time than this; what says so is as good as "many"."""

_VAGUE = r"several|a few|few|a couple of|a couple|couple of|some|many|a number of"
_BOUND = "|".join(sorted(_BOUNDS, key=len, reverse=True))
_BEFORE_OVER = ("for", "of", "in", "by", "last", "lasted", "lasting", "took", "take", "is", "was", "be")
"""Words behind which "over three years" is more than three years; elsewhere it is in their course (TimeBank)."""

_OVER = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in _BEFORE_OVER) + ")over"
_OTHER_BOUND = "|".join(sorted(_BOUNDS.keys() - {"over"}, key=len, reverse=True))
AMOUNT = (
    rf"(?:(?:{_OTHER_BOUND}|{_OVER}) )?"
    rf"(?:half an?\b|{{number}}(?:[- ]and[- ]a[- ]half|(?: to | or |-|–){{number}})?|(?:{_VAGUE})\b|an?\b)"
)
"""The fragment of a rule that matches an amount."""


_AND_A_HALF = re.compile(r"[-‐‑– ]and[-‐‑– ]a[-‐‑– ]half$")


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, None where only a vague word says so, and the TIMEX3 modifier of the words around it."""

    number: Fraction | None
    mod: str | None = None


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BOUND})(?=\s)", re.IGNORECASE)


def amount_of(text: str) -> Amount:
    """Read what `AMOUNT` matched; of a range ("two or three") nobody knows the number."""
    mod = None
    rest = text
    if (bound := _bound().match(text)) is not None:
        mod = _BOUNDS[word_key(bound.group())]
        rest = text[bound.end() :].strip()
    key = word_key(rest)
    if key in {"a couple of", "a couple", "couple of"}:
        return Amount(Fraction(2), mod or "APPROX")
    if key in {"a", "an"}:
        return Amount(Fraction(1), mod)
    if key in {"half a", "half an"}:
        return Amount(Fraction(1, 2), mod)
    whole, halved, _ = _AND_A_HALF.sub(" and a half", key).partition(" and a half")
    number = number_value(whole)
    if number is None or number > _MOST:
        return Amount(None, mod)
    return Amount(number + Fraction(1, 2) if halved else number, mod)
