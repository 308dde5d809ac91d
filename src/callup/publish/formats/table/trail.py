"""The audit trail and second readings for a terminal. In: events, rereadings. Out: tables."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from callup.ledger import Event
from callup.model import Reread
from callup.publish.setting import Setting


def events(made: Sequence[Event], at: Setting) -> Iterator[Table]:
    """What was kept, refused, read again and decided."""
    del at
    yield _trail(made)


def rereadings(made: Sequence[Reread], at: Setting) -> Iterator[Table]:
    """Documents a newer reader sees otherwise."""
    del at
    for item in made:
        if item.added or item.vanished or item.altered or item.lost:
            yield _changes(item)


def _trail(events: Sequence[Event]) -> Table:
    """The audit trail as a table."""
    grid = Table(expand=True)
    for name in ("at", "what", "subject", "detail"):
        grid.add_column(name, overflow="fold")
    for event in events:
        told = f"{event.detail} ({event.reader})" if event.reader else event.detail
        grid.add_row(event.at, event.what, event.subject, told)
    return grid


def _changes(item: Reread) -> Table:
    """What a second reading of one document changed, as a table."""
    was, now_is = item.readers
    grid = Table(title=f"{item.file}: {was} → {now_is}", title_justify="left", expand=True)
    grid.add_column("claim", no_wrap=True)
    grid.add_column("change", no_wrap=True)
    grid.add_column("words", ratio=4, overflow="fold")
    grid.add_column("parts", ratio=5, overflow="fold")
    for claim in item.added:
        grid.add_row(claim.id[:10], "added", claim.evidence.text, claim.signal or "")
    for claim in item.vanished:
        grid.add_row(claim.id[:10], "vanished", claim.evidence.text, claim.signal or "")
    for change in item.altered:
        parts = "; ".join(f"{name}: {a} → {b}" for name, (a, b) in change.parts.items())
        grid.add_row(change.now[:10], "altered", change.words, parts)
    for lost in item.lost:
        told = f"{lost.verdict} by {lost.by}: {lost.reason}"
        grid.add_row(lost.subject[:10], "decision without its claim", "", told)
    return grid
