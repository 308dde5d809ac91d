"""Rules in force, as Markdown. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.model.brief import Brief
from callup.publish.formats.md.words import cited, plain


def law(brief: Brief) -> Iterator[str]:
    """Each rule with its status, the statements it rests on below it."""
    if brief.law:
        yield "\n## Rules in force\n"
    for part in brief.law:
        since = f", said since {part.since}" if part.since else ""
        yield f"- **{plain(part.title)}: {part.status}**{since}. {plain(part.rule)}"
        for row in part.rows:
            side = f", {row.side}" if row.side else ""
            old = ", since said otherwise" if row.old else ""
            yield f"  - {row.date or 'date unknown'} · {row.status}{side}{old} · {cited(row.line)}"
