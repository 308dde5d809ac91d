"""A new source found out, and sources tried. In: an address. Out: a Source; what came of asking, in words.

Deliberately missing: keeping anything; the file is added to by ``written``.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from callup.errors import BadInput, BadRequest
from callup.intake import FetchPolicy, IntakeOptions
from callup.intake.decode import decoded
from callup.intake.feed import looks_like_feed
from callup.watch.changes import WatchedPage
from callup.watch.client import Client, Visit
from callup.watch.courtesy import Hosts
from callup.watch.handling import judged
from callup.watch.listing import entries, feeds_named
from callup.watch.sources import Kind, Source, SourcesFile, as_toml, faults_of
from callup.watch.verdicts import AnswerVerdict

HEAD = "# What Callup watches; see docs/watch.md.\n"
Now = Callable[[], str]


async def added(url: str, policy: FetchPolicy, now: Now, given: dict[str, str]) -> Source:
    """The source an address stands for."""
    said = {key: value for key, value in given.items() if value}
    said.setdefault("name", name_of(url))
    if Path(url).is_dir():
        return _checked(_source({"kind": "telegram", "folder": url} | said))
    async with Client(policy, now) as client:
        visit = await _asked(url, client, policy)
    if visit.failure or not 200 <= (visit.status or 0) < 300:
        raise BadRequest(f"{url}: {visit.failure or f'answered {visit.status}'}: nothing was added")
    kind, where = _kind(visit)
    return _checked(_source({"kind": kind, "url": where} | said))


def _source(said: dict[str, str]) -> Source:
    return msgspec.convert(said, Source)


async def _asked(url: str, client: Client, policy: FetchPolicy) -> Visit:
    hosts = Hosts(policy.agent)
    reason, _ = await hosts.refused(url, client, 0.0)
    if reason:
        raise BadRequest(f"{url}: {reason}")
    return await client.visit(url)


def _checked(source: Source) -> Source:
    if faults := faults_of(source):
        raise BadRequest("\n".join(faults))
    return source


def _kind(visit: Visit) -> tuple[Kind, str]:
    """What an address is: a feed or sitemap by its bytes, the feed a site names, else a page."""
    if looks_like_feed(visit.body, visit.url):
        return "feed", visit.url
    if re.search(rb"<(urlset|sitemapindex)[\s>]", visit.body[:4096]):
        return "sitemap", visit.url
    if urlsplit(visit.url).path in {"", "/"}:
        try:
            named = feeds_named(decoded(visit.body, visit.url, whole=True).text, visit.url)
        except BadInput:
            named = []
        if named:
            return "feed", named[0]
    return "page", visit.url


def name_of(url: str) -> str:
    """A name for an address.

    >>> name_of("https://www.duma.example/bills/draft-7")
    'duma-example-bills-draft-7'
    """
    parts = urlsplit(url)
    words = f"{(parts.hostname or '').removeprefix('www.')} {parts.path}".lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:64].strip("-") or "source"


def written(path: Path, source: Source) -> None:
    """Add an entry to a sources file; the file is whole before and after."""
    before = path.read_text(encoding="utf-8") if path.exists() else HEAD
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(f"{before.rstrip()}\n\n{as_toml(source)}")
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise BadRequest(
            f"{path} cannot be written: {error.strerror}: nothing was added"
        ) from error
    finally:
        part.unlink(missing_ok=True)


async def tried(
    source: Source, sources: SourcesFile, policy: FetchPolicy, now: Now
) -> tuple[bool, str]:
    """Whether a source answers, and what came, in words."""
    if source.kind == "telegram":
        folder = sources.path(source.folder)
        files = [file for file in folder.rglob("*") if file.is_file()] if folder.is_dir() else []
        return bool(files), f"{len(files)} files in {folder}"
    try:
        async with Client(policy, now) as client:
            visit = await _asked(source.url, client, policy)
    except BadRequest as error:
        return False, str(error)
    if visit.failure:
        return False, visit.failure
    if source.kind in {"feed", "sitemap"} and 200 <= (visit.status or 0) < 300:
        try:
            found = entries(visit.body, visit.url, source.kind)
        except BadInput as error:
            return False, str(error)
        newest = f", newest {found[0].url}" if found else ""
        return bool(found), f"{len(found)} entries{newest}"
    page = WatchedPage(url=source.url, source=source.name)
    means, seen = judged(page, visit, source, IntakeOptions())
    words = sum(len(line.split()) for line in seen.lines)
    refused = "; ".join(refusal.reason for refusal in seen.refusals if refusal.stage != "note")
    first = f", beginning “{seen.lines[0][:80]}”" if seen.lines else ""
    told = f"answered {visit.status}: {means}, {words} words that count{first}"
    return means is AnswerVerdict.PAGE and bool(
        seen.lines
    ), f"{told}; {refused}" if refused else told
