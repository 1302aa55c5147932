"""Soft labels for unlabelled news, from finished runs: `python -m training.distil FOLDER …`."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor

from reportedly.annotation.reader_model.encoding import network_inputs
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import LabelInventory, cut_windows, encode
from training.corpora import corpora_folder
from training.labelled import LabelledDocument
from training.losses import marginals
from training.network import ReaderNetwork
from training.soft_labels import to_label_softly
from training.train import head_sizes, vocabulary

_PIECES_AT_ONCE = 6000


@torch.no_grad()
def opinions(network: ReaderNetwork, documents: Sequence[LabelledDocument], wordpiece: WordPiece) -> Tensor:
    """Probabilities (word, BIO label) of all words of the documents."""
    nothing = LabelInventory(upos={}, xpos={}, relations={})
    windows = [
        encode(window, wordpiece, nothing).window
        for document in documents
        for window in cut_windows(document, wordpiece)
    ]
    found: list[Tensor] = [torch.empty(0)] * len(windows)
    order = sorted(range(len(windows)), key=lambda number: len(windows[number].pieces))
    while order:
        taken = [order.pop()]
        while order and (len(taken) + 1) * len(windows[taken[0]].pieces) <= _PIECES_AT_ONCE:
            taken.append(order.pop())
        rows = network_inputs([windows[number] for number in taken], wordpiece.padding)
        inputs = {name: torch.from_numpy(array) for name, array in rows.items()}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = network.word_states(
                inputs["pieces"], inputs["shapes"], inputs["boundaries"], inputs["first_pieces"], inputs["pieces"] != 0
            )
            scores = network.attributions(words).float()
        for row, number in enumerate(taken):
            found[number] = marginals(scores[row, : len(windows[number].first_pieces)])
    return torch.cat(found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the soft labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teachers", nargs="+", type=Path, help="folders of finished runs")
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints/second"), help="folder to write into")
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    wordpiece = WordPiece(vocabulary())
    documents = to_label_softly(options.corpora)
    found = []
    for folder in options.teachers:
        inventory = LabelInventory(**json.loads((folder / "inventory.json").read_text(encoding="utf-8")))
        network = ReaderNetwork(head_sizes(inventory))
        network.load_state_dict(load_file(folder / "network.safetensors"))
        network.eval()
        found.append(opinions(network, documents, wordpiece))
    options.work.mkdir(parents=True, exist_ok=True)
    mean = torch.stack(found).mean(0)
    np.savez(options.work / "soft_labels.npz", labels=mean.numpy().astype(np.float16))


if __name__ == "__main__":
    main()
