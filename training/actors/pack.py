"""Derive the packed actor list: `python -m training.actors.pack`.

Takes from the actor files of openeventdata/petrarch2 (MIT) the persons in office with their dates, armed groups, and
international and non-governmental organisations, turns their CAMEO codes into dotted ones, and leaves out
what would mislead: names of one word, codes of states that no longer are, names with two actors at a time, and names
that the hand-written list has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.actor_list import shipped_actors
from reportedly.annotation.actors.agent_nouns import agent_lexicon
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.places.countries import load_countries
from training.actors.dictionary import DatedCode, Entry, entries
from training.corpora import corpora_folder

TARGET = Path("src/reportedly/annotation/data/actors.packed.tsv")

_COUNTRY_FILES = ("Phoenix.Countries.actors.txt",)
_OTHER_FILES = ("Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt")
_LONGEST_NAME = 8
"""In words; longer names in the lists are descriptions."""
_CAMEO_COUNTRIES = {"KSV": "XKX", "TMP": "TLS", "GZA": "PSE"}
"""CAMEO's countries whose code is not their ISO 3166 one."""
_OFFICES = {"MIL": "military", "JUD": "court", "LEG": "parliament", "COP": "police", "SPY": "government"}
_SECTORS = {"REB": "armed_group", "OPP": "party", "MIL": "military", "COP": "police", "SPY": "government"}
_INTERNATIONAL = {"IGO": "igo", "NGO": "ngo", "NGM": "ngo"}


@dataclass(frozen=True, slots=True, order=True)
class PackedName:
    """A line of the packed list."""

    key: str
    since: str
    until: str
    code: str
    kind: str
    source_kind: str


def packed_names(folder: Path) -> list[PackedName]:
    """The lines of the packed list, sorted by key, from the actor files in `folder`."""
    names: dict[str, set[PackedName]] = defaultdict(set)
    listed = {actor_key(name): actor for actor in shipped_actors() for name in (actor.name, *actor.aliases)}
    taken = listed.keys() | agent_lexicon().nouns.keys()
    taken |= {actor_key(name) for country in load_countries() for name in (country.name, *country.aliases)}
    alpha3 = {country.alpha3 for country in load_countries()} - {"ATA"}
    for file in (*_COUNTRY_FILES, *_OTHER_FILES):
        lines = (folder / file).read_text(encoding="utf-8", errors="replace").splitlines()
        for entry in entries(lines):
            for name in _of_entry(entry, alpha3, listed):
                if name.key not in taken:
                    names[name.key].add(name)
    return sorted(name for rows in names.values() if _one_at_a_time(rows) for name in _joined(rows))


def _of_entry(entry: Entry, alpha3: set[str], listed: dict[str, KnownActor]) -> Iterator[PackedName]:
    """The lines of an entry; other spellings of a group that the hand-written list has get that list's code."""
    keys = [key for name in entry.names if 2 <= len((key := _searchable(name)).split()) <= _LONGEST_NAME]
    keys = [key for key in keys if key.split()[-1] not in agent_lexicon().nouns]
    known = next((listed[key] for key in map(_searchable, entry.names) if key in listed), None)
    main = "".join(re.findall(r"[A-Z0-9]+", _searchable(entry.names[0]).upper()))
    for dated in entry.codes:
        coded = _dotted(dated, alpha3, main)
        if coded is not None and coded[1] != "person" and known is not None:
            coded = known.code, known.kind, known.source_kind
        if coded is not None:
            code, kind, source_kind = coded
            for key in keys:
                yield PackedName(key, dated.since, dated.until, code, kind, source_kind)


def _searchable(name: str) -> str:
    """The key of a name without its acronym in brackets and its article."""
    return actor_key(re.sub(r"\([^)]*\)", " ", name)).removeprefix("the ")


def _dotted(dated: DatedCode, alpha3: set[str], name: str) -> tuple[str, str, str] | None:
    """Code, kind and source kind of a CAMEO code; null where the code says too little or too much."""
    first, rest = dated.code[:3], dated.code[3:]
    country = _CAMEO_COUNTRIES.get(first, first)
    if first in _INTERNATIONAL and not dated.since and len(name) > 1:
        return f"{first}.{name}", "organisation", _INTERNATIONAL[first]
    if country not in alpha3:
        return None
    if rest.startswith("GOV") and dated.since:
        office = rest[3:6]
        sector = office if office in _OFFICES else "GOV"
        return f"{country}.{sector}", "person", _OFFICES.get(office, "government") if office != "MIL" else "government"
    if rest.startswith("REB"):
        return f"{country}.REB.{name}", "armed_group", "armed_group"
    return None


def _one_at_a_time(rows: set[PackedName]) -> bool:
    """Whether no two of a name's codes hold on the same day."""
    ordered = sorted(rows)
    return all(
        before.code == after.code or (before.until and before.until <= after.since)
        for before, after in pairwise(ordered)
    )


def _joined(rows: set[PackedName]) -> list[PackedName]:
    """The rows of one name with the terms of an office that follow one another (a new cabinet) made one."""
    joined: list[PackedName] = []
    for row in sorted(rows):
        last = joined[-1] if joined else None
        if last and last.code == row.code and last.until and _months(row.since) - _months(last.until) <= 1:
            joined[-1] = replace(last, until=max(last.until, row.until))
        else:
            joined.append(row)
    return joined


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def main() -> None:
    """Write the packed list into the package and say how many names it has."""
    rows = packed_names(corpora_folder() / "actors")
    lines = "".join(f"{row.key}\t{row.code}\t{row.kind}\t{row.source_kind}\t{row.since}\t{row.until}\n" for row in rows)
    TARGET.write_text(lines, encoding="utf-8", newline="\n")
    print(f"{len(rows)} lines, {len({row.key for row in rows})} names, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
