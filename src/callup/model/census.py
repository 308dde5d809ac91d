"""Census: how much is said, by signal, region and day. Frozen counts; which statements they are is for the ledger.

Counts of a signal or a region are of core claims. ``sources`` counts the texts that carry them: independent ones where
copies are known, else documents.
"""

import msgspec


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """Core claims, those of them that deny, and the texts that carry them."""

    claims: int
    denied: int
    sources: int
    latest: str | None = None
    """The id of the claim that was kept last, where the count was made by the ledger."""


class Census(msgspec.Struct, frozen=True, kw_only=True):
    """What is known by a day, counted. ``first`` and ``last`` are the days of the oldest and the newest dated document."""

    claims: int
    documents: int
    first: str | None
    last: str | None
    signals: dict[str, Count]
    regions: dict[tuple[str, str], Count]
    """By signal and ISO 3166-2 code."""
    days: dict[str, dict[str, int]]
    """Core claims by day of publication and signal."""
