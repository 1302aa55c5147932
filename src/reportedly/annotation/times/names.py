"""Words of time that are part of a name: "This Week" on television, "Sunrise Hospital", "USA TODAY"."""

import re

from reportedly.annotation.times.reading import Match
from reportedly.annotation.times.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")
_WORD_BEFORE = re.compile(r"[^\W\d_] $")
_PLAIN_WORDS = 3
"""A sentence with fewer words in small letters may be a headline, whose capitals say nothing."""

_LONGEST_ABBREVIATION = 4
"""Letters; capitals alone say nothing of "PM", "GMT" or "EEST"."""


def is_name(match: Match, start: int, end: int) -> bool:
    """Whether capitals inside the sentence `start`:`end` make a name of what in small letters would be a time.

    One word with a capital is part of a name only right behind another word: elsewhere a sentence or quotation begins.
    """
    if "feast" in match.re.groupindex or _DIGIT.search(match.group()) is not None:
        return False
    text, words = match.string, _WORD.findall(match.group())
    if any(_always_has_capital(word) for word in words) or not all(word[0].isupper() for word in words):
        return False
    if len(words) == 1 and _WORD_BEFORE.search(text, max(start, match.start() - 2), match.start()) is None:
        return False
    around = _PLAIN_WORD.findall(text, start, match.start()) + _PLAIN_WORD.findall(text, match.end(), end)
    return len(around) >= _PLAIN_WORDS


def _always_has_capital(word: str) -> bool:
    known = vocabulary()
    abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    return abbreviation or word.lower() in known.months or word.lower() in known.weekdays
