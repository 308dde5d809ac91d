"""The commands ``review``, ``audit`` and ``reread``. In: arguments, keys. Out: claims to look at, decisions kept, what changed.

Deliberately missing: what a decision does to figures and estimates; every question asks for claims as reviewed.
"""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import click
import typer
from rich.console import Console
from rich.table import Table

from callup.cli import show as look
from callup.cli.console import (
    CaseAt,
    LedgerAt,
    complain,
    day,
    format_of,
    give,
    known,
    opened,
    out,
    progress,
    tables,
    tell,
    written,
)
from callup.cli.console import place as place_code
from callup.errors import BadRequest
from callup.evidence.corrections import FIELDS, checked
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Decision, Reread, Verdict
from callup.pipeline import CASE, Road, stamp
from callup.pipeline.decisions import Who, decide_on_claim, take_back
from callup.pipeline.readings import reread as read_again
from callup.publish import Setting
from callup.publish.grid import FIRST
from callup.record import review_of, unreviewed

KEYS = "a accept · r reject · c correct · s skip · u undo the last · q quit"
By = Annotated[
    str,
    typer.Option("--by", envvar="CALLUP_REVIEWER", help="Who decides; goes with each decision."),
]
Reason = Annotated[str, typer.Option(help="Why, for everybody who reads it later.")]


def now() -> str:
    """This moment, as the ledger writes it."""
    return stamp(dt.datetime.now(dt.UTC))


