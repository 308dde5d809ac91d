"""Everything the program can print of some documents. In: cases. Out: the texts of all commands in all formats, by command."""

import io
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache
from pathlib import Path

from callup.case import load_case
from callup.cli.app import main as command_line
from callup.ledger import Ledger

DAY = "2023-03-24"
once = cache(load_case)


TELEGRAM = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">{chat}</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"></div><div class="body"><div class="pull_right date details" title="24.03.2023 22:33:20 UTC+03:00">22:33</div><div class="from_name">{chat}</div>{body}{signature}</div></div></div></div></div></body></html>"""


def telegram(case) -> str:
    """A case as a post of Telegram's HTML export: who wrote it, whom it was forwarded from, who signed it."""
    post, body = case["telegram"], f'<div class="text">{case["text"]}</div>'
    if "forwarded" in post:
        body = f'<div class="forwarded body"><div class="from_name">{post["forwarded"]}</div>{body}</div>'
    signed = post.get("signature")
    return TELEGRAM.format(
        chat=post["from_name"],
        body=body,
        signature=f'<div class="signature details">{signed}</div>' if signed else "",
    )


def write_case(case, folder: Path, number: int) -> Path:
    """A case as a file with its head, or as an export."""
    if "telegram" in case:
        path = folder / f"{number:03}" / "messages.html"
        path.parent.mkdir(parents=True)
        path.write_text(telegram(case), encoding="utf-8")
        return path
    head = {"TITLE": case.get("title"), "URL": case.get("url"), "PUBLISHER": case.get("pub_name")}
    lines = [f"DATE: {DAY}", *(f"{name}: {value}" for name, value in head.items() if value)]
    path = folder / f"{number:03}" / (case.get("name") or "text.txt")
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines) + "\n\n" + case["text"] + "\n", encoding="utf-8")
    return path


def run(monkeypatch, *arguments: str) -> str:
    """One command: all it prints, on both ways out."""
    said = io.StringIO()
    monkeypatch.setattr("sys.argv", ["callup", *arguments])
    with redirect_stdout(said), redirect_stderr(said), suppress(SystemExit):
        command_line()
    return said.getvalue()


def everything(monkeypatch, folder: Path, tmp: Path) -> dict[str, str]:
    """Every command in every format, over the documents of a folder; the case's tables are read once for all of them."""
    for module in ("callup.cli.console", "callup.pipeline.road"):
        monkeypatch.setattr(f"{module}.load_case", once)
    db = str(tmp / "all.db")
    at = ("--ledger", db)
    said = {"ingest": run(monkeypatch, "ingest", str(folder), *at)}
    for name in ("table", "jsonl"):
        said[f"read {name}"] = run(monkeypatch, "read", str(folder), "--format", name)
    with Ledger.open(db, create=False) as ledger:
        claims = list(ledger.claims())
    commands = [
        *(("claims", "--format", f) for f in ("table", "jsonl", "csv")),
        ("claims", "--text", "повестку"), ("claims", "--text", "summons"),
        *(("show", claim.id) for claim in claims),
        *(("audit", "--format", f) for f in ("table", "jsonl")),
        *(("figures", "--format", f) for f in ("table", "csv", "json", "svg")),
        *(("regions", "--signal", s, "--format", f) for s in sorted({c.signal for c in claims if c.signal}) for f in ("table", "csv", "json", "geojson")),
        *((c, "--format", f) for c in ("law", "predictions", "strands") for f in ("table", "json")),
        *(("assess", "--why", "--format", f, "--as-of", "2023-04-01") for f in ("table", "json", "html")),
        ("assess", "--matrix", "--compare", "2023-03-01", "2023-04-01"),
        *(("replay", "--from", "2023-03-20", "--to", "2023-03-26", "--format", f) for f in ("json", "csv", "svg", "html")),
        ("rejected",), ("reread", "--dry-run", "--format", "jsonl"),
    ]  # fmt: skip
    for command in commands:
        said[" ".join(command)] = run(monkeypatch, *command, *at)
    out = tmp / "out"
    said["brief"] = run(monkeypatch, "brief", "--out", str(out), *at)
    for path in sorted(out.rglob("*.*")):
        said[f"brief {path.name}"] = path.read_text(encoding="utf-8")
    return said
