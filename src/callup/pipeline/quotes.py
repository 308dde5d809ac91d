"""The words behind an assessment's sources. In: what was told, the record. Out: the same with quotations, names withheld."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from callup.brief.quoting import quoted as quoted_words
from callup.model import Assessment, Change, ShareMoved, SignShare, StrandSeen
from callup.record import Record

QUOTED = 40
"""So many sources carry the words behind them; the rest name their claims."""
LONGEST_QUOTE = 240
Told = TypeVar("Told", Assessment, Change)


def quoted(told: Told, record: Record) -> Told:
    """The same with the words of its weightiest sources, private names withheld."""
    words = _Words(record)
    if isinstance(told, Change):
        parts = tuple(_moved(part, words) for part in told.parts)
        later = quoted(told.later, record)
        return msgspec.structs.replace(told, parts=parts, later=later)
    return msgspec.structs.replace(told, signs=tuple(_sign(sign, words) for sign in told.signs))


class _Words:
    """Quotes sources until enough are quoted."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._left = QUOTED

    def of(self, strands: Iterable[StrandSeen]) -> tuple[StrandSeen, ...]:
        return tuple(self._one(strand) for strand in strands)

    def _one(self, strand: StrandSeen) -> StrandSeen:
        claim = self._record.claim.get(strand.claims[0]) if strand.claims and self._left else None
        if claim is None:
            return strand
        self._left -= 1
        [document] = self._record.shown([claim])
        words = quoted_words(claim, document)
        if len(words) > LONGEST_QUOTE:
            words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        return msgspec.structs.replace(strand, quote=words)


def _sign(sign: SignShare, words: _Words) -> SignShare:
    return msgspec.structs.replace(sign, strands=words.of(sign.strands))


def _moved(part: ShareMoved, words: _Words) -> ShareMoved:
    return msgspec.structs.replace(part, came=words.of(part.came), left=words.of(part.left))
