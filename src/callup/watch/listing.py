"""What a feed or sitemap tells of. In: bytes, where they came from. Out: addresses with titles and days, or BadInput.

Deliberately missing: fetching them; and entries without an address, which cannot be fetched.
"""

import calendar
import datetime as dt
import time
from urllib.parse import urljoin, urlsplit

import feedparser
import msgspec
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from trafilatura.feeds import FeedParameters, determine_feed

from callup.errors import BadInput
from callup.intake.feed import looks_like_feed

MOST = 5_000
"""Entries of one listing: sitemaps may hold 50,000, most of them years old; the newest come first."""


class ListedEntry(msgspec.Struct, frozen=True):
    """One document a listing tells of."""

    url: str
    title: str = ""
    day: str | None = None
    is_listing: bool = False


def entries(data: bytes, url: str, kind: str) -> list[ListedEntry]:
    """The entries of a feed or sitemap, newest first where it says when."""
    found = _of_feed(data, url) if kind == "feed" else _of_sitemap(data, url)
    unique = list({entry.url: entry for entry in found if _is_web(entry.url)}.values())
    unique.sort(key=lambda entry: entry.day or "", reverse=True)
    return unique[:MOST]


def _of_feed(data: bytes, url: str) -> list[ListedEntry]:
    if not looks_like_feed(data, url):
        raise BadInput("this is no feed any more: what came is another kind of page")
    if b"<!ENTITY" in data[:65_536]:
        raise BadInput("the feed defines entities of its own, as attacks do")
    try:
        feed = feedparser.parse(data, response_headers={"content-location": url})
    except Exception as error:
        raise BadInput(f"the feed is damaged ({type(error).__name__})") from error
    if not feed.entries and feed.bozo:
        raise BadInput("the feed is damaged: no entry can be read")
    return [
        ListedEntry(urljoin(url, entry.get("link") or ""), entry.get("title") or "", _day(entry))
        for entry in feed.entries
        if entry.get("link")
    ]


def _day(entry: feedparser.FeedParserDict) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not isinstance(moment, time.struct_time):
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(moment), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _of_sitemap(data: bytes, url: str) -> list[ListedEntry]:
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise BadInput("this is no sitemap: what came cannot be read as one") from error
    name = _name(root.tag)
    if name not in {"urlset", "sitemapindex"}:
        raise BadInput(f"this is no sitemap: its first element is <{name}>")
    found = []
    for item in root:
        said = {_name(part.tag): (part.text or "").strip() for part in item}
        if said.get("loc"):
            day = said.get("lastmod", "")[:10] or None
            found.append(ListedEntry(urljoin(url, said["loc"]), "", day, name == "sitemapindex"))
    return found


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def feeds_named(page: str, url: str) -> list[str]:
    """The feeds a page names as its own, by trafilatura's discovery."""
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    return list(determine_feed(page, FeedParameters(base, parts.netloc, url)))
