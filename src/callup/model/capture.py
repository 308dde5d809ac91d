"""Capture and ChangeEvent: what a server answered and was kept, and what became of a page. Frozen; JSON in and out."""

import hashlib
from typing import Literal

import msgspec

ChangeKind = Literal["appeared", "changed", "vanished", "moved", "back"]


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a server as it lies in an archive file.

    ``sha256`` is of the body as it was sent; ``record_sha256`` of the stretch of the file that holds response, request and
    metadata. A revisit ``refers`` to the capture whose body it repeats.
    """

    id: str
    url: str
    at: str
    status: int
    kind: Literal["response", "revisit"]
    mime: str
    sha256: str
    file: str
    offset: int
    length: int
    record_sha256: str
    source: str
    refers: str | None = None
    truncated: str = ""


class ChangeEvent(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a page or a post.

    ``at`` is when it was first seen so, ``since`` when it was last seen as before. ``before`` and ``after`` name the captures
    that prove it; ``probability`` is how sure it is; ``lines`` are the change of the main text, "- " and "+ " before each.
    """

    kind: ChangeKind
    url: str
    source: str
    at: str
    since: str | None = None
    before: str | None = None
    after: str | None = None
    to: str | None = None
    probability: float = 1.0
    title: str = ""
    lines: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its name, made of what it tells: the same event twice is one."""
        key = f"{self.kind}|{self.url}|{self.at}|{self.before}|{self.after}|{self.to}"
        return "e-" + hashlib.sha256(key.encode()).hexdigest()[:16]
