"""The form of the stress set, so that what is measured with it means what it says."""

import hashlib
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from tests.stress.stress_set import HARD_NEGATIVES, PARTS, StressSentence, stress_file, stress_sentences

FROZEN = "2669462328a1733b881c4d28ffb8383e22db76e811a9b72213c215146a4555a6"
"""The SHA-256 of the test part as it was before any reading of it was measured."""

ALL = [sentence for part in PARTS for sentence in stress_sentences(part)]

GROUPS = {
    "own_voice": 14,
    "attribution": 30,
    "denial": 25,
    "negation": 18,
    "hedging": 20,
    "plan": 18,
    "threat": 15,
    "condition": 15,
    "chain": 18,
    "pronoun": 10,
    "continuation": 10,
    "trial": 10,
    "machine_translated": 28,
    "sport": 15,
    "weather": 12,
    "metaphor": 15,
    "opinion": 12,
    "business": 12,
    "headline": 6,
    "table": 4,
    "names": 4,
    "interview": 4,
    "anniversary": 4,
    "fiction": 4,
    "legal": 4,
}

every_sentence = pytest.mark.parametrize("sentence", ALL, ids=lambda sentence: sentence.text[:50])


def test_each_kind_of_difficulty_has_enough_sentences() -> None:
    counted = Counter(sentence.group for sentence in ALL)
    assert counted.keys() == GROUPS.keys()
    assert all(counted[group] >= wanted for group, wanted in GROUPS.items()), counted
    assert sum(counted[group] for group in HARD_NEGATIVES) >= 110
    assert sum(counted[group] for group in counted.keys() - HARD_NEGATIVES) >= 200


def test_the_test_part_is_as_it_was_frozen() -> None:
    assert hashlib.sha256(stress_file("test").read_bytes()).hexdigest() == FROZEN
    assert len(stress_sentences("test")) >= 75


def test_no_sentence_stands_twice() -> None:
    assert len({sentence.text for sentence in ALL}) == len(ALL)


@pytest.mark.parametrize("part", PARTS)
def test_fields_are_those_that_the_file_explains(part: str) -> None:
    raw = tomllib.loads(stress_file(part).read_text(encoding="utf-8"))["sentence"]
    assert {field for row in raw for field in row} == {"group", "text", "own_voice", "claims", "never"}
    claims = [claim for row in raw for claim in row["claims"]]
    assert {field for claim in claims for field in claim} == {"source", "relay", "stance", "event", "trigger"}


@every_sentence
def test_sources_and_triggers_are_words_of_the_sentence(sentence: StressSentence) -> None:
    for claim in sentence.claims:
        for words in (claim.source, claim.relay, claim.trigger):
            assert words is None or (words and words in sentence.text)
        assert claim.relay is None or claim.source is not None


@every_sentence
def test_event_types_are_those_of_the_ontology(sentence: StressSentence) -> None:
    assert {claim.event for claim in sentence.claims} <= _event_types()
    assert set(sentence.never) <= {name.partition(".")[0] for name in _event_types()}


@cache
def _event_types() -> frozenset[str]:
    folder = files("reportedly.claiming").joinpath("data/events")
    return frozenset(name for file in folder.iterdir() for name in tomllib.loads(file.read_text(encoding="utf-8")))


@every_sentence
def test_what_the_outlet_asserts_is_allowed_in_its_own_voice(sentence: StressSentence) -> None:
    if any(claim.source is None and claim.stance == "asserts" for claim in sentence.claims):
        assert sentence.own_voice


@every_sentence
def test_hard_negatives_name_what_they_are_not(sentence: StressSentence) -> None:
    assert bool(sentence.never) == sentence.is_hard_negative
    families = {claim.event.partition(".")[0] for claim in sentence.claims}
    assert not families & set(sentence.never)
