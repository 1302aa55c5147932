"""Find the quantities of people and things in a text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from reportedly.annotation.counts.counted import counted_noun, names_something
from reportedly.annotation.counts.knowledge import DEFAULT_CONVENTION, count_knowledge, named_convention
from reportedly.annotation.counts.quantity import Quantity, quantities
from reportedly.annotation.counts.relations import related
from reportedly.model.annotation import Token
from reportedly.model.count import Count, CountBasis
from reportedly.model.span import Span

_AROUND = 32
"""Characters before and after a number that can tell what it is."""

_MOST_DIGITS = 15

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s-]*$")
_THIS_YEAR = re.compile(r"\b(?:this|last|next|that|each|every|past)\s+(?:day|week|year)\s$", re.IGNORECASE)
"""Times right before a number, which "Day 5" and "Year 2" are not."""

_WORD_AFTER = re.compile(r"[\s-]*([^\W\d_]+(?:[.’'/][^\W\d_]+)*)")
_AGE_LIMIT = re.compile(r"\b(?:under|above|below)\s$", re.IGNORECASE)
_AT = re.compile(r"\bat\s$", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:toll|number|total|figure|(?<!pronounced )dead|deaths|count|put|puts|stands|stood|estimated)\b", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+(?:,\s|\s\()$")
_AGES_BEFORE = re.compile(
    r"\bage[sd]?(?:\sof)?\s(?:[^\s,]+,\s){0,6}(?:[^\s]+,?\s(?:and|to|or)\s)?(?:between\s)?$", re.IGNORECASE
)
_APPOSITION_ENDS = re.compile(r"[,;)]|\.(?!\d)|$")
_LINE_HEAD = re.compile(r"(?:^|\n)[ \t]*\(?$")
_LIST_POINT = re.compile(r"[.)]\s")
_CURRENCY_CODE = re.compile(r"(?:US\$|USD|EUR|GBP|Rs\.?|[A-Z]{1,2}\$)\s?$")
_SHARE = re.compile(r"\bone\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE)
_COUNTED_SCORES = re.compile(
    r"\s+(?:of|more|others|were|are|have|had|dead|killed|wounded|injured|arrested|fled)\b", re.IGNORECASE
)
_POINTING = re.compile(r"\b(?:this|that|the|each|any|every)\s$", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|our)\s+(?:\w+est|most|least|last|first|few|main|top|major)\b"
    r"|\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_DIGIT_BEFORE = re.compile(r"\d\)?[\s\-–—]*$")
_DIGIT_AFTER = re.compile(r"\)?[\s\-–—]*\d")


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
    times = tuple(times)
    taken = sorted((span.start, span.end) for span in times)
    starts = [token.start for token in tokens]
    lowest = named_convention(DEFAULT_CONVENTION) if convention is None else convention
    counts = []
    found = list(quantities(text, lowest))
    for quantity, following in zip_longest(found, found[1:]):
        if _overlaps(taken, quantity.number, quantity.end) or _is_no_count(text, quantity):
            continue
        if names_something(tokens, starts, quantity.end):
            continue
        noun = counted_noun(text, tokens, starts, quantity.end, only_of=_is_nobody(text, quantity))
        if noun is not None and _overlaps(taken, noun.start, noun.end):
            noun = None
        if _needs_noun(text, quantity) if noun is None else _measures(text[quantity.number : quantity.end], noun.text):
            continue
        counts.append(_count(text, quantity, noun, limit=following.start if following else len(text)))
    return related(text, counts, times)


def _is_nobody(text: str, quantity: Quantity) -> bool:
    """Whether an amount of nothing needs an "of" before what it counts: "none of the passengers"."""
    return quantity.low == 0 and text[quantity.number : quantity.end].lower() not in {"no", "zero"}


def _count(text: str, quantity: Quantity, noun: Span | None, *, limit: int) -> Count:
    """A count up to its noun; without it where another amount stands between ("12 of the 20 passengers")."""
    end = noun.end if noun and noun.end <= limit else quantity.end
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
        basis=_basis(text[quantity.number : quantity.end], quantity),
    )


def _basis(number: str, quantity: Quantity) -> CountBasis:
    """How the number is written."""
    if any(character.isdigit() for character in number):
        return "digits"
    if quantity.vague_term is not None:
        return "vague_word"
    return "negation" if quantity.high == 0 else "words"


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (end, end))
    return any(one_start < end and start < one_end for one_start, one_end in taken[max(0, index - 2) : index])


def _needs_noun(text: str, quantity: Quantity) -> bool:
    """Whether an amount means nothing without its noun: "one", "a hundred", "a few", a bare year, "at 5"."""
    words = text[quantity.number : quantity.end].lower()
    before = text[max(0, quantity.number - _AROUND) : quantity.number]
    if _AGE_LIMIT.search(before) or (_AT.search(before) and words.isdigit() and not _TOLL.search(before)):
        return True
    bare_year = quantity.bound == "exact" and words.isdigit() and 1500 <= int(words[:5]) <= 2100
    return bare_year or words in {"one", "a few", "several", "a couple", "zero"} or words.startswith(("a ", "an "))


def _is_no_count(text: str, quantity: Quantity) -> bool:
    """Whether a number names, measures or orders something instead of counting it."""
    before, after = text[max(0, quantity.start - _AROUND) : quantity.start], text[quantity.end : quantity.end + _AROUND]
    number = text[quantity.number : quantity.end]
    if quantity.low == 0 and not number[0].isdigit():
        return False
    checks = (
        _is_measure,
        _is_label,
        _is_money,
        _is_age,
        _numbers_a_list,
        _is_key,
        _is_one_of_many,
        _is_score,
        _are_points,
    )
    return any(check(before, number, after) for check in checks)


def _is_measure(_before: str, number: str, after: str) -> bool:
    """Five kilometres, 30 percent, two-thirds, the 300 block."""
    unit = _WORD_AFTER.match(after)
    return unit is not None and _measures(number, unit[1])


def _measures(number: str, noun: str) -> bool:
    """Whether a noun makes a number a measure or an address."""
    knowledge = count_knowledge()
    return noun.lower() in knowledge.measures or (number[0].isdigit() and noun.lower() in knowledge.address_words)


def _is_label(before: str, number: str, _after: str) -> bool:
    """Resolution 2254, aged 17."""
    label = _WORD_BEFORE.search(before)
    if label is None or _THIS_YEAR.search(before):
        return False
    return label[1].lower() == "aged" or (number[0].isdigit() and label[1].lower() in count_knowledge().labels)


def _is_money(before: str, _number: str, _after: str) -> bool:
    """US$ 30."""
    return _CURRENCY_CODE.search(before) is not None


def _is_age(before: str, number: str, after: str) -> bool:
    """Jane Doe, 52, of Springfield; between the ages of 18 and 22."""
    named = number.isdigit() and len(number) <= 3 and _NAME_BEFORE.search(before) and _APPOSITION_ENDS.match(after)
    return bool(named) or _AGES_BEFORE.search(before) is not None


def _numbers_a_list(before: str, number: str, after: str) -> bool:
    """A number with a full stop or bracket at the head of a line."""
    return number.isdigit() and _LINE_HEAD.search(before) is not None and _LIST_POINT.match(after) is not None


def _is_key(before: str, number: str, after: str) -> bool:
    """A telephone number, a code, a slip: more digits than anybody counts, or digits beside digits."""
    if sum(character.isdigit() for character in number) > _MOST_DIGITS:
        return True
    beside = _DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(after)
    return number[0].isdigit() and number[-1].isdigit() and beside is not None


def _is_one_of_many(before: str, number: str, after: str) -> bool:
    """This one, one of the largest, one in three: no count of anything."""
    if number.lower() == "one":
        return bool(_POINTING.search(before) or _SUPERLATIVE.match(after))
    return _SHARE.search(before) is not None


def _are_points(_before: str, number: str, after: str) -> bool:
    """Test scores, as against scores of people."""
    return number.lower() == "scores" and _COUNTED_SCORES.match(after) is None


def _is_score(before: str, number: str, _after: str) -> bool:
    """They won 3-5."""
    verb = _WORD_BEFORE.search(before)
    return "-" in number and verb is not None and verb[1].lower() in count_knowledge().scores
