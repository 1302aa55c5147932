"""Export the trained network to ONNX, quantise it and write the model's folder: `python -m training.export`."""

import argparse
import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.annotation.reader_model.encoding import network_inputs
from reportedly.annotation.reader_model.labels import NAME_KINDS, Labels, bio_ids, bio_labels
from reportedly.annotation.reader_model.network import OUTPUTS
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import LabelInventory, cut_windows, encode
from training.corpora import corpora_folder, polnear
from training.network import ReaderNetwork
from training.train import head_sizes, training_documents, vocabulary

WEIGHTS = Path("src/reportedly/annotation/reader_model/weights")
VERSION = "1.0.0"
OPSET = 17
LIKELY_HEADS = 3
"""Best heads of each word whose relations leave the network; the tree nearly always keeps to them."""
ATTRIBUTION_TRANSITION_WEIGHT = 1.5
"""Weight of the learned attribution transitions; chosen on PolNeAR dev among 0.5, 1.0, 1.5, 2.0 and 2.5, which give
.721, .726, .728, .724 and .728 of linked F1."""
NAME_TRANSITION_WEIGHT = 0.3
"""Weight of the counted name transitions; the trials' choice for attributions, not tuned for names."""
_FEWEST_TRANSITIONS = 20
_OUT_OF_REACH = 1e4
_NEVER = -8.0
"""Score of a transition between name labels seen too rarely to count."""


class ExportedNetwork(nn.Module):
    """The network with the outputs that the run time reads, see `reader_model.network.NetworkOutput`."""

    only_root: Tensor

    def __init__(self, network: ReaderNetwork, root_relation: int) -> None:
        super().__init__()
        self.network = network
        only_root = torch.zeros(network.relation_count)
        only_root[root_relation] = 1.0
        self.register_buffer("only_root", only_root)

    def forward(
        self, pieces: Tensor, shapes: Tensor, boundaries: Tensor, first_pieces: Tensor, sentences: Tensor
    ) -> tuple[Tensor, ...]:
        """Give attribution and name scores, tags, arc scores, likely heads and the best relation to each of those."""
        network = self.network
        words = network.word_states(pieces, shapes, boundaries, first_pieces, pieces != 0)
        arcs = network.arc_scores(words, sentences)
        heads = arcs.topk(LIKELY_HEADS, -1).indices
        relations = network.relation_scores(words, heads)
        is_word = (heads != 0).to(relations.dtype)[..., None]
        relations = relations - _OUT_OF_REACH * is_word * self.only_root  # no word hangs on another one as a root
        return (
            network.attributions(words),
            network.names(words),
            network.upos(words).argmax(-1),
            network.xpos(words).argmax(-1),
            arcs,
            heads,
            relations.argmax(-1),
        )


def export(network: ReaderNetwork, root_relation: int, wordpiece: WordPiece, path: Path) -> None:
    """Write the network as ONNX with free batch, piece and word dimensions."""
    document = next(iter(polnear(corpora_folder() / "polnear/dev")))
    nothing = LabelInventory(upos={}, xpos={}, relations={})
    windows = [encode(window, wordpiece, nothing).window for window in cut_windows(document, wordpiece)[:2]]
    inputs = network_inputs(windows, wordpiece.padding)
    names = list(inputs)
    axes = {name: {0: "window", 1: "word"} for name in (*names, *OUTPUTS)}
    axes.update({name: {0: "window", 1: "piece"} for name in ("pieces", "shapes", "boundaries")})
    axes["arcs"] = {0: "window", 1: "word", 2: "head"}
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

    attribution = network.attribution_transitions.detach().numpy()
    Labels(
        version=VERSION,
        upos=tuple(inventory.upos),
        xpos=tuple(inventory.xpos),
        relations=tuple(inventory.relations),
        attribution_transitions=rows(ATTRIBUTION_TRANSITION_WEIGHT * attribution),
        name_transitions=rows(NAME_TRANSITION_WEIGHT * name_transitions(corpora)),
    ).write(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints"), help="folder with the checkpoint")
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
