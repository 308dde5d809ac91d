"""What is new since a day. In: the claims on the matter. Out: lines, newest first; nothing when no day was asked for."""

from collections.abc import Iterator

from callup.brief.context import Context, unlike
from callup.model import Claim
from callup.model.brief import Line

NEWEST = 12


def new_lines(context: Context) -> Iterator[Line]:
    """The newest statements published since the day asked for."""
    since = context.request.since
    if since is None:
        return

    def day(claim: Claim) -> str:
        return context.document_of(claim).published or ""

    fresh = [claim for claim in context.core if day(claim) >= since]
    newest = sorted(unlike(fresh), key=day, reverse=True)
    shown = context.cut("new", newest, NEWEST)
    if context.read_in_part:
        said = (sum(c.values()) for d, c in context.census.days.items() if d >= since)
        context.more["new"] = sum(said) - len(shown)
    yield from (context.line("quote", claim) for claim in shown)
