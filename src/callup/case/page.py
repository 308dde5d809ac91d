"""One TOML page of a case. In: its text. Out: its tables as nouns. Every fault is noted with file, entry and line, none hides
the next.

Deliberately missing: what a case's pages say of each other; each loader checks that.
"""

import datetime as dt
import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from callup.case.keys import hint, sifted
from callup.errors import BadCase

T = TypeVar("T", bound=msgspec.Struct)
HEAD = re.compile(r"\s*\[{1,2}([\w.\-]+)\]{1,2}")
NAMED_TWICE = re.compile(r" - at `\$\.?(.*)`$")
"""Where msgspec says a fault sits: inside the key that is named already."""


class Faults:
    """What is wrong with a case, line by line."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, line: str) -> None:
        """Note a fault, once."""
        if line not in self.lines:
            self.lines.append(line)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what a check refuses, and go on."""
        try:
            yield
        except BadCase as error:
            for line in str(error).splitlines():
                self.add(line)

    def settle(self) -> None:
        """Raise one BadCase of all faults, if there are any."""
        if self.lines:
            raise BadCase("\n".join(self.lines))


class Page:
    """A page's tables, with the line of each; faults go to the list it is given."""

    def __init__(self, name: str, text: str, faults: Faults) -> None:
        self.name = name
        self.faults = faults
        self.table: dict[str, Any] = {}
        try:
            self.table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            faults.add(f"{name}: {error}")
        self._lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            head = HEAD.match(line)
            if head:
                self._lines.setdefault(head[1], []).append(number)

    def over(self, base: Mapping[str, Any]) -> "Page":
        """The same page laid over the tables that all cases share: what it says itself counts."""
        self.table = merged(base, self.table)
        return self

    def at(self, where: str, prior: int | None = None) -> str:
        """File and line of a table, or of one of its priors."""
        lines = self._lines.get(where, [])
        if prior is not None:
            inner = self._lines.get(f"{where}.priors", [])
            lines = inner[prior : prior + 1] or lines
        return f"{self.name}, line {lines[0]}" if lines else f"{self.name} [{where}]"

    def fault(self, where: str, words: str, prior: int | None = None) -> None:
        """Note what is wrong with a table."""
        self.faults.add(f"{self.at(where, prior)}: {words}")

    def only(self, *known: str) -> None:
        """Note sections of a page that has none of that name."""
        for key in self.table:
            if key not in known:
                self.faults.add(f"{self.name}: unknown section [{key}]{hint(key, known)}")

    def section(self, name: str) -> dict[str, Any]:
        """A table of tables that has to be there."""
        found = self.table.get(name)
        if not isinstance(found, dict) or not found:
            self.faults.add(f"{self.name}: no [{name}]: write one")
            return {}
        return found

    def noun(self, value: Mapping[str, Any], kind: type[T], where: str = "") -> T | None:
        """An entry as a noun; None, and its faults noted, where it is none."""
        before = len(self.faults.lines)
        clean = sifted(dict(value), kind, lambda inner, words: self._tell(where, inner, words))
        wrong = False
        for field in msgspec.structs.fields(kind):
            if field.encode_name not in clean:
                if field.required:
                    self._tell(where, "", f"`{field.encode_name}` is missing")
                continue
            try:
                msgspec.convert(clean[field.encode_name], field.type)
            except msgspec.ValidationError as error:
                wrong = True
                inner = NAMED_TWICE.search(str(error))
                key = ".".join(part for part in (field.encode_name, inner and inner[1]) if part)
                self._tell(where, "", f"`{key}`: {NAMED_TWICE.sub('', str(error))}")
        if wrong or len(self.faults.lines) > before:
            return None
        return msgspec.convert(clean, kind)

    def entries(
        self, table: Mapping[str, Any], kind: type[T], under: str = "", *, named: bool = True
    ) -> dict[str, T]:
        """Every entry of a table as a noun, by its key; faulty ones are noted and left out."""
        found = {}
        for key, entry in table.items():
            where = f"{under}.{key}" if under else key
            if not isinstance(entry, dict):
                self._tell(under, "", f"`{key}` is no table: write [{where}]")
                continue
            made = self.noun({"name": key, **entry} if named else entry, kind, where)
            if made is not None:
                found[key] = made
        return found

    def _tell(self, where: str, inner: str, words: str) -> None:
        path = ".".join(part for part in (where, inner) if part)
        self.faults.add(f"{self.name}{f' [{path}]' if path else ''}: {words}")

    def day(self, value: str, where: str) -> None:
        """Note what is no date."""
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            self.fault(where, f"[{where}] {value!r} is no date: write it as 2023-03-24")

    def numbers(self, where: str, values: Iterable[float | None]) -> None:
        """Note what is no finite number."""
        if any(value is not None and not math.isfinite(value) for value in values):
            self.fault(where, f"[{where}] holds what is no finite number")

    def known(self, names: Iterable[str], table: Iterable[str], where: str, kind: str) -> None:
        """Note names that are not in a table."""
        known = set(table)
        unknown = [name for name in names if name not in known]
        if unknown:
            self.fault(where, f"[{where}] unknown {kind} {', '.join(unknown)}")


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one, key by key; where both have a word, the second counts.

    >>> merged({"a": {"x": 1, "y": 2}}, {"a": {"y": 3}, "b": 4})
    {'a': {'x': 1, 'y': 3}, 'b': 4}
    """
    found = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(found.get(key), dict)
        found[key] = merged(found[key], value) if both else value
    return found
