"""What kinds of means a report's words stand for, and which kinds exclude one another."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansKinds:
    """The kinds by the words that stand for them, and what each is part of."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    part_of: dict[str, str]
    carried: frozenset[str]

    def of(self, words: str) -> frozenset[str]:
        """The kinds that the words name, the most precise: "chlorine gas" is chlorine, not some poison gas."""
        lowered = words.lower()
        found = {kind for kind, pattern in self.patterns if pattern.search(lowered)}
        return frozenset(found - {self.part_of[kind] for kind in found if kind in self.part_of})

    def exclude(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two accounts of the means cannot both hold: two weapons, or two agents, neither part of the other."""
        return any(
            bool(mine and its) and not any(self._related(here, there) for here in mine for there in its)
            for mine, its in ((one & self.carried, other & self.carried), (one - self.carried, other - self.carried))
        )

    def _related(self, one: str, other: str) -> bool:
        return one == other or self.part_of.get(one) == other or self.part_of.get(other) == one


@cache
def means_kinds() -> MeansKinds:
    """The kinds that come with the package."""
    table = tomllib.loads((files("reportedly.views") / "data" / "means.toml").read_text(encoding="utf-8"))
    return MeansKinds(
        patterns=tuple(
            (kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b"))
            for kind, words in table["kinds"].items()
        ),
        part_of=table["part_of"],
        carried=frozenset(table["carried"]["kinds"]),
    )
