"""Garbling keeps labels on their words."""

from random import Random

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

from training.garbling import (
    CONTENT,
    CUE,
    SOURCE,
    added_relay,
    dropped_articles,
    dropped_commas,
    garble,
    in_capitals,
    noise,
    other_quotation_marks,
    parted_cue_and_content,
    postposed_attribution,
    turned_source_and_cue,
    verb_last,
)
from training.labelled import LabelledSentence, LabelledWord

KINDS = {"S": SOURCE, "Q": CUE, "C": CONTENT}


def sentence(marked: str) -> LabelledSentence:
    """Words with "/S", "/Q" or "/C" behind those that are labelled."""
    words = []
    for item in marked.split():
        text, _, kind = item.partition("/")
        words.append(LabelledWord(text, (KINDS[kind], KINDS[kind]) if kind else None))
    return LabelledSentence(words, opens_paragraph=True)


def marked(changed: LabelledSentence) -> str:
    return " ".join(
        word.text + ("" if word.attribution is None else "/" + "SQC"[word.attribution[0]]) for word in changed.words
    )


def first_change(original: str, change: object, **options: object) -> str:
    """The outcome for the first seed that changes something."""
    for seed in range(200):
        tried = sentence(original)
        change(tried, Random(seed), **options)  # type: ignore[operator]
        if marked(tried) != original:
            return marked(tried)
    pytest.fail("nothing changed")


def test_the_verb_goes_to_the_end_of_its_clause() -> None:
    original = "Rebels/S say/Q that/C troops/C fired/C rockets/C today/C ."
    outcomes = set()
    for seed in range(50):
        tried = sentence(original)
        verb_last(tried, Random(seed))
        outcomes.add(marked(tried))
    assert "Rebels/S say/Q that/C troops/C rockets/C today/C fired/C ." in outcomes
    assert "Rebels/S say/Q that/C troops/C rockets/C today/C fired/C have/C ." in outcomes


def test_source_and_cue_change_places() -> None:
    assert first_change("Smoke/C rose/C , Mara/S Ile/S said/Q .", turned_source_and_cue) == (
        "Smoke/C rose/C , said/Q Mara/S Ile/S ."
    )


def test_a_relay_is_a_source_and_a_cue_before_the_full_stop() -> None:
    outcome = first_change("Smoke/C rose/C , said/Q Mara/S .", added_relay)
    assert outcome.startswith("Smoke/C rose/C , said/Q Mara/S , ")
    assert outcome.endswith((" .",))
    relay = outcome.split(" , ", 2)[2].split()[:-1]
    assert {word.rpartition("/")[2] for word in relay if word != ","} == {"S", "Q"}


def test_a_relay_stands_only_behind_what_is_attributed() -> None:
    untouched = sentence("Mara/S said/Q no/C before smoke rose .")
    for seed in range(20):
        added_relay(untouched, Random(seed))
    assert marked(untouched) == "Mara/S said/Q no/C before smoke rose ."


def test_the_attribution_goes_behind_its_content() -> None:
    original = "Mara/S Ile/S said/Q that/C smoke/C rose/C ."
    outcomes = set()
    for seed in range(80):
        tried = sentence(original)
        postposed_attribution(tried, Random(seed))
        outcomes.add(marked(tried))
    assert outcomes == {
        original,
        "smoke/C rose/C , said/Q Mara/S Ile/S .",
        "smoke/C rose/C , Mara/S Ile/S said/Q .",
        "smoke/C rose/C , according/Q to/Q Mara/S Ile/S .",
        "smoke/C rose/C , Mara/S Ile/S according/Q to/Q .",
    }


def test_only_a_plain_sentence_is_turned_round() -> None:
    original = "Yesterday Mara/S said/Q that/C smoke/C rose/C ."
    for seed in range(20):
        tried = sentence(original)
        postposed_attribution(tried, Random(seed))
        assert marked(tried) == original


def test_circumstances_part_cue_and_content() -> None:
    outcome = first_change("Mara/S said/Q that/C smoke/C rose/C .", parted_cue_and_content)
    assert outcome.startswith("Mara/S said/Q ")
    assert outcome.endswith("that/C smoke/C rose/C .")


def test_commas_go() -> None:
    assert first_change("Smoke/C rose/C , said/Q Mara/S .", dropped_commas) == "Smoke/C rose/C said/Q Mara/S ."


def test_a_sentence_without_a_cue_gets_no_relay() -> None:
    untouched = sentence("Smoke rose .")
    for seed in range(20):
        added_relay(untouched, Random(seed))
    assert marked(untouched) == "Smoke rose ."


def test_articles_that_carry_others_stay() -> None:
    kept = sentence("the port")
    kept.words[1].head = kept.words[0]
    for seed in range(50):
        dropped_articles(kept, Random(seed))
    assert len(kept.words) == 2


def test_quotation_marks_change_and_labels_stay() -> None:
    outcomes = set()
    for seed in range(60):
        tried = sentence("Mara/S said/Q “/C no/C ”/C")
        other_quotation_marks(tried, Random(seed))
        outcomes.add(marked(tried))
    assert {"Mara/S said/Q no/C", "Mara/S said/Q „/C no/C “/C", "Mara/S said/Q «/C no/C »/C"} <= outcomes


def test_capitals() -> None:
    shouted = sentence("Mara/S said/Q no/C")
    in_capitals(shouted)
    assert marked(shouted) == "MARA/S SAID/Q NO/C"


def test_garbling_never_loses_a_labelled_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.garbling.SHARE_NOISY", 0)  # noise may
    for seed in range(300):
        sentences = [
            sentence("The/S mayor/S said/Q that/C the/C troops/C had/C fired/C “/C many/C ”/C rockets/C ."),
            sentence("Smoke/C rose/C , a/S witness/S reported/Q ."),
        ]
        garble(sentences, Random(seed), has_attributions=True)
        for changed in sentences:
            assert {word.attribution[0] for word in changed.words if word.attribution} == {SOURCE, CUE, CONTENT}
            assert all(word.text for word in changed.words)


def test_sentences_with_trees_keep_their_order() -> None:
    for seed in range(100):
        parsed = sentence("the port burned down today .")
        for word in parsed.words:
            word.head = parsed.words[2]
        garble([parsed], Random(seed), has_attributions=False)
        kept = [word.text.lower() for word in parsed.words]
        assert kept in (["the", "port", "burned", "down", "today", "."], ["port", "burned", "down", "today", "."])


def test_noise_loses_words_and_swaps_none_across_a_border() -> None:
    original = "Rebels/S say/Q that/C troops/C fired/C old/C rockets/C at/C towns/C today"
    outcomes = set()
    for seed in range(60):
        tried = sentence(original)
        noise([tried], Random(seed))
        outcomes.add(marked(tried))
        kinds = [word.attribution[0] for word in tried.words if word.attribution]
        assert kinds == sorted(kinds)
    assert any("/Q" not in one for one in outcomes), "a cue may go"
    assert any("Troops/C" in one for one in outcomes), "capitals change"
    assert any("troops/C that/C" in one.lower().replace("/c", "/C") for one in outcomes), "neighbours swap"
