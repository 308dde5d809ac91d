"""The tagger's network: a small BERT encoder, a mark for each word, a linear-chain CRF on top.

In: piece numbers and marks of windows. Out: a score for each label at each piece, and the loss of
given labels. Deliberately missed: attention dropout, which doubles the time of a step.
"""

from __future__ import annotations

import re

import torch
from torch import Tensor, nn
from torch.nn import functional

from callup.reading.labelpath import IMPOSSIBLE, may_follow
from callup.reading.pieces import MARKS

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SIZE, HEADS, LAYERS, INNER, PIECES, POSITIONS = 384, 12, 6, 1536, 30522, 512


class Layer(nn.Module):
    """One encoder layer, normalised after each half as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(SIZE, 3 * SIZE)
        self.mix = nn.Linear(SIZE, SIZE)
        self.norm_mix = nn.LayerNorm(SIZE, eps=1e-12)
        self.widen = nn.Linear(SIZE, INNER)
        self.narrow = nn.Linear(INNER, SIZE)
        self.norm_narrow = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend, then transform."""
        rows, length, _ = x.shape
        joined = self.query_key_value(x).view(rows, length, 3, HEADS, SIZE // HEADS)
        query, key, value = joined.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: the fused form is slower to differentiate on a processor.
        weight = (query * (SIZE // HEADS) ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            weight = weight.masked_fill(~mask, IMPOSSIBLE)
        seen = torch.softmax(weight, -1, dtype=weight.dtype).to(value.dtype) @ value
        seen = seen.transpose(1, 2).reshape(rows, length, SIZE)
        x = self.norm_mix(x + self.dropout(self.mix(seen)))
        return self.norm_narrow(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Crf(nn.Module):
    """What following one label by another is worth; impossible successions are forbidden."""

    def __init__(self) -> None:
        super().__init__()
        count = len(LABELS)
        self.start = nn.Parameter(torch.zeros(count))
        self.follow = nn.Parameter(torch.zeros(count, count))
        self.end = nn.Parameter(torch.zeros(count))
        closed = torch.from_numpy(~may_follow(LABELS)).float() * IMPOSSIBLE
        shut = torch.tensor([IMPOSSIBLE * x.startswith("I-") for x in LABELS])
        self.register_buffer("closed", closed, persistent=False)
        self.register_buffer("shut", shut, persistent=False)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return start, follow and end scores with the forbidden ones far below the rest."""
        return self.start + self.shut, self.follow + self.closed, self.end

    def opening(self, free: Tensor) -> Tensor:
        """Score each run's first label; a run that continues a paragraph may open anywhere."""
        return torch.where(free[:, None], torch.zeros(()), self.scores()[0][None])

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor, free: Tensor) -> Tensor:
        """Return the negative log-likelihood of the labels, summed over runs."""
        _, follow, end = self.scores()
        opening = self.opening(free)
        real = torch.arange(labels.shape[1])[None] < lengths[:, None]
        gold = emissions.gather(2, labels[:, :, None]).squeeze(2).mul(real).sum()
        gold = gold + opening.gather(1, labels[:, :1]).sum()
        gold = gold + (follow[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum()
        gold = gold + end[labels.gather(1, lengths[:, None] - 1)].sum()
        score = opening + emissions[:, 0]
        for t in range(1, labels.shape[1]):
            longer = torch.logsumexp(score[:, :, None] + follow[None], 1) + emissions[:, t]
            score = torch.where(real[:, t, None], longer, score)
        return torch.logsumexp(score + end[None], 1).sum() - gold


class Tagger(nn.Module):
    """Encoder, mark and label scores."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(PIECES, SIZE)
        self.position = nn.Embedding(POSITIONS, SIZE)
        self.mark = nn.Embedding(MARKS, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head = nn.Linear(SIZE, len(LABELS))
        self.crf = Crf()
        nn.init.zeros_(self.mark.weight)

    def encode(self, pieces: Tensor, marks: Tensor, real: Tensor | None) -> Tensor:
        """Return a vector for each piece."""
        x = self.word(pieces) + self.position.weight[None, : pieces.shape[1]] + self.mark(marks)
        x = self.dropout(self.norm(x))
        mask = None if real is None else real[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, pieces: Tensor, marks: Tensor) -> Tensor:
        """Score the labels at each piece of unpadded windows."""
        return self.head(self.encode(pieces, marks, None))

    def loss(self, hidden: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Return the loss of a batch's labels, per window."""
        picked = hidden[batch["row"][:, None], batch["places"]]
        emissions = self.head(self.dropout(picked))
        total = self.crf.loss(emissions, batch["labels"], batch["lengths"], batch["free"])
        return total / len(batch["pieces"])

    def depth_below_top(self, name: str) -> int:
        """Count the layers above a weight."""
        match = re.match(r"layers\.(\d+)\.", name)
        return LAYERS - 1 - int(match[1]) if match else LAYERS

    @torch.no_grad()
    def take_encoder(self, weights: dict[str, Tensor]) -> None:
        """Copy the packaged encoder's weights; the segment vector joins the positions."""
        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"] + segment)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            head = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{head}attention.self.{x}.{kind}"] for x in _ATTENTION]
                getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
            _copy(layer.mix, weights, head + "attention.output.dense")
            _copy(layer.norm_mix, weights, head + "attention.output.LayerNorm")
            _copy(layer.widen, weights, head + "intermediate.dense")
            _copy(layer.narrow, weights, head + "output.dense")
            _copy(layer.norm_narrow, weights, head + "output.LayerNorm")


_ATTENTION = ("query", "key", "value")


def _copy(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(weights[f"{name}.weight"])
    part.bias.copy_(weights[f"{name}.bias"])
