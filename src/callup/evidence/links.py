"""Links as citations. In: a document. Out: the one place a short text links to, which is then where its word comes from.

Deliberately missing: links of longer texts, which link for many reasons, and where in a text a link stands, which intake
does not keep.
"""

from urllib.parse import urlsplit

from callup.evidence.origins import WORD
from callup.model import Document

SHORT = 120
"""Words of a text that only passes something on. Assumption: a post with a link, not an article."""
SHARED_HOSTS = frozenset({"t.me", "vk.com", "x.com", "twitter.com", "facebook.com", "youtube.com"})
"""Hosts where the first part of the path says who speaks."""


def address(url: str) -> str:
    """A page's address as two spellings of it compare: no scheme, "www.", query or closing slash.

    >>> address("https://www.example.org/a/?utm_source=feed")
    'example.org/a'
    """
    name, path = _split(url)
    return f"{name}{path.rstrip('/')}"


def host(url: str) -> str:
    """Who speaks at an address: the host, or a channel on a host that many share.

    >>> host("https://www.example.org/a/b"), host("https://t.me/channel/12")
    ('example.org', 't.me/channel')
    """
    name, path = _split(url)
    parts = [part for part in path.split("/") if part and part != "s"]
    return f"{name}/{parts[0].casefold()}" if name in SHARED_HOSTS and parts else name


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
    except ValueError:
        return url, ""
    return parts.netloc.casefold().removeprefix("www.").removeprefix("m."), parts.path


def passed_on(document: Document) -> str | None:
    """The link of a short text that links to one place beside its own; None for every other text."""
    own = host(document.url) if document.url else None
    outward = [
        link
        for link in document.links
        if link.startswith(("http://", "https://")) and host(link) not in {own, ""}
    ]
    if len({host(link) for link in outward}) != 1:
        return None
    words = WORD.findall(document.text, document.body.start, document.body.end)
    return outward[0] if len(words) <= SHORT else None
