"""The ledger's own counts: the same as counting the claims, whatever the day, the order, or a second reading."""

import msgspec
import pytest

from benchmarks._synthetic import Maker
from callup.case import load_case
from callup.ledger import ClaimQuery, Kept, Ledger
from callup.record.census import census_of

DAYS = 70


def documents(size: int = 400) -> list[Kept]:
    return list(Maker(load_case("russia"), DAYS, size).documents())


def filled(kept: list[Kept]) -> Ledger:
    ledger = Ledger.open(":memory:")
    for start in range(0, len(kept), 7):
        ledger.keep_many(kept[start : start + 7], at="2024-01-01T00:00:00Z")
    return ledger


def counted(ledger: Ledger, as_of: str | None):
    held = {d.id: d for d in ledger.documents(as_of=as_of)}
    return census_of(list(ledger.claims(ClaimQuery(as_of=as_of))), held, {})


def without_names(census):
    def plain(counts):
        return {k: msgspec.structs.replace(c, latest=None) for k, c in counts.items()}

    return msgspec.structs.replace(
        census, signals=plain(census.signals), regions=plain(census.regions)
    )


@pytest.mark.parametrize("as_of", [None, "2022-10-01", "2022-10-31", "2022-11-17", "2022-09-30"])
def test_counts_are_those_of_the_claims_known_by_a_day(as_of):
    with filled(documents()) as ledger:
        assert without_names(ledger.census(as_of=as_of)) == counted(ledger, as_of)


def test_the_order_in_which_documents_come_does_not_matter():
    kept = documents()
    with filled(kept) as one, filled(kept[::-1]) as other:
        assert without_names(one.census()) == without_names(other.census())


def test_a_document_kept_twice_is_counted_once():
    kept = documents(80)
    with filled(kept) as ledger:
        before = ledger.census()
        ledger.keep_many(kept, at="2024-01-02T00:00:00Z")
        assert ledger.census() == before


def test_a_second_reading_is_counted_in_place_of_the_first():
    kept = documents(120)
    with filled(kept) as ledger:
        for item in kept[:10]:
            fewer = Kept(item.document, item.claims[:1], "synthetic-2")
            ledger.reread(fewer, at="2024-01-02T00:00:00Z")
        assert without_names(ledger.census()) == counted(ledger, None)


def test_the_claim_named_with_a_region_is_of_that_region():
    with filled(documents()) as ledger:
        census = ledger.census()
        named = {c.id: c for c in ledger.named_claims(n.latest for n in census.regions.values())}
        for (signal, code), count in census.regions.items():
            claim = named[count.latest]
            assert claim.signal == signal
            assert code in {place.code for place in claim.places}


def test_newest_keeps_the_last_claims():
    with filled(documents()) as ledger:
        last = list(ledger.claims(ClaimQuery(newest=True, limit=5)))
        everything = list(ledger.claims())
    assert last == everything[::-1][:5]
