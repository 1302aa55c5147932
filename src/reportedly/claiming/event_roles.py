"""Who did what to whom with what: the roles of an event, from its syntax and, where that fails, from the order of words.

Machine translation leaves English in the order of another language, and parsers then hang words anywhere. So a phrase
that the parse gives is taken only where it can fill the role, and a role that stays open is filled from the phrases of
the clause: by their prepositions, by the side on which they stand, and by what they are about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.claiming.event_arguments import Argument, ArgumentFinder
from reportedly.claiming.event_sentences import EventSentence, speaks
from reportedly.claiming.event_triggers import TriggerMatch
from reportedly.claiming.ontology import Frame, Ontology, SlotRole
from reportedly.claiming.phrases import MUNITIONS, Phrase
from reportedly.claiming.word_classes import Classes

ACTING = frozenset({"actor", "force", "official", "people", "platform", "body", "place_proper", "aircraft", "drone"})
"""Classes of what can act; places act as the governments that sit in them."""
FIGHTING_SIDES = frozenset({"force", "platform", "aircraft", "drone"})
HIT = frozenset(
    {"facility", "locality", "place", "force", "people", "official", "platform", "vessel", "actor", "road", "property"}
)
"""Classes of what can be attacked."""
LIVING = frozenset({"people", "force", "official", "actor"})
"""Classes of whom harm can befall."""
_EMPTY_SUBJECTS = frozenset({"it", "there", "this", "that", "which", "what", "who", "these", "those", "such", "one"})
_LINKS_THAT_GARBLING_ADDS = frozenset({"between", "on", "from", "in"})
"""Prepositions behind which a fighting side still acts when its verb follows at once: machine translation of clauses
with the verb at the end leaves a stray one before the subject ("after battles between government troops recaptured")."""

PARSED = 1.0
BY_ORDER = 0.8
"""Confidence of a role read off the order of words, against the parse: in hand-checked samples of MUC-4 dev clauses with
a broken parse about four of five such roles were right."""


@dataclass(frozen=True, slots=True)
class RoleFilling:
    """A phrase in a role; `confidence` is lower where the order of words decided."""

    role: SlotRole
    phrase: Phrase
    confidence: float


@dataclass(slots=True)
class _Open:
    """Roles as they fill up; a phrase has one role only."""

    fillings: list[RoleFilling] = field(default_factory=list)

    def add(self, role: SlotRole, phrase: Phrase, confidence: float) -> None:
        if role != "none" and not self.holds(phrase):
            self.fillings.append(RoleFilling(role, phrase, confidence))

    def holds(self, phrase: Phrase) -> bool:
        return any(filling.phrase.first == phrase.first for filling in self.fillings)

    def lacks(self, role: SlotRole) -> bool:
        return all(filling.role != role for filling in self.fillings)


class RoleFinder:
    """Fills the roles of events; built once from the ontology."""

    def __init__(self, ontology: Ontology) -> None:
        """Take the frames' lists and the light verbs."""
        self._of_is_agent = ontology.nouns_whose_of_is_the_agent
        self._arguments = ArgumentFinder(ontology.light_verbs)

    def find(
        self, match: TriggerMatch, sentence: EventSentence, phrases: Sequence[Phrase], others: frozenset[int]
    ) -> list[RoleFilling]:
        """The role fillings of one event; `others` are the positions of the triggers of other events."""
        frame = match.trigger.frame
        roles = _Open()
        by_word = {at: phrase for phrase in phrases for at in range(phrase.first, phrase.last)}
        for argument in self._arguments.find(match, sentence):
            phrase = by_word.get(argument.at)
            if phrase is None or phrase.holds(match.anchor) or phrase.head in others or _is_time(phrase, sentence):
                continue
            if speaks(sentence.voices[argument.at]) and not speaks(sentence.voices[match.anchor]):
                continue
            for one in _joined(phrase, argument, sentence, by_word):
                role = self._role(argument, one, match, sentence)
                if role is not None:
                    roles.add(role, one, PARSED)
        free = [phrase for phrase in phrases if phrase.head not in others]
        if sentence.is_verb(match.anchor):
            _fill_by_order(roles, match, frame, sentence, free)
        else:
            self._fill_behind_noun(roles, match, sentence, free)
        return roles.fillings

    def carries(self, verb: TriggerMatch, noun: TriggerMatch, sentence: EventSentence) -> bool:
        """Whether the verb only says that the noun's event happened: "signed a ceasefire"."""
        carrier = self._arguments.carrier(noun, sentence)
        return carrier is not None and carrier[0] == verb.anchor

    def _role(
        self, argument: Argument, phrase: Phrase, match: TriggerMatch, sentence: EventSentence
    ) -> SlotRole | None:
        """What the phrase is in the event, if it can be that."""
        frame = match.trigger.frame
        if argument.slot == "preposition":
            return self._role_by_preposition(argument.preposition or "", phrase, match, sentence)
        if argument.slot == "owner":
            return _owner_role(frame, phrase)
        if argument.slot == "modifier":
            if phrase.head != argument.at and "actor" not in sentence.classes[argument.at]:
                return None
            return _fitting(frame.modifier, phrase, frame) if phrase.classes & ACTING else None
        if argument.slot == "subject":
            return _fitting(frame.subject, phrase, frame, sentence.tokens[phrase.head].text)
        if argument.slot == "indirect_object":
            return _fitting(frame.indirect_object, phrase, frame)
        if frame.object_is and not (frame.object_is | {"unknown"}) & (phrase.classes or {"unknown"}):
            return "agent" if phrase.classes & FIGHTING_SIDES else None
        return _fitting(frame.object, phrase, frame, sentence.tokens[phrase.head].text)

    def _fill_behind_noun(
        self, roles: _Open, match: TriggerMatch, sentence: EventSentence, phrases: Sequence[Phrase]
    ) -> None:
        """Roles of the phrases that follow a noun without a break: "crimes of the regime against the people"."""
        end = max(match.words) + 1
        for phrase in phrases:
            if (
                phrase.first == end + 1
                and phrase.preposition is not None
                and phrase.first in sentence.clause(match.anchor)
            ):
                role = self._role_by_preposition(phrase.preposition, phrase, match, sentence)
                if role is not None and role != "none" and roles.lacks(role) and not _is_time(phrase, sentence):
                    roles.add(role, phrase, BY_ORDER)
                end = phrase.last

    def _role_by_preposition(
        self, preposition: str, phrase: Phrase, match: TriggerMatch, sentence: EventSentence
    ) -> SlotRole | None:
        frame = match.trigger.frame
        if preposition == "of" and not sentence.is_verb(match.anchor):
            agentive = bool(sentence.forms[match.anchor] & self._of_is_agent) and bool(
                phrase.classes & (LIVING | FIGHTING_SIDES)
            )
            return _fitting("agent" if agentive and frame.subject == "agent" else frame.of, phrase, frame)
        role = frame.prepositions.get(preposition)
        if role is None or (role == "target" and not phrase.classes & (HIT | MUNITIONS)):
            return None
        if role == "means" and not phrase.classes & MUNITIONS:
            return None
        named = sentence.tokens[phrase.head].upos == "PROPN"
        if role == "participant" and not (phrase.classes & ACTING or (named and not phrase.classes)):
            return None
        return _fitting(role, phrase, frame)


