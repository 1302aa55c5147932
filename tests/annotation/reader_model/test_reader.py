"""The shipped reader model on invented texts: invariants on any text, and what it must understand."""

import pytest
from hypothesis import given, settings

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.model.annotation import LinkedAttribution, ModelAnnotations
from tests.annotation.test_words import TEXTS

REPORT = (
    "The government of Orvessa accused the Highland Front of shelling the port of Lisse on Sunday. "
    "107 people had been injured, reported the state news agency Orva.\n\n"
    "The Front rejected the accusations as “invented”. Nobody was killed, said a spokesman for the defence ministry, "
    "according to the agency Tarvis."
)


@pytest.fixture(scope="module")
def model() -> ReaderModel:
    return ReaderModel.load()


@pytest.fixture(scope="module")
def report(model: ReaderModel) -> ModelAnnotations:
    return model.read(REPORT)


def parts(attribution: LinkedAttribution) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(span.text for span in spans) for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return source, cue, content


def test_who_says_what(report: ModelAnnotations) -> None:
    found = [parts(attribution) for attribution in report.attributions]
    assert ("the state news agency Orva", "reported", "107 people had been injured") in found
    assert ("The Front", "rejected", "the accusations as “invented”") in found
    assert ("a spokesman for the defence ministry", "said", "Nobody was killed") in [
        (source.rstrip(","), cue, content.rstrip(",")) for source, cue, content in found
    ]


def test_a_relay_is_an_attribution_of_its_own_without_content(report: ModelAnnotations) -> None:
    assert ("the agency Tarvis", "according to", "") in [parts(attribution) for attribution in report.attributions]


def test_names(model: ReaderModel) -> None:
    found = model.read("Mayor Maria Jensen flew from Paris to Berlin on Sunday, the United Nations said.")
    assert [(name.text, name.kind) for name in found.names] == [
        ("Maria Jensen", "person"),
        ("Paris", "location"),
        ("Berlin", "location"),
        ("United Nations", "organisation"),
    ]


def test_syntax(report: ModelAnnotations) -> None:
    accused = next(token for token in report.tokens if token.text == "accused")
    assert (accused.lemma, accused.upos, accused.xpos, accused.is_root) == ("accuse", "VERB", "VBD", True)
    subject = next(token for token in report.tokens if token.text == "government")
    assert (subject.relation, subject.head) == ("nsubj", accused.index)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_everything_leads_back_to_the_text(text: str) -> None:
    found = ReaderModel.load().read(text)
    for token in found.tokens:
        assert token.reproduces(text)
        sentence = found.sentences[token.sentence]
        assert sentence.first_token <= token.index < sentence.last_token
        assert sentence.first_token <= token.head < sentence.last_token
        assert token.is_root == (token.relation == "root")
    for sentence in found.sentences:
        assert sentence.reproduces(text)
        assert sum(token.is_root for token in found.tokens[sentence.first_token : sentence.last_token]) == 1
    assert all(name.reproduces(text) and 0 < name.probability <= 1 for name in found.names)
    for attribution in found.attributions:
        spans = [*attribution.source, *attribution.cue, *attribution.content]
        assert spans
        assert all(span.reproduces(text) for span in spans)


def test_a_sentence_longer_than_any_window_keeps_one_root(model: ReaderModel) -> None:
    found = model.read("and the mayor of the port said that " * 200)
    assert len(found.sentences) == 1
    assert sum(token.is_root for token in found.tokens) == 1


def test_reading_twice_gives_the_same(model: ReaderModel, report: ModelAnnotations) -> None:
    assert model.read(REPORT) == report


def test_an_empty_text_has_nothing(model: ReaderModel) -> None:
    assert model.read("") == ModelAnnotations(sentences=(), tokens=(), names=(), attributions=())


def test_the_version_names_the_weights(model: ReaderModel) -> None:
    assert model.version.name == "reader"
    assert len(model.version.sha256) == 64
