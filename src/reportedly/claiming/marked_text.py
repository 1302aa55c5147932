"""A document with the indexes that the rules of claiming ask: built once per report and passed to each rule."""

from collections.abc import Sequence

from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.syntax import Syntax
from reportedly.model.actor import Mention
from reportedly.model.annotation import Token
from reportedly.model.document import Document
from reportedly.model.span import Span


class MarkedText:
    """One document, its syntax, and its layers by place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.syntax = Syntax(document)
        self.mentions = SpanIndex(document.mentions)
        self.names = SpanIndex(document.names)
        self.times = SpanIndex(document.times)
        self.places = SpanIndex(document.places)
        self.counts = SpanIndex(document.counts)

    def mention_of(self, spans: Sequence[Span]) -> Mention | None:
        """The actor mention that the spans are about: the one that covers most of them, then the first."""

        def shared(mention: Mention) -> int:
            return sum(max(0, min(span.end, mention.end) - max(span.start, mention.start)) for span in spans)

        overlapping = [mention for span in spans for mention in self.mentions.overlapping(span.start, span.end)]
        return max(overlapping, key=lambda mention: (shared(mention), -mention.start), default=None)

    @property
    def publisher(self) -> Mention | None:
        """The outlet, where the text names it as an actor: who "we" are in a communiqué."""
        outlet = self.document.report.outlet
        if outlet is None:
            return None
        return next((mention for mention in self.document.mentions if outlet.lower() in mention.text.lower()), None)

    def words(self, spans: Sequence[Span]) -> list[Token]:
        """The words that begin in the spans, in order."""
        return [token for span in spans for token in self.syntax.tokens_in(span.start, span.end)]

    def lemmas(self, spans: Sequence[Span]) -> list[str]:
        """The lower-case lemmas of those words."""
        return [token.lemma.lower() for token in self.words(spans)]
