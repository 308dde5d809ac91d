"""Words of a folded text with all that is asked of each. In: a folded text, what is known of the case. Out: tokens in order.

Deliberately missing: who is named; see ``people``.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.language.masks import Masks
from callup.privacy.lexicon import (
    ANIMATE,
    FIRST,
    LIKE,
    NAME,
    ORDINARY,
    PATRONYMIC,
    PLACE,
    SURNAME,
    THING,
    flags,
    fold,
    language_of,
    lemmas,
)  # fmt: skip
from callup.privacy.public import KnownNames
from callup.privacy.tables import words_of

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’ʼ‑][^\W\d_]+)*")
HUMP = re.compile(r"(?<=[a-zа-яёіїєґ])(?=[A-ZА-ЯЁІЇЄҐ])")
POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’ʼ]$", re.IGNORECASE)
STOPS = frozenset(".!?…\n•;")
OPENING, CLOSING = frozenset("«“„\"‘'("), frozenset("»”“\"’')")
CASELESS = 0.85
"""A line of which so many longer words begin with a capital says nothing by its capitals."""
FEWEST = 4
LONG = 4
FEW_CAPITALS = 8
"""In a sentence written small at most every eighth word has a capital: a place, an abbreviation."""
ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|ash|at|аль|эль|ас|ад|ан|ар|аш|ат)-[A-ZА-ЯЁ]")
ACRONYM = 5
"""So many capitals make an abbreviation, unless a list knows them as a name."""
SHORT = 3
"""A word for a place so short is an abbreviation and bears a dot («с. Марьино»); without one it is a preposition."""


class WordToken(msgspec.Struct):
    """One word: where it stands, what it may be, whether it opens a sentence, whether quotation marks hold it alone."""

    text: str
    start: int
    end: int
    flags: int
    language: str
    capital: bool = False
    """Whether it begins with a capital."""
    opens: bool = False
    caseless: bool = False
    quoted: bool = False
    explained: bool = False
    known: bool = False
    """Part of a name of the case: a place, an office, an organisation."""
    possessive: bool = False
    raised: bool = False
    """Written small where the whole sentence is; read as if it had its capital."""
    gap: str = ""
    """What stands between the word before and this one."""

    @property
    def initial(self) -> bool:
        """Whether it may be an initial: one capital letter."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def bare(self) -> bool:
        """Whether its capital tells nothing: it opens a sentence, or stands in a headline."""
        return self.opens or self.caseless

    @property
    def words(self) -> Masks:
        """The lists of its language."""
        return words_of(self.language)

    @property
    def is_person(self) -> bool:
        """Whether it is a word for somebody by trade, kin or lot; English plurals too ("reservists Kim and Ali")."""
        small = self.text.casefold()
        listed = self.words.people
        return small in listed or (
            self.language == "en" and small.endswith("s") and small[:-1] in listed
        )

    def is_one_of(self, listed: frozenset[str]) -> bool:
        """Whether one of its dictionary forms stands in a list."""
        return any(form in listed for form in lemmas(self.text, self.language))


class Mention(msgspec.Struct):
    """Words ``first`` to ``last`` (not included) of the text's tokens name a person."""

    first: int
    last: int
    full: bool


def tokens(text: str, known: KnownNames, language: str | None = None) -> list[WordToken]:
    """The words of a folded text."""
    cyrillic = language if language in {"ru", "uk"} else language_of(text)
    made: list[WordToken] = []
    for match in TOKEN.finditer(text):
        for start, end in _humps(match):
            made.append(_token(text, start, end, cyrillic))
    _mark_gaps(text, made)
    _mark_lines(text, made)
    _mark_small(made)
    known.explain(made)
    for at, token in enumerate(made):
        token.explained = token.explained or _is_thing(made, at)
    return made


def _humps(match: re.Match[str]) -> list[tuple[int, int]]:
    """A word cut where a small letter meets a capital: "ИванЛопатин"; short heads stay ("McBride")."""
    word, begin = match[0], match.start()
    if word[1:].islower() or len(word) < 2 * SHORT:
        return [(begin, match.end())]
    cuts = [
        hump.start()
        for hump in HUMP.finditer(word)
        if hump.start() > 2 and len(word) - hump.start() > 2
    ]
    ends = [*cuts, len(word)]
    return [(begin + a, begin + b) for a, b in zip([0, *cuts], ends, strict=True)]


def _token(text: str, start: int, end: int, cyrillic: str) -> WordToken:
    word = text[start:end]
    language = "en" if word[0] < "\u0250" else cyrillic
    possessive = POSSESSIVE.search(word) if language == "en" else None
    if possessive:
        end = start + possessive.start()
        word = text[start:end]
    capital = word[0].isupper() or ("-" in word and ARTICLE.match(word) is not None)
    return WordToken(
        word,
        start,
        end,
        flags(word, language),
        language,
        capital,
        possessive=possessive is not None,
    )


def _mark_gaps(text: str, made: Sequence[WordToken]) -> None:
    last = 0
    for token in made:
        token.gap = text[last : token.start]
        before = text[max(0, token.start - 2) : token.start].rstrip(" ")[-1:]
        after = text[token.end : token.end + 1]
        token.quoted = bool(before) and before in OPENING and bool(after) and after in CLOSING
        last = token.end
    for at, token in enumerate(made):
        token.opens = _opens(token, made[at - 1] if at else None)


