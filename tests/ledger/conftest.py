"""Shared by the ledger tests: a fresh store of each kind, and documents whose claims are made by hand.

The tests of PostgreSQL start a server of their own, on a socket in a temporary folder, where its programs are installed.
"""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from callup.ledger import Kept, Ledger
from callup.model import (
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
    document_id,
)

AT = "2023-03-24T10:00:00Z"
NOBODY = pwd.getpwnam("nobody").pw_name
numbers = itertools.count()


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(installed[-1]) if installed else shutil.which(name)


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return NOBODY if os.geteuid() == 0 else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a throw-away server's first database."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl are not installed: 'make system' installs them")
    folder = Path(tempfile.mkdtemp(prefix="callup-pg-"))
    user = _server_user()
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    quiet = {"user": user, "cwd": folder, "check": True, "stdout": subprocess.DEVNULL}
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    subprocess.run(
        [initdb, "-D", data, "-U", "callup", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
        **quiet,
    )
    subprocess.run(
        [pg_ctl, "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], **quiet
    )
    try:
        yield f"postgresql://callup@/postgres?host={folder}"
    finally:
        subprocess.run([pg_ctl, "-D", data, "-m", "immediate", "-w", "stop"], **quiet)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store of either kind."""
    if request.param == "sqlite":
        return str(tmp_path / "callup.db")
    server = request.getfixturevalue("postgresql")
    name = f"t{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    """A fresh ledger of either kind."""
    with Ledger.open(url) as store:
        yield store


def document(text: str, published: str | None = "2023-03-20", **parts) -> Document:
    language = "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"
    return Document(
        id=document_id(text, parts.get("url")),
        file=parts.pop("file", "a file"),
        text=text,
        body=Span(0, len(text)),
        language=parts.pop("language", language),
        published=published,
        **parts,
    )


def claim(of: Document, words: str | None = None, **parts) -> Claim:
    """A claim whose evidence is some words of the document, and whose sentence is the whole text."""
    text = of.text if words is None else words
    start = of.text.index(text)
    evidence = Evidence(
        start=start, end=start + len(text), text=text, sentence=Span(0, len(of.text))
    )
    signal = parts.pop("signal", "summons_served")
    return Claim(
        id=parts.pop("id", claim_id(of.id, evidence, signal, None)),
        document=of.id,
        file=of.file,
        language=of.language,
        evidence=evidence,
        speaker=parts.pop("speaker", Speaker(name="Ольга Ли", kind=SpeakerKind.PERSON)),
        stance=parts.pop("stance", Stance.REPORTS),
        certainty=Certainty.PLAIN,
        signal=signal,
        measure=parts.pop("measure", None),
        quantity=None,
        places=tuple(Place(code=code, name=code) for code in parts.pop("places", ())),
        core=parts.pop("core", True),
        method=Method(reader=parts.pop("reader", "en-1"), score=1.0),
        **parts,
    )


Keep = Callable[..., Claim]


@pytest.fixture
def keep(ledger: Ledger) -> Keep:
    """Keeps a text with one claim of it: ``keep(text, published, **parts of the claim)``."""

    def one(text: str, published: str | None = "2023-03-20", at: str = AT, **parts) -> Claim:
        of = document(text, published)
        made = claim(of, **parts)
        ledger.keep_many([Kept(of, (made,), "en-1")], at=at)
        return made

    return one
