"""The commands ``strands``, ``split`` and ``join``. In: arguments. Out: strands with the reason of each join; decisions kept.

Deliberately missing: lineage itself; see ``evidence.strands``.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Annotated

import typer

from callup.brief.masking import masked
from callup.case import load_case
from callup.cli.console import (
    CaseAt,
    LedgerAt,
    day,
    format_of,
    give,
    known,
    opened,
    tables,
    tell,
    written,
)
from callup.cli.review import By, Reason, now
from callup.cli.source import tell_partial
from callup.errors import BadRequest
from callup.ledger import Ledger
from callup.model import Claim, Decision, Document, Strand, Subject, Verdict, standing
from callup.pipeline import CASE
from callup.pipeline.decisions import Who, decide, take_back
from callup.publish.nouns import Said, Strands
from callup.record import Record
from callup.record import known as known_by

Start = Annotated[str, typer.Argument(help="A strand's id, or the beginning of it.")]
Claims = Annotated[
    list[str], typer.Argument(help="Claims by their ids, or the beginnings of them.")
]


def strands(
    signal: Annotated[str | None, typer.Option(help="Only this signal.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    joined: Annotated[
        bool, typer.Option("--joined", help="Only strands of more than one statement.")
    ] = False,
    format: Annotated[str, format_of("strands")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """List independent origins, sign by sign, with what goes back to each and why it was joined.

    Forty pages that carry one lawyer's count are one strand. 'callup split' parts what does not belong together.

    Example: callup strands --signal summons_served --as-of 2023-03-31
    """
    road = tables(case)
    known(signal, road.case.signals, "--signal")
    with opened(ledger, case) as store:
        record = known_by(store, road.case, day(as_of, "--as-of"))
    tell_partial(record)
    found = _sorted(record, signal, joined=joined)
    give("strands", format, told(found, record), road)


def _sorted(record: Record, signal: str | None, *, joined: bool) -> list[Strand]:
    kept = [
        strand
        for strand in record.core_strands
        if strand.signal
        and (signal is None or strand.signal == signal)
        and (not joined or len(strand.joins) > 1)
    ]
    return sorted(kept, key=lambda s: (s.signal or "", -len(s.joins), s.id))


def told(found: Sequence[Strand], record: Record) -> Strands:
    """Strands with the words of their statements, files by their names alone."""
    pages = {document.id: document for document in record.shown()}
    joins = [join for strand in found for join in strand.joins]
    return Strands(
        found,
        {strand.id: _origin(strand, pages) for strand in found},
        {join.claim: _said(record.claim[join.claim], pages[join.document]) for join in joins},
    )


def _origin(strand: Strand, pages: Mapping[str, Document]) -> str:
    file = pages[strand.documents[0]].file
    return strand.origin.replace(file, PurePath(file).name)


def _said(claim: Claim, document: Document) -> Said:
    span = claim.evidence
    words = " ".join(masked(document.text, span.start, span.end, claim.withheld).split())
    return Said(document.publisher or PurePath(document.file).name, words)


def split(
    strand: Start,
    claims: Claims,
    by: By = "",
    reason: Reason = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back splits and joins of these claims.")
    ] = False,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Part claims from a strand: they become an origin of their own in every count from today on; --undo takes it back.

    Example: callup split s-3f2a c-11d2 --by "A. Editor" --reason "another lawyer of the same name"
    """
    with written(ledger, case) as store:
        found, named = _named(store, strand, claims, case)
        who = Who(by=by, reason=reason, at=now())
        if undo:
            made = [take_back(store, decision, who) for decision in _touching(store, named)]
            if not made:
                raise BadRequest(
                    "nobody split or joined these claims: there is nothing to take back"
                )
            tell(f"{len(made)} decisions taken back")
            return
        outside = sorted(set(named) - set(found.claims))
        if outside or len(named) == len(found.claims):
            raise BadRequest(
                f"not in {found.id}: {', '.join(outside)}"
                if outside
                else f"{found.id} holds nothing else: a split leaves at least one claim behind"
            )
        decision = decide(
            store, (Subject.STRAND, found.id), Verdict.SPLIT, who, value={"claims": named}
        )
    tell(f"{decision.id}: {len(named)} claims split off {found.id}, by {decision.by}")


def join(
    strands: Annotated[list[str], typer.Argument(help="Two or more strands of one signal.")],
    by: By = "",
    reason: Reason = "",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Make strands of one signal one: the same origin under different names; 'callup split --undo' takes it back.

    Example: callup join s-3f2a s-77c0 --by "A. Editor" --reason "both quote the same press release"
    """
    with written(ledger, case) as store:
        record = known_by(store, load_case(case))
        found = [_one(record.core_strands, name) for name in strands]
        if len({strand.id for strand in found}) < 2:
            raise BadRequest("a join needs two strands at least")
        if len({strand.signal for strand in found}) > 1:
            raise BadRequest("strands of different signals stay apart: name strands of one signal")
        who = Who(by=by, reason=reason, at=now())
        named = [strand.claims[0] for strand in found]
        decision = decide(
            store, (Subject.STRAND, found[0].id), Verdict.JOIN, who, value={"claims": named}
        )
    tell(f"{decision.id}: {len(found)} strands joined, by {decision.by}")


def _named(
    store: Ledger, strand: str, claims: Sequence[str], case: str
) -> tuple[Strand, list[str]]:
    record = known_by(store, load_case(case))
    return _one(record.core_strands, strand), [store.claim(name).id for name in claims]


def _one(found: Iterable[Strand], name: str) -> Strand:
    fitting = [strand for strand in found if strand.id.startswith(name)]
    if len(fitting) != 1:
        many = "several strands begin" if fitting else "no strand begins"
        raise BadRequest(f"{many} with {name!r}: list them with 'callup strands'")
    return fitting[0]


def _touching(store: Ledger, claims: Sequence[str]) -> list[Decision]:
    return [
        d
        for d in standing(store.decisions())
        if d.kind is Subject.STRAND and set(d.value.get("claims", ())) & set(claims)
    ]
