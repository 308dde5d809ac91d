"""Train the reader's network, all heads together. In: examples and base weights. Out: a checkpoint, and what it says of held-out texts.

    python training/train.py --data DATA --base BASE --out RUN [--without HOUSE]… [--layers 12] [--epochs 8]

A run stops and resumes: ``RUN/state.pt`` holds all it needs (``--resume``). The seed is fixed; other processors give
slightly different weights. ``--without`` leaves houses out of training; ``--dump`` writes the vectors of their windows,
so that the whole road can be scored on them elsewhere. Deliberately missing: any search for settings.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import pickle
import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
import time
from pathlib import Path
from typing import Any

import base
import numpy as np
import torch
from network import Encoder, Heads
from torch import Tensor, nn
from torch.nn import functional

IGNORED = -100
RELATIONS = ("speaker", "via", "quantity", "place", "said", "event", "deadline", "validity")
SIZES = {"real": 1, "stance": 7, "certainty": 3, "core": 1, "about": 4, "kind": 6, "private": 1}
PAD = 1
# What one answer of each question weighs in the loss: finding claims and links are the hard part.
WEIGHTS = {
    "teacher": 1.0,
    "claim": 4.0, "said": 1.0, "real": 0.5, "signal": 1.0, "stance": 0.7, "certainty": 0.3, "core": 0.7, "about": 0.5,
    "kind": 0.5, "private": 0.2, "measure": 0.5, "links": 3.0,
}  # fmt: skip
WARM = 60  # Steps over which the rates rise.
SHOWN_EVERY = 480  # Seconds between two looks at the running average, which can be tried while training goes on.
SAVED_EVERY = 300  # Seconds between two states that a stopped run resumes from.
CALM = 0.999  # Share of the running average kept at each step.
UNDUMPED = frozenset({"near-en", "held-near", "background"})  # Off the matter; scored with the final weights alone.
DEVELOPMENT = frozenset({"isw-dev", "tv-dev", "seeds", "held", "held-near"})  # Never trained on, whatever is asked.


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", action="append", default=[], help="a house to leave out")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--cache", type=Path, help="where the frozen layers' vectors lie; made where it is missing (a folder)")
    parser.add_argument("--half", action="store_true", help="16-bit arithmetic on a processor that has it (avx512_bf16)")
    parser.add_argument("--polnear-pool", type=float, default=1.0, help="share of attribution windows ever seen")
    parser.add_argument("--epochs", type=float, default=8)
    parser.add_argument("--batch", type=int, default=8192, help="pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--polnear-share", type=float, default=1.0, help="share of attribution windows seen in an epoch")
    parser.add_argument("--background-share", type=float, default=1.0)
    parser.add_argument("--drop-heads", default="", help="comma-separated heads to leave unlearned, for ablation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--dump", action="store_true")
    parser.add_argument("--seconds", type=float, default=1e9, help="end by then: the rates fall with the time where it is short")
    parser.add_argument("--teacher", type=Path, help="a finished reader.pt whose vectors are learned beside the marks")
    return parser.parse_args()


class Net(nn.Module):
    """Encoder and heads."""

    def __init__(self, weights: dict[str, Tensor], layers: int, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layers, 0.1)
        self.heads = Heads(sizes, len(RELATIONS), 3, 7)
        self.frozen = 0
        self.half_on_cpu = False


def batches(examples: list[dict[str, Any]], limit: int, chance: random.Random) -> list[list[dict[str, Any]]]:
    """Windows of like length together, at most ``limit`` pieces with their padding."""
    order = sorted(examples, key=lambda x: len(x["ids"]) + chance.random() * 24)
    found: list[list[dict[str, Any]]] = []
    now: list[dict[str, Any]] = []
    for example in order:
        if now and (len(now) + 1) * len(example["ids"]) > limit:
            found.append(now)
            now = []
        now.append(example)
    found.append(now)
    chance.shuffle(found)
    return found


def tensors(
    batch: list[dict[str, Any]], signals: int, device: torch.device, *, cache: np.ndarray | None = None, bare: bool = False
) -> dict[str, Any]:
    """One batch as tensors; piece numbers of spans count the window's opening piece."""
    length = max(len(x["ids"]) for x in batch)
    ids = np.full((len(batch), length), PAD, np.int64)
    mask = np.zeros((len(batch), length), bool)
    claim = np.full((len(batch), length), IGNORED, np.int64)
    said = np.full((len(batch), length), IGNORED, np.int64)
    for row, x in enumerate(batch):
        size = len(x["ids"])
        ids[row, :size], mask[row, :size] = x["ids"], True
        claim[row, 1 : size - 1], said[row, 1 : size - 1] = x["claim"], x["said"]
    if bare:
        return {"ids": torch.from_numpy(ids).to(device), "mask": torch.from_numpy(mask).to(device)}
    most = max(1, max(len(x["spans"]) for x in batch))
    shape = (len(batch), most)
    out: dict[str, Any] = {"ids": ids, "mask": mask, "claim": claim, "said": said}
    out["first"], out["after"] = np.zeros(shape, np.int64), np.ones(shape, np.int64)
    for name in ("real", "certainty", "core", "about", "kind", "private", "measure"):
        out[name] = np.full(shape, IGNORED, np.int64)
    out["signal"] = np.zeros((*shape, signals), np.float32)
    out["stance"] = np.zeros((*shape, SIZES["stance"]), np.float32)
    yes, asked = [], []
    for row, x in enumerate(batch):
        for i, s in enumerate(x["spans"]):
            out["first"][row, i], out["after"][row, i] = s["at"][0] + 1, s["at"][1] + 1
            for name in ("real", "certainty", "core", "about", "kind", "private", "measure"):
                out[name][row, i] = s.get(name, IGNORED)
            for name in ("signal", "stance"):
                for number, share in s.get(name, ()):
                    out[name][row, i, number] = share
            if s.get("real") == 0:
                out["signal"][row, i, 0] = 1
            for number, relation in enumerate(RELATIONS):
                if relation in s["links"]:
                    linked, where = s["links"][relation]
                    start = ((row * len(RELATIONS) + number) * most + i) * length
                    asked.append(start + np.asarray(range(1, len(x["ids"]) - 1) if where is None else where) + (where is not None))
                    yes.append(start + 1 + np.asarray(linked, np.int64))
    if cache is not None:
        low = np.zeros((len(batch), length, cache.shape[1]), np.float32)
        for row, x in enumerate(batch):
            low[row, : len(x["ids"])] = cache[x["low"] : x["low"] + len(x["ids"])]
        out["low"] = low
    flat = {"yes": np.concatenate([*yes, [0]][:-1] or [np.zeros(0)]), "asked": np.concatenate([*asked, [0]][:-1] or [np.zeros(0)])}
    moved = {name: torch.from_numpy(value).to(device, non_blocking=True) for name, value in out.items()}
    for name, at in flat.items():
        grid = torch.zeros(len(batch) * len(RELATIONS) * most * length, device=device)
        grid[torch.from_numpy(at.astype(np.int64)).to(device)] = 1
        moved[name] = grid.view(len(batch), len(RELATIONS), most, length)
    return moved


