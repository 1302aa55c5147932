"""Numbers as English writes them, in digits, words or both: how to find one, and its value."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from reportedly.annotation.tables import data_tables


def alternatives(words: Iterable[str]) -> str:
    """A group of a regular expression that matches any of `words`, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word lists of number_words.toml; `small` holds units, teens and tens together."""

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]

    @property
    def small(self) -> Mapping[str, int]:
        """The words below a hundred that stand for a number by themselves."""
        return {**self.units, **self.teens, **self.tens}


@cache
def number_words() -> NumberWords:
    """The number words of English, loaded once."""
    return NumberWords(**data_tables("number_words.toml"))


@cache
def number_pattern() -> str:
    """A regular expression (to be compiled with IGNORECASE) for one cardinal number, without any word of bound.

    It takes digits with separators, decimals, fractions ("2 1/2"), scale words after digits ("1.2 million"), number
    words ("twenty-five", "two hundred and fifty", "two dozen"), "a hundred" and "half a million". What it matches
    may still be no number ("1,2,3" is cut at the first group that does not fit); `number_value` decides.
    """
    words = number_words()
    below_hundred = (
        rf"(?:{alternatives(words.tens)}(?:[- ]{alternatives(words.units)})?"
        rf"|{alternatives(words.teens)}|{alternatives(words.units)})\b"
    )
    scale = alternatives(words.scales)
    digits = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?: \d/\d)?"
    return (
        (
            rf"(?:(?:{digits})(?:[- ]{scale}\b)?"
            rf"|half a {scale}\b"
            rf"|(?:{below_hundred}|an?\b)(?:[- ]{scale}\b)+(?:(?: and)? {below_hundred}(?:[- ]{scale}\b)*)*"
            rf"|{below_hundred})"
        )
        .replace("[- ]", r"[-\s]")
        .replace(" ", r"\s")
    )


def number_value(text: str) -> Fraction | None:
    """The value of a number as `number_pattern` matches it; None for what is no well-formed number.

    Exact at any size: a number with a thousand digits is as good as 7.
    """
    words = [word for word in text.lower().replace("-", " ").replace(",", "").split() if word != "and"]
    if not words:
        return None
    if words[0] == "half":
        scale = number_words().scales.get(words[-1])
        return Fraction(scale, 2) if scale else None
    if words[0][0].isdigit():
        return _value_of_digits(words)
    return _value_of_words(words)


def _value_of_digits(words: list[str]) -> Fraction | None:
    """Digits, then a fraction or scale words."""
    try:
        # Fraction reads ASCII digits only; int reads those of every script.
        whole, _, decimals = words[0].partition(".")
        value = Fraction(int(whole)) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)
        for word in words[1:]:
            scale = number_words().scales.get(word)
            if scale is None:
                above, _, below = word.partition("/")
                value += Fraction(int(above), int(below))
            else:
                value *= scale
    except (ValueError, ZeroDivisionError):  # more digits than int() takes, or "3 1/0"
        return None
    return value


def _value_of_words(words: list[str]) -> Fraction | None:
    """Number words from left to right: each must fit into the room that the one before it left."""
    table = number_words()
    total = group = 0
    room = 10**15  # the next word must stand for less than this
    for word in words:
        if (scale := table.scales.get(word)) is not None:
            if scale <= 100:
                group = max(group, 1) * scale
                room = scale
            else:
                total += max(group, 1) * scale
                group, room = 0, scale
        elif word in {"a", "an"}:
            group, room = 1, 1
        elif (value := table.small.get(word)) is not None:
            if value >= room:
                return None
            group += value
            room = 10 if word in table.tens else 1
        else:
            return None
    return Fraction(total + group)
