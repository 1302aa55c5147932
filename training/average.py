"""Average the weights of finished runs: `python -m training.average RUN … --into FOLDER`.

Runs that began where another one ended lie in one valley: their mean reads better than any of them (Wortsman et al.
2022, model soups; measured in training/README.md).
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor


def averaged(runs: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of the networks in the folders, each counting the same."""
    stored = [load_file(run / "network.safetensors") for run in runs]
    return {name: torch.stack([weights[name] for weights in stored]).mean(0) for name in stored[0]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the mean, in a folder like that of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", type=Path, help="folders of finished runs")
    parser.add_argument("--into", type=Path, required=True, help="folder to write into")
    options = parser.parse_args(arguments)
    options.into.mkdir(parents=True, exist_ok=True)
    save_file(averaged(options.runs), options.into / "network.safetensors")
    shutil.copy(options.runs[0] / "inventory.json", options.into / "inventory.json")


if __name__ == "__main__":
    main()
