"""Holders of public office whom a case names beside its sources. In: ``officials.toml`` of a case. Out: names, grouped by office.

Deliberately missing: anybody without a public office.
"""

import tomllib
from importlib.resources import files

import msgspec

from callup.errors import BadCase


class Officials(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """People of one kind of office; ``alone`` where the news name them by their surnames."""

    office: str
    names: tuple[str, ...]
    alone: bool = False


def load_officials(case: str) -> tuple[Officials, ...]:
    """The officials of a case; a case need not name any."""
    path = files("callup.case").joinpath("cases", case, "officials.toml")
    if not path.is_file():
        return ()
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(msgspec.convert(group, Officials) for group in held.values())
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadCase(f"{case}/officials.toml: {error}") from error
