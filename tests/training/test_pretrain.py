"""Hiding words from the encoder."""

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

import torch

from reportedly.annotation.reader_model.encoding import ALWAYS_OPENS, OPENS_PARAGRAPH, encode_window, network_inputs
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.pretrain import hidden

WORDPIECE = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "port", "##s", "."])


def test_whole_words_are_hidden_and_never_the_closing_piece_or_padding() -> None:
    windows = [
        encode_window(
            ["the", "ports", "."] * count, [OPENS_PARAGRAPH] * 3 * count, [ALWAYS_OPENS] * 3 * count, WORDPIECE
        )
        for count in (8, 5)
    ]
    inputs = {name: torch.from_numpy(rows) for name, rows in network_inputs(windows, WORDPIECE.padding).items()}
    seen = 0
    for seed in range(20):
        pieces, at = hidden(inputs, WORDPIECE.padding, torch.Generator().manual_seed(seed))
        assert torch.equal(pieces[~at], inputs["pieces"][~at])
        ports = inputs["pieces"] == 5
        assert torch.equal(at[:, :-1][ports[:, :-1]], at[:, 1:][ports[:, :-1]])  # "port" and "##s" together
        assert not at[inputs["pieces"] == WORDPIECE.closing].any()
        assert not at[inputs["pieces"] == WORDPIECE.padding].any()
        assert not at[:, 0].any()
        seen += int(at.sum())
    assert 0.1 < seen / (20 * 13 * 4) < 0.35
