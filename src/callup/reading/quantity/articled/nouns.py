"""The noun a figure counts, in a language whose plurals have an ending.

In: tokens and where the figure ends. Out: unit, the words as written, where they end. Without a parser: the head is the
first plural before a word that ends noun phrases. Deliberately missing: heads after a relative clause.
"""

from callup.language.listing import HYPHENS
from callup.language.money import MONEY, SIGNS, WORDY
from callup.language.nouns import PluralNouns
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.articled.units import ArticledUnits
from callup.reading.quantity.tokens import Stream

LONGEST = 7
"""Words of a noun phrase that are looked at."""


def noun_after(stream: Stream, amount: Amount, units: ArticledUnits) -> Noun:
    """What the amount counts, read from the words after it."""
    at = amount.end
    return (
        _percent(stream, at, units)
        or _money(stream, at, units)
        or _compound(stream, at, units)
        or _measure(stream, at, amount, units)
        or _people_who(stream, at, units)
        or _phrase(stream, _past_of(stream, at, amount, units), amount, units)
        or Noun(None, None, at)
    )


def _percent(stream: Stream, at: int, units: ArticledUnits) -> Noun | None:
    words = units.words
    at += stream.hyphen(at)
    low = stream.low(at)
    if low == "%" or low in words.percent:
        points = low != "%" and stream.low(at + 1) in words.points
        return Noun("percent", stream.slice(at, at + 1 + points), at + 1 + points)
    if low == words.per and stream.low(at + 1) == words.cent:
        return Noun("percent", stream.slice(at, at + 2), at + 2)
    return None


def _money(stream: Stream, at: int, units: ArticledUnits) -> Noun | None:
    """A currency sign or code after the figure, or "Australian dollars"."""
    low = stream.low(at).lower()
    if low in SIGNS and low not in WORDY and (low != "rub" or stream.at(at).kind == "word"):
        return Noun(SIGNS[low], stream.written(at), at + 1)
    for ahead in (0, 1, 2):
        word = stream.low(at + ahead)
        unit = units.units.get(units.singular(word))
        if unit in MONEY and (ahead == 0 or stream.capital(at)):
            return Noun(unit, stream.slice(at, at + ahead + 1), at + ahead + 1)
        if stream.at(at + ahead).kind != "word":
            return None
    return None


def _compound(stream: Stream, at: int, units: ArticledUnits) -> Noun | None:
    """ "38-year-old", "six-month", "300-strong", and "18 years old"."""
    hyphen = stream.low(at) in HYPHENS and stream.glued(at) and stream.glued(at + 1)
    head, words = at + hyphen, units.words
    low = stream.low(head)
    if units.singular(low) in words.years:
        old = head + 1 + (stream.low(head + 1) in HYPHENS)
        if stream.low(old) in words.old:
            return Noun("age", stream.slice(head, old + 1), old + 1)
        if stream.low(head + 1) == words.of and stream.low(head + 2) == words.age:
            return Noun("age", stream.slice(head, head + 3), head + 3)
    if not hyphen or stream.at(head).kind != "word":
        return None
    if low in words.people_compounds:
        return Noun("people", stream.written(head), head + 1)
    if low in words.no_compounds:
        return None
    if (
        low in words.measures
        or low in words.units
        or stream.written(head).islower()
        and len(low) > 2
    ):
        unit = words.measures.get(low) or words.units.get(low) or units.singular(low)
        return Noun(unit, stream.written(head), head + 1)
    return None


def _measure(stream: Stream, at: int, amount: Amount, units: ArticledUnits) -> Noun | None:
    low, measures = stream.low(at).lower(), units.words.measures
    if low not in measures or amount.share or not amount.figure:
        return None
    if low in units.words.short_measures and not stream.glued(at):
        return None
    if stream.low(at + 1) == "/" and stream.glued(at + 1) and stream.glued(at + 2):
        return Noun(f"{measures[low]} per {stream.low(at + 2)}", stream.slice(at, at + 3), at + 3)
    return Noun(measures[low], stream.written(at), at + 1)


def _people_who(stream: Stream, at: int, units: ArticledUnits) -> Noun | None:
    """ "95,800 who have no job"."""
    return Noun("people", None, at) if stream.low(at) in units.words.who else None


