"""Who acts and who speaks: dotted actor codes and the mentions that carry them."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

MentionKind = Literal["person", "organisation", "armed_group", "country", "people", "other"]
SourceKind = Literal[
    "government",
    "military",
    "police",
    "parliament",
    "party",
    "armed_group",
    "igo",
    "ngo",
    "monitor",
    "news_agency",
    "outlet",
    "medical",
    "court",
    "expert",
    "company",
    "witness",
    "person",
    "document",
    "unknown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A phrase that names or describes an actor.

    `actor` is a dotted code, country (ISO 3166 alpha-3) or IGO/NGO first, then the sector in the manner of PLOVER, then
    a name: `SYR.GOV`, `RUS.MED.TASS`, `IGO.UN.SC`; null where the actor stays open. `source_kind` is what the actor
    would be as a source of claims. `head` is the word or name that says who it is ("Ministry", "Sana"); `name` the
    proper name within, null where the phrase only describes ("the mayor"). `anonymous` is true where it hides who
    speaks ("officials", "a security source"). `on_behalf_of` is the body for which a spokesman or envoy speaks: "a
    spokesman for the ministry" is one mention, with the ministry's `actor` and `source_kind`. `resolved` is false where
    the phrase itself names the actor, true where `actor` was carried over from the report's country or from an earlier
    mention ("the regime", "the state news agency", "he").
    """

    id: str
    kind: MentionKind
    actor: str | None = None
    source_kind: SourceKind = "unknown"
    head: Span | None = None
    name: Span | None = None
    anonymous: bool = False
    on_behalf_of: Span | None = None
    resolved: bool = False
