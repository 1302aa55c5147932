"""From an annotated document to the events that its words name, with roles, means, figures, places and times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from reportedly.claiming.event_figures import casualties
from reportedly.claiming.event_roles import AMOUNTS, RoleFilling, RoleFinder
from reportedly.claiming.event_sentences import EventSentence, Speech, speaks
from reportedly.claiming.event_setting import settings
from reportedly.claiming.event_triggers import Negatives, TriggerFinder, TriggerMatch
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.ontology import Ontology
from reportedly.claiming.phrases import MUNITIONS, Phrase, Phrases
from reportedly.claiming.word_classes import WordClasses
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Participant, ParticipantRole
from reportedly.model.count import Casualty, Count
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

WITHOUT_ARGUMENTS = 0.8
"""Factor on the confidence of an event of which nobody and nothing is told but its trigger."""
NEIGHBOURS = 8
"""Events before one in its sentence among which another name for it is looked for; keeps lists without stops linear."""
SPOKEN_BRANCHES = ("statement.", "support.political")
"""Types whose trigger is no event where it is the cue of an attribution: the speech act says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event as one stretch of text names it.

    `trigger` are its words and `head` the index of the token that its clause hangs on. `counts` say by `of` what they
    count. `casualties` are the event's victims by number, where its type says what they come to. `confidence` is
    between 0 and 1.
    """

    type: str
    trigger: Span
    head: int
    participants: tuple[Participant, ...] = ()
    means: tuple[Span, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    counts: tuple[Count, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    confidence: float


class EventFinder:
    """Finds the events of documents; load it once, use it for every document."""

    def __init__(self, ontology: Ontology, word_classes: WordClasses, negatives: Negatives) -> None:
        """Build the indexes that all documents share."""
        self._ontology = ontology
        self._word_classes = word_classes
        self._triggers = TriggerFinder(ontology, negatives)
        self._roles = RoleFinder(ontology)

    @classmethod
    def load(cls) -> Self:
        """Read the ontology, the word classes and the negatives that come with the package."""
        return cls(Ontology.load(), WordClasses.load(), Negatives.load())

    def find(self, marked: MarkedText, spoken: Sequence[Attribution]) -> tuple[EventMention, ...]:
        """All events of a document, in the order of their triggers; needs its syntax, takes what other layers it has.

        Two words for one event in one sentence ("opened fire … shooting") give one mention; mentions in different
        sentences stay apart.

        Args:
            marked: the document.
            spoken: its attributions; what sources say of themselves is no part of the events that they tell.
        """
        speech = Speech(spoken, marked.syntax)
        sentences = [
            EventSentence(sentence, marked, self._word_classes, speech) for sentence in marked.document.sentences
        ]
        context = self._triggers.contexts(sentences)
        return tuple(event for sentence in sentences for event in self._in_sentence(sentence, context))

    def _in_sentence(self, sentence: EventSentence, context: frozenset[str]) -> Iterator[EventMention]:
        matches = [match for match in self._triggers.find(sentence, context) if not _is_cue(match, sentence)]
        anchors = frozenset(match.anchor for match in matches)
        triggers = frozenset(at for match in matches for at in match.words)
        phrases = Phrases(sentence.tokens, sentence.classes, anchors, sentence.time_starts)
        drafts = []
        for match in matches:
            fillings = self._roles.find(match, sentence, phrases, triggers)
            drafts.append(_Draft(self._type(match, fillings, sentence), match, fillings))
        drafts = sorted(self._merged(drafts, sentence), key=lambda draft: draft.match.anchor)
        verbal = [sentence.is_verb(draft.match.anchor) for draft in drafts]
        where_and_when = settings([draft.match.anchor for draft in drafts], verbal, sentence)
        triggers = frozenset(at for match in matches for at in match.words)
        for draft, (places, times) in zip(drafts, where_and_when, strict=True):
            yield self._mention(draft, places, times, triggers, sentence)

    def _type(self, match: TriggerMatch, fillings: Sequence[RoleFilling], sentence: EventSentence) -> str:
        """The trigger's type, made more precise by the means and the agent."""
        means: set[str] = set()
        agent: set[str] = set()
        target: set[str] = set()
        for filling in fillings:
            words = range(filling.phrase.first, filling.phrase.last)
            if filling.role == "means":
                means.update(*(sentence.classes[at] for at in words))
            elif filling.role == "agent":
                agent |= filling.phrase.classes
            elif filling.role == "target":
                target |= filling.phrase.classes
        for at in match.words:
            if len(match.words) > 1 or not sentence.is_verb(at):
                means |= sentence.classes[at] & _MEANS_IN_WORDS
        if not sentence.is_verb(match.anchor):
            for child in sentence.marked.syntax.children(sentence.tokens[match.anchor]):
                if child.relation in {"compound", "amod", "nmod:poss"}:
                    means |= sentence.classes[sentence.position(child)]
        return self._ontology.refined(match.trigger.type, frozenset(means), frozenset(agent), frozenset(target))

    def _merged(self, drafts: "Sequence[_Draft]", sentence: EventSentence) -> "list[_Draft]":
        """The drafts without those that only name again what another of the sentence names."""
        kept: list[_Draft] = []
        for draft in drafts:
            for number in range(max(0, len(kept) - NEIGHBOURS), len(kept)):
                if self._same(earlier := kept[number], draft, sentence):
                    kept[number] = self._joined(earlier, draft, sentence)
                    break
            else:
                kept.append(draft)
        return kept

    def _same(self, one: "_Draft", other: "_Draft", sentence: EventSentence) -> bool:
        """Whether two triggers of a sentence name one event: kin, tied to each other, and with no one else acting."""
        if not self._ontology.related(one.type, other.type):
            return False
        first, second = (sentence.tokens[draft.match.anchor] for draft in (one, other))
        tied = any(
            upper.index == lower.head and lower.relation in _TIES for upper, lower in ((first, second), (second, first))
        )
        return tied and not _differ(one, other, "agent") and not _differ(one, other, "target")

    def _joined(self, one: "_Draft", other: "_Draft", sentence: EventSentence) -> "_Draft":
        """One draft of two, led by the more precise type and keeping the roles of both."""
        first, second = (one, other) if len(one.fillings) >= len(other.fillings) else (other, one)
        if (first.type in self._ontology.vague_nouns and second.type not in self._ontology.vague_nouns) or (
            sentence.is_verb(first.match.anchor)
            and second.type not in self._ontology.vague_nouns
            and self._roles.carries(first.match, second.match, sentence)
        ):
            first, second = second, first
        more_precise = self._ontology.type_is_a(second.type, first.type)
        taken = {filling.role for filling in first.fillings}
        added = [filling for filling in second.fillings if filling.role not in taken]
        return _Draft(second.type if more_precise else first.type, first.match, [*first.fillings, *added])

    def _mention(
        self,
        draft: "_Draft",
        places: tuple[PlaceMention, ...],
        times: tuple[TimeMention, ...],
        triggers: frozenset[int],
        sentence: EventSentence,
    ) -> EventMention:
        participants = [
            _participant(filling.role, filling.phrase, sentence)
            for filling in draft.fillings
            if filling.role != "means"
        ]
        places = tuple(place for place in places if not _is_of_people(place, draft.fillings, sentence))
        if not places and self._ontology.type_is_a(draft.type, "harm.hospitalisation"):
            places = _places_of_hospitals(sentence)
        weapons = [filling.phrase for filling in draft.fillings if filling.role == "means"]
        outcome = draft.match.trigger.outcome or self._ontology[draft.type].outcome
        victims = [filling.phrase for filling in draft.fillings if filling.role == "victim"]
        counts = [
            *(_counted(phrase, "means", sentence) for phrase in weapons),
            *((_counted(phrase, "victim", sentence) for phrase in victims) if outcome is None else ()),
        ]
        counted = [count for phrase in victims if (count := _counted(phrase, "victim", sentence)) is not None]
        if not counted and len(victims) == 1 and (one := _alone(victims[0], sentence)) is not None:
            counted = [one]
        words = sorted(draft.match.words)
        figures = (
            casualties(counted, words, draft.match.anchor, triggers, outcome, sentence) if outcome is not None else ()
        )
        if not victims and figures and draft.match.trigger.part == "noun" and _are_people(draft.match, sentence):
            span = Span.cut(sentence.marked.text, figures[0].start, figures[0].end)
            participants.append(Participant(start=span.start, end=span.end, text=span.text, role="victim"))
        confidence = draft.match.confidence
        if draft.fillings:
            confidence *= min(filling.confidence for filling in draft.fillings)
        elif not places and not times:
            confidence *= WITHOUT_ARGUMENTS
        return EventMention(
            type=draft.type,
            trigger=_trigger_span(draft.match, sentence),
            head=sentence.tokens[draft.match.anchor].index,
            participants=tuple(participants),
            means=tuple(_means_span(phrase, sentence) for phrase in weapons),
            casualties=figures,
            counts=tuple(count for count in counts if count is not None),
            places=places,
            times=times,
            confidence=round(confidence, 3),
        )


