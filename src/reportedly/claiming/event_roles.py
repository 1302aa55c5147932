"""Who did what to whom with what: an event's roles, from its syntax and, where that fails, from the order of words.

Machine translation leaves English in the order of another language, and parsers then hang words anywhere. So a phrase
that the parse gives is taken only where it can fill the role, and a role that stays open is filled from the phrases of
the clause: by their prepositions, by the side on which they stand, and by what they are about.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from reportedly.claiming.event_arguments import Argument, ArgumentFinder
from reportedly.claiming.event_sentences import EventSentence
from reportedly.claiming.event_triggers import TriggerMatch
from reportedly.claiming.ontology import Frame, Ontology, SlotRole
from reportedly.claiming.phrases import MUNITIONS, Phrase, Phrases
from reportedly.claiming.word_classes import Classes
from reportedly.model.claim import ParticipantRole

ACTING = frozenset({"actor", "force", "official", "people", "platform", "body", "place_proper", "aircraft", "drone"})
"""Classes of what can act; places act as the governments that sit in them."""
FIGHTING_SIDES = frozenset({"force", "platform", "aircraft", "drone"})
HIT = frozenset(
    {"facility", "locality", "place", "force", "people", "official", "platform", "vessel", "actor", "road", "property"}
)
"""Classes of what can be attacked."""
BUILT = frozenset({"facility", "platform", "vessel", "property", "road"})
"""Classes of what an explosion beside it hits; a town is only where it was."""
_BESIDE = frozenset({"near", "outside", "inside", "beneath", "under"})
LIVING = frozenset({"people", "force", "official", "actor"})
"""Classes of whom harm can befall."""
AMOUNTS = frozenset({"number", "quantity"})
"""Classes of what says only how many: "wounding 30"."""
_EMPTY_SUBJECTS = frozenset({"it", "there", "this", "that", "which", "what", "who", "these", "those", "such", "one"})
_LINKS_THAT_GARBLING_ADDS = frozenset({"between", "on", "from", "in"})
"""Prepositions behind which a fighting side still acts when its verb follows at once: machine translation of clauses
with the verb at the end leaves a stray one there ("after battles between government troops recaptured")."""

PARSED = 1.0
BY_ORDER = 0.8
"""Confidence of a role read off the order of words, against the parse. Not tuned: an order of trust until it is
calibrated on own gold."""


FilledRole = ParticipantRole | Literal["means"]


@dataclass(frozen=True, slots=True)
class RoleFilling:
    """A phrase in a role; `confidence` is lower where the order of words decided."""

    role: FilledRole
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
        self, match: TriggerMatch, sentence: EventSentence, phrases: Phrases, triggers: frozenset[int]
    ) -> list[RoleFilling]:
        """The role fillings of one event; `triggers` are the positions of all words that name events."""
        roles = _Open()
        self._fill_from_parse(roles, match, sentence, phrases, triggers)
        for at in match.words:
            phrase = phrases.at(at)
            is_object = sentence.tokens[at].relation in {"obj", "obl"}
            if phrase is not None and is_object and sentence.classes[at] & MUNITIONS:
                roles.add("means", phrase, PARSED)
        free = [
            phrase
            for phrase in phrases.within(sentence.clause(match.anchor))
            if _is_free(phrase, match, triggers) and not _is_setting(phrase, sentence)
        ]
        if sentence.is_verb(match.anchor):
            _OrderedClause(match, sentence, [phrase for phrase in free if not roles.holds(phrase)]).fill(roles)
        else:
            self._fill_behind_noun(roles, match, sentence, free)
        return roles.fillings

    def _fill_from_parse(
        self, roles: _Open, match: TriggerMatch, sentence: EventSentence, phrases: Phrases, triggers: frozenset[int]
    ) -> None:
        arguments = self._arguments.find(match, sentence)
        told_whose = any(argument.preposition == "of" for argument in arguments)
        for argument in arguments:
            phrase = phrases.at(argument.at)
            if argument.slot == "modifier" and phrase is not None and phrase.holds(match.anchor):
                phrase = _who_describes(argument.at, sentence)
            if phrase is None or _is_setting(phrase, sentence) or not sentence.may_act(match.anchor, argument.at):
                continue
            harmed = argument.slot == "object" and "people" in phrase.classes  # "received eight wounded"
            if not _is_free(phrase, match, frozenset() if harmed or phrase.classes & MUNITIONS else triggers):
                continue
            if argument.slot == "owner" and told_whose:  # "the army's killing of six priests"
                argument = Argument("subject", argument.at)  # noqa: PLW2901
            for one in _joined(phrase, argument, sentence, phrases):
                role = self._role(argument, one, match, sentence)
                if role is not None:
                    roles.add(role, one, PARSED)

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
        if phrase.preposition is not None and not phrase.classes:
            return None
        role: SlotRole = {
            "subject": frame.subject,
            "object": frame.object,
            "indirect_object": frame.indirect_object,
            "owner": frame.owner,
            "modifier": frame.modifier,
        }[argument.slot]
        if argument.slot == "modifier" and not (
            phrase.classes & ACTING and (phrase.head == argument.at or "actor" in sentence.classes[argument.at])
        ):
            return None
        places_only = argument.slot == "object" and frame.object == "target" and frame.object_is
        if places_only and phrase.classes and not frame.object_is & phrase.classes:
            return "agent" if phrase.classes & FIGHTING_SIDES else None
        return _fitting(role, phrase, frame, sentence.tokens[phrase.head].text)

    def _fill_behind_noun(
        self, roles: _Open, match: TriggerMatch, sentence: EventSentence, phrases: Sequence[Phrase]
    ) -> None:
        """Roles of the phrases that follow a noun without a break: "crimes of the regime against the people"."""
        end = max(match.words) + 1
        for phrase in phrases:
            if phrase.first == end + 1 and phrase.preposition is not None:
                role = self._role_by_preposition(phrase.preposition, phrase, match, sentence)
                if role is not None and role != "none" and roles.lacks(role) and not _is_setting(phrase, sentence):
                    roles.add(role, phrase, BY_ORDER)
                end = phrase.last

    def _role_by_preposition(
        self, preposition: str, phrase: Phrase, match: TriggerMatch, sentence: EventSentence
    ) -> SlotRole | None:
        frame = match.trigger.frame
        if preposition == "of" and (not sentence.is_verb(match.anchor) or len(match.words) > 1):
            agentive = bool(sentence.forms[match.anchor] & self._of_is_agent) and bool(
                phrase.classes & (LIVING | FIGHTING_SIDES)
            )
            return _fitting("agent" if agentive and frame.subject == "agent" else frame.of, phrase, frame)
        role = frame.prepositions.get(preposition)
        if preposition == "with" and role in {None, "participant"} and phrase.classes & MUNITIONS:
            return "means"
        named = sentence.tokens[phrase.head].upos == "PROPN" and not phrase.classes
        wanted = {
            "target": BUILT if preposition in _BESIDE else HIT | MUNITIONS,
            "means": MUNITIONS,
            "participant": phrase.classes if named else ACTING,
        }.get(role or "none", phrase.classes)
        if role is None or (wanted and not phrase.classes & wanted):
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
        return role if phrase.classes & frame.object_is else None
    if role in {"agent", "victim"} and phrase.classes - AMOUNTS and not phrase.classes & (ACTING | LIVING):
        return None
    return role


def _joined(phrase: Phrase, argument: Argument, sentence: EventSentence, phrases: Phrases) -> Iterator[Phrase]:
    """The phrase, and those that "and" joins to it."""
    yield phrase
    if argument.slot == "modifier":
        return
    for child in sentence.marked.syntax.children(sentence.tokens[argument.at]):
        joined = phrases.at(sentence.position(child))
        if child.relation == "conj" and joined is not None and joined.first != phrase.first:
            yield joined


def _who_describes(at: int, sentence: EventSentence) -> Phrase | None:
    """Who a noun of violence is described by, as a phrase of its own: "police firing", "rebel attack"."""
    classes = sentence.classes[at]
    noun = sentence.tokens[at].upos in {"NOUN", "PROPN"}
    return Phrase(at, at + 1, at, at, None, classes) if noun and classes & {"actor", "force"} else None


def _is_free(phrase: Phrase, match: TriggerMatch, triggers: frozenset[int]) -> bool:
    """Whether a phrase names nothing that happens itself."""
    return not phrase.holds(match.anchor) and (phrase.head not in triggers or phrase.head in match.words)


class _OrderedClause:
    """The clause of a verb as a row of phrases, for the roles that its parse left open."""

    def __init__(self, match: TriggerMatch, sentence: EventSentence, phrases: Sequence[Phrase]) -> None:
        ready = [phrase for phrase in phrases if not _has_its_verb(phrase, match.anchor, sentence)]
        self._sentence = sentence
        self._anchor = match.anchor
        self._frame = match.trigger.frame
        self._before = [phrase for phrase in reversed(ready) if phrase.last <= match.anchor]
        self._after = [phrase for phrase in ready if phrase.first > match.anchor]
        self._passive = _looks_passive(match.anchor, sentence)

    def fill(self, roles: _Open) -> None:
        """Fill the roles that the clause must have and for which a phrase stands ready."""
        frame = self._frame
        if frame.subject == "agent" and roles.lacks("agent") and not self._passive and self._wants_subject():
            for phrase in self._agents(acted_on=not roles.lacks("target")):
                roles.add("agent", phrase, BY_ORDER)
        if frame.subject == "participant" and roles.lacks("participant"):
            for phrase in self._taking_part():
                roles.add("participant", phrase, BY_ORDER)
        for preposition, role in frame.prepositions.items():
            if role in {"target", "recipient"} and roles.lacks(role):
                self._add_first(roles, role, BUILT if preposition in _BESIDE else HIT, {preposition})
        if "means" in frame.roles and roles.lacks("means"):
            self._add_first(roles, "means", MUNITIONS, {None, "with"})
        if frame.object in {"target", "victim"} and roles.lacks(frame.object):
            wanted = frame.object_is or (LIVING if frame.object == "victim" else HIT)
            self._add_first(roles, frame.object, wanted, {None}, behind_first=not self._passive)

    def _add_first(
        self,
        roles: _Open,
        role: SlotRole,
        classes: Classes,
        links: AbstractSet[str | None],
        *,
        behind_first: bool = False,
    ) -> None:
        """Give the role to the nearest phrase of the classes behind one of the prepositions, or behind none."""
        sides = (self._after, self._before) if behind_first else (self._before, self._after)
        for phrase in chain(*sides):
            if phrase.preposition in links and phrase.classes & classes and not roles.holds(phrase):
                roles.add(role, phrase, BY_ORDER)
                return

    def _agents(self, *, acted_on: bool) -> Sequence[Phrase]:
        """Who acts: a bare phrase on the left; else what stands right before the verb; else one on the right.

        On the right something else must be acted on, as the parse or the order of words tells.
        """
        for number, phrase in enumerate(self._before):
            if phrase.preposition is None and phrase.classes & (ACTING - {"place_proper"}):
                return self._with_joined(number)
        nearest = self._before[0] if self._before else None
        if nearest is not None and nearest.classes & ACTING and nearest.preposition in _LINKS_THAT_GARBLING_ADDS:
            gap = self._sentence.tokens[nearest.last : self._anchor]
            if all(token.upos in {"AUX", "ADV"} for token in gap):
                return self._with_joined(0)
        fighting = [phrase for phrase in self._after if phrase.preposition is None and phrase.classes & FIGHTING_SIDES]
        return fighting[:1] if acted_on or self._has_more(fighting) else []

    def _taking_part(self) -> Sequence[Phrase]:
        """Who takes part: all bare phrases of those who can act, on the left or else on the right."""
        for side in (self._before, self._after):
            acting = [phrase for phrase in side if phrase.preposition is None and phrase.classes & ACTING]
            if acting:
                return acting
        return []

    def _with_joined(self, number: int) -> Sequence[Phrase]:
        """A phrase on the left and the one that "and" joins to it from before."""
        phrase = self._before[number]
        if number + 1 < len(self._before):
            other = self._before[number + 1]
            link = self._sentence.tokens[other.last]
            if other.last == phrase.first - 1 and link.upos == "CCONJ" and other.classes & ACTING:
                return [phrase, other]
        return [phrase]

    def _has_more(self, fighting: Sequence[Phrase]) -> bool:
        """Whether behind the fighting side there stands something for it to act on."""
        return bool(fighting) and any(
            phrase.first >= fighting[0].last and phrase.preposition is None and phrase.classes & HIT
            for phrase in self._after
        )

    def _wants_subject(self) -> bool:
        """Whether the verb must have a subject of its own: not infinitives, gerunds, participles of good English."""
        token = self._sentence.tokens[self._anchor]
        if token.xpos in {"VBD", "VBZ", "VBP", "VBN"}:
            return token.relation not in {"amod", "xcomp"}
        return token.xpos == "VBG" and not any(map(self._sentence.is_finite, self._sentence.clause(self._anchor)))


def _is_setting(phrase: Phrase, sentence: EventSentence) -> bool:
    """Whether the phrase is a time or the dateline, which take no part in what happens."""
    start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end
    if any(time.start <= start and end <= time.end for time in sentence.marked.times.overlapping(start, end)):
        return True
    return any(place.role == "dateline" for place in sentence.marked.places.overlapping(start, end))


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
