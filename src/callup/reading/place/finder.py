"""Where: the places a stretch of text names. In: a text, a span of it, its language. Out:
mentions, in order.

Every name is believed only as far as the words around it allow: a great town alone, a small one
after "in" or beside its region, a seat of government only where people or streets are meant. A town
gives its region. Deliberately missing: places without a code (Siberia, Donbas, military districts),
streets and districts, and which claim a place belongs to.
"""

import msgspec

from callup.case.places import PlaceTable
from callup.language import language
from callup.language.ru.declension import adjective_forms, name_forms
from callup.model import Place, Span
from callup.reading.place.around import Around, around
from callup.reading.place.fold import FoldedName, fold
from callup.reading.place.grammars import Grammars, grammars_of
from callup.reading.place.heads import HeadNoun, heads, region_under
from callup.reading.place.hits import Hit, hits
from callup.reading.place.index import Index, Name, build, latin_forms
from callup.reading.place.masks import PhraseMasks
from callup.reading.place.settling import Guess, believe, drop_excepted, regions_named, settle

CONTEXT = 64
RULES = {
    "country": "country by name",
    "countrymen": "country by adjective or people",
    "whole": "whole country",
    "demonym": "demonym",
}


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention. ``kind`` is region, town, country, demonym or adjective; ``rule`` says why
    it was believed.
    """

    place: Place
    kind: str
    rule: str


class PlaceFinder:
    """Finds the places of one case; make it once, it holds large tables."""

    def __init__(self, places: PlaceTable) -> None:
        self._table = places
        self._indexes = {"": build(places)}
        self._masks = PhraseMasks(places.rules.masks)
        self._rulers = {
            form: code
            for code, names in places.rules.governments.items()
            for name in names
            for form in (latin_forms(name) if name.isascii() else name_forms(name))
        }
        self._wandering = {
            form for word in places.rules.wandering for form in adjective_forms(word)
        }
        self._last: tuple[str, frozenset[str]] = ("", frozenset())

    def find(self, text: str, span: Span, code: str) -> list[PlaceMention]:
        """The places named in a span of a text; ``code`` is its language's.

        Words just outside the span are looked at too, for they tell what a name at its edge means.
        """
        left, right = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
        folded = fold(text, left, right)
        first, last = _inside(folded, span)
        found = list(hits(folded, self._index_of(code), first, last))
        if not found:
            return []
        grammars = grammars_of(code)
        guesses = self._guesses(folded, found, (first, last), grammars)
        settle(folded, guesses, lambda: self._regions_of(text, code), grammars)
        drop_excepted(folded, guesses, grammars)
        return [self._mention(folded, guess) for guess in guesses if guess.code]

    def _index_of(self, code: str) -> Index:
        """The names to look for: one index for all languages of the case's names, one more for each that spells its own way."""
        known = language(code)
        if known is None or known.spelling is None:
            return self._indexes[""]
        if code not in self._indexes:
            self._indexes[code] = build(self._table, known)
        return self._indexes[code]

    def _mention(self, folded: FoldedName, guess: Guess) -> PlaceMention:
        start = folded.place(guess.hit.start)
        end = folded.place(guess.end - 1) + 1
        name = self._table.name_of(guess.code)
        place = Place(code=guess.code, name=name, span=Span(start, end))
        return PlaceMention(place=place, kind=guess.kind, rule=guess.rule)

    def _guesses(
        self, folded: FoldedName, found: list[Hit], edges: tuple[int, int], grammars: Grammars
    ) -> list[Guess]:
        guesses = []
        for hit, head in zip(found, heads(folded.lower, found, grammars), strict=True):
            guess = Guess(hit, end=hit.end)
            guesses.append(guess)
            if self._masks.hide(folded.lower, hit.start, hit.end):
                continue
            alone = (
                not folded.lower[edges[0] : edges[1]]
                .replace(folded.lower[hit.start : hit.end], "", 1)
                .strip(" .,")
            )
            if head is not None and (hit.upper or not hit.latin):
                _name_region(guess, head)
            elif hit.names or hit.shared:
                self._judge(guess, around(folded, hit, grammars), alone=alone)
        return guesses

    def _judge(self, guess: Guess, near: Around, *, alone: bool) -> None:
        """Believe a hit by its own neighbours, or leave it waiting for the rest of the sentence."""
        hit = guess.hit
        if hit.shared:
            guess.shared_open = not near.is_quoted()
            return
        name = hit.names[0]
        if name.capital and not hit.upper:
            return
        if alone:
            believe(guess, name, "the whole text")
        elif not (
            near.is_hyphened(name.kind, name.doubt) or near.is_dateline() or near.is_quoted()
        ):
            if name.kind == "adjective":
                self._judge_adjective(guess, near, name)
            elif name.kind in RULES:
                believe(guess, name, "whole country" if near.is_all() else RULES[name.kind])
            elif hit.form in self._rulers:
                self._judge_ruler(guess, near, name)
            elif not (near.is_landmark() and (name.kind == "town" or self._is_city(name.code))):
                self._judge_name(guess, near)

    def _is_city(self, code: str) -> bool:
        region = self._table.regions.get(code)
        return region is not None and region.kind == "city"

    def _judge_adjective(self, guess: Guess, near: Around, name: Name) -> None:
        wanders = guess.hit.form in self._wandering and near.is_wanderer()
        surname = guess.hit.upper and near.follows_capital()
        if not (near.is_small_thing() or near.is_namesake() or wanders or surname):
            believe(guess, name, "adjective")

    def _judge_ruler(self, guess: Guess, near: Around, name: Name) -> None:
        if near.is_landmark() or near.is_namesake():
            return
        guess.waiting = name
        if near.has_place():
            self._believe_town(guess, near, name, "a seat of government, with a word of place")
        elif near.is_label():
            believe(guess, name, "an item of a list")

    def _judge_name(self, guess: Guess, near: Around) -> None:
        name = guess.hit.names[0]
        if name.doubt == 0 and not near.is_namesake():
            self._believe_town(guess, near, name, name.kind)
            guess.waiting = name
            return
        person = near.in_person_name() or near.is_namesake()
        if near.has_kind() and not near.is_namesake():
            self._believe_town(guess, near, name, "called a town")
        elif person or _adjective_of(guess.hit, near):
            return
        elif name.doubt == 1 and (near.is_within() if name.surname else near.has_place()):
            self._believe_town(guess, near, name, "with a word of place")
        elif name.doubt == 1 and not name.surname and near.is_label():
            believe(guess, name, "an item of a list")
        guess.waiting = name

    def _believe_town(self, guess: Guess, near: Around, name: Name, rule: str) -> None:
        believe(guess, name, rule)
        around_it = self._table.rules.around.get(name.code)
        if around_it is not None and near.at_outskirts():
            guess.code, guess.kind, guess.rule = around_it, "region", "the country round a city"

    def _regions_of(self, text: str, code: str) -> frozenset[str]:
        """The regions a whole text names in full; kept for the text last asked about."""
        if self._last[0] is not text:
            folded = fold(text, 0, len(text))
            found = list(hits(folded, self._index_of(code), 0, len(folded.lower)))
            edges, grammars = (0, len(folded.lower)), grammars_of(code)
            guesses = self._guesses(folded, found, edges, grammars)
            self._last = (text, regions_named(guesses))
        return self._last[1]


def _adjective_of(hit: Hit, near: Around) -> bool:
    """Whether an adjective-like town name («Мирный») only describes the noun after it."""
    return (
        hit.form.endswith(("ый", "ий", "ой", "ом", "ем", "ого", "его", "ая"))
        and near.agrees_with_next()
    )


def _inside(folded: FoldedName, span: Span) -> tuple[int, int]:
    """Where the span begins and ends in the folded stretch."""
    if folded.origin is None:
        return span.start - folded.start, span.end - folded.start
    inside = [n for n, at in enumerate(folded.origin) if span.start <= folded.start + at < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _name_region(guess: Guess, head: HeadNoun) -> None:
    guess.code, guess.kind = region_under(guess.hit.bases, head), "region"
    guess.rule = "a head noun shared in a list" if head.shared else "name and head noun"
    guess.end = head.end
