"""The words for people and for harm of report_casualties.toml as patterns and look-ups, for what claims say of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.views.victim_patterns import Harm, casualty_words


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The data file as patterns and look-ups."""

    outcomes: Mapping[Harm, tuple[str, ...]]
    person: re.Pattern[str]
    counted: re.Pattern[str]
    groups: Mapping[str, int]
    general: re.Pattern[str]
    anybody: re.Pattern[str]
    plural: re.Pattern[str]
    perpetrator: re.Pattern[str]
    pronouns: frozenset[str]
    himself: frozenset[str]
    multiple: re.Pattern[str]
    multiples: Mapping[str, int]
    fatal: re.Pattern[str]
    deadly: re.Pattern[str]
    deaths: re.Pattern[str]
    between: re.Pattern[str]
    cumulative: re.Pattern[str]
    with_himself: re.Pattern[str]


@cache
def harm_words() -> HarmWords:
    """The words that come with the package."""
    table = casualty_words()
    people, words = table["people"], table["words"]
    nouns = [*people["nouns"], *(f"{noun}s" for noun in people["nouns"]), *people["plurals"]]
    plurals = [*(f"{noun}s" for noun in people["nouns"]), *people["plurals"]]
    return HarmWords(
        outcomes={harm: tuple(prefixes) for harm, prefixes in table["outcomes"].items()},
        person=_any_of([*nouns, "year-old", "year old", "month-old"]),
        counted=re.compile(rf"(?:{'|'.join([*nouns, *people['harmed']])})", re.IGNORECASE),
        groups=people["groups"],
        general=re.compile(rf"\b(?:{'|'.join(people['general'])})$", re.IGNORECASE),
        anybody=re.compile(rf"\b(?:{'|'.join(people['anybody'])})$", re.IGNORECASE),
        plural=_any_of(plurals),
        perpetrator=_any_of(people["perpetrators"]),
        pronouns=frozenset(words["he_or_she"]),
        himself=frozenset(words["himself"]),
        multiple=re.compile(rf"\b({'|'.join(words['multiples'])})[- ](?:(?:fatal|deadly|domestic) )?$", re.IGNORECASE),
        multiples=words["multiples"],
        fatal=re.compile(rf"(?<![\w-])(?:{'|'.join(words['fatal'])}) (?:[\w’'-]+ ){{0,2}}$", re.IGNORECASE),
        deadly=_any_of([*words["fatal"], *words["deadly"]]),
        deaths=_any_of(words["deaths"]),
        between=re.compile(rf" *(?:(?:{'|'.join([*words['between'], *nouns])})\b,? *)*", re.IGNORECASE),
        cumulative=_any_of(words["cumulative"]),
        with_himself=_any_of(words["with_himself"]),
    )


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b", re.IGNORECASE)
