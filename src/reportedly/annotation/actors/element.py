"""The smallest piece of a phrase for an actor: a name or a noun, and what it may stand for."""

from dataclasses import dataclass

from reportedly.annotation.actors.agent_nouns import AgentNoun
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.model.annotation import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Tokens `first` to `last` (half-open) that name or describe an actor, and what they may stand for.

    Exactly one of these holds: `agent` describes it; `actors` are those of that name; `countries` (alpha-3) are those
    of that name, or whose people's name it is (`is_demonym`); `name` is a proper name that no list has. A name may also
    have an `agent`: the noun that it ends in ("Ambrel District Hospital"). A pronoun has none of them.
    """

    first: int
    last: int
    agent: AgentNoun | None = None
    actors: tuple[KnownActor, ...] = ()
    countries: frozenset[str] = frozenset()
    is_demonym: bool = False
    name: Name | None = None

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        if self.name is not None:
            return self.name.kind == "person"
        return bool(self.actors) and all(actor.kind == "person" for actor in self.actors)

    @property
    def is_body_name(self) -> bool:
        """Whether it names an organisation or group."""
        return not self.is_person and (bool(self.actors) or self.name is not None)
