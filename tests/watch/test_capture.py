"""What was captured lies in WARC 1.1 that other tools read, is hashed again, exported, dated, shown; damage is told."""

import json
import os
import shutil
import subprocess
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from callup.cli.app import app
from callup.intake import IntakeOptions, documents
from callup.model import Document
from callup.watch.archive import Archive
from callup.watch.packing import write_wacz
from callup.watch.reading_back import groups
from callup.watch.stamps import faults, stamp_captures
from callup.watch.verifying import damaged
from tests.watch.conftest import DRAFT, HOUR, article

CHANGED = DRAFT.replace("by car or on foot", "by car, by train or on foot")


@pytest.fixture
def captured(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.round()
    world.round(120)
    site.pages["/draft"] = CHANGED
    world.rounds(2)
    return world


def program(name: str) -> str:
    """A tool of the field, from the environment or where CALLUP_WACZ_TOOLS says it is installed."""
    folder = os.environ.get("CALLUP_WACZ_TOOLS", "")
    found = shutil.which(name, path=f"{folder}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(
            f"{name} is not installed here: its requirements clash with ours; put it into an environment of its own and name its bin folder in CALLUP_WACZ_TOOLS"
        )
    return found


def run(world, *arguments: str):
    captures = ["--captures", str(world.captures), "--ledger", str(world.folder / "w.db")]
    return CliRunner().invoke(app, ["capture", *arguments, *captures], catch_exceptions=False)


def test_every_exchange_is_a_response_a_request_and_metadata_with_right_digests(captured):
    [path] = Archive(captured.captures).files()
    with path.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds[0] == "warcinfo"
    assert (
        kinds.count("request")
        == kinds.count("metadata")
        == kinds.count("response") + kinds.count("revisit")
    )
    checker = Checker(type("Asked", (), {"verbose": False, "inputs": [str(path)]})())
    assert checker.process_all() == 0
    with path.open("rb") as stream:
        assert next(iter(ArchiveIterator(stream))).rec_headers.protocol == "WARC/1.1"


def test_what_is_the_same_again_is_a_revisit_that_names_the_first(captured):
    found = list(captured.kept.captures(f"{captured.site.url}/draft"))
    assert [c.kind for c in found] == ["response", "revisit", "response", "revisit"]
    assert found[1].refers == found[0].id
    assert found[1].sha256 == found[0].sha256 != found[2].sha256


def test_the_rows_point_to_their_records(captured):
    for capture in captured.kept.captures():
        with (captured.captures / capture.file).open("rb") as stream:
            group = next(groups(stream, capture.offset))
        assert (group.offset, group.length, group.id) == (
            capture.offset,
            capture.length,
            capture.id,
        )
        assert group.sha256 == capture.record_sha256


def test_intake_reads_the_archive(captured):
    [path] = Archive(captured.captures).files()
    found = [item for item in documents(path, IntakeOptions()) if isinstance(item, Document)]
    assert any("by car, by train" in document.text for document in found)


def test_verify_finds_all_well_and_then_one_flipped_byte(captured):
    assert run(captured, "verify").exit_code == 0
    victim = list(captured.kept.captures(f"{captured.site.url}/draft"))[2]
    path = captured.captures / victim.file
    data = bytearray(path.read_bytes())
    data[victim.offset + 40] ^= 1
    path.write_bytes(bytes(data))
    done = run(captured, "verify")
    assert done.exit_code == 1
    assert "1 are damaged" in done.stdout
    assert victim.id in done.stderr
    path.unlink()
    assert all(found is not None for found in damaged(captured.kept.captures(), captured.captures))


def test_show_opens_a_capture_and_what_a_revisit_repeats(captured, tmp_path):
    revisit = list(captured.kept.captures(f"{captured.site.url}/draft"))[1]
    out = tmp_path / "page.html"
    done = run(captured, "show", revisit.id, "--out", str(out))
    assert revisit.sha256[:40] in done.stdout
    assert out.read_text() == DRAFT


def test_a_torn_end_is_cut_off_and_what_was_whole_is_taken_up(captured):
    [path] = Archive(captured.captures).files()
    whole = path.stat().st_size
    with path.open("ab") as stream:
        stream.write(path.read_bytes()[:100])
    left = list(Archive(captured.captures).unlisted(captured.kept.ends(), captured.kept.original))
    assert left == []
    assert path.stat().st_size == whole
    first = list(Archive(captured.captures).unlisted({}, captured.kept.original))
    listed = list(captured.kept.captures())
    assert [c for one in first for c in one.captures] == listed


def test_a_file_that_is_large_enough_is_followed_by_another(world, site):
    from callup.watch.client import Exchange, Visit

    archive = Archive(world.captures, largest=2_000)
    for number in range(5):
        one = Exchange(
            url="https://a.example/", at=f"2024-01-01T00:00:0{number}.000000Z", request=(("", "GET / HTTP/1.1"),), status=200,
            reason="OK", headers=(("Content-Type", "text/html"),), body=os.urandom(900),
        )  # fmt: skip
        archive.keep(
            Visit(asked=one.url, url=one.url, at=one.at, exchanges=(one,)), "a", lambda digest: None
        )
    assert len(archive.files()) > 1


def test_a_wacz_holds_what_was_asked_for_and_intake_finds_no_fault(captured, tmp_path):
    out = tmp_path / "draft.wacz"
    done = run(captured, "export", "--wacz", str(out), "--url", f"{captured.site.url}/draft")
    assert "4 captures" in done.stdout
    with zipfile.ZipFile(out) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        index = archive.read("indexes/index.cdxj").decode().splitlines()
    assert len(index) == 4
    items = list(documents(out, IntakeOptions()))
    assert not [
        item for item in items if not isinstance(item, Document) and "digest" in item.reason
    ]
    assert any(isinstance(item, Document) and "by train" in item.text for item in items)
    first = out.read_bytes()
    write_wacz(
        captured.kept.captures(f"{captured.site.url}/draft"),
        captured.captures,
        tmp_path / "again.wacz",
        {},
    )
    run(captured, "export", "--wacz", str(out), "--url", f"{captured.site.url}/draft")
    assert out.read_bytes() == first


def test_wacz_validate_accepts_it(captured, tmp_path):
    tool = program("wacz")
    out = tmp_path / "draft.wacz"
    run(captured, "export", "--wacz", str(out))
    done = subprocess.run(
        [tool, "validate", "-f", str(out)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "valid" in (done.stdout + done.stderr).lower()


def test_pywb_replays_both_versions(captured, tmp_path):
    tool = program("wb-manager")
    out = tmp_path / "all.wacz"
    run(captured, "export", "--wacz", str(out))
    with zipfile.ZipFile(out) as archive:
        archive.extract("archive/data.warc.gz", tmp_path)
    steps = [["init", "proof"], ["add", "proof", str(tmp_path / "archive/data.warc.gz")]]
    for step in steps:
        done = subprocess.run(
            [tool, *step], cwd=tmp_path, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
    python = str(Path(tool).with_name("python"))
    asked = [
        c for c in captured.kept.captures(f"{captured.site.url}/draft") if c.kind == "response"
    ]
    for capture, words in zip(asked, ("by car or on foot", "by train"), strict=True):
        stamp = "".join(x for x in capture.at if x.isdigit())[:14]
        code = (
            (
                "from gevent import monkey; monkey.patch_all()\\n"
                "import sys; from pywb.apps.frontendapp import FrontEndApp; from werkzeug.test import Client\\n"
                "app = FrontEndApp(custom_config={'debug': True}); c = Client(app)\\n"
                f"r = c.get('/proof/{stamp}id_/{capture.url}'); sys.stdout.write(r.get_data(as_text=True))"
            )
            .replace("\\\\n", "\\n")
            .replace("\\n", chr(10))
        )
        done = subprocess.run(
            [python, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120
        )
        assert words in done.stdout, done.stdout + done.stderr


@pytest.fixture
def authority(tmp_path):
    """A timestamp authority of our own: a certificate and a server that answers by openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: timestamps are made and checked by it")
    folder = tmp_path / "tsa"
    folder.mkdir()
    config = folder / "tsa.cnf"
    config.write_text(
        "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Test authority\n"
        "[ext]\nextendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
        f"[tsa]\ndefault_tsa=t\n[t]\nserial={folder}/serial\nsigner_cert={folder}/cert.pem\nsigner_key={folder}/key.pem\n"
        "signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=yes\n"
    )
    (folder / "serial").write_text("01\n")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-config", config, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            query = folder / "q.tsq"
            query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            done = subprocess.run(
                [
                    "openssl",
                    "ts",
                    "-reply",
                    "-config",
                    config,
                    "-section",
                    "t",
                    "-queryfile",
                    query,
                    "-out",
                    folder / "r.tsr",
                ],
                capture_output=True,
            )
            self.send_response(200 if done.returncode == 0 else 500)
            self.end_headers()
            self.wfile.write(
                (folder / "r.tsr").read_bytes() if done.returncode == 0 else done.stderr
            )

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", folder / "cert.pem"
    server.shutdown()
    server.server_close()
    thread.join()


def test_captures_are_dated_by_a_trusted_server_once_and_verified(captured, authority):
    url, certificate = authority
    made = stamp_captures(captured.kept.captures(), captured.captures, url, "2023-11-15T00:00:00Z")
    assert made is not None
    assert faults(captured.captures, certificate) == []
    assert (
        stamp_captures(captured.kept.captures(), captured.captures, url, "2023-11-16T00:00:00Z")
        is None
    )
    with made.with_suffix(".txt").open("a") as stream:
        stream.write("one more\n")
    assert faults(captured.captures, certificate)


def test_a_timestamp_server_that_is_not_there_loses_no_capture(captured):
    from callup.errors import BadRequest

    with pytest.raises(BadRequest, match="the captures are kept"):
        stamp_captures(
            captured.kept.captures(),
            captured.captures,
            "http://127.0.0.1:9/",
            "2023-11-15T00:00:00Z",
        )


def test_a_picture_is_taken_of_the_captured_bytes(captured, tmp_path):
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        pytest.skip("no Chromium is installed: --screenshot says so")
    capture = next(captured.kept.captures(f"{captured.site.url}/draft"))
    out = tmp_path / "page.png"
    run(captured, "show", capture.id, "--screenshot", str(out))
    assert out.read_bytes().startswith(b"\x89PNG")


def test_a_noisy_copy_is_no_new_document(world, site):
    views = iter(range(1_000, 2_000))
    site.pages["/draft"] = lambda handler: (
        article(
            "Draft",
            "The draft law forbids men to leave the country by car.",
            "A second paragraph of it.",
        )
        + f"<p>Views: {next(views)}</p>"
    )
    world.page()
    world.rounds(6, HOUR)
    assert len(list(world.ledger.documents())) == 1
