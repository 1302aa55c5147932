"""The event ontology: complete, unambiguous, and each example says what its type says."""

import os
import re
from copy import deepcopy
from pathlib import Path

import pytest

from reportedly.claiming import ontology as ontology_module
from reportedly.claiming.event_triggers import Negatives
from reportedly.claiming.ontology import EventType, Ontology, Trigger, phrase_words
from reportedly.claiming.tables import read_table
from reportedly.errors import KnowledgeError
from reportedly.model.span import Span

ONTOLOGY = Ontology.load()
TYPES = sorted(ONTOLOGY.types.values(), key=lambda kind: kind.name)
TYPES_OF_THE_FIRST_GOLD = {
    "attack.chemical", "attack.air_strike", "attack.shelling", "attack.explosion", "harm.injury", "harm.death",
    "harm.hospitalisation", "talks.negotiation", "talks.meeting", "support.material", "abuse.crime",
    "territory.capture", "territory.retreat", "agreement.zone",
}  # fmt: skip
CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))

_IRREGULAR = {
    "beat": "beat", "begun": "begin", "bought": "buy", "broke": "break", "brought": "bring", "burned": "burn",
    "cut": "cut", "died": "die", "fell": "fall", "fled": "flee", "gave": "give", "gone": "go", "held": "hold",
    "laid": "lay", "dealt": "deal", "lost": "lose", "made": "make", "met": "meet", "paid": "pay", "ran": "run",
    "sank": "sink", "struck": "strike", "withdrew": "withdraw",
    "sent": "send", "shot": "shoot", "spoke": "speak", "sworn": "swear", "taken": "take", "threw": "throw",
    "took": "take", "was": "be", "went": "go", "blew": "blow", "bodies": "body", "began": "begin", "left": "leave",
}  # fmt: skip


def lemma_guesses(word: str) -> set[str]:
    """What a word of an example may be a form of: enough for the plain English of the examples."""
    word = word.lower()
    guesses = {word, _IRREGULAR.get(word, word)}
    for ending, replacements in (
        ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
        ("d", ("",)), ("n", ("",)),
    ):  # fmt: skip
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            guesses |= {stem + replacement for replacement in replacements}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                guesses.add(stem[:-1])
    return guesses


def names_its_type(sentence: str, trigger: Trigger) -> bool:
    """Whether the trigger's words stand in the sentence in their order, with room for its gaps."""
    words = [lemma_guesses(word) for word in re.findall(r"[\w’'-]+?(?=-)|-|[\w’']+", sentence)]
    joined = [lemma_guesses(word) for word in re.findall(r"[\w’'-]+", sentence)]
    return any(_stands_in(trigger.words, candidate) for candidate in (words, joined))


def _stands_in(pattern: tuple[frozenset[str] | None, ...], words: list[set[str]]) -> bool:
    def matches(at: int, index: int) -> bool:
        if index == len(pattern):
            return True
        wanted = pattern[index]
        if wanted is None:
            return any(matches(start, index + 1) for start in range(at, min(at + 6, len(words) + 1)))
        return at < len(words) and bool(wanted & words[at]) and matches(at + 1, index + 1)

    return any(matches(start, 0) for start in range(len(words)))


def test_there_are_enough_types_and_those_of_the_first_gold() -> None:
    assert len(TYPES) >= 90
    assert ONTOLOGY.types.keys() >= TYPES_OF_THE_FIRST_GOLD


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_every_type_is_complete(kind: EventType) -> None:
    assert len(kind.examples) >= 2
    assert kind.triggers
    assert (kind.mode is None) or (kind.plover is not None)
    assert (kind.plover is None) == (kind.cameo is None)


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind in TYPES for example in kind.examples],
    ids=lambda value: str(value)[:40],
)
def test_every_example_holds_a_trigger_of_its_type(kind: EventType, example: str) -> None:
    own = [trigger for trigger in kind.triggers if names_its_type(example, trigger)]
    borrowable = {source for rule in ONTOLOGY.refinements if rule.result == kind.name for source in rule.sources}
    borrowed = [
        trigger
        for source in borrowable
        for trigger in ONTOLOGY.types[source].triggers
        if names_its_type(example, trigger)
    ]
    assert own or borrowed


def test_no_trigger_is_given_twice_with_the_same_conditions() -> None:
    seen: dict[object, str] = {}
    for kind in TYPES:
        for trigger in kind.triggers:
            key = (
                trigger.part, trigger.words, trigger.when, trigger.object, trigger.unless_object, trigger.subject,
                trigger.followed_by, trigger.plural, trigger.passive_only,
            )  # fmt: skip
            assert key not in seen, f"{trigger.words} of {kind.name} and {seen[key]}"
            seen[key] = kind.name


def test_the_parts_of_a_type_name_are_types_or_branches() -> None:
    branches = {kind.name.partition(".")[0] for kind in TYPES}
    for kind in TYPES:
        parent = kind.name.rpartition(".")[0]
        assert not parent or parent in ONTOLOGY.types or parent in branches


