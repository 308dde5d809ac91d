"""The file of examples, and what its writer and its readers agree on. In: a folder. Out: examples, labels, numbers.

What an example holds stands in ``examples.py``. Nothing of Callup is imported: the machine that trains may be bare.
Deliberately missing: any check of the file; it is our own.
"""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Example = dict[str, Any]
Labels = dict[str, Sequence[str]]

EXAMPLES, LABELS = "examples.pkl.gz", "labels.json"
IGNORED = -100  # In place of an answer: nobody said, so nothing is learned.
# The same as in callup.reading.labels, in the same order.
RELATIONS = ("speaker", "via", "quantity", "place", "said", "event", "deadline", "validity")
CLAIM_TAGS, SAID_TAGS = 3, 7
# How many answers each question about a claim has; signals and measures are the case's.
SIZES = {"real": 1, "stance": 7, "certainty": 3, "core": 1, "about": 4, "kind": 6, "private": 1}


def sizes(labels: Labels) -> dict[str, int]:
    """The number of answers of every question."""
    return {**SIZES, "signal": len(labels["signals"]), "measure": len(labels["measures"])}


def write(folder: Path, examples: list[Example], labels: Labels) -> None:
    """Write what training needs."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EXAMPLES).write_bytes(gzip.compress(pickle.dumps(examples), 6))
    (folder / LABELS).write_text(json.dumps(labels))


def read(folder: Path) -> tuple[list[Example], Labels]:
    """Examples and labels as they were written."""
    examples = pickle.loads(gzip.decompress((folder / EXAMPLES).read_bytes()))
    return examples, json.loads((folder / LABELS).read_text())