def states(net: Net, b: dict[str, Any]) -> Tensor:
    """The vectors of a batch; what the frozen layers say of it is computed here where no cache holds it."""
    frozen = net.frozen
    low = b.get("low")
    if low is None:
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            low = net.encoder.lower(b["ids"], b["mask"], frozen)
    return net.encoder.upper(low, b["mask"], frozen)


def fill_cache(net: Net, examples: list[dict[str, Any]], folder: Path, frozen: int) -> np.ndarray:
    """The frozen layers' vectors of every window, on disk in half precision; each window is told where its own begin."""
    at = 0
    for x in examples:
        x["low"] = at
        at += len(x["ids"])
    path = folder / f"low-{frozen}-{at}.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        table = np.lib.format.open_memmap(path.with_suffix(".tmp.npy"), "w+", np.float16, (at, net.encoder.word.shape[1]))
        net.eval()
        for batch in batches(examples, 8192, random.Random(0)):
            b = tensors(batch, 1, torch.device("cpu"), bare=True)
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=net.half_on_cpu):
                low = net.encoder.lower(b["ids"], b["mask"], frozen).half().numpy()
            for row, x in enumerate(batch):
                table[x["low"] : x["low"] + len(x["ids"])] = low[row, : len(x["ids"])]
        table.flush()
        path.with_suffix(".tmp.npy").rename(path)
    return np.load(path, mmap_mode="r")


