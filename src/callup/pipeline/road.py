"""The whole road on one page, from bytes to brief. Read this first.

    bytes → intake → Document → reading → Claims → ledger → evidence → brief

Each step's records are the nouns of ``callup.model``; no stage knows another. The clock, the ledger and the progress
listener come in by argument.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from callup.brief import Findings, Material, Request, compose
from callup.case import Case, default_case, load_case
from callup.case.places import PlaceTable, load_places
from callup.evidence import (
    denials,
    figures,
    law,
    predictions,
    track_records,
)
from callup.intake import IntakeOptions, documents, walk
from callup.ledger import ClaimQuery, Kept, Ledger
from callup.model import Claim, Document, Refusal, RegionReport
from callup.model.brief import Brief
from callup.pipeline.assessments import assessment_of
from callup.pipeline.barrier import Barrier
from callup.pipeline.batches import Batches, Ingested
from callup.pipeline.outward import outward
from callup.pipeline.projection import half_page
from callup.privacy import Gate, leaving
from callup.publish import Setting, checked, whole_file, write
from callup.reading.load import load_reader
from callup.reading.reader import Reader
from callup.record import gate_of, guarded, known, regions_of

CASE = default_case()
Progress = Callable[[str, int, int], None]
"""Told after each file: its name, files done, files in all."""


class Read(msgspec.Struct, frozen=True):
    """A document and the claims found in it."""

    document: Document
    claims: tuple[Claim, ...]


class Road:
    """The road for one case: its tables, loaded once, and a reader, loaded when something is to be read."""

    def __init__(self, case: Case, places: PlaceTable) -> None:
        self.case = case
        self.places = places

    @classmethod
    def of(cls, case: str = CASE) -> "Road":
        """The road of a case by its name."""
        return cls(load_case(case), load_places(case))

    @cached_property
    def reader(self) -> Reader:
        """What turns documents into claims."""
        return load_reader(self.case)

    @property
    def setting(self) -> Setting:
        """What a writer may ask of the case."""
        return Setting(self.case, self.places)

    @property
    def gate(self) -> Gate:
        """What every text passes on its way out."""
        return gate_of(self.case.home)

    def read(self, paths: Iterable[Path], options: IntakeOptions) -> Iterator[Read | Refusal]:
        """Bytes → documents → claims, fit to be shown, one document at a time; what cannot be read comes out as a Refusal."""
        barrier = Barrier(options)
        for item in self._documents(walk(paths), barrier, options):
            yield (
                self.gate.refusal(item) if isinstance(item, Refusal) else self._read(item, barrier)
            )

    def _read(self, document: Document, barrier: Barrier) -> Read | Refusal:
        claims = self.claims(document, barrier)
        if isinstance(claims, Refusal):
            return self.gate.refusal(claims)
        shown = tuple(outward(self.gate.claim(claim)) for claim in claims)
        return Read(self.gate.whole(document), shown)

    @staticmethod
    def _documents(
        paths: Iterable[Path], barrier: Barrier, options: IntakeOptions
    ) -> Iterator[Document | Refusal]:
        """The documents and refusals of some files; a part left out of a document is a refusal too."""
        for path in paths:
            for item in barrier.each(documents(path, options), str(path), "intake"):
                if isinstance(item, Document) and item.partial:
                    yield Refusal(file=item.file, stage="intake", reason=item.partial)
                yield item

    def claims(self, document: Document, barrier: Barrier) -> tuple[Claim, ...] | Refusal:
        """The claims of a document, or the Refusal of one that cannot be read within its budget."""
        self.reader  # noqa: B018 - loaded before the budget of the first document counts
        return barrier.call(lambda: self.claims_of(document), document.file, "reading")

    def claims_of(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document, with the stretches that are to be withheld noted by the gate."""
        return self.gate.noted(document, self.reader.read(document))

    def ingest(
        self,
        paths: Iterable[Path],
        ledger: Ledger,
        options: IntakeOptions,
        *,
        at: str,
        progress: Progress | None = None,
    ) -> Ingested:
        """Keep the documents of some paths with their claims; what is known already is not read again."""
        files = list(walk(paths))
        batches, barrier = Batches(ledger, at), Barrier(options)
        if not files:
            batches.refuse(_nothing_in(paths))
        for number, path in enumerate(files, 1):
            for item in self._documents([path], barrier, options):
                if isinstance(item, Refusal):
                    batches.refuse(item)
                    continue
                known = ledger.has(item.id)
                batches.watch(item)
                claims = () if known else self.claims(item, barrier)
                if isinstance(claims, Refusal):
                    batches.refuse(claims)
                else:
                    version = self.reader.version(item.language)
                    batches.keep(Kept(item, claims, version), known=known)
            batches.end_of_file()
            if progress is not None:
                progress(str(path), number, len(files))
        return batches.done(len(files))

    def brief(self, ledger: Ledger, request: Request) -> Brief:
        """What the ledger knew by a day, as a brief."""
        record = known(ledger, self.case, request.as_of)
        day = request.as_of or request.written
        made = assessment_of(record, day) if self.case.state_table else None
        foretold = predictions(record.statements, record.decisions)
        evidence = Findings(
            copies=record.copies,
            strands=record.strands,
            figures=figures(record.statements),
            denials=denials(record.statements),
            predictions=foretold,
            track_records=track_records(foretold),
            law=law(record.statements),
            assessment=made,
            scenario=half_page(self.case.home, day),
        )
        refused = [refusal for _, refusal in guarded(ledger, self.case).refusals()]
        return self._composed(
            Material(
                claims=record.claims,
                documents=record.shown(),
                refusals=refused,
                evidence=evidence,
                census=record.census if record.partial else None,
            ),
            request,
        )

    def _composed(self, material: Material, request: Request) -> Brief:
        return leaving(compose(material, request, self.case, self.places))

    def write(self, brief: Brief, out: Path, formats: Iterable[str]) -> list[Path]:
        """Write a brief in some formats into a folder; a file appears whole or not at all."""
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for name in [checked("brief", name) for name in formats]:
            path = out / f"brief.{name}"
            with whole_file(path) as stream:
                stream.write(write("brief", name, brief, self.setting))
            written.append(path)
        return written


def _nothing_in(paths: Iterable[Path]) -> Refusal:
    reason = "no files in it: name files, or a folder that holds some"
    return Refusal(file=", ".join(map(str, paths)), stage="intake", reason=reason)


def regions(ledger: Ledger, query: ClaimQuery, case: Case) -> list[RegionReport]:
    """Where a sign is reported, region by region, by the claims that fit a query; counted by strands."""
    gated = guarded(ledger, case)
    return leaving(regions_of(known(gated, case, query.as_of), gated, query))


def stamp(now: dt.datetime) -> str:
    """A moment as the ledger writes it."""
    return now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
