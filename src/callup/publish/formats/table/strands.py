"""Strands for a terminal. In: Strands. Out: a paragraph a strand, then their number by sign."""

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from callup.brief.wording import plural
from callup.model import Join, JoinReason, Strand
from callup.publish.nouns import Said, Strands
from callup.publish.setting import Setting

WORDS = {
    JoinReason.FIRST: "first seen",
    JoinReason.SAME_TEXT: "in the same text",
    JoinReason.SAME_SPEAKER: "the same speaker",
    JoinReason.CITES: "cites it",
    JoinReason.LINKS: "links to it",
    JoinReason.FORWARDS: "forwards it",
    JoinReason.BY_HAND: "by hand",
}
LONGEST = 90


def strands(told: Strands, at: Setting) -> Iterator[Text | str]:
    """Who each strand goes back to, then each statement with the reason of its joining."""
    title = at.case.signal_title
    for strand in told.found:
        yield _told(strand, told, title(strand.signal))
    counts = Counter(strand.signal for strand in told.found)
    parts = ", ".join(f"{title(name)} {n}" for name, n in counts.most_common())
    total = sum(len(strand.joins) for strand in told.found)
    yield f"{len(told.found)} strands of {total} statements" + (f": {parts}" if parts else "")


def _told(strand: Strand, told: Strands, title: str) -> Text:
    text = Text(f"{strand.id}  {title}: {told.origins[strand.id]}", style="bold")
    statements = plural(len(strand.joins), "statement", "statements")
    documents = plural(len(strand.documents), "document", "documents")
    beyond = "" if strand.in_ledger else " · itself not in the ledger"
    text.append(f" · {statements} in {documents}{beyond}", style="not bold")
    for join in strand.joins:
        text.append("\n   " + _line(join, told.said[join.claim]), style="not bold")
    return text


def _line(join: Join, said: Said) -> str:
    why = join.detail or WORDS[join.reason]
    words = f"“{said.words[:LONGEST]}{'…' * (len(said.words) > LONGEST)}”"
    return f"{join.date or 'undated':10}  {join.claim[:10]}  {said.where} · {why} · {words}"