def _opens(token: WordToken, before: WordToken | None) -> bool:
    if before is None:
        return True
    marks = STOPS & set(token.gap)
    if not marks:
        # A quotation begins a sentence only where a mark stands before it.
        return bool(re.search(r"[:—–]\s*[«“„\"]", token.gap))
    abbreviated = marks == {"."} and (
        len(before.text) <= 3 and not before.flags & ORDINARY or before.initial
    )
    return not abbreviated


def _mark_lines(text: str, made: Sequence[WordToken]) -> None:
    """Marks the words of lines whose capitals tell nothing."""
    line: list[WordToken] = []
    for token in made:
        if line and "\n" in token.gap:
            _mark_line(line)
            line = []
        line.append(token)
    _mark_line(line)


def _mark_line(line: Sequence[WordToken]) -> None:
    longer = [token for token in line if len(token.text) >= LONG]
    if len(longer) >= FEWEST and sum(_loud(t) for t in longer) > CASELESS * len(longer):
        for token in line:
            token.caseless = True


def _mark_small(made: Sequence[WordToken]) -> None:
    """Gives names the capital that a text written small leaves out ("my neighbour pavel zatonskikh got one")."""
    line: list[WordToken] = []
    ended = True
    for token in made:
        if line and STOPS & set(token.gap):
            _raise_names(line, new=ended)
            ended = bool(STOPS - {"\n"} & set(token.gap)) or "\n\n" in token.gap
            line = []
        line.append(token)
    _raise_names(line, new=ended)


def _raise_names(line: Sequence[WordToken], *, new: bool) -> None:
    """The names of a sentence that begins small and has hardly any capitals; a line broken at its width is none."""
    if (
        not new
        or not line
        or line[0].capital
        or FEW_CAPITALS * sum(t.capital for t in line) > len(line)
    ):
        return
    for at, token in enumerate(line):
        if token.capital or len(token.text) < LONG or "/" in token.gap:
            continue
        after = line[at + 1] if at + 1 < len(line) else None
        pair = bool(token.flags & FIRST) and after is not None and _may_follow(token, after)
        if pair or (token.flags & NAME or token.flags & LIKE) and not token.flags & PLAIN:
            token.capital = token.raised = True
        if pair and after is not None:
            after.capital = after.raised = True


PLAIN = ORDINARY | PLACE | THING


def _may_follow(first: WordToken, after: WordToken) -> bool:
    """Whether a word may be the surname behind a first name; behind one that is a word itself («паша») it is nothing else."""
    if after.gap.strip() or not after.flags & (SURNAME | LIKE):
        return False
    return not after.flags & (PLAIN if first.flags & PLAIN else ORDINARY | THING)


def _loud(token: WordToken) -> bool:
    """Whether a word is written as in a headline; Russian and Ukrainian headlines have small letters or capitals only."""
    return token.capital if token.language == "en" else token.text.isupper()


def _is_thing(made: Sequence[WordToken], at: int) -> bool:
    """Whether the words round a word say that it names a place or a thing."""
    token = made[at]
    if not token.capital and not token.quoted:
        return False
    after = made[at + 1] if at + 1 < len(made) else None
    before = made[at - 1] if at else None
    named = token.flags & (FIRST | PATRONYMIC)
    if token.flags & THING and not token.flags & (NAME | LIKE):
        return True
    if after is not None and not after.gap.strip(" \u00a0»”"):
        if after.is_one_of(token.words.geo_after) and not (
            token.flags & FIRST and after.flags & NAME
        ):
            return True
        if after.capital and after.is_one_of(token.words.thing_after) and not token.possessive:
            return not after.flags & SURNAME or not named
    if before is None:
        return False
    if before.is_one_of(token.words.geo_before) and not before.gap.endswith(("'", "’")):
        short = len(before.text) <= SHORT and ("." not in token.gap or before.capital)
        if not (short or token.gap.strip(' .«“"') or _goes_on_as_name(token, after)):
            return True
    if before.is_one_of(token.words.thing_before) and not token.gap.strip(' -«“"'):
        return token.quoted or not token.flags & (NAME | LIKE)
    return False


def _goes_on_as_name(token: WordToken, after: WordToken | None) -> bool:
    """Whether a word is a first name that a surname follows."""
    return (
        bool(token.flags & FIRST)
        and after is not None
        and after.capital
        and not after.gap.strip()
        and bool(after.flags & (NAME | LIKE))
    )


def fitting(token: WordToken) -> bool:
    """Whether a word may be a part of somebody's name as far as its own letters tell."""
    if (
        token.explained
        or not token.capital
        or token.initial
        or (token.language == "en" and token.text.casefold() in token.words.titles)
    ):
        return False
    kinds = token.flags
    if (
        token.text.isupper()
        and len(token.text) <= ACRONYM
        and not (token.caseless or kinds & NAME and len(token.text) > SHORT)
    ):
        return False
    if token.raised:
        return True
    if token.bare and kinds & ORDINARY:
        return bool(kinds & (NAME | LIKE)) and (not kinds & ANIMATE or bool(kinds & (FIRST | LIKE)))
    if kinds & (NAME | LIKE):
        return True
    return not kinds & (ORDINARY | PLACE | THING)


def key(token: WordToken) -> str:
    """A word as lists of names hold it."""
    return fold(token.text)
