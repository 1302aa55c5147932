"""Word pieces against the package that BERT's users take them from."""

from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from reportedly.annotation.reader_model.wordpiece import MOST_PIECES, WordPiece
from reportedly.annotation.words import word_spans
from tests.annotation.test_words import TEXTS


@cache
def vocabulary() -> list[str]:
    path = files("reportedly.annotation.reader_model") / "weights" / "vocabulary.txt"
    return path.read_text(encoding="utf-8").split("\n")[:-1]


@cache
def ours() -> WordPiece:
    return WordPiece(vocabulary())


@cache
def theirs() -> BertWordPieceTokenizer:
    return BertWordPieceTokenizer({piece: number for number, piece in enumerate(vocabulary())}, lowercase=True)


def agree(word: str) -> bool:
    expected = theirs().encode(word, add_special_tokens=False).ids[:MOST_PIECES]
    return list(ours().pieces(word)) == (expected or [ours().unknown])


@pytest.mark.parametrize(
    "word",
    [
        *(
            "The",
            "Aleppo",
            "CHEMICAL",
            "Orvessa",
            "café",
            "cafe\u0301",
            "Ångström",
            "İstanbul",
            "ß",
            "Ω",
            "n’t",
            "U.S.",
        ),
        *("3.5", "1,000", "“", "—", "漢字", "مَرحَبًا", "ﷺ", "👍🏽", "\ufeff", "\u200b", "zero\u200bwidth", "\x00"),
        *("http://x.org/a_b", "x" * 100, "x" * 101),
    ],
)
def test_the_same_pieces_as_the_tokenizers_package(word: str) -> None:
    assert agree(word)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_pieces_for_the_words_of_any_text(text: str) -> None:
    assert all(agree(text[start:end]) for start, end in word_spans(text))


@settings(deadline=None)
@given(st.text(min_size=1))
def test_every_word_has_a_bounded_number_of_pieces(word: str) -> None:
    assert 1 <= len(ours().pieces(word)) <= MOST_PIECES


def test_an_address_of_thousands_of_characters_is_cut_short() -> None:
    assert len(ours().pieces("http://example.org/" + "a/" * 5_000)) == MOST_PIECES
