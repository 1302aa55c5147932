"""From labelled documents to tensors, and the losses on them."""

from itertools import pairwise, product
from random import Random

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

import numpy as np
import torch

from reportedly.annotation.reader_model.encoding import INSIDE, OPENS_PARAGRAPH, OPENS_SENTENCE
from reportedly.annotation.reader_model.labels import bilou_ids, bio_ids
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import IGNORED, Example, LabelInventory, collate, cut_windows, encode, epoch, planned_batches
from training.labelled import LabelledDocument, LabelledSentence, LabelledWord, NameLayer
from training.losses import marginals, names_loss, sequence_loss

WORDPIECE = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "they", "left", "."])
INVENTORY = LabelInventory(upos={"PRON": 0, "VERB": 1}, xpos={"PRP": 0}, relations={"nsubj": 0, "root": 1})


def parsed() -> LabelledDocument:
    left = LabelledWord("left", upos="VERB", xpos="VBD", relation="root")
    left.head = left
    they = LabelledWord("They", upos="PRON", xpos="PRP", relation="nsubj:outer", head=left)
    return LabelledDocument(corpus="treebank", sentences=[LabelledSentence([they, left], True)], has_syntax=True)


def tagged(count: int = 1) -> LabelledDocument:
    words = [LabelledWord("They", attribution=(0, 1)), LabelledWord("left", attribution=(1, 2)), LabelledWord(".")]
    return LabelledDocument(
        corpus="polnear",
        sentences=[LabelledSentence([LabelledWord(w.text, w.attribution) for w in words], True) for _ in range(count)],
        has_attributions=True,
    )


def test_labels_of_a_window() -> None:
    (window,) = cut_windows(parsed(), WORDPIECE)
    example = encode(window, WORDPIECE, INVENTORY)
    assert example.heads == [2, 0]
    assert example.relations == [0, 1]  # an unknown subtype counts as its main type
    assert example.xpos == [0, IGNORED]
    assert example.attributions == [IGNORED, IGNORED]
    (window,) = cut_windows(tagged(), WORDPIECE)
    example = encode(window, WORDPIECE, INVENTORY)
    assert example.attributions == [4, 8, 0]
    assert example.heads == [IGNORED] * 3


def test_torn_runs_begin_anew() -> None:
    torn = [(2, 7), (2, 7), None, (2, 7), (2, 8), (0, 9)]
    assert bio_ids(torn) == [5, 6, 0, 5, 5, 1]
    assert bilou_ids(torn, set()) == [9, 11, 0, 12, 12, 4]


def test_no_run_reaches_into_the_next_paragraph() -> None:
    assert bilou_ids([(0, 1)] * 4, {0, 3}) == [1, 2, 3, 4]


def test_a_window_that_finds_its_sentences_sees_what_the_rules_see() -> None:
    words = [LabelledWord("They"), LabelledWord("left", seems_to_open=True), LabelledWord("they")]
    for word in words:
        word.head = word
    sentences = [LabelledSentence(words[:2], True), LabelledSentence(words[2:], False)]
    document = LabelledDocument(corpus="treebank", sentences=sentences, has_syntax=True)
    (window,) = cut_windows(document, WORDPIECE)
    told, finding = (encode(window, WORDPIECE, INVENTORY, finds_sentences=finds) for finds in (False, True))
    assert told.window.boundaries[1:4] == [OPENS_PARAGRAPH, INSIDE, OPENS_SENTENCE]
    assert told.openings == [IGNORED] * 3
    assert finding.window.boundaries[1:4] == [OPENS_PARAGRAPH, OPENS_SENTENCE, INSIDE]
    assert finding.openings == [IGNORED, 0, 1]
    assert told.sentences == finding.sentences == [0, 0, 1]


