"""What the heads compute in NumPy is what was trained in PyTorch; probabilities are probabilities."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from callup.model import Span
from callup.reading.heads import SIZE, HeadNotes, Heads
from callup.reading.labels import RELATIONS
from callup.reading.load import packaged

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def heads() -> Heads:
    return Heads.read(packaged())


def some_states(length: int = 40) -> np.ndarray:
    return np.random.default_rng(3).standard_normal((length, SIZE)).astype(np.float32)


def test_answers_are_probabilities(heads: Heads) -> None:
    answers = heads.ask(heads.vector(some_states(), Span(5, 9)))
    for shares in answers.values():
        assert np.all((shares >= 0) & (shares <= 1))
        assert len(shares) == 1 or shares.sum() == pytest.approx(1, abs=1e-4)


def test_every_relation_asks_every_piece(heads: Heads) -> None:
    states = some_states()
    links = heads.links(heads.keys(states), heads.vector(states, Span(5, 9)), Span(5, 9))
    assert set(links) == set(RELATIONS)
    assert all(row.shape == (40,) for row in links.values())


def test_the_lists_stand_beside_the_weights(heads: Heads) -> None:
    assert heads.record.signals[0] == "none"
    assert {"losses", "summons_served"} < set(heads.record.signals)
    assert {"killed", "none", "other"} < set(heads.record.measures)


@pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="needs the extra 'train' (PyTorch)"
)
def test_numpy_and_the_trained_network_agree() -> None:
    import torch

    sys.path.insert(0, str(TRAINING))
    import network

    torch.manual_seed(1)
    made = network.Heads({"real": 1, "signal": 5}, len(RELATIONS), 3, 7).eval()
    with torch.no_grad():
        made.far.normal_()
    weights = {name: value.detach().numpy() for name, value in made.state_dict().items()}
    ours = Heads(weights, HeadNotes(edition="test", signals=("none",), measures=("none",)))
    states, span = some_states(), Span(7, 12)
    hidden = torch.from_numpy(states)[None]
    first, after = torch.tensor([[span.start]]), torch.tensor([[span.end]])
    with torch.no_grad():
        vector = made.spans(hidden, first, after, torch.ones(1, len(states), dtype=torch.bool))
        signal = made.ask["signal"](vector)[0, 0].softmax(-1).numpy()
        link = made.links(hidden, vector, first, after)[0, :, 0].sigmoid().numpy()
    own = ours.vector(states, span)
    assert np.allclose(own, vector[0, 0].numpy(), atol=1e-4)
    assert np.allclose(ours.ask(own)["signal"], signal, atol=1e-4)
    found = ours.links(ours.keys(states), own, span)
    for number, relation in enumerate(RELATIONS):
        assert np.allclose(found[relation], link[number], atol=1e-4), relation
