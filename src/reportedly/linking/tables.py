"""This room's knowledge files, each read once."""

import tomllib
from functools import cache
from importlib.resources import files

from reportedly.errors import KnowledgeError


@cache
def read_table(name: str) -> dict[str, object]:
    """One of this room's TOML files, by its name below `data/`; callers must not change it.

    Raises:
        KnowledgeError: when it is missing or not TOML.
    """
    try:
        return tomllib.loads((files("reportedly.linking") / "data" / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"linking/data/{name}: {error}") from error


def word_lists(name: str, table: str) -> dict[str, tuple[str, ...]]:
    """The lists of words in one table of a file, by their names and in the order of the file.

    Raises:
        KnowledgeError: naming the list that is none.
    """
    lists: dict[str, tuple[str, ...]] = {}
    rows = read_table(name).get(table)
    if not isinstance(rows, dict):
        raise KnowledgeError(f"linking/data/{name}: {table}: is not a table")
    for key, words in rows.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise KnowledgeError(f"linking/data/{name}: {key}: is not a list of words")
        lists[key] = tuple(words)
    return lists
