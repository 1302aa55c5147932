"""The event ontology: which kinds of event there are, the words that name them and their codes in other schemes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from reportedly.claiming.tables import read_table
from reportedly.errors import KnowledgeError
from reportedly.model.claim import Event, ParticipantRole
from reportedly.model.count import Outcome
from reportedly.model.span import Span

SlotRole = ParticipantRole | Literal["means", "none"]
TriggerPart = Literal["verb", "noun", "adjective", "phrase"]

GAP = "…"
"""Stands in a phrase for words that may come between."""

_DEFAULT_CONFIDENCE: dict[TriggerPart, float] = {"verb": 0.9, "noun": 0.8, "adjective": 0.8, "phrase": 0.9}
"""Confidence of a trigger without a figure of its own. Chosen while reading PLOVER train and india-police sentences,
where verbs and phrases were right more often than nouns; an order of trust until it is calibrated on own gold."""

_NO_CODE = "none"
_CAMEO = re.compile(r"\d{2,4}")
_TYPE_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)*")
_TRIGGER_LISTS: dict[str, TriggerPart] = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adjective",
    "phrases": "phrase",
}
_TYPE_KEYS = frozenset(
    {"definition", "examples", "plover", "mode", "cameo", "acled", "codes_need_agent", "frame", "outcome"}
) | frozenset(_TRIGGER_LISTS)
_TRIGGER_CLASS_KEYS = ("when", "unless", "object", "unless_object", "subject", "followed_by")
_TRIGGER_KEYS = frozenset(
    {"lemma", "words", "frame", "confidence", "passive_only", "plural", "outcome", *_TRIGGER_CLASS_KEYS}
)
_FRAME_KEYS = frozenset(
    {"subject", "object", "indirect_object", "prepositions", "of", "modifier", "owner", "object_is"}
)

CLASSES_FROM_ANNOTATIONS = frozenset({"actor", "number", "place", "place_proper", "pronoun", "thing_pronoun"})
"""Word classes that no list gives: an actor, a number, a place, a place's name, a pronoun for people, "it"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which place in a clause fills which role of an event; data/event_frames.toml explains each."""

    name: str
    subject: SlotRole
    object: SlotRole
    indirect_object: SlotRole
    of: SlotRole
    modifier: SlotRole
    owner: SlotRole
    prepositions: Mapping[str, SlotRole]
    object_is: frozenset[str]

    @property
    def object_must_be_told(self) -> bool:
        """Whether the active verb cannot do without an object: one kills, arrests, appoints somebody."""
        return self.subject == "agent" and self.object in {"victim", "recipient"}

    @property
    def roles(self) -> frozenset[SlotRole]:
        """Every role that some place in the clause can fill."""
        return frozenset({self.subject, self.object, self.indirect_object, self.of, *self.prepositions.values()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name an event of a type, and what must hold around them.

    `words` are the lemmas in order, each a set of alternatives; None is a gap. `when` names word classes of which one
    must stand near, `unless` such of which none may; `object`, `unless_object` and `subject` restrict what the verb's
    object and subject are; `followed_by` are words of which one must come soon after. `outcome` is what victims
    come to where the words say more than the type does ("stabbed to death").
    """

    type: str
    part: TriggerPart
    words: tuple[frozenset[str] | None, ...]
    frame: Frame
    confidence: float
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    followed_by: frozenset[str] = frozenset()
    outcome: Outcome | None = None
    passive_only: bool = False
    plural: bool = False

    @property
    def conditions(self) -> int:
        """How many conditions the trigger sets: of two whose conditions hold, the one with more is more precise."""
        return sum(map(bool, (self.when, self.object, self.unless_object, self.subject, self.followed_by)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A kind of event.

    `plover` (with its `mode`), `cameo` and `acled` are the type's codes in these schemes; None where a scheme has
    none. With `codes_need_agent` they hold only for events whose agent is told: the schemes code violence, not harm.
    `outcome` is what the event's victims come to.
    """

    name: str
    definition: str
    examples: tuple[str, ...]
    plover: str | None
    mode: str | None
    cameo: str | None
    acled: str | None
    codes_need_agent: bool
    frame: Frame
    outcome: Outcome | None
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """A rule by which an event of one of `sources` is of the type `result`, for its means, agent or target."""

    sources: frozenset[str]
    means: frozenset[str]
    agent: frozenset[str]
    target: frozenset[str]
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightVerb:
    """A verb that says only that its noun's event happened; `subject` is the noun's slot that its subject fills."""

    words: tuple[str, ...]
    subject: Literal["agent", "object", "happen"]


class Ontology:
    """All event types, by name, with what is known about their triggers."""

    def __init__(
        self,
        *,
        types: Mapping[str, EventType],
        light_verbs: tuple[LightVerb, ...],
        nouns_whose_of_is_the_agent: frozenset[str],
        refinements: tuple[Refinement, ...],
        one_happening: tuple[frozenset[str], ...],
        vague_nouns: frozenset[str],
    ) -> None:
        """Take knowledge that has been read and checked; `load` reads it."""
        self.types = types
        self.light_verbs = light_verbs
        self.nouns_whose_of_is_the_agent = nouns_whose_of_is_the_agent
        self.refinements = refinements
        self.vague_nouns = vague_nouns
        self._one_happening = one_happening

    @classmethod
    def load(cls) -> "Ontology":
        """Read the ontology that comes with the package; read once, then kept.

        Raises:
            KnowledgeError: naming the file and the key that is damaged.
        """
        return _load()

    def __getitem__(self, name: str) -> EventType:
        return self.types[name]

    def type_is_a(self, name: str, ancestor: str) -> bool:
        """Whether the type `name` is `ancestor` or lies below it."""
        return name == ancestor or name.startswith(f"{ancestor}.")

    def related(self, one: str, other: str) -> bool:
        """Whether events of the two types may be one happening told in two ways."""
        if self.type_is_a(one, other) or self.type_is_a(other, one):
            return True
        return any(
            all(any(self.type_is_a(name, kind) for kind in group) for name in (one, other))
            for group in self._one_happening
        )

    def refined(self, name: str, means: frozenset[str], agent: frozenset[str], target: frozenset[str]) -> str:
        """The type of an event of type `name` whose means, agent and target hold words of the given classes."""
        for rule in self.refinements:
            if name in rule.sources and (rule.means & means or rule.agent & agent or rule.target & target):
                return rule.result
        return name

    def event(self, name: str, trigger: Span, *, has_agent: bool) -> Event:
        """The event of type `name` with its codes in the outside schemes."""
        kind = self.types[name]
        coded = has_agent or not kind.codes_need_agent
        return Event(
            type=name,
            trigger=trigger,
            plover=kind.plover if coded else None,
            cameo=kind.cameo if coded else None,
            acled=kind.acled if coded else None,
        )


@cache
def _load() -> Ontology:
    frames_file = read_table("event_frames.toml")
    frames = {
        name: _frame(name, _table(row, "event_frames.toml", name))
        for name, row in _table(frames_file.get("frames"), "event_frames.toml", "frames").items()
    }
    codes = _Codes.load()
    classes = frozenset(word_class_names())
    types: dict[str, EventType] = {}
    for file in sorted(entry.name for entry in (files("reportedly.claiming") / "data" / "events").iterdir()):
        for name, row in read_table(f"events/{file}").items():
            if name in types:
                raise KnowledgeError(f"claiming/data/events/{file}: {name}: the type is given twice")
            reader = _TypeReader(f"events/{file}", name, _table(row, f"events/{file}", name), frames, codes, classes)
            types[name] = reader.event_type()
    rules = read_table("event_refinements.toml")
    return Ontology(
        types=types,
        light_verbs=tuple(_light_verbs(_table(frames_file.get("light_verbs"), "event_frames.toml", "light_verbs"))),
        nouns_whose_of_is_the_agent=frozenset(
            _strings(frames_file.get("nouns_whose_of_is_the_agent"), "event_frames.toml", "nouns_whose_of_is_the_agent")
        ),
        refinements=tuple(_refinements(rules, types, classes)),
        one_happening=tuple(
            frozenset(_strings(group, "event_refinements.toml", "one_happening"))
            for group in cast("list[object]", rules["one_happening"])
        ),
        vague_nouns=frozenset(_strings(rules["vague_nouns"], "event_refinements.toml", "vague_nouns")),
    )


def word_class_names() -> Iterator[str]:
    """The names of all word classes that a trigger may ask for."""
    yield from read_table("event_words.toml")
    yield from read_table("event_contexts.toml")
    yield from CLASSES_FROM_ANNOTATIONS


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes that the outside schemes know."""

    plover: frozenset[str]
    modes: frozenset[str]
    acled: frozenset[str]

    @classmethod
    def load(cls) -> "_Codes":
        file = "event_schemes.toml"
        table = read_table(file)
        plover, modes, acled = (
            frozenset(_strings(table.get(key), file, key)) for key in ("plover", "plover_modes", "acled")
        )
        return cls(plover, modes, acled)


@dataclass(frozen=True, slots=True)
class _TypeReader:
    """Reads and checks one type of one file."""

    file: str
    name: str
    row: dict[str, object]
    frames: Mapping[str, Frame]
    codes: _Codes
    classes: frozenset[str]

    def event_type(self) -> EventType:
        if not _TYPE_NAME.fullmatch(self.name):
            raise self._error("name", "is not lower-case words joined by dots")
        if unknown := self.row.keys() - _TYPE_KEYS:
            raise self._error(min(unknown), "is not a key of a type")
        definition = self.row.get("definition")
        if not isinstance(definition, str) or not definition.endswith("."):
            raise self._error("definition", "is not a sentence")
        frame = self._frame(self.row.get("frame"))
        triggers = tuple(
            self._trigger(part, entry, frame) for key, part in _TRIGGER_LISTS.items() for entry in self._list(key)
        )
        if not triggers:
            raise self._error("verbs", "the type has no trigger at all")
        return EventType(
            name=self.name,
            definition=definition,
            examples=tuple(_strings(self.row.get("examples"), self.file, f"{self.name}: examples")),
            plover=self._code("plover", self.codes.plover),
            mode=self._code("mode", self.codes.modes) if "mode" in self.row else None,
            cameo=self._code("cameo", None),
            acled=self._code("acled", self.codes.acled),
            codes_need_agent=self.row.get("codes_need_agent") is True,
            frame=frame,
            outcome=self._outcome(self.row, "outcome"),
            triggers=triggers,
        )

    def _error(self, key: str, what: str) -> KnowledgeError:
        return KnowledgeError(f"claiming/data/{self.file}: {self.name}: {key}: {what}")

    def _list(self, key: str) -> list[object]:
        value = self.row.get(key, [])
        if not isinstance(value, list):
            raise self._error(key, "is not a list")
        return value

    def _code(self, key: str, known: frozenset[str] | None) -> str | None:
        value = self.row.get(key)
        if value == _NO_CODE:
            return None
        if not isinstance(value, str) or not (value in known if known is not None else _CAMEO.fullmatch(value)):
            raise self._error(key, f"{value!r} is no code of the scheme (write {_NO_CODE!r} where it has none)")
        return value

    def _frame(self, name: object) -> Frame:
        if not isinstance(name, str) or name not in self.frames:
            raise self._error("frame", f"{name!r} is not a frame of event_frames.toml")
        return self.frames[name]

    def _outcome(self, row: dict[str, object], key: str) -> Outcome | None:
        outcome = row.get("outcome")
        if outcome is not None and outcome not in get_args(Outcome):
            raise self._error(key, f"{outcome!r} is not an outcome")
        return cast("Outcome | None", outcome)

    def _trigger(self, part: TriggerPart, entry: object, frame: Frame) -> Trigger:
        row = entry if isinstance(entry, dict) else {"words" if part == "phrase" else "lemma": entry}
        if unknown := row.keys() - _TRIGGER_KEYS:
            raise self._error(part, f"{min(unknown)!r} is not a key of a trigger")
        text = row.get("words" if part == "phrase" else "lemma")
        if not isinstance(text, str) or not text or text != text.lower():
            raise self._error(part, f"{text!r} is not a lower-case {'phrase' if part == 'phrase' else 'lemma'}")
        restrictions = {key: frozenset(_strings(row.get(key, []), self.file, text)) for key in _TRIGGER_CLASS_KEYS}
        for key in ("when", "unless", "object", "unless_object", "subject"):
            if unknown_class := restrictions[key] - self.classes:
                raise self._error(text, f"{key}: {min(unknown_class)!r} is not a word class")
        confidence = row.get("confidence", _DEFAULT_CONFIDENCE[part])
        if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            raise self._error(text, "confidence is not above 0 and at most 1")
        return Trigger(
            type=self.name,
            part=part,
            words=phrase_words(text),
            frame=self._frame(row["frame"]) if "frame" in row else frame,
            confidence=float(confidence),
            when=restrictions["when"],
            unless=restrictions["unless"],
            object=restrictions["object"],
            unless_object=restrictions["unless_object"],
            subject=restrictions["subject"],
            followed_by=restrictions["followed_by"],
            outcome=self._outcome(row, text),
            passive_only=row.get("passive_only") is True,
            plural=row.get("plural") is True,
        )


def phrase_words(text: str) -> tuple[frozenset[str] | None, ...]:
    """The words of a phrase as data files write it: alternatives joined by "|", "…" for a gap."""
    return tuple(None if part == GAP else frozenset(part.split("|")) for part in text.split())


def _frame(name: str, row: dict[str, object]) -> Frame:
    file = "event_frames.toml"
    if unknown := row.keys() - _FRAME_KEYS:
        raise KnowledgeError(f"claiming/data/{file}: {name}: {min(unknown)}: is not a key of a frame")

    def role(key: str, default: object) -> SlotRole:
        return _role(row.get(key, default), file, f"{name}: {key}")

    prepositions = _table(row.get("prepositions", {}), file, f"{name}: prepositions")
    return Frame(
        name=name,
        subject=role("subject", None),
        object=role("object", None),
        indirect_object=role("indirect_object", "none"),
        of=role("of", row.get("object")),
        modifier=role("modifier", "agent"),
        owner=role("owner", row["subject"] if row.get("modifier") == "none" else row.get("modifier", "agent")),
        prepositions={word: _role(value, file, f"{name}: {word}") for word, value in prepositions.items()},
        object_is=frozenset(_strings(row.get("object_is", []), file, f"{name}: object_is")),
    )


def _role(value: object, file: str, key: str) -> SlotRole:
    if value not in {*get_args(ParticipantRole), "means", "none"}:
        raise KnowledgeError(f"claiming/data/{file}: {key}: {value!r} is not a role")
    return cast("SlotRole", value)


def _light_verbs(table: dict[str, object]) -> Iterator[LightVerb]:
    for subject, verbs in table.items():
        if subject not in {"agent", "object", "happen"}:
            raise KnowledgeError(f"claiming/data/event_frames.toml: light_verbs: {subject!r} is not a kind of them")
        for verb in _strings(verbs, "event_frames.toml", subject):
            yield LightVerb(words=tuple(verb.split()), subject=cast('Literal["agent", "object", "happen"]', subject))


def _refinements(
    table: dict[str, object], types: Mapping[str, EventType], classes: frozenset[str]
) -> Iterator[Refinement]:
    file = "event_refinements.toml"
    for number, entry in enumerate(cast("list[object]", table.get("refine", [])), start=1):
        key = f"refine {number}"
        row = _table(entry, file, key)
        sources, means, agent, target = (
            frozenset(_strings(row.get(part, []), file, key)) for part in ("from", "means", "agent", "target")
        )
        result = row.get("to")
        for name in (*sources, result):
            if name not in types:
                raise KnowledgeError(f"claiming/data/{file}: {key}: {name!r} is not a type")
        if unknown := (means | agent | target) - classes:
            raise KnowledgeError(f"claiming/data/{file}: {key}: {min(unknown)!r} is not a word class")
        yield Refinement(sources=sources, means=means, agent=agent, target=target, result=cast("str", result))


def _table(value: object, file: str, key: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise KnowledgeError(f"claiming/data/{file}: {key}: is not a table")
    return value


def _strings(value: object, file: str, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise KnowledgeError(f"claiming/data/{file}: {key}: is not a list of strings")
    return value
