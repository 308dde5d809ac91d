"""How a speaker is named in a brief, which speaks English. In: a speaker, the case. Out: words to stand before a verb.

A name in Latin letters, a role in English; whoever is no more than a pronoun in the text ("we", "if we") is an unnamed source.
Deliberately missing: verbs; see ``wording``.
"""

import re

from callup.brief.english import in_latin, role_in_english
from callup.brief.masking import PRIVATE
from callup.case import Case
from callup.model import Speaker, SpeakerKind

COMMON_FIRST_WORDS = frozenset(
    """human military defense defence political independent former regional acting opposition local senior chief
    head director governor mayor deputy lawyer analyst sociologist spokesman spokeswoman researcher journalist
    prosecutor minister president several some many legal""".split()
)
PLURALS = frozenset({"media", "men", "people", "women", "police", "authorities"})
MANY = frozenset(
    "some others many most several all both few those these various two three four five dozens hundreds".split()
)
"""A phrase that begins so is of many, and takes no article."""
NO_ARTICLE = MANY | frozenset(
    "a an the one another each every any no this that such its his her their our my".split()
)
NOBODY = frozenset(
    """nobody none no-one i we you he she it they me us him them who whom which what if when whether that there here
    himself themselves
    я мы ты вы он она оно они кто что если который которая которые этот эта это
    ми ви він вона вони хто що якщо""".split()
)
"""Words that name no speaker by themselves: a phrase with one of them at its beginning is none."""
UNNAMED = "an unnamed source"
ENDS = frozenset("of in from who at shared and on with for near speaking close familiar".split())
"""The noun that heads a phrase stands before one of these."""
VOWEL = re.compile(r"(?!uni|use|usu|eu|ukr|uk\b|ural|one\b|once\b)[aeiou]|hono|hour|heir")
JOINED = ("of ", "from ", "in ")
"""A role that begins so goes on from the name: "Vadym Skibitskyi of Ukrainian military intelligence"."""


def speaker_words(speaker: Speaker, case: Case, *, publisher: str | None = None) -> str:
    """How a speaker is named: name and role, the role of an unnamed one, or the text itself.

    A public actor of the case goes by its one name whatever the text's spelling.
    """
    role = _role(speaker)
    if speaker.private:
        return PRIVATE if not role or _names_itself(speaker) else _with_role(PRIVATE, role)
    if speaker.kind is SpeakerKind.AUTHOR:
        return in_latin(publisher) if publisher else "the article"
    actor = case.actors.get(speaker.actor or "")
    name = actor.name if actor is not None else _name(speaker)
    # What the case knows of an actor goes before what a text seems to call it.
    role = (actor.role if actor is not None else None) or role
    if name is None:
        return _with_article(role) if role else UNNAMED
    if speaker.kind is SpeakerKind.PERSON and role and role.casefold() not in name.casefold():
        return _with_role(name, role)
    return name if actor or speaker.kind is not SpeakerKind.OFFICE else _with_article(name)


def speaker_in_brackets(speaker: Speaker, case: Case, *, publisher: str | None = None) -> str:
    """The same, with the role behind a comma, for use inside brackets."""
    return speaker_words(speaker, case, publisher=publisher).replace(" (", ", ").replace(")", "")


def _with_role(name: str, role: str) -> str:
    return f"{name} {role}" if role.startswith(JOINED) else f"{name} ({role})"


def _name(speaker: Speaker) -> str | None:
    """A speaker's name in Latin letters; of an office or of unnamed people what they are, in English."""
    name = _told(speaker.name)
    if name is None or speaker.kind in {SpeakerKind.PERSON, SpeakerKind.OUTLET}:
        return in_latin(name) if name else None
    english = role_in_english(name) if name[:1].islower() or speaker.kind in LIKE_ROLES else name
    return _lowered(english) if english and english != name else in_latin(_lowered(name))


LIKE_ROLES = frozenset({SpeakerKind.OFFICE, SpeakerKind.UNNAMED})


def _role(speaker: Speaker) -> str | None:
    role = _told(speaker.role)
    english = role_in_english(role) if role else None
    return _lowered(english) if english else None


def _told(phrase: str | None) -> str | None:
    """A phrase that names somebody; None for a pronoun, a joint of the sentence, signs without a word."""
    words = re.findall(r"[^\W\d_]+", (phrase or "").casefold())
    if not phrase or not words or words[0] in NOBODY or phrase.startswith(DIGESTS):
        return None
    return " ".join(phrase.split()).strip(" ,;:.–—-")


DIGESTS = ("text:", "sha256:", "file:")
"""What stands for an address where a text has none; it is nobody's name."""


def _names_itself(speaker: Speaker) -> bool:
    return bool(set((speaker.name or "").split()) & set((speaker.role or "").split()))


def _lowered(phrase: str) -> str:
    """A role without the capital its sentence gave it."""
    words = phrase.split()
    if (
        not words
        or words[0].casefold() not in COMMON_FIRST_WORDS | MANY
        or any(w[:1].isupper() for w in words[1:2])
    ):
        return phrase
    return phrase[:1].lower() + phrase[1:]


def _with_article(phrase: str) -> str:
    """ "a news site", "an official"; plurals, names and phrases that have an article stay as they are."""
    first = phrase.split()[:1]
    # "Ukrainian official" is a noun with an adjective; "Defence Ministry" is a name.
    name = phrase[:1].isupper() and (len(phrase.split()) == 1 or _head(phrase)[:1].isupper())
    bare = not first or name or first[0].casefold() in NO_ARTICLE
    if bare or not phrase[:1].isalpha() or _is_plural_phrase(phrase):
        return phrase
    return f"{'an' if VOWEL.match(phrase.casefold()) else 'a'} {phrase}"


def _head(phrase: str) -> str:
    """The noun that heads a phrase: the last before "of", "in", "who" and their like."""
    words = re.findall(r"[\w’'-]+", phrase)
    heads = (
        w for n, w in enumerate(words) if n + 1 == len(words) or words[n + 1].casefold() in ENDS
    )
    return next(heads, "")


def _is_plural_phrase(phrase: str) -> bool:
    if phrase.split()[:1] and phrase.split()[0].casefold() in MANY:
        return True
    head = _head(phrase).casefold()
    return head in PLURALS or (head.endswith("s") and not head.endswith(ONE_IN_S))


ONE_IN_S = ("ss", "us", "’s", "'s", "news")


def is_plural(speaker: Speaker) -> bool:
    """Whether several speak, so that the verb is theirs."""
    if speaker.private or speaker.actor is not None or speaker.kind not in LIKE_ROLES:
        return False
    return _is_plural_phrase(_name(speaker) or _role(speaker) or UNNAMED)