_MEANS_IN_WORDS = MUNITIONS | {"drone", "aircraft", "aerial", "suicide_bomb"}
_TIES = frozenset({"obj", "obl", "advcl", "xcomp", "compound", "nmod", "amod", "appos"})
"""By these relations one trigger completes another; "killed and wounded" (conj) stay two events."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before its spans are cut."""

    type: str
    match: TriggerMatch
    fillings: Sequence[RoleFilling]


def _is_cue(match: TriggerMatch, sentence: EventSentence) -> bool:
    """Whether the trigger is the word by which somebody says something."""
    return speaks(sentence.voices[match.anchor]) and match.trigger.type.startswith(SPOKEN_BRANCHES)


def _differ(one: _Draft, other: _Draft, role: str) -> bool:
    """Whether both drafts have that role filled, by different phrases."""
    firsts, seconds = (
        {filling.phrase.first for filling in draft.fillings if filling.role == role} for draft in (one, other)
    )
    return bool(firsts) and bool(seconds) and firsts.isdisjoint(seconds)


def _places_of_hospitals(sentence: EventSentence) -> tuple[PlaceMention, ...]:
    """Where the sentence's hospitals are, whoever mentions them: people admitted are admitted there."""
    found: list[PlaceMention] = []
    for place in sentence.marked.places.overlapping(sentence.sentence.start, sentence.sentence.end):
        first = sentence.marked.syntax.token_at(place.start)
        before = sentence.position(first) - 2 if first is not None else -1
        if before >= 0 and "medical" in sentence.classes[before] and sentence.tokens[before + 1].upos == "ADP":
            found.append(place)
    return tuple(found)


