"""The noun a figure counts, in a language that bends its nouns.

In: tokens and where the figure ends. Out: unit, the words as written, where they end. Adjectives are passed by their
endings; a participle with nothing behind it is the head («двадцать мобилизованных»).
Deliberately missing: nouns that stand before the figure, except in the order of estimate, which ``find`` reads.
"""

from callup.language.listing import HYPHENS
from callup.language.money import MONEY, SIGNS, WORDY
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.inflected.units import InflectedUnits
from callup.reading.quantity.tokens import Stream

LEAST_STEM = 3
"""Letters of the shortest noun that is not a name of a measure."""
LONGEST = 5
"""Words after a figure among which its noun is looked for."""


def noun_after(stream: Stream, amount: Amount, units: InflectedUnits) -> Noun:
    """What the amount counts, read from the words after it."""
    at = amount.end
    if (
        stream.low(at) in HYPHENS
        and stream.glued(at)
        and stream.glued(at + 1)
        and stream.low(at + 1) in units.words.letters
    ):
        at += 2
    at += stream.low(at) == "+"
    return (
        _percent(stream, at, units)
        or _money(stream, at, units)
        or _compound(stream, at, units)
        or _measure(stream, at, amount, units)
        or _phrase(stream, at, amount, units)
        or Noun(
            "people" if stream.low(amount.end - 1).startswith(units.words.collective) else None,
            None,
            at,
        )
    )


def _percent(stream: Stream, at: int, units: InflectedUnits) -> Noun | None:
    hyphen = stream.low(at) in HYPHENS and stream.glued(at)
    low = stream.low(at + hyphen)
    if low == "%" or units.unit_of(low) == "percent":
        end = at + hyphen + 1
        if stream.hyphen(end) and stream.at(end + 1).kind == "word":
            end += 2
        return Noun("percent", stream.slice(at + hyphen, end), end)
    return None


def _money(stream: Stream, at: int, units: InflectedUnits) -> Noun | None:
    low = stream.low(at).lower()
    if low in SIGNS and low not in WORDY:
        return Noun(SIGNS[low], stream.written(at), at + 1)
    if low in units.words.dotted_money and stream.low(at + 1) == ".":
        return Noun(units.unit_of(low), stream.slice(at, at + 2), at + 2)
    for ahead in (0, 1):
        if units.unit_of(stream.low(at + ahead)) in MONEY:
            return Noun(
                units.unit_of(stream.low(at + ahead)),
                stream.slice(at, at + ahead + 1),
                at + ahead + 1,
            )
        if not units.words.adjective.search(stream.low(at)):
            break
    return None


def _compound(stream: Stream, at: int, units: InflectedUnits) -> Noun | None:
    """«30-летний», «18-месячный», «20-тысячный» is no noun of ours."""
    if stream.low(at) not in HYPHENS or not stream.glued(at) or not stream.glued(at + 1):
        return None
    low, words = stream.low(at + 1), units.words
    if low.startswith(words.aged):
        thing = low.startswith(words.aged_by) and stream.low(at + 2).startswith(words.aged_thing)
        return Noun("year" if thing else "age", stream.written(at + 1), at + 2)
    for stem, unit in words.compounds.items():
        if low.startswith(stem):
            return Noun(unit, stream.written(at + 1), at + 2)
    return None


def _measure(stream: Stream, at: int, amount: Amount, units: InflectedUnits) -> Noun | None:
    low, words = stream.low(at).lower(), units.words
    if low not in words.measures or not amount.figure:
        return None
    if not stream.glued(at):
        if low in words.never_apart:
            return None
        if low == words.metre and stream.low(at + 1) == ".":
            return None
    end = at + 1 + (stream.low(at + 1) == "." and low in words.dotted_measures)
    return Noun(words.measures[low], stream.slice(at, end), end)


def _phrase(stream: Stream, at: int, amount: Amount, units: InflectedUnits) -> Noun | None:
    words = units.words
    while (
        amount.share
        and stream.low(at) in words.passed
        or amount.vague
        and stream.low(at) in words.among
    ):
        at += 1
    first, fallback = at, None
    while (
        at < first + LONGEST and stream.at(at).kind == "word" and stream.low(at) not in words.stop
    ):
        low, end = _joined(stream, at)
        unit = units.unit_of(low)
        if fallback and low.endswith(words.past):
            break
        if _is_adjective(low, stream, at, units) and not (unit and low in words.like_adjectives):
            fallback = Noun(unit, stream.slice(first, end), end) if unit else fallback
            at = end
            continue
        unit = unit or _lemma(low, stream, at, units)
        if unit is None or len(low) < LEAST_STEM and unit not in {"year", "people"}:
            break
        if fallback and fallback.unit == "people" and unit not in words.after_people:
            break
        if amount.value == 1 and units.unit_of(low) is None:
            break
        return Noun(unit, stream.slice(first, end), end)
    return fallback


def _is_adjective(low: str, stream: Stream, at: int, units: InflectedUnits) -> bool:
    """Whether a word ends like an adjective; where nouns have capitals, none with a capital is one."""
    words = units.words
    if words.capitals and stream.capital(at):
        return False
    return len(low) >= words.shortest_adjective and words.adjective.search(low) is not None


def _joined(stream: Stream, at: int) -> tuple[str, int]:
    """A word with what hyphens tie to it; the last part bears the ending."""
    low, end = stream.low(at), at + 1
    while stream.hyphen(end) and stream.at(end + 1).kind == "word":
        low, end = stream.low(end + 1), end + 2
    return low, end


def _lemma(low: str, stream: Stream, at: int, units: InflectedUnits) -> str | None:
    """The dictionary form of an unknown noun: a capital inside a sentence is a name and counts nothing.

    Where a language writes its nouns with capitals, the capital tells a noun, and no dictionary form is needed.
    """
    if len(low) < LEAST_STEM:
        return None
    if units.words.capitals:
        return low if stream.capital(at) else None
    named = stream.capital(at) and not stream.written(at).isupper()
    return None if named else units.noun_lemma(low)
