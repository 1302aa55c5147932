"""Whose voice tells an event: the innermost attribution around its trigger, or the outlet itself."""

from collections.abc import Sequence

from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.utterance import Utterance
from reportedly.model.span import Span


class Voices:
    """The utterances of a report, found by the characters of what they say."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._contents = SpanIndex(span for utterance in utterances for span in utterance.attribution.content)
        self._sources = SpanIndex(
            span for utterance in utterances for source in utterance.attribution.sources for span in source.spans
        )
        self._by_content: dict[Span, list[Utterance]] = {}
        for utterance in utterances:
            for span in utterance.attribution.content:
                self._by_content.setdefault(span, []).append(utterance)

    def innermost(self, trigger: Span) -> Utterance | None:
        """The utterance with the least content that holds the trigger; None when the outlet says it itself."""
        around = self._contents.overlapping(trigger.start, trigger.start + 1)
        holding = [utterance for span in around for utterance in self._by_content[span]]
        return min(holding, key=lambda utterance: utterance.length, default=None)

    def names_a_source(self, trigger: Span) -> bool:
        """Whether the trigger is one of the words by which a source is named."""
        return any(source.end == trigger.end for source in self._sources.overlapping(trigger.start, trigger.end))
