"""A text laid out plainly, and the way back. In: a text of any form. Out: its plain form; claims in the text's own places.

One blank between words, no quotation marks of e-mail, paragraphs whose lines were broken at a fixed width in one line:
all that follows sees the same text whatever its form was, so that no rule and no pattern has to think of it.
Deliberately missing: changes to words; ``view`` reads look-alike letters and capitals.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from callup.model import Claim, Document, Evidence, Span, claim_id
from callup.reading.view import paragraphs

# White space, and quotation marks of e-mail where a line begins.
GAP = re.compile(r"(?:(?<![^\n\r\u2028\u2029])[ \t]*(?:>[ \t]?)+|\s)+")
BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
# A word with a hyphen that was broken behind it, as a mailer does it.
HYPHEN = re.compile(r"[^\W\d_]-$")


class Plain(msgspec.Struct, frozen=True):
    """A plain text, and for each of its characters the place in the text it was made of."""

    text: str
    origins: Sequence[int]

    def back(self, span: Span) -> Span:
        """A stretch of the plain text in the text it was made of."""
        if not len(span):
            at = self.origins[span.start] if span.start < len(self.origins) else self._end
            return Span(at, at)
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)

    def forth(self, span: Span) -> Span:
        """A stretch of the text it was made of in the plain text."""
        return Span(bisect_left(self.origins, span.start), bisect_left(self.origins, span.end))

    @property
    def _end(self) -> int:
        return self.origins[-1] + 1 if self.origins else 0

    def document(self, of: Document) -> Document:
        """The document with its text made plain."""
        return msgspec.structs.replace(of, text=self.text, body=self.forth(of.body))

    def claim(self, claim: Claim, of: Document) -> Claim:
        """A claim of the plain document as one of the document itself."""
        moved = self._moved(claim)
        assert isinstance(moved, Claim)
        at = self.back(Span(claim.evidence.start, claim.evidence.end))
        evidence = Evidence(
            start=at.start,
            end=at.end,
            text=of.text[at.start : at.end],
            sentence=moved.evidence.sentence,
        )
        number = claim_id(of.id, evidence, claim.signal, moved.quantity)
        return msgspec.structs.replace(moved, id=number, evidence=evidence)

    def _moved(self, part: object) -> object:
        """Anything with its stretches of text put back."""
        if isinstance(part, Span):
            return self.back(part)
        if isinstance(part, tuple):
            return tuple(self._moved(one) for one in part)
        if isinstance(part, msgspec.Struct):
            old = {name: getattr(part, name) for name in part.__struct_fields__}
            new = {name: self._moved(value) for name, value in old.items()}
            changed = {name: value for name, value in new.items() if value is not old[name]}
            return msgspec.structs.replace(part, **changed) if changed else part
        return part


def plain(text: str, body: Span) -> Plain | None:
    """The plain form of a text, within its body; None where it is plain already.

    >>> mail = "> Three  hundred men of the city and its villages\\n> had been\\u00a0called up by Friday, he said.\\n"
    >>> plain(mail, Span(0, len(mail))).text
    'Three hundred men of the city and its villages had been called up by Friday, he said.\\n'
    """
    found = GAP.finditer(text, body.start, body.end)
    gaps = [match.span() for match in found if match[0] != " "]
    joined = paragraphs(text, body)
    starts = [paragraph.start for paragraph in joined]
    words: list[str] = []
    origins = array("l")
    at = 0
    for start, end in gaps:
        words.append(text[at:start])
        origins.extend(range(at, start))
        number = bisect_right(starts, start) - 1
        inside = number >= 0 and joined[number].end > end
        between = _between(text, Span(start, end), inside=inside)
        words.append(between)
        origins.extend(range(start, start + len(between)))
        at = end
    words.append(text[at:])
    origins.extend(range(at, len(text)))
    made = "".join(words)
    return Plain(made, origins) if made != text else None


def _between(text: str, gap: Span, *, inside: bool) -> str:
    """What stands in a gap's place: within a paragraph a blank, else its line breaks."""
    found = text[gap.start : gap.end]
    breaks = BREAK.findall(found)
    if not inside:
        return "\n" * len(breaks)
    if breaks and HYPHEN.search(text[max(0, gap.start - 2) : gap.start]):
        return "" if text[gap.end].isalnum() else " "
    return "\t" if "\t" in found and not breaks else " "
