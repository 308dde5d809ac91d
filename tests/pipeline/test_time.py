"""Time grows with a text, never faster: intake, the gate, what is read by rule and what compares texts, on families of hostile texts, 8 KB beside 32 KB.

Four times the text may take six times as long; less than a fifth of a second at the large size is told from noise by nothing.
"""

import datetime as dt
import time
import zipfile
from io import BytesIO

import pytest

from callup.brief.quoting import tidy
from callup.case import load_case
from callup.case.places import load_places
from callup.evidence.shingles import read_runs
from callup.evidence.stems import stems
from callup.intake import IntakeOptions
from callup.intake.files import document_from_bytes
from callup.intake.lines import joined
from callup.model import Span
from callup.privacy import Gate
from callup.privacy.folding import folded
from callup.privacy.leaving import cell, plain
from callup.privacy.people import people
from callup.privacy.public import KnownNames
from callup.reading.period import find_times
from callup.reading.place import PlaceFinder
from callup.reading.quantity import find_quantities
from callup.reading.segment import sentences_in
from callup.reading.view import paragraphs, words

SMALL, LARGE, MOST = 8_192, 32_768, 6.0
NOISE = 0.2
FAMILIES = {
    "spaces": " ", "breaks": "\n", "links": "<link ", "canonical": "<link rel=canonical ", "tags": "<", "hrefs": 'href="',
    "quotes": "“", "quoted": "«а» ", "commas": "a, ", "capitals": "Ab ", "upper": "A", "initials": "А. ", "digits": "1", "figures": "12 345 ",
    "phones": "+7 912 ", "dashes": "1-", "hyphens": "а-", "names": "Иван Морозов ", "english": "Ivan Morozov ", "surnames": "Morozov's ", "offices": "deputy ",
    "heads": "глава ", "bodies": "совета ", "mixed": "аa", "zero": "\u200b", "accents": "а\u0301", "spaced": "А б ", "mails": "a@", "at": "@a ", "dots": "a.",
    "www": "www.a/", "https": "https://", "streets": "ул. ", "flats": "д. 1, кв ", "passports": "паспорт ", "born": "born on ", "calls": "тел. ", "call signs": "позывной «",
    "brackets": "(", "escapes": "\x1b[", "bidi": "\u202e", "lists": "1. a\n", "hyphened": "при-\n", "long word": "щ", "conjunctions": "и ", "long name": "x",
    "thousands": "тысяч ", "numerals": "двадцать пять ", "hundreds": "several hundred thousand ", "ranges": "300-400 ", "to": "5 to ", "from to": "от 5 до ", "percent": "5 % ",
    "days": "24 марта ", "months": "March ", "between": "between May and ", "since": "since 2022 ", "ago": "две недели назад ", "towns": "Пермь ", "oblasts": "Tula and ", "regions": "12 regions ",
    "numbers in brackets": "(5) ", "numbers with dots": "1.", "fractions": "1/2/",
}  # fmt: skip


@pytest.fixture(scope="module")
def known():
    return KnownNames(list(load_case("russia").actors.values()), load_places("russia"))


def _filled(unit, size):
    return (unit * (size // len(unit) + 1))[:size]


def _seconds(work, unit, size, times=2):
    texts = [_filled(unit, size) + str(n) for n in range(times)]
    took = []
    for text in texts:
        begun = time.process_time()
        work(text)
        took.append(time.process_time() - begun)
    return min(took)


def _page(text):
    body = f"<html><head></head><body><p>{text}</p></body></html>".encode()
    return list(document_from_bytes(body, "a.html", IntakeOptions()))


def _in_russian(find):
    return lambda text: find(text, Span(0, len(text)), "en" if text[:99].isascii() else "ru")


FIND = PlaceFinder(load_places("russia"))
DAY = dt.date(2023, 3, 24)
GATE = Gate.of(load_case("russia"), load_places("russia"))
STAGES = {
    "gate": None,
    "addresses": lambda text: GATE.file(text.replace("/", "")),
    "sentences": _in_russian(sentences_in),
    "places": _in_russian(FIND.find),
    "times": _in_russian(lambda text, span, language: find_times(text, span, language, DAY)),
    "figures": _in_russian(find_quantities),
    "words": lambda text: [words(text, part) for part in paragraphs(text, Span(0, len(text)))],
    "runs of words": lambda text: read_runs([text]),
    "stems": stems,
    "quotation": tidy,
    "last step": lambda text: (plain(text), cell(text)),
    "folding": folded,
    "lines": joined,
    "page": _page,
    "text": lambda text: list(document_from_bytes(text.encode("utf-8"), "a.txt", IntakeOptions())),
}


@pytest.mark.parametrize("stage", STAGES)
def test_time_grows_with_the_text(stage, known):
    work = STAGES[stage] or (lambda text: people(text, known))
    work("Warm up: Ivan Morozov, тел. 1.")
    slow = {}
    for name, unit in FAMILIES.items():
        if _seconds(work, unit, LARGE, times=1) > NOISE:
            large = _seconds(work, unit, LARGE)
            ratio = large / max(_seconds(work, unit, SMALL), 1e-6)
            if ratio > MOST:
                slow[name] = (round(large, 2), round(ratio, 1))
    assert slow == {}


def _zip(members):
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_zip_of_zips_unpacks_no_more_than_one_zip_may():
    inner = _zip({f"{n}.txt": f"Summonses {n} " * 4_000 for n in range(4)})
    outer = _zip({f"{n}.zip": inner for n in range(20)})
    options = IntakeOptions(max_unpacked=400_000)
    found = list(document_from_bytes(outer, "a.zip", options))
    read = [item for item in found if hasattr(item, "text")]
    assert sum(len(item.text) for item in read) <= 400_000
    assert any("unpacked" in getattr(item, "reason", "") for item in found)


def test_members_are_counted_over_all_archives_inside():
    inner = _zip({f"{n}.txt": "Summonses." for n in range(10)})
    outer = _zip({f"{n}.zip": inner for n in range(10)})
    found = list(document_from_bytes(outer, "a.zip", IntakeOptions(max_members=25)))
    assert sum(hasattr(item, "text") for item in found) <= 25
