"""Weights of several runs averaged, and taken back out of the shipped file."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")
onnx = pytest.importorskip("onnx", reason="training needs onnx: make train installs it")

from safetensors.torch import load_file, save_file

from reportedly.annotation.reader_model.labels import Labels
from training.average import averaged, main
from training.export import WEIGHTS
from training.network import ReaderNetwork
from training.recover import inventory_of, recovered
from training.train import head_sizes


def test_a_mean_lies_in_a_folder_like_that_of_a_run(tmp_path: Path) -> None:
    for name, value in (("first", 1.0), ("second", 4.0)):
        (tmp_path / name).mkdir()
        save_file({"weights": torch.full((2,), value)}, tmp_path / name / "network.safetensors")
        (tmp_path / name / "inventory.json").write_text("{}", encoding="utf-8")
    assert averaged([tmp_path / "first", tmp_path / "second"])["weights"].tolist() == [2.5, 2.5]
    main([str(tmp_path / "first"), str(tmp_path / "second"), "--into", str(tmp_path / "mean")])
    assert load_file(tmp_path / "mean" / "network.safetensors")["weights"].tolist() == [2.5, 2.5]
    assert (tmp_path / "mean" / "inventory.json").is_file()


def test_every_part_of_the_network_is_recovered_from_the_shipped_file() -> None:
    labels = Labels.parse((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    network = ReaderNetwork(head_sizes(inventory_of(labels)))
    network.load_state_dict(recovered(onnx.load(WEIGHTS / "reader.int8.onnx"), labels))
    norms = [layer.output_norm.weight for layer in network.encoder.layers]
    assert all(0.1 < float(weights.detach().abs().mean()) < 10 for weights in norms)
    assert float(network.attribution_transitions.detach().max()) < 10
