"""A mistyped name of a ledger makes no file, whatever the command; a decision without a name or a reason is refused."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from callup.cli.app import app
from callup.errors import BadRequest, LedgerError
from callup.ledger import Ledger

WHO = ("--by", "An Editor", "--reason", "read the page again")
COMMANDS = [
    ("assess",), ("replay", "--from", "2023-01-01", "--to", "2023-01-02"), ("brief",), ("claims",),
    ("regions", "--signal", "summons_served"), ("show", "c-1"), ("rejected",), ("figures",), ("law",),
    ("predictions",), ("resolve", "p-1", "--state", "void", *WHO), ("strands",), ("split", "s-1", "c-1", *WHO),
    ("join", "s-1", "s-2", *WHO), ("review", "c-1", "--accept", *WHO), ("audit",), ("reread",),
    ("reread", "--dry-run"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_but_ingest_makes_a_ledger(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*command, "--ledger", str(tmp_path / "sprnig.db")])
    assert isinstance(done.exception, LedgerError), (done.output, done.exception)
    assert "there is no ledger at" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("who", [("--by", " ", "--reason", "why"), ("--by", "Ann", "--reason", "")])
def test_resolving_needs_a_name_and_a_reason(tmp_path: Path, who: tuple[str, ...]) -> None:
    path = tmp_path / "spring.db"
    with Ledger.open(str(path)):
        pass
    asked = ["resolve", "p-1", "--state", "void", *who, "--ledger", str(path)]
    done = CliRunner().invoke(app, asked)
    assert isinstance(done.exception, BadRequest)
    assert "--by and --reason" in str(done.exception)
    with Ledger.open(str(path)) as ledger:
        assert ledger.decisions() == []
