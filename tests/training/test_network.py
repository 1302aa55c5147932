"""The network's masks and shapes, with untrained weights."""

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

import torch

from training.network import HeadSizes, LockedDropout, ReaderNetwork


def test_heads_lie_in_the_words_own_sentence() -> None:
    torch.manual_seed(0)
    network = ReaderNetwork(HeadSizes(attributions=7, names=9, upos=3, xpos=3, relations=4)).eval()
    sentences = torch.tensor([[0, 0, 1, 1, -1]])
    words = torch.randn(1, 5, 384)
    scores = network.arc_scores(words, sentences)
    allowed = scores[0] > -1e3
    assert allowed[:4].tolist() == [
        [True, False, True, False, False, False],
        [True, True, False, False, False, False],
        [True, False, False, False, True, False],
        [True, False, False, True, False, False],
    ]
    assert network.relation_scores(words, scores.topk(3, -1).indices).shape == (1, 5, 3, 4)


def test_locked_dropout_drops_the_same_features_everywhere() -> None:
    dropout = LockedDropout(0.5).train()
    dropped = dropout(torch.ones(2, 6, 32))
    assert set(dropped.unique().tolist()) == {0.0, 2.0}
    assert torch.equal(dropped[:, 0], dropped[:, 5])
    assert torch.equal(dropout.eval()(torch.ones(1, 2, 3)), torch.ones(1, 2, 3))
