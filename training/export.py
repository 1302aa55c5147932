"""Export the trained network to ONNX, quantise it and write the model's folder: `python -m training.export`."""

import argparse
import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.annotation.reader_model.encoding import MAY_OPEN, NEVER_OPENS, network_inputs
from reportedly.annotation.reader_model.labels import (
    ATTRIBUTION_ROLES,
    NAME_KINDS,
    Labels,
    bilou_labels,
    bio_ids,
    bio_labels,
)
from reportedly.annotation.reader_model.network import OUTPUTS
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import LabelInventory, cut_windows, encode
from training.corpora import corpora_folder, polnear
from training.network import HEADS, ReaderNetwork, attention
from training.train import head_sizes, training_documents, vocabulary

WEIGHTS = Path("src/reportedly/annotation/reader_model/weights")
VERSION = "1.2.0"
OPSET = 17
LIKELY_HEADS = 3
"""Best heads of each word whose relations leave the network; the tree nearly always keeps to them."""
ATTRIBUTION_TRANSITION_WEIGHT = 1.25
"""Weight of the learned attribution transitions; chosen on PolNeAR dev, where for version 1.2.0 weights of 1.0, 1.25,
1.5 and 2.0 give .745, .747, .746 and .744 of linked F1."""
OPENING_THRESHOLD = -1.0
"""Score (log-odds) from which a sentence begins at a word; on EWT dev -1, -2 and -3 give 88.0, 87.9 and 87.6 of raw
UAS."""
NAME_TRANSITION_WEIGHT = 0.3
"""Weight of the counted name transitions; the trials' choice for attributions, not tuned for names."""
_FEWEST_TRANSITIONS = 20
_OUT_OF_REACH = 1e4
_NEVER = -30.0
"""Score of a transition between labels that cannot follow each other, or were seen to too rarely to count."""


class FusedAttention(torch.autograd.Function):
    """Attention as one operator of ONNX Runtime, which takes half the time of the plain ones.

    It has no mask: the run time reads one window at a time, without padding.
    """

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        """Attend as in training."""
        return attention(query, key, value, mask)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, _: Any) -> Any:
        """Stand for the operator."""
        found = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        found.setType(query.type())
        return found


class ExportedNetwork(nn.Module):
    """The network with the outputs that the run time reads, see `reader_model.network.NetworkOutput`."""

    only_root: Tensor

    def __init__(self, network: ReaderNetwork, root_relation: int) -> None:
        super().__init__()
        self.network = network
        for layer in network.encoder.layers:
            layer.attention = FusedAttention.apply
        only_root = torch.zeros(network.relation_count)
        only_root[root_relation] = 1.0
        self.register_buffer("only_root", only_root)

    def forward(
        self, pieces: Tensor, shapes: Tensor, boundaries: Tensor, first_pieces: Tensor, openings: Tensor
    ) -> tuple[Tensor, ...]:
        """Give scores, tags, where sentences begin, arc scores, likely heads and the best relation to each of those."""
        network = self.network
        words = network.word_states(pieces, shapes, boundaries, first_pieces, torch.ones_like(pieces))
        opens = (openings != NEVER_OPENS) & (
            (openings != MAY_OPEN) | (network.openings(words)[..., 0] > OPENING_THRESHOLD)
        )
        arcs = network.arc_scores(words, opens.to(torch.int64).cumsum(1))
        heads = arcs.topk(LIKELY_HEADS, -1).indices
        relations = network.relation_scores(words, heads)
        is_word = (heads != 0).to(relations.dtype)[..., None]
        relations = relations - _OUT_OF_REACH * is_word * self.only_root  # no word hangs on another one as a root
        return (
            network.attributions(words),
            network.names(words),
            network.upos(words).argmax(-1),
            network.xpos(words).argmax(-1),
            opens,
            arcs,
            heads,
            relations.argmax(-1),
        )


