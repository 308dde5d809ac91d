"""Atom (RFC 4287): a feed of what is said, newest first, for feed readers. In: a Handover. Out: XML.

Deliberately missing: more than ``NEWEST`` entries; a feed is for what is new.
"""

from collections.abc import Iterator

from callup.model import Claim, Document
from callup.publish.neutral import markup
from callup.publish.nouns import Handover
from callup.publish.setting import Setting

NEWEST = 200
"""As many entries as feed readers keep, roughly."""
UNDATED = "1970-01-01"


def record(made: Handover, at: Setting) -> str:
    """The newest statements on the matter."""
    held = {document.id: document for document in made.documents}
    core = [claim for claim in made.claims if claim.core]
    core.sort(key=lambda claim: (held[claim.document].published or "", claim.id), reverse=True)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{markup(at.case.head.title)}</title>\n<subtitle>{markup(at.case.head.question)}</subtitle>\n"
        f"<id>urn:callup:{markup(at.case.head.title.casefold().replace(' ', '-'))}</id>\n"
        f"<updated>{made.written}</updated>\n<author><name>Callup</name></author>\n<generator>Callup</generator>\n"
    )
    entries = (part for one in core[:NEWEST] for part in _entry(one, held[one.document], at))
    return head + "".join(entries) + "</feed>\n"


def _entry(claim: Claim, document: Document, at: Setting) -> Iterator[str]:
    words = " ".join(claim.evidence.text.split())
    who = claim.speaker.name or claim.speaker.role or document.publisher or "the document itself"
    title = at.case.signal_title(claim.signal) if claim.signal else claim.stance.value
    yield f"<entry>\n<title>{markup(title)}: {markup(who)}</title>\n<id>urn:callup:claim:{claim.id}</id>\n"
    yield f"<updated>{document.published or UNDATED}T00:00:00Z</updated>\n"
    if document.url and document.url.startswith(("http://", "https://")):
        yield f'<link href="{markup(document.url)}"/>\n'
    yield f"<author><name>{markup(who)}</name></author>\n"
    yield f'<category term="{markup(claim.stance.value)}"/>\n<summary>{markup(words)}</summary>\n</entry>\n'


WRITES = {"record": record}