_VERBS_OF_NO_CONTENT = frozenset({
    "announce", "begin", "conduct", "file", "find", "give", "go", "have", "hold", "launch", "leave", "lodge", "lose",
    "make", "open", "order", "put", "set", "start", "take",
})  # fmt: skip
"""Verbs that say nothing of the event in a phrase with a gap: "took six tourists hostage" is told by "hostage"."""


def _is_of_people(place: PlaceMention, fillings: Sequence[RoleFilling], sentence: EventSentence) -> bool:
    """Whether the place only says who takes part: "Norvania bombed it", "Tesmar police", "the mayor of Vorrick"."""
    syntax = sentence.marked.syntax
    for filling in fillings:
        phrase = filling.phrase
        if filling.role == "target" or place.start < sentence.tokens[phrase.first].start:
            continue
        if place.overlaps(sentence.tokens[phrase.head]):
            return filling.role in {"agent", "participant", "recipient"}
        if place.end <= sentence.tokens[phrase.last - 1].end and phrase.classes & {"people", "force", "official"}:
            word = syntax.head_of(place)
            case = syntax.child(word, "case") if word is not None else None
            return case is None or case.text.lower() in {"of", "'s", "’s"}
    return False


def _trigger_span(match: TriggerMatch, sentence: EventSentence) -> Span:
    """The trigger's longest unbroken run of words; the first of the longest where a gap parts it.

    A bare verb without content of its own does not count: "took … hostage", but "taken to … hospital".
    """
    runs: list[list[int]] = []
    for at in sorted(match.words):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    telling = [
        run
        for run in runs
        if (len(run) > 1 or not sentence.forms[run[0]] & _VERBS_OF_NO_CONTENT) and sentence.tokens[run[0]].text != "to"
    ]
    longest = max(telling or runs, key=len)
    return sentence.marked.syntax.span(sentence.tokens[longest[0]], sentence.tokens[longest[-1]])


