"""The form of the stress set, so that what is measured with it means what it says."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from tests.stress.stress_set import HARD_NEGATIVES, SENTENCES, StressSentence, stress_sentences

GROUPS = {
    "own_voice": 8,
    "attribution": 15,
    "denial": 15,
    "negation": 10,
    "hedging": 10,
    "plan": 10,
    "threat": 10,
    "condition": 10,
    "chain": 10,
    "machine_translated": 15,
    "sport": 7,
    "weather": 7,
    "metaphor": 7,
    "opinion": 7,
    "business": 7,
}

every_sentence = pytest.mark.parametrize("sentence", stress_sentences(), ids=lambda sentence: sentence.text[:50])


def test_each_kind_of_difficulty_has_enough_sentences() -> None:
    counted = Counter(sentence.group for sentence in stress_sentences())
    assert counted.keys() == GROUPS.keys()
    assert all(counted[group] >= wanted for group, wanted in GROUPS.items()), counted
    assert sum(counted[group] for group in HARD_NEGATIVES) >= 40
    assert sum(counted[group] for group in counted.keys() - HARD_NEGATIVES) >= 100


def test_no_sentence_stands_twice() -> None:
    assert len({sentence.text for sentence in stress_sentences()}) == len(stress_sentences())


def test_fields_are_those_that_the_file_explains() -> None:
    raw = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["sentence"]
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
    folder = files("reportedly.claiming").joinpath("data/events")
    types = {name for file in folder.iterdir() for name in tomllib.loads(file.read_text(encoding="utf-8"))}
    assert {claim.event for claim in sentence.claims} <= types
    assert set(sentence.never) <= {name.partition(".")[0] for name in types}


@every_sentence
def test_what_the_outlet_asserts_is_allowed_in_its_own_voice(sentence: StressSentence) -> None:
    if any(claim.source is None and claim.stance == "asserts" for claim in sentence.claims):
        assert sentence.own_voice


@every_sentence
def test_hard_negatives_name_what_they_are_not(sentence: StressSentence) -> None:
    assert bool(sentence.never) == sentence.is_hard_negative
    families = {claim.event.partition(".")[0] for claim in sentence.claims}
    assert not families & set(sentence.never)
