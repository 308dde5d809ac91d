"""A cheap look that spares the tagger the paragraphs that cannot matter. In: a paragraph. Out: yes or no.

A paragraph may matter when its words supply all the word beginnings that at least one cue of the case cannot do without;
it matters when the patterns of such a cue are found in it too. What bars a cue may stand in another clause and is not
asked. It errs on one side only: a paragraph in which a cue would be found is never spared. Deliberately missing: any
judgement of what the words mean.
"""

from callup.case import Case, parse_cue
from callup.model import Span
from callup.reading.stems import Stems


class Triage:
    """Knows which words a case's cues cannot do without, in one language."""

    def __init__(self, case: Case, language: str) -> None:
        self._stems = Stems()
        lines = {c for s in case.signals.values() for c in s.cues.get(language, ())}
        self._cues = [(self._stems.mask(line), parse_cue(line, "triage")) for line in sorted(lines)]
        self._masks = sorted(_minimal({mask for mask, _ in self._cues}))

    def may_matter(self, text: str, span: Span) -> bool:
        """Whether a paragraph's words could make up a cue."""
        seen = self._stems.seen(text, span.start, span.end)
        return any(seen & mask == mask for mask in self._masks)

    def matters(self, text: str, span: Span) -> bool:
        """Whether a paragraph's words do make up a cue, all bars apart."""
        seen = self._stems.seen(text, span.start, span.end)
        if not any(seen & mask == mask for mask in self._masks):
            return False
        return any(
            seen & mask == mask
            and all(need.search(text, span.start, span.end) for need in cue.needs)
            for mask, cue in self._cues
        )


def _minimal(masks: set[int]) -> set[int]:
    """Drop every mask that a smaller one already covers."""
    return {m for m in masks if not any(o != m and o & m == o for o in masks)}
