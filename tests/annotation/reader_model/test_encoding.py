"""What the network is told about each word."""

import pytest

from reportedly.annotation.reader_model.encoding import (
    ALWAYS_OPENS,
    INSIDE,
    MAY_OPEN,
    OPENS_PARAGRAPH,
    OPENS_SENTENCE,
    SHAPES,
    encode_window,
    network_inputs,
    shape_of,
)
from reportedly.annotation.reader_model.wordpiece import WordPiece

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "port", "##s", "."]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("port", "lower"),
        ("Port", "title"),
        ("PORT", "upper"),
        ("A", "capital"),
        ("McPort", "mixed"),
        ("1990", "digit"),
        ("20th", "lower"),
        (".", "mark"),
        ("“", "mark"),
        ("U.S.", "upper"),
    ],
)
def test_how_a_word_is_written(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


def test_pieces_carry_their_word_and_boundaries_only_its_first_piece() -> None:
    window = encode_window(
        ["The", "ports", "."],
        [OPENS_PARAGRAPH, INSIDE, OPENS_SENTENCE],
        [ALWAYS_OPENS, MAY_OPEN, MAY_OPEN],
        WordPiece(VOCABULARY),
    )
    assert window.pieces == [2, 4, 5, 6, 7, 3]
    assert window.first_pieces == [1, 2, 4]
    assert window.boundaries == [INSIDE, OPENS_PARAGRAPH, INSIDE, INSIDE, OPENS_SENTENCE, INSIDE]
    assert [SHAPES[shape] for shape in window.shapes] == ["none", "title", "lower", "lower", "mark", "none"]


def test_a_batch_is_padded_and_never_narrower_than_the_heads_need() -> None:
    wordpiece = WordPiece(VOCABULARY)
    short = encode_window(["port"], [OPENS_PARAGRAPH], [ALWAYS_OPENS], wordpiece)
    long = encode_window(["the"] * 6, [INSIDE] * 6, [0] * 6, wordpiece)
    batch = network_inputs([short, long], wordpiece.padding)
    assert batch["pieces"].tolist()[0] == [2, 5, 3, 0, 0, 0, 0, 0]
    assert batch["openings"].tolist()[0] == [ALWAYS_OPENS, -1, -1, -1, -1, -1]
    assert network_inputs([short], wordpiece.padding)["first_pieces"].shape == (1, 4)
