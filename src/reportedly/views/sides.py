"""Sides: which sources are one party, by their actor codes and a file that a project may adjust."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from reportedly.errors import KnowledgeError
from reportedly.model.account import Side
from reportedly.model.actor import SourceKind

FILE = "views/data/sides.toml"

PARTS_OF_A_GROUP = 3
"""A group's code is country, sector, name; what follows are its member groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Knows the side of every source; `own` are a project's sides by the codes that they cover."""

    own: Mapping[str, Side]
    country_parties: Mapping[str, str]
    group_sectors: frozenset[str]
    state_media: frozenset[str]
    bystanders: Mapping[SourceKind, Side]

    def side(self, actor: str | None, kind: SourceKind) -> Side:
        """The side of a source with that code, or of that kind where it has no code or is no party."""
        if actor is not None:
            covering = [code for code in self.own if _covers(code, actor)]
            if covering:
                return self.own[max(covering, key=len)]
            parts = actor.split(".")
            sector = "STATE_MEDIA" if actor in self.state_media else "".join(parts[1:2])
            if sector in self.country_parties:
                name = self.country_parties[sector]
                return Side(id=f"{parts[0]}.{name}", name=f"{parts[0]} {name}")
            if sector in self.group_sectors:
                group = ".".join(parts[:PARTS_OF_A_GROUP])
                return Side(id=group, name=group)
        return self.bystanders[kind]

    def is_party(self, side: Side) -> bool:
        """Whether the side is a party rather than bystanders who speak alike."""
        return side not in self.bystanders.values()

    def place(self, side: Side) -> int:
        """Where the side's columns stand: parties first, then bystanders in the order of the file."""
        order = list(dict.fromkeys(self.bystanders.values()))
        return order.index(side) + 1 if side in order else 0


def gathered(sides: Collection[Side]) -> dict[str, str]:
    """For each group's side the one that it is part of among those at hand.

    "The rebels" (XXA.REB) are the one group of rebels (XXA.REB.FRONT) that an incident names; with two they stay apart.
    """
    ids = {side.id for side in sides}
    part_of = {}
    for one in ids:
        below = [other for other in ids if other != one and _covers(one, other)]
        part_of[one] = below[0] if len(below) == 1 else one
    return part_of


def read_sides(path: Path) -> Sides:
    """The sides that come with the package, adjusted by a project's file.

    The file is TOML with tables `[[side]]` of `id`, `name` and the list `actors` of the codes that it covers.

    Raises:
        KnowledgeError: naming the file and what is wrong with it.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}; give sides as TOML with tables [[side]]") from error
    own: dict[str, Side] = {}
    rows = table.get("side", [])
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        match row:
            case {"id": str(name_of_side), "name": str(name), "actors": [*codes]}:
                own.update({str(code): Side(id=name_of_side, name=name) for code in codes})
            case _:
                raise KnowledgeError(f"{path}: side {number}: needs id, name and a list of actors")
    shipped = shipped_sides()
    return Sides(
        own=own,
        country_parties=shipped.country_parties,
        group_sectors=shipped.group_sectors,
        state_media=shipped.state_media,
        bystanders=shipped.bystanders,
    )


@cache
def shipped_sides() -> Sides:
    """The sides that come with the package."""
    table = tomllib.loads((files("reportedly.views") / "data" / "sides.toml").read_text(encoding="utf-8"))
    try:
        return Sides(
            own={},
            country_parties=_by_member(table["country_parties"]),
            group_sectors=frozenset(table["group_parties"]["sectors"]),
            state_media=frozenset(table["state_media"]["codes"]),
            bystanders={
                kind: Side(id=name, name=name) for name, kinds in table["bystanders"].items() for kind in kinds
            },
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"{FILE}: {error}: is missing or not in its form") from error


def _by_member(lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {member: name for name, members in lists.items() for member in members}


def _covers(code: str, actor: str) -> bool:
    return actor == code or actor.startswith(f"{code}.")
