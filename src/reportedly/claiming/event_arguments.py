"""What the syntax ties to an event's words: subject, object, phrases with their prepositions, owners, modifiers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.claiming.event_sentences import EventSentence
from reportedly.claiming.event_triggers import TriggerMatch
from reportedly.claiming.ontology import LightVerb
from reportedly.model.annotation import Token

Slot = Literal["subject", "object", "indirect_object", "preposition", "owner", "modifier"]

CONTROL_STEPS = 4
"""Verbs above an event's verb that may lend it their subject: "tried to begin to attack" has two."""
LIGHT_VERB_REACH = 6
"""Words between a noun and the light verb that carries it, where the parse does not join them."""
_VERBS_THAT_PASS_THEIR_OBJECT_ON = frozenset({
    "accuse", "allow", "ask", "blame", "charge", "compel", "convict", "enable", "encourage", "force", "help",
    "instruct", "invite", "keep", "let", "make", "order", "persuade", "prevent", "push", "see", "stop", "suspect",
    "tell", "urge", "warn",
})  # fmt: skip
_HARMING = frozenset({"claim", "injure", "kill", "leave", "wound"})
"""Verbs that carry a noun of violence and whose object are those it harmed, not what it was aimed at."""
_RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A word tied to an event, by which slot, and by which preposition where it has one."""

    slot: Slot
    at: int
    preposition: str | None = None


class ArgumentFinder:
    """Reads arguments off the parse of a sentence."""

    def __init__(self, light_verbs: Sequence[LightVerb]) -> None:
        """Index the light verbs by their first word."""
        self._light_verbs: dict[str, list[LightVerb]] = {}
        for verb in light_verbs:
            self._light_verbs.setdefault(verb.words[0], []).append(verb)

    def find(self, match: TriggerMatch, sentence: EventSentence) -> list[Argument]:
        """The arguments of a trigger, each word once, the closest tie first."""
        reader = _Reader(sentence, frozenset(match.words), needs_object=match.trigger.frame.object_must_be_told)
        if sentence.is_verb(match.anchor) or match.trigger.part == "adjective":
            found = list(reader.of_verb(match.anchor))
        else:
            found = list(reader.of_noun(match.anchor))
            found += self._of_carrier(match, sentence, reader)
        seen: set[int] = set()
        unique: list[Argument] = []
        for argument in found:
            if argument.at not in seen:
                seen.add(argument.at)
                unique.append(argument)
        return unique

    def carrier(self, match: TriggerMatch, sentence: EventSentence) -> tuple[int, LightVerb] | None:
        """The light verb that carries a noun ("carried out an attack"), by the parse or else by its place."""
        token = sentence.tokens[match.anchor]
        governor = sentence.marked.syntax.head(token)
        if governor is not None and (light := self._light_verb(sentence.position(governor), sentence)):
            return sentence.position(governor), light
        for child in sentence.marked.syntax.children(token):
            if child.relation in {"acl", "acl:relcl"} and (
                light := self._light_verb(sentence.position(child), sentence)
            ):
                return sentence.position(child), light
        for at in range(match.words[0] - 1, max(-1, match.words[0] - LIGHT_VERB_REACH), -1):
            if sentence.is_verb(at):
                light_before = self._light_verb(at, sentence)
                return (at, light_before) if light_before and light_before.subject != "happen" else None
            if sentence.tokens[at].upos in {"ADP", "PUNCT"} and sentence.tokens[at].relation != "compound:prt":
                return None
        return None

    def _of_carrier(self, match: TriggerMatch, sentence: EventSentence, reader: "_Reader") -> Iterator[Argument]:
        found = self.carrier(match, sentence)
        if found is None:
            return
        at, light = found
        anchor = sentence.tokens[match.anchor]
        is_subject = anchor.relation.startswith("nsubj") and anchor.relation != "nsubj:pass"
        if (light.subject == "happen") != is_subject:
            return
        for argument in reader.of_verb(at):
            if argument.at in match.words:
                continue
            if light.subject == "happen":
                meant = light.words[0] not in _HARMING and sentence.tokens[argument.at].lemma.lower() not in light.words
                if argument.slot == "preposition" or (argument.slot == "object" and meant):
                    yield argument
            elif argument.slot == "subject":
                yield Argument("object" if light.subject == "object" else "subject", argument.at)
            elif argument.slot in {"preposition", "indirect_object"}:
                yield argument

    def _light_verb(self, at: int, sentence: EventSentence) -> LightVerb | None:
        token = sentence.tokens[at]
        if not sentence.is_verb(at) and token.lemma != "be":
            return None
        particles = [
            child.text.lower() for child in sentence.marked.syntax.children(token) if child.relation == "compound:prt"
        ]
        following = [sentence.tokens[k].text.lower() for k in range(at + 1, min(at + 3, len(sentence.tokens)))]
        for light in self._light_verbs.get(token.lemma.lower(), ()):
            rest = list(light.words[1:])
            if not rest or rest == particles or rest == following[: len(rest)]:
                return light
        return None


class _Reader:
    """Walks the parse of one sentence for one trigger."""

    def __init__(self, sentence: EventSentence, own_words: frozenset[int], *, needs_object: bool) -> None:
        self._sentence = sentence
        self._syntax = sentence.marked.syntax
        self._own = own_words
        self._needs_object = needs_object

    def of_verb(self, at: int) -> Iterator[Argument]:
        """Arguments of a verb, with those that it shares with the verbs around it."""
        verb = self._sentence.tokens[at]
        passive = self.is_passive(verb)
        own = list(self._direct(verb, passive=passive))
        for word in self._own - {at}:
            own += self._direct(self._sentence.tokens[word], passive=False)
        yield from own
        yield from self._used_for(verb)
        slots = {argument.slot for argument in own}
        if "subject" not in slots and not (passive and "object" in slots):
            yield from self._shared_subject(verb, passive=passive)
        if "object" not in slots and not passive:
            yield from self._shared_object(verb)

    def of_noun(self, at: int) -> Iterator[Argument]:
        """Arguments of a noun: owner, modifiers, phrases."""
        for word in sorted(self._own | {at}):
            for child in self._syntax.children(self._sentence.tokens[word]):
                position = self._sentence.position(child)
                if position in self._own:
                    continue
                relation = child.relation
                if relation == "nmod:poss":
                    yield Argument("owner", position)
                elif relation in {"compound", "amod"}:
                    yield Argument("modifier", position)
                elif relation.partition(":")[0] in {"nmod", "obl"} and (preposition := self._preposition(child)):
                    yield Argument("preposition", position, preposition)
                elif relation in {"acl", "acl:relcl"} and child.xpos == "VBN":
                    yield from (a for a in self._direct(child, passive=True) if a.preposition == "by")

        owner = self._owner_before(min(self._own | {at}))
        if owner is not None:
            yield Argument("owner", owner)

    def _used_for(self, verb: Token) -> Iterator[Argument]:
        """What is used to do it: "used tear gas to clear the bridge"."""
        governor = self._syntax.head(verb)
        if governor is None or governor.lemma.lower() != "use" or verb.relation not in {"xcomp", "advcl"}:
            return
        tool = self._syntax.child(governor, "obj")
        if tool is not None:
            yield Argument("preposition", self._sentence.position(tool), "with")

    def _owner_before(self, at: int) -> int | None:
        """The word before "'s" in front of a noun and what describes it, whatever the parse makes of it."""
        before = at - 1
        while before > 0 and self._sentence.tokens[before].upos in {"ADJ", "NOUN"}:
            before -= 1
        return before - 1 if before > 0 and self._sentence.tokens[before].xpos == "POS" else None

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb is passive: by its dependents, as a reduced relative clause, or by a form of "be".

        So is a verb that cannot do without an object and has none: headlines leave "was" out ("Minister sacked"). A
        fighting side as its subject may still act on what garbled English puts elsewhere.
        """
        relations = {child.relation for child in self._syntax.children(verb)}
        if relations & {"nsubj:pass", "aux:pass", "obl:agent"}:
            return True
        if self._needs_object and verb.xpos == "VBD" and not relations & {"obj", "iobj", "ccomp", "xcomp", "aux"}:
            return self._is_acted_on(verb)
        if verb.xpos != "VBN" or "nsubj" in relations:
            return False
        auxiliaries = {child.lemma for child in self._syntax.children(verb) if child.relation == "aux"}
        if verb.relation in {"acl", "amod"}:
            return not auxiliaries
        if verb.relation == "conj" and not auxiliaries:
            head = self._syntax.head(verb)
            return head is not None and self.is_passive(head)
        return not auxiliaries & {"have"}

    def _is_acted_on(self, verb: Token) -> bool:
        """Whether the subject of a verb without an object is acted on: a number, somebody alone, or no fighter."""
        if verb.relation == "acl:relcl" or any(self._shared_object(verb)):
            return False
        subjects = (child for child in self._syntax.children(verb) if child.relation == "nsubj")
        subject = next(subjects, None)
        if subject is None or subject.upos in {"PRON", "DET"}:
            return False
        classes = self._sentence.classes[self._sentence.position(subject)]
        if "quantity" in classes or subject.upos == "NUM" or self._syntax.child(subject, "nummod") is not None:
            return True
        one = subject.xpos in {"NN", "NNP"} and not classes & {"collective", "body"}
        return bool(classes & {"people", "official"} and "force" not in classes) or (one and "force" in classes)

    def _direct(self, verb: Token, *, passive: bool) -> Iterator[Argument]:
        for child in self._syntax.children(verb):
            at = self._sentence.position(child)
            if at in self._own:
                continue
            relation = child.relation
            if relation == "nsubj:pass" or (relation == "nsubj" and passive):
                yield from self._resolved("object", child, verb)
            elif relation == "nsubj":
                yield from self._resolved("subject", child, verb)
            elif relation == "nummod" and passive:  # "Six injured in blast"
                yield Argument("object", at)
            elif relation == "obj":
                yield from self._resolved("object", child, verb)
                yield from self._phrases_of_object(child)
            elif relation == "iobj":
                yield Argument("indirect_object", at)
            elif relation.partition(":")[0] in {"obl", "nmod"} and (preposition := self._preposition(child)):
                if self._case_is_own(child):
                    yield Argument("object", at)
                else:
                    yield Argument("preposition", at, preposition)

    def _phrases_of_object(self, noun: Token) -> Iterator[Argument]:
        """What the parse hangs on the object though it belongs to the verb: "fired missiles at the port"."""
        for child in self._syntax.children(noun):
            if child.relation == "nmod" and (preposition := self._preposition(child)) not in {None, "of", "with", "in"}:
                yield Argument("preposition", self._sentence.position(child), preposition)

    def _resolved(self, slot: Slot, child: Token, verb: Token) -> Iterator[Argument]:
        """The argument itself, or what a relative pronoun stands for."""
        if child.text.lower() in _RELATIVE_PRONOUNS and verb.relation == "acl:relcl":
            antecedent = self._syntax.head(verb)
            while antecedent is not None and antecedent.relation == "appos":  # "the Guard, the militia that holds …"
                antecedent = self._syntax.head(antecedent)
            if antecedent is not None:
                yield Argument(slot, self._sentence.position(antecedent))
            return
        yield Argument(slot, self._sentence.position(child))

    def _shared_subject(self, verb: Token, *, passive: bool) -> Iterator[Argument]:
        slot: Slot = "object" if passive else "subject"
        current = verb
        for _ in range(CONTROL_STEPS):
            governor = self._syntax.head(current)
            if governor is None:
                return
            relation = current.relation
            if relation.startswith("acl"):
                if relation == "acl" and not passive and current.xpos in {"VBD", "VBN"}:
                    return  # no English: the parse of a clause in foreign order
                if relation == "acl" and (current.xpos == "VB" or not self._may_act(governor)):
                    current = governor  # "the plan to attack", "responsibility for killing": whoever has it
                    continue
                yield Argument(slot, self._sentence.position(governor))
                return
            if relation not in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "obj"}:
                return
            if relation in {"ccomp", "advcl"} and current.xpos in {"VBD", "VBZ", "VBP"}:
                return  # a finite clause has a subject of its own
            passed_on = self._passed_on(governor, current)
            if passed_on is not None:
                yield Argument(slot, self._sentence.position(passed_on))
                return
            current = governor

    def _may_act(self, noun: Token) -> bool:
        """Whether the noun can do what a participle behind it says: not a common noun of which nothing is known."""
        return noun.upos != "NOUN" or bool(self._sentence.classes[self._sentence.position(noun)])

    def _passed_on(self, governor: Token, verb: Token) -> Token | None:
        """The subject that a governing verb lends, or the object that it makes act ("forced them to leave")."""
        arguments = {child.relation: child for child in reversed(list(self._syntax.children(governor)))}
        object_acts = governor.lemma.lower() in _VERBS_THAT_PASS_THEIR_OBJECT_ON
        if verb.relation in {"xcomp", "advcl", "ccomp"} and object_acts:
            return arguments.get("obj") or arguments.get("iobj") or arguments.get("nsubj:pass")
        return arguments.get("nsubj") or arguments.get("nsubj:pass")

    def _shared_object(self, verb: Token) -> Iterator[Argument]:
        """The object that stands with the last of joined verbs: "shot and killed two men"."""
        for child in self._syntax.children(verb):
            if child.relation == "conj" and self._sentence.is_verb(self._sentence.position(child)):
                for below in self._syntax.children(child):
                    if below.relation == "obj" and not any(
                        grandchild.relation == "nsubj" for grandchild in self._syntax.children(child)
                    ):
                        yield Argument("object", self._sentence.position(below))
                        return
        if verb.relation == "acl:relcl":
            antecedent = self._syntax.head(verb)
            subjects = [c for c in self._syntax.children(verb) if c.relation == "nsubj"]
            if antecedent is not None and subjects and subjects[0].text.lower() not in _RELATIVE_PRONOUNS:
                yield Argument("object", self._sentence.position(antecedent))

    def _preposition(self, noun: Token) -> str | None:
        cases = [child.text.lower() for child in self._syntax.children(noun) if child.relation == "case"]
        return cases[0] if cases and cases[0] not in {"'s", "’s", "'", "’"} else None

    def _case_is_own(self, noun: Token) -> bool:
        """Whether the preposition before a noun is part of the trigger: "set fire to the hall"."""
        return any(
            child.relation == "case" and self._sentence.position(child) in self._own
            for child in self._syntax.children(noun)
        )
