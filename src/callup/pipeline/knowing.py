"""Figures, rules and predictions of a ledger as of a day, as the parts a brief would show. In: a ledger, a request. Out: parts.

Everything leaves as in a brief: cited, private names withheld. Deliberately missing: printing; the commands do that.
"""

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from callup.brief import Evidence, Material, Request
from callup.brief.context import Context
from callup.brief.parts import (
    figure_parts,
    law_parts,
    prediction_parts,
    track_record_parts,
)
from callup.case import Case
from callup.case.places import PlaceTable
from callup.errors import BadRequest
from callup.evidence import (
    Record,
    figures,
    law,
    predictions,
    said_since,
    track_records,
)
from callup.ledger import ClaimQuery, Ledger
from callup.model import (
    Decision,
    Figure,
    LawItem,
    Prediction,
    PredictionState,
    Subject,
    TrackRecord,
    Verdict,
)
from callup.model.brief import Parts
from callup.pipeline.guarded import guarded, shown
from callup.pipeline.record import record_as_of
from callup.privacy import leaving


class Knowing:
    """Asks one ledger with one case."""

    def __init__(self, ledger: Ledger, case: Case, places: PlaceTable) -> None:
        self._ledger = guarded(ledger, case)
        self._case = case
        self._places = places

    def figures(self, query: ClaimQuery, since: str | None = None) -> Parts:
        """The figures of a measure (or of all), those said since a day where one is given."""
        record = record_as_of(self._ledger, self._case, query)
        found = figures(record)
        if since is not None:
            found = said_since(found, since)
        return self._known(record, figures=found)

    def law(self, as_of: str | None) -> Parts:
        """Where the rules of the case stand."""
        record = record_as_of(self._ledger, self._case, ClaimQuery(as_of=as_of))
        return self._known(record, law=law(record))

    def predictions(self, as_of: str | None, state: PredictionState | None = None) -> Parts:
        """Predictions and plans with their states, and whose held; records count all, whatever state is asked for."""
        record = record_as_of(self._ledger, self._case, ClaimQuery(as_of=as_of))
        found = predictions(record, self._ledger.decisions(as_of))
        shown = [p for p in found if state is None or p.state is state]
        return self._known(record, predictions=shown, track_records=track_records(found))

    def resolve(self, decision: Decision) -> Prediction:
        """Keep a person's resolution, or the opening of it again; the prediction as it stands then.

        BadRequest when no prediction, or several, begin with the name given.
        """
        record = record_as_of(self._ledger, self._case)
        before = self.prediction(decision.subject, record)
        anchor = {"document": before.claim.document, "claim": before.claim.id}
        self._ledger.decide(msgspec.structs.replace(decision, subject=before.id, anchor=anchor))
        return self.prediction(before.id, record)

    def prediction(self, name: str, record: Record | None = None) -> Prediction:
        """One prediction by its id or the beginning of it."""
        held = record or record_as_of(self._ledger, self._case)
        found = [p for p in predictions(held, self._ledger.decisions()) if p.id.startswith(name)]
        if len(found) != 1:
            many = "several predictions begin" if found else "no prediction begins"
            raise BadRequest(f"{many} with {name!r}: list them with 'callup predictions'")
        return found[0]

    def _known(
        self,
        record: Record,
        *,
        figures: Sequence[Figure] = (),
        law: Sequence[LawItem] = (),
        predictions: Sequence[Prediction] = (),
        track_records: Sequence[TrackRecord] = (),
    ) -> Parts:
        evidence = Evidence(
            copies=(),
            figures=figures,
            denials=(),
            predictions=predictions,
            track_records=track_records,
            law=law,
        )
        material = Material(
            claims=record.claims,
            documents=shown(record.documents.values(), record.claims, self._ledger.gate),
            refusals=(),
            evidence=evidence,
        )
        written = record.as_of or record.last_day or ""
        request = Request(written=written, as_of=record.as_of)
        context = Context(material, request, self._case, self._places)
        return leaving(
            Parts(
                as_of=record.as_of,
                figures=tuple(figure_parts(context)),
                law=tuple(law_parts(context)),
                predictions=tuple(prediction_parts(context)),
                track_records=tuple(track_record_parts(context)),
                notes=context.notes,
            )
        )


def decision(
    subject: str, state: PredictionState | None, *, by: str, reason: str, at: str
) -> Decision:
    """A person's word on a prediction: its state, or None to open it again; named by all that is in it."""
    value = {} if state is None else {"state": state.value}
    name = "|".join((subject, at, by, reason, str(state)))
    return Decision(
        id="d-" + blake2b(name.encode(), digest_size=8).hexdigest(),
        at=at,
        by=by,
        reason=reason,
        kind=Subject.PREDICTION,
        subject=subject,
        verdict=Verdict.REOPEN if state is None else Verdict.RESOLVE,
        value=value,
    )
