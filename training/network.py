"""The network: a six-layer BERT encoder (MiniLM) with heads that read each word's first piece."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotation.reader_model.encoding import SHAPES

WIDTH = 384
HEADS = 12
_LAYERS = 6
_VOCABULARY = 30_522
_POSITIONS = 512
_MASKED = -1e4
_ARC_WIDTH = 256
_RELATION_WIDTH = 256
"""Width at which a word and its head meet before their relation is told; a biaffine of 96 instead took a tenth of the
whole network's time."""
DROPOUT = 0.1
HEAD_DROPOUT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSizes:
    """How many labels each head tells apart."""

    attributions: int
    names: int
    upos: int
    xpos: int
    relations: int


class LockedDropout(nn.Module):
    """Drops the same features at every position of a window (Gal and Ghahramani 2016).

    Drawing a mask for each position took a third of a training step on the CPU.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """Drop while training, scale what is left; do nothing otherwise."""
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2], device=states.device) >= self.share
        return states * (kept / (1 - self.share)).to(states.dtype)


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Attend with several heads to (batch, piece, width); `mask` is added to the scores.

    PyTorch's own fused attention took twice as long backwards on the CPU.
    """
    parts = [part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (query, key, value)]
    scores = torch.matmul(parts[0] * (WIDTH // HEADS) ** -0.5, parts[1].transpose(-1, -2)) + mask
    mixed = torch.matmul(scores.softmax(-1).to(query.dtype), parts[2])
    return mixed.transpose(1, 2).flatten(2)


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attention_output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(DROPOUT)
        self.attention: Callable[[Tensor, Tensor, Tensor, Tensor], Tensor] = attention

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Run the layer; `mask` is added to the attention scores."""
        query, key, value = self.query_key_value(states).split(WIDTH, -1)
        mixed = self.attention(query, key, value, mask)
        states = self.attention_norm(states + self.dropout(self.attention_output(mixed)))
        fed: Tensor = self.output_norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))
        return fed


class Encoder(nn.Module):
    """Reads word pieces; beside each piece it is told how its word is written and which boundary opens there."""

    def __init__(self) -> None:
        super().__init__()
        self.piece_embedding = nn.Embedding(_VOCABULARY, WIDTH)
        self.position_embedding = nn.Embedding(_POSITIONS, WIDTH)
        self.shape_embedding = nn.Embedding(len(SHAPES), WIDTH)
        self.boundary_embedding = nn.Embedding(3, WIDTH)
        nn.init.zeros_(self.shape_embedding.weight)
        nn.init.zeros_(self.boundary_embedding.weight)
        self.embedding_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = LockedDropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(_LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, boundaries: Tensor, visible: Tensor) -> Tensor:
        """The states of the pieces; `visible` marks the pieces that are there."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        states = (
            self.piece_embedding(pieces)
            + self.position_embedding(positions)[None]
            + self.shape_embedding(shapes)
            + self.boundary_embedding(boundaries)
        )
        states = self.dropout(self.embedding_norm(states))
        mask = (1.0 - visible.to(states.dtype))[:, None, None, :] * _MASKED
        for layer in self.layers:
            states = layer(states, mask)
        return states


class ReaderNetwork(nn.Module):
    """Encoder and heads; see `forward` for what it gives."""

    def __init__(self, sizes: HeadSizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.head_dropout = LockedDropout(HEAD_DROPOUT)
        self.attributions = nn.Linear(WIDTH, sizes.attributions)
        self.attribution_transitions = nn.Parameter(torch.zeros(sizes.attributions, sizes.attributions))
        self.names = nn.Linear(WIDTH, sizes.names)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.openings = nn.Linear(WIDTH, 1)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_head = nn.Linear(WIDTH, _ARC_WIDTH)
        self.arc_dependent = nn.Linear(WIDTH, _ARC_WIDTH)
        self.arc_weights = nn.Linear(_ARC_WIDTH, _ARC_WIDTH, bias=False)
        self.arc_bias = nn.Linear(_ARC_WIDTH, 1, bias=False)
        nn.init.zeros_(self.arc_bias.weight)
        nn.init.eye_(self.arc_weights.weight)
        self.arc_weights.weight.data /= _ARC_WIDTH**0.5
        self.relation_head = nn.Linear(WIDTH, _RELATION_WIDTH)
        self.relation_dependent = nn.Linear(WIDTH, _RELATION_WIDTH, bias=False)
        self.relations = nn.Linear(_RELATION_WIDTH, sizes.relations)
        self.relation_count = sizes.relations

    def word_states(
        self, pieces: Tensor, shapes: Tensor, boundaries: Tensor, first_pieces: Tensor, visible: Tensor
    ) -> Tensor:
        """What the encoder makes of each word, read off its first piece; `visible` marks the pieces that are there."""
        states = self.encoder(pieces, shapes, boundaries, visible)
        words = torch.gather(states, 1, first_pieces[..., None].expand(-1, -1, WIDTH))
        dropped: Tensor = self.head_dropout(words)
        return dropped

    def with_root(self, words: Tensor) -> Tensor:
        """Put the artificial root before the words: as a head it has number 0, word i has number i + 1."""
        return torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, WIDTH), words], 1)

    def arc_scores(self, words: Tensor, sentences: Tensor) -> Tensor:
        """Scores (window, dependent, head) of heads; other sentences' words and the word itself are masked."""
        heads = self.head_dropout(functional.relu(self.arc_head(self.with_root(words))))
        dependents = self.head_dropout(functional.relu(self.arc_dependent(words)))
        scores = torch.matmul(self.arc_weights(dependents), heads.transpose(1, 2))
        scores = (scores + self.arc_bias(heads).transpose(1, 2)).float()
        same_sentence = sentences[:, :, None] == sentences[:, None, :]
        numbers = torch.arange(sentences.shape[1], device=scores.device)
        itself = (numbers[:, None] == numbers[None, :])[None]
        allowed = torch.cat([torch.ones_like(same_sentence[:, :, :1]), same_sentence & ~itself], 2)
        return torch.where(allowed, scores, torch.full_like(scores, _MASKED))

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores (window, word, rank, relation) of the relation of each word to each of the given heads."""
        head_states = self.relation_head(self.with_root(words))
        batch, length, ranks = heads.shape
        wanted = heads.reshape(batch, length * ranks, 1).expand(-1, -1, _RELATION_WIDTH)
        chosen = torch.gather(head_states, 1, wanted).view(batch, length, ranks, _RELATION_WIDTH)
        together = functional.relu(chosen + self.relation_dependent(words)[:, :, None])
        full: Tensor = self.relations(together).float()
        return full


def load_encoder(network: Encoder, weights: Path) -> None:
    """Start the encoder from the safetensors of a BERT of the same size (all-MiniLM-L6)."""
    stored = load_file(weights)

    def take(name: str) -> Tensor:
        return stored[name].float()

    with torch.no_grad():
        network.piece_embedding.weight.copy_(take("embeddings.word_embeddings.weight"))
        network.position_embedding.weight.copy_(
            take("embeddings.position_embeddings.weight") + take("embeddings.token_type_embeddings.weight")[0]
        )
        _copy(network.embedding_norm, take, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)  # noqa: S101 - ModuleList forgets what it holds
            name = f"encoder.layer.{number}"
            for kind in ("weight", "bias"):
                parts = [take(f"{name}.attention.self.{part}.{kind}") for part in ("query", "key", "value")]
                getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
            _copy(layer.attention_output, take, f"{name}.attention.output.dense")
            _copy(layer.attention_norm, take, f"{name}.attention.output.LayerNorm")
            _copy(layer.widen, take, f"{name}.intermediate.dense")
            _copy(layer.narrow, take, f"{name}.output.dense")
            _copy(layer.output_norm, take, f"{name}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, take: Callable[[str], Tensor], name: str) -> None:
    module.weight.copy_(take(f"{name}.weight"))
    module.bias.copy_(take(f"{name}.bias"))
