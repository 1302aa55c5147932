"""Phrases of people beside words of harm, and how many they are: "two men and a woman were shot", "2 dead, 3 hurt".

The claims of a report rest on the syntax of its sentences; headlines, lists and garbled sentences have none that a
parser finds. What stands right beside a word of harm needs none.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from reportedly.annotation.number_words import alternatives, number_pattern, number_value
from reportedly.model.span import Span

Harm = Literal["killed", "injured", "hit"]
"""Whoever is hit was shot or stabbed, and may have died or not."""

Beside = Literal["before", "behind", "both"]
"""On which side of a word of harm those stand whom it befell."""

_MOST_VICTIMS = 1_000
"""Numbers beside a word of harm count people below this; from there on they are houses, streets and years."""

_LONGEST_JOINT = 5
"""Characters of "and" or a comma before a phrase, with the space behind it and one for the word boundary."""

_LISTED = re.compile(r"(?:\band|,)\s$", re.IGNORECASE)
_NAME_OR_AGE = re.compile(r"[A-Z][\w’'-]+|\d+")
_AGE_OR_NOUN = re.compile(r"\d+(?=[- ](?:year|month))|[\w-]+$")


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


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The data file as patterns.

    `part` is one member of a `phrase`; `gap` and `passive` may stand between a phrase and its word of harm, `behind`
    between that word and its phrase, `bare` after a number that counts people without a noun.
    """

    phrase: re.Pattern[str]
    part: re.Pattern[str]
    words: re.Pattern[str]
    kinds: Sequence[tuple[re.Pattern[str], Harm, Beside]]
    gap: re.Pattern[str]
    passive: re.Pattern[str]
    behind: re.Pattern[str]
    bare: re.Pattern[str]
    general: re.Pattern[str]
    groups: Mapping[str, int]


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads((files("reportedly.views") / "data" / "report_casualties.toml").read_text(encoding="utf-8"))
    people, told = table["people"], table["told"]
    harms: tuple[Harm, ...] = ("killed", "injured", "hit")
    sides: tuple[Beside, ...] = ("before", "behind", "both")
    kinds = [(form, harm, side) for harm in harms for side in sides for form in told[harm].get(side, ())]
    forms = "|".join(sorted((form for form, _, _ in kinds), key=len, reverse=True))
    part = _part(people, told)
    anonymous = re.sub(r"\(\?P<\w+>", "(?:", part)
    joint = rf"(?:{'|'.join(told['joints'])})"
    adverb, auxiliary = (rf"(?:{'|'.join(told[name])}) " for name in ("adverbs", "auxiliaries"))
    aside = rf"(?:,? {alternatives(told['asides'])}\b[^.;:\n]{{1,60}}?,)?"
    return _Patterns(
        phrase=re.compile(rf"(?<![\w$#-])(?:{anonymous})(?:{joint}(?:{anonymous}))*", re.IGNORECASE),
        part=re.compile(rf"(?P<joint>{joint})?{part}", re.IGNORECASE),
        words=re.compile(rf"(?<![\w-])(?:{forms})(?![\w’'-])", re.IGNORECASE),
        kinds=[(re.compile(form, re.IGNORECASE), harm, side) for form, harm, side in kinds],
        gap=re.compile(rf"{aside},? (?:{auxiliary}|{adverb})*|[ ,]*", re.IGNORECASE),
        passive=re.compile(rf" (?:{adverb})*{auxiliary}(?:{auxiliary}|{adverb})*", re.IGNORECASE),
        behind=re.compile(r" (?:(?:the |both )?(?:lives|deaths?) of )?", re.IGNORECASE),
        bare=re.compile(rf"\s*(?:$|[,.;:!?)”\"–—-]|{alternatives(told['behind_number'])}\b)", re.IGNORECASE),
        general=re.compile(rf"\b{alternatives(people['general'])}$", re.IGNORECASE),
        groups=people["groups"],
    )