def _past_of(stream: Stream, at: int, amount: Amount, units: ArticledUnits) -> int:
    """Past "of the", "of Russia's", "of the 170": the noun stands behind them."""
    words = units.words
    at += stream.low(at) == "+"
    if stream.low(at) in words.more and stream.low(at + 1) == words.of:
        at += 1
    if stream.low(at) != words.of:
        return at + (amount.share and stream.low(at) in words.within)
    at += 1
    for _ in range(5):
        low, token = stream.low(at), stream.at(at)
        counted = stream.at(at + 1).kind == "figure" and token.kind == "word"
        if (
            counted
            or low in words.within
            or token.kind == "figure"
            or low in words.more_than
            or low.endswith(words.possessives)
        ):
            at += 1
        else:
            break
    return at


def _words(stream: Stream, at: int, tables: PluralNouns) -> list[tuple[str, int, int]]:
    """The words a noun phrase may consist of, hyphenated ones joined, with their token ranges."""
    words: list[tuple[str, int, int]] = []
    for _ in range(2 * LONGEST):
        token = stream.at(at)
        if token.kind == "sign" and token.low in {'"', "“", "”", "«", "»"} and words:
            at += 1
            continue
        if token.kind == "other" and token.low[:1].isalpha() and "/" not in token.low:
            # A model name describes what follows it: "16 Shahed-136 drones".
            words.append((token.low, at, at + 1))
            at += 1
            continue
        if (
            token.kind != "word"
            or token.low in tables.stop
            or (token.low in tables.verbs and token.low not in tables.states)
        ):
            break
        end, low = at + 1, token.low
        while stream.hyphen(end) and stream.at(end + 1).kind == "word":
            low, end = f"{low}-{stream.low(end + 1)}", end + 2
        words.append((low, at, end))
        if len(words) == LONGEST:
            break
        at = end
    return words


def _phrase(stream: Stream, at: int, amount: Amount, units: ArticledUnits) -> Noun | None:
    words = _words(stream, at, units.words)
    if not words:
        return None
    if len(words) > 1 and words[0][0] == units.words.most:
        words = words[1:]
    of = at > amount.end
    head = (
        _head(words, amount, units, of=of)
        if amount.value == 1
        else _attributive(words, amount, units)
    )
    head = _head(words, amount, units, of=of) if head is None else head
    if head is None:
        return None
    word = (
        words[head][0].rsplit("-", 1)[-1] if words[head][0] not in units.units else words[head][0]
    )
    before = {w for w, _, _ in words[:head]}
    if amount.majority and head > 2:
        return None
    end = words[head][2]
    return Noun(_unit(word, before, units), stream.slice(words[0][1], end), end)


def _attributive(
    words: list[tuple[str, int, int]], amount: Amount, units: ArticledUnits
) -> int | None:
    """ "40 yard line", "six month contract": a measure in the singular right behind the figure."""
    return 0 if words[0][0] in units.words.attributes and not amount.share else None


def _head(
    words: list[tuple[str, int, int]], amount: Amount, units: ArticledUnits, *, of: bool
) -> int | None:
    """Which word is counted: the first plural, unless a known noun follows it ("armed forces personnel")."""
    one = amount.value == 1 and not amount.share and not amount.vague and not of
    tables = units.words
    for k, (word, _, _) in enumerate(words):
        last = word.rsplit("-", 1)[-1]
        if units.is_plural(last) and not (one and k == 0 and last != tables.people):
            follows = words[k + 1][0] if k + 1 < len(words) else ""
            known = (
                follows
                and units.is_plural(follows)
                and units.unit_of(follows)
                and follows not in tables.no_heads
            )
            return k + 1 if known and follows not in tables.states else k
    for k, (word, _, _) in enumerate(words[:4]):
        if one and units.unit_of(word) and word not in tables.states:
            return k
        if word in tables.states and k <= 1:
            return k
    return None


def _unit(word: str, before: set[str], units: ArticledUnits) -> str:
    base = units.singular(word)
    words = units.words
    if word in words.states:
        return words.people
    if base in words.by_company:
        company, beside, otherwise = words.by_company[base]
        return beside if before & company else otherwise or base
    if base in words.as_listed:
        return words.units[base]
    return units.unit_of(word) or base
