"""German, added by a folder alone: numbers, dates and places in twenty sentences."""

import datetime as dt

import pytest

from callup.case.places import load_places
from callup.intake.language import language_of
from callup.language import language
from callup.model import Span
from callup.reading.period import find_times
from callup.reading.place import PlaceFinder
from callup.reading.quantity import find_quantities
from callup.reading.segment import sentences

SAID = dt.date(2023, 3, 28)
PLACES = PlaceFinder(load_places("russia"))
# A sentence; its figures (value, low, high, bound, unit); its times (first day, last day, relation); its places.
SENTENCES = [
    ("Am 21. September 2022 wurden rund 300.000 Reservisten einberufen.", [(300_000, None, None, "about", "people")], [("2022-09-21", "2022-09-21", "at")], []),
    ("Mindestens 42 Regionen verschicken seit Montag Einberufungsbescheide.", [(42, 42, None, "at_least", "region")], [("2023-03-27", None, "since")], []),
    ("In Tscheljabinsk brannte gestern ein Wehramt.", [], [("2023-03-27", "2023-03-27", "at")], ["RU-CHE"]),
    ("Zwischen 18 und 27 Jahre alte Männer dürfen ab dem 1. Oktober nicht ausreisen.", [(None, 18, 27, "between", "age")], [("2022-10-01", None, "since")], []),
    ("Zwei Drittel der Männer in Pensa haben die Vorladung ignoriert.", [(66.7, 66.7, 66.7, "exact", "percent")], [], ["RU-PNZ"]),
    ("Bis Ende März sollen weitere 147.000 Wehrpflichtige eingezogen werden.", [(147_000, 147_000, 147_000, "exact", "people")], [(None, "2023-03-31", "until")], []),
    ("Tausende Bürger verließen im Herbst 2022 Russland.", [(None, 2000, None, "at_least", "people")], [("2022-09-01", "2022-11-30", "at")], ["RU"]),
    ("Aus dem Gebiet Woronesch kamen dreihundertfünfzig Freiwillige.", [(350, 350, 350, "exact", "people")], [], ["RU-VOR"]),
    ("Vor zwei Wochen wurden in Ulan-Ude mehr als 3.500 Personen gemustert.", [(2, 2, 2, "exact", "week"), (3500, 3500, None, "more_than", "people")], [("2023-03-13", "2023-03-19", "at")], ["RU-BU"]),
    ("Der Sold steigt auf 200.000 Rubel pro Monat.", [(200_000, 200_000, 200_000, "exact", "ruble")], [], []),
    ("In den letzten drei Monaten gab es in Moskau 25 Brandanschläge.", [(3, 3, 3, "exact", "month"), (25, 25, 25, "exact", "attack")], [("2022-12-28", "2023-03-28", "at")], ["RU-MOW"]),
    ("Höchstens 15 Prozent der Einwohner von Twer sind betroffen.", [(15, None, 15, "up_to", "percent")], [], ["RU-TVE"]),
    ("Im Februar vergangenen Jahres meldeten sich mehrere Hundert Soldaten.", [(None, 300, None, "at_least", "people")], [("2022-02-01", "2022-02-28", "at")], []),
    ("Nächste Woche beginnt in Saratow die Musterung von 1200 Rekruten.", [(1200, 1200, 1200, "exact", "people")], [("2023-04-03", "2023-04-09", "at")], ["RU-SAR"]),
    ("Etwa 2,5 Millionen Menschen leben in Nowosibirsk und Omsk.", [(2_500_000, None, None, "about", "people")], [], ["RU-NVS", "RU-OMS"]),
    ("Das Dekret Nr. 647 gilt seit dem 21.09.2022.", [], [("2022-09-21", None, "since")], []),
    ("Dutzende Soldaten kehrten im Januar aus der Ukraine nach Kasan zurück.", [(None, 24, None, "at_least", "people")], [("2023-01-01", "2023-01-31", "at")], ["UA", "RU-TA"]),
    ("Ein 44-jähriger Mann wurde in Rostow am Don festgenommen.", [(44, 44, 44, "exact", "age")], [], ["RU-ROS"]),
    ("Zwischen April und Juli 2023 wurden 120 bis 150 Männer eingezogen.", [(None, 120, 150, "between", "people")], [("2023-04-01", "2023-07-31", "at")], []),
    ("Bis zu 30 Tage Haft drohen am Wochenende jedem Fahrer in Brjansk.", [(30, None, 30, "up_to", "day")], [("2023-03-25", "2023-03-26", "at")], ["RU-BRY"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "times", "places"), SENTENCES)
def test_a_german_sentence(text, figures, times, places):
    whole = Span(0, len(text))
    assert language_of(text) == "de"
    assert len(sentences(text, whole, "de")) == 1
    found = find_quantities(text, whole, "de")
    assert [(q.value, q.low, q.high, q.bound.value, q.unit) for q in found] == figures
    said = find_times(text, whole, "de", SAID)
    assert [(t.start, t.end, t.relation) for t in said] == times
    assert [m.place.code for m in PLACES.find(text, whole, "de")] == places


def test_twenty_sentences_are_asked():
    assert len(SENTENCES) == 20


def test_german_numbers_are_written_as_one_word():
    words = language("de").figures.numerals.book.words
    assert words["neunhundertsiebenundachtzig"].value == 987
    assert words["dreihunderttausend"].value == 300_000


def test_a_german_index_leaves_the_names_of_other_languages_alone():
    text = "Pensa and Woronesch are no English names."
    assert PLACES.find(text, Span(0, len(text)), "en") == []
