"""Where a claim comes from, as far as its own words tell. In: a claim. Out: an Origin.

A named public source is an origin of its own, whoever carries it. Whoever is named in one text only (a private person,
"the governor", a bare surname) is known inside that text or outlet alone. Unnamed sources and the text's own voice go
back to whoever heard them: the outlet that is cited, else the text itself.
Deliberately missing: one person's name in two scripts, unless the case knows the person.
"""

import re
import unicodedata
from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from callup.model import Claim, Document, Origin, OriginKind, Speaker, SpeakerKind

WORD = re.compile(r"[^\W_]+")
ACRONYM = re.compile(r"^[^\W\d_]{2,}$")
NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.ORGANISATION})
UNNAMED = frozenset({SpeakerKind.UNNAMED, SpeakerKind.AUTHOR})
INSTITUTIONS = frozenset(
    """the of for and a an state national federal regional local general main ministry minister department committee
    commission council staff service office government parliament defence defense interior foreign affairs justice
    health education finance police army navy border guard court supreme prosecutor governor mayor president deputy head
    chief spokesman spokeswoman spokesperson administration region military commissariat senate assembly duma security
    министерство министр департамент комитет комиссия совет штаб служба управление правительство парламент обороны
    внутренних иностранных дел юстиции полиция армия суд прокурор прокуратура губернатор мэр президент глава заместитель
    администрация области край региона военный военкомат комиссариат дума безопасности генеральный главный""".split()
)
"""Words that many institutions share: a name made of nothing else names no single one ("Foreign Ministry" of where?)."""
HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
"""A publisher given as a web address."""
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "go", "gov", "ac", "edu"})
"""Parts of an address below a country's own that name nobody: "bbc.co.uk"."""
Aliases = Mapping[str, str]
"""Folded names of outlets to the keys of the case's actors."""


def folded(name: str) -> str:
    """A name as origins are compared: no case, no marks, «е» for «ё», no leading article.

    >>> folded("The Washington Post"), folded("«Вёрстка»")
    ('washington post', 'верстка')
    """
    words = WORD.findall(unicodedata.normalize("NFKC", name).casefold().replace("ё", "е"))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def origin_of(claim: Claim, aliases: Aliases | None = None) -> Origin:
    """The origin of a claim. ``key`` is empty where it is the document's own text."""
    speaker, known = claim.speaker, aliases or {}
    if speaker.kind is SpeakerKind.OUTLET and (speaker.actor or names_one(speaker)):
        return _outlet(speaker, known)
    if speaker.kind in NAMED and not speaker.private:
        if speaker.actor:
            return _speaker(f"actor:{speaker.actor}", speaker)
        if speaker.name and names_one(speaker):
            return _speaker(f"name:{folded(speaker.name)}", speaker)
    carrier = _carrier(claim, known)
    if speaker.kind in UNNAMED or not speaker.name:
        return carrier
    return msgspec.structs.replace(carrier, inside=_inside(claim), private=speaker.private)


def names_one(speaker: Speaker) -> bool:
    """Whether a name without a known actor names one and the same source in every text.

    >>> names_one(Speaker(name="Vadym Skibitskyi", kind=SpeakerKind.PERSON))
    True
    >>> names_one(Speaker(name="the regional governor", kind=SpeakerKind.OFFICE))
    False
    """
    words: list[str] = WORD.findall(speaker.name or "")
    if speaker.kind is SpeakerKind.PERSON:
        return sum(len(word) > 1 and word[0].isupper() for word in words) >= 2
    if speaker.kind is SpeakerKind.OUTLET:
        # "the outlet", "a draft law on the parliament's website": no name begins so.
        return bool(words) and (words[0][0].isupper() or not words[0].isalpha())
    telling = [word for word in words if word.casefold() not in INSTITUTIONS]
    if speaker.kind is SpeakerKind.ORGANISATION:
        return any(word[0].isupper() for word in telling)
    # The first word of an office may owe its capital to the sentence it opens.
    first = words[0] if words else ""
    return any(
        word[0].isupper()
        and (word is not first or (word.isupper() and ACRONYM.match(word) is not None))
        for word in telling
    )


def outlet_key(name: str, actor: str | None, aliases: Aliases) -> str:
    """The key of an outlet by its actor or its name."""
    plain = folded(name)
    return f"outlet:{actor or aliases.get(plain) or '~' + plain}"


def publisher_key(document: Document, aliases: Aliases) -> str | None:
    """The key of the outlet that published a document; None where nobody knows it."""
    return outlet_key(document.publisher, None, aliases) if document.publisher else None


def house_of(name: str, aliases: Aliases) -> str:
    """The key of a publishing house by its name or web address."""
    host = HOST.fullmatch(name.strip().casefold())
    if host is None:
        return outlet_key(name, None, aliases)
    # "edition.cnn.com" and "cnn.com" are one house; so are "tass.ru" and the agency by its name.
    labels = [part for part in host[0].split(".")[:-1] if part not in SECOND_LEVEL]
    label = labels[-1] if labels else host[0]
    known = {key.replace(" ", ""): actor for key, actor in aliases.items()}
    actor = known.get(label) or known.get(label.removeprefix("the"))
    return f"outlet:{actor or '~' + label}"


def _outlet(speaker: Speaker, aliases: Aliases) -> Origin:
    name = speaker.name or speaker.actor or ""
    return Origin(
        kind=OriginKind.OUTLET,
        key=outlet_key(name, speaker.actor, aliases),
        name=name,
        actor=speaker.actor,
    )


def _speaker(key: str, speaker: Speaker) -> Origin:
    name = speaker.name or speaker.role or ""
    return Origin(kind=OriginKind.SPEAKER, key=key, name=name, actor=speaker.actor)


def _carrier(claim: Claim, aliases: Aliases) -> Origin:
    """Who heard a source that has no name of its own: the innermost carrier that has one."""
    for carrier in reversed(claim.via):
        if carrier.private or not (carrier.actor or carrier.name):
            continue
        if carrier.kind is SpeakerKind.OUTLET:
            return _outlet(carrier, aliases)
        if carrier.actor or names_one(carrier):
            key = (
                f"actor:{carrier.actor}" if carrier.actor else f"name:{folded(carrier.name or '')}"
            )
            return _speaker(key, carrier)
    return Origin(kind=OriginKind.TEXT, key="", name="")


def _inside(claim: Claim) -> str:
    """A mark for somebody known inside one text: never the name itself; two governors of two regions stay two."""
    places = sorted({p.code for p in claim.places if "-" in p.code})
    office = claim.speaker.kind is not SpeakerKind.PERSON
    words = "|".join([folded(claim.speaker.name or ""), *(places if office else ())])
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
