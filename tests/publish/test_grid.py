"""The table {noun × format}: what it lists, and that no writer lets anything through that steers its reader's tool."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

from callup.brief import Request
from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.cli.console import Outlet, tables
from callup.ledger import ClaimQuery, Event, Kept, Ledger
from callup.model import Reread
from callup.model.brief import LawPart, LawRow, Line, Parts, PredictionPart, RecordPart
from callup.pipeline import Road, outward
from callup.pipeline.assessments import assessment, comparison, series
from callup.pipeline.handover import handover
from callup.pipeline.parts import figures_of, law_of
from callup.pipeline.projection import Asked, project, ranges
from callup.publish import formats_of, listed, save_or_write, shown, write
from callup.publish.grid import grid
from callup.publish.nouns import NOUNS, Claims, Projected, Ranges, Regions, Said, Strands
from callup.record import claims_reviewed, guarded, known, regions_of
from tests.publish.made import CLAIM, DOCUMENT, PRIVATE_NAME

HOSTILE = "=1+1 \x1b[31m\u202e<script>alert(1)</script> [x](javascript:alert(1)) "
STEERS = re.compile("[\x1b\u202e]")
NUMBERS_ONLY = {"runs": "draws of numbers; no text of anybody is in them"}
CASE = "russia"
DRAWN = {"picture"}
"""Markup that Callup drew itself, from words it escaped."""


def poisoned(made: object) -> object:
    """The same record with something hostile at the head of every text of several words."""
    if isinstance(made, str):
        return HOSTILE + made if " " in made and type(made) is str else made
    if isinstance(made, msgspec.Struct):
        return msgspec.structs.replace(
            made,
            **{f: poisoned(getattr(made, f)) for f in made.__struct_fields__ if f not in DRAWN},
        )
    if isinstance(made, dict):
        return {key: poisoned(value) for key, value in made.items()}
    if isinstance(made, (list, tuple)):
        return type(made)(map(poisoned, made))
    return made


LINE = Line(template="law", text="somebody says: “it is in force”", notes=())
RULE = LawPart(
    name="exit_ban", kind="ban", title="Ban on leaving", definition="who may not leave", status="in force",
    since=None, rule="by one statement",
    rows=(LawRow(date=None, status="in force", side=None, old=False, line=LINE),),
)  # fmt: skip
FORETOLD = PredictionPart(
    id="p-1234567890", due="2023-04-01", state="no way to tell", plan=False, criterion="a decree is published",
    rule="nobody says", line=LINE, notes=(), against=(),
)  # fmt: skip
HELD = RecordPart(
    name="A Ministry of Something", outlet=False, made=1, held=0, failed=0, disputed=0, void=0, open=1,
    share="none settled", brier=None,
)  # fmt: skip


@pytest.fixture(scope="module")
def records() -> dict[str, object]:
    """One record of every noun that holds a text, as hostile as may be."""
    at = tables(CASE)
    scenario = load_scenario(CASE, load_places(CASE))
    asked = Asked(paths=("general",), as_of="2023-02-06", draws=20, sensitivity=False)
    with Ledger.open(":memory:") as ledger:
        ledger.keep_many([Kept(DOCUMENT, (CLAIM,), "by hand")], at="2023-03-20T00:00:00Z")
        store, case = guarded(ledger, at.case), at.case
        record = known(store, case, "2023-03-24")
        claims = [outward(claim) for claim in claims_reviewed(store, ClaimQuery())]
        told = Claims(claims=claims, published={DOCUMENT.id: "2023-03-16"}, title="a claim")
        strands = record.core_strands
        found = {
            "brief": Road.of(CASE).brief(ledger, Request(written="2023-03-24", as_of="2023-03-24")),
            "assessment": assessment(store, case, "2023-03-24"),
            "change": comparison(store, case, ("2023-03-01", "2023-03-24")),
            "replay": series(store, case, ("2023-03-10", "2023-03-24", 7)),
            "claims": told,
            "reading": told,
            "regions": Regions(regions_of(record, store, ClaimQuery(signal="summons_served"))),
            "figures": figures_of(record),
            "law": Parts(as_of="2023-03-24", law=(RULE,)),
            "predictions": Parts(
                as_of="2023-03-24", predictions=(FORETOLD,), track_records=(HELD,)
            ),
            "strands": Strands(
                strands,
                {s.id: s.origin for s in strands},
                {j.claim: Said("a page", "its words") for s in strands for j in s.joins},
            ),
            "record": handover(store, case, "2023-03-24", "2023-03-24T00:00:00Z"),
        }
    event = Event(at="2023-03-20T00:00:00Z", what="kept", subject="a file", detail="some words")
    found["events"] = [event]
    found["rereadings"] = [Reread("d", "a file", ("1", "2"), tuple(claims), (), (), 0, ())]
    found["ranges"] = Ranges(
        found=list(ranges(scenario, asked).values())[:4], facts=scenario.facts, as_of="2023-02-06"
    )
    found["projection"] = Projected(project(CASE, asked), scenario.facts)
    return {noun: poisoned(made) for noun, made in found.items()}


PAIRS = [(noun, name) for noun in NOUNS for name in formats_of(noun) if noun not in NUMBERS_ONLY]


def texts(noun: str, name: str, made: object, folder: Path) -> list[str]:
    """What stands in the file or files of a format, or on a terminal."""
    at = tables(CASE, ["why", "matrix", "alone"])
    if name == "table":
        stream = io.StringIO()
        console = Outlet(file=stream, width=150, highlight=False, markup=False, emoji=False)
        for piece in shown(noun, made, at):
            console.print(piece)
        return [stream.getvalue()]
    to = folder / f"made.{name}"
    save_or_write(noun, name, made, at, to)
    if name == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        return [json.dumps(parquet.read_table(f).to_pylist(), default=str) for f in to.iterdir()]
    files = sorted(to.iterdir()) if to.is_dir() else [to]
    return [file.read_text(encoding="utf-8") for file in files]


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for pair in value.items() for part in pair for s in strings(part)]
    if isinstance(value, list):
        return [s for part in value for s in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(("noun", "name"), PAIRS)
def test_nothing_hostile_leaves_by_any_format(noun, name, records, tmp_path):
    for text in texts(noun, name, records[noun], tmp_path):
        assert not STEERS.search(text)
        assert PRIVATE_NAME not in text
        if name in {"html", "svg", "atom"}:
            assert "<script" not in text
        if name in {"svg", "atom"}:
            ET.fromstring(text)
        if name == "md":
            assert not re.search(r"(?<!\\)\]\(", text)
            assert "<script" not in text
        if name == "csv":
            cells = [c for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for c in row]
            assert not any(c.startswith(("=", "@", "\t")) for c in cells)
        if name in {"json", "jsonl", "geojson", "stix", "claimreview", "parquet"}:
            lines = text.splitlines() if name == "jsonl" else [text]
            assert not any(STEERS.search(s) for line in lines for s in strings(json.loads(line)))


def test_what_is_hostile_is_there_to_be_stopped(records):
    assert all(STEERS.search(repr(made)) or "\\x1b" in repr(made) for made in records.values())
    assert set(records) | set(NUMBERS_ONLY) == set(NOUNS)


def test_every_noun_lists_its_formats_with_what_a_terminal_shows_first():
    assert formats_of("regions") == ("table", "csv", "geojson", "json")
    assert listed("regions") == "table, csv, geojson or json"
    assert all(formats_of(noun) for noun in NOUNS)


def test_a_format_is_one_file_found_by_its_name(tmp_path, monkeypatch):
    """A file put beside the others is a format at once: no other file is touched."""
    from callup.publish import formats

    (tmp_path / "shout.py").write_text(
        "WRITES = {'law': lambda made, at: f'{len(made.law)} RULES\\n'}\n", encoding="utf-8"
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    grid.cache_clear()
    try:
        assert "shout" in formats_of("law")
        with Ledger.open(":memory:") as ledger:
            made = law_of(known(ledger, tables(CASE).case, "2023-03-24"))
        assert write("law", "shout", made, tables(CASE)) == "0 RULES\n"
    finally:
        monkeypatch.undo()
        grid.cache_clear()


def test_every_page_has_the_one_policy_and_the_one_style(records):
    at = tables(CASE)
    pages = [write(n, "html", records[n], at) for n in NOUNS if "html" in formats_of(n)]
    policies = {re.search(r'Content-Security-Policy" content="([^"]+)', page)[1] for page in pages}
    styles = {re.search(r"<style>(.*?)</style>", page, re.S)[1] for page in pages}
    assert len(policies) == len(styles) == 1
    assert "unsafe" not in policies.pop()
    assert len(pages) == 5
