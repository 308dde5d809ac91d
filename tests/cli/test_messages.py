"""What goes wrong is told in a line: what, where, what next; never by a traceback."""

import csv
import io

import pytest

from callup.case.places import load_places
from callup.cli import console
from tests.privacy.everything import run

TEXT = "DATE: 2023-03-24\nTITLE: \\[a\\](http://evil.example) \x1b[31mred\x1b[0m\nPUBLISHER: [bold]Oops[/nothing] :smile:\nURL: https://e.example/a)[b](javascript:x)\n\n=Mobilization summonses were handed out to men in Perm on Friday, \u202eofficials said.\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    tmp = tmp_path_factory.mktemp("messages")
    (tmp / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        run(patch, "ingest", str(tmp / "a.txt"), "--ledger", str(tmp / "l.db"))
    return tmp


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("claims", "--place", "Voronesh"), "did you mean RU-VOR (Voronezh Oblast)"),
        (("claims", "--place", "Ивановкая область"), "RU-IVA (Ivanovo Oblast)"),
        (("claims", "--place", "Пермкий край"), "RU-KAM (Kamchatka Krai)"),
        (("claims", "--place", "nowhere at all"), "ISO 3166-2"),
        (("figures", "--place", "XX"), "--place 'XX' is not known"),
        (("regions",), "say which sign: --signal NAME, one of summons_served"),
        (("claims", "--limit", "99999999999999999999"), "limit"),
        (("brief", "--out", "{tmp}/a.txt"), "name a folder by --out"),
        (("brief", "--out", "{tmp}/a.txt/deeper"), "name a folder by --out"),
        (("brief", "--out", "/proc/forbidden"), "--out"),
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_met_is_told_in_a_line(monkeypatch, ledger, command, said):
    arguments = [part.format(tmp=ledger) for part in command]
    told = run(monkeypatch, *arguments, "--ledger", str(ledger / "l.db"))
    assert said in told
    assert "Traceback" not in told


@pytest.mark.parametrize("name", ["Perm", "perm krai", "Пермский край", "ru-per"])
def test_a_place_goes_by_code_or_name(monkeypatch, ledger, name):
    told = run(
        monkeypatch,
        "claims",
        "--place",
        name,
        "--format",
        "jsonl",
        "--ledger",
        str(ledger / "l.db"),
    )
    assert told.count("\n") == 1


@pytest.mark.parametrize("command", [("claims",), ("resolve", "p-1", "--by", "x", "--reason", "y", "--state", "void"), ("strands",), ("assess",), ("review",)])  # fmt: skip
def test_a_mistyped_ledger_never_makes_a_file(monkeypatch, tmp_path, command):
    told = run(monkeypatch, *command, "--ledger", str(tmp_path / "typo.db"))
    assert "no ledger at" in told
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_never_told(monkeypatch):
    told = run(monkeypatch, "claims", "--ledger", "postgresql://user:hunter2@127.0.0.1:1/db")
    assert "hunter2" not in told
    assert "Traceback" not in told


def test_a_text_with_nothing_in_it_says_what_was_looked_for(monkeypatch, tmp_path):
    (tmp_path / "b.txt").write_text("The weather was fine.", encoding="utf-8")
    told = run(monkeypatch, "read", str(tmp_path / "b.txt"))
    assert "no claim: looked for" in told
    assert "saw 4 words" in told


def test_nothing_in_a_text_commands_a_terminal_a_table_or_a_page(monkeypatch, ledger):
    """One step for all writers: escape sequences, bidi signs, markup, formulas, links."""
    at = ("--ledger", str(ledger / "l.db"))
    told = {f: run(monkeypatch, "claims", "--format", f, *at) for f in ("table", "jsonl", "csv")}
    name = told["jsonl"].split('"id":"')[1].split('"')[0]
    told["show"] = run(monkeypatch, "show", name, *at)
    told["read"] = run(monkeypatch, "read", str(ledger / "a.txt"))
    told["brief"] = run(monkeypatch, "brief", "--out", str(ledger / "out"), *at)
    told |= {path.name: path.read_text(encoding="utf-8") for path in (ledger / "out").iterdir()}
    for where, text in told.items():
        assert "\x1b" not in text, where
        assert "\u202e" not in text, where
        assert "Traceback" not in text, where
    assert "[bold]Oops[/nothing] :smile:" in told["show"]
    cells = [value for row in csv.reader(io.StringIO(told["csv"])) for value in row]
    assert not any(value.startswith(("=", "+", "@")) for value in cells)
    assert "](javascript" not in told["brief.md"]
    assert "](http://evil" not in told["brief.md"].replace("\\](", "")
    assert "javascript:x)" not in told["brief.md"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Пермский край", "RU-PER"),
        ("Пермському краї", "RU-PER"),
        ("в Воронежской области", "RU-VOR"),
        ("Perm", "RU-PER"),
        ("ru-per", "RU-PER"),
        ("Чувашия", "RU-CU"),
    ],
)
def test_a_place_may_be_named_in_any_form(words, code):
    assert console.place(words, load_places("russia")) == code
