"""Loads a language. In: its code. Out: its head, and each of its tables when it is first asked for.

A table a folder does not hold is its kin's; with no kin there is none, and what needs it reads nothing. Deliberately
missing: a list of languages; the folders are the list.
"""

import tomllib
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Literal, TypeVar

import msgspec

from callup.errors import CallupError
from callup.language.denials import Denials
from callup.language.figures import Figures
from callup.language.masks import Masks
from callup.language.places import Grammar
from callup.language.speakers import SpeakerWords
from callup.language.spelling import Spelling
from callup.language.times import Retelling, Times

Part = TypeVar("Part")
ROOT = files("callup.language")
HEAD = "language.toml"


class LanguageHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language is called and known by.

    ``letters`` are those no other language of its script has; ``small`` words are too common to be missing from a text.
    ``lexicon`` names the dictionary that tells its words: simplemma, or pymorphy3. ``sentences`` end at stops, but for its
    ``abbreviations`` (patterns, without the stop), or where razdel puts them. ``taught`` languages are those the reader's
    weights saw marked texts of. ``leads`` marks the one language of a script whose tables serve where a name or a text is of
    a language without a folder; ``serves_all`` the one whose figures are looked for in any text.
    """

    name: str
    script: str
    small: frozenset[str]
    letters: str = ""
    lexicon: str = "simplemma"
    sentences: Literal["stops", "razdel"] = "stops"
    abbreviations: tuple[str, ...] = ()
    kin: str | None = None
    taught: bool = False
    leads: bool = False
    serves_all: bool = False


class Language(msgspec.Struct, frozen=True):
    """One language: its code, its head, its tables."""

    code: str
    head: LanguageHead

    @property
    def figures(self) -> Figures | None:
        """Number words, units, bounds."""
        return _held(self.code, "figures", Figures)

    @property
    def times(self) -> Times | None:
        """Months, weekdays, stretches."""
        return _held(self.code, "times", Times)

    @property
    def retold(self) -> Retelling | None:
        """Its words for times in another language, whose rules then read them."""
        return _held(self.code, "retold", Retelling)

    @property
    def places(self) -> Grammar | None:
        """The words around the names of places."""
        return _held(self.code, "places", Grammar)

    @property
    def spelling(self) -> Spelling | None:
        """How it writes names that come from another alphabet, where the case lists none for it."""
        return _held(self.code, "spelling", Spelling)

    @property
    def speakers(self) -> SpeakerWords | None:
        """How it names those who speak."""
        return _held(self.code, "speakers", SpeakerWords)

    @property
    def denials(self) -> Denials | None:
        """How it says that something is not so."""
        return _held(self.code, "denials", Denials)

    @property
    def masks(self) -> Masks | None:
        """What tells a private name from a public one."""
        return _masks(self.code)


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a folder, in order.

    >>> {"en", "ru", "uk"} <= set(languages())
    True
    """
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if (folder / HEAD).is_file()))


@cache
def head_of(code: str) -> LanguageHead:
    """The head of a language that has a folder."""
    page = ROOT / code / HEAD
    if code not in languages():
        known = ", ".join(languages())
        raise CallupError(f"no language {code!r} in callup.language: it has folders for {known}")
    return msgspec.convert(tomllib.loads(page.read_text(encoding="utf-8")), LanguageHead)


@cache
def kin() -> dict[str, str]:
    """For a language, another whose patterns are near enough to serve where a table has none of its own."""
    return {code: near for code in languages() if (near := head_of(code).kin)}


@cache
def language(code: str) -> Language | None:
    """The language of a code; None where no folder holds it."""
    return Language(code, head_of(code)) if code in languages() else None


@cache
def of_script(script: str, code: str = "") -> Language:
    """The language to read a name's neighbours by: the text's own where it is written in that script, else the script's first."""
    if code in languages() and head_of(code).script == script:
        return Language(code, head_of(code))
    led = next(one for one in languages() if head_of(one).script == script and head_of(one).leads)
    return Language(led, head_of(led))


@cache
def serving(code: str) -> Language:
    """The language of a code, or the one whose figures are looked for in any text."""
    own = language(code)
    if own is not None:
        return own
    return next(Language(one, head_of(one)) for one in languages() if head_of(one).serves_all)


def _folder(code: str, name: str) -> str | None:
    """The language whose folder holds a table: its own, or its kin's."""
    if (ROOT / code / name).is_file():
        return code
    kin = head_of(code).kin
    return _folder(kin, name) if kin else None


@cache
def _table(code: str, part: str) -> Any:  # noqa: ANN401 (each part is a table of its own kind)
    """A table written in Python: the module's ``TABLE``."""
    where = _folder(code, f"{part}.py")
    return import_module(f"callup.language.{where}.{part}").TABLE if where else None


def _held(code: str, part: str, kind: type[Part]) -> Part | None:
    """A table of a kind, or None where neither the language nor its kin has one."""
    found = _table(code, part)
    if found is not None and not isinstance(found, kind):
        raise CallupError(f"callup/language/{code}/{part}.py: TABLE is no {kind.__name__}")
    return found


@cache
def _masks(code: str) -> Masks | None:
    where = _folder(code, "masks.toml")
    if where is None:
        return None
    text = (ROOT / where / "masks.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Masks)