def _fitting(role: SlotRole, phrase: Phrase, frame: Frame, word: str = "") -> SlotRole | None:
    """The role, or means where the phrase is a weapon; None where the phrase cannot be that."""
    if word.lower() in _EMPTY_SUBJECTS:
        return None
    if phrase.classes & MUNITIONS and not phrase.classes & (ACTING - {"place_proper"}):
        if role == "agent" or (role in {"target", "victim"} and "means" in frame.roles):
            return "means"
        return role if role in {"target", "means"} else None
    if role == "means":
        return None
    if role in {"agent", "victim"} and phrase.classes and not phrase.classes & (ACTING | LIVING):
        return None
    return role


def _owner_role(frame: Frame, phrase: Phrase) -> SlotRole | None:
    """ "the army's advance": its agent; "the mayor's death": its victim."""
    role = frame.modifier if frame.modifier != "none" else frame.subject
    return _fitting(role, phrase, frame)


def _joined(
    phrase: Phrase, argument: Argument, sentence: EventSentence, by_word: dict[int, Phrase]
) -> Iterator[Phrase]:
    """The phrase, and those that "and" joins to it."""
    yield phrase
    if argument.slot == "modifier":
        return
    for child in sentence.marked.syntax.children(sentence.tokens[argument.at]):
        joined = by_word.get(sentence.position(child))
        if child.relation == "conj" and joined is not None and joined.first != phrase.first:
            yield joined


