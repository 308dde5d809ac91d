"""Claims as compact columns: Traces, Texts. One row a claim, one row a document; what a million of them are woven from.

Frozen; arrays of one length; strings stand in ``names`` once and are meant by their place there. The dtypes are what a
ledger keeps as bytes: a change of them needs a step of its schema.
"""

from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from callup.model.claim import Certainty, Stance

Column = npt.NDArray[Any]
NOTHING = -1
"""A name or place that is not there."""
UNDATED = 4_000_000
"""The day of a document that has none: later than any."""
STANCES = tuple(Stance)
CERTAINTIES = tuple(Certainty)

TRACE = np.dtype(
    [
        ("number", "<i4"),  # the claim: its number in the ledger, or its place in a list
        ("signal", "<i4"),  # a name, or NOTHING
        ("key", "<i4"),  # the origin the claim names, or NOTHING for its own text
        ("label", "<i4"),  # the origin's name for readers
        ("inside", "<u8"),  # somebody known only within that origin, or 0
        ("sentence", "<u8"),  # a hash of the sentence's words
        ("kind", "u1"),  # a place in OriginKind
        ("stance", "u1"),  # a place in STANCES
        ("certainty", "u1"),  # a place in CERTAINTIES
        ("flags", "u1"),  # CORE, PRIVATE
    ]
)
CORE, PRIVATE = 1, 2
PLACE = np.dtype([("row", "<i4"), ("code", "<i4")])
"""One region of a claim: the claim's row, the region's code as a name."""


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """The documents, in the order in which they became known.

    ``outlet`` is who published, ``carrier`` whom the whole text was forwarded from, ``link`` the outlet a short text links
    to (names or NOTHING); ``page`` is the held text it links to, ``root`` the text it is a copy of, itself if of none
    (places among the texts or NOTHING). ``parts`` are the earlier texts it shares stretches with.
    """

    ids: list[str]
    days: Column
    titles: list[str]
    outlet: Column
    carrier: Column
    link: Column
    page: Column
    root: Column
    parts: dict[int, tuple[int, ...]]


class Traces(msgspec.Struct, frozen=True, kw_only=True):
    """Claims by columns: ``rows`` of dtype TRACE in the order of ``texts``, and the text of each."""

    names: list[str]
    texts: Texts
    rows: Column
    text: Column
    places: Column
