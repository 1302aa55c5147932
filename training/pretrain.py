"""Let the encoder read news with hidden words before it learns to label: `python -m training.pretrain`."""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotation.reader_model.encoding import EncodedWindow, network_inputs
from reportedly.annotation.reader_model.windows import LONGEST_WINDOW
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import LabelInventory, cut_windows, encode
from training.corpora import corpora_folder
from training.network import WIDTH, Encoder, load_encoder
from training.news import news
from training.train import MASK_PIECE, start_folder, training_documents, vocabulary

HIDDEN_WORDS = 0.2
"""Share of the words that are hidden, all their pieces at once."""
PIECES_A_BATCH = 3200
STEPS = 650
PEAK_RATE = 5e-4
WARM_UP_STEPS = 60
_LOGGED_EVERY = 25


class HiddenWords(nn.Module):
    """The encoder with a head that guesses pieces, its output weights tied to the piece embedding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.transform = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(encoder.piece_embedding.num_embeddings))

    def forward(self, pieces: Tensor, shapes: Tensor, boundaries: Tensor, visible: Tensor, at: Tensor) -> Tensor:
        """Scores of the pieces that stood where `at` is true."""
        states = self.encoder(pieces, shapes, boundaries, visible)[at]
        states = self.norm(functional.gelu(self.transform(states)))
        return functional.linear(states, self.encoder.piece_embedding.weight, self.bias)


def hidden(inputs: dict[str, Tensor], padding: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Pieces with whole words hidden, and where; one in ten of the hidden pieces is shown, another one is replaced."""
    pieces, first = inputs["pieces"], inputs["first_pieces"]
    opens = torch.zeros_like(pieces).scatter_(1, first, 1)
    opens[:, 0] = 0
    word = opens.cumsum(1)
    chosen = torch.rand(pieces.shape, generator=generator) < HIDDEN_WORDS
    at = chosen.gather(1, word) & (word > 0) & (pieces != padding)
    at &= pieces != pieces[0, int((pieces[0] != padding).sum()) - 1]  # the closing piece
    lot = torch.rand(pieces.shape, generator=generator)
    others = torch.randint(1000, 30_000, pieces.shape, generator=generator)
    replaced = torch.where(lot < 0.8, torch.full_like(pieces, MASK_PIECE), torch.where(lot < 0.9, others, pieces))
    return torch.where(at, replaced, pieces), at


def reading(corpora: Path, wordpiece: WordPiece, random: Random) -> list[EncodedWindow]:
    """The windows of one pass over the training corpora's texts and the unlabelled news, in random order."""
    nothing = LabelInventory(upos={}, xpos={}, relations={})
    windows: list[EncodedWindow] = []
    for document in (*training_documents(corpora), *news(corpora)):
        limit = random.randint(LONGEST_WINDOW // 2, LONGEST_WINDOW)
        windows.extend(encode(window, wordpiece, nothing).window for window in cut_windows(document, wordpiece, limit))
    random.shuffle(windows)
    return windows


def batches(windows: Sequence[EncodedWindow], random: Random) -> Iterator[list[EncodedWindow]]:
    """Windows of like length together, for ever."""
    while True:
        ordered = sorted(windows, key=lambda window: (len(window.pieces) // 8, random.random()))
        planned: list[list[EncodedWindow]] = [[]]
        for window in ordered:
            if (len(planned[-1]) + 1) * len(window.pieces) > PIECES_A_BATCH:
                planned.append([])
            planned[-1].append(window)
        random.shuffle(planned)
        yield from planned


def run(work: Path, corpora: Path, steps: int, seed: int) -> None:
    """Read so many batches and write the encoder, unless it is there already."""
    if (work / "encoder.safetensors").exists():
        return
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    work.mkdir(parents=True, exist_ok=True)
    wordpiece = WordPiece(vocabulary())
    random = Random(seed)
    windows = reading(corpora, wordpiece, random)
    encoder = Encoder()
    load_encoder(encoder, start_folder() / "model.safetensors")
    network = HiddenWords(encoder).train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=0.0, weight_decay=0.01, fused=True)
    generator = torch.Generator().manual_seed(seed)
    losses: list[float] = []
    with (work / "pretraining.jsonl").open("a", encoding="utf-8", buffering=1) as log:
        for step, batch in enumerate(islice(batches(windows, random), steps), start=1):
            for group in optimiser.param_groups:
                group["lr"] = PEAK_RATE * min(step / WARM_UP_STEPS, 1 - step / steps)
            inputs = {name: torch.from_numpy(rows) for name, rows in network_inputs(batch, wordpiece.padding).items()}
            pieces, at = hidden(inputs, wordpiece.padding, generator)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(pieces, inputs["shapes"], inputs["boundaries"], inputs["pieces"] != 0, at).float()
            loss = functional.cross_entropy(scores, inputs["pieces"][at])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            if step % _LOGGED_EVERY == 0:
                log.write(json.dumps({"step": step, "loss": round(mean(losses[-_LOGGED_EVERY:]), 4)}) + "\n")
    save_file(encoder.state_dict(), work / "encoder.safetensors")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and read the news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints/first"), help="folder of the run")
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    run(options.work, options.corpora, options.steps, options.seed)


if __name__ == "__main__":
    main()
