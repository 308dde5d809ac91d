"""Train the English attribution tagger: who says what, marked word by word.

In: a folder with PolNeAR's training half and the validation instances (see README.md here).
Out: checkpoints and a log, in the folder of --out; `export.py` turns a checkpoint into the files
that ship. Deliberately missed: search over settings; the recipe is written down, not tuned.

    python training/attribution.py --data POLNEAR --out RUNS/1
"""

from __future__ import annotations

import argparse
import gzip
import json
import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import base
import torch
from network import LABELS, Tagger
from tokenizers import Tokenizer
from torch import Tensor, nn
from validation import measure

from callup.reading.pieces import CLOSING, OPENING, WINDOW, Window, windows

ROLES = ("source", "cue", "content")


@dataclass(slots=True)
class Article:
    """One annotator's reading of one document."""

    paragraphs: list[list[str]] = field(default_factory=list)
    labels: list[list[str]] = field(default_factory=list)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a gzipped file of one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def label_words(attributions: Sequence[dict[str, Any]], tokens: Sequence[Any]) -> list[str]:
    """Turn spans of characters into one label for each word."""
    labels = ["O"] * len(tokens)
    for attribution in attributions:
        for role in ROLES:
            for start, end in attribution[role]:
                touched = [i for i, t in enumerate(tokens) if t[0] < end and t[1] > start]
                for rank, i in enumerate(touched):
                    labels[i] = ("I-" if rank else "B-") + role
    return labels


def divide(text: str, tokens: Sequence[Any], labels: Sequence[str]) -> Article:
    """Divide an article at its line breaks; a span cut by one begins anew after it."""
    article, before = Article(), None
    for token, label in zip(tokens, labels, strict=True):
        gap = text[before[1] : token[0]] if before else "\n\n"
        if "\n\n" in gap or ("\n" in gap and before[2] != token[2]):
            article.paragraphs.append([])
            article.labels.append([])
        own = article.labels[-1]
        if label.startswith("I-") and (not own or own[-1][1:] != label[1:]):
            label = "B-" + label[2:]
        article.paragraphs[-1].append(text[token[0] : token[1]])
        own.append(label)
        before = token
    return article


def read_articles(folder: Path) -> list[Article]:
    """Read the training half; every annotator's reading of a document counts as an article."""
    tokens = {x["id"]: x["tokens"] for x in read_lines(folder / "train.tokens.jsonl.gz")}
    articles = []
    for record in read_lines(folder / "train.jsonl.gz"):
        if record["id"] not in tokens:
            continue
        readings = [record["attributions"]]
        readings += [other["attributions"] for other in record.get("other_annotations") or []]
        for attributions in readings:
            own = tokens[record["id"]]
            articles.append(divide(record["text"], own, label_words(attributions, own)))
    return articles


@dataclass(frozen=True, slots=True)
class Example:
    """A window and the labels of its word runs."""

    window: Window
    labels: list[list[int]]


def make_examples(
    articles: Sequence[Article], cutter: Tokenizer, chance: random.Random, straight: float
) -> list[Example]:
    """Cut articles into windows anew: other borders each time, some quotes made straight."""
    cache: dict[str, list[int]] = {}
    numbers = {label: i for i, label in enumerate(LABELS)}

    def cut(word: str) -> list[int]:
        if word not in cache:
            cache[word] = base.cut(cutter, word)
        return cache[word]

    examples = []
    for article in articles:
        paragraphs = article.paragraphs
        if chance.random() < straight:
            both = OPENING | CLOSING
            paragraphs = [['"' if w in both else w for w in words] for words in paragraphs]
        room = chance.randint(48, WINDOW)
        for window in windows(paragraphs, cut, base.SEPARATORS, first_room=room):
            labels = [
                [numbers[x] for x in article.labels[c.paragraph][c.first :][: len(c.places)]]
                for c in window.chunks
            ]
            examples.append(Example(window, labels))
    return examples


