"""What cannot be opened, read or written says what, where and what next, and leaves what is there alone."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from callup.errors import LedgerError
from callup.ledger import Ledger, schema, versions
from callup.ledger import opening as opening_room
from callup.ledger.steps import SchemaStep
from tests.ledger.conftest import AT, claim, document


def _complaint(where: object, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(str(where), create=create)
    return str(caught.value)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and they are long enough to look like something. " * 40)
    before = path.read_bytes()
    assert "notes.txt: file is not a database" in _complaint(path, create=create)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_left_alone(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "music.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE songs (title)")
    db.close()
    before = path.read_bytes()
    assert "holds other tables and is no ledger" in _complaint(path, create=create)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_schema_asks_for_a_newer_callup(url: str) -> None:
    with Ledger.open(url) as ledger, ledger._engine.begin() as db:
        db.execute(schema.SCHEMA.insert().values(version=99))
    assert (
        f"newer Callup (schema 99, this one knows {len(versions.STEPS)}): update Callup"
        in _complaint(url)
    )


def test_an_older_ledger_is_brought_up_to_date_and_keeps_what_it_holds(
    url: str, monkeypatch
) -> None:
    made = document("Papers were handed out.")
    with Ledger.open(url) as ledger:
        ledger.keep(made, [claim(made)], reader="en-1", at=AT)

    reviews = SchemaStep(
        sql="CREATE TABLE reviews (claim INTEGER REFERENCES claims (number));"
        "ALTER TABLE documents ADD COLUMN weight INTEGER;"
        "CREATE INDEX documents_by_weight ON documents (weight)",
        recounts=True,
    )
    monkeypatch.setattr(versions, "STEPS", (*versions.STEPS, reviews))
    monkeypatch.setattr(opening_room, "STEPS", versions.STEPS)
    older = len(versions.STEPS) - 1
    assert f"is of an older schema ({older})" in _complaint(url, create=False)
    for _ in range(2):
        with Ledger.open(url) as ledger, ledger._engine.connect() as db:
            assert db.exec_driver_sql("SELECT count(weight) FROM documents").scalar() == 0
            assert versions.version_of(db) == older + 1
            assert list(ledger.claims()) == [claim(made)]
            upgraded = shape(db)
    fresh = another(url)
    with Ledger.open(fresh) as ledger, ledger._engine.connect() as db:
        assert shape(db) == upgraded
        assert "weight" in upgraded["documents"][0]
        assert "reviews" in upgraded


def shape(db: sa.Connection) -> dict[str, tuple[object, ...]]:
    """The tables of a store: columns with their kinds, keys, indexes."""
    look = sa.inspect(db)
    names = [name for name in look.get_table_names() if not name.startswith("claim_words")]
    return {
        name: (
            {
                c["name"]: (str(c["type"]), getattr(c["type"], "collation", None), c["nullable"])
                for c in look.get_columns(name)
            },
            look.get_pk_constraint(name)["constrained_columns"],
            sorted((i["name"], tuple(i["column_names"]), bool(i["unique"])) for i in look.get_indexes(name)),
            sorted(tuple(u["column_names"]) for u in look.get_unique_constraints(name)),
            sorted((tuple(k["constrained_columns"]), k["referred_table"]) for k in look.get_foreign_keys(name)),
        )
        for name in names
    }  # fmt: skip


def another(url: str) -> str:
    """The address of another empty store of the same kind."""
    if "://" not in url:
        return url + ".fresh"
    with psycopg.connect(url, autocommit=True) as db:
        name = re.search(r"/(t\d+)\?", url)[1]
        db.execute(f"CREATE DATABASE {name}_fresh")
    return url.replace(f"/{name}?", f"/{name}_fresh?")


def test_the_steps_lead_to_the_tables_of_the_schema(url: str) -> None:
    """A column or table added to ``schema`` without a step, or to a step alone, is told here."""
    with Ledger.open(url) as ledger, ledger._engine.connect() as db:
        led_to = shape(db)
        if db.dialect.name == "sqlite":
            [told] = db.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'tallies'")
            assert "WITHOUT ROWID" in told[0]
    engine = opening_room._engine(another(url), create=True)
    with engine.begin() as db:
        schema.META.create_all(db)
    with engine.connect() as db:
        assert shape(db) == led_to
    engine.dispose()


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    path = tmp_path / "spring.db"
    assert f"callup ingest PATH… --ledger {path}" in _complaint(path, create=False)
    assert not path.exists()


def test_an_empty_store_is_no_ledger_to_read(tmp_path: Path, postgresql: str) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "holds no ledger yet" in _complaint(path, create=False)
    with psycopg.connect(postgresql, autocommit=True) as db:
        db.execute("CREATE DATABASE bare")
    assert "holds no ledger yet" in _complaint(
        postgresql.replace("/postgres?", "/bare?"), create=False
    )


def test_folders_are_not_made(tmp_path: Path) -> None:
    assert "there is no folder" in _complaint(tmp_path / "nowhere" / "callup.db")
    assert "is a folder: name a file in it" in _complaint(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_signs_of_an_address_in_it_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "весна 2023? #1 %41.db"
    with Ledger.open(str(path)):
        pass
    assert path.exists()
    with Ledger.open(str(path), create=False) as ledger:
        assert ledger.counts()["documents"] == 0


@pytest.mark.parametrize("where", ["\0", "x" * 5_000, "mysql://me@host/db", "postgresql://[", ""])
def test_no_address_ends_in_a_traceback(where: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _complaint(where)


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    said = _complaint(f"postgresql://me:secret@/db?host={tmp_path}")
    assert "see that the server runs" in said
    assert "secret" not in said


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that may be read and not written, with a closed ledger of one document in it."""
    folder = Path(tempfile.mkdtemp(prefix="callup-ro-"))
    made = document("Papers were handed out.")
    with Ledger.open(str(folder / "callup.db")) as ledger:
        ledger.keep(made, [claim(made)], reader="en-1", at=AT)
    (folder / "callup.db").chmod(0o444)
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)  # no rights stop root
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_read_only_folder_can_be_asked_and_not_written(read_only: Path) -> None:
    with Ledger.open(str(read_only / "callup.db"), create=False) as ledger:
        assert ledger.counts()["claims"] == 1
        assert len(list(ledger.claims())) == 1
    assert "unable to open database file" in _complaint(read_only / "another.db")
    assert "give yourself the right to write the file and its folder" in _complaint(
        read_only / "callup.db"
    )


