"""A draft of an attribution: the spans that belong together, before anyone says what they mean."""

from dataclasses import dataclass, replace

from reportedly.model.annotation import LinkedAttribution
from reportedly.model.span import Span, covering


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content of one attribution, and the voices that pass it on, each with its own source and cue."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    relays: tuple["Draft", ...] = ()

    @classmethod
    def from_linked(cls, linked: LinkedAttribution) -> "Draft":
        """Take over what the reader model tied together."""
        return cls(source=linked.source, cue=linked.cue, content=linked.content, confidence=linked.probability)

    @property
    def frame(self) -> range:
        """The offsets from the first to the last character of source and cue."""
        return covering((*self.source, *self.cue))

    def with_content(self, content: tuple[Span, ...]) -> "Draft":
        """The same voice saying other words."""
        return replace(self, content=content)

    def passed_on_by(self, relay: "Draft") -> "Draft":
        """The same words, said to have come through one more voice."""
        return replace(self, relays=(*self.relays, relay))
