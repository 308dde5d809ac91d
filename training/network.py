"""The reader's network: one multilingual encoder, heads for tags, claims and links.

In: piece numbers of windows. Out: a vector a piece, and the heads' scores. The heads run in NumPy when texts are read
(``callup.reading.heads``): keep the two alike; a test compares them. Deliberately missing: a pooler.
"""

from __future__ import annotations

import torch
from store import CLAIM_TAGS, RELATIONS, SAID_TAGS
from torch import Tensor, nn
from torch.nn import functional

SIZE, HEADS, LAYERS, INNER = 384, 12, 12, 1536
LINK = 128  # Width in which a claim and a piece are compared.
DROPOUT = 0.1
HEAD_DROPOUT = 0.2  # Marks are few: without more of it the heads know the training texts by heart after four epochs.
REACH = 32  # Distances in pieces beyond this many (on a scale that thins out) count as far.


class Dropout(nn.Module):
    """Silences a share of what passes, in 256ths; one random number serves eight places, which spares a processor much."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.silent = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        """The same shape, louder where it is not silent."""
        if not self.training or not self.silent:
            return x
        dice = torch.empty(-(-x.numel() // 8), dtype=torch.int64, device=x.device).random_()
        # The top bit of a random 64-bit number is never set: bytes are taken of numbers moved up by one bit.
        kept = ((dice << 1) ^ (dice >> 55)).view(torch.uint8)[: x.numel()].view(
            x.shape
        ) >= self.silent
        return x * kept * (256 / (256 - self.silent))


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention written out: on a processor with 16-bit products twice as fast as the ready-made one with its gradients."""
    if query.device.type != "cpu":
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    score = (query / query.shape[-1] ** 0.5) @ key.transpose(-1, -2)
    if mask is not None and not mask.all():
        score = score.masked_fill(~mask, -1e4)
    return score.softmax(-1, dtype=score.dtype) @ value


