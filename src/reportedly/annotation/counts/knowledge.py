"""What the count rules know: words of bound, vague amounts by convention, and what is no count."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from reportedly.annotation.tables import data_tables
from reportedly.errors import KnowledgeError
from reportedly.model.count import Bound


@dataclass(frozen=True, slots=True)
class CountKnowledge:
    """The tables of counts.toml, all in lower case."""

    bounds: Mapping[str, Bound]
    bounds_behind: Mapping[str, Bound]
    countable_as_none: frozenset[str]
    irregular_plurals: frozenset[str]
    function_words: frozenset[str]
    measures: frozenset[str]
    address_words: frozenset[str]
    labels: frozenset[str]
    scores: frozenset[str]
    cumulative: tuple[str, ...]
    changes: tuple[str, ...]


@cache
def _tables() -> Mapping[str, Any]:
    return data_tables("counts.toml")


@cache
def count_knowledge() -> CountKnowledge:
    """The tables of counts.toml, loaded once."""
    tables = _tables()
    return CountKnowledge(
        bounds=cast("Mapping[str, Bound]", tables["bounds"]),
        bounds_behind=cast("Mapping[str, Bound]", tables["bounds_behind"]),
        countable_as_none=frozenset(tables["nouns"]["countable_as_none"]),
        irregular_plurals=frozenset(tables["nouns"]["irregular_plurals"]),
        function_words=frozenset(tables["nouns"]["function_words"]),
        measures=frozenset(tables["nouns"]["measures"]),
        address_words=frozenset(tables["nouns"]["address_words"]),
        labels=frozenset(tables["labels"]["words"]),
        scores=frozenset(tables["labels"]["scores"]),
        cumulative=tuple(tables["relations"]["cumulative"]),
        changes=tuple(tables["relations"]["changes"]),
    )


DEFAULT_CONVENTION = "reportedly"


@cache
def named_convention(name: str) -> Mapping[str, int]:
    """What vague words stand for at the least, by the convention of that name.

    A convention says only where it differs from the default; own ones are mappings made with `convention_with`.

    Raises:
        KnowledgeError: when counts.toml has no convention of that name.
    """
    conventions: Mapping[str, Mapping[str, int]] = _tables()["conventions"]
    if name not in conventions:
        raise KnowledgeError(f"no convention “{name}” for vague amounts; there are {', '.join(sorted(conventions))}")
    return convention_with(conventions[name])


def convention_with(differences: Mapping[str, int]) -> Mapping[str, int]:
    """The default convention with some words, in lower case, changed or added."""
    default: Mapping[str, int] = _tables()["conventions"][DEFAULT_CONVENTION]
    return {**default, **differences}


_OWN_TABLE = "vague_amounts"


def chosen_convention(choice: str) -> Mapping[str, int]:
    """The convention of that name, or the user's own from a TOML file.

    The file has one table, `[vague_amounts]`, of words and the lowest number that each stands for (`dozens = 12`);
    words that it does not give are as in the default.

    Raises:
        KnowledgeError: when there is neither such a convention nor such a file, or the file is not of that form.
    """
    path = Path(choice)
    if path.suffix != ".toml":
        return named_convention(choice)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}; name a TOML file with a table [{_OWN_TABLE}]") from error
    except ValueError as error:
        raise KnowledgeError(f"{path}: {error}; give vague words as TOML with a table [{_OWN_TABLE}]") from error
    words = table.get(_OWN_TABLE)
    if not isinstance(words, dict) or not words or len(table) > 1:
        raise KnowledgeError(f"{path}: has not exactly one table [{_OWN_TABLE}]; give words in it, like dozens = 12")
    for word, lowest in words.items():
        if not isinstance(lowest, int) or isinstance(lowest, bool) or lowest < 0:
            raise KnowledgeError(f"{path}: “{word}” stands for {lowest!r}; give a whole number from 0")
    return convention_with({" ".join(word.lower().split()): lowest for word, lowest in words.items()})
