"""Keys of a decoded table against the noun it is to become. In: a value and a noun. Out: the value without strangers.

Every stranger, key or word of a fixed list, is told with the nearest that is known. Deliberately missing: any other fault
of what stands behind a known key; see ``page``.
"""

import difflib
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import inspect

from callup.case.languages import LANGUAGES
from callup.language import languages

Language = Annotated[str, msgspec.Meta(extra={"language": True})]
Words = dict[Language, tuple[str, ...]]
"""Words or patterns by language: ``{en = ["…"], uk = ["…"]}``, for as many languages as the case knows."""
USUAL = languages()
"""The languages read today: the likeliest that a mistyped code meant."""
ALIKE = 0.5
"""How alike a known key must be to be offered: half of its letters, so that ``ua`` still finds ``uk``."""

Told = Callable[[str, str], None]
"""Told of each fault: the place inside the value, and the words."""


def sifted(value: dict[str, Any], kind: type, tell: Told) -> dict[str, Any]:
    """The table without the keys its noun does not know; each of them is told."""
    shape = _shape(kind)
    assert isinstance(shape, inspect.StructType)  # nouns are structs
    return _noun(value, shape, "", tell)


@lru_cache(maxsize=256)
def _shape(kind: type) -> inspect.Type:
    return inspect.type_info(kind)


def _sifted(value: object, kind: inspect.Type, where: str, tell: Told) -> object:
    if isinstance(kind, inspect.Metadata):
        return _sifted(value, kind.type, where, tell)
    if isinstance(kind, inspect.UnionType):
        return _sifted(value, _of_union(kind), where, tell)
    if isinstance(kind, (inspect.LiteralType, inspect.EnumType)):
        return _listed(value, _choices(kind), where, tell)
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        return _noun(value, kind, where, tell)
    if isinstance(kind, inspect.DictType) and isinstance(value, dict):
        return _table(value, kind, where, tell)
    if isinstance(kind, (inspect.VarTupleType, inspect.ListType)) and isinstance(value, list):
        return [
            _sifted(item, kind.item_type, _under(where, str(number)), tell)
            for number, item in enumerate(value, 1)
        ]
    return value


def _of_union(kind: inspect.UnionType) -> inspect.Type:
    """Of "a table or nothing", "a listed word or nothing" what is not nothing."""
    tables = (inspect.StructType, inspect.DictType, inspect.VarTupleType, inspect.LiteralType)
    return next((t for t in kind.types if isinstance(t, tables)), inspect.AnyType())


def _choices(kind: inspect.Type) -> list[str]:
    """The words of a fixed list; none where any word will do."""
    if isinstance(kind, inspect.LiteralType):
        return [str(value) for value in kind.values]
    return [str(one.value) for one in kind.cls] if isinstance(kind, inspect.EnumType) else []


def _listed(value: object, choices: list[str], where: str, tell: Told) -> object:
    """The value; where it is a word off its list, the first that is on it, so that the fault is told once."""
    if not isinstance(value, str) or value in choices:
        return value
    table, _, key = where.rpartition(".")
    tell(table, f"`{key}`: unknown word `{value}`{hint(value, choices)}")
    return choices[0]


def _noun(
    value: dict[str, Any], kind: inspect.StructType, where: str, tell: Told
) -> dict[str, Any]:
    known = {field.encode_name: field.type for field in kind.fields}
    for key in value:
        if key not in known:
            tell(where, f"unknown key `{key}`{hint(key, known)}")
    return {
        key: _sifted(inner, known[key], _under(where, key), tell)
        for key, inner in value.items()
        if key in known
    }


def _table(value: dict[str, Any], kind: inspect.DictType, where: str, tell: Told) -> dict[str, Any]:
    words: Collection[str] = _choices(kind.key_type)
    what, offered = "key", words
    if isinstance(kind.key_type, inspect.Metadata) and kind.key_type.extra is not None:
        words, what, offered = LANGUAGES, "language", USUAL
    strangers = {key for key in value if words and key not in words}
    for key in sorted(strangers):
        tell(where, f"unknown {what} `{key}`{hint(key, offered)}")
    return {
        key: _sifted(inner, kind.value_type, _under(where, key), tell)
        for key, inner in value.items()
        if key not in strangers
    }


def _under(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def hint(key: str, known: Iterable[str]) -> str:
    """What to write instead: the nearest known key, else all of them."""
    names = list(known)
    near = difflib.get_close_matches(key, names, n=1, cutoff=ALIKE)
    return f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(names)}"
