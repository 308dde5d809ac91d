"""A page that is kept anew with other words takes the place of the one before, from its day on; the trail keeps both."""

import pytest

from callup.ledger import REPLACED, ClaimQuery, Kept, Ledger
from callup.model import Document, document_id
from callup.pipeline.updates import UpdateWatch
from tests.ledger.conftest import claim, document

URL = "https://courier.example/7"
OLD, NEW = "Summonses in Tula: 300.", "Summonses in Tula: 450."


def capture(ledger: Ledger, text: str, day: str | None, **parts) -> Document:
    made = document(text, day, **{"url": URL, "kind": "html", "file": f"{text}.html", **parts})
    watch = UpdateWatch()
    watch.add(made)
    ledger.keep_many([Kept(made, (claim(made),), "en-1")], at="2023-04-01T00:00:00Z")
    watch.note(ledger, at="2023-04-01T00:00:00Z")
    return made


def said(ledger: Ledger, **query) -> list[str]:
    return [found.evidence.text for found in ledger.claims(ClaimQuery(**query))]


def test_the_newer_page_speaks_from_its_day_on_and_the_trail_keeps_both(ledger: Ledger) -> None:
    old, new = capture(ledger, OLD, "2023-03-20"), capture(ledger, NEW, "2023-03-22")
    assert said(ledger) == said(ledger, as_of="2023-03-22") == [NEW]
    assert said(ledger, as_of="2023-03-21") == [OLD]
    assert said(ledger, document=old.id) == [OLD], "who asks for the old page gets it"
    assert ledger.replaced() == {old.id}
    assert ledger.replaced("2023-03-21") == set()
    events = [(e.subject, e.detail) for e in ledger.events() if e.what == REPLACED]
    assert events == [(old.id, new.id)]


def test_captures_come_in_any_order_and_are_noted_once(ledger: Ledger) -> None:
    capture(ledger, NEW, "2023-03-22")
    capture(ledger, OLD, "2023-03-20")
    capture(ledger, NEW, "2023-03-22")
    assert said(ledger) == [NEW]
    assert sum(e.what == REPLACED for e in ledger.events()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://courier.example/"}, {"url": "https://courier.example/"}),
        ({"url": "https://t.me/courier"}, {"url": "https://t.me/courier"}),
        ({"kind": "feed"}, {"kind": "feed"}),
        ({"kind": "json", "file": "a.jsonl#1"}, {"kind": "json", "file": "a.jsonl#2"}),
        ({"url": None}, {"url": None}),
        ({"publisher": "Courier"}, {"publisher": "Wire"}),
    ],
)
def test_what_only_shares_an_address_replaces_nothing(
    ledger: Ledger, first: dict[str, str], second: dict[str, str]
) -> None:
    capture(ledger, OLD, "2023-03-20", **first)
    capture(ledger, NEW, "2023-03-22", **second)
    assert said(ledger) == [OLD, NEW]


def test_documents_without_a_date_are_counted(ledger: Ledger) -> None:
    capture(ledger, OLD, None)
    capture(ledger, NEW, "2023-03-22", url=None)
    assert ledger.undated() == 1
    assert document_id(OLD, URL) not in ledger.replaced()