def review(
    claim: Annotated[
        str | None,
        typer.Argument(
            help="A claim's id, or the beginning of it; without one, one after another.",
            show_default=False,
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong: leave it out.")] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option("--correct", help=f"FIELD=VALUE, again for each; of {', '.join(FIELDS)}."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision in force back.")] = False,
    by: By = "",
    reason: Reason = "",
    signal: Annotated[str | None, typer.Option(help="Only this signal.")] = None,
    place: Annotated[
        str | None, typer.Option(help="Only this place: ISO 3166-2 code or name.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Published from this day on.")] = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Accept, reject or correct claims, in your name and with your reason; without a claim, by keys, one after another.

    A rejected claim leaves the brief, the figures and the estimates from today on; the record keeps it and the decision.

    Example: callup review c-3f2a --correct signal=data_update --by "A. Editor" --reason "papers checked, nobody summoned"
    """
    road = tables(case)
    known(signal, road.case.signals, "--signal")
    chosen = _verdict(accept=accept, reject=reject, correct=correct, undo=undo)
    with written(ledger, case) as store:
        if claim is None:
            if chosen is not None:
                raise BadRequest("name the claim that is to be decided on, or give no verdict")
            query = ClaimQuery(
                signal=signal,
                place=place_code(place, road.places),
                since=day(since, "--since"),
                core=True,
            )
            _by_keys(store, query, by, road)
            return
        found = store.claim(claim)
        if chosen is None:
            raise BadRequest("say --accept, --reject, --correct FIELD=VALUE or --undo")
        who = Who(by=by, reason=reason, at=now())
        if chosen is Verdict.WITHDRAW:
            made = take_back(store, _in_force(store, found), who)
        else:
            value = checked(correct or (), found, road.case, road.places) if correct else {}
            made = decide_on_claim(store, found, chosen, who, value)
    tell(f"{made.id}: {made.verdict} {found.id}, by {made.by}")


def _verdict(
    *, accept: bool, reject: bool, correct: Sequence[str] | None, undo: bool
) -> Verdict | None:
    chosen = [
        verdict
        for verdict, given in (
            (Verdict.ACCEPT, accept), (Verdict.REJECT, reject),
            (Verdict.CORRECT, bool(correct)), (Verdict.WITHDRAW, undo),
        )
        if given
    ]  # fmt: skip
    if len(chosen) > 1:
        raise BadRequest("one decision at a time: --accept, --reject, --correct or --undo")
    return chosen[0] if chosen else None


def _in_force(store: Ledger, claim: Claim) -> Decision:
    decision = review_of(store).decision_on(claim)
    if decision is None:
        raise BadRequest(f"nobody decided on {claim.id}: there is nothing to take back")
    return decision


def _by_keys(store: Ledger, query: ClaimQuery, by: str, held: Setting) -> None:
    if not by.strip():
        raise BadRequest("say who decides: --by NAME, or CALLUP_REVIEWER in the environment")
    if not sys.stdin.isatty():
        raise BadRequest("reviewing by keys needs a terminal: name a claim and a verdict instead")
    waiting = unreviewed(store, query)
    session = Session(
        store, by, out(), click.getchar, lambda label: click.prompt(label, type=str), held
    )
    session.run(waiting)
    tell(session.summary(len(waiting)))


class Session:
    """One sitting of review by keys. ``key`` gives the next key, ``ask`` the answer to a question."""

    def __init__(
        self,
        store: Ledger,
        by: str,
        console: Console,
        key: Callable[[], str],
        ask: Callable[[str], str],
        held: Setting | None = None,
    ) -> None:
        self._store = store
        self._by = by
        self._console = console
        self._key = key
        self._ask = ask
        self._tables = held or tables()
        self._made: list[tuple[int, Decision]] = []
        self._skipped = 0

    def run(self, waiting: Sequence[Claim]) -> None:
        """Show one claim after another until all are decided on, skipped, or the reader quits."""
        at = 0
        while 0 <= at < len(waiting):
            self._show(waiting[at], at, len(waiting))
            key = self._key().casefold()
            if key in {"q", "\x03", "\x04"}:
                return
            if key == "u":
                at = self._undo(at)
            elif key == "s":
                self._skipped += 1
                at += 1
            elif key in {"a", "r", "c"} and self._decide(waiting[at], key, at):
                at += 1
            elif key not in {"a", "r", "c"}:
                self._console.print(KEYS)

    def summary(self, waiting: int) -> str:
        """What the sitting did, in one line."""
        left = waiting - len(self._made) - self._skipped
        return f"{len(self._made)} decided, {self._skipped} skipped, {left} not looked at"

    def _decide(self, claim: Claim, key: str, at: int) -> bool:
        """Keep a decision; False where it made no sense and the claim is to be shown again."""
        verdict = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "c": Verdict.CORRECT}[key]
        try:
            value = {}
            if verdict is Verdict.CORRECT:
                said = self._ask("what is wrong (FIELD=VALUE; several parted by ;)")
                pairs = [pair for pair in said.split(";") if pair.strip()]
                value = checked(pairs, claim, self._tables.case, self._tables.places)
            reason = "read and found right" if verdict is Verdict.ACCEPT else self._ask("why")
            who = Who(by=self._by, reason=reason, at=now())
        except BadRequest as error:
            self._console.print(str(error))
            return False
        self._made.append((at, decide_on_claim(self._store, claim, verdict, who, value)))
        return True

    def _undo(self, at: int) -> int:
        if not self._made:
            self._console.print("nothing to undo in this sitting")
            return at
        back, decision = self._made.pop()
        who = Who(by=self._by, reason="undone in the same sitting", at=now())
        take_back(self._store, decision, who)
        return back

    def _show(self, claim: Claim, at: int, count: int) -> None:
        document = self._store.document(claim.document)
        where = ", ".join(part for part in (document.publisher, document.published) if part)
        self._console.rule(f"{at + 1} of {count} · {claim.id} · {where or document.file}")
        self._console.print(look.marked(claim, document, colour=self._console.is_terminal))
        grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for name, found, rule in look.explained(
            claim, document, self._tables.case, self._tables.places
        ):
            grid.add_row(name, found, rule)
        self._console.print(grid)
        self._console.print(KEYS, style="dim")


def audit(
    subject: Annotated[
        str | None,
        typer.Argument(
            help="A document, claim, strand or prediction by its whole id.", show_default=False
        ),
    ] = None,
    format: Annotated[str, format_of("events")] = "table",
    ledger: LedgerAt = "callup.db",
) -> None:
    """Print the audit trail: what was kept, refused, read again and decided; when, by whom, why.

    Example: callup audit c-3f2a51c07d24e8b9
    """
    with opened(ledger) as store:
        events = list(store.events(subject))
    if not events and format == FIRST:
        out().print("nothing on record" + (f" of {subject}" if subject else ""))
        return
    give("events", format, events, tables())


def reread(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would change; keep nothing.")
    ] = False,
    format: Annotated[str, format_of("rereadings")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Read documents again whose claims are of another reader than today's, and report what changed.

    Earlier claims stay in the ledger; people's decisions go on with their claims, and those that find none are listed.

    Example: callup reread --dry-run
    """
    road = Road.of(case)
    with (
        opened(ledger, case) if dry_run else written(ledger, case) as store,
        progress() as bar,
    ):
        task = bar.add_task("reading again", total=None)
        done = list(
            read_again(
                store,
                road.reader,
                at=now(),
                keep=not dry_run,
                told=lambda name, done, total: bar.update(task, completed=done, total=total),
            )
        )
    give("rereadings", format, done, road.setting)
    if format == FIRST:
        _told(done, dry_run=dry_run)


def _told(done: Sequence[Reread], *, dry_run: bool) -> None:
    count = {
        "added": sum(len(item.added) for item in done),
        "vanished": sum(len(item.vanished) for item in done),
        "altered": sum(len(item.altered) for item in done),
        "the same": sum(item.same for item in done),
    }
    words = ", ".join(f"{number} {name}" for name, number in count.items())
    tell(f"{len(done)} documents {'would be ' if dry_run else ''}read again: claims {words}")
    lost = sum(len(item.lost) for item in done)
    if lost:
        complain(f"{lost} decisions no longer find their claim; they are kept and listed above")
