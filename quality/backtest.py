"""The warning put to the test of a dated record: scores, stability, curves; writes ``docs/backtest.md``.

    python -m quality.backtest [--shared FOLDER] [--out FILE]

In: ``../shared/backtest``, ingested as a user would. Out: figures for ``make quality`` and the page with the curves beside
the history. Half records and tenths are drawn among the documents, so that exposure is halved with the reports.
Deliberately missing: any choice made to suit the history; parameters come from the case alone.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
import numpy as np

from callup.case import Case, load_case
from callup.ledger import Ledger, Published
from callup.model import Document, Moment, Replay, StateAt, document_id
from callup.publish.drawings.probabilities import course
from callup.record import Limits, Record, gate_of
from callup.record.holdings import Holdings, holdings
from callup.record.observed import counts
from callup.warning import Observed, Options, assess, days_between, replay
from quality.backtest_record import ledger_path

ROOT = Path(__file__).parents[1]
FIRST, LAST = "2022-06-01", "2023-12-31"
DECREE, OVER = "2022-09-21", "2022-10-28"
WAVE, DRIVE = "announced_wave", "contract_drive"
TRUTH = (
    ("2022-06-01", "2022-09-20", DRIVE, "Regional volunteer battalions and contracts; no decree."),
    (DECREE, OVER, WAVE, "Decree 647 of 21 September 2022; declared over by the defence minister on 28 October."),
    ("2022-10-29", LAST, DRIVE, "Contracts carried recruiting; no second wave was announced."),
)  # fmt: skip
SOURCES = (
    "Decree of the President of the Russian Federation of 21 September 2022 No. 647, http://publication.pravo.gov.ru/Document/View/0001202209210001",
    "Report of the defence minister to the president, 28 October 2022, http://kremlin.ru/events/president/news/69703",
    "Institute for the Study of War, assessments of 2022 and 2023, https://www.understandingwar.org",
)
DUTY = (
    "2022-07-15",
    "2022-09-20",
    "2022-09-22",
    "2022-10-15",
    "2022-11-30",
    "2023-03-31",
    "2023-07-01",
    "2023-12-31",
)
DRAWS, SEED = 20, 11
COPIES = 100
WHOLE = 10**9
"""Claims up to which a ledger is read whole: all."""
WORDS = ("мобилиз", "призыв", "повестк", "mobiliz", "mobilis", "call-up", "draft", "conscript")
Figures = dict[str, float]


def truth(day: str) -> str:
    """The state the country was in."""
    return next(state for start, end, state, _ in TRUTH if start <= day <= end)


def holdings_of(path: Path, case: Case) -> Holdings:
    """What a ledger holds, read once."""
    with Ledger.open(str(path), create=False) as ledger:
        return holdings(ledger, case, LAST, Limits(whole=WHOLE))


def observed(held: Holdings) -> Observed:
    """What of it counts."""
    return Record(held, gate_of(held.case.home)).observed


def thinned(held: Holdings, kept: Iterable[str]) -> Observed:
    """What would be on record if only some documents had been read."""
    names = set(kept)
    claims = [claim for claim in held.claims if claim.document in names]
    documents = {name: d for name, d in held.documents.items() if name in names}
    with_claims = {claim.document for claim in claims if counts(claim, held.case)}
    volumes = [
        Published(d.publisher, held.days[name], 1, int(name in with_claims))
        for name, d in documents.items()
    ]
    return observed(
        msgspec.structs.replace(held, claims=claims, documents=documents, volumes=volumes)
    )


def chance(moment: Moment, name: str) -> float:
    """The probability of a state."""
    return next(s.probability for s in moment.states if s.name == name)


def ahead(moment: Moment, days: int) -> float:
    """The probability of a new announced wave."""
    return next(a.probability for a in moment.ahead if a.question == WAVE and a.days == days)


def brier(stated: Mapping[str, float], true: str) -> float:
    """The squared distance over the states."""
    return sum((value - (name == true)) ** 2 for name, value in stated.items())


def area(positive: list[float], negative: list[float]) -> float:
    """How often a day under way is given more than a day that is not; ties count half."""
    up, down = np.array(positive)[:, None], np.array(negative)[None]
    return float((up > down).mean() + 0.5 * (up == down).mean())


def scores(made: Replay) -> Figures:
    """Both questions scored day by day."""
    days = {m.as_of: m for m in made.moments}
    waves = {day: chance(m, WAVE) for day, m in days.items()}
    summer = [ahead(m, 90) for d, m in days.items() if "2022-06-01" <= d <= "2022-08-31"]
    eve = [ahead(m, 90) for d, m in days.items() if "2022-09-14" <= d <= "2022-09-20"]
    after = [m for d, m in days.items() if d >= "2022-11-01"]
    under = [waves[d] for d in days if truth(d) == WAVE]
    return {
        "Brier over the states, daily": _mean(
            brier({s.name: s.probability for s in m.states}, truth(d)) for d, m in days.items()
        ),
        "AUC of an announced wave under way": area(
            under, [waves[d] for d in days if truth(d) != WAVE]
        ),
        "days from the decree to over .9": _until(waves, DECREE, lambda p: p > 0.9),
        "days from its end to under .5": _until(waves, OVER, lambda p: p < 0.5),
        "new wave within 90 days: 14-20 September over June-August": _mean(eve) / _mean(summer),
        "false alarms: days over .5 within 30 days, from November 2022": float(
            sum(ahead(m, 30) > 0.5 for m in after)
        ),
    }


def baselines(made: Replay, held: Holdings, case: Case) -> Figures:
    """What is to be beaten: the prior, the first day's state for ever, a count of words."""
    days = [m.as_of for m in made.moments]
    prior = {s.name: s.probability for s in assess(Observed(), case, FIRST).states}
    stays = {name: float(name == truth(FIRST)) for name in prior}
    words = _word_share(held)
    return {
        "Brier of the prior": _mean(brier(prior, truth(d)) for d in days),
        "Brier of persistence: the first day's state for ever": _mean(
            brier(stays, truth(d)) for d in days
        ),
        "Brier of a count of call-up words": _mean(
            brier(_by_words(prior, words.get(d, 0.0)), truth(d)) for d in days
        ),
    }


