"""From an annotated document to its attributions and claims: the composition of this room."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

from reportedly.claiming.answers import ToldClaims
from reportedly.claiming.attributions import find_utterances
from reportedly.claiming.conditions import is_told_in_first_person
from reportedly.claiming.cues import speech_words
from reportedly.claiming.denials import denied_accusation, denies_event, whose_words
from reportedly.claiming.event_mentions import EventFinder, EventMention
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.modality import modality_of
from reportedly.claiming.modality_words import modality_words
from reportedly.claiming.ontology import Ontology
from reportedly.claiming.references import refers_back
from reportedly.claiming.stances import Stand, stand_on
from reportedly.claiming.utterance import Utterance
from reportedly.claiming.voices import TypesTold, Voices
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim, Participant
from reportedly.model.document import Document
from reportedly.model.identity import content_id
from reportedly.model.span import Span


class ClaimFinder:
    """Finds who says what happened; load it once, use it for every document."""

    def __init__(self, event_finder: EventFinder, ontology: Ontology) -> None:
        self._event_finder = event_finder
        self._ontology = ontology

    @classmethod
    def load(cls) -> Self:
        """Read the event ontology and its triggers."""
        return cls(EventFinder.load(), Ontology.load())

    def find(self, document: Document) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
        """All attributions and claims of a document, each in text order."""
        marked = MarkedText(document)
        utterances = find_utterances(marked)
        events = self._event_finder.find(marked, [utterance.attribution for utterance in utterances])
        claims = self._told(events, utterances, marked)
        claims = self._answered(claims, utterances, marked)
        return tuple(said.attribution for said in utterances if not said.is_hearsay), tuple(claims)

    def _told(self, events: Sequence[EventMention], utterances: Sequence[Utterance], marked: MarkedText) -> list[Claim]:
        """A claim for every event, in the innermost voice that tells it."""
        voices = Voices(utterances)
        claims: list[Claim] = []
        told = TypesTold()
        publisher = marked.publisher
        for event in events:
            head = marked.syntax.tokens[event.head]
            if head.upos in {"NOUN", "PROPN"} and (
                voices.names_a_party(event.trigger) or voices.is_spoken_to(head, marked)
            ):
                continue  # "the prosecution told the inquiry": who speaks to whom, not what happened
            if voices.opens_clause(event.trigger, marked):
                continue  # "prosecutors charge that …": what they say is the claim, not that they say it
            utterance = voices.innermost(event.trigger)
            if utterance is not None and _is_fiction(utterance, marked):
                continue
            denied = (
                utterance is not None and utterance.cue.stance == "denies" and denies_event(utterance, head, marked)
            )
            if not denied and refers_back(event, told.before(utterance), marked.syntax, self._ontology):
                continue
            told.add(event.type, utterance)
            modality = modality_of(head, marked.syntax)
            if _holds_negation(event.trigger, marked):
                modality = replace(modality, negated=False)
            if utterance is None and publisher is None and is_told_in_first_person(head, marked.syntax):
                modality = replace(modality, hearsay=True)
            cue = utterance.cue if utterance else None
            claims.append(self._claim(event, utterance, stand_on(cue, modality, denied=denied), marked))
        return claims

    def _claim(self, event: EventMention, utterance: Utterance | None, stand: Stand, marked: MarkedText) -> Claim:
        attribution = utterance.attribution if utterance and not utterance.is_hearsay else None
        said_in = attribution.id if attribution else None
        participants = (*event.participants, *self._who_claims_it(event, attribution))
        report = marked.document.report
        ahead = report.published is not None and any(
            time.earliest is not None and time.earliest > report.published for time in event.times
        )
        return Claim(
            id=content_id("c", report.sha256, said_in, event.type, *_offsets(event.trigger)),
            attribution=said_in,
            stance=stand.stance,
            certainty=stand.certainty,
            time_status="future" if ahead and stand.time_status == "past" else stand.time_status,
            distance=stand.distance,
            event=self._ontology.event(
                event.type, event.trigger, has_agent=any(p.role == "agent" for p in participants)
            ),
            participants=participants,
            means=event.means,
            casualties=event.casualties,
            counts=event.counts,
            places=event.places,
            times=event.times,
            confidence=event.confidence,
        )

    def _who_claims_it(self, event: EventMention, attribution: Attribution | None) -> Iterator[Participant]:
        """The speaker as the agent of the deed that it claims for itself, where the words name no other."""
        if attribution is None or attribution.speech_act != "claim_responsibility":
            return
        if self._ontology[event.type].frame.subject != "agent" or any(p.role == "agent" for p in event.participants):
            return
        for speaker in attribution.sources[:1]:
            for span in speaker.spans[:1]:
                yield Participant(start=span.start, end=span.end, text=span.text, role="agent", actor=speaker.actor)

    def _answered(self, claims: list[Claim], utterances: Sequence[Utterance], marked: MarkedText) -> list[Claim]:
        """The claims in text order, with those that answer others pointing at them, and denials by reference added."""
        told = ToldClaims(claims, utterances, self._ontology)
        stances = {(claim.attribution, claim.stance) for claim in claims}
        answered = told.with_answers()
        for utterance in utterances:
            stance = utterance.cue.stance
            if stance in {"denies", "doubts"} and (utterance.attribution.id, stance) not in stances:
                denial = _denial_by_reference(utterance, told, marked)
                if denial is not None:
                    answered.append(denial)
        return sorted(answered, key=lambda claim: (claim.event.trigger.start, claim.event.trigger.end, claim.id))


def _is_fiction(utterance: Utterance, marked: MarkedText) -> bool:
    """Whether a work of fiction says it: "her novel tells of a girl who kills a captain"."""
    heads = (marked.syntax.head_of(span) for source in utterance.attribution.sources for span in source.spans)
    return any(head is not None and head.lemma.lower() in speech_words().works_of_fiction for head in heads)


def _holds_negation(trigger: Span, marked: MarkedText) -> bool:
    """Whether a "not" is one of the words for the event itself: hikers who have "not returned" are missing."""
    return not modality_words().negations.isdisjoint(marked.lemmas([trigger]))


def _denial_by_reference(utterance: Utterance, told: ToldClaims, marked: MarkedText) -> Claim | None:
    """The claim that a source makes by rejecting "the accusations"; None when the text does not say which."""
    trigger = denied_accusation(utterance, marked)
    if trigger is None:
        return None
    answered = told.rejected(utterance, trigger, whose_words(utterance, marked))
    event = answered[0].event if answered else told.denied_below(utterance, trigger)
    if event is None:
        return None
    attribution = utterance.attribution
    of_denial = bool(answered) and all(claim.stance == utterance.cue.stance == "denies" for claim in answered)
    return Claim(
        id=content_id("c", marked.document.report.sha256, attribution.id, "by reference", *_offsets(trigger)),
        attribution=attribution.id,
        stance="asserts" if of_denial else utterance.cue.stance,  # who denies a denial says that it was so
        certainty=utterance.cue.certainty,
        time_status="past",
        event=replace(event, trigger=trigger),
        about=tuple(claim.id for claim in answered),
        confidence=attribution.confidence,
    )


def _offsets(span: Span) -> tuple[int, int]:
    return span.start, span.end
