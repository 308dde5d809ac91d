"""Russian source phrases: «губернатор Александр Гусев», «в военкомате», «источник издания». In: the words. Out: a Speaker.

Deliberately missing: who somebody is beyond this document; only the case's public actors carry over.
"""

import re

import msgspec

from callup.model import Span, Speaker, SpeakerKind
from callup.reading.actors import ActorIndex, ActorMatch
from callup.reading.book import BODIES, PERSONS, Known, SpeakerBook
from callup.reading.russian.entities import Entities
from callup.reading.russian.names import person_names
from callup.reading.russian.words import lemma, name_part, nominative, surname_nominative

NAME_RUN = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.)?(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){0,2}"
)
QUOTED_OUTLET = re.compile(
    r"(?:издани\w+|газет\w+|портал\w*|канал\w*|агентств\w+|телеканал\w*|журнал\w*|сайт\w*|телеграм-канал\w*)\s+«?(?P<name>[^«»,]{2,40})»?",
    re.IGNORECASE,
)
OUTLET_HEAD = re.compile(
    r"^(?:издани|газет|портал|телеграм-канал|канал|агентств|телеканал|журнал|редакци|сми\b|паблик)",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"жител|мать|отец|жена|жёны|жены|муж|сын|родственни|мобилизованн|солдат|призывник|контрактник|студент|учител|водител|рабоч|сотрудни(?:к|ца) завод|"
    r"пенсионер|дочь|сестра|брат|задержанн|осужд|заключ|боец|срочник|\d+-летн",
    re.IGNORECASE,
)
UNNAMED_HEAD = re.compile(
    r"источник|собеседник|земляк|сослужив|знаком|эксперт|аналитик|очевид|военкор|блогер|жител|родственник|читател|подписчик|чиновник|юрист|правозащитник|военн|мобилизованн|"
    r"солдат|мать|жена|жён|жен\b|люди|мужчин|россиян",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"губернатор|комиссар|глав[аы]|мэр|президент|министр|председател|депутат|сенатор|военком|спикер|пресс-секретар|представител|замминистр|заместител|секретар|"
    r"генерал|полковник|директор|адвокат|юрист|правозащитник|социолог|аналитик|эксперт|политолог|руководител|командующ|главком|начальник|уполномоченн|омбудсмен|журналист",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"^(?:в|во|из|от|со|на)\s+", re.IGNORECASE)
PRONOUNS = {
    "он": PERSONS,
    "она": PERSONS,
    "они": None,
    "оно": BODIES,
    "там": BODIES,
    "ведомство": BODIES,
    "в ведомстве": BODIES,
    "он же": PERSONS,
    "его": PERSONS,
    "её": PERSONS,
    "ее": PERSONS,
    "их": None,
}


