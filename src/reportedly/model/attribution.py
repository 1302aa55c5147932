"""Attributions: somebody says something; the source chain, the cue and the content."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.actor import SourceKind
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

SpeechAct = Literal[
    "assert",
    "report",
    "accuse",
    "deny",
    "confirm",
    "admit",
    "claim_responsibility",
    "announce",
    "demand",
    "threaten",
    "warn",
    "condemn",
    "praise",
    "doubt",
    "ask",
    "show",
]
QuoteForm = Literal["direct", "indirect", "mixed"]
SourceRole = Literal["speaker", "relay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One voice of a source chain.

    A spokesman and the body that he speaks for are one voice: the body is `on_behalf_of`, and `actor` its code.
    `anonymous` is true for "officials", "sources".
    """

    role: SourceRole
    kind: SourceKind
    actor: str | None
    on_behalf_of: Span | None = None
    anonymous: bool = False
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Span):
    """Whom the source speaks to."""

    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says something, the words that say so, and what is said.

    `sources` run from the speaker outwards through whoever passed it on. Attributions are flat: one inside another is
    another attribution whose `content` lies within the first one's. `medium` is what it was said in ("a letter").
    """

    id: str
    speech_act: SpeechAct
    quote: QuoteForm
    sources: tuple[Source, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressees: tuple[Addressee, ...] = ()
    medium: Span | None = None
    said_at: TimeMention | None = None
    confidence: float | None = None

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is part of what is said."""
        return any(span.holds(offset) for span in self.content)
