"""Phrases of people beside words of harm, and how many they are: "two men and a woman were shot", "2 dead, 3 hurt".

The claims of a report rest on the syntax of its sentences; headlines, lists and garbled sentences have none that a
parser finds. What stands right beside a word of harm needs none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.annotation.number_words import number_value
from reportedly.model.span import Span
from reportedly.views.victim_patterns import Harm, victim_patterns

_MOST_VICTIMS = 1_000
"""Numbers beside a word of harm count people below this; from there on they are houses, streets and years."""

_LONGEST_JOINT = 5
"""Characters of "and" or a comma before a phrase, with the space behind it and one for the word boundary."""

_LONGEST_GAP = 120
"""Characters between people and their word of harm: an aside of 60 and some auxiliaries."""

_LISTED = re.compile(r"(?:\band|,)\s$", re.IGNORECASE)
_NAME_OR_AGE = re.compile(r"[A-Z][\w’'-]+|\d+")
_AGE_OR_NOUN = re.compile(r"\d+(?=[- ](?:year|month))|[\w-]+$")
_DESCRIBED = re.compile(r"(?:an?|the|his|her|their) ", re.IGNORECASE)
"""Opens what somebody is, behind a comma: "a guard, the father of two"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimPhrase(Span):
    """People named together.

    `counted` says that words give a number or more than one person, `ends_list` that something is listed before them,
    `keys` are nouns, ages and surnames by which single victims are known again.
    """

    number: int
    counted: bool
    ends_list: bool
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHarm:
    """A word of harm with the people right beside it."""

    harm: Harm
    word: Span
    victims: VictimPhrase


def told_harm(text: str, sentence: Span) -> Iterator[ToldHarm]:
    """The words of harm in one sentence of `text` that have people right beside them, in order."""
    patterns = victim_patterns()
    phrases = list(patterns.phrase.finditer(text, sentence.start, sentence.end))
    ends = [phrase.end() for phrase in phrases]
    by_start = {phrase.start(): phrase for phrase in phrases}
    for word in patterns.words.finditer(text, sentence.start, sentence.end):
        harm, side = next((harm, side) for form, harm, side in patterns.kinds if form.fullmatch(word.group()))
        at = bisect_right(ends, word.start())
        left = phrases[at - 1] if at and word.start() - ends[at - 1] <= _LONGEST_GAP else None
        gap = text[left.end() : word.start()] if left else ""
        victims = None
        if side != "before" and not patterns.passive.fullmatch(gap):
            victims = _behind(text, word.end(), by_start)
        if victims is None and side != "behind" and patterns.gap.fullmatch(gap):
            victims = left
        if victims is not None and (read := _read(text, victims)) is not None:
            yield ToldHarm(harm=harm, word=Span.cut(text, *word.span()), victims=read)


def _behind(text: str, end: int, by_start: Mapping[int, re.Match[str]]) -> re.Match[str] | None:
    """The phrase right behind a word of harm; a bare number only where no noun follows that it could count."""
    patterns = victim_patterns()
    gap = patterns.behind.match(text, end)
    phrase = by_start.get(gap.end()) if gap else None
    first = patterns.part.match(phrase.group()) if phrase else None
    if phrase is None or first is None:
        return None
    if first["number"] and not first["people"] and not patterns.bare.match(text, phrase.end()):
        return None
    return phrase


def _read(text: str, phrase: re.Match[str]) -> VictimPhrase | None:
    """How many people a phrase stands for; None for a number that counts no people."""
    number, counted = 0, False
    keys: set[str] = set()
    for part in _members(list(victim_patterns().part.finditer(phrase.group()))):
        amount = _amount(part)
        if amount is None:
            return None
        number += amount
        counted |= part["named"] is None and part["single"] is None
        if part["named"]:
            keys |= {key.lower() for key in _NAME_OR_AGE.findall(part["named"])[-2:]}
        elif part["single"]:
            keys |= set(_AGE_OR_NOUN.findall(part["single"].lower()))
    return VictimPhrase(
        start=phrase.start(),
        end=phrase.end(),
        text=phrase.group(),
        number=number,
        counted=counted or number > 1,
        ends_list=_LISTED.search(text, max(0, phrase.start() - _LONGEST_JOINT), phrase.start()) is not None,
        keys=frozenset(keys),
    )


def _members(parts: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The members of a phrase that are not counted by one before them.

    These are who follows "including", who follows a comma behind a number of victims ("two victims, a man and …"), and
    who is the one before in other words, where no "and" makes a list of it.
    """
    whole = 0
    joints = [(part["joint"] or "").strip(" ,").lower() for part in parts]
    for at, part in enumerate(parts):
        if joints[at] in {"including", "among them"}:
            return
        behind_comma = part["joint"] == ", "
        if behind_comma and (_amount(part) or 0) <= whole:
            return
        if behind_comma and not any(joints[at:]) and _is_same_person(parts[at - 1], part):
            return
        if part["number"] and not whole and victim_patterns().whole.search(part.group().split(",")[0]):
            whole = _amount(part) or 0
        yield part


def _is_same_person(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two members between commas are one: "a guard, the father of two", "his cousin, Ana Brun, 24"."""
    described = [part["single"] is not None and _DESCRIBED.match(part["single"]) is not None for part in (one, other)]
    return described[1] or (described[0] and other["named"] is not None)


def _amount(part: re.Match[str]) -> int | None:
    """The people that one member of a phrase stands for; None where its number is none of people."""
    if part["group"]:
        return victim_patterns().groups[part["group"].lower()]
    if part["both"]:
        return 2
    if not part["number"]:
        return 1
    value = number_value(part["number"])
    return int(value) if value is not None and value.denominator == 1 and 0 < value < _MOST_VICTIMS else None
