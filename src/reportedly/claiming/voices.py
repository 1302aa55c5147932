"""Whose voice tells an event: the innermost attribution around its trigger, or the outlet itself."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportedly.claiming.cues import speech_words
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.parties import Party, speaker_of
from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.utterance import Utterance
from reportedly.model.annotation import Token
from reportedly.model.span import Span


class Voices:
    """The utterances of a report, found by the characters of what they say."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._contents = SpanIndex(span for utterance in utterances for span in utterance.attribution.content)
        self._sources = SpanIndex(
            span for utterance in utterances for source in utterance.attribution.sources for span in source.spans
        )
        self._addressees = SpanIndex(span for said in utterances for span in said.attribution.addressees)
        self._cues = frozenset(span for utterance in utterances for span in utterance.attribution.cue)
        self._by_content: dict[Span, list[Utterance]] = {}
        for utterance in utterances:
            for span in utterance.attribution.content:
                self._by_content.setdefault(span, []).append(utterance)

    def innermost(self, trigger: Span) -> Utterance | None:
        """The utterance with the least content that holds the trigger; None when the outlet says it itself."""
        around = self._contents.overlapping(trigger.start, trigger.start + 1)
        holding = [utterance for span in around for utterance in self._by_content[span]]
        return min(holding, key=lambda utterance: utterance.length, default=None)

    def opens_clause(self, trigger: Span, marked: MarkedText) -> bool:
        """Whether the trigger is the cue of a clause with "that", which is what is told."""
        head = marked.syntax.head_of(trigger)
        clause = marked.syntax.child(head, "ccomp") if head is not None and trigger in self._cues else None
        return clause is not None and clause.start > trigger.end

    def names_a_party(self, trigger: Span) -> bool:
        """Whether the trigger is the name of a source or of whom it speaks to: "told the inquiry"."""
        return any(
            party.end == trigger.end
            for parties in (self._sources, self._addressees)
            for party in parties.overlapping(trigger.start, trigger.end)
        )

    def is_spoken_to(self, noun: Token, marked: MarkedText) -> bool:
        """Whether the noun is whom somebody speaks to by a verb such as "tell", though it is nobody's name."""
        verb = marked.syntax.head(noun)
        if verb is None or noun.relation not in {"obj", "iobj"}:
            return False
        addressed = verb.lemma.lower() in speech_words().addressing_verbs
        return addressed and any(cue.holds(verb.start) for cue in self._cues) and self._says_more(noun, verb, marked)

    def _says_more(self, noun: Token, verb: Token, marked: MarkedText) -> bool:
        """Whether something else than the noun is what is said by the verb."""
        said = self._contents.overlapping(noun.start, noun.end)
        return not said or marked.syntax.child(verb, "ccomp", "xcomp") is not None


class TypesTold:
    """The types of the events told so far, by whom: a source has told what it names again, not what others told.

    The outlet is told of all of them: "the attack" in its own words asserts nothing that only its sources told.
    """

    def __init__(self) -> None:
        self._all: set[str] = set()
        self._by_speaker: dict[Party, set[str]] = {}

    def before(self, utterance: Utterance | None) -> AbstractSet[str]:
        """What a voice has told before; what everybody has, for the outlet and for who is called by a pronoun."""
        speaker = self._speaker(utterance)
        return self._all if speaker is None else self._by_speaker.get(speaker, frozenset())

    def add(self, event_type: str, utterance: Utterance | None) -> None:
        """Remember that the voice told an event of the type."""
        self._all.add(event_type)
        speaker = self._speaker(utterance)
        if speaker is not None:
            self._by_speaker.setdefault(speaker, set()).add(event_type)

    def _speaker(self, utterance: Utterance | None) -> Party | None:
        speaker = speaker_of(utterance) if utterance is not None else None
        return speaker if speaker is not None and speaker.words else None
