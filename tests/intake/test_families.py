"""Families of hostile documents end well, and the time they take grows no faster than they do.

``make fuzz`` runs many more of them: ``python tests/intake/test_families.py 20000 [seed]``.
"""

import sys
import time

import pytest
from families import FAMILIES, GROWN, documents
from hypothesis import HealthCheck, given, seed, settings
from makers import read

LIMITS = {"max_chars": 20_000, "max_members": 50, "max_bytes": 10**6, "max_unpacked": 10**6, "max_pages": 5}  # fmt: skip
SECONDS = 10.0
"""What a document of a few hundred bytes may take on a slow and busy machine; most take a hundredth."""
BUSY = 0.02
"""Seconds below which a clock tells more of the machine than of the reader."""
SLOPE = 6.0
"""For four times the bytes, at most so many times the seconds: four is linear, sixteen quadratic."""
given_few = settings(
    max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def ends_well(made):
    """Documents or refusals, each whole; and in time."""
    name, data = made
    begun = time.process_time()
    found, refused = read(data, name, **LIMITS)
    assert time.process_time() - begun < SECONDS
    assert found or refused
    for document in found:
        document.text.encode()
        assert len(document.text) <= LIMITS["max_chars"]
        assert 0 <= document.body.start <= document.body.end == len(document.text)
        assert document.published is None or len(document.published) == len("2023-03-24")
        assert all(document.notes)
    assert all(refusal.reason for refusal in refused)


@given_few
@given(documents)
def test_documents_of_every_family_end_well(made):
    ends_well(made)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_makes_documents(family):
    """A family that makes nothing would test nothing."""
    made = []
    given_one = settings(
        max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    given_one(given(FAMILIES[family])(lambda one: made.append(one)))()
    assert any(data for _, data in made)


def seconds(name, data):
    begun = time.process_time()
    read(data, name)
    return time.process_time() - begun


@pytest.mark.parametrize("family", GROWN)
def test_time_grows_no_faster_than_the_document(family):
    small, large = GROWN[family](8_192), GROWN[family](32_768)
    seconds(*small)
    # The best of several: another program on the machine makes a reader slower, never faster.
    best = min(seconds(*small) for _ in range(3)), min(seconds(*large) for _ in range(3))
    assert best[1] < BUSY or best[1] <= SLOPE * max(best[0], BUSY / SLOPE)


def fuzz(count, number):
    """Run so many documents from a seed."""
    many = settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    seed(number)(many(given(documents)(ends_well)))()


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]] + [1]
    fuzz(asked[0], asked[1])
    sys.stdout.write(
        f"{asked[0]} documents from seed {asked[1]}: each ended in documents or refusals, in time\n"
    )
