"""The commands as a user types them, run in a process of their own."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from callup.ledger import Ledger

ROOT = Path(__file__).parents[2]
SPECIMENS = ROOT / "examples/spring-2023"
ARTICLE = (
    "DATE: 2023-03-20\nPUBLISHER: Test Gazette\n\n"
    "Governor Anton Belov said on Monday that at least 12 regions are handing out summonses.\n"
    "“They took mine to my mother,” said Timur, a driver from Penza.\n"
)


def callup(*words: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from callup.cli.app import main; main()", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", **env},
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_read_prints_one_claim_a_line_whose_evidence_is_a_slice_of_the_file(article: Path) -> None:
    done = callup("read", str(article), "--format", "jsonl", cwd=article.parent)
    assert done.returncode == 0
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    counts = [c for c in claims if c["measure"] == "regions_issuing_summons"]
    assert counts[0]["quantity"]["low"] == 12
    assert counts[0]["speaker"]["name"] == "Anton Belov"
    evidence = counts[0]["evidence"]
    assert ARTICLE[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "Timur" not in done.stdout


def test_ingest_twice_keeps_once(article: Path) -> None:
    first = callup("ingest", "article.txt", cwd=article.parent)
    again = callup("ingest", "article.txt", cwd=article.parent)
    assert "1 document kept" in first.stdout
    assert "0 documents kept" in again.stdout
    assert "1 known already" in again.stdout


def test_a_bad_file_is_refused_with_its_reason_and_the_good_one_is_kept(article: Path) -> None:
    (article.parent / "noise.bin").write_bytes(bytes(range(32)) * 40)
    (article.parent / "empty.txt").write_bytes(b"")
    done = callup("ingest", ".", cwd=article.parent)
    assert done.returncode == 1
    assert "1 document kept" in done.stdout
    listed = callup("rejected", cwd=article.parent).stdout
    assert "noise.bin" in listed
    assert "empty" in listed


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = callup("ingest", "nothing", cwd=tmp_path)
    assert done.returncode == 1
    assert "no files" in callup("rejected", cwd=tmp_path).stdout


def test_brief_writes_its_files_and_says_where(tmp_path: Path) -> None:
    done = callup("brief", str(SPECIMENS), "--as-of", "2023-04-30", "--out", "made", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "made").iterdir()} == {
        "brief.html",
        "brief.md",
        "brief.json",
    }
    assert "brief.html" in done.stdout
    assert "A new announced wave within 90 days" in done.stdout


def test_claims_filters_and_search_know_inflection(article: Path) -> None:
    (article.parent / "post.txt").write_text("DATE: 2023-03-09\n\nВ Липецке раздают повестки.\n")
    callup("ingest", ".", cwd=article.parent)
    russian = callup("claims", "--text", "повестка", "--format", "csv", cwd=article.parent).stdout
    assert "RU-LIP" in russian
    english = callup(
        "claims",
        "--signal",
        "summons_served",
        "--text",
        "summons",
        "--format",
        "csv",
        cwd=article.parent,
    )
    assert "Anton Belov" in english.stdout
    assert (
        callup("claims", "--speaker", "Timur", "--format", "jsonl", cwd=article.parent).stdout == ""
    )


def test_show_marks_the_parts_and_names_the_rules(article: Path) -> None:
    callup("ingest", ".", cwd=article.parent)
    rows = callup("claims", "--format", "jsonl", cwd=article.parent).stdout.splitlines()
    claim = next(c for c in map(json.loads, rows) if c["quantity"])
    done = callup("show", claim["id"][:9], cwd=article.parent)
    for part in ("‹who: Governor Anton Belov›", "‹when: Monday›", "‹how many: at least 12"):
        assert part in done.stdout
    assert "bound at_least, unit region" in done.stdout
    assert f"reader {claim['method']['reader']}" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("claims", "--signal", "nonsense"), "is not known"),
        (("claims", "--since", "yesterday"), "is no date"),
        (("claims",), "there is no ledger"),
        (("brief", "x", "--format", "pdf"), "'pdf' is not known"),
        (("show", "c-1"), "there is no ledger"),
    ],
)
def test_requests_without_sense_end_with_a_message_and_status_2(
    words: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    done = callup(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["read", "ingest", "brief", "claims", "show", "rejected"])
def test_the_help_of_every_command_has_an_example(name: str, tmp_path: Path) -> None:
    assert f"Example: callup {name}" in " ".join(
        callup(name, "--help", cwd=tmp_path).stdout.split()
    )


def test_killed_ingests_leave_whole_documents_and_a_later_run_completes_them(
    tmp_path: Path,
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(120):
        body = f"{number + 20} men were served summonses in Voronezh Oblast this week, lawyer Anton Belov said.\n"
        (texts / f"{number:03d}.txt").write_text(f"DATE: 2023-03-20\n\n{body}" * 1)
    calm = tmp_path / "calm"
    shutil.copytree(texts, calm / "texts")
    assert callup("ingest", "texts", cwd=calm).returncode == 0
    undisturbed = kept(calm / "callup.db")
    assert len(undisturbed) == 120
    assert all(undisturbed.values())
    command = [sys.executable, "-c", "from callup.cli.app import main; main()", "ingest", "texts"]
    before = 0
    for wait in (0.0, 0.05, 0.15):
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while process.poll() is None and documents(tmp_path / "callup.db") <= before:
            time.sleep(0.01)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        torn = kept(tmp_path / "callup.db")
        assert torn.items() <= undisturbed.items()
        assert len(torn) > before or before == 120
        before = len(torn)
    assert callup("ingest", "texts", cwd=tmp_path).returncode == 0
    assert kept(tmp_path / "callup.db") == undisturbed


def documents(path: Path) -> int:
    """How many documents a ledger holds, told from outside while another process writes it."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as ledger:
            return int(ledger.execute("select count(*) from documents").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet, or locked just now
        return 0


def kept(path: Path) -> dict[str, frozenset[str]]:
    """The ids of the claims a ledger keeps of each of its documents."""
    with Ledger.open(str(path), create=False) as ledger:
        claims = [(claim.document, claim.id) for claim in ledger.claims()]
        held = [document.id for document in ledger.documents()]
    assert {document for document, _ in claims} <= set(held)
    return {name: frozenset(id for document, id in claims if document == name) for name in held}


def test_a_list_of_regions_yields_a_row_each_with_its_author_as_speaker(tmp_path: Path) -> None:
    post = (
        "DATE: 2023-03-15\nPUBLISHER: A channel\n\nПовестки вручают уже в девяти регионах, сообщает телеграм-канал «Астра».\n\n"
        "В списке: Москва, Санкт-Петербург, Белгородская, Воронежская и Калужская области, Пермский край, Дагестан, Коми и ХМАО.\n"
    )
    (tmp_path / "post.txt").write_text(post, encoding="utf-8")
    callup("ingest", "post.txt", cwd=tmp_path)
    done = callup(
        "regions", "--signal", "summons_served", "--format", "json", "--maps", "maps", cwd=tmp_path
    )
    table = json.loads(done.stdout)
    assert table["reported"] == 9
    assert {row["code"] for row in table["regions"]} >= {
        "RU-MOW",
        "RU-SPE",
        "RU-VOR",
        "RU-PER",
        "RU-KHM",
    }
    assert {row["speaker"] for row in table["regions"]} == {"ASTRA"}
    assert "RU-TUL" in table["missing"]
    drawn = {path.name for path in (tmp_path / "maps").iterdir()}
    assert drawn == {"map.svg", "grid.svg", "map.png", "grid.png"}
    points = json.loads(
        callup("regions", "--signal", "summons_served", "--format", "geojson", cwd=tmp_path).stdout
    )
    assert len(points["features"]) == 9


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("brief", "--since", "2023-04-01", "--as-of", "2023-03-01"), "no day lies between"),
        (("claims", "--since", "2023-04-01", "--until", "2023-03-01"), "no day lies between"),
        (("brief", "--as-of", "9999-01-01"), "check the year"),
        (("read", "article.txt", "--date", "2099-03-01"), "check the year"),
        (("read", "article.txt", "--date", "1023-03-01"), "check the year"),
    ],
)
def test_a_span_or_a_year_that_cannot_be_meant_is_an_error(
    article: Path, words: tuple[str, ...], told: str
) -> None:
    done = callup(*words, cwd=article.parent)
    assert done.returncode == 2
    assert told in done.stderr


def test_documents_without_a_date_are_told_with_how_to_date_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("At least 12 regions are handing out summonses.\n")
    undated = callup("ingest", "a.txt", "--ledger", "a.db", cwd=tmp_path)
    assert undated.returncode == 0
    assert "1 document carries no date" in undated.stderr
    assert "--date" in undated.stderr
    dated = callup("ingest", "a.txt", "--date", "2023-03-20", "--ledger", "b.db", cwd=tmp_path)
    assert "no date" not in dated.stderr
