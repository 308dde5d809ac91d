"""The documents keep up with the program: commands, signals, measures and rooms are all described."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from callup.case import case_names, load_case
from callup.case.places import load_places
from callup.cli.app import app

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_command_is_documented() -> None:
    page = text("docs/cli.md")
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f"## callup {name}" in page


@pytest.mark.parametrize("kind", ["signals", "measures"])
def test_every_signal_and_measure_is_documented(kind: str) -> None:
    page = text("docs/case.md")
    missing = [name for name in getattr(load_case("russia"), kind) if f"| `{name}` |" not in page]
    assert not missing


def test_every_room_has_its_line_in_the_table_of_rooms() -> None:
    page = text("docs/architecture.md")
    rooms = [
        path.name
        for path in (ROOT / "src/callup").iterdir()
        if path.is_dir() and (path / "__init__.py").exists()
    ]
    assert rooms
    assert [room for room in rooms if f"| `{room}/` |" not in page] == []


def strings_in(path: Path) -> list[str]:
    """The string constants of a module that are no documentation: those that are used for something."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]


SHORTEST = 3
"""Letters of the shortest name looked for: of two letters too many are other things as well."""
BENT = 5
"""Letters from which a Cyrillic name is looked for without its last one, which its cases change."""
CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]+")


def names_of(case: str) -> set[str]:
    """What a case calls its sources, regions, countries and capitals; a star ends a stem."""
    held, places = load_case(case), load_places(case)
    found = {case}
    for actor in held.actors.values():
        found |= {actor.name, *actor.names}
    regions = [places.regions[code] for code in places.subjects()]
    countries = [places.countries[code] for code in (held.head.country, *held.head.adversary)]
    for words in (*regions, *countries):
        found |= {words.name, *words.en, *words.en_people, *words.ru, *words.ru_fixed, *words.uk}
        found |= {f"{word[:-2]}*" for word in (*words.ru_adj, *words.uk_adj)}
        found |= {f"{word}*" for word in words.ru_people}
    for region in regions:
        found |= {region.native, region.capital, *region.base}
    found |= {name for names in places.rules.governments.values() for name in names}
    return found | {f"{w[:-1]}*" for w in found if len(w) >= BENT and CYRILLIC.fullmatch(w)}


def named_in(text: str, names: set[str]) -> set[str]:
    """The names that stand in a text as words, or begin one; Cyrillic ones in small letters too, as patterns are written."""
    spelt = {name for name in names if len(name) >= SHORTEST}
    spelt |= {name.lower() for name in spelt if CYRILLIC.match(name)}
    there = [name for name in spelt if name.removesuffix("*") in text]
    found = {name.removesuffix("*") for name in there if _whole(name).search(text)}
    return {name for name in found if not any(o != name and o.startswith(name) for o in found)}


def _whole(name: str) -> re.Pattern[str]:
    end = "" if name.endswith("*") else r"(?!\w)"
    return re.compile(rf"(?<!\w){re.escape(name.removesuffix('*'))}{end}")


SRC = ROOT / "src/callup"
NAMES = set().union(*(names_of(case) for case in case_names()))
INSTITUTIONS = {"генштаб", "омбудсмен", "президент"}
TABLES = {
    "evidence/origins.py": {"президент"},  # a language's words for institutions of any country
    "language/ru/speakers.py": {*INSTITUTIONS, "инсайдер", "мвд", "минобороны", "минюст"},
    "language/uk/speakers.py": {*INSTITUTIONS, "військкомат", "мзс", "міноборон"},
    "language/ru/places.py": {"військкомат"},
    # Peoples, as nouns that a figure counts, and adjectives that begin like them.
    "language/ru/nouns.py": {
        "башкир", "бурят", "вагнер", "дагестан", "калмык", "москвич", "петербур", "российск", "росі", "туляк", "украинск",
        "україн", "чеченец", "якут",
    },
    # A language's own names for towns and regions that a case need not know.
    "language/de/spelling.py": {
        "Dagestan", "Petersburg", "St. Petersburg", "Tatarstan", "Башкирия", "Бурятия", "Дагестан", "Киев", "Київ", "Крым",
        "Москва", "Петербург", "Санкт-Петербург", "Татарстан", "Чечня",
    },
}  # fmt: skip
"""Tables of a language: the words that also stand among a case's names, each for a reason; nothing but tables may have any."""


def test_the_engine_names_no_source_region_country_or_capital_of_any_case() -> None:
    engine = [*SRC.rglob("*.py")]
    guilty = {
        (str(path.relative_to(SRC)), name)
        for path in engine
        for name in named_in("\n".join(strings_in(path)), NAMES)
        if name not in TABLES.get(str(path.relative_to(SRC)), ())
    }
    assert len(engine) > 150
    assert not guilty


def test_the_search_for_names_would_notice_one(tmp_path: Path) -> None:
    for text in (
        "Kremlin",
        "росси\\w+",
        "[Кк]ремл|госдум",
        "Voronezh",
        "Verkhovna Rada",
        "львівськ",
    ):
        assert named_in(text, NAMES), text
    page = tmp_path / "page.py"
    page.write_text('"""The Kremlin."""\nA = "the Kremlin"\n"""Of the Duma."""\n')
    assert strings_in(page) == ["the Kremlin"]


def test_every_language_table_that_is_allowed_still_needs_it() -> None:
    for name, words in TABLES.items():
        assert words <= named_in("\n".join(strings_in(SRC / name)), NAMES)


CASELESS = {"rejected", "audit"}
"""They tell of a ledger's files and events, whatever was read in them."""


def test_every_command_that_asks_a_case_takes_it_by_name_or_folder() -> None:
    without = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback and "case" not in inspect.signature(command.callback).parameters
    }
    assert without == CASELESS
