"""What an hour's attack on the commands tried: disks, ledgers, arguments and files that are hostile. Each is told in a line, with a status."""

import os
import resource
import shutil
import signal
import sqlite3
import zipfile
from contextlib import closing, contextmanager

import pytest

from callup.cli.app import main
from callup.pipeline import Road
from tests.privacy.everything import once

TEXT = "DATE: 2023-03-24\n\nMobilization summonses were handed out to 40 men in Perm on Friday, officials said.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a text and its ledger."""
    folder = tmp_path_factory.mktemp("attacks")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["callup", "ingest", "a.txt", "--ledger", "l.db"])
        with pytest.raises(SystemExit):
            main()
    return folder


@pytest.fixture
def run(monkeypatch, capsys, home):
    """Runs a command: its exit status and all it said."""
    monkeypatch.chdir(home)
    for module in ("callup.cli.console", "callup.pipeline.road"):
        monkeypatch.setattr(f"{module}.load_case", once)

    def command(*arguments):
        monkeypatch.setattr("sys.argv", ["callup", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return ended.value.code or 0, said.out + said.err

    return command


@contextmanager
def a_disk_of(size):
    """No file may grow beyond so many bytes: what a full disk does to a writer."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def damaged(home, name, statement, *values):
    """A copy of the ledger to which somebody has done something."""
    shutil.copy(home / "l.db", home / name)
    with closing(sqlite3.connect(home / name)) as store:
        store.execute(statement, values)
        store.commit()
    return name


def test_a_disk_that_fills_up_loses_nothing_and_says_so(run, home):
    with a_disk_of(40_000):
        status, said = run("ingest", "a.txt", "--ledger", "full.db")
    assert status == 2
    assert "make room" in said
    assert run("ingest", "a.txt", "--ledger", "full.db")[1].startswith("1 document kept")


def test_a_brief_for_which_there_is_no_room_replaces_none(run, home, monkeypatch):
    (home / "out").mkdir()
    (home / "out/brief.html").write_text("the brief of yesterday", encoding="utf-8")
    write = Road.write

    def cramped(*arguments):
        with a_disk_of(4_096):
            return write(*arguments)

    monkeypatch.setattr(Road, "write", cramped)
    status, said = run("brief", "--ledger", "l.db", "--out", "out")
    assert status == 2
    assert "nothing was replaced; make room" in said
    assert (home / "out/brief.html").read_text(encoding="utf-8") == "the brief of yesterday"
    assert [path.name for path in (home / "out").iterdir()] == ["brief.html"]


@pytest.mark.parametrize(
    ("name", "statement", "values", "said"),
    [
        ("damaged.db", "update claims set record = ?", (b'{"id": 3',), "is damaged"),
        ("newer.db", "insert into schema_version values (999)", (), "newer"),
        ("unversioned.db", "delete from schema_version", (), "unversioned.db"),
    ],
)  # fmt: skip
def test_a_ledger_that_cannot_serve_is_told(run, home, name, statement, values, said):
    status, told = run("claims", "--ledger", damaged(home, name, statement, *values))
    assert status == 2
    assert said in told


def test_a_file_that_is_cut_off_or_overwritten_is_told(run, home):
    whole = (home / "l.db").read_bytes()
    (home / "half.db").write_bytes(whole[:9_000])
    (home / "rot.db").write_bytes(whole[:4_096] + b"\xff" * 200 + whole[4_296:])
    for name in ("half.db", "rot.db"):
        status, said = run("claims", "--ledger", name)
        assert status == 2
        assert "go back to a copy" in said


def test_the_ledger_of_another_program_is_left_alone(run, home):
    with closing(sqlite3.connect(home / "other.db")) as store:
        store.execute("create table bookmarks (id int)")
        store.commit()
    before = (home / "other.db").read_bytes()
    for command in (("claims",), ("ingest", "a.txt")):
        status, said = run(*command, "--ledger", "other.db")
        assert status == 2
        assert "is no ledger" in said
    assert (home / "other.db").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("claims", "--ledger", "mysql://u:hunter2@h/db"), "no such kind of ledger"),
        (("claims", "--ledger", "postgresql://u:hun%ter2@[bad/db"), "another"),
        (("claims", "--ledger", "\x00.db"), "no ledger"),
        (("claims", "--ledger", "x" * 5_000 + ".db"), "callup: "),
        (("claims", "--ledger", "l.db", "--case", "../../etc/passwd"), "no case"),
        (("claims", "--ledger", "l.db", "--case", "/etc"), "no case.toml in it"),
        (("claims", "--ledger", "l.db", "--text", '"'), "no word to look for"),
        (("show", "%", "--ledger", "l.db"), "no claim begins with"),
        (("show", "c-\x1b[31m", "--ledger", "l.db"), "no claim begins with"),
        (("read", "x" * 300), "File name too long"),
        (("read", "/dev/zero"), "not a regular file"),
        (("read", "a.txt", "--date", "2023-99-99"), "is no date"),
        (("brief", "--ledger", "l.db", "--as-of", "9999-12-31"), "check the year"),
        (("brief", "--ledger", "l.db", "--format", "exe"), "'exe' is not known"),
        (("brief", "--ledger", "l.db", "--out", "l.db"), "name a folder by --out"),
        (("brief", "nothing.txt", "--out", "nothing"), "nothing.txt: cannot be read"),
        (("ingest", "a.txt", "--ledger", "typo/deep.db"), "there is no folder typo"),
    ],
)  # fmt: skip
def test_an_argument_without_sense_is_told(run, arguments, said):
    status, told = run(*arguments)
    assert status in {1, 2}
    assert said in told
    assert "\x1b" not in told
    assert "hunter2" not in told


def test_links_pipes_and_loops_are_no_texts(run, home):
    (home / "loop").symlink_to("loop")
    os.mkfifo(home / "pipe")
    assert run("read", "loop")[0] == 1
    assert "not a regular file" in run("read", "pipe")[1]


def test_a_zip_writes_nowhere_and_its_names_command_nothing(run, home):
    with zipfile.ZipFile(home / "slip.zip", "w") as archive:
        archive.writestr("../../evil.txt", "Summonses in Perm.")
        archive.writestr("a\x1b[31m.txt", "Summonses were handed out in Perm, officials said.")
    _, said = run("read", "slip.zip")
    assert not list(home.parent.parent.glob("evil.txt"))
    assert "\x1b" not in said


def test_names_of_files_are_words_and_no_options(run, home):
    odd = home / "odd"
    odd.mkdir()
    for name in ("=cmd|calc.txt", "-rf", "new\nline.txt", "я" * 100 + ".txt"):
        (odd / name).write_text(f"{TEXT}{len(name)}", encoding="utf-8")
    (odd / os.fsdecode(b"\xff\xfe.txt")).write_text(f"{TEXT} Bytes.", encoding="utf-8")
    status, _ = run("ingest", "odd", "--ledger", "odd.db")
    assert status == 0
    _, table = run("claims", "--ledger", "odd.db", "--format", "csv")
    assert "\n=" not in table
