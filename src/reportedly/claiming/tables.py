"""This room's knowledge files, each read once."""

import tomllib
from functools import cache
from importlib.resources import files

from reportedly.errors import KnowledgeError


@cache
def read_table(name: str) -> dict[str, object]:
    """One of this room's TOML files, by its path below `data/`; callers must not change it.

    Raises:
        KnowledgeError: when it is missing or not TOML.
    """
    try:
        text = (files("reportedly.claiming") / "data" / name).read_text(encoding="utf-8")
        return tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"claiming/data/{name}: {error}") from error


def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of a file that holds nothing but lists of words, by their names.

    Raises:
        KnowledgeError: naming the list that is none.
    """
    lists: dict[str, frozenset[str]] = {}
    for key, words in read_table(name).items():
        if not isinstance(words, list):
            raise KnowledgeError(f"claiming/data/{name}: {key}: is not a list of words")
        lists[key] = frozenset(words)
    return lists
