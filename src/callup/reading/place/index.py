"""The look-up table of the place finder. In: a PlaceTable. Out: every form of every name, with
what it takes to believe it.

A name's *doubt* says what the words around must add: 0 nothing, 1 a word of place ("in", "residents
of", «в»), 2 the kind of place or its region ("town of", ", Bryansk Oblast"). Deliberately missing:
the words around themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec
from babel import Locale

from callup.case.places import Country, PlaceTable, Region
from callup.case.towns import Town
from callup.language import Language
from callup.language.ru.declension import adjective_forms, name_forms, people_forms, plain
from callup.language.spelling import Spelling

PARTS = re.compile(r"[\W_]+")
WELL_KNOWN = {"latin": 60_000, "cyrillic": 15_000}
KNOWN = {"latin": 8_000, "cyrillic": 1_500}
ABROAD = 6  # times as large a town of another country must be to be as well known
SURNAME_TOWN = re.compile(r".{2,}(?:[оеё]в|[иы]н|ск|цк)(?:о|ий)?$", re.IGNORECASE)
SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|[ое]в[аеу]|[иы]н[аеу]|[ое]вым|[иы]ным|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую))$"
)
LARGER_THAN_SURNAMES = 190_000
UNDER_HEAD = re.compile(r".+(?:ая|ий|ой|ька) (?:\w+ )?(?:область|край|округ|Республика)")
SMALLEST = 1_000  # names of villages are too common to tell one from another
REGION_SIZE = 100_000_000
SPELT_SIZE = 10_000_000


class Name(msgspec.Struct, frozen=True):
    """One reading of a form: what it names, how it names it, and how much doubt hangs on it.

    ``kind`` is region, town, country, countrymen, whole, demonym, adjective or abroad; ``size``
    ranks places of one name, in people; ``surname`` marks a form that people bear too («Медведева»,
    of the town Медведево).
    """

    code: str
    kind: str
    doubt: int = 0
    size: int = REGION_SIZE
    capital: bool = True
    surname: bool = False


class Index(msgspec.Struct, frozen=True):
    """Forms, in lower case, words joined by one space.

    ``bases`` need a head noun ("Oblast", «области»); ``longest`` maps the first word of longer
    forms to how many words; ``starts`` holds every word a form may begin with.
    """

    names: dict[str, tuple[Name, ...]]
    bases: dict[str, tuple[tuple[str, str], ...]]
    shared: dict[str, tuple[str, ...]]
    longest: dict[str, int]
    starts: frozenset[str]


def spaced(form: str) -> str:
    """A form as the index keys it.

    >>> spaced("Rostov-on-Don"), spaced("St. Petersburg")
    ('rostov on don', 'st petersburg')
    """
    return PARTS.sub(" ", plain(form)).strip()


class _Maker:
    def __init__(self, table: PlaceTable) -> None:
        self.table = table
        self.names: dict[str, tuple[Name, ...]] = {}
        self.bases: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.shared: dict[str, tuple[str, ...]] = {}
        self.ambiguous = {spaced(name) for name in table.rules.ambiguous}

    def add(self, forms: Iterable[str], name: Name) -> None:
        """Keep the strongest reading of a form for each place, the largest place first."""
        alone = (name,)
        for form in forms:
            known = self.names.setdefault(form, alone)
            if known is not alone:
                self.names[form] = _merged(known, name)

    def base(self, forms: Iterable[str], code: str, kind: str) -> None:
        for form in forms:
            if (code, kind) not in self.bases[form]:
                self.bases[form].append((code, kind))

    def region(self, code: str, region: Region) -> None:
        own = Name(code, "region")
        self.add(map(spaced, (region.name, *region.en)), own)
        for fixed in region.ru_fixed:
            doubt = 1 if spaced(fixed) in self.ambiguous else 0
            self.add([spaced(fixed)], Name(code, "region", doubt))
        for name in (region.native, *region.ru, *region.uk):
            if not UNDER_HEAD.match(name):  # those are for the head nouns, which lists may share
                self.add(name_forms(name), own)
        self.add(map(spaced, region.en_people), Name(code, "demonym"))
        for singular in region.ru_people:
            self.add(people_forms(singular), Name(code, "demonym", capital=False))
        if region.kind == "republic":
            for adjective in region.ru_adj:
                self.add(name_forms(f"Республика {adjective[:-2]}ая"), own)
        self.base(map(spaced, region.base), code, region.kind)
        for adjective in (*region.ru_base, *region.ru_adj, *region.uk_adj):
            self.base((spaced(form) for form in adjective_forms(adjective)), code, region.kind)
        for adjective in (*region.ru_adj, *region.uk_adj):
            forms = (spaced(form) for form in adjective_forms(adjective))
            self.add(forms, Name(code, "adjective", capital=False))

    def country(self, code: str, country: Country) -> None:
        own = Name(code, "country")
        self.add(
            map(spaced, (country.name, *country.en, *country.ru_fixed, *country.uk_fixed)), own
        )
        for name in (*country.ru, *country.uk):
            self.add(name_forms(name), own)
        self.add(map(spaced, country.en_people), Name(code, "countrymen"))
        loose = Name(code, "countrymen", capital=False)
        for adjective in (*country.ru_adj, *country.uk_adj):
            self.add(adjective_forms(adjective), loose)
        for singular in country.ru_people:
            self.add(people_forms(singular), loose)
        whole = Name(code, "whole", capital=False)
        for phrases in country.whole.values():
            self.add(map(spaced, phrases), whole)
        abroad = Name(code, "abroad", doubt=1, size=SPELT_SIZE)
        self.add(map(spaced, (*country.towns_en, *country.towns_ru_fixed)), abroad)
        for town in country.towns_ru:
            self.add(name_forms(town), abroad)

    def doubtful(self, town: Town) -> bool:
        return any(spaced(name) in self.ambiguous for name in (town.name, *town.local))

    def weight(self, town: Town) -> int:
        """How well known a town is, in people; one abroad less than one at home."""
        home = town.code.startswith(self.table.country)
        return town.population if home else town.population // ABROAD

    def latin(self, town: Town) -> Name:
        doubt = doubt_of(self.weight(town), "latin", ambiguous=self.doubtful(town))
        return Name(town.code, "town", doubt, town.population)

    def town(self, town: Town) -> None:
        doubtful = self.doubtful(town)
        weight = self.weight(town)
        self.add(latin_forms(town.name), self.latin(town))
        plain_name = Name(
            town.code, "town", doubt_of(weight, "cyrillic", ambiguous=doubtful), town.population
        )
        guarded = msgspec.structs.replace(plain_name, doubt=max(1, plain_name.doubt), surname=True)
        for name in town.local:
            forms = name_forms(name)
            borne = (
                weight < LARGER_THAN_SURNAMES
                and name[-1] not in "кц"
                and SURNAME_TOWN.fullmatch(name)
            )
            surnames = {form for form in forms if SURNAME.fullmatch(form)} if borne else set()
            self.add(forms - surnames, plain_name)
            self.add(surnames, guarded)

    def spelling(self, code: str, name: str) -> None:
        doubt = 1 if spaced(name) in self.ambiguous else 0
        known = Name(code, "town", doubt, SPELT_SIZE)
        self.add(latin_forms(name) if name.isascii() else name_forms(name), known)

    def spelt(self, language: Language, spelling: Spelling) -> None:
        """The names of all places as a language writes them that the case has no names in."""
        for code, region in self.table.regions.items():
            for name in (region.native, *region.ru, *region.uk):
                if not UNDER_HEAD.match(name):
                    self.add(map(spaced, spelling.of(name)), Name(code, "region"))
        named = Locale(language.code).territories
        for code in self.table.countries:
            for ending in spelling.endings if code in named else ():
                self.add([spaced(named[code] + ending)], Name(code, "country"))
        for town in self.table.towns:
            if town.population >= SMALLEST:
                forms = (spaced(f) for local in town.local for f in spelling.of(local))
                self.add(forms, self.latin(town))

    def share(self, name: str, codes: tuple[str, ...]) -> None:
        adjective = name[0].islower() and name.endswith("ий")
        forms = adjective_forms(name) if adjective else name_forms(name)
        people = people_forms(name) if name[0].islower() and not adjective else ()
        for form in {*forms, *people, spaced(name)}:
            self.shared[form] = codes

    def index(self) -> Index:
        for name, codes in self.table.rules.shared.items():
            self.share(name, codes)
        longest: dict[str, int] = {}
        for form in (*self.names, *self.bases, *self.shared):
            if " " in form:
                words = form.split(" ")
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
        bases = {form: tuple(found) for form, found in self.bases.items()}
        starts = frozenset().union(self.names, bases, self.shared, longest)
        return Index(self.names, bases, self.shared, longest, starts)


def _merged(known: tuple[Name, ...], name: Name) -> tuple[Name, ...]:
    same = next((old for old in known if old.code == name.code), None)
    if same is None:
        return tuple(sorted((*known, name), key=lambda one: -one.size))
    if (name.size, -name.doubt) <= (same.size, -same.doubt):
        return known
    rest = [old for old in known if old is not same]
    return tuple(sorted((*rest, name), key=lambda one: -one.size))


def doubt_of(population: int, script: str, *, ambiguous: bool) -> int:
    """How much the words around must add before a town of that size is believed."""
    doubt = 0 if population >= WELL_KNOWN[script] else 1 if population >= KNOWN[script] else 2
    return min(2, doubt + 1) if ambiguous else doubt


ROMAN = (
    ("ë", "e"),
    ("yye ", "ye "),
    ("iye ", "ye "),
    ("iy ", "y "),
    ("yy ", "y "),
    ("yevsk", "evsk"),
)


def latin_forms(name: str) -> set[str]:
    """The spellings a Latin name is met in.

    >>> sorted(latin_forms("Nizhniy Tagil"))
    ['nizhniy tagil', 'nizhny tagil']
    """
    lower = name.lower()
    word = lower.replace("'", "").replace("-", " ").replace("’", "").replace(".", " ")
    forms = {spaced(lower), word}
    if "ë" in word:
        forms |= {word.replace("ë", "yo"), word.replace("ë", "e")}
    changed = word + " "
    for old, new in ROMAN:
        if old in changed:
            changed = changed.replace(old, new)
            forms.add(changed.rstrip())
    if "sky" in word:
        forms |= {word.replace("sky", "skiy"), word.replace("sky", "skii")}
    return forms | {form[1:] for form in forms if form.startswith("ye")}


def build(table: PlaceTable, language: Language | None = None) -> Index:
    """Build the index of a table; a name longer than one place keeps all its readings, the
    largest first. A ``language`` the case has no names in brings its own spellings of them.
    """
    maker = _Maker(table)
    for code, region in table.regions.items():
        maker.region(code, region)
    for code, country in table.countries.items():
        maker.country(code, country)
    for town in table.towns:
        if town.population >= SMALLEST:
            maker.town(town)
    for code, names in table.rules.spellings.items():
        for name in names:
            maker.spelling(code, name)
    for adjective, code in table.rules.capital_adjectives.items():
        forms = adjective_forms(adjective)
        maker.add(forms, Name(code, "adjective", capital=False))
    if language is not None and language.spelling is not None:
        maker.spelt(language, language.spelling)
    return maker.index()
