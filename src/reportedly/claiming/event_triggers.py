"""Words that name an event: found by dictionary, kept only where the words around them agree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import cast

from reportedly.claiming.event_sentences import EventSentence
from reportedly.claiming.ontology import Ontology, Trigger, TriggerPart, phrase_words
from reportedly.claiming.syntax import Syntax
from reportedly.claiming.tables import read_table
from reportedly.errors import KnowledgeError
from reportedly.model.annotation import Token

GAP_IN_TRIGGER = 5
"""Words that may stand in the gap of a trigger phrase: "took six of the foreign tourists hostage"."""
GAP_IN_NEGATIVE = 3
"""Words that may stand in the gap of a negative phrase; shorter, so that it takes no event with it by chance."""
SOON_AFTER = 4
"""Words behind a trigger among which one of its `followed_by` must stand: "a fire at Lund Island killed"."""
OBJECT_REACH = 8
"""Words around a verb in which its object is looked for where the parse gives none."""
VETO_WORDS = 2
"""Words of a context in one sentence that veto a branch: one alone is too often a figure of speech."""
VETO_REACH = 12
"""Words around a trigger within which one word of a context is enough, where nothing tells of fighting."""
VETO_SHARE = 0.5
"""Words of a context per sentence from which a whole report is taken to be about it. Not tuned: a match report has one
or more in every sentence, a report of fighting hardly any."""
UNCERTAIN_OBJECT = 0.85
"""Factor on the confidence of a trigger whose object was found nearby and not by the parse."""

Pattern = tuple[frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerMatch:
    """A trigger found: its words' positions in the sentence, and the one that its clause hangs on."""

    trigger: Trigger
    words: tuple[int, ...]
    anchor: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Negatives:
    """What `data/event_negatives.toml` knows: phrases and heads that take a trigger's event away."""

    phrases: Mapping[str, Sequence[Pattern]]
    heads_without_event: frozenset[str]
    heads_that_keep_the_event: frozenset[str]
    prefixes: frozenset[str]
    vetoes: Mapping[str, frozenset[str]]
    vetoes_nearby: Mapping[str, frozenset[str]]
    unreal: frozenset[str]
    figurative_verbs: frozenset[str]

    @classmethod
    def load(cls) -> "Negatives":
        """Read them; read once, then kept.

        Raises:
            KnowledgeError: naming the file and the key that is damaged.
        """
        return _load_negatives()


