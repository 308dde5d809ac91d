"""Ukrainian source phrases: «секретар штабу Дмитро Усов», «у Генштабі», «місцеві жителі». In: the words. Out: a Speaker.

Deliberately missing: pronouns but the plainest, and the case of surnames; only the case's public actors carry over.
"""

import re

import msgspec

from callup.model import AUTHOR, Span, Speaker, SpeakerKind
from callup.reading.actors import ActorIndex
from callup.reading.book import PERSONS, Known, SpeakerBook
from callup.reading.ukrainian.words import nominative

_PART = r"[А-ЯІЇЄҐ][а-яіїєґ'’]+(?:-[А-ЯІЇЄҐ][а-яіїєґ'’]+)?"
NAME = re.compile(rf"(?<!\w)(?={_PART}\s+{_PART})(?P<first>{_PART})\s+(?P<last>{_PART})")
OFFICE = re.compile(
    r"област|район|республік|міністер|генштаб|розвідк|штаб|центр|рад|уряд|кремл|військкомат|комісаріат|адміністрац|служб|поліц|прокуратур|край|округ|федерац|держав",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"(?<!\w)(?:президент|губернатор|голов|мер|міністр|секретар|речни|представни|депутат|воєнком|командир|командувач|заступни|керівни|начальни|радни|уповноважен|омбудсмен|експерт|аналітик|правозахисни|адвокат|юрист|політолог|соціолог|журналіст)[а-яіїєґ']*",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"(?<!\w)(?:жител|мешкан|мати|матер|батьк|дружин|чоловік|син|родич|мобілізован|солдат|призовник|контрактник|студент|вчител|водій|робітни|пенсіонер|сусід|знайом|\d+-річн)",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"^(?:місцев\w+\s+)?(?:джерел|співрозмовни|жител|мешкан|родич|очевид|експерт|аналітик|правозахисни|чиновни|мобілізован|солдат|дружин|матер|люди|чоловік|активіст|читач|передплатни|зм[іи]$)",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"^(?:видання|газета|портал|телеграм-канал|канал|агентство|телеканал|журнал|сайт)\s+«?(?P<name>[^«»,]{2,40})»?",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"\w+(?:ої|ого|ому|ою|ий|ній|ська|ське|ські|ській|цькій)\s")
OWN_STAFF = re.compile(r"Генштаб|Генеральн\w+\s+штаб")
THEIRS = re.compile(r"рф|росі|рос\.", re.IGNORECASE)
PREPOSITION = re.compile(r"^(?:у|в|на|від|із|з|зі)\s+", re.IGNORECASE)
DOCUMENT = re.compile(
    r"(?:[ву]\s+)?(?:повідомленні|заяві|документі|указі|зведенні|дописі|публікації)", re.IGNORECASE
)
MESSAGE = re.compile(
    r"^(?:[ву]\s+)?(?:\w+ому\s+){0,2}(?:зведенні|повідомленні|заяві|звіті|дописі)\s+(?=[А-ЯІЇЄҐа-я])",
    re.IGNORECASE,
)
PRONOUNS = frozenset({"він", "вона", "вони", "його", "її", "їх"})


class UkrainianSources:
    """Turns source phrases into speakers, with the memory of one document."""

    def __init__(self, actors: ActorIndex) -> None:
        self._actors = actors
        self._book = SpeakerBook()

    def survey(self, text: str, body: Span) -> None:
        """Note the full names of the document under the surname, with the role before them."""
        for at in _names(text, body):
            before = text[max(body.start, at.start - 70) : at.start]
            role = ROLE.search(before)
            if role is not None:
                known = Known(text[at.start : at.end], before[role.start() :].strip(" ,"), at.start)
                self._book.introduce(known)

    def speaker(self, text: str, source: Span, sentence: Span) -> Speaker:
        """The speaker a phrase names, in the text's own words."""
        words = text[source.start : source.end].strip(' ,.;:«»"—–-')
        found = self._speaker(words, source)
        self._book.spoke(found)
        return found

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._book.last()

    def private_names(self, text: str, span: Span) -> tuple[Span, ...]:
        """Two capitalised words that are no office, no place's head and no public person: withheld rather than shown."""
        return tuple(
            at for at in _names(text, span) if not self._is_public(text[at.start : at.end])
        )

    def _is_public(self, name: str) -> bool:
        if self._actors.find(name):
            return True
        known = self._book.full_name(name.split()[-1])
        return known is not None and known.role is not None and not PRIVATE.search(known.role)

    def _speaker(self, words: str, span: Span) -> Speaker:
        if words.casefold() in PRONOUNS:
            before = self._book.last(lambda s: s.kind in PERSONS)
            unknown = Speaker(name=None, kind=SpeakerKind.UNNAMED, role=words, span=span)
            return msgspec.structs.replace(before, span=span) if before else unknown
        if DOCUMENT.fullmatch(words):
            return msgspec.structs.replace(self._book.last() or AUTHOR, span=span)
        words = MESSAGE.sub("", words)
        matches = self._actors.find(words)
        actor = next(
            (m for m in matches if m.actor.kind == "person"), matches[0] if matches else None
        )
        if actor is not None and OWN_STAFF.search(words) and not THEIRS.search(words):
            actor = None  # in Ukrainian a general staff without a country is Ukraine's own
        if actor is not None and not UNNAMED.match(words):
            person = actor.actor.kind == "person"
            return Speaker(
                name=actor.actor.name if person else words[actor.start : actor.end].strip('«»" '),
                kind=SpeakerKind(actor.actor.kind),
                actor=actor.key,
                role=actor.actor.role,
                span=span,
            )
        return self._named(words, span) or _other(words, span)

    def _named(self, words: str, span: Span) -> Speaker | None:
        at = next(iter(_names(words, Span(0, len(words)))), None)
        known = self._book.full_name(words.split()[-1]) if words else None
        if at is None and (known is None or " " in words.strip()):
            return None
        name = words[at.start : at.end] if at is not None else (known.name if known else words)
        before = words[: at.start].strip(" ,") if at is not None else ""
        role = before or (known.role if known else None)
        private = role is None or bool(PRIVATE.search(role))
        return Speaker(name=name, kind=SpeakerKind.PERSON, role=role, private=private, span=span)


def _names(text: str, span: Span) -> list[Span]:
    """First names with surnames; neither an office nor an adjective opens one («Генштабу |Олег …», «Великої Британії»)."""
    found: list[Span] = []
    at = span.start
    while (match := NAME.search(text, at, span.end)) is not None:
        if OFFICE.search(match["first"]) or ADJECTIVE.match(f"{match['first']} "):
            at = match.end("first")
            continue
        found.append(Span(match.start(), match.end()))
        at = match.end()
    return found


def _other(words: str, span: Span) -> Speaker:
    outlet = OUTLET.match(words)
    if outlet is not None:
        return Speaker(name=outlet["name"].strip(), kind=SpeakerKind.OUTLET, span=span)
    bare = PREPOSITION.sub("", words)
    if UNNAMED.match(bare):
        return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=nominative(bare), span=span)
    return Speaker(name=nominative(bare), kind=SpeakerKind.OFFICE, role=bare, span=span)
