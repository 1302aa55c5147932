"""Find the quantities of people and things in a text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from reportedly.annotation.counts.counted import counted_noun
from reportedly.annotation.counts.knowledge import DEFAULT_CONVENTION, count_knowledge, named_convention
from reportedly.annotation.counts.quantity import Quantity, quantities
from reportedly.model.annotation import Token
from reportedly.model.count import Count
from reportedly.model.span import Span

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s-]*$")
_WORD_AFTER = re.compile(r"[\s-]*([^\W\d_]+(?:[.’'/][^\W\d_]+)*)")
_AGE = re.compile(r"[A-Z][\w’'-]+,\s$")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*\(?$")
_CURRENCY_CODE = re.compile(r"(?:US\$|USD|EUR|GBP|Rs\.?|[A-Z]{1,2}\$)\s?$")
_SUPERLATIVE = re.compile(r"\s+of\s+(?:the|its|their|his|her|our)\s+(?:\w+est|most|least|last|first|few|main|top|major)\b", re.IGNORECASE)
_DIGIT_AGAIN = re.compile(r"[\s-]*\d")
_DIGIT_BEFORE = re.compile(r"\d[\s-]*$")
_MOST_DIGITS = 15
"""Longer numbers count nothing that a report could tell of; they are keys, telephone numbers and slips."""


def find_counts(
    text: str,
    tokens: Sequence[Token],
    *,
    times: Iterable[Span] = (),
    convention: Mapping[str, int] | None = None,
) -> tuple[Count, ...]:
    """The quantities of people and things in `text`, in order, with the bounds that the text gives them.

    A count runs from its words of bound to the noun that it counts ("more than 100 people"). Dates, clock times and
    durations (`times`), ages, ordinals, names with numbers, money, measures, shares and scores are no counts.
    `convention` says what vague words stand for at the least (`named_convention`).
    """
    taken = sorted((span.start, span.end) for span in times)
    starts = [token.start for token in tokens]
    lowest = named_convention(DEFAULT_CONVENTION) if convention is None else convention
    counts = []
    for quantity in quantities(text, lowest):
        if _overlaps(taken, quantity.number, quantity.end) or _is_no_count(text, quantity):
            continue
        noun = counted_noun(text, tokens, starts, quantity.end)
        if noun is not None and _overlaps(taken, noun.start, noun.end):
            noun = None
        if noun is not None and noun.text.lower() in count_knowledge().measures:
            continue
        if noun is None and _needs_noun(text, quantity):
            continue
        counts.append(_count(text, quantity, noun))
    return tuple(counts)


def _count(text: str, quantity: Quantity, noun: Span | None) -> Count:
    end = noun.end if noun else quantity.end
    return Count(
        start=quantity.start,
        end=end,
        text=text[quantity.start : end],
        low=quantity.low,
        high=quantity.high,
        best=quantity.best,
        bound=quantity.bound,
        vague_term=quantity.vague_term,
        unit=noun.text if noun else None,
    )


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (end, end))
    return any(one_start < end and start < one_end for one_start, one_end in taken[max(0, index - 2) : index])


def _needs_noun(text: str, quantity: Quantity) -> bool:
    """Whether an amount means nothing without its noun: "one", "a hundred", "a few", a bare year."""
    words = text[quantity.number : quantity.end].lower()
    bare_year = quantity.bound == "exact" and words.isdigit() and 1500 <= int(words[:5]) <= 2100
    return bare_year or words in {"one", "a few", "several", "a couple", "zero"} or words.startswith(("a ", "an "))


def _is_no_count(text: str, quantity: Quantity) -> bool:
    """Whether a number names, measures or orders something instead of counting it."""
    knowledge = count_knowledge()
    words = text[quantity.number : quantity.end]
    if sum(character.isdigit() for character in words) > _MOST_DIGITS:
        return True
    before, after = text[max(0, quantity.start - 24) : quantity.start], text[quantity.end : quantity.end + 24]
    behind = _WORD_AFTER.match(after)
    if behind is not None and behind[1].lower().rstrip(".") in knowledge.measures:
        return True
    if quantity.low == 0:
        return False
    label = _WORD_BEFORE.search(before)
    if label is not None and label[1].lower() in knowledge.labels and words[0].isdigit():
        return True
    if _CURRENCY_CODE.search(before) or (words[0].isdigit() and _LIST_NUMBER.search(before) and re.match(r"[.)]\s", after)):
        return True
    if _AGE.search(before) and re.match(r"[,.;)]", after):  # "Jane Doe, 52, …"
        return True
    if words.lower() == "one" and (_SUPERLATIVE.match(after) or re.search(r"\b(?:this|that|the|each|any|every)\s$", before, re.IGNORECASE)):
        return True
    if quantity.bound == "range" and not words[-1:].isspace() and re.search(rf"\b(?:{'|'.join(knowledge.scores)})\s+(?:by\s+)?$", before, re.IGNORECASE):
        return True
    more_digits = _DIGIT_AGAIN.match(after) or _DIGIT_BEFORE.search(before)
    return words[-1].isdigit() and words[0].isdigit() and more_digits is not None
