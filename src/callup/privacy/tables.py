"""What the gate knows: the lists of each language, and names heard in the world. In: files. Out: frozen tables, loaded once.

Deliberately missing: lists of a language written here; they stand in its folder.
"""

from functools import cache
from importlib.resources import files

from callup.errors import CallupError
from callup.language import language, languages
from callup.language.masks import Masks


def masked() -> tuple[str, ...]:
    """The codes of the languages whose names the gate has lists for."""
    return tuple(code for code in languages() if _masks(code) is not None)


def words_of(code: str) -> Masks:
    """The lists of a language ("en", "ru", "uk")."""
    found = _masks(code)
    if found is None:
        raise CallupError(
            f"no masks.toml for {code!r} in callup/language: the gate cannot tell its names"
        )
    return found


def _masks(code: str) -> Masks | None:
    known = language(code)
    return known.masks if known else None


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of folded words: first_names, surnames or english_words."""
    folder = files("callup.privacy").joinpath("lists")
    return frozenset(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").split())