def test_soft_labels_reach_the_batch_unless_the_window_is_garbled() -> None:
    document = tagged()
    for number, word in enumerate(document.sentences[0].words):
        word.soft = np.eye(7, dtype=np.float16)[number]
    (window,) = cut_windows(document, WORDPIECE)
    kept, lost = (encode(window, WORDPIECE, INVENTORY, garbled=garbled) for garbled in (False, True))
    soft = collate([kept, lost], WORDPIECE.padding).soft
    assert soft[0, :3].argmax(-1).tolist() == [0, 1, 2]
    assert soft[0, 3:].sum() == soft[1].sum() == 0


def test_marginals_fold_bilou_labels_into_bio_labels() -> None:
    scores = torch.full((1, 1, 5), -50.0)
    scores[..., 3:] = 0.0  # last or only word
    assert marginals(scores)[0, 0].tolist() == pytest.approx([0.0, 0.5, 0.5], abs=1e-6)


def test_an_epoch_repeats_corpora_by_their_share() -> None:
    examples = epoch([parsed(), tagged()], WORDPIECE, INVENTORY, Random(0), {"treebank": 0.0, "polnear": 3.0})
    assert len(examples) == 3
    assert not any(example.has_syntax for example in examples)


def test_batches_stay_within_their_budget() -> None:
    examples = epoch([tagged(count) for count in range(1, 20)], WORDPIECE, INVENTORY, Random(0), {"polnear": 1.0})
    batches = planned_batches(examples, 160, Random(0))
    assert sum(map(len, batches)) == len(examples)
    assert all(len(batch) * max(len(example.window.pieces) for example in batch) <= 160 for batch in batches)


def test_rows_of_a_batch_are_padded_with_ignored_labels() -> None:
    examples = [
        encode(window, WORDPIECE, INVENTORY) for d in (parsed(), tagged()) for window in cut_windows(d, WORDPIECE)
    ]
    batch = collate(examples, WORDPIECE.padding)
    assert batch.heads[0].tolist() == [2, 0, IGNORED, IGNORED]
    assert batch.syntax_rows.tolist() == [0]
    assert batch.inputs["first_pieces"].shape == batch.attributions.shape


def test_the_sequence_loss_is_the_likelihood_among_all_sequences() -> None:
    torch.manual_seed(0)
    scores, transitions = torch.randn(1, 3, 3), torch.randn(3, 3)
    labels = torch.tensor([[2, 0, 1]])

    def total(sequence: tuple[int, ...]) -> torch.Tensor:
        emitted = torch.stack([scores[0, word, label] for word, label in enumerate(sequence)]).sum()
        return emitted + torch.stack([transitions[a, b] for a, b in pairwise(sequence)]).sum()

    everything = torch.logsumexp(torch.stack([total(sequence) for sequence in product(range(3), repeat=3)]), 0)
    expected = everything - total((2, 0, 1))
    assert sequence_loss(scores, labels, transitions).item() == pytest.approx(expected.item(), abs=1e-4)
    padded_scores = torch.cat([scores, torch.randn(1, 2, 3)], 1)
    padded_labels = torch.tensor([[2, 0, 1, IGNORED, IGNORED]])
    assert sequence_loss(padded_scores, padded_labels, transitions).item() == pytest.approx(expected.item(), abs=1e-4)


def test_where_other_names_are_unmarked_they_cost_nothing() -> None:
    words = [LabelledWord("They"), LabelledWord("left")]
    examples: list[Example] = []
    layers: tuple[NameLayer, ...] = ("gold", "gold_without_other")
    for layer in layers:
        document = LabelledDocument(corpus="names", sentences=[LabelledSentence(words, True)], names=layer)
        examples.extend(encode(window, WORDPIECE, INVENTORY) for window in cut_windows(document, WORDPIECE))
    says_other = torch.zeros(1, 4, 9)
    says_other[..., 7] = 20.0
    marked, unmarked = (names_loss(says_other, collate([example], WORDPIECE.padding)).item() for example in examples)
    assert unmarked < 0.01 < marked
