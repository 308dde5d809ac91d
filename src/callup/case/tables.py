"""What a case holds, typed. In: decoded TOML. Out: frozen, checked tables. Misses: language; that is reading's.

A *cue* is one line ``weight: pattern [& pattern] [& !pattern]``. Patterns are regular expressions, matched whole-word
and without regard to case; ``&`` asks for both in one clause, ``&!`` for the absence of the second.
"""

import enum
import re
from typing import Literal

import msgspec

from callup.case.keys import Words
from callup.errors import BadCase

Side = Literal["official", "opposing", "independent", "foreign"]
ActorKind = Literal["office", "organisation", "outlet", "person"]
CUE_LINE = re.compile(r"^\s*(\d+(?:\.\d+)?):\s*(\S.*)$")


class Cue(msgspec.Struct, frozen=True):
    """One weighted sign in words: every pattern of ``needs`` present, none of ``bars``."""

    weight: float
    needs: tuple[re.Pattern[str], ...]
    bars: tuple[re.Pattern[str], ...]

    def found_in(self, text: str) -> re.Match[str] | None:
        """The match of the first pattern when the whole cue holds in the text, else None."""
        if any(bar.search(text) for bar in self.bars):
            return None
        matches = [need.search(text) for need in self.needs]
        return matches[0] if all(matches) else None


def parse_cue(line: str, where: str) -> Cue:
    """Read one cue line; ``where`` names the file and entry for the error message.

    >>> cue = parse_cue("3: summons(?:es)? & !court", "demo")
    >>> bool(cue.found_in("Summonses were handed out")), bool(cue.found_in("a court summons"))
    (True, False)
    """
    head = CUE_LINE.match(line)
    if head is None:
        raise BadCase(f"{where}: a cue reads 'weight: pattern [& pattern]', not {line!r}")
    needs: list[re.Pattern[str]] = []
    bars: list[re.Pattern[str]] = []
    for part in head[2].split(" & "):
        target, source = (bars, part[1:]) if part.startswith("!") else (needs, part)
        try:
            target.append(re.compile(rf"(?<!\w)(?:{source.strip()})(?!\w)", re.IGNORECASE))
        except re.error as error:
            raise BadCase(
                f"{where}: pattern {source!r} is no regular expression: {error}"
            ) from error
    if not needs:
        raise BadCase(f"{where}: the cue {line!r} only says what must be absent")
    return Cue(float(head[1]), tuple(needs), tuple(bars))


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a case: a key it does not know is an error."""


class Signal(Table, frozen=True, kw_only=True):
    """One observable sign of a call-up, its means or effects.

    ``decided`` marks what those in charge bring about by announcing it: an announcement of it is a plan.
    """

    name: str
    title: str
    definition: str
    examples: Words = {}
    cues: Words = {}
    decided: bool = False


class MeasureKind(enum.StrEnum):
    """How figures of a measure lie in time, which says which of them may be compared.

    COUNT adds up over a stretch (losses, contracts signed), TALLY is a state that as a rule grows (regions reached),
    LEVEL goes both ways, SHARE is a part polled or reckoned, SIZE belongs to one plan or draft, AMOUNT is money or a term.
    """

    COUNT = "count"
    TALLY = "tally"
    LEVEL = "level"
    SHARE = "share"
    SIZE = "size"
    AMOUNT = "amount"


class Measure(Table, frozen=True, kw_only=True):
    """What a figure counts. ``units`` are unit classes.

    ``ahead`` marks what is only ever planned, expected or demanded; ``compared`` is False where one measure takes in
    different questions, so that no two of its figures contradict each other; ``settled_by`` names the measures by
    which a forecast of this one is judged.
    """

    name: str
    title: str
    definition: str
    signals: tuple[str, ...]
    units: tuple[str, ...]
    kind: MeasureKind = MeasureKind.LEVEL
    ahead: bool = False
    compared: bool = True
    settled_by: tuple[str, ...] = ()


class Actor(Table, frozen=True, kw_only=True):
    """A public source: an office, organisation, outlet or person in public life, with the names it goes by.

    ``side`` is whose word it is; ``places`` is where its word applies, when that is known.
    """

    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    role: str | None = None
    side: Side | None = None
    places: tuple[str, ...] = ()


class Officials(Table, frozen=True, kw_only=True):
    """Holders of one kind of public office who are no sources of their own: their names are no secret.

    ``alone`` where the news name them by their surnames.
    """

    office: str
    names: tuple[str, ...]
    alone: bool = False


class Era(Table, frozen=True, kw_only=True):
    """A day everybody counts from ("since the war began") and the patterns that name it."""

    name: str
    start: str
    words: Words


class Group(Table, frozen=True, kw_only=True):
    """Several regions named by one phrase, and the patterns of that phrase."""

    codes: tuple[str, ...]
    words: Words


class Scope(Table, frozen=True, kw_only=True):
    """What tells the watched country from others.

    ``country``, ``adversary`` and ``foreign`` are patterns of words for it, for the other side of a war and for third
    countries. ``assigning`` are signals that set numbers for others to reach; ``home_signals`` those of what is done to
    men where they live, ``crossing`` those of them that are done across a border; ``held`` are regions of the other
    side that the watched country holds, ``lost`` its own that the other side does.
    """

    country: Words = {}
    adversary: Words = {}
    foreign: Words = {}
    assigning: tuple[str, ...] = ()
    home_signals: tuple[str, ...] = ()
    crossing: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class CaseHead(Table, frozen=True, kw_only=True):
    """The case's own page: what is watched and which country is the default scope."""

    name: str
    title: str
    question: str
    country: str
    adversary: tuple[str, ...] = ()
    scope: Scope = Scope()
    eras: tuple[Era, ...] = ()
    groups: tuple[Group, ...] = ()


class Vocabulary(Table, frozen=True, kw_only=True):
    """Words every case shares, by language: beginnings of words for ``office`` and for ``former`` holders of one.

    ``phrases`` are patterns of whole words by name, by which figures, forecasts and denials are told apart.
    """

    office: Words = {}
    former: Words = {}
    phrases: dict[str, Words] = {}
