"""The words that the time rules are written with, and the notation of their patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportedly.annotation.number_words import alternatives, number_pattern, number_words
from reportedly.annotation.tables import data_tables

UnitName = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
]

_SPACE = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)"
"""What a space in a rule stands for: white space with at most one line end, so that no rule reads over a paragraph."""


WordKind = Literal["anything", "digit", "month", "part", "season", "spoken", "unit", "weekday"]
"""What a word can tell of time; "anything" for rules whose words are of no kind."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season's TIMEX3 code and its first and last month."""

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DurationUnit:
    """An ISO 8601 designator, how many of it the unit is, and whether it stands after the T of a duration."""

    designator: str
    times: int = 1
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of times.toml, keyed by lower-case words without full stops."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    parts_of_day: Mapping[str, str]
    seasons: Mapping[str, Season]
    units: Mapping[str, DurationUnit]
    unit_names: Mapping[str, UnitName]
    holidays: Mapping[str, tuple[int, int]]
    weekday_holidays: Mapping[str, tuple[int, int, int]]
    easter_holidays: Mapping[str, int]
    frequencies: Mapping[str, str]
    references: Mapping[str, str]
    ahead: frozenset[str]
    back: frozenset[str]
    ahead_unless_told: frozenset[str]
    from_then_on: tuple[str, ...]
    kinds: Mapping[str, frozenset[WordKind]]
    fragments: Mapping[str, str]


def _cased(words: Mapping[str, int], *, lower: bool) -> str:
    """Names in title and upper case, and in lower case where the name is no other word."""
    forms = {form for word in words for form in (word, word.upper())}
    if lower:
        forms |= {word.lower() for word in words if word not in {"May", "March"}}
    return f"(?-i:{alternatives(forms)})"


@cache
def vocabulary() -> Vocabulary:
    """The words of times.toml, loaded once."""
    tables = data_tables("times.toml")
    months, month_abbreviations = tables["months"], tables["month_abbreviations"]
    weekdays, weekday_abbreviations = tables["weekdays"], tables["weekday_abbreviations"]
    units: Mapping[str, DurationUnit] = {name: DurationUnit(**unit) for name, unit in tables["units"].items()}
    unit_names: dict[str, UnitName] = {name: name for name in tables["units"]} | tables["unit_plurals"]
    month = _cased(months, lower=True)
    weekday = _cased(weekdays, lower=True)
    fragments = {
        "month": month,
        "any_month": rf"(?:{month}|{_cased(month_abbreviations, lower=False)}\b\.?|(?-i:may|march))",
        "weekday": weekday,
        "any_weekday": rf"(?:{weekday}|{_cased(weekday_abbreviations, lower=False)}\b\.?)",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?+(?!\d|[.,]\d|%)",
        "beyond": r"(?:3[2-9]|[4-9]\d)",
        "year": r"(?:1\d|20)\d\d(?!\d|[.,]\d)",
        "short_year": r"(?:['’]\d\d|\d\d(?=\s*(?:[(),;]|--|—|$)))",
        "which_year": "(?:last|this|next) year\\b(?!['’]s)",
        "number": number_pattern(),
        "ordinal": alternatives(number_words().ordinals),
        "unit": rf"{alternatives(unit_names)}\b",
        "and_units": "(?: (?:or|and) (?:weeks|months|years))",
        "calendar_unit": "(?:day|week|weekend|month|quarter|year|decade|century)",
        "part": alternatives(tables["parts_of_day"]),
        "season": alternatives(tables["seasons"]),
        "hyphen": "[-‐‑–]",
        "up_to": "(?:-|‐|‑|–|—| - | – | (?:to|until|till|through) )",
    }
    return Vocabulary(
        months={name.lower(): number for name, number in (months | month_abbreviations).items()},
        weekdays={name.lower(): number for name, number in (weekdays | weekday_abbreviations).items()},
        parts_of_day=tables["parts_of_day"],
        seasons={name: Season(**season) for name, season in tables["seasons"].items()},
        units=units,
        unit_names=unit_names,
        holidays={name.lower(): (month, day) for name, (month, day) in tables["holidays"].items()},
        weekday_holidays={name.lower(): tuple(rule) for name, rule in tables["weekday_holidays"].items()},
        easter_holidays={name.lower(): offset for name, offset in tables["easter_holidays"].items()},
        frequencies=tables["frequencies"],
        references={phrase: value for value, phrases in tables["references"].items() for phrase in phrases},
        ahead=frozenset(tables["outlook"]["ahead"]),
        back=frozenset(tables["outlook"]["back"]),
        ahead_unless_told=frozenset(tables["outlook"]["ahead_unless_told"]),
        from_then_on=tuple(tables["outlook"]["from_then_on"]),
        kinds=_kinds(tables),
        fragments=fragments,
    )


def _kinds(tables: Mapping[str, Any]) -> dict[str, frozenset[WordKind]]:
    """The kinds of every word (letters only, lower case) that a rule of that kind may hang on."""
    words: dict[WordKind, Iterable[str]] = {
        "month": [*tables["months"], *tables["month_abbreviations"]],
        "weekday": [form for day in tables["weekdays"] for form in (day, f"{day}s")],
        "part": [
            *(form for part in tables["parts_of_day"] for form in (part, f"{part}s")),
            *("clock", "tonight", "overnight"),
        ],
        "season": tables["seasons"],
        "unit": [*tables["units"], *tables["unit_plurals"], "half", "period"],
        "spoken": ["eighteen", "nineteen", *(re.sub("y$", "ies", ten) for ten in number_words().tens)],
    }
    every_word = {word.lower() for listed in words.values() for word in listed}
    return {
        every: frozenset(kind for kind, listed in words.items() if any(word.lower() == every for word in listed))
        for every in every_word
    }


def pattern(source: str) -> re.Pattern[str]:
    """Compile a rule's pattern.

    `{name}` is a fragment of the vocabulary, a space is white space within a paragraph, `[- ]` that or a hyphen. Case
    does not count except in the names of months and weekdays. The match begins and ends where a word does.
    """
    fragments = vocabulary().fragments
    whole = re.sub(r"\{([a-z_]+)\}", lambda name: fragments[name[1]], source)
    spaced = whole.replace("[- ]", "(?:[-‐‑–]| )").replace(" ", _SPACE)
    return re.compile(rf"(?<![\w$£€])(?<!\d[.,])(?:{spaced})(?!\w)", re.IGNORECASE)


def any_of(phrases: Mapping[str, object]) -> str:
    """The keys of a table as alternatives of a pattern."""
    return alternatives(phrases).replace(r"\ ", " ").replace(r"\-", "-")


def word_key(text: str) -> str:
    """How a matched word is looked up: lower case, one space, straight apostrophe, no full stop."""
    return " ".join(text.lower().replace("’", "'").rstrip(".").split())