def export(network: ReaderNetwork, root_relation: int, wordpiece: WordPiece, path: Path) -> None:
    """Write the network as ONNX with free piece and word dimensions, for one window at a time."""
    document = next(iter(polnear(corpora_folder() / "polnear/dev")))
    nothing = LabelInventory(upos={}, xpos={}, relations={})
    window = encode(cut_windows(document, wordpiece)[0], wordpiece, nothing).window
    inputs = network_inputs([window], wordpiece.padding)
    names = list(inputs)
    axes = {name: {1: "word"} for name in (*names, *OUTPUTS)}
    axes.update({name: {1: "piece"} for name in ("pieces", "shapes", "boundaries")})
    axes["arcs"] = {1: "word", 2: "head"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter announces its own successor
        torch.onnx.export(
            ExportedNetwork(network.eval(), root_relation),
            tuple(torch.from_numpy(array) for array in inputs.values()),
            str(path),
            dynamo=False,
            input_names=names,
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=OPSET,
            custom_opsets={"com.microsoft": 1},
        )


def quantise(full: Path, path: Path) -> None:
    """Write the network with its weights in eight bits, a scale for each channel."""
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True)


def counted_transitions(sequences: Sequence[Sequence[int]], labels: int) -> np.ndarray:
    """Logarithms of how often each label follows each; pairs seen too rarely get a score that forbids them."""
    counts = np.ones((labels, labels))
    for sequence in sequences:
        np.add.at(counts, (sequence[:-1], sequence[1:]), 1)
    shares = np.log(counts / counts.sum(1, keepdims=True))
    return np.where(counts < _FEWEST_TRANSITIONS, _NEVER, shares)


def impossible_steps(labels: Sequence[str]) -> np.ndarray:
    """Which BILOU label cannot follow which: an open run goes on, and nothing else does."""
    parts = [label.partition("-") for label in labels]
    return np.array(
        [
            [(before in "BI") != (after in "IL") or (before in "BI" and kind != other) for after, _, other in parts]
            for before, _, kind in parts
        ]
    )


def name_transitions(corpora: Path) -> np.ndarray:
    """Transitions between name labels as the training corpora have them."""
    sequences = [
        bio_ids([word.name for word in sentence.words])
        for document in training_documents(corpora)
        if document.names in {"silver", "gold"}
        for sentence in document.sentences
    ]
    return counted_transitions(sequences, len(bio_labels(NAME_KINDS)))


def write_labels(network: ReaderNetwork, inventory: LabelInventory, corpora: Path, path: Path) -> None:
    """Write the labels of the heads with their weighted transitions."""

    def rows(matrix: np.ndarray) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(round(float(value), 4) for value in row) for row in matrix)

    attribution = ATTRIBUTION_TRANSITION_WEIGHT * network.attribution_transitions.detach().numpy()
    attribution[impossible_steps(bilou_labels(ATTRIBUTION_ROLES))] = _NEVER
    Labels(
        version=VERSION,
        upos=tuple(inventory.upos),
        xpos=tuple(inventory.xpos),
        relations=tuple(inventory.relations),
        attribution_transitions=rows(attribution),
        name_transitions=rows(NAME_TRANSITION_WEIGHT * name_transitions(corpora)),
    ).write(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints/mean"), help="folder of the weights")
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--into", type=Path, default=WEIGHTS, help="folder of the model")
    options = parser.parse_args(arguments)
    inventory = LabelInventory(**json.loads((options.work / "inventory.json").read_text(encoding="utf-8")))
    network = ReaderNetwork(head_sizes(inventory))
    network.load_state_dict(load_file(options.work / "network.safetensors"))
    network.eval()
    options.into.mkdir(parents=True, exist_ok=True)
    export(network, inventory.relations["root"], WordPiece(vocabulary()), options.work / "reader.onnx")
    quantise(options.work / "reader.onnx", options.into / "reader.int8.onnx")
    (options.into / "vocabulary.txt").write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    write_labels(network, inventory, options.corpora, options.into / "labels.json")


if __name__ == "__main__":
    main()
