"""Names in Russian news prose: persons, places, organisations. In: a text and a span of it. Out: named stretches.

A convolutional tagger (slovnet, news model, over the navec embeddings; both packed with natasha) marks the names; rules
mend what it gets wrong as a class: brackets and bullets taken into a name, unions of states taken for places, kinds of
places taken into their names, stations in orbit, people passed over whom the same stretch names in full. The weights are read when
first needed. Deliberately missing: who somebody is, and which region a place lies in.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import msgspec

from callup.errors import CallupError
from callup.model import Span
from callup.reading.forms import forms_of

FORMS = forms_of("ru")
"""The language the tagger was made for."""
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
TAGGER = "model/slovnet_ner_news_v1.tar"
EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
LONGEST = 2_000
"""Characters shown to the tagger at once; a longer stretch is cut, for memory grows with it."""
REMEMBERED = 64


class Named(msgspec.Struct, frozen=True, order=True):
    """A stretch that names something; ``kind`` is person, place or organisation."""

    span: Span
    kind: str


class NameTagger(Protocol):
    """Anything that marks names in a text, at offsets of that text, as (start, end, PER | LOC | ORG)."""

    def __call__(self, text: str) -> Sequence[tuple[int, int, str]]:
        """The names of a text."""
        ...


class Entities:
    """Finds names; remembers the stretches it was last asked about, since several readers ask about the same."""

    def __init__(self, load: Callable[[], NameTagger]) -> None:
        self._load = load
        self._tagger: NameTagger | None = None
        self._known: dict[str, tuple[Named, ...]] = {}

    def find(self, text: str, span: Span) -> tuple[Named, ...]:
        """The names of one sentence or paragraph, in order."""
        piece = text[span.start : span.end]
        return tuple(
            Named(Span(span.start + item.span.start, span.start + item.span.end), item.kind)
            for item in self._named(piece)
        )

    def people(self, text: str, span: Span) -> list[Span]:
        """The stretches of a sentence that name persons; one without a word that may be a name is not tagged at all."""
        if not any(map(FORMS.may_name, CANDIDATE.findall(text, span.start, span.end))):
            return []
        return [item.span for item in self.find(text, span) if item.kind == "person"]

    def _named(self, piece: str) -> tuple[Named, ...]:
        known = self._known.get(piece)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[piece] = self._fresh(piece)
        return known

    def _fresh(self, piece: str) -> tuple[Named, ...]:
        if not CAPITAL.search(piece):
            return ()
        if self._tagger is None:
            self._tagger = self._load()
        marked = [
            (at + start, at + end, label)
            for at in range(0, len(piece), LONGEST)
            for start, end, label in self._tagger(piece[at : at + LONGEST])
        ]
        return tuple(mended(piece, marked))


CANDIDATE = re.compile(r"(?<!\w)[А-ЯЁA-Z][а-яёa-z’'-]+")
CAPITAL = re.compile(r"[A-ZА-ЯЁ]")
BULLET = re.compile(r"[•·▪●◦|/()\n]+|,\s|\s[—–]\s")
EDGES = ' \t\n\r.,;:•·()[]«»"“”—–-+=*'
UNION = re.compile(
    r"(?:ЕС|СНГ|НАТО|ООН|ШОС|ОДКБ|ЕАЭС|БРИКС|Евросоюз\w{0,2}|Еврокомисси\w{1,2}|Европейск\w+\s+[Сс]оюз\w{0,2}|"
    r"[Сс]одружеств\w+\s+[Нн]езависимых\s+[Гг]осударств|Лиг\w+\s+арабских\s+государств)"
)
BEYOND = re.compile(r"\s+(?:врем(?:я|ени|енем)$|по\s.*)", re.IGNORECASE)
HEAD_BEFORE = re.compile(
    r"^(?:остров\w{0,3}|мыс\w{0,2}|гор[аеуы]|озер\w{1,2}|рек[аеиу])\s+(?=[А-ЯЁA-Z])", re.IGNORECASE
)
ORBIT = re.compile(r"(?<!\w)(?:МКС|[Мм]еждународн\w+\s+космическ\w+\s+станци\w+)(?!\w)")
CONTINENT = re.compile(
    r"(?<!\w)(?:(?:[Зз]ападн|[Вв]осточн|[Сс]еверн|[Юю]жн|[Цц]ентральн)\w+\s+)?(?:Европ[аеуы]|Европой|Ази[яию]|Азией|Африк[аеиу]|Африкой|Америк[аеиу]|Америкой|Антарктид\w{1,2}|Австрали[яию])(?!\w)"
)
WHERE = re.compile(r"(?<!\w)(?:в|во|из|под)\s+$", re.IGNORECASE)
WORD = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")


def mended(text: str, marked: Iterable[tuple[int, int, str]]) -> list[Named]:
    """The tagger's stretches made into names, in order, none inside another."""
    found = [
        Named(Span(*match.span()), "place")
        for pattern in (ORBIT, CONTINENT)
        for match in pattern.finditer(text)
    ]
    for start, end, label in marked:
        for low, high in _pieces(text, start, end):
            kind = KINDS[label]
            if kind == "place":
                kind = _kind_of_place(text[low:high])
                low, high = _bare_place(text, low, high)
            elif kind == "person" and _is_where(text, low, high):
                kind = "place"
            if low < high:
                found.append(Named(Span(low, high), kind))
    found = _apart(found)
    return _apart([*found, *_again(text, found)])