class RussianSources:
    """Turns source phrases into speakers, with the memory of one document."""

    def __init__(self, actors: ActorIndex, names: Entities) -> None:
        self._actors = actors
        self._names = names
        self._book = SpeakerBook()

    def survey(self, text: str, body: Span) -> None:
        """Note the full names of the document, in the nominative, under the surname."""
        for run in NAME_RUN.finditer(text, body.start, body.end):
            name = _person(run[0])
            if name is not None and " " in name:
                before = text[max(body.start, run.start() - 60) : run.start()]
                self._book.introduce(Known(name, _role_before(before), run.start()))

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
        """The stretches of a span that name people without a public role."""
        found = {
            Span(start, end): name for start, end, name in person_names(text, span.start, span.end)
        }
        for at, name in self._meet(text, span):
            if not any(at.overlap(known) for known in found):
                found[at] = name
        return tuple(at for at, name in sorted(found.items()) if not self._is_public(name))

    def _meet(self, text: str, sentence: Span) -> list[tuple[Span, str]]:
        """The people a sentence names, as the tagger of names sees them; full names are remembered with their roles."""
        met = []
        for at in self._names.people(text, sentence):
            name = full_name(text[at.start : at.end])
            if " " in name:
                before = text[max(0, at.start - 60) : at.start]
                self._book.introduce(Known(name, _role_before(before), at.start))
            elif self._book.full_name(name) is None and name_part(name) != "Surn":
                continue  # a lone word the dictionary holds for no surname may name anything
            met.append((at, name))
        return met

    def _is_public(self, name: str) -> bool:
        if any(match.actor.kind == "person" for match in self._actors.find(name)):
            return True
        known = self._book.full_name(name.split()[-1])
        return known is not None and known.role is not None and not PRIVATE.search(known.role)

    def _speaker(self, words: str, span: Span) -> Speaker:
        lower = words.casefold()
        if lower in PRONOUNS:
            kinds = PRONOUNS[lower]
            before = self._book.last((lambda s: s.kind in kinds) if kinds else None)
            if before is not None:
                return msgspec.structs.replace(before, span=span)
        matches = self._actors.find(words)
        person = next((m for m in matches if m.actor.kind == "person"), None)
        if person is not None:
            return self._actor(person, span, words)
        named = self._named(words, matches, span)
        if named is not None:
            return named
        if matches and not UNNAMED_HEAD.match(words):
            return self._actor(matches[0], span, words)
        return self._other(words, span)

    def _actor(self, match: ActorMatch, span: Span, words: str) -> Speaker:
        before = words[: match.start].strip(" ,«")
        person = match.actor.kind == "person"
        role = before if person and len(before) > 4 else match.actor.role
        return Speaker(
            name=match.actor.name if person else words[match.start : match.end].strip('«»" '),
            kind=SpeakerKind(match.actor.kind),
            actor=match.key,
            role=role,
            span=span,
        )

    def _named(self, words: str, matches: list[ActorMatch], span: Span) -> Speaker | None:
        for run in NAME_RUN.finditer(words):
            if any(m.start <= run.start() < m.end for m in matches):
                continue
            name = _person(run[0])
            if name is None:
                continue
            known = self._book.full_name(name.split()[-1])
            if " " not in name and known is None and run[0] != words:
                continue
            before = words[: run.start()].strip(" ,")
            role = before if len(before) > 4 else (known.role if known else None)
            full = known.name if known is not None and known.name.endswith(name) else name
            private = " " not in full or role is None or bool(PRIVATE.search(role))
            return Speaker(
                name=full, kind=SpeakerKind.PERSON, role=role, private=private, span=span
            )
        return None

    def _other(self, words: str, span: Span) -> Speaker:
        outlet = QUOTED_OUTLET.search(words)
        if outlet is not None and words[outlet.start("name") :][:1].isupper():
            return Speaker(name=outlet["name"].strip(), kind=SpeakerKind.OUTLET, span=span)
        bare = PREPOSITION.sub("", words)
        if OUTLET_HEAD.match(bare):
            before = self._book.last(lambda s: s.kind is SpeakerKind.OUTLET)
            if before is not None and " " not in bare:
                return msgspec.structs.replace(before, span=span)
        if UNNAMED_HEAD.search(bare.split()[0] if bare.split() else bare):
            return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=bare, span=span)
        return Speaker(name=_first_nominative(bare), kind=SpeakerKind.OFFICE, role=bare, span=span)


def _person(run: str) -> str | None:
    """A person's name in the nominative, or None when the words are no name.

    >>> _person("Дмитрием Песковым"), _person("Курской")
    ('Дмитрий Песков', None)
    """
    words = run.split()
    kinds = [name_part(word) for word in words]
    start = next((i for i, kind in enumerate(kinds) if kind == "Name"), None)
    if start is None:
        return (
            nominative(words[-1])
            if len(words) == 1
            and kinds[0] == "Surn"
            and words[0][-2:] not in {"ой", "ая", "ом", "ий"}
            else None
        )
    chosen = words[start : start + 3]
    gender = "femn" if _is_female(chosen[0]) else "masc"
    return " ".join(_part_nominative(word, gender) for word in chosen)


def full_name(words: str) -> str:
    """A name the tagger found, in the nominative as far as the dictionary goes."""
    known = _person(words)
    if known is not None and known.count(" ") == words.count(" "):
        return known
    parts = words.split()
    gender = "femn" if len(parts) > 1 and _is_female(parts[0]) else "masc"
    return " ".join(
        [nominative(parts[0], gender), *(_part_nominative(p, gender) for p in parts[1:])]
    )


def _part_nominative(word: str, gender: str) -> str:
    if name_part(word) in {"Name", "Patr"}:
        return nominative(word, gender)
    return surname_nominative(word, gender)


def _is_female(first: str) -> bool:
    return lemma(first).endswith(("а", "я")) and lemma(first) not in {
        "илья",
        "никита",
        "савва",
        "фома",
        "лука",
        "кузьма",
    }


def _role_before(before: str) -> str | None:
    found = list(ROLE.finditer(before))
    return (before[found[-1].start() :].strip(" ,") or None) if found else None


def _first_nominative(phrase: str) -> str:
    """An office phrase with its first word in the nominative, as far as the dictionary goes."""
    words = phrase.split()
    if not words:
        return phrase
    head = words[0]
    turned = nominative(head) if head.islower() and len(head) > 3 else head
    return " ".join([turned, *words[1:]])
