"""A web address → Documents. In: a URL and what a fetch may do. Out: the Documents of what it leads to, with the address.

Deliberately missing: following what a feed or page links to.
"""

from collections.abc import Iterator

import msgspec

from callup.intake.fetch import Fetched, FetchPolicy, fetch
from callup.intake.files import document_from_bytes
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal, document_id


def read_url(url: str, policy: FetchPolicy, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """Fetch an address and read what came, whatever format it is."""
    found = fetch(url, policy)
    if isinstance(found, Refusal):
        yield found
    else:
        yield from read_fetched(found, options)


def read_fetched(found: Fetched, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The documents of what was fetched; one without an address of its own gets the one it was fetched from."""
    for item in document_from_bytes(found.body, found.url, options):
        if isinstance(item, Document) and item.url is None:
            yield msgspec.structs.replace(item, url=found.url, id=document_id(item.text, found.url))
        else:
            yield item
