"""kill -9 at any moment, two writers at once: no half document, nothing lost, nothing twice."""

import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
import sqlalchemy as sa

from callup.ledger import Ledger
from callup.ledger import schema as t

DOCUMENTS = 600
KILLS = 8
INGEST = """
import sys
sys.path.insert(0, ".")
from callup.ledger import Kept, Ledger
from tests.ledger.conftest import AT, claim, document
url, first, last, step = sys.argv[1], *map(int, sys.argv[2:5])
with Ledger.open(url) as ledger:
    for start in range(first, last, step):
        batch = []
        for number in range(start, min(last, start + step)):
            made = document(f"{number} papers. " * (1 + number % 40), file=str(number))
            claims = [claim(made, id=f"c-{number}-{i}", places=("RU-VOR",)) for i in range(number % 9)]
            batch.append(Kept(made, tuple(claims), "en-1"))
        ledger.keep_many(batch, at=AT)
        print(start + len(batch), flush=True)
"""


def _start(url: str, first: int, last: int, step: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", INGEST, url, str(first), str(last), str(step)],
        stdout=subprocess.PIPE,
        text=True,
    )


def _check(ledger: Ledger) -> int:
    """Every document has its reading and all its claims, places and words; returns how many there are."""
    with ledger._engine.connect() as db:
        held = sa.select(sa.func.count()).where(t.CLAIMS.c.document == t.READINGS.c.document)
        ask = sa.select(
            t.DOCUMENTS.c.file, t.READINGS.c.claim_count, held.scalar_subquery()
        ).outerjoin_from(t.DOCUMENTS, t.READINGS)
        rows = db.execute(ask).all()
        for file, recorded, there in rows:
            assert recorded == there == int(file) % 9
        claims = db.execute(sa.select(sa.func.count()).select_from(t.CLAIMS)).scalar()
        assert db.execute(sa.select(sa.func.count()).select_from(t.PLACES)).scalar() == claims
        assert ledger.counts()["events"] == ledger.counts()["captures"] == len(rows)
    return len(rows)


def test_killed_at_any_moment_it_keeps_whole_documents_and_finishes_the_next_time(url: str) -> None:
    chance = random.Random(20230324)
    pause = 0.4 if url.startswith("postgresql") else 0.25
    said, seen = 0, set()
    for _ in range(KILLS):
        process = _start(url, 0, DOCUMENTS, 3)
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, pause))
        process.send_signal(signal.SIGKILL)
        told = [
            int(line) for line in (first, *process.communicate()[0].splitlines()) if line.strip()
        ]
        said = max(said, *told, 0)
        with Ledger.open(url) as ledger:
            seen.add(_check(ledger))
            assert max(seen) >= said
        if not url.startswith("postgresql"):
            with sqlite3.connect(url) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            db.close()
    assert any(0 < held < DOCUMENTS for held in seen)
    process = _start(url, 0, DOCUMENTS, 50)
    process.communicate(timeout=120)
    assert process.returncode == 0
    with Ledger.open(url) as ledger:
        assert _check(ledger) == DOCUMENTS


@pytest.mark.parametrize("ranges", [[(0, 200), (100, 300), (0, 300)]])
def test_writers_at_once_on_a_ledger_that_was_not_there_all_finish(url: str, ranges) -> None:
    writers = [_start(url, first, last, 7) for first, last in ranges]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with Ledger.open(url) as ledger:
        assert _check(ledger) == 300


def test_a_reader_sees_whole_documents_while_a_writer_writes(url: str) -> None:
    with Ledger.open(url):
        pass
    writer = _start(url, 0, 300, 5)
    looks = 0
    while writer.poll() is None:
        with Ledger.open(url, create=False) as ledger:
            documents = ledger.counts()["documents"]
            assert len(list(ledger.documents())) >= documents
            looks += 1
    writer.communicate()
    assert writer.returncode == 0
    assert looks > 1