def losses(net: Net, b: dict[str, Tensor], teacher: Encoder | None = None) -> dict[str, Tensor]:
    """The loss of each question, a mean over what was asked."""
    hidden = states(net, b).float()
    heads = net.heads
    dropped = heads.dropout(hidden)
    found = {
        "claim": _entropy(heads.claim(dropped), b["claim"]),
        "said": _entropy(heads.said(dropped), b["said"]),
    }
    vectors = heads.spans(hidden, b["first"], b["after"], b["mask"])
    for name, head in heads.ask.items():
        score, target = head(vectors).float(), b[name]
        if name in {"signal", "stance"}:
            found[name] = -(functional.log_softmax(score, -1) * target).sum() / target.sum().clamp(min=1)
        elif score.shape[-1] == 1:
            known = (target != IGNORED).float()
            each = functional.binary_cross_entropy_with_logits(score[..., 0], target.clamp(min=0).float(), reduction="none")
            found[name] = (each * known).sum() / known.sum().clamp(min=1)
        else:
            found[name] = _entropy(score, target)
    score = heads.links(hidden, vectors, b["first"], b["after"])
    each = functional.binary_cross_entropy_with_logits(score, b["yes"], reduction="none") * b["asked"]
    count = b["asked"].sum(-1)
    # A claim's relation counts once, however many pieces its window has.
    per = each.sum(-1) / count.clamp(min=1).sqrt()
    found["links"] = per.sum() / (count > 0).sum().clamp(min=1)
    if teacher is not None:
        with torch.no_grad():
            want = teacher(b["ids"], b["mask"]).float()
        each = functional.mse_loss(hidden, want, reduction="none").mean(-1) * b["mask"]
        found["teacher"] = each.sum() / b["mask"].sum()
    return found


