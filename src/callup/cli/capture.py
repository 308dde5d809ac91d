"""The command group ``callup capture``. In: a ledger, its captures. Out: lists, bodies, faults, web archives, timestamps.

Deliberately missing: taking captures; ``watch run`` does.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from callup.cli.console import LedgerAt, complain, opened, out, tell
from callup.cli.watch import CapturesAt, captures_beside
from callup.errors import BadRequest
from callup.ledger import Ledger, WatchLedger
from callup.model import Capture
from callup.pipeline import stamp
from callup.pipeline.capturing import page_of, titles_of, with_originals
from callup.watch.packing import write_wacz
from callup.watch.picturing import picture
from callup.watch.stamps import faults, stamp_captures
from callup.watch.verifying import damaged

group = typer.Typer(
    name="capture",
    help="What the watch kept: list, open, verify, hand on.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
UrlOf = Annotated[str | None, typer.Option("--url", help="Only captures of this address.")]


@group.command("list")
def list_captures(url: UrlOf = None, ledger: LedgerAt = "callup.db") -> None:
    """List captures, oldest first: when, what was answered, digest, which file.

    Example: callup capture list --url https://example.org/draft
    """
    grid = Table()
    for column in ("capture", "at", "status", "kind", "address", "SHA-256", "file"):
        grid.add_column(column, overflow="fold")
    with opened(ledger) as store:
        found = list(WatchLedger(store).captures(url))
    for c in found:
        grid.add_row(
            c.id,
            c.at[:19] + "Z",
            str(c.status),
            c.kind,
            c.url,
            c.sha256[:16],
            f"{c.file}:{c.offset}",
        )
    out().print(grid if found else "nothing was captured")


@group.command("show")
def show_capture(
    capture: Annotated[str, typer.Argument(help="A capture's id.")],
    to: Annotated[
        Path | None, typer.Option("--out", help="File for the body as it was sent, unpacked.")
    ] = None,
    screenshot: Annotated[
        Path | None, typer.Option("--screenshot", help="File for a picture by headless Chromium.")
    ] = None,
    captures: CapturesAt = None,
    ledger: LedgerAt = "callup.db",
) -> None:
    """Open a capture: where it came from, what was answered, its digests; its body into a file, a picture of it.

    Example: callup capture show k-3f2a51c07d24e8b9 --out page.html --screenshot page.png
    """
    with opened(ledger) as store:
        kept = WatchLedger(store)
        found = kept.capture(capture)
        if found is None:
            raise BadRequest(f"no capture {capture!r}: list them with 'callup capture list'")
        exchange, body = page_of(found, kept, captures or captures_beside(ledger))
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, value in (
        ("address", found.url), ("at", found.at), ("answer", f"{exchange.status} {exchange.reason}"), ("kind", found.kind),
        ("SHA-256", found.sha256), ("file", f"{found.file}, bytes {found.offset:,} to {found.offset + found.length:,}"),
        ("body", f"{len(body):,} bytes of {found.mime or 'unknown kind'}"),
    ):  # fmt: skip
        grid.add_row(name, value)
    out().print(grid)
    if to is not None:
        to.write_bytes(body)
        complain(str(to))
    if screenshot is not None:
        complain(str(picture(body, screenshot)))


@group.command("verify")
def verify(
    authority: Annotated[
        Path | None,
        typer.Option("--ca", help="Certificate of the timestamps' authority, to check them too."),
    ] = None,
    captures: CapturesAt = None,
    ledger: LedgerAt = "callup.db",
) -> None:
    """Hash everything that was captured again and say what is damaged.

    Example: callup capture verify --ledger spring.db
    """
    folder = captures or captures_beside(ledger)
    whole = bad = 0
    with opened(ledger) as store:
        for found in damaged(WatchLedger(store).captures(), folder):
            if found is None:
                whole += 1
                continue
            bad += 1
            complain(f"{found.capture.id} {found.capture.url} of {found.capture.at}: {found.what}")
    wrong = faults(folder, authority) if authority is not None else []
    for line in wrong:
        complain(line)
    tell(f"{whole} captures are as they were kept, {bad} are damaged")
    if bad or wrong:
        raise typer.Exit(1)


@group.command("export")
def export_captures(
    wacz: Annotated[Path, typer.Option("--wacz", help="The web archive to write.")],
    url: UrlOf = None,
    captures: CapturesAt = None,
    ledger: LedgerAt = "callup.db",
) -> None:
    """Write captures as a WACZ 1.1.1 that replays in other tools; what a capture repeats goes with it.

    Example: callup capture export --wacz draft.wacz --url https://example.org/draft
    """
    with opened(ledger) as store:
        kept = WatchLedger(store)
        chosen = with_originals(_chosen(store, url), kept)
        count = write_wacz(chosen, captures or captures_beside(ledger), wacz, titles_of(kept))
    tell(f"{count} captures written to {wacz}")


def _chosen(store: Ledger, url: str | None) -> list[Capture]:
    found = list(WatchLedger(store).captures(url))
    if not found:
        raise BadRequest(
            f"nothing was captured{f' of {url}' if url else ''}: see 'callup capture list'"
        )
    return found


@group.command("stamp")
def stamp_all(
    server: Annotated[
        str, typer.Option("--server", help="Address of a timestamp server (RFC 3161).")
    ],
    captures: CapturesAt = None,
    ledger: LedgerAt = "callup.db",
) -> None:
    """Have a trusted server date everything captured since the last time.

    Example: callup capture stamp --server https://tsa.example.org
    """
    with opened(ledger) as store:
        at = stamp(dt.datetime.now(dt.UTC))
        made = stamp_captures(
            WatchLedger(store).captures(), captures or captures_beside(ledger), server, at
        )
    tell(f"stamped: {made}" if made else "everything is stamped already")