def _word_share(held: Holdings) -> dict[str, float]:
    """Documents of the last week with a call-up word, over the most of any week so far."""
    counts: Counter[str] = Counter()
    for name, document in held.documents.items():
        text = document.text.casefold()
        counts[held.days[name]] += any(word in text for word in WORDS)
    found, most = {}, 1
    for day in days_between("2022-01-08", LAST, 1):
        week = days_between(_back(day, 6), day, 1)
        total = sum(counts[one] for one in week)
        most = max(most, total)
        found[day] = total / most
    return found


def _by_words(prior: Mapping[str, float], share: float) -> dict[str, float]:
    rest = 1 - prior[WAVE]
    return {n: share if n == WAVE else p / rest * (1 - share) for n, p in prior.items()}


def stability(held: Holdings, case: Case, draws: int = DRAWS) -> Figures:
    """Half of the documents at random, and a tenth: what the leading state and its interval do."""
    dice = np.random.default_rng(SEED)
    names = sorted(held.documents)
    full = _on_duty(thinned(held, names), case)
    moved = []
    for _ in range(draws):
        half = _on_duty(thinned(held, _drawn(names, 2, dice)), case)
        moved += [
            abs(_same(h, f).probability - _lead(f).probability)
            for h, f in zip(half, full, strict=True)
        ]
    widths = []
    for _ in range(max(1, draws // 5)):
        tenth = _on_duty(thinned(held, _drawn(names, 10, dice)), case)
        widths += [_width(_lead(t)) for t in tenth]
    return {
        "half of the documents: change of the leading probability, mean": _mean(moved),
        "half of the documents: change of the leading probability, nine of ten below": float(
            np.quantile(moved, 0.9)
        ),
        "width of the interval, all documents over a tenth of them": _mean(
            _width(_lead(f)) for f in full
        )
        / _mean(widths),
    }  # fmt: skip


def _drawn(names: list[str], parts: int, dice: np.random.Generator) -> list[str]:
    """One of so many parts of the documents, at random."""
    return [str(name) for name in dice.choice(names, len(names) // parts, replace=False)]


def _on_duty(observed: Observed, case: Case) -> list[Moment]:
    return list(replay(observed, case, list(DUTY), Options(draws=200)).moments)


def _lead(moment: Moment) -> StateAt:
    return max(moment.states, key=lambda s: s.probability)


def _same(moment: Moment, other: Moment) -> StateAt:
    name = _lead(other).name
    return next(s for s in moment.states if s.name == name)


def _width(state: StateAt) -> float:
    return state.high - state.low


def copied(held: Holdings, case: Case, day: str = "2022-09-20") -> float:
    """How far a report told on a hundred pages of its house moves the leading state."""
    own = [c for c in held.claims if held.days[c.document] == day and counts(c, case)]
    first = sorted(own, key=lambda c: c.id)[0]
    claims, documents, days = list(held.claims), dict(held.documents), dict(held.days)
    for number in range(COPIES):
        again = _page(documents[first.document], number)
        documents[again.id] = again
        days[again.id] = day
        claims.append(msgspec.structs.replace(first, id=f"{first.id}-{number}", document=again.id))
    more = msgspec.structs.replace(held, claims=claims, documents=documents, days=days)
    one, many = (assess(thinned(h, h.documents), case, day) for h in (held, more))
    was = {s.name: s.probability for s in one.states}
    return max(abs(s.probability - was[s.name]) for s in many.states)


def _page(document: Document, number: int) -> Document:
    url = f"{document.url}?page={number}"
    return msgspec.structs.replace(document, id=document_id(document.text, url), url=url)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return float(sum(found) / len(found))


def _until(waves: Mapping[str, float], start: str, held: Callable[[float], bool]) -> float:
    later = [day for day in sorted(waves) if day >= start and held(waves[day])]
    return float(len(days_between(start, later[0], 1)) - 1) if later else float("inf")


def _back(day: str, days: int) -> str:
    return str(np.datetime64(day) - days)


def measured(shared: Path) -> dict[str, tuple[Replay, Figures]]:
    """The series and its figures, with the background and without."""
    case = load_case("russia")
    found = {}
    for background in (True, False):
        held = holdings_of(ledger_path(shared, background=background), case)
        made = replay(observed(held), case, days_between(FIRST, LAST, 1))
        figures = scores(made)
        if background:
            figures |= baselines(made, held, case) | stability(held, case)
            figures["a report on a hundred pages of its house: largest change"] = copied(held, case)
        found["with" if background else "without"] = (made, figures)
    return found


def figures(shared: Path) -> Figures:
    """For ``make quality``: each figure, those without the background marked; the page is written beside."""
    found = measured(shared)
    write(found, ROOT / "docs" / "backtest.md")
    named = dict(found["with"][1])
    named |= {f"{name} (no background)": value for name, value in found["without"][1].items()}
    return named


def write(found: dict[str, tuple[Replay, Figures]], out: Path) -> None:
    """The page, and its picture beside it."""
    made = found["with"][0]
    out.with_name("backtest.svg").write_text(course(made), encoding="utf-8")
    out.write_text("\n".join(page(found)) + "\n", encoding="utf-8")


def page(found: dict[str, tuple[Replay, Figures]]) -> list[str]:
    """The page as lines of Markdown."""
    lines = [
        "# The warning beside the history", "",
        "Written by `python -m quality.backtest` from a dated record of 2022 and 2023: 3,790 items on the matter and 8,000 random",
        "items of the same outlets. Each day is answered from what was known by it. It is one history: no parameter was fitted to",
        "it; [the method](method.md) says what they rest on.", "",
        "## What was true, day by day", "", "| from | to | state | why |", "| --- | --- | --- | --- |",
        *(f"| {a} | {b} | {state} | {why} |" for a, b, state, why in TRUTH), "",
        *(f"- {source}" for source in SOURCES), "",
        "## Figures", "", "| figure | with background | without |", "| --- | ---: | ---: |",
    ]  # fmt: skip
    without = found["without"][1]
    for name, value in found["with"][1].items():
        other = f"{without[name]:.3f}" if name in without else ""
        lines.append(f"| {name} | {value:.3f} | {other} |")
    made = found["with"][0]
    names = list(made.names)
    lines += ["", "## The curves", "", "![Probabilities by day](backtest.svg)", ""]
    lines.append("| day | true state | " + " | ".join(names) + " | new wave 30 d | 90 d |")
    lines.append("| --- | --- |" + " ---: |" * (len(names) + 2))
    for moment in made.moments:
        if moment.as_of.endswith(("-01", "-15")) or moment.as_of in (*DUTY, DECREE, OVER):
            cells = [f"{s.probability:.2f}" for s in moment.states]
            cells += [f"{ahead(moment, days):.2f}" for days in (30, 90)]
            lines.append(f"| {moment.as_of} | {truth(moment.as_of)} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    given = parser.parse_args()
    if not (given.shared / "backtest").exists():
        print(f"skipped: {given.shared}/backtest is not here")
        return
    for name, value in figures(given.shared).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