def test_a_ledger_opened_to_ask_takes_nothing_and_leaves_no_files_behind(tmp_path: Path) -> None:
    path = tmp_path / "callup.db"
    with Ledger.open(str(path)):
        pass
    before = path.read_bytes()
    with (
        Ledger.open(str(path), create=False) as ledger,
        pytest.raises(LedgerError, match="readonly"),
    ):
        ledger.keep(document("Papers were handed out."), [], reader="en-1", at=AT)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["callup.db"]


FILLS_UP = """
import resource, sys
sys.path.insert(0, ".")
from callup.errors import LedgerError
from callup.ledger import Ledger
from tests.ledger.conftest import AT, claim, document
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
with Ledger.open(sys.argv[1]) as ledger:
    for number in range(1_000):
        made = document(f"{number} papers. " + "Filler. " * 200)
        try:
            ledger.keep(made, [claim(made)], reader="en-1", at=AT)
        except LedgerError as error:
            print(number, error)
            break
"""


def test_a_full_disk_is_stated_and_keeps_what_was_finished(tmp_path: Path) -> None:
    path = tmp_path / "callup.db"
    run = subprocess.run(
        [sys.executable, "-c", FILLS_UP, path], capture_output=True, text=True, check=True
    )
    finished, _, said = run.stdout.partition(" ")
    assert int(finished) > 10
    assert f"{path}: " in said
    assert "make room on the disk" in said
    with Ledger.open(str(path)) as ledger:
        assert ledger.counts()["documents"] == ledger.counts()["claims"] == int(finished)
        made = document("There is room again.")
        assert ledger.keep(made, [], reader="en-1", at=AT)
