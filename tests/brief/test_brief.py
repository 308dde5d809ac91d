"""The brief as its reader meets it: cited, whole, escaped, and without private names."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from callup.brief import Request
from callup.brief.masking import STAND_IN
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.model.brief import Brief
from callup.pipeline import Road
from callup.publish import formats_of, write
from callup.publish.schema import schema_text

ROOT = Path(__file__).parents[2]
REQUEST = Request(written="2023-05-01", since="2023-04-01", as_of="2023-04-30")


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of()


@pytest.fixture(scope="module")
def brief(road: Road) -> Brief:
    with Ledger.open(":memory:") as ledger:
        road.ingest(
            [ROOT / "examples/spring-2023"], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z"
        )
        return road.brief(ledger, REQUEST)


@pytest.fixture(scope="module")
def spoken(road: Road, counts_and_forecast: Path) -> Brief:
    """A brief on two counts of one day and on a prediction whose day is past."""
    with Ledger.open(":memory:") as ledger:
        road.ingest([counts_and_forecast], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        return road.brief(ledger, REQUEST)


def page(brief: Brief, road: Road) -> str:
    return write("brief", "html", brief, road.setting)


def lines(brief: Brief):
    # What the record lacks stands in no sentence of it.
    yield from (line for line in brief.bottom_line if line.template != "lacks")
    yield from brief.new
    if brief.assessment:
        yield from (*brief.assessment.acts, *brief.assessment.signs)
    for part in brief.signals:
        yield from part.lines
    for pair in brief.denials:
        yield pair.denial
        yield from pair.denied
    for item in brief.predictions:
        yield item.line


def test_every_line_and_figure_has_a_footnote_that_exists(brief: Brief) -> None:
    numbers = {note.number for note in brief.notes}
    rows = [row for figure in brief.figures for row in figure.rows]
    assert rows
    for item in (*lines(brief), *rows):
        assert item.notes
        assert set(item.notes) <= numbers


def test_the_bottom_line_opens_with_a_sentence_for_each_question(brief: Brief) -> None:
    now, ahead = brief.bottom_line[:2]
    part = brief.assessment
    assert part is not None
    assert sum(row.probability for row in part.states) == pytest.approx(1, abs=1e-4)
    leading = max(part.states, key=lambda row: row.probability)
    assert now.text.startswith(leading.title)
    assert leading.words in now.text
    assert ahead.text.startswith("A new announced wave within 90 days: ")
    assert all(line.text in part.lacks for line in brief.bottom_line if line.template == "lacks")


def test_both_questions_stand_in_every_format(brief: Brief, road: Road) -> None:
    for written in (page(brief, road), write("brief", "md", brief, road.setting)):
        assert "Where the country stands, and what lies ahead" in written
        assert "Without a record" in written


def test_competing_counts_stand_side_by_side(spoken: Brief) -> None:
    [figure] = [f for f in spoken.figures if f.measure == "regions_issuing_summons"]
    assert {row.said for row in figure.rows} >= {"35", "33"}
    assert figure.conflict


def test_the_relay_of_a_story_is_listed_as_a_copy(brief: Brief) -> None:
    copies = [source for source in brief.sources if source.copy_of is not None]
    assert [Path(source.file).stem for source in copies] == ["12-the-same-count-relayed"]


def test_a_denial_stands_beside_what_it_denies(brief: Brief) -> None:
    assert any(pair.denied for pair in brief.denials)


def test_the_january_prediction_did_not_come_true_and_says_why(spoken: Brief) -> None:
    found = [item for item in spoken.predictions if item.due == "2023-01-10"]
    assert {item.state for item in found} == {"did not come true"}
    assert all(item.notes for item in found)
    [record] = [r for r in spoken.track_records if r.name == "Oleksii Reznikov"]
    assert (record.held, record.failed) == (0, len(found))


def test_the_private_person_is_nowhere_named(brief: Brief, road: Road) -> None:
    formats = formats_of("brief")
    everything = "".join(write("brief", name, brief, road.setting) for name in formats)
    assert {"html", "md", "json", "txt"} <= set(formats)
    assert "Timur" not in everything


def test_the_page_is_whole_in_itself_and_every_reference_has_its_target(
    brief: Brief, road: Road
) -> None:
    html = page(brief, road)
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#|https?://)', html)
    assert "@import" not in html
    targets = set(re.findall(r'id="([ns]\d+)"', html))
    assert set(re.findall(r'href="#([ns]\d+)"', html)) <= targets


def test_hostile_titles_and_addresses_are_harmless(road: Road, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "DATE: 2023-03-01\nTITLE: <script>alert(1)</script>\nURL: javascript:alert(1)\n\n"
        "Summonses are being served in 12 regions, lawyer Anton Belov said.\n"
    )
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        html = page(road.brief(ledger, REQUEST), road)
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_the_published_schema_is_current_and_a_real_brief_fits_it(brief: Brief, road: Road) -> None:
    published = (ROOT / "docs/schema/brief.json").read_text(encoding="utf-8")
    assert published == schema_text(Brief)
    written = write("brief", "json", brief, road.setting)
    jsonschema.validate(json.loads(written), json.loads(published))


def test_documents_dated_later_do_not_change_what_was_known(road: Road) -> None:
    folder = ROOT / "examples/spring-2023"
    early = sorted(folder.glob("0*.txt"))
    request = Request(written="2023-05-01", as_of="2023-02-28")
    made = []
    for paths in (early, [folder]):
        with Ledger.open(":memory:") as ledger:
            road.ingest(paths, ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
            made.append(road.brief(ledger, request))
    assert made[0] == made[1]


def test_nothing_on_the_matter_is_said_plainly(road: Road, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("DATE: 2023-03-01\n\nThe bakery opened at seven.\n")
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        made = road.brief(ledger, REQUEST)
    templates = [item.template for item in made.bottom_line]
    assert (templates[:2], templates[-1]) == (["now", "next"], "nothing")
    assert "lacks" in templates


def test_the_stand_in_says_that_a_name_is_withheld() -> None:
    assert "withheld" in STAND_IN
