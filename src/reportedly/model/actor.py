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
    would be as a source of claims. `head` is the span of the word or name that decided.
    """

    id: str
    kind: MentionKind
    actor: str | None = None
    source_kind: SourceKind = "unknown"
