"""The day a page says it was published. In: the tree of a page. Out: a day, or a note on a date that cannot be read.

Asked where the extractor finds none: it knows the usual forms, this the odd ones. Deliberately missing: the day a page
was changed, and dates in its running text.
"""

import json
from collections.abc import Iterator
from typing import Any

from callup.intake.dates import Stated, stated

NAMES = frozenset(
    "article:published_time og:published_time datepublished date pubdate publishdate publish-date publish_date publication_date"
    " dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued parsely-pub-date sailthru.date article.published"
    " og:pubdate pub_date citation_publication_date originalpublicationdate mediator_published_time".split()
)


def page_date(tree: Any) -> Stated:  # noqa: ANN401
    """The first date of a page's head, its structured data or its time tags that can be read; else a note on the first."""
    first = Stated()
    for words in _said(tree):
        found = stated(words)
        if found.day:
            return found
        first = first if first.note else found
    return first


def _said(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.casefold() in NAMES and meta.get("content"):
            yield meta.get("content")
    for data in structured(tree):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
    for node in tree.xpath(
        "//*[@itemprop='datePublished']|//time[@pubdate]|//article//time|//time"
    ):
        yield node.get("datetime") or node.get("content") or " ".join(node.itertext())


def structured(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Every object of a page's JSON-LD, those inside lists and graphs too."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            data = waiting.pop(0)
            if isinstance(data, list):
                waiting[:0] = data
            elif isinstance(data, dict):
                yield data
                waiting[:0] = [data["@graph"]] if isinstance(data.get("@graph"), list) else []
