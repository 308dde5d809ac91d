"""A new case's folder. In: a path, a country's code. Out: commented pages that load. Misses: anything true of the country.

The pages stand in ``skeleton/`` beside this module, with ``$name``, ``$title`` and ``$country`` to fill in.
"""

import re
from importlib.resources import files
from pathlib import Path
from string import Template

from callup.case.folder import case_names, shared
from callup.case.page import Faults
from callup.case.places import COUNTRIES
from callup.errors import BadRequest

NAME = re.compile(r"[a-z][a-z0-9_-]*")
CODE = re.compile(r"[A-Z]{2}")
UNKNOWN = "XX"
"""A code that ISO 3166-1 leaves to its users: a country yet to be named."""


def write_skeleton(where: Path, country: str = UNKNOWN) -> list[Path]:
    """Write the pages of a new case into a new folder; raises BadRequest for a name that will not do."""
    if not NAME.fullmatch(where.name):
        raise BadRequest(f"{where.name!r} names no case: write small letters, digits, - and _")
    if where.name in case_names():
        raise BadRequest(f"{where.name!r} is a case of this installation: choose another name")
    if not CODE.fullmatch(country):
        raise BadRequest(f"--country {country!r} is no code of ISO 3166-1: write two capitals")
    if where.exists():
        raise BadRequest(f"{where} is there already: name a folder that is not")
    words = _words(where.name, country)
    where.mkdir(parents=True)
    pages = sorted(files("callup.case").joinpath("skeleton").iterdir(), key=lambda page: page.name)
    written = [where / page.name for page in pages]
    for page, target in zip(pages, written, strict=True):
        text = Template(page.read_text(encoding="utf-8")).substitute(words)
        target.write_text(text, encoding="utf-8")
    return written


def _words(name: str, country: str) -> dict[str, str]:
    known = shared(COUNTRIES, Faults()).get("countries", {}).get(country)
    title = known["name"] if known else re.sub(r"[-_]", " ", name).title()
    entry = f'name = "{title}"\nen = ["{title}"]'
    return {
        "name": name,
        "title": title,
        "country": country,
        "entry": f"# (its names stand in the shared list: {title})" if known else entry,
    }