@cache
def _load_negatives() -> Negatives:
    table = read_table("event_negatives.toml")
    try:
        phrases, names, vetoes, nearby = (
            cast("Mapping[str, list[str]]", table[key]) for key in ("phrases", "names", "vetoes", "vetoes_nearby")
        )
        return Negatives(
            phrases=_by_first_word(phrase_words(phrase) for phrase in chain.from_iterable(phrases.values())),
            heads_without_event=frozenset(names["heads_without_event"]),
            heads_that_keep_the_event=frozenset(names["heads_that_keep_the_event"]),
            prefixes=frozenset(names["prefixes"]),
            vetoes={context: frozenset(branches) for context, branches in vetoes.items()},
            vetoes_nearby={context: frozenset(branches) for context, branches in nearby.items()},
            unreal=frozenset(cast("list[str]", table["unreal"])),
            figurative_verbs=frozenset(names["figurative_verbs"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"claiming/data/event_negatives.toml: {error}") from error


def _by_first_word(patterns: Iterator[Pattern]) -> dict[str, list[Pattern]]:
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in pattern[0] or ():
            index.setdefault(word, []).append(pattern)
    return index


class TriggerFinder:
    """Finds the triggers of a sentence; built once from the ontology."""

    def __init__(self, ontology: Ontology, negatives: Negatives) -> None:
        """Index every trigger by its first word, and phrases with a gap also by the word behind it (passives)."""
        self._negatives = negatives
        self._single: dict[tuple[TriggerPart, str], list[Trigger]] = {}
        self._phrases: dict[str, list[Trigger]] = {}
        self._turned: dict[str, list[Trigger]] = {}
        for trigger in chain.from_iterable(kind.triggers for kind in ontology.types.values()):
            if trigger.part == "phrase":
                for word in trigger.words[0] or ():
                    self._phrases.setdefault(word, []).append(trigger)
                if None in trigger.words:
                    behind = trigger.words[trigger.words.index(None) + 1]
                    for word in behind or ():
                        self._turned.setdefault(word, []).append(trigger)
            else:
                for word in trigger.words[0] or ():
                    self._single.setdefault((trigger.part, word), []).append(trigger)

    def find(self, sentence: EventSentence, context: frozenset[str]) -> list[TriggerMatch]:
        """The triggers of a sentence in text order; no two share a word. `context` is what the report is about."""
        passed_over = self._passed_over(sentence)
        vetoed = self._vetoed(sentence, context)
        matches = [
            match
            for at in range(len(sentence.tokens))
            for match in self._at(sentence, at)
            if not passed_over.intersection(match.words)
            and match.trigger.type.partition(".")[0] not in vetoed
            and not self._vetoed_nearby(match, sentence)
            and not _figurative(match, sentence, self._negatives.figurative_verbs)
        ]
        chosen: list[TriggerMatch] = []
        taken: set[int] = set()
        for match in sorted(matches, key=_precision, reverse=True):
            if taken.isdisjoint(match.words):
                chosen.append(match)
                taken.update(match.words)
        return sorted(chosen, key=lambda match: match.words)

    def contexts(self, sentences: Sequence[EventSentence]) -> frozenset[str]:
        """The contexts (sport, weather …) that a whole report is about."""
        counts = dict.fromkeys(self._negatives.vetoes, 0)
        for classes in chain.from_iterable(sentence.classes for sentence in sentences):
            for context in counts.keys() & classes:
                counts[context] += 1
        return frozenset(context for context, count in counts.items() if count > VETO_SHARE * max(len(sentences), 2))

    def _at(self, sentence: EventSentence, at: int) -> Iterator[TriggerMatch]:
        """Every trigger whose first word stands at `at` and whose conditions hold; those of its longest form first."""
        for form in sorted(sentence.forms[at], key=lambda one: (-len(one), one)):
            for trigger in self._phrases.get(form, ()):
                words = _match(trigger.words, sentence.forms, at, GAP_IN_TRIGGER)
                if words is not None and (match := self._kept(trigger, words, sentence)):
                    yield match
            for trigger in self._turned.get(form, ()):
                words = _match_turned(trigger.words, sentence, at)
                if words is not None and (match := self._kept(trigger, words, sentence)):
                    yield match
            for part in _parts(sentence, at):
                for trigger in self._single.get((part, form), ()):
                    if match := self._kept(trigger, (at,), sentence):
                        yield match

    def _kept(self, trigger: Trigger, words: tuple[int, ...], sentence: EventSentence) -> TriggerMatch | None:
        """The match, where the words around agree; None where they do not."""
        anchor = _anchor(words, sentence)
        confidence = trigger.confidence
        if not _conditions_hold(trigger, words, anchor, sentence) or self._names_only(trigger, words, anchor, sentence):
            return None
        if trigger.unless_object:
            concerned = _parsed_argument(("obj", "nsubj:pass"), words, anchor, sentence) or frozenset()
            if trigger.unless_object & concerned:
                return None
        if trigger.object or trigger.subject:
            certain = _arguments_agree(trigger, words, anchor, sentence)
            if certain is None:
                return None
            confidence *= 1.0 if certain else UNCERTAIN_OBJECT
        return TriggerMatch(trigger=trigger, words=words, anchor=anchor, confidence=confidence)

    def _names_only(self, trigger: Trigger, words: tuple[int, ...], anchor: int, sentence: EventSentence) -> bool:
        """Whether the words only describe something else: "war country", "armed men", "post-war", "Strike Street"."""
        before = anchor - 1
        if before > 0 and sentence.tokens[before].text == "-":
            before -= 1
        if before >= 0 and sentence.forms[before] & self._negatives.prefixes:
            return True
        if trigger.part == "verb":
            return _describes_noun(trigger, anchor, sentence)
        return not sentence.is_verb(anchor) and self._describes_next(words, anchor, sentence)

    def _describes_next(self, words: tuple[int, ...], anchor: int, sentence: EventSentence) -> bool:
        """Whether a noun only describes the noun behind it, and that one does not keep the event."""
        after = max(words) + 1
        if after >= len(sentence.tokens):
            return False
        following = sentence.tokens[after]
        if following.upos == "NUM":
            return len(words) == 1  # "March 17", "Attack 2"
        if following.upos not in {"NOUN", "PROPN"} or sentence.forms[after] & self._negatives.heads_that_keep_the_event:
            return False
        token = sentence.tokens[anchor]
        described = token.relation in {"compound", "amod"} and token.head > token.index
        return described or bool(sentence.forms[after] & self._negatives.heads_without_event)

    def _passed_over(self, sentence: EventSentence) -> set[int]:
        """Positions of words that stand in a negative phrase or in a name."""
        positions: set[int] = set()
        for at, forms in enumerate(sentence.forms):
            for form in forms:
                for pattern in self._negatives.phrases.get(form, ()):
                    words = _match(pattern, sentence.forms, at, GAP_IN_NEGATIVE)
                    if words is not None:
                        positions.update(words)
        marked, first = sentence.marked, sentence.sentence.first_token
        for time in marked.times.overlapping(sentence.sentence.start, sentence.sentence.end):
            positions.update(token.index - first for token in marked.syntax.tokens_in(time.start, time.end))
        for name in marked.names.overlapping(sentence.sentence.start, sentence.sentence.end):
            inside = marked.syntax.tokens_in(name.start, name.end)
            if not name.text.isupper() or len(inside) == 1:
                positions.update(token.index - first for token in inside if token.upos != "VERB")
        return positions

    def _vetoed_nearby(self, match: TriggerMatch, sentence: EventSentence) -> bool:
        """Whether one word of a context, close by, rules a trigger out that is at home in it."""
        branch = match.trigger.type.partition(".")[0]
        near = range(max(0, match.anchor - VETO_REACH), min(len(sentence.tokens), match.anchor + VETO_REACH + 1))
        classes = frozenset().union(*(sentence.classes[at] for at in near if at not in match.words))
        contexts = classes & (
            self._negatives.unreal if sentence.tells_of_fighting else self._negatives.vetoes_nearby.keys()
        )
        return any(branch in self._negatives.vetoes_nearby.get(name, ()) for name in contexts)

    def _vetoed(self, sentence: EventSentence, context: frozenset[str]) -> frozenset[str]:
        """The branches that the sentence's context rules out."""
        own = list(chain.from_iterable(sentence.classes))
        vetoed: set[str] = set()
        for name, branches in self._negatives.vetoes.items():
            meant = sentence.tells_of_fighting and name not in self._negatives.unreal
            if not meant and (name in context or own.count(name) >= VETO_WORDS):
                vetoed |= branches
        return frozenset(vetoed)


def _describes_noun(trigger: Trigger, anchor: int, sentence: EventSentence) -> bool:
    """Whether a participle only describes a noun ("armed men"); harm tells of itself even so ("wounded soldiers").

    A present participle in a clause without a verb is that verb, moved by machine translation.
    """
    token = sentence.tokens[anchor]
    if token.relation != "amod" or trigger.type.startswith("harm."):
        return False
    return token.xpos != "VBG" or any(map(sentence.is_finite, sentence.clause(anchor)))


def _figurative(match: TriggerMatch, sentence: EventSentence, verbs: frozenset[str]) -> bool:
    """Whether one of the `verbs` of violence is done to what none can be done to: "massacred the symphony".

    Only the parse decides, and only where it gives a common noun of which the word classes know nothing. Where the
    verb can hit things, its subject may still show that it is meant ("gunmen attacked the wedding").
    """
    if not sentence.is_verb(match.anchor) or not sentence.forms[match.anchor] & verbs:
        return False
    frame = match.trigger.frame
    concerned = _common_noun(("obj", "nsubj:pass"), match, sentence)
    if concerned is None or frame.object not in {"victim", "target"}:
        return False
    if "duration" in concerned:
        return True
    if frame.object == "victim":
        return not concerned & (BEFALLEN | {UNKNOWN, "number"})
    doer = _parsed_argument(("nsubj",), match.words, match.anchor, sentence) or frozenset()
    return not concerned & (BEFALLEN | STRUCK | {UNKNOWN}) and not doer & DOERS


BEFALLEN = frozenset(
    {
        "actor",
        "body",
        "force",
        "official",
        "people",
        "platform",
        "pronoun",
        "quantity",
        "aircraft",
        "drone",
        "missile",
    }
)
"""Classes of whom or what a verb of harm can really befall."""
STRUCK = frozenset(
    {
        "facility",
        "locality",
        "place",
        "property",
        "road",
        "vessel",
        "transport",
        "weapon",
        "shell",
        "aid_good",
        "arms_good",
    }
)
"""Classes of what can be hit besides."""
DOERS = frozenset(
    {"aircraft", "bomb", "drone", "force", "missile", "platform", "pronoun", "shell", "violence", "actor", "firearm"}
)
"""Classes of what, as a subject, shows that the verb is meant."""
_NAMEABLE = frozenset({"actor", "force", "official", "people", "place", "place_proper", "body"})
"""Classes of what has a name of its own, so that an unknown name may be one of them."""
_NOMINAL = frozenset({"NOUN", "ADJ"})
_RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom"})
_PEOPLE_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "ians",
    "ee",
    "ees",
    "ant",
    "ants",
)


def _common_noun(relations: tuple[str, ...], match: TriggerMatch, sentence: EventSentence) -> frozenset[str] | None:
    """The classes of the argument where the parse gives a common noun as such; None where it gives none."""
    for child in sentence.marked.syntax.children(sentence.tokens[match.anchor]):
        nominal = child.upos in _NOMINAL or child.text.lower() == "it"
        if child.relation in relations and nominal and sentence.position(child) not in match.words:
            classes = _parsed_argument(relations, match.words, match.anchor, sentence) or frozenset()
            return classes | {"people"} if _is_counted(child, sentence) else classes
    return None


def _is_counted(noun: Token, sentence: EventSentence) -> bool:
    """Whether a number stands with the noun: what is killed or hurt by number is alive."""
    return any(below.relation == "nummod" for below in sentence.marked.syntax.children(noun))


def _precision(match: TriggerMatch) -> tuple[int, bool, bool, int, float]:
    """The order of triggers that share words: longer first, then led by their verb, unbroken, conditional, sure.

    "Suspended humanitarian aid" comes before "humanitarian aid".
    """
    unbroken = match.words[-1] - match.words[0] == len(match.words) - 1
    led = len(match.words) > 1 and match.anchor == match.words[0]
    return len(match.words), led, unbroken, match.trigger.conditions, match.confidence


def _parts(sentence: EventSentence, at: int) -> tuple[TriggerPart, ...]:
    """As which parts of speech the word may be a trigger."""
    token = sentence.tokens[at]
    relation = token.relation.partition(":")[0]
    if token.xpos == "VBG" and (
        relation in {"obj", "nsubj", "obl", "nmod", "root", "conj"}
        or (at > 0 and sentence.tokens[at - 1].upos in {"ADP", "SCONJ", "ADJ", "DET"})
    ):
        return ("verb", "adjective", "noun")
    if token.upos == "NOUN" and sentence.is_verb(at):
        return ("verb", "noun")
    if token.upos == "VERB" or token.xpos.startswith("VB"):
        return ("verb", "adjective") if token.xpos in {"VBN", "VBG", "JJ"} else ("verb",)
    if token.upos == "PROPN":
        return ("noun", "verb", "adjective") if token.text.isupper() else ("noun",)
    if token.upos == "ADJ":
        return ("adjective", "verb") if token.text.lower().endswith("ed") else ("adjective",)
    return ("noun", "adjective") if token.upos == "NOUN" else ()


def _match(pattern: Pattern, forms: Sequence[frozenset[str]], at: int, gap: int) -> tuple[int, ...] | None:
    """The positions of the pattern's words from `at` on; None where they do not stand there."""
    words: list[int] = []
    room = 0
    for wanted in pattern:
        if wanted is None:
            room = gap
            continue
        while at < len(forms) and not wanted & forms[at] and room > 0 and "." not in forms[at]:
            at += 1
            room -= 1
        if at >= len(forms) or not wanted & forms[at]:
            return None
        words.append(at)
        at += 1
        room = 0
    return tuple(words)


def _match_turned(pattern: Pattern, sentence: EventSentence, at: int) -> tuple[int, ...] | None:
    """As `_match` for a phrase turned round by the passive: "hostages were taken", "a safe zone was set up"."""
    gap = pattern.index(None)
    behind = _match(pattern[gap + 1 :], sentence.forms, at, 0)
    if behind is None or None in pattern[gap + 1 :]:
        return None
    for start in range(behind[-1] + 1, min(behind[-1] + 2 + GAP_IN_TRIGGER, len(sentence.tokens))):
        if sentence.tokens[start].xpos == "VBN":
            before = _match(pattern[:gap], sentence.forms, start, 0)
            if before is not None:
                return (*behind, *before)
    return None


def _anchor(words: tuple[int, ...], sentence: EventSentence) -> int:
    """The word of a trigger that its clause hangs on: its verb, else the noun above its others, else its last word."""
    if len(words) == 1:
        return words[0]
    inside = {sentence.tokens[at].index for at in words}
    tops = [at for at in words if sentence.tokens[at].is_root or sentence.tokens[at].head not in inside]
    verbs = [at for at in words if sentence.is_verb(at)]
    if verbs:
        return next((at for at in verbs if at in tops), verbs[0])
    nouns = [at for at in words if sentence.tokens[at].upos in {"NOUN", "PROPN"}]
    return ([at for at in nouns if at in tops] or nouns or list(words))[-1]


def _conditions_hold(trigger: Trigger, words: tuple[int, ...], anchor: int, sentence: EventSentence) -> bool:
    """Whether what must and must not stand near does and does not."""
    token = sentence.tokens[anchor]
    if trigger.plural and token.xpos not in {"NNS", "NNPS"} and not token.text.lower().endswith("s"):
        return False
    if trigger.passive_only and token.xpos != "VBN":
        return False
    behind = range(words[-1] + 1, min(words[-1] + 1 + SOON_AFTER, len(sentence.forms)))
    if trigger.followed_by and not any(trigger.followed_by & sentence.forms[at] for at in behind):
        return False
    if not trigger.when and not trigger.unless:
        return True
    near = frozenset().union(*(sentence.classes[at] for at in sentence.near(anchor) if at not in words))
    return (not trigger.when or bool(trigger.when & near)) and not trigger.unless & near


def _arguments_agree(trigger: Trigger, words: tuple[int, ...], anchor: int, sentence: EventSentence) -> bool | None:
    """Whether subject and object are of the classes asked for: True by the parse, False nearby, None not at all."""
    certain = True
    for wanted, relations, sides in (
        (trigger.object, ("obj", "nsubj:pass"), (1, -1)),
        (trigger.subject, ("nsubj", "nsubj:pass"), (-1, 1)),
    ):
        if not wanted:
            continue
        parsed = _parsed_argument(relations, words, anchor, sentence)
        if parsed is not None:
            if not wanted & parsed:
                if parsed != {UNKNOWN} or not wanted & _NAMEABLE:
                    return None
                certain = False
        elif _stands_near(wanted, words, anchor, sides, sentence):
            certain = False
        else:
            return None
    return certain


def _parsed_argument(
    relations: tuple[str, ...], words: tuple[int, ...], anchor: int, sentence: EventSentence
) -> frozenset[str] | None:
    """The classes of the argument that the parse gives, and of what it is an amount or part of; None without one."""
    syntax = sentence.marked.syntax
    token = sentence.tokens[anchor]
    for child in syntax.children(token):
        meant = _antecedent(token, syntax) if child.text.lower() in _RELATIVE_PRONOUNS else child
        if child.relation not in relations or meant is None:
            continue
        at = sentence.position(meant)
        if at not in words and sentence.may_act(anchor, at):
            classes = set(sentence.classes[at])
            for part in syntax.children(meant):
                if part.relation.partition(":")[0] in {"nmod", "compound", "nummod", "conj", "amod", "flat"}:
                    classes |= sentence.classes[sentence.position(part)]
            named = meant.upos == "PROPN" or (at > 0 and meant.text.istitle())  # "killed a Chechen"
            agentive = meant.text.lower().endswith(_PEOPLE_ENDINGS)
            open_kind = not classes and (named or agentive or _is_counted(meant, sentence))
            return frozenset({UNKNOWN}) if open_kind else frozenset(classes)
    return None


def _antecedent(verb: Token, syntax: Syntax) -> Token | None:
    """What the relative pronoun of a verb stands for."""
    return syntax.head(verb) if verb.relation == "acl:relcl" else None


UNKNOWN = "unknown"
"""Stands for the classes of a name or a subject of which nothing is known, and which may be anybody."""


def _stands_near(
    wanted: frozenset[str], words: tuple[int, ...], anchor: int, sides: tuple[int, ...], sentence: EventSentence
) -> bool:
    """Whether a word of the classes stands near on either side, within the clause."""
    clause = sentence.clause(anchor)
    return any(
        wanted & sentence.classes[at]
        for side in sides
        for at in (anchor + side * step for step in range(1, OBJECT_REACH + 1))
        if at in clause and at not in words
    )
