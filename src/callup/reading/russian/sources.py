"""Russian source phrases: «губернатор Александр Гусев», «в военкомате», «источник издания». In: the words. Out: a Speaker.

Deliberately missing: who somebody is beyond this document; only the case's public actors carry over.
"""

import re

import msgspec

from callup.model import AUTHOR, Span, Speaker, SpeakerKind
from callup.reading.actors import ActorIndex, ActorMatch
from callup.reading.book import BODIES, PERSONS, Known, SpeakerBook
from callup.reading.russian.entities import Entities
from callup.reading.russian.names import NAME_RUN, full_name, person_names, person_of
from callup.reading.russian.roles import (
    is_private,
    is_unnamed,
    role_after,
    role_before,
    same_holder,
    same_post,
)
from callup.reading.russian.words import may_name, name_part, phrase_nominative, surname_nominative

AROUND = 110
DOCUMENT = re.compile(
    r"(?:(?:в|на)\s+)?(?:этом\s+|самом\s+)?(?:документ|указ|заявлени|сообщени|постановлени|письм|пост|публикаци|материал|релиз|пресс-релиз|закон|законопроект|объявлени|отч[её]т|обращени|видео|ролик|ответ)\w{0,2}",
    re.IGNORECASE,
)
OBLIQUE = re.compile(
    r"(?<!\w)(?:по\s+(?:[а-яё]+\s+)?(?:словам|данным|информации|сведениям|оценк(?:е|ам)|мнению|подсч[её]там|заявлени[яю]м?|сообщени[яю]м?|версии|прогноз(?:у|ам))|"
    r"ссылкой\s+на|ссылаясь\s+на|(?:сообщени|заявлени|письм|пост|публикаци|материал|релиз|ответ|отч[её]т|доклад)\w{1,2}|от|узнал\w?\s+у)\s+$",
    re.IGNORECASE,
)
CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
QUOTED_OUTLET = re.compile(
    r"(?:издани\w+|газет\w+|портал\w*|канал\w*|агентств\w+|телеканал\w*|журнал\w*|сайт\w*|телеграм-канал\w*)\s+«?(?P<name>[^«»,]{2,40})»?",
    re.IGNORECASE,
)
OUTLET_HEAD = re.compile(
    r"^(?:издани|газет|портал|телеграм-канал|канал|агентств|телеканал|журнал|редакци|сми\b|паблик)",
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
            found = person_of(run[0])
            if found is not None and " " in found[1]:
                self._introduce(text, run.start() + found[0], run.end(), found[1])

    def speaker(self, text: str, source: Span, sentence: Span) -> Speaker:
        """The speaker a phrase names, in the text's own words."""
        words = text[source.start : source.end].strip(' ,.;:«»"—–-')
        found = self._speaker(text, words, source, sentence)
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

    def _introduce(self, text: str, start: int, end: int, name: str) -> None:
        role = role_before(text[max(0, start - AROUND) : start]) or role_after(
            text[end : end + AROUND]
        )
        self._book.introduce(Known(name, role, start))

    def _meet(self, text: str, sentence: Span) -> list[tuple[Span, str]]:
        """The people a sentence names, as the tagger of names sees them; full names are remembered with their roles."""
        met = []
        for at in self._names.people(text, sentence):
            name = full_name(text[at.start : at.end])
            if " " in name:
                self._introduce(text, at.start, at.end, name)
            elif self._book.full_name(name) is None and name_part(name) != "Surn":
                continue  # a lone word the dictionary holds for no surname may name anything
            met.append((at, name))
        return met

    def _is_public(self, name: str) -> bool:
        if any(match.actor.kind == "person" for match in self._actors.find(name)):
            return True
        known = self._book.full_name(name.split()[-1])
        return known is not None and not is_private(known.role)

    def _speaker(self, text: str, words: str, span: Span, sentence: Span) -> Speaker:
        if words.casefold() in PRONOUNS:
            return self._pronoun(words, span)
        if DOCUMENT.fullmatch(words):
            return msgspec.structs.replace(self._book.last() or AUTHOR, span=span)
        matches = self._actors.find(words)
        person = next((m for m in matches if m.actor.kind == "person"), None)
        if person is not None:
            return self._actor(person, span, words)
        named = self._named(text, span, sentence, matches)
        if named is not None:
            return named
        bare = PREPOSITION.sub("", words)
        if matches and not is_unnamed(bare):
            return self._actor(matches[0], span, words)
        oblique = OBLIQUE.search(text[max(0, span.start - 40) : span.start]) is not None
        bare = phrase_nominative(bare, oblique=oblique or bare != words)
        return self._holder(bare, span) or self._other(words, bare, span)

    def _pronoun(self, words: str, span: Span) -> Speaker:
        """Who spoke last of the right kind; a person named but not heard yet; else somebody unnamed."""
        kinds = PRONOUNS[words.casefold()]
        before = self._book.last((lambda s: s.kind in kinds) if kinds else None)
        if before is not None:
            return msgspec.structs.replace(before, span=span)
        known = self._book.holder(lambda _: True, span.start) if kinds == PERSONS else None
        if known is not None:
            return self._known(known, span)
        return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=words, span=span)

    def _actor(self, match: ActorMatch, span: Span, words: str) -> Speaker:
        person = match.actor.kind == "person"
        role = role_before(words[: match.start]) if person else None
        return Speaker(
            name=match.actor.name if person else _as_named(words, match),
            kind=SpeakerKind(match.actor.kind),
            actor=match.key,
            role=role or match.actor.role,
            span=span,
        )

    def _named(
        self, text: str, span: Span, sentence: Span, matches: list[ActorMatch]
    ) -> Speaker | None:
        """The person a phrase names: as the tagger of names marks him, else by the dictionary of first names."""
        words = text[span.start : span.end]
        hopeful = any(map(may_name, CAPITALISED.findall(words)))
        named = self._meet(text, sentence) if hopeful else []
        met = [(at, name) for at, name in named if span.covers(at)]
        if met:
            at, name = _foremost(text, met)
            return self._person(text, span, at, name)
        for word in CAPITALISED.finditer(words):
            known = self._book.full_name(surname_nominative(word[0], "masc"))
            known = known or self._book.full_name(surname_nominative(word[0], "femn"))
            if known is not None and not any(m.start <= word.start() < m.end for m in matches):
                at = Span(span.start + word.start(), span.start + word.end())
                return self._person(text, span, at, known.name)
        for run in NAME_RUN.finditer(words):
            if any(m.start <= run.start() < m.end for m in matches):
                continue
            found = person_of(run[0])
            if found is None:
                continue
            offset, name = found
            alone = " " not in name and run[0] != words
            if alone and self._book.full_name(name) is None:
                continue
            at = Span(span.start + run.start() + offset, span.start + run.end())
            return self._person(text, span, at, name)
        return None

    def _person(self, text: str, span: Span, at: Span, name: str) -> Speaker:
        known = self._book.full_name(name.split()[-1])
        role = role_before(text[span.start : at.start]) or (known.role if known else None)
        role = role or role_before(text[max(0, at.start - AROUND) : at.start])
        role = role or _description(text[span.start : at.start])
        full = known.name if known is not None and known.name.endswith(name) else name
        return Speaker(
            name=full,
            kind=SpeakerKind.PERSON,
            role=role,
            private=is_private(role),
            span=span,
        )

    def _holder(self, bare: str, span: Span) -> Speaker | None:
        """The person named before whose post a phrase stands for («глава региона», «губернатор»)."""
        post = same_post(bare)
        if post is None:
            return None

        def fits(role: str | None) -> bool:
            return bool(role and post.search(role) and same_holder(bare, role))

        spoke = self._book.last(lambda s: s.kind is SpeakerKind.PERSON and fits(s.role))
        if spoke is not None:
            return msgspec.structs.replace(spoke, span=span)
        known = self._book.holder(fits, span.start)
        if known is None:
            return None
        return self._known(known, span)

    def _known(self, known: Known, span: Span) -> Speaker:
        """A person the document has named in full."""
        actor = next((m for m in self._actors.find(known.name) if m.actor.kind == "person"), None)
        return Speaker(
            name=actor.actor.name if actor else known.name,
            kind=SpeakerKind.PERSON,
            actor=actor.key if actor else None,
            role=known.role,
            private=actor is None and is_private(known.role),
            span=span,
        )

    def _other(self, words: str, bare: str, span: Span) -> Speaker:
        outlet = QUOTED_OUTLET.search(words)
        if outlet is not None and words[outlet.start("name") :][:1].isupper():
            return Speaker(name=outlet["name"].strip(), kind=SpeakerKind.OUTLET, span=span)
        if OUTLET_HEAD.match(bare):
            before = self._book.last(lambda s: s.kind is SpeakerKind.OUTLET)
            if before is not None and " " not in bare:
                return msgspec.structs.replace(before, span=span)
        if is_unnamed(bare):
            return Speaker(name=None, kind=SpeakerKind.UNNAMED, role=bare, span=span)
        return Speaker(name=bare, kind=SpeakerKind.OFFICE, role=bare, span=span)


def _as_named(words: str, match: ActorMatch) -> str:
    """A body's name as written, in the nominative when the words before or after it bend it («в министерстве»)."""
    name = words[match.start : match.end].strip('«»" ')
    bent = PREPOSITION.match(words) is not None and match.start <= 3
    return phrase_nominative(name, oblique=True) if bent else name


def _foremost(text: str, met: list[tuple[Span, str]]) -> tuple[Span, str]:
    """The speaker among the people a phrase names: the last («пресс-секретарь губернатора Лодочкин»), but the first of several."""
    for (one, name), (other, _) in zip(met, met[1:], strict=False):
        if " и " in text[one.end : other.start] or "," in text[one.end : other.start]:
            return one, name
    return met[-1]


def _description(before: str) -> str | None:
    """What a phrase calls somebody without a post: «жена мобилизованного»."""
    words = before.strip(" ,«")
    return words if len(words) > 4 and is_unnamed(words) else None
