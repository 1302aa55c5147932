"""Make a checkpoint of the shipped model, for a run that goes on from it: `python -m training.recover --work FOLDER`.

Checkpoints are not kept in the repository. The shipped file holds the same weights in eight bits, which cost less than
what a run changes.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor

from reportedly.annotation.reader_model.labels import Labels
from training.batches import LabelInventory
from training.export import ATTRIBUTION_TRANSITION_WEIGHT, WEIGHTS
from training.network import ReaderNetwork
from training.train import head_sizes

_PRODUCT = "/MatMul_quant"


def recovered(model: onnx.ModelProto, labels: Labels) -> dict[str, Tensor]:
    """The weights of the network that was exported, by the names of its parts, in 32 bits.

    Raises:
        KeyError: a part of the network is not in the file.
    """
    stored = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}

    def weights(name: str) -> np.ndarray:
        whole = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
        full: np.ndarray = whole * stored[f"{name}_scale"]
        return full

    found = {name.removeprefix("network."): array for name, array in stored.items() if name.startswith("network.")}
    found = {name: array for name, array in found.items() if name.endswith(("weight", "bias"))}
    for name in stored:
        if name.startswith("network.") and name.endswith("_quantized"):
            found[name.removeprefix("network.").removesuffix("_quantized")] = weights(name.removesuffix("_quantized"))
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            part = node.name.removesuffix(_PRODUCT).strip("/").replace("/", ".")
            found[f"{part}.weight"] = weights(node.input[1].removesuffix("_quantized")).T
    found["root"] = next(array for name, array in stored.items() if name.startswith("onnx::Expand") and array.ndim == 1)
    found["attribution_transitions"] = np.array(labels.attribution_transitions) / ATTRIBUTION_TRANSITION_WEIGHT
    return {name: torch.from_numpy(np.array(array, dtype=np.float32, order="C")) for name, array in found.items()}


def inventory_of(labels: Labels) -> LabelInventory:
    """The label ids of the syntactic heads, as the shipped file has them."""
    return LabelInventory(
        upos={label: number for number, label in enumerate(labels.upos)},
        xpos={label: number for number, label in enumerate(labels.xpos)},
        relations={label: number for number, label in enumerate(labels.relations)},
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/checkpoints/shipped"), help="folder to write into")
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="folder of the model")
    options = parser.parse_args(arguments)
    labels = Labels.parse((options.model / "labels.json").read_text(encoding="utf-8"))
    inventory = inventory_of(labels)
    network = ReaderNetwork(head_sizes(inventory))
    network.load_state_dict(recovered(onnx.load(options.model / "reader.int8.onnx"), labels))
    options.work.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), options.work / "network.safetensors")
    (options.work / "inventory.json").write_text(json.dumps(asdict(inventory)), encoding="utf-8")


if __name__ == "__main__":
    main()
