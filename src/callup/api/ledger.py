"""A ledger to keep documents in and to ask. In: paths, days, filters. Out: the model's records, nobody private named.

Deliberately missing: people's decisions; they are made by ``callup review``, one by one, in a name.
"""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from callup.api.clock import Day, iso, iso_or_today, now
from callup.api.projecting import project
from callup.api.reading import path_of
from callup.api.table import Table
from callup.brief import Request
from callup.case import Case
from callup.case.places import PlaceTable
from callup.errors import BadRequest
from callup.intake import IntakeOptions
from callup.ledger import ClaimQuery
from callup.ledger import Ledger as Store
from callup.model import Assessment, Change, Claim, PredictionState, RegionReport, Replay
from callup.model.brief import Brief, Parts
from callup.model.projection import Projection
from callup.pipeline import CASE, Ingested, Road, outward, regions
from callup.pipeline.assessments import assessment, comparison, series
from callup.pipeline.handover import handover
from callup.pipeline.parts import figures_of, law_of, predictions_of
from callup.publish.nouns import Handover
from callup.publish.tidy import ClaimRow, Reported
from callup.record import Record, claims_reviewed, guarded, known


class Ledger:
    """An open ledger of one case; a context manager."""

    def __init__(self, store: Store, road: Road) -> None:
        self._road = road
        self._store = guarded(store, road.case)

    @classmethod
    def open(cls, where: str | Path, *, case: str = CASE, create: bool = False) -> Self:
        """A ledger's file, a ``postgresql://`` URL, or ``":memory:"``. A name that is not there is refused unless ``create``."""
        road = Road.of(case)
        name = str(where)
        return cls(Store.open(name, create=create or name == ":memory:"), road)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the ledger back."""
        self._store.close()

    @property
    def case(self) -> Case:
        """The case it is read and asked under."""
        return self._road.case

    @property
    def places(self) -> PlaceTable:
        """The places of the case."""
        return self._road.places

    def ingest(self, *paths: str | Path, date: Day = None) -> Ingested:
        """Keep documents and their claims; what is known already is not read again. The counts, refusals among them."""
        found = [path_of(path) for path in paths]
        named = [path for path in found if path is not None]
        if not named or len(named) < len(found):
            raise BadRequest("name files or folders that are there: texts are for callup.read")
        return self._road.ingest(
            named, self._store, IntakeOptions(date=iso(date, "date")), at=now()
        )

    def claims(
        self,
        *,
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
        **filters: str | int | None,
    ) -> Table[Claim]:
        """Claims that fit: ``signal``, ``measure``, ``place``, ``speaker``, ``stance``, ``text``, ``limit``."""
        query = self._query(since, until, as_of, filters)
        found = [outward(claim) for claim in claims_reviewed(self._store, query)]
        held = {d.id: d for d in self._store.named_documents({c.document for c in found})}
        return Table("claims", found, [ClaimRow(claim, held[claim.document]) for claim in found])

    def regions(
        self, signal: str, *, since: Day = None, until: Day = None, as_of: Day = None
    ) -> Table[RegionReport]:
        """Where a sign is reported, region by region."""
        query = self._query(since, until, as_of, {"signal": signal})
        found = regions(self._store, query, self.case)
        named = [Reported(signal, one, self.places.name_of(one.code)) for one in found]
        return Table("regions", found, named)

    def figures(
        self,
        measure: str | None = None,
        *,
        place: str | None = None,
        as_of: Day = None,
        since: Day = None,
    ) -> Parts:
        """Every measure's values side by side, each with its sentence."""
        query = self._query(None, None, as_of, {"measure": measure, "place": place})
        return figures_of(self._known(as_of), query, iso(since, "since"))

    def law(self, *, as_of: Day = None) -> Parts:
        """Where the rules of the case stand, and who says so."""
        return law_of(self._known(as_of))

    def predictions(self, *, as_of: Day = None, state: str | None = None) -> Parts:
        """What was foretold, what became of it, whose predictions held."""
        wanted = None if state is None else _one_of(PredictionState, state, "state")
        return predictions_of(self._known(as_of), wanted)

    def assess(self, as_of: Day = None, *, what_if: Iterable[str] = ()) -> Assessment:
        """Which state the country is in and what lies ahead, as of a day; today when none is given."""
        day = iso_or_today(as_of, "as_of")
        return assessment(self._store, self.case, day, what_if=tuple(what_if))

    def compare(self, earlier: Day, later: Day) -> Change:
        """Why the assessments of two days differ."""
        days = (iso_or_today(earlier, "earlier"), iso_or_today(later, "later"))
        return comparison(self._store, self.case, days)

    def replay(self, start: Day, end: Day, step: int = 1) -> Replay:
        """An assessment every ``step`` days of a span."""
        days = (iso_or_today(start, "start"), iso_or_today(end, "end"), step)
        return series(self._store, self.case, days)

    def brief(self, as_of: Day = None, *, since: Day = None) -> Brief:
        """A brief in which every statement leads back to its sentence; ``callup.write`` makes a page of it."""
        day, first = iso(as_of, "as_of"), iso(since, "since")
        return self._road.brief(self._store, Request(written=now()[:10], as_of=day, since=first))

    def project(
        self, *paths: str, as_of: Day = None, needs: Iterable[str] = (), draws: int = 1000
    ) -> Projection:
        """What paths could deliver; see ``callup.project``."""
        return project(*paths, case=self.case.home, as_of=as_of, needs=needs, draws=draws)

    def handover(self, as_of: Day = None) -> Handover:
        """All it holds as of a day; ``callup.write`` makes files of it."""
        return handover(self._store, self.case, iso_or_today(as_of, "as_of"), now())

    def _known(self, as_of: Day) -> Record:
        return known(self._store, self.case, iso(as_of, "as_of"))

    def _query(
        self, since: Day, until: Day, as_of: Day, filters: dict[str, str | int | None]
    ) -> ClaimQuery:
        tables = {"signal": set(self.case.signals), "measure": set(self.case.measures)}
        for name, table in tables.items():
            if filters.get(name) is not None and filters[name] not in table:
                raise BadRequest(
                    f"{name}={filters[name]!r} is not known: choose from {', '.join(sorted(table))}"
                )
        days = {
            "since": iso(since, "since"),
            "until": iso(until, "until"),
            "as_of": iso(as_of, "as_of"),
        }
        try:
            return ClaimQuery(**days, **filters)  # type: ignore[arg-type]
        except TypeError as error:
            raise BadRequest(f"no such filter: {error}") from error


def _one_of(kind: type[PredictionState], value: str, name: str) -> PredictionState:
    try:
        return kind(value)
    except ValueError as error:
        raise BadRequest(f"{name}={value!r}: choose from {', '.join(kind)}") from error
