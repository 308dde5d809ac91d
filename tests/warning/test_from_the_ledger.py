"""From a ledger to an assessment: copies, later documents, decisions, what-ifs, and the two commands."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest
from typer.testing import CliRunner

from callup.cli.app import app
from callup.errors import BadRequest
from callup.ledger import Kept, Ledger
from callup.model import (
    AUTHOR,
    Assessment,
    Bound,
    Claim,
    Decision,
    Document,
    Evidence,
    Method,
    Quantity,
    Replay,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    StrandSeen,
    Subject,
    Verdict,
    claim_id,
    document_id,
)
from callup.pipeline.assessments import assessment, comparison, series
from callup.publish.schema import schema_text
from tests.warning.worlds import CASE

SCHEMA = Path(__file__).parents[2] / "docs/schema/assessment.json"
LAWYER = Speaker(name="Pavel Chikov", actor="pavel-chikov", kind=SpeakerKind.PERSON)
PRIVATE = Speaker(name="Timur Zabelin", kind=SpeakerKind.PERSON, private=True)


def kept(
    text: str,
    day: str,
    words: str,
    publisher: str = "Monitor",
    *,
    signal: str = "summons_served",
    **parts: object,
) -> Kept:
    """A document of one claim whose evidence is some of its words."""
    url = f"https://example.org/{publisher}/{day}"
    document = Document(
        id=document_id(text, url), file=f"{publisher}.txt", text=text, body=Span(0, len(text)), language="en",
        url=url, publisher=publisher, published=day,
    )  # fmt: skip
    start = text.index(words)
    evidence = Evidence(
        start=start, end=start + len(words), text=words, sentence=Span(0, len(text))
    )
    quantity = parts.get("quantity")
    claim = Claim(
        id=claim_id(document.id, evidence, signal, None), document=document.id, file=document.file, language="en",
        evidence=evidence, speaker=parts.get("speaker", AUTHOR), stance=parts.get("stance", Stance.REPORTS),
        certainty="plain", signal=signal, measure="regions_issuing_summons" if quantity else None, quantity=quantity,
        core=True, withheld=parts.get("withheld", ()), method=Method(reader="hand", score=1.0),
    )  # type: ignore[arg-type]  # fmt: skip
    return Kept(document, (claim,), "hand")


def regions(number: int) -> Quantity:
    return Quantity(
        value=number, low=number, high=number, bound=Bound.EXACT, unit="region", span=Span(0, 1)
    )


COUNT = kept(
    "Papers that call men to the offices are being handed out in 35 regions, the lawyer Pavel Chikov counted on "
    "Wednesday; among them are Voronezh, Penza and several more along the Volga.",
    "2023-03-16", "Papers that call men to the offices are being handed out in 35 regions",
    speaker=LAWYER, quantity=regions(35),
)  # fmt: skip
COPY = kept(
    COUNT.document.text,
    "2023-03-17",
    COUNT.claims[0].evidence.text,
    "Wire",
    speaker=LAWYER,
    quantity=regions(35),
)
DRIVE = kept(
    "The regional government of Perm raised its bonus for a signed contract twice within this month.",
    "2023-03-20", "raised its bonus for a signed contract", "Perm Daily", signal="volunteer_drive",
)  # fmt: skip
LATER = kept(
    "A second wave of mobilisation has begun, the ministry announced late in the evening without further words.",
    "2023-04-20", "A second wave of mobilisation has begun", "Evening", signal="mobilisation_order",
)  # fmt: skip
NEIGHBOUR = kept(
    "Timur Zabelin said that papers had been put under every door of his house in the last days.",
    "2023-03-18", "Timur Zabelin said that papers had been put under every door", "House Paper",
    speaker=PRIVATE, withheld=(Span(0, 13),),
)  # fmt: skip


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as store:
        store.keep_many([COUNT, DRIVE, NEIGHBOUR], at="2023-05-01T00:00:00Z")
        yield store


def chances(made: Assessment) -> list[float]:
    return [state.probability for state in made.states]


def strands(made: Assessment) -> dict[str, StrandSeen]:
    return {sign.signal: strand for sign in made.signs for strand in sign.strands}


def test_a_copied_article_changes_nothing(ledger: Ledger) -> None:
    before = assessment(ledger, CASE, "2023-03-24")
    ledger.keep_many([COPY], at="2023-05-01T00:00:00Z")
    after = assessment(ledger, CASE, "2023-03-24")
    assert chances(after) == pytest.approx(chances(before), abs=0.01)
    assert after.strands == before.strands == 3


def test_documents_dated_later_cannot_change_an_earlier_day_or_its_replay(ledger: Ledger) -> None:
    span = ("2023-03-10", "2023-04-10", 5)
    before = assessment(ledger, CASE, "2023-04-10"), series(ledger, CASE, span)
    ledger.keep_many([LATER], at="2023-05-01T00:00:00Z")
    assert (assessment(ledger, CASE, "2023-04-10"), series(ledger, CASE, span)) == before
    assert assessment(ledger, CASE, "2023-04-20") != before[0]


def test_a_replay_agrees_with_assessing_each_day(ledger: Ledger) -> None:
    ledger.keep_many([LATER, COPY], at="2023-05-01T00:00:00Z")
    ledger.decide(reject(DRIVE.claims[0].id, "2023-04-01T09:00:00Z"))
    made = series(ledger, CASE, ("2023-03-14", "2023-04-24", 8))
    for moment in made.moments:
        alone = assessment(ledger, CASE, moment.as_of)
        assert [s.probability for s in moment.states] == pytest.approx(chances(alone), abs=1e-4)


def reject(claim: str, at: str) -> Decision:
    return Decision(
        id=f"r-{claim}",
        at=at,
        by="editor",
        reason="misread",
        kind=Subject.CLAIM,
        subject=claim,
        verdict=Verdict.REJECT,
    )


def test_a_rejected_claim_counts_until_the_day_it_was_rejected(ledger: Ledger) -> None:
    with_it = assessment(ledger, CASE, "2023-03-24")
    ledger.decide(reject(DRIVE.claims[0].id, "2023-03-28T09:00:00Z"))
    assert assessment(ledger, CASE, "2023-03-24") == with_it
    assert assessment(ledger, CASE, "2023-03-28").strands == with_it.strands - 1


def test_sources_quote_their_sentence_and_withhold_private_names(ledger: Ledger) -> None:
    made = assessment(ledger, CASE, "2023-03-24")
    quotes = {strand.quote for sign in made.signs for strand in sign.strands}
    assert COUNT.claims[0].evidence.text in quotes
    assert "[name withheld] said that papers had been put under every door" in quotes
    assert "Zabelin" not in json.dumps([str(sign) for sign in made.signs])
    assert all(ledger.claim(name) for sign in made.signs for name in sign.claims)


def test_what_if_leaves_out_and_supposes(ledger: Ledger) -> None:
    made = assessment(ledger, CASE, "2023-03-24")
    drive = strands(made)["volunteer_drive"]
    without = assessment(ledger, CASE, "2023-03-24", what_if=[f"-{drive.id[:6]}"])
    assert without.strands == made.strands - 1
    assert without.supposed == (f"-{drive.id[:6]}",)
    claim = assessment(ledger, CASE, "2023-03-24", what_if=[f"-{drive.claims[0]}"])
    assert claim.strands == made.strands - 1
    source = assessment(ledger, CASE, "2023-03-24", what_if=["-source:pavel-chikov"])
    assert source.strands == made.strands - 1
    more = assessment(ledger, CASE, "2023-03-24", what_if=["+mobilisation_order:3"])
    assert [s for sign in more.signs for s in sign.strands if s.id.startswith("supposed-")]


@pytest.mark.parametrize(
    "change",
    ["s-1", "-s-", "-s-zz", "-", "-source:nobody", "+war", "+exodus:0", "+exodus:many"],
)
def test_what_if_says_how_it_wants_to_be_asked(ledger: Ledger, change: str) -> None:
    with pytest.raises(BadRequest, match="--what-if"):
        assessment(ledger, CASE, "2023-03-24", what_if=[change])


def test_comparing_names_what_came(ledger: Ledger) -> None:
    ledger.keep_many([LATER], at="2023-05-01T00:00:00Z")
    made = comparison(ledger, CASE, ("2023-03-24", "2023-04-24"))
    [part] = [p for p in made.parts if p.name == "mobilisation_order"]
    assert part.came[0].quote.startswith("A second wave of mobilisation has begun")
    with pytest.raises(BadRequest, match="earlier day first"):
        comparison(ledger, CASE, ("2023-04-24", "2023-03-24"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "spring.db"
    with Ledger.open(str(path)) as store:
        store.keep_many([COUNT, DRIVE, NEIGHBOUR, LATER], at="2023-05-01T00:00:00Z")
    return path


def run(*given: str) -> str:
    done = CliRunner().invoke(app, list(given))
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def test_the_command_writes_table_json_and_page(file: Path, tmp_path: Path) -> None:
    asked = ("assess", "--as-of", "2023-03-24", "--ledger", str(file))
    table = run(*asked, "--why", "--matrix", "--what-if", "+exodus:2")
    for words in ("Contract drive", "80% interval", "Supposed: +exodus:2", "new wave", "s-"):
        assert words in table
    made = json.loads(run(*asked, "--format", "json"))
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [state["name"] for state in made["states"]] == list(CASE.states.states)
    assert sum(state["probability"] for state in made["states"]) == pytest.approx(1, abs=1e-4)
    asked_of = {(one["question"], one["days"]) for one in made["ahead"]}
    assert {("announced_wave", 30), ("announced_wave", 90)} <= asked_of
    page = tmp_path / "page.html"
    run(*asked, "--format", "html", "--out", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    change = run("assess", "--compare", "2023-03-24", "2023-04-24", "--ledger", str(file))
    assert "came:" in change


def test_the_replay_command_writes_every_format(file: Path) -> None:
    asked = (
        "replay",
        "--from",
        "2023-03-14",
        "--to",
        "2023-04-24",
        "--step",
        "2w",
        "--ledger",
        str(file),
    )
    made = json.loads(run(*asked))
    assert [m["as_of"] for m in made["moments"]][:2] == ["2023-03-14", "2023-03-28"]
    assert {"name", "probability", "low", "high"} <= set(made["moments"][0]["states"][0])
    lines = run(*asked, "--format", "csv").splitlines()
    assert len(lines) == 1 + len(made["moments"])
    assert lines[0].startswith("as_of,origins,records_work_probability,records_work_low")
    assert run(*asked, "--format", "svg").startswith("<svg")
    assert "<svg" in run(*asked, "--format", "html")
    wrong = CliRunner().invoke(app, [*asked, "--step", "daily"])
    assert isinstance(wrong.exception, BadRequest)


def test_the_published_schemas_are_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(Assessment)
    assert SCHEMA.with_name("replay.json").read_text(encoding="utf-8") == schema_text(Replay)


def test_undated_documents_are_counted_and_how_to_date_them_is_told(tmp_path: Path) -> None:
    undated = msgspec.structs.replace(COUNT.document, published=None)
    with Ledger.open(":memory:") as store:
        store.keep_many([Kept(undated, COUNT.claims, "hand")], at="2023-05-01T00:00:00Z")
        made = assessment(store, CASE, "2023-03-24")
    assert made.exposure.undated == 1
    assert any("1 document carries no date" in lack and "--date" in lack for lack in made.lacks)
