"""Where a case lies. In: a name this installation knows, or the path of a folder. Out: its pages, laid over what cases share.

Deliberately missing: what the pages hold; see ``load``, ``places`` and ``scenario``.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from callup.case.page import Faults, Page
from callup.errors import BadRequest

HEAD = "case.toml"
PAGES = (
    HEAD, "signals.toml", "measures.toml", "words.toml", "actors.toml", "outlets.toml", "places.toml",
    "places_countries.toml", "places_towns.toml", "law.toml", "outcomes.toml", "states.toml",
    "scenario.toml", "anchors.toml", "officials.toml",
)  # fmt: skip
"""Every page a case may have; only the first has to be there."""
COMMON = "common"
"""The folder of what all cases share: the signals, the measures, the countries, words for offices."""


class Folder(msgspec.Struct, frozen=True):
    """A case's folder: ``home`` is what to ask for it by, a packaged name or a path."""

    home: str
    name: str
    own: Traversable

    def has(self, file: str) -> bool:
        """Whether the case has a page of its own."""
        return self.own.joinpath(file).is_file()

    def page(self, file: str, faults: Faults) -> Page:
        """A page of the case, over the page of that name that all cases share; empty where neither is there."""
        page = Page(f"{self.name}/{file}", _text(self.own, file, faults), faults)
        return page.over(shared(file, faults))

    def strangers(self) -> list[str]:
        """Pages in the folder that no case has: a mistyped name would be left unread in silence."""
        names = (entry.name for entry in self.own.iterdir())
        return sorted(name for name in names if name.endswith(".toml") and name not in PAGES)

    def texts(self) -> Iterator[Traversable]:
        """All the pages the case is read from, in order."""
        for folder in (_packaged(COMMON), self.own):
            pages = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
            yield from sorted(pages, key=lambda entry: entry.name)


def case_names() -> list[str]:
    """The cases this installation holds."""
    found = (entry for entry in _packaged("").iterdir() if entry.joinpath(HEAD).is_file())
    return sorted(entry.name for entry in found if entry.name != COMMON)


def default_case() -> str:
    """The case that is asked when none is named; the cases' own folder says which."""
    return _packaged("default.txt").read_text(encoding="utf-8").strip()


def folder_of(case: str) -> Folder:
    """The folder of a case given by name or by path; raises BadRequest where there is none."""
    if case in case_names():
        return Folder(case, case, _packaged(case))
    path = Path(case)
    if path.joinpath(HEAD).is_file():
        return Folder(case, path.resolve().name, path)
    if path.is_dir():
        raise BadRequest(
            f"{case}: no {HEAD} in it: 'callup case new NAME' writes a folder to begin with"
        )
    raise BadRequest(
        f"no case {case!r}: this installation has {', '.join(case_names())}; or give the path of a case's folder"
    )


def _packaged(name: str) -> Traversable:
    folder = files("callup.case").joinpath("cases")
    return folder.joinpath(name) if name else folder


def _text(folder: Traversable, file: str, faults: Faults) -> str:
    page = folder.joinpath(file)
    if not page.is_file():
        return ""
    try:
        return page.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(f"{folder.name}/{file}: {error}")
        return ""


def shared(file: str, faults: Faults) -> dict[str, Any]:
    """The tables of a page that all cases share; none where there is no such page."""
    return Page(f"{COMMON}/{file}", _text(_packaged(COMMON), file, faults), faults).table
