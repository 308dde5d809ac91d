"""What other tools are handed: each format read by its own library."""

import csv
import datetime as dt
import json

import feedparser
import pytest

from callup.cli.console import tables
from callup.ledger import Kept, Ledger
from callup.pipeline.handover import handover
from callup.publish import save_or_write
from callup.publish.nouns import Handover
from callup.publish.tidy import TABLES
from tests.publish.made import CLAIM, DOCUMENT

AT = tables("russia")


@pytest.fixture(scope="module")
def made() -> Handover:
    with Ledger.open(":memory:") as ledger:
        ledger.keep_many([Kept(DOCUMENT, (CLAIM,), "by hand")], at="2023-03-20T00:00:00Z")
        return handover(ledger, AT.case, "2023-03-24", "2023-03-24T10:00:00Z")


def test_documents_leave_without_their_texts(made):
    assert [document.text for document in made.documents] == [""]


def test_parquet_is_typed_and_described(made, tmp_path):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    save_or_write("record", "parquet", made, AT, tmp_path / "p")
    assert {f.stem for f in (tmp_path / "p").iterdir()} == set(TABLES)
    claims = parquet.read_table(tmp_path / "p/claims.parquet")
    assert claims.schema.field("published").type == pa.date32()
    assert claims.schema.field("places").type == pa.list_(pa.string())
    assert claims.schema.field("core").metadata[b"description"]
    [row] = claims.to_pylist()
    assert (row["value"], row["places"], row["core"]) == (35, ["RU-VOR"], True)
    assert row["published"] == dt.date(2023, 3, 16)
    assert parquet.read_table(tmp_path / "p/assessments.parquet").num_rows > 3


def test_csv_says_the_same_as_parquet(made, tmp_path):
    save_or_write("record", "csv", made, AT, tmp_path / "c")
    assert {f.stem for f in (tmp_path / "c").iterdir()} == set(TABLES)
    assert (tmp_path / "c/claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "c/claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["published"], row["places"], float(row["value"])) == ("2023-03-16", "RU-VOR", 35)


def test_stix_is_read_by_its_library_and_the_same_ledger_gives_the_same_ids(made, tmp_path):
    stix2 = pytest.importorskip("stix2")
    for name in ("a.json", "b.json"):
        save_or_write("record", "stix", made, AT, tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    bundle = stix2.parse((tmp_path / "a.json").read_text(encoding="utf-8"), allow_custom=False)
    kinds = [item["type"] for item in bundle.objects]
    assert sorted(kinds) == ["identity", "location", "note", "report"]
    held = {item["id"] for item in bundle.objects}
    assert all(set(i.get("object_refs", ())) <= held for i in bundle.objects)
    [note] = [item for item in bundle.objects if item["type"] == "note"]
    assert note.confidence == 90
    assert "[name withheld]" in note.content


def test_geojson_lies_where_the_region_lies(made, tmp_path):
    save_or_write("record", "geojson", made, AT, tmp_path / "m.geojson")
    body = json.loads((tmp_path / "m.geojson").read_text(encoding="utf-8"))
    assert body["type"] == "FeatureCollection"
    [feature] = body["features"]
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (39, 52)
    assert feature["properties"]["signal"] == "summons_served"


def test_claim_reviews_are_linked_data_and_judge_nobody(made, tmp_path):
    save_or_write("record", "claimreview", made, AT, tmp_path / "c.json")
    body = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert body["@context"] == "https://schema.org"
    [claim] = body["@graph"]
    assert claim["@type"] == "Claim"
    assert claim["author"] == {"@type": "Person", "name": "Pavel Chikov"}
    assert claim["appearance"]["url"] == DOCUMENT.url


def test_the_feed_is_read_by_a_feed_reader(made, tmp_path):
    save_or_write("record", "atom", made, AT, tmp_path / "f.atom")
    feed = feedparser.parse((tmp_path / "f.atom").read_text(encoding="utf-8"))
    assert not feed.bozo
    assert feed.version == "atom10"
    [entry] = feed.entries
    assert entry.link == DOCUMENT.url
    assert entry.updated.startswith("2023-03-16")