@pytest.mark.parametrize(
    ("name", "ancestor", "expected"),
    [
        ("attack.air_strike", "attack", True),
        ("attack.air_strike", "attack.air_strike", True),
        ("attack", "attack.air_strike", False),
        ("attack.air_strike", "attack.air", False),
    ],
)
def test_type_is_a(name: str, ancestor: str, *, expected: bool) -> None:
    assert ONTOLOGY.type_is_a(name, ancestor) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("attack.chemical", "attack.missile", True),
        ("attack.shelling", "conflict.offensive", True),
        ("attack", "attack.bombing", True),
        ("harm.death", "harm.injury", False),
        ("attack.bombing", "harm.death", False),
        ("talks.meeting", "talks.negotiation", True),
    ],
)
def test_related_types_may_be_one_happening(one: str, other: str, *, expected: bool) -> None:
    assert ONTOLOGY.related(one, other) is expected
    assert ONTOLOGY.related(other, one) is expected


@pytest.mark.parametrize(
    ("name", "means", "agent", "target", "expected"),
    [
        ("attack", {"chemical_agent", "missile"}, set(), set(), "attack.chemical"),
        ("attack", set(), {"aircraft"}, set(), "attack.air_strike"),
        ("attack.fire", {"missile"}, set(), set(), "attack.missile"),
        ("attack.fire", {"missile"}, set(), {"people"}, "attack.missile"),
        ("attack.fire", set(), set(), {"people"}, "attack.shooting"),
        ("attack.fire", set(), set(), set(), "attack.fire"),
        ("attack.stabbing", {"missile"}, set(), set(), "attack.stabbing"),
    ],
)
def test_means_agent_and_target_make_a_type_more_precise(
    name: str, means: set[str], agent: set[str], target: set[str], expected: str
) -> None:
    assert ONTOLOGY.refined(name, frozenset(means), frozenset(agent), frozenset(target)) == expected


def test_codes_of_harm_need_an_agent() -> None:
    trigger = Span(start=0, end=4, text="died")
    assert ONTOLOGY.event("harm.death", trigger, has_agent=False).plover is None
    assert ONTOLOGY.event("harm.death", trigger, has_agent=True).plover == "ASSAULT"
    assert ONTOLOGY.event("attack.shelling", trigger, has_agent=False).cameo == "194"


def test_codes_agree_with_the_published_table() -> None:
    table = CORPORA / "plover" / "CAMEO2PLOVER-2021.txt"
    if not table.exists():
        pytest.skip(f"{table} is not here: set REPORTEDLY_CORPORA")
    published = dict(re.findall(r"^(\d{3,4}): ([A-Z]+)", table.read_text(encoding="utf-8"), re.MULTILINE))
    newer_than_the_table = {"176"}  # CAMEO's code for attacks on computers
    for kind in TYPES:
        if kind.cameo is not None and kind.cameo not in newer_than_the_table:
            assert published[kind.cameo] == kind.plover, kind.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open fire", ({"open"}, {"fire"})),
        ("take … hostage", ({"take"}, None, {"hostage"})),
        ("cut … tie|relation", ({"cut"}, None, {"tie", "relation"})),
    ],
)
def test_phrases(text: str, expected: tuple[set[str] | None, ...]) -> None:
    assert phrase_words(text) == tuple(None if word is None else frozenset(word) for word in expected)


def test_alternatives_and_word_classes_are_lower_case() -> None:
    for file in ("event_words.toml", "event_contexts.toml"):
        for name, words in read_table(file).items():
            assert isinstance(words, list), name
            assert [word for word in words if word != word.lower()] == [], name


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"definition": "No stop"}, "definition"),
        ({"plover": "FIGHT"}, "plover"),
        ({"cameo": "19x"}, "cameo"),
        ({"acled": "Battles: War"}, "acled"),
        ({"frame": "no_such_frame"}, "frame"),
        ({"outcome": "sad"}, "outcome"),
        ({"verbs": [{"lemma": "Attack"}]}, "verb"),
        ({"verbs": [{"lemma": "attack", "when": ["no_such_class"]}]}, "no_such_class"),
        ({"verbs": [{"lemma": "attack", "confidence": 2}]}, "confidence"),
        ({"verbs": [{"lemma": "attack", "wen": []}]}, "wen"),
        ({"verbs": "attack"}, "verbs"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_damaged_type_is_told_by_file_and_key(
    broken: dict[str, object], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(name: str) -> dict[str, object]:
        table = deepcopy(read_table(name))
        if name == "events/attack.toml":
            row = table["attack"]
            assert isinstance(row, dict)
            row.update(broken)
        return table

    monkeypatch.setattr(ontology_module, "read_table", damaged)
    with pytest.raises(KnowledgeError, match=rf"events/attack\.toml: attack: .*{named}"):
        ontology_module._load.__wrapped__()


def test_every_word_class_is_asked_for() -> None:
    asked = {
        name
        for kind in TYPES
        for trigger in kind.triggers
        for name in (*trigger.when, *trigger.unless, *trigger.object, *trigger.unless_object, *trigger.subject)
    }
    asked |= {name for rule in ONTOLOGY.refinements for name in (*rule.means, *rule.agent, *rule.target)}
    asked |= Negatives.load().vetoes.keys()
    known_to_rules = {"duration", "collective"}  # what nobody can kill, in event_triggers.py; who are several
    listed = {name for file in ("event_words.toml", "event_contexts.toml") for name in read_table(file)}
    assert listed - asked - known_to_rules == set()
