"""Group the words of a text into sentences and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.annotation.words import WordSpan, abbreviations, data_lines

_STOPS = frozenset(".!?…")
_CLOSERS_THAT_NEVER_OPEN = frozenset("”»)]}")
_CLOSERS = _CLOSERS_THAT_NEVER_OPEN | {"’", "'", '"', "''"}
_STOPS_AND_CLOSERS = _STOPS | _CLOSERS
_NEVER_OPENING = _CLOSERS_THAT_NEVER_OPEN | frozenset(",;:")
_LINE_END = re.compile(r"[\n\r\u2029]")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\u2029")

_WRAPPED_WIDTH = range(40, 101)
"""Columns at which teletype and e-mail text is wrapped (MUC-3/4 reports: 60 to 78)."""
_WRAPPED_SHARE = 0.6
"""Share of line ends inside a paragraph that must look wrapped before line ends stop counting as paragraph ends; set
on MUC-3/4 dev (wrapped, above 0.9) and PolNeAR train (one paragraph a line, below 0.1)."""


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words `first` to `last` (half-open) that form one sentence; `opens_paragraph` tells where a paragraph begins."""

    first: int
    last: int
    opens_paragraph: bool


@cache
def _sentence_openers() -> frozenset[str]:
    return frozenset(data_lines("sentence_openers.txt"))


def is_hard_wrapped(text: str) -> bool:
    """Whether single line ends only wrap long lines, as in teletype text, and do not end paragraphs."""
    inner = wrapped = 0
    lines = text.splitlines()
    for line, following in pairwise(lines):
        if not line.strip() or not following.strip():
            continue
        inner += 1
        wrapped += len(line.rstrip()) in _WRAPPED_WIDTH and line.rstrip()[-1] not in _STOPS
    return inner >= 2 and wrapped >= _WRAPPED_SHARE * inner


def sentences(text: str, words: Sequence[WordSpan]) -> list[WordGroup]:
    """Cut `words` of `text` into sentences, in order and without gaps.

    A paragraph ends at a line end (at an empty line where the text is hard-wrapped). Within one, a sentence ends at a
    full stop, question or exclamation mark with the quotes and brackets that close behind it, unless the stop
    belongs to an abbreviation that leads on or the clause goes on in lower case behind a quote. A missing capital
    alone does not glue sentences together: machine translation drops them.
    """
    paragraph_end = _EMPTY_LINE if is_hard_wrapped(text) else _LINE_END
    groups: list[WordGroup] = []
    first = 0
    opens_paragraph = True
    for index in range(1, len(words)):
        before = words[index - 1][1]
        if words[index][0] > before and paragraph_end.search(text, before, words[index][0]):
            groups.append(WordGroup(first, index, opens_paragraph))
            first, opens_paragraph = index, True
        elif text[before - 1] in _STOPS_AND_CLOSERS and _ends_sentence(text, words, first, index):
            groups.append(WordGroup(first, index, opens_paragraph))
            first, opens_paragraph = index, False
    if words:
        groups.append(WordGroup(first, len(words), opens_paragraph))
    return groups


def _ends_sentence(text: str, words: Sequence[WordSpan], first: int, index: int) -> bool:
    """Whether the sentence that began at word `first` ends before word `index`."""
    last = _before_closers(text, words, first, index)
    start, end = words[last]
    next_start = words[index][0]
    if text[end - 1] not in _STOPS or text[next_start] in _NEVER_OPENING:
        return False
    if next_start == words[index - 1][1]:
        return last == index - 1 and _space_was_lost(text, words[last - 1], words[last], words[index])
    opening_word = _opening_word(text, words, index)
    if end - start > 1 and text[start].isalnum():
        return _ends_with_abbreviation(text[start : end - 1].lower(), opening_word)
    if opening_word[:1].islower():
        return text[start:end] == "." and last == index - 1
    numbers_an_item = last - first == 1 and text[words[first][0]].isdigit()  # "1." in a list
    return not numbers_an_item


def _before_closers(text: str, words: Sequence[WordSpan], first: int, index: int) -> int:
    """The last word before `index` that is not a quote or bracket closing the sentence."""
    last = index - 1
    while last > first and text[words[last][0] : words[last][1]] in _CLOSERS:
        touches = words[last - 1][1] == words[last][0]
        if not touches and text[words[last][0]] not in _CLOSERS_THAT_NEVER_OPEN:
            break
        last -= 1
    return last


def _space_was_lost(text: str, before: WordSpan, stop: WordSpan, after: WordSpan) -> bool:
    """Whether a full stop without a space behind it ends a sentence ("… agency Sana.The victims …")."""
    return (
        text[stop[0] : stop[1]] == "."
        and before[1] - before[0] > 1
        and text[before[0] : before[1]].isalpha()
        and after[1] - after[0] > 1
        and text[after[0]].isupper()
    )


def _ends_with_abbreviation(abbreviation: str, opening_word: str) -> bool:
    """Whether a sentence ends with this abbreviation (without its stop), judged by the word after it."""
    if len(abbreviation) == 1 or abbreviations().get(abbreviation) in {"never", "number"}:
        return False
    return opening_word[:1].isupper() and opening_word.lower() in _sentence_openers()


def _opening_word(text: str, words: Sequence[WordSpan], index: int) -> str:
    """The first word from `index` on that is not an opening quote, bracket or dash; looks three words ahead."""
    for start, end in words[index : index + 3]:
        if text[start].isalnum():
            return text[start:end]
    return ""
