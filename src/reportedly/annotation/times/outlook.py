"""Which way a clause looks from the day of its report: ahead, back, or nobody can tell."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal

from reportedly.annotation.number_words import alternatives
from reportedly.annotation.times.vocabulary import vocabulary

Outlook = Literal["ahead", "back"]

_PAST_TENSE = (
    r"(?<!\bbe )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )"
    r"(?!un|(?:succeed|proceed|exceed|indeed|hundred|armed|limited|speed)\b)[a-z]{3,}ed"
)
"""A regular past tense; a participle behind "be" or an article, or one with "un", says nothing of when."""


_QUOTE = re.compile(r"[“”\"«»]|``|''")
_OTHER_CLAUSE = re.compile(
    rf"{_QUOTE.pattern}|\b(?:that|which|who|whom|whose|because|although|while|if)\b", re.IGNORECASE
)
_LONGEST_REACH = 300
"""Characters; a word farther away says nothing of a time, and text without full stops must not cost its square."""

_LONGEST_LEAD_IN = 30
"""Characters; no words that lead in a time are longer."""


@cache
def _markers() -> re.Pattern[str]:
    words = vocabulary()
    ahead, back = alternatives(words.ahead), alternatives(words.back)
    return re.compile(rf"(?<![\w-])(?:(?P<ahead>{ahead})|(?P<back>{back}|{_PAST_TENSE}))(?![\w-])", re.IGNORECASE)


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(vocabulary().ahead_unless_told)}\s+(?:the\s+)?$", re.IGNORECASE)


def outlook(text: str, sentence_starts: Sequence[int], start: int, end: int) -> Outlook | None:
    """Which way the words around `start`:`end` look.

    A marker right behind them counts most, then the last one before them in their sentence, then the first after.
    What is quoted, and what follows in a clause of its own ("… on Friday that the army will leave"), does not count.
    """
    index = bisect_right(sentence_starts, start)
    first = max(sentence_starts[index - 1] if index else 0, start - _LONGEST_REACH)
    last = min(sentence_starts[index] if index < len(sentence_starts) else len(text), end + _LONGEST_REACH)
    first = max((quote.end() for quote in _QUOTE.finditer(text, first, start)), default=first)
    other = _OTHER_CLAUSE.search(text, end, last)
    last = other.start() if other else last
    beside = _markers().match(text, end + 1, last) if text[end : end + 1].isspace() else None
    before = list(_markers().finditer(text, first, start))
    if beside is None and not before and _lead_in().search(text, max(first, start - _LONGEST_LEAD_IN), start):
        return "ahead"
    marker = beside or (before[-1] if before else _markers().search(text, end, last))
    if marker is None:
        return None
    return "ahead" if marker["ahead"] else "back"
