"""Links as citations. In: a sentence in a text's own voice, its document, the pages held. Out: the origin it links to.

A short text with one link to another site passes on what stands there. A long text links for many reasons: there a link
counts only when it leads to a page held whose words the claim's sentence repeats.
Deliberately missing: where in a text a link stands; intake does not keep that.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from callup.evidence.origins import WORD, Aliases, publisher_key
from callup.model import Document, Origin, OriginKind

SHORT = 120
"""Words of a text that only passes something on. Assumption: a post with a link, not an article."""
REPEATED = 0.6
"""Share of a sentence's longer words that the linked page must hold."""
SHARED_HOSTS = frozenset({"t.me", "vk.com", "x.com", "twitter.com", "facebook.com", "youtube.com"})
"""Hosts where the first part of the path says who speaks."""
LONGER = re.compile(r"\w{5,}|\d+")


class Hosts(msgspec.Struct, frozen=True):
    """The pages held by address, and the outlets behind addresses."""

    pages: dict[str, Document]
    outlets: dict[str, str]
    aliases: Aliases

    @classmethod
    def of(cls, documents: Iterable[Document], aliases: Aliases) -> "Hosts":
        """The addresses of some documents; whatever their order, the least id speaks for an address."""
        pages: dict[str, Document] = {}
        outlets: dict[str, str] = {}
        for document in sorted(documents, key=lambda d: d.id, reverse=True):
            if document.url:
                pages[address(document.url)] = document
                outlet = publisher_key(document, aliases)
                if outlet:
                    outlets[host(document.url)] = outlet
        return cls(pages, outlets, aliases)


def address(url: str) -> str:
    """A page's address as two spellings of it compare: no scheme, "www.", query or closing slash.

    >>> address("https://www.example.org/a/?utm_source=feed")
    'example.org/a'
    """
    parts = _split(url)
    return f"{_bare(parts[0])}{parts[1].rstrip('/')}"


def host(url: str) -> str:
    """Who speaks at an address: the host, or a channel on a host that many share.

    >>> host("https://www.example.org/a/b"), host("https://t.me/channel/12")
    ('example.org', 't.me/channel')
    """
    name, path = _split(url)
    name = _bare(name)
    parts = [part for part in path.split("/") if part and part != "s"]
    return f"{name}/{parts[0].casefold()}" if name in SHARED_HOSTS and parts else name


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
    except ValueError:
        return url, ""
    return parts.netloc, parts.path


def _bare(name: str) -> str:
    return name.casefold().removeprefix("www.").removeprefix("m.")


def link_origin(sentence: str, document: Document, hosts: Hosts) -> Origin | None:
    """The origin a text's own statement links to, or None."""
    outward = _outward(document, hosts)
    if not outward:
        return None
    for link in outward:
        page = hosts.pages.get(address(link))
        if page is not None and _before(page, document) and _repeats(sentence, page):
            return _page(page)
    body = document.text[document.body.start : document.body.end]
    places = {host(link) for link in outward}
    if len(places) != 1 or len(WORD.findall(body)) > SHORT:
        return None
    [place] = places
    page = hosts.pages.get(address(outward[0]))
    if page is not None and _before(page, document):
        return _page(page)
    key = hosts.outlets.get(place) or f"outlet:{hosts.aliases.get(place, '~' + place)}"
    return Origin(kind=OriginKind.OUTLET, key=key, name=place)


def _outward(document: Document, hosts: Hosts) -> list[str]:
    """The links that lead to somebody else."""
    own = {host(document.url)} if document.url else set()
    mine = publisher_key(document, hosts.aliases)
    return [
        link
        for link in document.links
        if link.startswith(("http://", "https://"))
        and (place := host(link)) not in own
        and (mine is None or hosts.outlets.get(place) != mine)
    ]


def _before(page: Document, document: Document) -> bool:
    return page.id != document.id and (page.published or "") <= (document.published or "9999")


def _page(page: Document) -> Origin:
    return Origin(kind=OriginKind.TEXT, key=f"text:{page.id}", name=page.publisher or page.file)


def _repeats(sentence: str, page: Document) -> bool:
    words = set(LONGER.findall(sentence.casefold()))
    there = set(LONGER.findall(page.text.casefold()))
    return bool(words) and len(words & there) >= REPEATED * len(words)
