"""Tidy tables for other tools: one row a thing, one column a fact, typed and described. In: rows. Out: columns of plain values.

CSV, Parquet, Arrow and the data frames of the API all take their columns here, so that they cannot differ. Texts in them have
passed ``leaving``. Deliberately missing: how a table is written.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from callup.model import (
    AheadEstimate,
    Assessment,
    Claim,
    Document,
    Figure,
    FigureValue,
    RegionReport,
    StateEstimate,
)
from callup.publish.neutral import leaving
from callup.publish.nouns import Handover

DAY_LENGTH = len("2023-03-24")


class Column(msgspec.Struct, frozen=True):
    """A column: its name, its kind (text, texts, day, number, count, yes), what it means, and how a row gives it."""

    name: str
    kind: str
    means: str
    of: Callable[[Any], object]


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim with its document."""

    claim: Claim
    document: Document


class Valued(msgspec.Struct, frozen=True):
    """One value of a figure."""

    figure: Figure
    value: FigureValue


class Reported(msgspec.Struct, frozen=True):
    """What is reported of a region for one sign."""

    signal: str
    report: RegionReport
    name: str


class Estimated(msgspec.Struct, frozen=True):
    """One estimate of an assessment."""

    made: Assessment
    one: StateEstimate | AheadEstimate


def day(value: str | None) -> dt.date | None:
    """A whole day as a date; a month or a year is none.

    >>> day("2023-03-24"), day("2023-03")
    (datetime.date(2023, 3, 24), None)
    """
    return dt.date.fromisoformat(value) if value and len(value) == DAY_LENGTH else None


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _part(name: str, inner: str) -> Callable[[ClaimRow], object]:
    """An attribute of a part of a claim that may be missing."""

    def found(row: ClaimRow) -> object:
        part = getattr(row.claim, name)
        return None if part is None else getattr(part, inner)

    return found


def _question(one: StateEstimate | AheadEstimate) -> str:
    return f"within {one.days} days" if isinstance(one, AheadEstimate) else "now"