class Layer(nn.Module):
    """One encoder layer, normalised after each half as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.mix = nn.Linear(SIZE, SIZE)
        self.norm_mix = nn.LayerNorm(SIZE, eps=1e-12)
        self.widen = nn.Linear(SIZE, INNER)
        self.narrow = nn.Linear(INNER, SIZE)
        self.norm_narrow = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend, then transform."""
        rows, length, _ = x.shape
        parts = self.qkv(x).view(rows, length, 3, HEADS, SIZE // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = _attend(query, key, value, mask).transpose(1, 2).reshape(rows, length, SIZE)
        x = self.norm_mix(x + self.dropout(self.mix(seen)))
        return self.norm_narrow(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """multilingual-e5-small with a cut vocabulary; its table of pieces stays as it came."""

    def __init__(self, weights: dict[str, Tensor], layers: int, dropout: float) -> None:
        super().__init__()
        self.register_buffer("word", weights["embeddings.word_embeddings.weight"])
        self.position = nn.Parameter(
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = Dropout(dropout)
        picked = [round(i * (LAYERS - 1) / (layers - 1)) for i in range(layers)]
        self.layers = nn.ModuleList(Layer(dropout) for _ in picked)
        with torch.no_grad():
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for layer, number in zip(self.layers, picked, strict=True):
                _take(layer, weights, f"encoder.layer.{number}.")

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """A vector for each piece."""
        return self.upper(self.lower(ids, mask, 0), mask, 0)

    def lower(self, ids: Tensor, mask: Tensor | None, layers: int) -> Tensor:
        """What the lowest layers make of pieces."""
        x = self.word[ids].to(self.position.dtype) + self.position[: ids.shape[1]]
        x = self.dropout(self.norm(x))
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers[:layers]:
            x = layer(x, seen)
        return x

    def upper(self, x: Tensor, mask: Tensor | None, layers: int) -> Tensor:
        """What the layers above the lowest make of it."""
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers[layers:]:
            x = layer(x, seen)
        return x


def _take(layer: Layer, weights: dict[str, Tensor], head: str) -> None:
    for kind in ("weight", "bias"):
        parts = [weights[f"{head}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    _copy(layer.mix, weights, head + "attention.output.dense")
    _copy(layer.norm_mix, weights, head + "attention.output.LayerNorm")
    _copy(layer.widen, weights, head + "intermediate.dense")
    _copy(layer.narrow, weights, head + "output.dense")
    _copy(layer.norm_narrow, weights, head + "output.LayerNorm")


def _copy(part: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(weights[f"{name}.weight"])
    part.bias.copy_(weights[f"{name}.bias"])


class Heads(nn.Module):
    """All heads. ``sizes`` names each question asked of a claim and how many answers it has."""

    def __init__(
        self, sizes: dict[str, int], relations: int, claim_tags: int, said_tags: int
    ) -> None:
        super().__init__()
        self.claim = nn.Linear(SIZE, claim_tags)
        self.said = nn.Linear(SIZE, said_tags)
        self.widen = nn.Linear(4 * SIZE, SIZE)
        self.ask = nn.ModuleDict({name: nn.Linear(SIZE, size) for name, size in sizes.items()})
        self.relations = relations
        self.query = nn.Linear(SIZE, relations * LINK)
        self.key = nn.Linear(SIZE, relations * LINK)
        self.far = nn.Parameter(torch.zeros(relations, 2 * REACH + 1))
        self.bias = nn.Parameter(torch.full((relations,), -2.0))
        self.dropout = Dropout(HEAD_DROPOUT)

    def spans(self, hidden: Tensor, first: Tensor, after: Tensor, mask: Tensor) -> Tensor:
        """A vector for each claim [window, claim]: its mean, its first and last piece, the mean of its window."""
        total = torch.cat([hidden.new_zeros(hidden.shape[0], 1, SIZE), hidden.cumsum(1)], 1)
        count = (after - first).clamp(min=1)[:, :, None]
        mean = (_pick(total, after) - _pick(total, first)) / count
        whole = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        parts = [
            mean,
            _pick(hidden, first),
            _pick(hidden, (after - 1).clamp(min=0)),
            whole[:, None].expand_as(mean),
        ]
        return self.dropout(functional.gelu(self.widen(self.dropout(torch.cat(parts, -1)))))

    def links(self, hidden: Tensor, vectors: Tensor, first: Tensor, after: Tensor) -> Tensor:
        """The score of each claim and piece being linked: [window, relation, claim, piece]."""
        rows, length = hidden.shape[:2]
        query = self.query(vectors).view(rows, -1, self.relations, LINK).transpose(1, 2)
        key = self.key(hidden).view(rows, length, self.relations, LINK).permute(0, 2, 3, 1)
        score = (query @ key).float() / LINK**0.5
        far = functional.embedding(_distance(first, after, length), self.far.T)
        return score + far.permute(0, 3, 1, 2) + self.bias[None, :, None, None]


class Net(nn.Module):
    """Encoder and heads. The lowest layers may be frozen, arithmetic may be in 16 bits."""

    def __init__(self, weights: dict[str, Tensor], layers: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layers, DROPOUT)
        self.heads = Heads(sizes, len(RELATIONS), CLAIM_TAGS, SAID_TAGS)
        self.frozen = 0
        self.short = False

    @property
    def device(self) -> torch.device:
        """Where the network lies."""
        return self.encoder.word.device

    def precision(self) -> torch.autocast:
        """The arithmetic of the encoder."""
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.short)

    def freeze(self, layers: int) -> None:
        """Leave the lowest layers, and what lies below them, as they are."""
        self.frozen = layers
        if layers:
            self.encoder.position.requires_grad_(requires_grad=False)
            for part in (self.encoder.norm, *self.encoder.layers[:layers]):
                part.requires_grad_(requires_grad=False)

    def states(self, b: dict[str, Tensor]) -> Tensor:
        """The vectors of a batch; what frozen layers say of it is computed where no cache holds it (``low``)."""
        low = b.get("low")
        if low is None:
            with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
                low = self.encoder.lower(b["ids"], b["mask"], self.frozen)
        return self.encoder.upper(low, b["mask"], self.frozen)


def _pick(states: Tensor, at: Tensor) -> Tensor:
    return states.gather(1, at[:, :, None].expand(-1, -1, states.shape[-1]))


def _distance(first: Tensor, after: Tensor, length: int) -> Tensor:
    """How far each piece stands from a claim, on a scale that thins out: 0 inside, small numbers before, large after."""
    at = torch.arange(length, device=first.device)
    before = (first[:, :, None] - at).clamp(min=0)
    behind = (at - after[:, :, None] + 1).clamp(min=0)
    return torch.where(before > 0, _far(before), torch.where(behind > 0, REACH + _far(behind), 0))


def _far(pieces: Tensor) -> Tensor:
    thin = 8 + 6 * torch.log2(pieces.float().clamp(min=8) / 8)
    return torch.where(pieces > 8, thin.round().long(), pieces).clamp(max=REACH)