def _part(people: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """One member of a phrase of victims: a name with an age, a word for several, a number, or one person."""
    one = alternatives(people["nouns"])
    many = alternatives([*(f"{noun}s" for noun in people["nouns"]), *people["plurals"]])
    modifier = rf"(?:(?!{alternatives(told['no_modifiers'])}\b)[\w’'-]+ )"
    capital = r"(?-i:[A-Z])[\w.’'-]"
    year = r"\d{1,3}[- ](?:year|month|week|day)s?[- ]olds?"
    uncounted = rf"(?! {modifier}{{0,2}}(?:{many}|{one}|others?)\b)"
    named = rf"(?:(?:{capital}+,? )+{capital}+, \d{{1,2}}\b|{capital}+, \d{{1,2}}(?=,)){uncounted}"
    several = (
        rf"\b(?:the |an? )?(?P<group>{alternatives(people['groups'])})\b"
        rf"|\b(?P<both>both)(?: (?:of (?:them|the) )?{modifier}{{0,2}}?(?:{many}))?\b"
    )
    number = rf"{number_pattern()}(?![\w%]|[-–.,:/’']\w)(?! (?:{'|'.join(told['units'])})\b)"
    counted = (
        rf"(?<!no )(?<!was )(?<!is )(?:{alternatives(told['bounds'])} )?(?P<number>{number})"
        r"(?: (?:other|more|additional)\b)?(?: of (?:the|them|those))?"
        rf"(?P<people> {modifier}{{0,3}}?(?:{many}|others|{one})\b|(?! {modifier}?(?:{many}|{one})\b))"
    )
    single = (
        rf"(?:(?:an?|the|this|another|his|her|their|{capital}*) ){modifier}{{0,4}}?(?:{year}|\b{one})\b(?: {one}\b)*"
        rf"|\b(?:{year} )?{modifier}?{one}\b|\b{year}"
        rf"|\b(?:an?|the) {alternatives(told['ordinals'])}\b|\banother\b|\bthe other\b"
    )
    ages = (
        r"(?:,? (?:both |all )?(?:ages? |aged )?\d{1,2}(?:(?:,|,? and) \d{1,2})*\b"
        rf"{uncounted}(?:,(?= (?:was|were|is|are|has|have|who)\b))?)?"
    )
    return rf"(?:(?P<named>{named})|{several}|{counted}|(?P<single>{single})){ages}"


def told_harm(text: str, sentence: Span) -> Iterator[ToldHarm]:
    """The words of harm in one sentence of `text` that have people right beside them, in order."""
    patterns = _patterns()
    phrases = list(patterns.phrase.finditer(text, sentence.start, sentence.end))
    ends = [phrase.end() for phrase in phrases]
    for word in patterns.words.finditer(text, sentence.start, sentence.end):
        harm, side = next((harm, side) for form, harm, side in patterns.kinds if form.fullmatch(word.group()))
        at = bisect_right(ends, word.start())
        left = phrases[at - 1] if at else None
        gap = text[left.end() : word.start()] if left else ""
        victims = None
        if side != "before" and not patterns.passive.fullmatch(gap):
            victims = _behind(text, word.end(), phrases)
        if victims is None and side != "behind" and patterns.gap.fullmatch(gap):
            victims = left
        if victims is not None and (read := _read(text, victims)) is not None:
            yield ToldHarm(harm=harm, word=Span.cut(text, *word.span()), victims=read)


def _behind(text: str, end: int, phrases: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The phrase right behind a word of harm; a bare number only where no noun follows that it could count."""
    patterns = _patterns()
    gap = patterns.behind.match(text, end)
    phrase = next((one for one in phrases if gap is not None and one.start() == gap.end()), None)
    first = patterns.part.match(phrase.group()) if phrase else None
    if phrase is None or first is None:
        return None
    if first["number"] and not first["people"] and not patterns.bare.match(text, phrase.end()):
        return None
    return phrase


def _read(text: str, phrase: re.Match[str]) -> VictimPhrase | None:
    """How many people a phrase stands for; None for a number that counts no people.

    Who follows "including", or a comma behind "two victims", is among those counted before.
    """
    patterns = _patterns()
    number, whole, counted = 0, 0, False
    keys: set[str] = set()
    for part in patterns.part.finditer(phrase.group()):
        joint = (part["joint"] or "").strip(" ,").lower()
        amount = _amount(part)
        if amount is None:
            return None
        if joint in {"including", "among them"} or (part["joint"] == ", " and amount <= whole):
            break
        if part["number"] and not number and patterns.general.search(part.group().split(",")[0]):
            whole = amount
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


def _amount(part: re.Match[str]) -> int | None:
    """The people that one member of a phrase stands for; None where its number is none of people."""
    if part["group"]:
        return _patterns().groups[part["group"].lower()]
    if part["both"]:
        return 2
    if not part["number"]:
        return 1
    value = number_value(part["number"])
    return int(value) if value is not None and value.denominator == 1 and 0 < value < _MOST_VICTIMS else None
