"""Nouns that describe actors without naming them ("government", "rebel", "spokesman"), from `agents.tsv`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from reportedly.annotation.actors.actor_keys import actor_key, plural_of
from reportedly.annotation.words import data_lines
from reportedly.model.actor import SourceKind

AgentType = Literal["body", "people", "role", "speaker", "anaphor", "thing"]
Bare = Literal["context", "antecedent", "open"]
Modifies = Literal["context", "open", "former"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNoun:
    """A row of `agents.tsv`, whose header explains the columns; `sector` is null where it is never coded."""

    type: AgentType
    noun: str
    source_kinds: tuple[SourceKind, ...]
    sector: str | None
    bare: Bare
    anonymous: bool
    plural: bool = False

    @property
    def is_person(self) -> bool:
        """Whether the noun stands for one person, who may be named right after it."""
        return not self.plural and self.type in {"role", "speaker", "people"}


@dataclass(frozen=True, slots=True)
class AgentLexicon:
    """Agent nouns by their key, singular and plural, and the modifiers with what they do to a phrase."""

    nouns: dict[str, AgentNoun]
    modifiers: dict[str, Modifies]


@cache
def agent_lexicon() -> AgentLexicon:
    """Read the agent nouns that ship with the package."""
    nouns: dict[str, AgentNoun] = {}
    modifiers: dict[str, Modifies] = {}
    for line in data_lines("agents.tsv")[1:]:
        kind, noun, source_kinds, sector, bare, anonymous = line.split("\t")
        if kind == "modifier":
            modifiers[actor_key(noun)] = cast("Modifies", bare)
            continue
        row = AgentNoun(
            type=cast("AgentType", kind),
            noun=noun,
            source_kinds=cast(
                "tuple[SourceKind, ...]", tuple(source_kinds.split("|")) if source_kinds else ("unknown",)
            ),
            sector=None if sector == "-" else sector,
            bare=cast("Bare", bare or "open"),
            anonymous=anonymous == "yes",
        )
        nouns.setdefault(actor_key(noun), row)
        nouns.setdefault(actor_key(plural_of(noun)), _as_plural(row))
    return AgentLexicon(nouns, modifiers)


def _as_plural(row: AgentNoun) -> AgentNoun:
    return AgentNoun(
        type=row.type,
        noun=row.noun,
        source_kinds=row.source_kinds,
        sector=row.sector,
        bare=row.bare,
        anonymous=row.anonymous,
        plural=True,
    )
