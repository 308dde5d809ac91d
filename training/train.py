"""Train the reader's network, all heads together.

    python training/train.py --data DATA --base BASE --out RUN [--without HOUSE]… [--layers 12] [--epochs 8]

In: examples and base weights. Out: ``RUN/reader.pt``, and printed what it says of held-out texts. A run stops and resumes:
``RUN/state.pt`` holds all it needs (``--resume``). The seed is fixed; other processors give slightly different weights.
Needs PyTorch, NumPy and the files of this folder, not Callup. Deliberately missing: any search for settings.
"""

from __future__ import annotations

import argparse
import math
import random  # noqa: TID251 (seeded from the command line)
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import checkpoint
import numpy as np
import store
import torch
from batches import batches, draw, tensors
from cache import cached
from losses import losses, weighed
from network import Encoder, Net
from reporting import Means, report
from store import Example
from torch import Tensor, nn

WARM = 60  # Steps over which the rates rise.
FALL = 1.02  # The rates fall in a line that ends a little above nothing.
CLIP = 1.0  # No gradient is longer.
CALM = 0.995  # Share of the running average kept at each step.
MEASURED_EVERY = 20  # Steps between two looks at the losses.
TOLD_EVERY = 200  # Steps between two lines about them.
SHOWN_EVERY = 480  # Seconds between two looks at the running average, which can be tried while training goes on.
SAVED_EVERY = 300  # Seconds between two states that a stopped run resumes from.
STATE = "state.pt"
# The hidden layers of the heads learn at this share of the rate of their answers: at the full rate they go astray.
INNER = 0.3
# Never trained on, whatever is asked.
DEVELOPMENT = frozenset({"isw-dev", "tv-dev", "seeds", "held", "held-near"})
Learn = Callable[[list[Example]], dict[str, Tensor]]


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the folder that prepare.py wrote")
    add("--base", type=Path, required=True, help="the folder that base.py wrote")
    add("--out", type=Path, required=True)
    add("--without", action="append", default=[], help="a house to leave out")
    add("--seed", type=int, default=1)
    add("--resume", action="store_true", help="go on where a stopped run was saved")
    add("--layers", type=int, default=12)
    add("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    add("--start", type=Path, help="a reader.pt to go on from")
    add("--teacher", type=Path, help="a reader.pt whose vectors are learned beside the marks")
    add("--epochs", type=float, default=8)
    add("--seconds", type=float, default=1e9, help="end by then; the rates fall with the time")
    add("--batch", type=int, default=8192, help="pieces a step")
    add("--rate", type=float, default=2e-4)
    add("--head-rate", type=float, default=2e-3)
    add("--polnear-pool", type=float, default=1.0, help="share of attribution windows ever seen")
    add("--polnear-share", type=float, default=1.0, help="share of these seen in an epoch")
    add("--background-share", type=float, default=1.0, help="share of random news in an epoch")
    add("--cache", type=Path, help="a folder for the frozen layers' vectors; a set of texts each")
    add("--half", action="store_true", help="16 bits on a processor that has them (avx512_bf16)")
    return parser.parse_args()


class Every:
    """Says when some seconds have passed since it last said so."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, time.time()

    def __call__(self) -> bool:
        """Whether it is time."""
        due = time.time() - self._last > self._seconds
        if due:
            self._last = time.time()
        return due


@dataclass
class Task:
    """What is learned from, and how it is gone through."""

    kept: list[Example]
    held: list[Example]
    cache: np.ndarray | None
    shares: dict[str, float]
    limit: int
    seed: int

    def __str__(self) -> str:
        count = sum(len(x["ids"]) for x in self.kept)
        return f"{len(self.kept)} windows, {count} pieces, {len(self.held)} held out"

    def epoch(self, number: int) -> list[list[Example]]:
        """The batches of an epoch."""
        chance = random.Random(self.seed * 1000 + number)
        return batches(draw(self.kept, self.shares, chance), self.limit, chance)

    def usual(self) -> float:
        """How many batches an epoch has on the mean of two."""
        drawn = (draw(self.kept, self.shares, random.Random(n)) for n in range(2))
        return sum(len(batches(x, self.limit, random.Random(n))) for n, x in enumerate(drawn)) / 2


@dataclass
class State:
    """Where training stands."""

    net: Net
    optimiser: torch.optim.Optimizer
    average: dict[str, Tensor]
    step: int = 0
    epoch: int = 0

    @classmethod
    def first(cls, net: Net, rate: float, head_rate: float) -> State:
        """Before the first step."""
        learned = [p for p in net.encoder.parameters() if p.requires_grad]
        mids = (net.heads.widen, net.heads.query, net.heads.key)
        inner = [weight for part in mids for weight in part.parameters()]
        outer = [p for p in net.heads.parameters() if all(p is not q for q in inner)]
        groups = [
            {"params": learned, "lr": rate, "peak": rate},
            {"params": inner, "lr": INNER * head_rate, "peak": INNER * head_rate},
            {"params": outer, "lr": head_rate, "peak": head_rate},
        ]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.995), fused=True)
        return cls(net, optimiser, {n: v.detach().clone() for n, v in net.state_dict().items()})

    def save(self, path: Path) -> None:
        """Write all that a stopped run needs."""
        kept = {"average": self.average, "step": self.step, "epoch": self.epoch}
        parts = {"net": self.net.state_dict(), "optimiser": self.optimiser.state_dict()}
        torch.save(kept | parts, path)

    def load(self, path: Path) -> None:
        """Go on from what was saved."""
        kept = torch.load(path, map_location=self.net.device, weights_only=False)
        self.net.load_state_dict(kept["net"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.average, self.step, self.epoch = kept["average"], kept["step"], kept["epoch"]

    def set_rates(self, done: float) -> None:
        """Up over the first steps, then down with what is done."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, (self.step + 1) / WARM, FALL - done)

    def learn(self, b: dict[str, Tensor], teacher: Encoder | None) -> dict[str, Tensor]:
        """One step; the losses before it."""
        self.net.train()
        with self.net.precision():
            found = losses(self.net, b, teacher)
        self.optimiser.zero_grad(set_to_none=True)
        weighed(found).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), CLIP)
        self.optimiser.step()
        self.step += 1
        self._calm()
        return {name: value.detach() for name, value in found.items()}

    def _calm(self) -> None:
        """Move the running average towards the weights."""
        names, live = zip(*self.net.named_parameters(), strict=True)
        keep = min(CALM, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_([self.average[n] for n in names], list(live), 1 - keep)


def build(given: argparse.Namespace, sizes: dict[str, int]) -> tuple[Net, Encoder | None]:
    """The network as it begins, and the teacher where one is given."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    weights = checkpoint.base_weights(given.base)
    net = Net(weights, given.layers, sizes)
    if given.start:
        checkpoint.follow(given.start, weights, net)
    teacher = checkpoint.follow(given.teacher, weights, net) if given.teacher else None
    net.to(device).freeze(given.frozen)
    net.short = device.type == "cuda" or given.half
    return net, teacher and teacher.to(device).eval()


def divide(given: argparse.Namespace, examples: list[Example], net: Net) -> Task:
    """What is trained on, and what is held out."""
    lots, pool = random.Random(given.seed), given.polnear_pool
    examples = [x for x in examples if x["house"] != "polnear" or lots.random() < pool]
    cache = cached(net, examples, given.cache) if given.cache else None
    kept, held = [], []
    for x in examples:
        aside = x["house"] in given.without or x["set"] in DEVELOPMENT
        (held if aside else kept).append(x)
    if not kept:
        raise SystemExit(f"nothing in {given.data} is left to train on: leave out fewer houses")
    shares = {"polnear": given.polnear_share, "background": given.background_share}
    return Task(kept, held, cache, shares, given.batch, given.seed)


def run(
    state: State, task: Task, given: argparse.Namespace, learn: Learn, show: Callable[[], None]
) -> None:
    """Step by step until the epochs or the seconds are over."""
    steps = math.ceil(task.usual() * given.epochs)
    print(f"{task}, {steps} steps, on {state.net.device}", flush=True)
    done, begun, means = 0.0, time.time(), Means()
    show_due, save_due = Every(SHOWN_EVERY), Every(SAVED_EVERY)
    while done < 1:
        state.epoch += 1
        for batch in task.epoch(state.epoch):
            done = max(state.step / steps, (time.time() - begun) / given.seconds)
            if done >= 1:
                break
            state.set_rates(done)
            found = learn(batch)
            if state.step % MEASURED_EVERY == 0:
                means.add(found)
            if state.step % TOLD_EVERY == 0:
                at = f"step {state.step}/{steps} epoch {state.epoch} {time.time() - begun:.0f}s"
                print(at, means, flush=True)
                means = Means()
            if show_due():
                show()
        if save_due():
            state.save(given.out / STATE)
    print(f"{state.step} steps of {steps} in {time.time() - begun:.0f} s", flush=True)


def train(given: argparse.Namespace) -> None:
    """Train, save, report."""
    torch.manual_seed(given.seed)
    examples, labels = store.read(given.data)
    sizes = store.sizes(labels)
    net, teacher = build(given, sizes)
    task = divide(given, examples, net)
    state = State.first(net, given.rate, given.head_rate)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.resume and (given.out / STATE).exists():
        state.load(given.out / STATE)

    jitter = random.Random(given.seed)

    def learn(batch: list[Example]) -> dict[str, Tensor]:
        b = tensors(batch, sizes["signal"], net.device, task.cache, jitter)
        return state.learn(b, teacher)

    def show() -> None:
        facts = {"layers": given.layers, "sizes": sizes, "labels": labels}
        checkpoint.keep(net, state.average, given.out / "reader.pt", facts)

    run(state, task, given, learn, show)
    net.load_state_dict(state.average)
    show()
    (given.out / STATE).unlink(missing_ok=True)
    report(net, task.held, sizes["signal"])


if __name__ == "__main__":
    train(options())