DOCUMENTS = (
    Column("id", "text", "name of the document: a digest of its words and address", lambda d: d.id),
    Column("published", "day", "day of publication, as far as anybody says", lambda d: day(d.published)),
    Column("publisher", "text", "outlet or channel", lambda d: d.publisher),
    Column("title", "text", "its heading", lambda d: d.title),
    Column("url", "text", "its address", lambda d: d.url),
    Column("language", "text", "ISO 639-1", lambda d: d.language),
    Column("kind", "text", "kind of file it came in", lambda d: d.kind),
)  # fmt: skip
CLAIMS = (
    Column("id", "text", "name of the claim", lambda r: r.claim.id),
    Column("document", "text", "the document it stands in", lambda r: r.document.id),
    Column("published", "day", "day of publication of that document", lambda r: day(r.document.published)),
    Column("publisher", "text", "outlet of that document", lambda r: r.document.publisher),
    Column("url", "text", "address of that document", lambda r: r.document.url),
    Column("language", "text", "ISO 639-1", lambda r: r.claim.language),
    Column("speaker", "text", "who vouches, by name", lambda r: r.claim.speaker.name),
    Column("speaker_kind", "text", "person, office, outlet, author …", lambda r: r.claim.speaker.kind.value),
    Column("speaker_role", "text", "his role, as written", lambda r: r.claim.speaker.role),
    Column("actor", "text", "key of the case's public actor", lambda r: r.claim.speaker.actor),
    Column("stance", "text", "reports, asserts, denies, predicts, plans, demands or doubts", lambda r: r.claim.stance.value),
    Column("certainty", "text", "plain, or how it is hedged", lambda r: r.claim.certainty.value),
    Column("signal", "text", "sign of a call-up", lambda r: r.claim.signal),
    Column("measure", "text", "what is counted", lambda r: r.claim.measure),
    Column("value", "number", "the figure, where one number was said", lambda r: _number(_part("quantity", "value")(r))),
    Column("low", "number", "least the figure allows", lambda r: _number(_part("quantity", "low")(r))),
    Column("high", "number", "most the figure allows", lambda r: _number(_part("quantity", "high")(r))),
    Column("unit", "text", "of what", _part("quantity", "unit")),
    Column("places", "texts", "ISO 3166-2 or 3166-1 codes", lambda r: [p.code for p in r.claim.places]),
    Column("period_start", "text", "when: first day, month or year", _part("period", "start")),
    Column("period_end", "text", "when: last day, month or year", _part("period", "end")),
    Column("about", "text", "country whose call-up it is about", lambda r: r.claim.about),
    Column("core", "yes", "whether it is about the case's own", lambda r: r.claim.core),
    Column("words", "text", "the words that carry it", lambda r: " ".join(r.claim.evidence.text.split())),
    Column("score", "number", "how sure the reader is, 0 to 1", lambda r: r.claim.method.score),
)  # fmt: skip
STRANDS = (
    Column("id", "text", "name of the strand", lambda s: s.id),
    Column("signal", "text", "sign of a call-up", lambda s: s.signal),
    Column("origin", "text", "who or what it goes back to", lambda s: s.origin),
    Column("first", "day", "day of the earliest statement", lambda s: day(s.joins[0].date)),
    Column("claims", "texts", "its claims, earliest first", lambda s: list(s.claims)),
    Column("documents", "texts", "the documents that carry it", lambda s: list(s.documents)),
    Column("in_ledger", "yes", "whether the origin itself was read", lambda s: s.in_ledger),
)  # fmt: skip
FIGURES = (
    Column("measure", "text", "what is counted", lambda r: r.figure.measure),
    Column("place", "text", "code, empty for the whole country", lambda r: r.figure.place),
    Column("unit", "text", "of what", lambda r: r.figure.unit),
    Column("pace", "text", "over what it counts", lambda r: r.figure.basis.pace.value),
    Column("mode", "text", "reported, ahead or denied", lambda r: r.figure.mode.value),
    Column("date", "day", "day it was said", lambda r: day(r.value.date)),
    Column("low", "number", "least it allows", lambda r: _number(r.value.low)),
    Column("high", "number", "most it allows", lambda r: _number(r.value.high)),
    Column("speaker", "text", "who says so", lambda r: r.value.claim.speaker.name),
    Column("side", "text", "official, opposing, independent or foreign", lambda r: r.value.side),
    Column("superseded", "yes", "whether its origin has said otherwise since", lambda r: r.value.superseded_by is not None),
    Column("conflicts", "count", "values no number reconciles with it", lambda r: len(r.value.conflicts)),
    Column("claim", "text", "the claim it stands in", lambda r: r.value.claim.id),
)  # fmt: skip
REGIONS = (
    Column("signal", "text", "sign of a call-up", lambda r: r.signal),
    Column("code", "text", "ISO 3166-2", lambda r: r.report.code),
    Column("region", "text", "its name", lambda r: r.name),
    Column("first", "day", "first report", lambda r: day(r.report.first)),
    Column("latest", "day", "latest report", lambda r: day(r.report.latest)),
    Column("claims", "count", "statements", lambda r: r.report.claims),
    Column("strands", "count", "independent origins", lambda r: r.report.strands),
    Column("outlets", "count", "publishers", lambda r: r.report.outlets),
    Column("denials", "count", "statements that deny it", lambda r: r.report.denials),
    Column("claim", "text", "the latest claim", lambda r: r.report.claim.id),
)  # fmt: skip
ASSESSMENTS = (
    Column("as_of", "day", "from what was known by this day", lambda r: day(r.made.as_of)),
    Column("question", "text", "now, or within so many days", lambda r: _question(r.one)),
    Column("title", "text", "what is estimated", lambda r: r.one.title),
    Column("probability", "number", "0 to 1", lambda r: r.one.probability),
    Column("low", "number", "lower end of the 80% interval", lambda r: r.one.low),
    Column("high", "number", "upper end of the 80% interval", lambda r: r.one.high),
    Column("prior", "number", "what is assumed without any record", lambda r: r.one.prior),
    Column("words", "text", "the probability in words (ICD 203)", lambda r: r.one.words),
    Column("confidence", "text", "how well founded the numbers are", lambda r: r.made.confidence.level),
)  # fmt: skip
TABLES: dict[str, tuple[Column, ...]] = {
    "documents": DOCUMENTS,
    "claims": CLAIMS,
    "strands": STRANDS,
    "figures": FIGURES,
    "regions": REGIONS,
    "assessments": ASSESSMENTS,
}
"""Every table by its name; a handover is all of them."""


def rows_of(made: Handover, table: str) -> Iterator[object]:
    """The rows of one table of a handover."""
    held = {document.id: document for document in made.documents}
    told: dict[str, Callable[[], Iterable[object]]] = {
        "documents": lambda: made.documents,
        "claims": lambda: (ClaimRow(claim, held[claim.document]) for claim in made.claims),
        "strands": lambda: made.strands,
        "figures": lambda: (Valued(one, value) for one in made.figures for value in one.values),
        "regions": lambda: (
            Reported(signal, report, made.names[report.code])
            for signal, reports in made.regions.items()
            for report in reports
        ),
        "assessments": lambda: (
            Estimated(day, one) for day in made.assessments for one in estimates(day)
        ),
    }
    yield from told[table]()


def estimates(made: Assessment) -> list[StateEstimate | AheadEstimate]:
    """Both questions' estimates, what is now first."""
    return [*made.states, *made.ahead]


def columns_of(table: str, rows: Iterable[object]) -> dict[str, list[object]]:
    """Rows as columns of plain values, in the order of the table."""
    columns = TABLES[table]
    found = [[leaving(column.of(row)) for column in columns] for row in rows]
    return {column.name: [row[at] for row in found] for at, column in enumerate(columns)}


def lines(table: str, rows: Iterable[object]) -> Iterator[dict[str, object]]:
    """Rows by column as text would have them: days in ISO, several texts parted by blanks."""
    for row in rows:
        yield {column.name: _flat(column.of(row)) for column in TABLES[table]}


def _flat(value: object) -> object:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return value.isoformat() if isinstance(value, dt.date) else value


def described(names: Sequence[str] = tuple(TABLES)) -> Iterator[str]:
    """The columns of tables as Markdown, for the documents."""
    for name in names:
        yield f"**{name}**\n\n| column | kind | meaning |\n| --- | --- | --- |"
        yield from (f"| `{c.name}` | {c.kind} | {c.means} |" for c in TABLES[name])
        yield ""
