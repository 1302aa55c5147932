"""The words for people and for harm of report_casualties.toml as patterns: how victims are written beside their harm.

Every repetition is bounded, so that a search costs the same for every character however long a sentence is.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from reportedly.annotation.number_words import alternatives, number_pattern, number_words

Harm = Literal["killed", "injured", "hit"]
"""Whoever is hit was shot or stabbed, and may have died or not."""

Beside = Literal["before", "behind", "both"]
"""On which side of a word of harm those stand whom it befell."""

_WORD = r"[\w’'-]{1,40}"
_NAME = r"(?-i:[A-Z])[\w.’'-]{1,30}"
_MOST_MEMBERS = 12
"""Members of one phrase of victims; longer lists are read in parts."""


@dataclass(frozen=True, slots=True)
class VictimPatterns:
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
    whole: re.Pattern[str]
    groups: Mapping[str, int]


@cache
def casualty_words() -> Mapping[str, Any]:
    """The tables of the data file, read once for all that is made of them."""
    text = (files("reportedly.views") / "data" / "report_casualties.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def victim_patterns() -> VictimPatterns:
    """The patterns, compiled once."""
    table = casualty_words()
    people, told = table["people"], table["told"]
    harms: tuple[Harm, ...] = ("killed", "injured", "hit")
    sides: tuple[Beside, ...] = ("before", "behind", "both")
    kinds = [(form, harm, side) for harm in harms for side in sides for form in told[harm].get(side, ())]
    forms = _any(sorted((form for form, _, _ in kinds), key=len, reverse=True))
    part = _part(people, told)
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", part)
    joint = _any(told["joints"])
    adverb, auxiliary = f"{_any(told['adverbs'])} ", f"{_any(told['auxiliaries'])} "
    aside = rf"(?:,? {alternatives(told['asides'])}\b[^.;:\n]{{1,60}}?,)?"
    return VictimPatterns(
        phrase=_compiled(rf"(?<![\w$#-])(?:{unnamed})(?:{joint}(?:{unnamed})){{0,{_MOST_MEMBERS}}}"),
        part=_compiled(rf"(?P<joint>{joint})?{part}"),
        words=_compiled(rf"(?<![\w-]){forms}(?![\w’'-])"),
        kinds=[(_compiled(form), harm, side) for form, harm, side in kinds],
        gap=_compiled(rf"{aside},? (?:{auxiliary}|{adverb})*|[ ,]*"),
        passive=_compiled(rf" (?:{adverb})*{auxiliary}(?:{auxiliary}|{adverb})*"),
        behind=_compiled(r" (?:(?:the |both )?(?:lives|deaths?) of )?"),
        bare=_compiled(rf"\s?(?:$|[,.;:!?)”\"–—-]|{alternatives(told['behind_number'])}\b)"),
        whole=_compiled(rf"\b{alternatives([*people['general'], *people['anybody']])}$"),
        groups=people["groups"],
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(forms: Iterable[str]) -> str:
    """A group that matches any of some regular expressions, the first that fits."""
    return f"(?:{'|'.join(forms)})"


def _part(people: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """One member of a phrase of victims: a name with an age, a word for several, a number, or one person."""
    one = alternatives(people["nouns"])
    many = alternatives([*(f"{noun}s" for noun in people["nouns"]), *people["plurals"]])
    modifier = rf"(?:(?!{alternatives(told['no_modifiers'])}\b){_WORD} )"
    no_count = rf"(?! {modifier}{{0,2}}(?:{many}|{one}|others?)\b)"
    forms = (
        f"(?P<named>{_named(no_count)})",
        _several(people, many, modifier),
        _counted(told, one, many, modifier),
        f"(?P<single>{_single(told, one, modifier)})",
    )
    return f"{_any(forms)}{_ages(no_count)}"


_SINGULAR = r"(?:was|is|has|had)\b"
"""Verbs of one person: "Brun, 22 was shot" tells an age."""


def _named(no_count: str) -> str:
    """A name with an age: "Ana Brun, 24", "Brun, 24,", "Ana Brun, four,".

    What follows is asked for again where a phrase found before is read without what follows it; hence the ends.
    """
    age = rf"(?:\d{{1,2}}|{alternatives(number_words().small)})\b"
    return _any(
        (
            rf"(?:{_NAME},? ){{1,5}}{_NAME}, \d{{1,2}}\b(?! (?:were|are|have)\b){no_count}",
            rf"{_NAME}, {age}(?=,|\Z){no_count}",
            rf"{_WORD}, \d{{1,2}}(?= (?:who )?{_SINGULAR}|\Z)",
        )
    )


def _several(people: Mapping[str, Any], many: str, modifier: str) -> str:
    """A word for two or three people: "the couple", "both of them"."""
    return (
        rf"\b(?:the |an? )?(?P<group>{alternatives(people['groups'])})\b"
        rf"|\b(?P<both>both)(?: (?:of (?:them|the) )?{modifier}{{0,2}}?(?:{many}))?\b"
    )


def _counted(told: Mapping[str, Any], one: str, many: str, modifier: str) -> str:
    """A number of people, with a noun or without: "at least three young men", "two others", "12"."""
    number = rf"{number_pattern()}(?![\w%]|[-–.,:/’']\w)(?! {_any(told['units'])}\b)"
    return (
        rf"(?<!no )(?<!was )(?<!is )(?:{alternatives(told['bounds'])} )?(?P<number>{number})"
        r"(?: (?:other|more|additional)\b)?(?: of (?:the|them|those))?"
        rf"(?P<people> {modifier}{{0,3}}?(?:{many}|others|{one})\b|(?! {modifier}?(?:{many}|{one})\b))"
    )


def _single(told: Mapping[str, Any], one: str, modifier: str) -> str:
    """One person by noun or age: "a 22-year-old man", "his mother", "another"."""
    years = rf"(?:\d{{1,3}}|{alternatives(number_words().small)})[- ](?:year|month|week|day)s?[- ]olds?"
    opening = r"(?:an?|the|this|another|his|her|their|(?-i:[A-Z])[\w.’'-]{0,30})"
    return _any(
        (
            rf"{opening} {modifier}{{0,4}}?(?:{years}|\b{one})\b(?: {one}\b){{0,3}}",
            rf"\b(?:{years} )?{modifier}?{one}\b",
            rf"\b{years}",
            rf"\b(?:an?|the) {alternatives(told['ordinals'])}\b",
            r"\banother\b",
            r"\bthe other\b",
        )
    )


def _ages(no_count: str) -> str:
    """The ages behind a member: ", 16", ", both 24,", ", ages 11 and 12"."""
    more = r"(?:(?:,|,? and) \d{1,2}){0,8}\b"
    end = r"(?:,(?= (?:was|were|is|are|has|have|who)\b))?"
    return rf"(?:,? (?:both |all )?(?:ages? |aged )?\d{{1,2}}{more}{no_count}{end})?"
