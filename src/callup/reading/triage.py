"""A cheap look that spares the tagger the paragraphs that cannot matter. In: a paragraph. Out: yes or no.

A paragraph matters when, for at least one cue of the case, its words supply all the word beginnings the cue cannot do
without. It errs on one side only: a paragraph in which a cue would be found is never spared. Deliberately missing: any
judgement of what the words mean.
"""

from callup.case import Case
from callup.model import Span
from callup.reading.stems import Stems


class Triage:
    """Knows which words a case's cues cannot do without, in one language."""

    def __init__(self, case: Case, language: str) -> None:
        self._stems = Stems()
        cues = {c for s in case.signals.values() for c in s.cues.get(language, ())}
        self._masks = sorted(_minimal({self._stems.mask(cue) for cue in sorted(cues)}))

    def matters(self, text: str, span: Span) -> bool:
        """Whether a paragraph's words could make up a cue."""
        seen = self._stems.seen(text, span.start, span.end)
        return any(seen & mask == mask for mask in self._masks)


def _minimal(masks: set[int]) -> set[int]:
    """Drop every mask that a smaller one already covers."""
    return {m for m in masks if not any(o != m and o & m == o for o in masks)}
