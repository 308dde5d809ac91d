"""Predictions and plans with a date. In: the predictions of the evidence. Out: each with its day and how that lies."""

from collections.abc import Iterator

from callup.brief.context import Context
from callup.model.brief import PredictionPart


def prediction_parts(context: Context) -> Iterator[PredictionPart]:
    """Predictions, soonest first; without a day to answer for, all are open."""
    for prediction in context.material.evidence.predictions:
        as_of = context.request.as_of
        past = as_of is not None and prediction.due < as_of
        yield PredictionPart(
            due=prediction.due,
            state="the day has passed" if past else "open",
            line=context.line("prediction", prediction.claim),
        )