def _entropy(score: Tensor, target: Tensor) -> Tensor:
    total = functional.cross_entropy(score.flatten(0, -2).float(), target.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (target != IGNORED).sum().clamp(min=1)


def choose(examples: list[dict[str, Any]], given: argparse.Namespace, chance: random.Random) -> list[dict[str, Any]]:
    """The windows of one epoch."""
    share = {"polnear": given.polnear_share, "background": given.background_share}
    return [x for x in examples if chance.random() < share.get(x["house"], 1.0)]


def follow(path: Path, weights: dict[str, Tensor], net: Net) -> Encoder:
    """The finished encoder to be followed; its layers, spread evenly, and its heads are where the student begins."""
    kept = torch.load(path, map_location="cpu", weights_only=False)
    learned = {name: value.float() for name, value in kept["weights"].items()}
    teacher = Encoder(weights, kept["layers"], 0.0)
    teacher.load_state_dict({"word": teacher.word, **{n.removeprefix("encoder."): v for n, v in learned.items() if n.startswith("encoder.")}})
    for own, name in ((net.encoder.position, "encoder.position"), (net.encoder.norm.weight, "encoder.norm.weight"), (net.encoder.norm.bias, "encoder.norm.bias")):
        own.data.copy_(learned[name])
    step = kept["layers"] / len(net.encoder.layers)
    for number, layer in enumerate(net.encoder.layers):
        layer.load_state_dict(teacher.layers[round((number + 1) * step) - 1].state_dict())
    net.heads.load_state_dict({n.removeprefix("heads."): v for n, v in learned.items() if n.startswith("heads.")})
    return teacher


def train(given: argparse.Namespace) -> None:
    """Train, save, and dump what is asked."""
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    examples = pickle.loads(gzip.decompress((given.data / "examples.pkl.gz").read_bytes()))  # noqa: S301 (our own file)
    labels = json.loads((given.data / "labels.json").read_text())
    weights = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in base.floats(given.base / "base.npz").items()}
    sizes = {**SIZES, "signal": len(labels["signals"]), "measure": len(labels["measures"])}
    net = Net(weights, given.layers, sizes)
    teacher = follow(given.teacher, weights, net).to(device).eval() if given.teacher else None
    net.to(device)
    net.frozen, net.half_on_cpu = given.frozen, given.half
    for part in [*net.encoder.layers[: given.frozen], *([net.encoder.norm] if given.frozen else [])]:
        part.requires_grad_(requires_grad=False)
    net.encoder.position.requires_grad_(not given.frozen)
    lots = random.Random(given.seed)
    examples = [x for x in examples if x["house"] != "polnear" or lots.random() < given.polnear_pool]
    cache = fill_cache(net, examples, given.cache, given.frozen) if given.cache else None
    half = device.type == "cuda" or given.half
    out = {*given.without}
    held = [x for x in examples if x["house"] in out or x["set"] in DEVELOPMENT]
    kept = [x for x in examples if x["house"] not in out and x["set"] not in DEVELOPMENT]
    steps = math.ceil(sum(len(batches(choose(kept, given, random.Random(n)), given.batch, random.Random(n))) for n in range(2)) / 2 * given.epochs)
    groups = [
        {"params": [p for p in net.encoder.parameters() if p.requires_grad], "lr": given.rate},
        {"params": list(net.heads.parameters()), "lr": given.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    average = {name: value.detach().clone() for name, value in net.state_dict().items()}
    weigh = {name: weight for name, weight in WEIGHTS.items() if name not in given.drop_heads.split(",")}
    given.out.mkdir(parents=True, exist_ok=True)
    state_file = given.out / "state.pt"
    step = epoch = 0
    if given.resume and state_file.exists():
        state = torch.load(state_file, map_location=device, weights_only=False)
        net.load_state_dict(state["net"]), optimiser.load_state_dict(state["optimiser"])
        average, step, epoch = state["average"], state["step"], state["epoch"]
    print(f"{len(kept)} windows, {sum(len(x['ids']) for x in kept)} pieces, {len(held)} held out, {steps} steps, on {device}", flush=True)
    names = [n for n, _ in net.named_parameters()]
    live = [net.state_dict()[n] for n in names]
    calm = [average[n] for n in names]
    begun, saved, shown, done, peaks = time.time(), time.time(), time.time(), 0.0, [group["lr"] for group in groups]
    seen = dict.fromkeys(WEIGHTS, (0.0, 0))
    while done < 1:
        epoch += 1
        chance = random.Random(given.seed * 1000 + epoch)
        for batch in batches(choose(kept, given, chance), given.batch, chance):
            done = max(step / steps, (time.time() - begun) / given.seconds)
            if done >= 1:
                break
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * min(1.0, (step + 1) / WARM, 1.02 - done)
            net.train()
            b = tensors(batch, sizes["signal"], device, cache=cache)
            with torch.autocast(device.type, torch.bfloat16, enabled=half):
                found = losses(net, b, teacher)
            loss = sum(weigh[name] * value for name, value in found.items() if name in weigh)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            step += 1
            keep = min(CALM, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(calm, live, 1 - keep)
            if step % 20 == 0:
                for name, value in found.items():
                    total, count = seen[name]
                    seen[name] = (total + float(value.detach()), count + 1)
            if step % 200 == 0:
                means = " ".join(f"{n} {t / max(1, c):.3f}" for n, (t, c) in seen.items())
                print(f"step {step}/{steps} epoch {epoch} {time.time() - begun:.0f}s {means}", flush=True)
                seen = dict.fromkeys(WEIGHTS, (0.0, 0))
            if time.time() - shown > SHOWN_EVERY:
                shown = time.time()
                keep_weights(net, average, given.out / "reader.pt", {"layers": given.layers, "sizes": sizes, "labels": labels})
        if time.time() - saved > SAVED_EVERY:
            torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "average": average, "step": step, "epoch": epoch}, state_file)
            saved = time.time()
    net.load_state_dict(average)
    state_file.unlink(missing_ok=True)
    print(f"{step} steps of {steps} in {time.time() - begun:.0f} s", flush=True)
    keep_weights(net, net.state_dict(), given.out / "reader.pt", {"layers": given.layers, "sizes": sizes, "labels": labels})
    report(net, held, sizes, device)
    if given.dump:
        dump(net, held, given.out, device, labels)


def keep_weights(net: Net, weights: dict[str, Tensor], path: Path, facts: dict[str, Any]) -> None:
    """Write weights in half precision, without the table, which stays as it came."""
    halves = {name: weights[name].half().cpu() for name in net.state_dict() if name != "encoder.word"}
    torch.save({**facts, "weights": halves}, path)


@torch.no_grad()
def report(net: Net, held: list[dict[str, Any]], sizes: dict[str, int], device: torch.device) -> None:
    """Print, for each held-out house, the share of right answers on marked claims and of claims found."""
    net.eval()
    by: dict[str, dict[str, list[float]]] = {}
    for batch in batches(held, 16384, random.Random(0)):
        b = tensors(batch, sizes["signal"], device)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda" or net.half_on_cpu):
            hidden = net.encoder(b["ids"], b["mask"]).float()
        tags = net.heads.claim(hidden).softmax(-1)[:, :, 1:].sum(-1)
        vectors = net.heads.spans(hidden, b["first"], b["after"], b["mask"])
        answers = {name: head(vectors) for name, head in net.heads.ask.items()}
        link = net.heads.links(hidden, vectors, b["first"], b["after"]).sigmoid() * b["asked"]
        for row, i in ((row, i) for row, x in enumerate(batch) for i in range(len(x["spans"]))):
            tally = by.setdefault(batch[row]["house"], {})
            add = lambda name, value: tally.setdefault(name, []).append(float(value))  # noqa: E731, B023
            if b["real"][row, i] != 0 and b["core"][row, i] == 1:
                add("recall", (tags[row, b["first"][row, i] : b["after"][row, i]] > 0.5).float().mean() >= 0.5)
                add("signal", b["signal"][row, i, answers["signal"][row, i, 1:].argmax() + 1] > 0)
                add("stance", b["stance"][row, i, answers["stance"][row, i].argmax()] > 0)
            for name in ("certainty", "about", "kind", "measure"):
                if b[name][row, i] != IGNORED:
                    add(name, answers[name][row, i].argmax() == b[name][row, i])
            for name in ("core", "private"):
                if b[name][row, i] != IGNORED:
                    add(name, (answers[name][row, i, 0] > 0) == bool(b[name][row, i]))
            for number, relation in enumerate(RELATIONS):
                yes = b["yes"][row, number, i]
                if yes.sum() > 0:
                    add(f"->{relation}", yes[link[row, number, i].argmax()])
        for row, x in enumerate(batch):
            tally = by.setdefault(x["house"], {})
            want = b["claim"][row]
            on = (tags[row] > 0.5) & (want != IGNORED)
            tally.setdefault("tags right", []).extend((want[on] > 0).float().tolist())
    for house, tally in sorted(by.items()):
        print(house, " ".join(f"{name} {sum(v) / max(1, len(v)):.3f}({len(v)})" for name, v in sorted(tally.items())), flush=True)


@torch.no_grad()
def dump(net: Net, held: list[dict[str, Any]], out: Path, device: torch.device, labels: dict[str, Any]) -> None:
    """Write the vectors of held-out windows in 8 bits, in the order of the windows, and the heads."""
    net.eval()
    rows, scales = [], []
    order = [i for i, x in enumerate(held) if x["set"] not in UNDUMPED | DEVELOPMENT]
    for i in order:
        ids = torch.tensor([held[i]["ids"]], device=device)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            hidden = net.encoder(ids)[0].float()
        scale = hidden.abs().amax(1, keepdim=True) / 127
        rows.append((hidden / scale).round().to(torch.int8).cpu().numpy())
        scales.append(scale[:, 0].half().cpu().numpy())
    keys = [held[i]["ids"] for i in order]
    heads = {f"head:{name}": value.half().cpu().numpy() for name, value in net.heads.state_dict().items()}
    np.savez_compressed(out / "held.npz", rows=np.concatenate(rows), scales=np.concatenate(scales), keys=json.dumps(keys), labels=json.dumps(labels), **heads)


if __name__ == "__main__":
    train(options())
