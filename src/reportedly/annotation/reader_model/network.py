"""Run the network with ONNX Runtime."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.annotation.reader_model.encoding import Array

ScoreArray = NDArray[np.float32]
OUTPUTS = ("attributions", "names", "upos", "xpos", "opens", "arcs", "likely_heads", "likely_relations")

_SLOWER_FUSIONS = ["SkipLayerNormFusion"]
"""The fused operator takes six times as long on one core as an addition and a layer norm (ONNX Runtime 1.32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOutput:
    """What the heads say about a window, (1, word, …) each.

    `attributions` are scores of BILOU labels, `names` of BIO labels, `upos` and `xpos` label ids; `opens` tells where
    sentences begin. `arcs` are scores of heads (0 is the root, i + 1 word i of the window), `likely_heads` each word's
    best heads and `likely_relations` the best relation to each of them.
    """

    attributions: ScoreArray
    names: ScoreArray
    upos: Array
    xpos: Array
    opens: Array
    arcs: ScoreArray
    likely_heads: Array
    likely_relations: Array


class Network:
    """A loaded network; safe to call from several threads."""

    def __init__(self, model: bytes, *, threads: int = 1) -> None:
        """Load an ONNX model; `threads` is how many cores one call may use."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_FUSIONS
        )

    def run(self, inputs: dict[str, Array]) -> NetworkOutput:
        """Read one window as `encoding.network_inputs` makes it."""
        found = self._session.run(list(OUTPUTS), inputs)
        return NetworkOutput(**dict(zip(OUTPUTS, found, strict=True)))
