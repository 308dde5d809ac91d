"""Rows to be judged by eye, drawn at random from the backtest's ledger: figures, regions, predictions, movers.

    python -m quality.sheets_drawn --out FOLDER [--ledger FILE] [--seed N]

In: the ledger ``quality.backtest`` makes. Out: NAME.jsonl, a row and its sentences a line, for whoever judges without knowing
what was hoped for. Judged sheets are kept in ``quality/sheets`` as facts (row, right or wrong, reason), without text.
Deliberately missing: any judgement.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from callup.brief.speakers import speaker_words
from callup.case import Case, load_case
from callup.case.places import PlaceTable, load_places
from callup.evidence import Statements, figures, predictions
from callup.evidence.regions import region_reports
from callup.ledger import Ledger
from callup.model import Claim
from callup.record import Limits, known
from callup.warning import Options
from callup.warning.assess import assessed
from callup.warning.compare import moved
from callup.warning.record import iso, ordinal
from callup.warning.weighing import Weighing
from quality.backtest import FIRST, LAST, WHOLE
from quality.backtest_record import ledger_path

ROOT = Path(__file__).parents[1]
ROWS, DAYS, MOVERS, SEED = 100, 12, 10, 20220921
MONTH = 30
Row = dict[str, Any]


class Drawing:
    """Holds one ledger while rows are drawn."""

    def __init__(self, ledger: Ledger, case: Case) -> None:
        self._case = case
        self._places: PlaceTable = load_places(case.home)
        self._known = known(ledger, case, LAST, Limits(whole=WHOLE))
        self._record: Statements = self._known.statements

    def figures(self) -> Iterator[Row]:
        """Every value of every figure."""
        for figure in figures(self._record):
            for value in figure.values:
                quantity = value.claim.quantity
                assert quantity is not None
                yield {
                    "measure": self._case.measure_title(figure.measure),
                    "place": figure.place or self._case.head.country,
                    "unit": figure.unit,
                    "low": value.low,
                    "high": value.high,
                    "counts": figure.scope,
                    "over": figure.basis.pace.value,
                    "mode": figure.mode.value,
                    "ours": figure.core,
                    **self._words(value.claim),
                }

    def regions(self) -> Iterator[Row]:
        """Every region of every sign, by its latest report."""
        record = self._record
        origin = {name: strand.id for strand in record.strands for name in strand.claims}
        for signal in self._case.signals:
            own = [claim for claim in record.claims if claim.signal == signal]
            for report in region_reports(own, record.documents, origin, self._case):
                yield {
                    "sign": self._case.signal_title(signal),
                    "region": self._places.name_of(report.code),
                    "reports": report.claims,
                    "denials": report.denials,
                    **self._words(report.claim),
                }

    def predictions(self) -> Iterator[Row]:
        """Every prediction and plan, with what became of it."""
        for made in predictions(self._record):
            told = self._known.claim
            against = [told[name] for name in (*made.settled_by, *made.against) if name in told]
            yield {
                "due": made.due,
                "by": made.due_how,
                "judged by": made.criterion.words,
                "plan": made.plan,
                "state": made.state.value,
                "rule": made.rule,
                "settled by": [self._record.sentence(claim) for claim in against[:3]],
                **self._words(made.claim),
            }

    def movers(self, dice: np.random.Generator) -> Iterator[Row]:
        """The sources that came in a month and moved most, on days drawn at random."""
        days = [iso(int(dice.integers(ordinal(FIRST), ordinal(LAST)))) for _ in range(DAYS)]
        both = [day for end in days for day in (iso(ordinal(end) - MONTH), end)]
        weighing = Weighing(self._known.observed, self._case, LAST, Options(draws=100), both)
        for day in sorted(days):
            before, after = (assessed(weighing, one) for one in (iso(ordinal(day) - MONTH), day))
            came = [(part, one) for part in moved(before, after) for one in part.came]
            for part, strand in came[:MOVERS]:
                yield {
                    "day": day,
                    "sign": part.title,
                    "source": strand.origin,
                    **self._words(self._known.claim[strand.claims[0]]),
                }

    def _words(self, claim: Claim) -> Row:
        document = self._record.documents[claim.document]
        span = claim.evidence.sentence
        return {
            "row": claim.id,
            "stance": claim.stance.value,
            "speaker": speaker_words(claim.speaker, self._case, publisher=document.publisher),
            "published": document.published,
            "url": document.url,
            "title": document.title,
            "words": claim.evidence.text,
            "sentence": document.text[max(0, span.start - 200) : span.end + 200],
        }


def drawn(rows: list[Row], dice: np.random.Generator) -> list[Row]:
    """So many rows, at random; all where there are fewer."""
    chosen = dice.choice(len(rows), min(ROWS, len(rows)), replace=False)
    return [rows[int(place)] for place in chosen]


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    where = given.ledger or ledger_path(given.shared, background=True)
    given.out.mkdir(parents=True, exist_ok=True)
    with Ledger.open(str(where), create=False) as ledger:
        drawing = Drawing(ledger, load_case("russia"))
        for name in ("figures", "regions", "predictions", "movers"):
            dice = np.random.default_rng(given.seed)
            found = drawing.movers(dice) if name == "movers" else getattr(drawing, name)()
            rows = drawn(list(found), dice)
            lines = (json.dumps(row, ensure_ascii=False) for row in rows)
            (given.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"{name}: {len(rows)} rows", flush=True)


if __name__ == "__main__":
    main()
