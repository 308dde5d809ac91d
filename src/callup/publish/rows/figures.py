"""Figures as rows. In: Parts of a brief. Out: every value of every measure, with its sentence."""

from collections.abc import Iterator

from callup.model.brief import Parts
from callup.publish.setting import Setting

COLUMNS = (
    "measure", "place", "unit", "basis", "mode", "date", "low", "value", "high", "bound", "said",
    "speaker", "side", "stance", "superseded", "conflicts", "carried", "claim", "sentence",
)  # fmt: skip


def rows(found: Parts, at: Setting) -> Iterator[dict[str, object]]:
    """One row a value."""
    del at
    notes = {note.number: note for note in found.notes}
    for part in found.figures:
        for row in part.rows:
            note = notes[row.notes[0]]
            sentence = f"{note.before}{note.evidence}{note.after}"
            yield {
                "measure": part.measure,
                "place": part.place or "",
                "unit": part.unit,
                "basis": part.basis or "so far",
                "mode": part.mode,
                "date": row.date or "",
                "low": row.low,
                "value": row.value,
                "high": row.high,
                "bound": row.bound,
                "said": row.said,
                "speaker": row.speaker,
                "side": row.side or "",
                "stance": row.stance,
                "superseded": row.superseded,
                "conflicts": row.conflicts,
                "carried": "; ".join(row.carried),
                "claim": note.claim,
                "sentence": " ".join(sentence.split()),
            }
