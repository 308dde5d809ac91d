"""The documents keep up with the program: commands, signals, measures and rooms are all described."""

import ast
from pathlib import Path

import pytest

from callup.case import load_case
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
    """The string constants of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documented
    ]


def test_the_engine_names_nobody_and_no_region_of_the_case() -> None:
    named = ("Putin", "Shoigu", "Peskov", "Voronezh", "Chikov", "Госдум", "Путин", "Воронеж")
    engine = [path for path in (ROOT / "src/callup").rglob("*.py") if "case" not in path.parts]
    guilty = {
        (path.name, name)
        for path in engine
        for text in strings_in(path)
        for name in named
        if name in text
    }
    assert len(engine) > 50
    assert not guilty