def _kind_of_place(words: str) -> str:
    """What a stretch taken for a place is: a union of states acts, a first name with a surname is a person."""
    if UNION.fullmatch(words):
        return "organisation"
    parts = words.split()
    if len(parts) > 1 and all(map(WORD.fullmatch, parts)) and FORMS.part(parts[0]) == "Name":
        return "person" if FORMS.part(parts[-1]) == "Surn" else "place"
    return "place"


def _is_where(text: str, start: int, end: int) -> bool:
    """Whether a lone first name follows "in" or "from": a town («во Владимир»)."""
    word = text[start:end]
    return WHERE.search(text[max(0, start - 6) : start]) is not None and FORMS.part(word) == "Name"


def _again(text: str, found: Sequence[Named]) -> list[Named]:
    """Surnames of people named in full elsewhere in the stretch, where the tagger passed them over."""
    surnames = {
        FORMS.surname(words[-1], "masc")
        for item in found
        if item.kind == "person" and len(words := text[item.span.start : item.span.end].split()) > 1
    }
    taken = [item.span for item in found]
    return [
        Named(Span(*match.span()), "person")
        for match in (WORD.finditer(text) if surnames else ())
        if not any(span.overlap(Span(*match.span())) for span in taken)
        and FORMS.surname(match[0], "masc") in surnames
    ]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at bullets and brackets, with stray signs taken off."""
    cuts, at = [], start
    for match in BULLET.finditer(text, start, end):
        cuts.append((at, match.start()))
        at = match.end()
    cuts.append((at, end))
    return [trimmed for cut in cuts if (trimmed := _trimmed(text, *cut)) is not None]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else None


def _bare_place(text: str, start: int, end: int) -> tuple[int, int]:
    """A place's own name, without the kind before it («остров Уайт») and what runs on after it."""
    after = BEYOND.search(text[start:end])
    before = HEAD_BEFORE.match(text[start:end])
    if after is not None:
        end = start + after.start()
    if before is not None:
        start += before.end()
    return start, end


def _apart(found: Sequence[Named]) -> list[Named]:
    """Names in order of the text; of two that touch the one found first stays."""
    kept: list[Named] = []
    for item in found:
        if not any(item.span.overlap(other.span) for other in kept):
            kept.append(item)
    return sorted(kept)


def load_tagger() -> NameTagger:
    """The tagger with the weights of the installed packages."""
    folder = weights()
    from navec import Navec
    from slovnet import NER

    tagger: Any = NER.load(str(folder / TAGGER))
    tagger.navec(Navec.load(str(folder / EMBEDDINGS)))

    def mark(text: str) -> list[tuple[int, int, str]]:
        return [(span.start, span.stop, span.type) for span in tagger(text).spans]

    return mark


def weights() -> Path:
    """Where natasha keeps the weights; its code is not run."""
    package = find_spec("natasha")
    places = list(package.submodule_search_locations or ()) if package else []
    folder = Path(places[0]) / "data" if places else Path()
    for name in (TAGGER, EMBEDDINGS):
        if not (folder / name).exists():
            raise CallupError(
                f"no weights {name} to tell names by: install callup with its dependencies (natasha)"
            )
    return folder


@lru_cache(maxsize=1)
def entities() -> Entities:
    """The finder of names that all readers of a process share."""
    return Entities(load_tagger)
