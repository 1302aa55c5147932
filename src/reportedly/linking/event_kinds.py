"""Kinds and ways of happenings: which event types one report may tell of one happening."""

from dataclasses import dataclass
from functools import cache

from reportedly.linking.tables import word_lists

FILE = "event_kinds.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKinds:
    """Which kind, role and way a dotted event type has."""

    kinds: dict[str, str]
    consequences: frozenset[str]
    aftermath: frozenset[str]
    ways: dict[str, str]

    def kind(self, event_type: str) -> str:
        """The kind of happening; a type that no entry covers is a kind of its own branch."""
        return _longest_entry(self.kinds, event_type) or event_type.partition(".")[0]

    def way(self, event_type: str) -> str | None:
        """The way in which violence is done; None where the type leaves it open."""
        return _longest_entry(self.ways, event_type)

    def is_consequence(self, event_type: str) -> bool:
        """Whether the type says what came of a happening, such as deaths."""
        return event_type.partition(".")[0] in self.consequences

    def is_aftermath(self, event_type: str) -> bool:
        """Whether the type says what followed a happening, such as a trial."""
        return self.kind(event_type) in self.aftermath


@cache
def event_kinds() -> EventKinds:
    """The table that comes with the package."""
    roles = word_lists(FILE, "roles")
    return EventKinds(
        kinds=_by_type("kinds"),
        consequences=frozenset(roles["consequences"]),
        aftermath=frozenset(roles["aftermath"]),
        ways=_by_type("ways"),
    )


def _by_type(table: str) -> dict[str, str]:
    return {event_type: name for name, types in word_lists(FILE, table).items() for event_type in types}


def _longest_entry(entries: dict[str, str], event_type: str) -> str | None:
    name = event_type
    while name:
        if name in entries:
            return entries[name]
        name = name.rpartition(".")[0]
    return None
