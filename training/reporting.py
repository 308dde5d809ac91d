"""What training says: losses while it runs, right answers on held-out windows after. In: answers, marks. Out: printed lines.

The shares tell runs apart; they are not the reader's scores, for which whole texts are read (``quality``).
Deliberately missing: anything a decision hangs on.
"""

from __future__ import annotations

from collections import defaultdict

import torch
from batches import batches, tensors
from losses import WEIGHTS
from network import Net
from store import IGNORED, RELATIONS, Example
from torch import Tensor

PIECES = 16384  # A batch.
HALF = 0.5  # A piece is tagged from here on, a claim found when as many of its pieces are.
Tally = dict[str, list[float]]


class Means:
    """The mean of each loss over some steps."""

    def __init__(self) -> None:
        self._sums = dict.fromkeys(WEIGHTS, 0.0)
        self._counts = dict.fromkeys(WEIGHTS, 0)

    def add(self, found: dict[str, Tensor]) -> None:
        """Take in the losses of a step."""
        for name, value in found.items():
            self._sums[name] += float(value)
            self._counts[name] += 1

    def __str__(self) -> str:
        return " ".join(f"{n} {s / max(1, self._counts[n]):.3f}" for n, s in self._sums.items())


@torch.no_grad()
def report(net: Net, held: list[Example], signals: int) -> None:
    """Print, for each held-out house, the share of right answers on marked claims and of claims found."""
    net.eval()
    by: dict[str, Tally] = defaultdict(lambda: defaultdict(list))
    for batch in batches(held, PIECES):
        b = tensors(batch, signals, net.device)
        found = _answers(net, b)
        for row, x in enumerate(batch):
            tally = by[x["house"]]
            for number in range(len(x["spans"])):
                _note_claim(tally, b, found, (row, number))
                _note_links(tally, b, found, (row, number))
            on = (found["tags"][row] > HALF) & (b["claim"][row] != IGNORED)
            tally["tags right"].extend((b["claim"][row][on] > 0).float().tolist())
    for house, tally in sorted(by.items()):
        print(house, *(_share(name, right) for name, right in sorted(tally.items())), flush=True)


def _share(name: str, right: list[float]) -> str:
    return f"{name} {sum(right) / max(1, len(right)):.3f}({len(right)})"


def _answers(net: Net, b: dict[str, Tensor]) -> dict[str, Tensor]:
    """Tags by piece, links by claim and piece, and the answers to every question about a claim."""
    heads = net.heads
    with net.precision():
        hidden = net.encoder(b["ids"], b["mask"]).float()
    vectors = heads.spans(hidden, b["first"], b["after"], b["mask"])
    links = heads.links(hidden, vectors, b["first"], b["after"])
    return {
        "tags": heads.claim(hidden).softmax(-1)[:, :, 1:].sum(-1),
        "links": links.sigmoid() * b["asked"],
        **{name: head(vectors) for name, head in heads.ask.items()},
    }


def _note_claim(
    tally: Tally, b: dict[str, Tensor], found: dict[str, Tensor], at: tuple[int, int]
) -> None:
    if b["real"][at] != 0 and b["core"][at] == 1:
        on = found["tags"][at[0], b["first"][at] : b["after"][at]] > HALF
        tally["recall"].append(float(on.float().mean() >= HALF))
        signal = found["signal"][at][1:].argmax() + 1  # "None" is never the answer here.
        tally["signal"].append(float(b["signal"][at][signal] > 0))
        tally["stance"].append(float(b["stance"][at][found["stance"][at].argmax()] > 0))
    for name in ("certainty", "about", "kind", "measure"):
        if b[name][at] != IGNORED:
            tally[name].append(float(found[name][at].argmax() == b[name][at]))
    for name in ("core", "private"):
        if b[name][at] != IGNORED:
            tally[name].append(float((found[name][at][0] > 0) == bool(b[name][at])))


def _note_links(
    tally: Tally, b: dict[str, Tensor], found: dict[str, Tensor], at: tuple[int, int]
) -> None:
    row, claim = at
    for number, relation in enumerate(RELATIONS):
        yes = b["yes"][row, number, claim]
        if yes.sum() > 0:
            best = found["links"][row, number, claim].argmax()
            tally[f"->{relation}"].append(float(yes[best]))