def batches(examples: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Shuffle windows into batches of like length, which wastes little on padding."""
    order = list(examples)
    chance.shuffle(order)
    pool, made = size * 16, []
    for at in range(0, len(order), pool):
        part = sorted(order[at : at + pool], key=lambda e: len(e.window.pieces))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    chance.shuffle(made)
    return made


def collate(batch: Sequence[Example]) -> dict[str, Tensor]:
    """Stack windows, and list their word runs by window, place and label."""
    longest = max(len(e.window.pieces) for e in batch)
    runs = [
        (row, chunk, labels)
        for row, example in enumerate(batch)
        for chunk, labels in zip(example.window.chunks, example.labels, strict=True)
    ]
    widest = max(len(labels) for _, _, labels in runs)
    stack = {
        "pieces": torch.zeros(len(batch), longest, dtype=torch.long),
        "marks": torch.zeros(len(batch), longest, dtype=torch.long),
        "real": torch.zeros(len(batch), longest, dtype=torch.bool),
        "row": torch.tensor([b for b, _, _ in runs]),
        "places": torch.zeros(len(runs), widest, dtype=torch.long),
        "labels": torch.zeros(len(runs), widest, dtype=torch.long),
        "lengths": torch.tensor([len(labels) for _, _, labels in runs]),
        "free": torch.tensor([c.continues for _, c, _ in runs]),
    }
    for b, example in enumerate(batch):
        n = len(example.window.pieces)
        stack["pieces"][b, :n] = torch.tensor(example.window.pieces)
        stack["marks"][b, :n] = torch.tensor(example.window.marks)
        stack["real"][b, :n] = True
    for k, (_, chunk, labels) in enumerate(runs):
        stack["places"][k, : len(labels)] = torch.tensor(chunk.places)
        stack["labels"][k, : len(labels)] = torch.tensor(labels)
    return stack


def parameter_groups(model: Tagger, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Give upper layers, head and transitions larger steps than the lower layers."""
    groups = []
    for name, weight in model.named_parameters():
        rate = options.rate * options.layer_decay ** model.depth_below_top(name)
        if name.startswith(("head.", "mark.")):
            rate = options.head_rate
        if name.startswith("crf."):
            rate = options.crf_rate
        decay = 0.01 if weight.ndim > 1 and not name.startswith("crf.") else 0.0
        groups.append({"params": [weight], "lr": rate, "peak": rate, "weight_decay": decay})
    return groups


def pace(progress: float, warm_up: float) -> float:
    """Return the share of the peak rate: a linear rise, then a linear fall to nought."""
    if progress < warm_up:
        return progress / warm_up
    return (1 - progress) / (1 - warm_up)


class Average:
    """A running average of the weights, which often tags better than the last ones."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep = keep
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def take(self, model: nn.Module, *, step: int) -> None:
        """Move the average towards the model's weights, further in the first steps."""
        keep = min(self.keep, step / (step + 40))
        for name, weight in model.state_dict().items():
            self.weights[name].lerp_(weight, 1 - keep)


def learn(model: Tagger, batch: dict[str, Tensor], optimizer: torch.optim.Optimizer) -> float:
    """Take one step and return the loss per word run."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encode(batch["pieces"], batch["marks"], batch["real"])
    loss = model.loss(hidden.float(), batch)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def say(line: str) -> None:
    """Write one line of the log."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def report(
    model: Tagger, average: Average, epoch: int, options: argparse.Namespace, cutter: Tokenizer
) -> None:
    """Save both sets of weights and print what each scores on the validation instances."""
    own = {k: v.detach().clone() for k, v in model.state_dict().items()}
    for name, weights in (("last", own), ("average", average.weights)):
        torch.save(weights, options.out / f"{name}-{epoch + 1}.pt")
        model.load_state_dict(weights)
        say(f"{name} {measure(model, options.data / 'cofenet_valid.jsonl.gz', cutter)}")
    model.load_state_dict(own)


def main() -> None:
    """Train, and measure after every epoch."""
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    cutter, model = base.cutter(), base.model(options.dropout)
    articles = read_articles(options.data)
    optimizer = torch.optim.AdamW(parameter_groups(model, options), betas=(0.9, 0.98), fused=True)
    average = Average(model, options.keep)
    for epoch in range(options.epochs):
        examples = make_examples(articles, cutter, chance, options.straight)
        made = batches(examples, options.batch, chance)
        run_epoch(model, made, optimizer, average, epoch, options)
        report(model, average, epoch, options, cutter)


def run_epoch(
    model: Tagger,
    made: Sequence[Sequence[Example]],
    optimizer: torch.optim.Optimizer,
    average: Average,
    epoch: int,
    options: argparse.Namespace,
) -> None:
    """Go once through the examples."""
    model.train()
    begun = time.monotonic()
    for i, batch in enumerate(made):
        share = pace((epoch + (i + 1) / len(made)) / options.epochs, options.warm_up)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * share
        loss = learn(model, collate(batch), optimizer)
        if i % 4 == 3:
            average.take(model, step=epoch * len(made) + i)
        if i % 20 == 19:
            say(f"{epoch} {i + 1}/{len(made)} {loss:.3f} {time.monotonic() - begun:.0f}s")


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of PolNeAR's files")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--crf-rate", type=float, default=1e-2)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--warm-up", type=float, default=0.08)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--keep", type=float, default=0.99, help="of the average, per 4 steps")
    parser.add_argument(
        "--straight", type=float, default=0.25, help="articles made straight-quoted"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
