"""The one table {noun × format}. In: the files of ``formats``. Out: which formats a noun has, and what is written.

A format is one file (or folder) of ``formats``, found by its name: ``formats/stix.py`` is ``--format stix``. It says which nouns it
writes in ``WRITES`` (noun → function of a record and a Setting that gives a text, or for ``table`` what a terminal shows), or in
``SAVES`` (the same with a path, for what is too large for a text). Nothing else has to know of it.
"""

import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from callup.errors import BadRequest
from callup.publish import formats
from callup.publish.files import whole_file
from callup.publish.neutral import leaving, plain
from callup.publish.nouns import NOUNS
from callup.publish.setting import Setting

Writer = Callable[[Any, Setting], Any]
Saver = Callable[[Any, Setting, Path], None]
FIRST = "table"
"""Where a noun has it, the format a terminal shows when none is asked for."""


class Grid(msgspec.Struct, frozen=True):
    """Writers of texts and of files, by noun and format."""

    writes: Mapping[str, Mapping[str, Writer]]
    saves: Mapping[str, Mapping[str, Saver]]


@lru_cache(maxsize=1)
def grid() -> Grid:
    """The table, from the files that are there."""
    writes: dict[str, dict[str, Writer]] = {}
    saves: dict[str, dict[str, Saver]] = {}
    for name in sorted(found.name for found in pkgutil.iter_modules(formats.__path__)):
        module = import_module(f"{formats.__name__}.{name}")
        for table, held in (("WRITES", writes), ("SAVES", saves)):
            for noun, writer in getattr(module, table, {}).items():
                if noun not in NOUNS:
                    raise LookupError(f"formats/{name} writes {noun!r}, which nouns.py lacks")
                held.setdefault(noun, {})[name] = writer
    return Grid(writes, saves)


def formats_of(noun: str) -> tuple[str, ...]:
    """The formats of a noun as ``--format`` lists them, what a terminal shows first."""
    held = {**grid().writes.get(noun, {}), **grid().saves.get(noun, {})}
    return tuple(sorted(held, key=lambda name: (name != FIRST, name)))


def listed(noun: str) -> str:
    """The same in words: ``table, csv or json``."""
    *others, last = formats_of(noun)
    return f"{', '.join(others)} or {last}" if others else last


def checked(noun: str, format: str, option: str = "--format") -> str:
    """A format that the noun has; BadRequest lists those it has."""
    if format not in formats_of(noun):
        raise BadRequest(f"{option} {format!r} is not known: choose from {listed(noun)}")
    return format


def write(noun: str, format: str, made: object, setting: Setting) -> str:
    """A record as a text. Whatever format it is, nothing in it steers a terminal, a table or a page."""
    writer = grid().writes[noun][checked(noun, format)]
    text: str = writer(leaving(made), setting)
    return plain(text)


def shown(noun: str, made: object, setting: Setting) -> Iterable[object]:
    """A record as what a terminal shows, piece by piece; the console passes each through ``plain``."""
    pieces: Iterable[object] = grid().writes[noun][checked(noun, FIRST)](leaving(made), setting)
    return pieces


def save(noun: str, format: str, made: object, setting: Setting, to: Path) -> None:
    """A record as a file or folder, for formats that are no text."""
    grid().saves[noun][checked(noun, format)](leaving(made), setting, to)


def save_or_write(noun: str, format: str, made: object, setting: Setting, to: Path) -> None:
    """A record as a file or folder, whichever way the format has."""
    if format in grid().saves.get(noun, {}):
        save(noun, format, made, setting, to)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(to) as stream:
        stream.write(write(noun, format, made, setting))
