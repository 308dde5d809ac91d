"""Trusted timestamps (RFC 3161) of what was captured. In: captures, a server. Out: a list of digests and the server's answer.

One timestamp covers a list: the SHA-256 of every capture since the last one. ``openssl ts`` makes the question and checks the
answer. Deliberately missing: trust in a server; whoever verifies names its certificate.
"""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import httpx

from callup.errors import BadRequest
from callup.model import Capture

FOLDER = "stamps"
SECONDS = 30.0


def listed(captures: Iterable[Capture]) -> str:
    """The list that is stamped, a capture a line."""
    return "".join(f"{c.record_sha256} {c.sha256} {c.id} {c.at} {c.url}\n" for c in captures)


def stamped_already(folder: Path) -> set[str]:
    """The captures that stand in a stamped list."""
    found: set[str] = set()
    for path in (folder / FOLDER).glob("*.txt"):
        if path.with_suffix(".tsr").exists():
            found.update(
                line.split(" ")[2] for line in path.read_text(encoding="utf-8").splitlines()
            )
    return found


def stamp_captures(captures: Iterable[Capture], folder: Path, server: str, at: str) -> Path | None:
    """Have what is not stamped yet stamped; the answer's file, None where there is nothing new."""
    done = stamped_already(folder)
    new = [capture for capture in captures if capture.id not in done]
    if not new:
        return None
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{at.replace(':', '')}.txt"
    path.write_text(listed(new), encoding="utf-8")
    query = path.with_suffix(".tsq")
    _openssl("ts", "-query", "-data", str(path), "-sha256", "-cert", "-out", str(query))
    answer = _asked(server, query.read_bytes())
    part = path.with_suffix(".part")
    part.write_bytes(answer)
    _openssl("ts", "-reply", "-in", str(part), "-text")
    part.replace(path.with_suffix(".tsr"))
    return path.with_suffix(".tsr")


def _asked(server: str, query: bytes) -> bytes:
    try:
        with httpx.Client(trust_env=False, timeout=SECONDS) as client:
            answer = client.post(
                server, content=query, headers={"Content-Type": "application/timestamp-query"}
            )
            answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise BadRequest(
            f"{server}: no timestamp ({type(error).__name__}): the captures are kept; ask again by 'callup capture stamp'"
        ) from error
    return answer.content


def faults(folder: Path, authority: Path) -> list[str]:
    """The stamps that do not verify against an authority's certificate."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.tsr")):
        try:
            _openssl(
                "ts",
                "-verify",
                "-data",
                str(path.with_suffix(".txt")),
                "-in",
                str(path),
                "-CAfile",
                str(authority),
            )
        except BadRequest as error:
            found.append(f"{path}: {error}")
    return found


def _openssl(*arguments: str) -> None:
    program = shutil.which("openssl")
    if program is None:
        raise BadRequest("timestamps need the program openssl: install it, or leave them out")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=SECONDS)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["failed"]
        raise BadRequest(f"openssl {' '.join(arguments[:2])}: {said[-1]}")
