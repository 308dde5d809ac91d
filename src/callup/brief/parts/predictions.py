"""Predictions and plans with a day. In: the predictions of the evidence. Out: what became of each, and track records."""

from collections.abc import Iterable, Iterator

from callup.brief.context import Context
from callup.brief.wording import share_words, state_words
from callup.model import Prediction
from callup.model.brief import PredictionPart, RecordPart

MOST = 60
SETTLING = 3
"""As many statements are cited for each side of an answer."""


def prediction_parts(context: Context) -> Iterator[PredictionPart]:
    """Predictions, soonest first, plans after them; of very many those that are due last."""
    newest = sorted(context.material.evidence.predictions, key=lambda p: p.due, reverse=True)
    found = context.cut("predictions", newest, MOST)
    for prediction in sorted(found, key=lambda p: (p.plan, p.due, p.id)):
        yield _part(prediction, context)


def _part(prediction: Prediction, context: Context) -> PredictionPart:
    return PredictionPart(
        id=prediction.id,
        due=prediction.due,
        state=state_words(prediction.state, plan=prediction.plan),
        plan=prediction.plan,
        criterion=prediction.criterion.words,
        rule=prediction.rule,
        line=context.line("prediction", prediction.claim),
        notes=_notes(prediction.settled_by, context),
        against=_notes(prediction.against, context),
    )


def _notes(claims: Iterable[str], context: Context) -> tuple[int, ...]:
    held = [claim for name in claims if (claim := context.claim(name)) is not None]
    return tuple(context.note(claim) for claim in held[:SETTLING])


def track_record_parts(context: Context) -> Iterator[RecordPart]:
    """Whose predictions held: those with one settled or disputed, speakers before outlets."""
    settled = [r for r in context.material.evidence.track_records if r.held + r.failed + r.disputed]
    for record in context.cut("track_records", settled, MOST):
        actor = context.case.actors.get(record.key)
        yield RecordPart(
            name=actor.name if actor is not None else record.name,
            outlet=record.outlet,
            made=record.made,
            held=record.held,
            failed=record.failed,
            disputed=record.disputed,
            void=record.void,
            open=record.open,
            share=share_words(record),
            brier=record.brier,
        )
