"""Dictionary forms."""

import pytest

from reportedly.annotation.reader_model.lemmas import lemma, tag_of_form


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("fired", "VERB", "VBN", "fire"),
        ("bombed", "VERB", "VBD", "bomb"),
        ("said", "VERB", "VBD", "say"),
        ("shot", "VERB", "VBN", "shoot"),
        ("fled", "VERB", "VBD", "flee"),
        ("accused", "VERB", "VBD", "accuse"),
        ("denied", "VERB", "VBD", "deny"),
        ("denying", "VERB", "VBG", "deny"),
        ("stopping", "VERB", "VBG", "stop"),
        ("killing", "VERB", "VBG", "kill"),
        ("attacks", "VERB", "VBZ", "attack"),
        ("attacks", "NOUN", "NNS", "attack"),
        ("Cities", "NOUN", "NNS", "city"),
        ("crashes", "NOUN", "NNS", "crash"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("casualties", "NOUN", "NNS", "casualty"),
        ("men", "NOUN", "NNS", "man"),
        ("FIRED", "VERB", "VBD", "fire"),
        ("killing", "NOUN", "NN", "killing"),
        ("Aleppo", "PROPN", "NNP", "Aleppo"),
        ("was", "AUX", "VBD", "be"),
        ("’s", "AUX", "VBZ", "be"),
        ("n’t", "PART", "RB", "not"),
        ("worse", "ADJ", "JJR", "bad"),
        ("larger", "ADJ", "JJR", "large"),
        ("heaviest", "ADJ", "JJS", "heavy"),
        ("these", "DET", "DT", "this"),
        ("them", "PRON", "PRP", "they"),
    ],
)
def test_the_dictionary_form(word: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(word, upos, xpos) == expected


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("SAYS", "VBD", "VBZ"),
        ("knows", "VBP", "VBZ"),
        ("contradicted", "VBG", "VBD"),
        ("focus", "VBP", "VBP"),
        ("discuss", "VB", "VB"),
        ("canvas", "VB", "VB"),
        ("say", "VBP", "VBP"),
    ],
)
def test_no_verb_has_a_tag_that_its_ending_rules_out(word: str, tag: str, expected: str) -> None:
    assert tag_of_form(word, "VERB", tag) == expected