def _phrase_span(phrase: Phrase, sentence: EventSentence) -> Span:
    return sentence.marked.syntax.span(sentence.tokens[phrase.first], sentence.tokens[phrase.last - 1])


def _participant(role: ParticipantRole, phrase: Phrase, sentence: EventSentence) -> Participant:
    """The phrase with its quantity, and the actor that its head word names or that stands before it."""
    span = _phrase_span(phrase, sentence)
    count = _counted(phrase, None, sentence)
    if count is not None and count.start < span.start:
        span = Span.cut(sentence.marked.text, count.start, max(span.end, count.end))
    about = sentence.tokens[phrase.about]
    mentions = sentence.marked.mentions.overlapping(about.start, about.end)
    if not mentions:
        head = sentence.tokens[phrase.head]
        mentions = [m for m in sentence.marked.mentions.overlapping(span.start, span.end) if m.start < head.end]
    actor = next((mention.actor for mention in mentions if mention.actor is not None), None)
    return Participant(start=span.start, end=span.end, text=span.text, role=role, actor=actor)


def _counted(phrase: Phrase, of: str | None, sentence: EventSentence) -> Count | None:
    """The quantity that the phrase tells, marked with what it counts."""
    span = _phrase_span(phrase, sentence)
    head_end = sentence.tokens[phrase.about].end
    for count in sentence.marked.counts.overlapping(span.start, span.end):
        if count.start <= head_end:
            return replace(count, of=of)
    return None


def _are_people(match: TriggerMatch, sentence: EventSentence) -> bool:
    """Whether the noun of an event is those whom it befell, counted one by one: "eleven bodies", "12 deaths"."""
    return sentence.tokens[match.anchor].xpos == "NNS" and match.trigger.frame.subject == "victim"


def _alone(phrase: Phrase, sentence: EventSentence) -> Count | None:
    """A figure of one for somebody who is named or described alone; None for pronouns and where more may be meant."""
    head = sentence.tokens[phrase.head]
    classes = sentence.classes[phrase.head]
    named = head.upos == "PROPN" and head.xpos == "NNP" and "people" in classes
    described = head.upos == "NOUN" and head.xpos == "NN" and classes & {"people", "force"} and not classes & _MANY
    if not (named or described) or any(sentence.classes[at] & AMOUNTS for at in range(phrase.first, phrase.last)):
        return None
    if any(child.relation == "conj" for child in sentence.marked.syntax.children(head)):
        return None
    span = _phrase_span(phrase, sentence)
    return Count(
        start=span.start, end=span.end, text=span.text, low=1, high=1, best=1, bound="exact", of="victim", basis="words"
    )


_MANY = frozenset({"collective"})
"""Class of singular nouns that stand for several people: "the family", "a patrol"."""


def _means_span(phrase: Phrase, sentence: EventSentence) -> Span:
    """The weapon without its quantity: "missiles with poison gas" of "dozens of missiles with poison gas"."""
    first = phrase.first
    if phrase.about != phrase.head:
        first = phrase.head + 1
        while sentence.tokens[first].upos == "ADP":
            first += 1
    while sentence.tokens[first].upos == "NUM" and first < phrase.about:
        first += 1
    return sentence.marked.syntax.span(sentence.tokens[first], sentence.tokens[phrase.last - 1])
