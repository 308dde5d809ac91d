"""Predictions and plans with a date. In: the predictions of the evidence. Out: each with its day and how that lies."""

import datetime as dt
from collections.abc import Iterator

from callup.brief.context import Context
from callup.model.brief import PredictionPart

RECALLED = 90
"""Days for which a text may recall a deadline that has passed. Assumption: news recalls last season, not last year."""


def prediction_parts(context: Context) -> Iterator[PredictionPart]:
    """Predictions, soonest first, as seen from the day asked for or the day of writing.

    A time long before the text's own day is no deadline, whatever the reading made of it; one shortly before may be the
    deadline of an older prediction that the text recalls.
    """
    today = context.request.as_of or context.request.written
    for prediction in context.material.evidence.predictions:
        published = context.document_of(prediction.claim).published
        if published and _days(prediction.due, published) > RECALLED:
            continue
        yield PredictionPart(
            due=prediction.due,
            state="the day has passed" if prediction.due < today else "open",
            line=context.line("prediction", prediction.claim),
        )


def _days(due: str, published: str) -> int:
    return (dt.date.fromisoformat(published) - dt.date.fromisoformat(due)).days
