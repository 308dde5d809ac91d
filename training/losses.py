"""What is wrong with the network's answers. In: a batch. Out: the loss of each question, a mean over what was asked.

Deliberately missing: the search for weights; they were set by hand and are the same for every run.
"""

from __future__ import annotations

import torch
from batches import SHARED_ANSWERS
from network import Encoder, Net
from store import IGNORED
from torch import Tensor
from torch.nn import functional

# What one answer of each question weighs: finding claims and links are the hard part.
WEIGHTS = {
    "teacher": 1.0,
    "claim": 4.0, "said": 1.0, "real": 0.5, "signal": 1.0, "stance": 0.7, "certainty": 0.3, "core": 0.7, "about": 0.5,
    "kind": 0.5, "private": 0.2, "measure": 0.5, "links": 3.0,
}  # fmt: skip


def losses(net: Net, b: dict[str, Tensor], teacher: Encoder | None = None) -> dict[str, Tensor]:
    """The loss of each question, and of not being where a teacher is."""
    hidden = net.states(b).float()
    heads = net.heads
    dropped = heads.dropout(hidden)
    found = {
        "claim": _one(heads.claim(dropped), b["claim"]),
        "said": _one(heads.said(dropped), b["said"]),
    }
    vectors = heads.spans(hidden, b["first"], b["after"], b["mask"])
    for name, head in heads.ask.items():
        found[name] = _answer(name, head(vectors).float(), b[name])
    score = heads.links(hidden, vectors, b["first"], b["after"])
    found["links"] = _links(score, b["yes"], b["asked"])
    if teacher is not None:
        found["teacher"] = _apart(hidden, b, teacher)
    return found


def weighed(found: dict[str, Tensor]) -> Tensor:
    """All losses as one."""
    return sum(WEIGHTS[name] * value for name, value in found.items())


def _answer(name: str, score: Tensor, target: Tensor) -> Tensor:
    if name in SHARED_ANSWERS:
        total = -(functional.log_softmax(score, -1) * target).sum()
        return total / target.sum().clamp(min=1)
    return _yes_or_no(score[..., 0], target) if score.shape[-1] == 1 else _one(score, target)


def _one(score: Tensor, target: Tensor) -> Tensor:
    """One of several answers is right."""
    total = functional.cross_entropy(
        score.flatten(0, -2).float(), target.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / (target != IGNORED).sum().clamp(min=1)


def _yes_or_no(score: Tensor, target: Tensor) -> Tensor:
    known = (target != IGNORED).float()
    each = functional.binary_cross_entropy_with_logits(
        score, target.clamp(min=0).float(), reduction="none"
    )
    return (each * known).sum() / known.sum().clamp(min=1)


def _links(score: Tensor, yes: Tensor, asked: Tensor) -> Tensor:
    each = functional.binary_cross_entropy_with_logits(score, yes, reduction="none") * asked
    count = asked.sum(-1)
    # A long window must not drown a short one: a claim's relation weighs as the root of its pieces.
    per = each.sum(-1) / count.clamp(min=1).sqrt()
    return per.sum() / (count > 0).sum().clamp(min=1)


def _apart(hidden: Tensor, b: dict[str, Tensor], teacher: Encoder) -> Tensor:
    """How far the vectors lie from a teacher's."""
    with torch.no_grad():
        want = teacher(b["ids"], b["mask"]).float()
    each = functional.mse_loss(hidden, want, reduction="none").mean(-1) * b["mask"]
    return each.sum() / b["mask"].sum()
