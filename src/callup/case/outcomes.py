"""Outcomes: events a forecast of the case can be about, and the words that tell whether they came. Checked tables.

In: decoded TOML. Out: frozen tables. Deliberately missing: dates; a forecast brings its own.
"""

from collections.abc import Iterable

from callup.case.keys import Words
from callup.case.tables import Table, parse_cue


class Outcome(Table, frozen=True, kw_only=True):
    """An event that is forecast: on which signals, in which words, and by which words one knows that it came or did not.

    ``named`` cues tell it in a forecast of another signal ("close the borders and announce a new wave").
    ``happened`` cues are looked for in what is reported or asserted plainly, ``failed`` cues in any later sentence.
    ``broad`` marks one whose words are those of its signal anyway, so that sharing it tells nothing more.
    ``generic`` marks one that many different things fit ("a bill becomes law"): only what shares two words with a
    forecast then speaks of it. ``grace_days`` is how long after the day a report may still come in.
    """

    name: str
    title: str
    definition: str
    signals: tuple[str, ...]
    forecast: Words = {}
    named: Words = {}
    happened: Words
    failed: Words = {}
    grace_days: int = 14
    broad: bool = False
    generic: bool = False


class OutcomeWords:
    """The cues of a case's outcomes, compiled once."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self._cues = {
            (outcome.name, which, language): tuple(
                parse_cue(line, f"outcome {outcome.name}, {language}") for line in lines
            )
            for outcome in outcomes
            for which, table in (
                ("forecast", outcome.forecast),
                ("named", outcome.named),
                ("happened", outcome.happened),
                ("failed", outcome.failed),
            )
            for language, lines in table.items()
        }

    def found(self, outcome: Outcome, which: str, language: str, text: str) -> bool:
        """Whether some cue of the text's language holds in it: ``which`` is forecast, named, happened or failed."""
        cues = self._cues.get((outcome.name, which, language), ())
        return any(cue.found_in(text) for cue in cues)
