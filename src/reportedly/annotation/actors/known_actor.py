"""An actor that a list knows by name: its code, its names, and when they hold."""

from dataclasses import dataclass

from reportedly.model.actor import MentionKind, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """A row of an actor list.

    `since` and `until` are ISO days, both inclusive, empty where open: the years in which a group was active, the time
    in which a person held the office that the code stands for. `country` is ISO 3166 alpha-3 or empty. `demonyms` and
    `alpha2` belong to rows of kind country.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: MentionKind
    source_kind: SourceKind = "unknown"
    country: str = ""
    since: str = ""
    until: str = ""
    ownership: str = ""
    demonyms: tuple[str, ...] = ()
    alpha2: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the row is true of the ISO `day`.

        An office is held only from its first day to its last. A group may be spoken of after its end, not before
        its beginning.
        """
        return self.since <= day and (self.kind != "person" or not self.until or day <= self.until)
