"""Names hidden in addresses and file names. In: a URL or a path. Out: the same without the parts that name private people.

What stands between the slashes goes as a whole when it holds a name; the rest still leads to the site.
Deliberately missing: handles of channels, which are the sources themselves, unless they are made of a name.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import quote, unquote

from callup.privacy.leaving import STEERING
from callup.privacy.lexicon import (
    FIRST,
    LIKE,
    NAME,
    ORDINARY,
    PATRONYMIC,
    PLACE,
    SURNAME,
    THING,
    flags,
    language_of,
)

WORD = re.compile(r"[^\W\d_]{2,}")
PART = re.compile(r"[^/?&=#]+")
PROFILE = re.compile(
    r"(?:^|//)(?:www\.|m\.)?(?:vk\.com|vkontakte\.ru|ok\.ru|instagram\.com|facebook\.com|fb\.com|tiktok\.com|wa\.me|linkedin\.com/in|threads\.net|my\.mail\.ru)/[^/?#]+",
    re.IGNORECASE,
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"“”]+|(?<![\w.@/-])(?:[\w-]{1,40}\.){1,4}[a-zа-я]{2,10}/[^\s<>«»\"“”]+"
)
BARE_HOST = re.compile(r"[^/?#]*")
HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
NUMBERED = re.compile(r"(?:^|\D)(?:id\d{5,12}|\+?\d{11,12})(?:\D|$)")
PERSONAL = re.compile(r"@|%40", re.IGNORECASE)
UNSAFE = re.compile(r"[\s<>\"'`\\^{}|\[\]()]")
SHORTEST_GLUED = 8
LONGEST_GLUED = 40
"""No two names are longer together; each place where a longer word may part would be tried in vain, and slowly."""
STAND_IN_ADDRESS = "withheld"


def open_address(url: str, is_public: Callable[[str], bool]) -> str:
    """An address without the parts that name people; ``is_public`` knows words that are no secret."""
    host = HOST.match(url)
    start = host.end() if host else 0
    shown_host = _open_host(url[:start], is_public)
    if PROFILE.search(url):
        return f"{shown_host}/{STAND_IN_ADDRESS}"
    rest = PART.sub(
        lambda part: part[0] if _open(part[0], is_public) else STAND_IN_ADDRESS, url[start:]
    )
    return shown_host + rest


def telling_links(text: str, is_public: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where the links of a text name people: from the end of the host on, or the whole where the host does."""
    for link in LINK.finditer(text):
        host = HOST.match(link[0]) or BARE_HOST.match(link[0])
        end = host.end() if host else 0
        if open_address(link[0][end:], is_public) != link[0][end:] or PROFILE.search(link[0]):
            yield link.start() + end, link.end()
        if host and _open_host(host[0], is_public) != host[0]:
            yield link.start(), link.start() + end


def tame(url: str) -> str:
    """An address as one word that ends no link and no tag, its host in the letters of the net.

    >>> tame("https://ex.org/a b](javascript:x)")
    'https://ex.org/a%20b%5D%28javascript:x%29'
    """
    url = STEERING.sub("", url)
    host = HOST.match(url)
    if host and not host[0].isascii():
        with suppress(UnicodeError):
            url = host[0].encode("idna").decode("ascii") + url[host.end() :]
    return UNSAFE.sub(lambda sign: quote(sign[0]), url)


def _open_host(host: str, is_public: Callable[[str], bool]) -> str:
    scheme, slashes, name = host.rpartition("//")
    if "@" in name:
        name = name.rpartition("@")[2]
    labels = [label if _open(label, is_public) else STAND_IN_ADDRESS for label in name.split(".")]
    return f"{scheme}{slashes}{'.'.join(labels)}"


def open_words(text: str, is_public: Callable[[str], bool], stand_in: str) -> str:
    """A file's name (or a handle) without the words of a name, runs of them replaced as a whole."""
    if not _open(text, is_public):
        stem, dot, ending = text.rpartition(".")
        return f"{stand_in}{dot}{ending}" if stem and len(ending) <= 5 else stand_in
    return text


def _open(part: str, is_public: Callable[[str], bool]) -> bool:
    """Whether a part names nobody."""
    plain = unquote(part)
    if PERSONAL.search(part) or NUMBERED.search(plain):
        return False
    words = WORD.findall(re.sub(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])", "-", plain))
    language = language_of(plain)
    kinds = [flags(word, "en" if word[0] < "\u0250" else language) for word in words]
    for at, word in enumerate(words):
        if _looks_like_surname(word, kinds[at]) and not is_public(word):
            return False
        if is_public(word) or (at and is_public(words[at - 1])):
            continue
        if _sure(kinds[at], word) or (at and _pair(kinds[at - 1], kinds[at])):
            return False
    return True


def _looks_like_surname(word: str, kinds: int) -> bool:
    """Whether a word of Cyrillic letters with a capital ends as surnames do, though a dictionary has it («Кадочников»)."""
    return (
        word[0] >= "\u0250"
        and word[0].isupper()
        and bool(kinds & LIKE)
        and not kinds & (PLACE | THING)
    )


def _sure(kinds: int, word: str) -> bool:
    """Whether a word written small names a person by itself: a surname that is nothing else, or two names glued together."""
    if kinds & (ORDINARY | PLACE | THING):
        return False
    if kinds & (SURNAME | PATRONYMIC | LIKE):
        return len(word) > 4
    short = SHORTEST_GLUED <= len(word) <= LONGEST_GLUED
    return not kinds & FIRST and short and _glued(word)


def _glued(word: str) -> bool:
    language = language_of(word) if word[0] >= "\u0250" else "en"
    for at in range(3, len(word) - 3):
        one, two = flags(word[:at], language), flags(word[at:], language)
        if (
            one & FIRST
            and not one & ORDINARY
            and two & (SURNAME | LIKE)
            and not two & (ORDINARY | PLACE)
        ):
            return True
        if (
            two & FIRST
            and not two & ORDINARY
            and one & (SURNAME | LIKE)
            and not one & (ORDINARY | PLACE)
            and at > 4
        ):
            return True
    return False


def _pair(one: int, two: int) -> bool:
    """Whether two words side by side are a first name and whatever follows it, or a name and a first name."""
    first = one & FIRST and not one & (ORDINARY | PLACE | THING)
    second = two & FIRST and not two & (ORDINARY | PLACE | THING)
    if first and not two & (ORDINARY | THING | PLACE):
        return True
    return bool(second and not one & (ORDINARY | THING | PLACE) or (first and two & NAME))
