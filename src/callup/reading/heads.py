"""What the encoder's vectors say. In: the vectors of a window. Out: probabilities: of claims, of their parts, of links.

The same arithmetic as the network that was trained (a test compares the two); it is small enough for NumPy.
Deliberately missing: any choice; thresholds are ``proposals``' and ``reader``'s.
"""

import io
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from callup.model import Span
from callup.reading.encoder import Floats
from callup.reading.labels import RELATIONS

WEIGHTS, RECORD = "heads.npz", "reader.json"
SIZE = 384
# Distances in pieces thin out beyond NEAR and end at REACH, as they were learned.
NEAR, REACH = 8, 32


class HeadNotes(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the weights: their lists, the temperature of each head, and how a claim's scores are weighed.

    ``near`` weighs, for a relation, the score of a link, whether it stays within the sentence, and nothing at all.
    ``judged`` is the country whose claims were marked as on or beside the matter; ``calibration`` the expected
    calibration error of each head on houses left out of training.
    """

    edition: str
    signals: tuple[str, ...]
    measures: tuple[str, ...]
    judged: str | None = None
    temperatures: dict[str, float] = {}
    claim: tuple[float, float, float] = (1.0, 1.0, 0.0)
    near: dict[str, tuple[float, float, float]] = {}
    calibration: dict[str, float] = {}


class Heads:
    """All heads, over one window's vectors at a time."""

    def __init__(self, weights: Mapping[str, npt.NDArray[Any]], record: HeadNotes) -> None:
        self._w: dict[str, Floats] = {
            name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()
        }
        self.record = record
        self._link = self._w["query.weight"].shape[0] // len(RELATIONS)
        self.questions = sorted(
            name.split(".")[1]
            for name in self._w
            if name.startswith("ask.") and name.endswith("weight")
        )

    @classmethod
    def read(cls, folder: Traversable) -> "Heads":
        """The heads that lie in a folder of weights."""
        record = msgspec.json.decode((folder / RECORD).read_bytes(), type=HeadNotes)
        with np.load(io.BytesIO((folder / WEIGHTS).read_bytes())) as packed:
            return cls({name: packed[name] for name in packed.files}, record)

    def claim(self, states: Floats) -> Floats:
        """For each piece, how likely it opens a claim's words and goes on with them: [piece, 2]."""
        return _softmax(self._linear("claim", states))[:, 1:]

    def said(self, states: Floats) -> Floats:
        """For each piece, the log-probabilities of source, cue and content: [piece, 7]."""
        return _log_softmax(self._linear("said", states))

    def vector(self, states: Floats, span: Span) -> Floats:
        """The vector of a claim's pieces in their window."""
        inside = states[span.start : span.end]
        parts = [inside.mean(0), inside[0], inside[-1], states.mean(0)]
        return _gelu(self._linear("widen", np.concatenate(parts)))

    def ask(self, vector: Floats) -> dict[str, Floats]:
        """The calibrated answers to every question about a claim; one number for yes-or-no questions."""
        return {name: self._answer(name, vector) for name in self.questions}

    def keys(self, states: Floats) -> Floats:
        """What links compare claims with: [piece, relation, width]; made once a window."""
        return self._linear("key", states).reshape(len(states), len(RELATIONS), self._link)

    def links(self, keys: Floats, vector: Floats, span: Span) -> dict[str, Floats]:
        """For each relation, how likely each piece is linked to a claim."""
        query = self._linear("query", vector).reshape(len(RELATIONS), self._link)
        score = np.einsum("rk,prk->rp", query, keys) / np.float32(self._link**0.5)
        score = score + self._w["far"][:, _distance(span, len(keys))] + self._w["bias"][:, None]
        return {
            name: _sigmoid(score[i] / self._temperature(name)) for i, name in enumerate(RELATIONS)
        }

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return found

    def _answer(self, name: str, vector: Floats) -> Floats:
        score = self._linear(f"ask.{name}", vector) / self._temperature(name)
        return _sigmoid(score) if len(score) == 1 else _softmax(score)

    def _temperature(self, name: str) -> np.float32:
        return np.float32(self.record.temperatures.get(name, 1.0))


def _distance(span: Span, length: int) -> npt.NDArray[np.int64]:
    """How far each piece stands from a claim: 0 inside, then small numbers before it, large ones after."""
    at = np.arange(length)
    before, behind = np.maximum(span.start - at, 0), np.maximum(at - span.end + 1, 0)
    return np.where(before > 0, _far(before), np.where(behind > 0, REACH + _far(behind), 0))


def _far(pieces: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    thin = NEAR + 6 * np.log2(np.maximum(pieces, NEAR).astype(np.float32) / NEAR)
    return np.minimum(np.where(pieces > NEAR, np.round(thin).astype(np.int64), pieces), REACH)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    found: Floats = e / e.sum(-1, keepdims=True)
    return found


def _log_softmax(x: Floats) -> Floats:
    x = x - x.max(-1, keepdims=True)
    found: Floats = x - np.log(np.exp(x).sum(-1, keepdims=True))
    return found


def _sigmoid(x: Floats) -> Floats:
    found: Floats = np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)
    return found


def _gelu(x: Floats) -> Floats:
    # The error function of Abramowitz and Stegun 7.1.26, off by 1.5e-7 at most: NumPy has none.
    z = np.abs(x) / np.float32(2**0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = (
        ((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736
    ) * t + 0.254829592
    erf = np.sign(x) * (1 - series * t * np.exp(-z * z))
    found: Floats = (x * (1 + erf) / 2).astype(np.float32)
    return found