def _fill_by_order(
    roles: _Open, match: TriggerMatch, frame: Frame, sentence: EventSentence, phrases: Sequence[Phrase]
) -> None:
    """Fill what the parse left open, where the clause must have it and a phrase stands ready."""
    clause = sentence.clause(match.anchor)
    ready = [
        phrase
        for phrase in phrases
        if phrase.first in clause
        and not phrase.holds(match.anchor)
        and not roles.holds(phrase)
        and not _is_time(phrase, sentence)
        and not _has_its_verb(phrase, match.anchor, sentence)
    ]
    before = [phrase for phrase in reversed(ready) if phrase.last <= match.anchor]
    after = [phrase for phrase in ready if phrase.first > match.anchor]
    passive = _looks_passive(match.anchor, sentence)
    if frame.subject == "agent" and roles.lacks("agent") and not passive and _wants_subject(match.anchor, sentence):
        for phrase in _agents(before, after, match.anchor, sentence, acted_on=not roles.lacks("target")):
            roles.add("agent", phrase, BY_ORDER)
    for preposition, role in frame.prepositions.items():
        if role in {"target", "recipient"} and roles.lacks(role):
            for phrase in (*before, *after):
                if phrase.preposition == preposition and phrase.classes & HIT:
                    roles.add(role, phrase, BY_ORDER)
                    break
    if "means" in frame.roles and roles.lacks("means"):
        for phrase in (*before, *after):
            if phrase.classes & MUNITIONS and phrase.preposition in {None, "with"}:
                roles.add("means", phrase, BY_ORDER)
                break
    if frame.object in {"target", "victim"} and roles.lacks(frame.object):
        _fill_object(roles, frame, [*before, *after] if passive else [*after, *before])


def _fill_object(roles: _Open, frame: Frame, candidates: Sequence[Phrase]) -> None:
    wanted: Classes = frame.object_is or (LIVING if frame.object == "victim" else HIT)
    for phrase in candidates:
        if phrase.preposition is None and phrase.classes & wanted and not roles.holds(phrase):
            roles.add(frame.object, phrase, BY_ORDER)
            return


def _agents(
    before: Sequence[Phrase], after: Sequence[Phrase], anchor: int, sentence: EventSentence, *, acted_on: bool
) -> Sequence[Phrase]:
    """Who acts, by position: a bare phrase on the left; else what stands right before the verb; else on the right.

    On the right something else must be acted on, as the parse or the order of words tells.
    """
    bare = [phrase for phrase in before if phrase.preposition is None and phrase.classes & ACTING - {"place_proper"}]
    if bare:
        return [bare[0], *_joined_before(before[before.index(bare[0]) :], sentence)]
    if before and before[0].classes & ACTING and before[0].preposition in {None, *_LINKS_THAT_GARBLING_ADDS}:
        gap = sentence.tokens[before[0].last : anchor]
        if all(token.upos in {"AUX", "ADV"} for token in gap):
            return [before[0], *_joined_before(before, sentence)]
    fighting = [phrase for phrase in after if phrase.preposition is None and phrase.classes & FIGHTING_SIDES]
    return fighting[:1] if acted_on or _has_more(fighting, after) else []


def _joined_before(before: Sequence[Phrase], sentence: EventSentence) -> list[Phrase]:
    """The phrase that "and" joins to the nearest one on the left."""
    if len(before) < 2 or before[0].first - before[1].last != 1:
        return []
    joins = sentence.tokens[before[1].last].upos == "CCONJ" and bool(before[1].classes & ACTING)
    return [before[1]] if joins else []


def _has_more(fighting: Sequence[Phrase], after: Sequence[Phrase]) -> bool:
    """Whether behind the fighting side there stands something for it to act on."""
    return bool(fighting) and any(
        phrase.first >= fighting[0].last and phrase.preposition is None and phrase.classes & HIT for phrase in after
    )


def _is_time(phrase: Phrase, sentence: EventSentence) -> bool:
    start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
    return any(time.start <= start and end <= time.end for time in sentence.marked.times.overlapping(start, end))


def _has_its_verb(phrase: Phrase, anchor: int, sentence: EventSentence) -> bool:
    """Whether the parse gives the phrase a place by another verb of the same clause, or by a noun of it."""
    token = sentence.tokens[phrase.head]
    governor = sentence.marked.syntax.head(token)
    if governor is None or governor.index == sentence.tokens[anchor].index:
        return False
    at = sentence.position(governor)
    if at not in sentence.clause(anchor) or governor.lemma.lower() in {"have", "be"}:
        return False
    return token.relation.partition(":")[0] in {"nsubj", "obj", "iobj"} and sentence.is_finite(at)


def _looks_passive(anchor: int, sentence: EventSentence) -> bool:
    token = sentence.tokens[anchor]
    if token.xpos != "VBN":
        return False
    children = list(sentence.marked.syntax.children(token))
    if any(child.relation in {"aux:pass", "nsubj:pass", "obl:agent"} for child in children):
        return True
    near = {sentence.tokens[at].lemma.lower() for at in range(max(0, anchor - 3), anchor)}
    return "be" in near


def _wants_subject(anchor: int, sentence: EventSentence) -> bool:
    """Whether the verb must have a subject of its own: not infinitives, gerunds and participles of good English."""
    token = sentence.tokens[anchor]
    if token.xpos in {"VBD", "VBZ", "VBP", "VBN"}:
        return token.relation not in {"amod", "xcomp"}
    return token.xpos == "VBG" and not any(map(sentence.is_finite, sentence.clause(anchor)))
