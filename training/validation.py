"""Measure weights in training on the validation instances.

In: a network and an instances file. Out: exact F1 for source, cue and content.
Deliberately missed: the shipped form's figures; those come from `quality/polnear.py`.
"""

from __future__ import annotations

import gzip
import json
from itertools import groupby
from pathlib import Path
from typing import Any

import base
import torch
from network import LABELS, Tagger
from tokenizers import Tokenizer

from callup.reading.labelpath import Grammar, best_paths, label_spans
from callup.reading.pieces import windows

ROLES = ("source", "cue", "content")


def grammar_of(model: Tagger) -> Grammar:
    """Take the succession scores out of a network."""
    start, follow, end = (x.detach().numpy().copy() for x in model.crf.scores())
    return Grammar(labels=LABELS, start=start, follow=follow, end=end)


@torch.no_grad()
def tag(model: Tagger, paragraphs: list[list[str]], cutter: Tokenizer) -> list[list[str]]:
    """Label the words of one document's paragraphs, window by window."""
    found = [["O"] * len(words) for words in paragraphs]
    grammar = grammar_of(model)
    for window in windows(paragraphs, lambda w: base.cut(cutter, w), base.SEPARATORS, overlap=0):
        pieces, marks = torch.tensor([window.pieces]), torch.tensor([window.marks])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = model.encode(pieces, marks, None)
        scores = model.head(hidden[0].float()).numpy()
        runs = [scores[chunk.places] for chunk in window.chunks]
        paths = best_paths(runs, [c.continues for c in window.chunks], grammar)
        for chunk, path in zip(window.chunks, paths, strict=True):
            end = chunk.first + len(path)
            found[chunk.paragraph][chunk.first : end] = [LABELS[i] for i in path]
    return found


def measure(model: Tagger, path: Path, cutter: Tokenizer) -> dict[str, Any]:
    """Return exact F1 by role, in hundredths."""
    model.eval()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        instances = [json.loads(line) for line in lines]
    gold, said, both = dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0), dict.fromkeys(ROLES, 0)
    for _, group in groupby(instances, key=lambda x: x["id"]):
        document = list(group)
        tagged = tag(model, [x["tokens"] for x in document], cutter)
        for instance, labels in zip(document, tagged, strict=True):
            truth, answer = set(label_spans(instance["labels"])), set(label_spans(labels))
            for role in ROLES:
                gold[role] += sum(s[0] == role for s in truth)
                said[role] += sum(s[0] == role for s in answer)
                both[role] += sum(s[0] == role for s in truth & answer)
    model.train()
    return {r: round(200 * both[r] / max(1, gold[r] + said[r]), 1) for r in ROLES}
