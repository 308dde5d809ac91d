"""The numbers a room decides by. In: the source of a module. Out: its named numbers and thresholds, and where each is used.

A number is what stands after a name in capitals at the head of a module, after a field of a record as its default, or to the
right or left of an order (``<``, ``<=``, ``>``, ``>=``) when it is neither none nor one: those two count, and are no choice.
Deliberately missing: numbers inside tables and patterns, which are words of a language or entries of a case.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quality.mutants.exempt import EXEMPT

ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
COUNTS = (-1, 0, 1)


@dataclass(frozen=True)
class Number:
    """A number in the code: its file, its place in it, the name it has (or the comparison), and what it is worth."""

    path: str
    line: int
    start: int
    end: int
    name: str
    value: float

    @property
    def key(self) -> str:
        """What it is known by in the table."""
        return f"{self.path.removeprefix('src/callup/')} {self.name}"


@dataclass(frozen=True)
class Mutant:
    """One number put another way."""

    number: Number
    text: str

    @property
    def key(self) -> str:
        """What it is known by in the table."""
        return f"{self.number.key} = {self.text}"


def numbers(tree: Path, room: str) -> list[Number]:
    """Every number of a room, but for the exempt ones."""
    files = sorted((tree / "src/callup" / room).rglob("*.py"))
    found = [one for file in files for one in _of(file, file.relative_to(tree).as_posix())]
    return [one for one in _told_apart(found) if one.key not in EXEMPT]


def _told_apart(found: list[Number]) -> Iterator[Number]:
    """The second comparison of the same words in a file is called the second."""
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.key] += 1
        yield one if seen[one.key] == 1 else replace(one, name=f"{one.name} {seen[one.key]}")


def mutants(number: Number) -> Iterator[Mutant]:
    """Ten times the number, and a tenth of it (whole numbers upwards, and never themselves)."""
    value = number.value
    yield Mutant(number, repr(value * 10))
    tenth = -(-value // 10) if isinstance(value, int) else value / 10
    if tenth != value:
        yield Mutant(number, repr(tenth))


def written(source: str, mutant: Mutant) -> str:
    """The source with the mutant in it."""
    lines = source.encode().splitlines(keepends=True)
    one = mutant.number
    line = lines[one.line - 1]
    lines[one.line - 1] = line[: one.start] + mutant.text.encode() + line[one.end :]
    return b"".join(lines).decode()


def _of(file: Path, path: str) -> Iterator[Number]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in tree.body:
        yield from _assigned(node, path, "")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for field in node.body:
                if isinstance(field, ast.AnnAssign):
                    yield from _assigned(field, path, f"{node.name}.")
        elif isinstance(node, ast.Compare):
            yield from _compared(node, path)


def _assigned(node: ast.stmt, path: str, owner: str) -> Iterator[Number]:
    if isinstance(node, ast.Assign):
        target: ast.expr = node.targets[0]
    elif isinstance(node, ast.AnnAssign):
        target = node.target
    else:
        return
    value = worth(node.value)
    if value and isinstance(target, ast.Name) and node.value is not None:
        yield _number(node.value, path, owner + target.id, value)


def _compared(node: ast.Compare, path: str) -> Iterator[Number]:
    sides = [node.left, *node.comparators]
    for place, order in enumerate(node.ops):
        for side in sides[place : place + 2] if isinstance(order, ORDERS) else ():
            value = worth(side)
            if value is not None and value not in COUNTS:
                yield _number(side, path, f"«{ast.unparse(node)}»", value)


def _number(node: ast.expr, path: str, name: str, value: float) -> Number:
    if node.end_lineno != node.lineno or node.end_col_offset is None:
        raise ValueError(f"{path}:{node.lineno}: a number over several lines; write it in one")
    return Number(path, node.lineno, node.col_offset, node.end_col_offset, name, value)


def worth(node: ast.expr | None) -> float | None:
    """What an expression made of numbers alone is worth; nothing for any other."""
    parts = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop)
    if node is None or not all(isinstance(part, parts) for part in ast.walk(node)):
        return None
    value = eval(ast.unparse(node), {"__builtins__": {}})
    return value if type(value) in (int, float) else None


def uses(tree: Path, number: Number) -> list[tuple[str, int, int]]:
    """The functions that use a number: file, first line, last line; all of its module's where none does by name."""
    name = number.name.rpartition(".")[2]
    if number.name.startswith("«"):
        found = [one for one in _functions(tree / number.path) if one[0] <= number.line <= one[1]]
        return [(number.path, *one) for one in found[-1:]]
    files = {number.path, *_importers(tree, number, name)}
    found_in = [(path, *one) for path in sorted(files) for one in _functions(tree / path, name)]
    return found_in or [(number.path, *one) for one in _functions(tree / number.path)]


def _importers(tree: Path, number: Number, name: str) -> Iterator[str]:
    module = number.path.removeprefix("src/").removesuffix(".py").replace("/", ".")
    attribute = "." in number.name
    for file in (tree / "src/callup").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if (f".{name}" in source) if attribute else (module in source and name in source):
            yield file.relative_to(tree).as_posix()


def _functions(file: Path, name: str | None = None) -> list[tuple[int, int]]:
    made = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [
        (min([one.lineno, *(d.lineno for d in one.decorator_list)]), one.end_lineno or one.lineno)
        for one in made
        if isinstance(one, ast.FunctionDef) and (name is None or _speaks_of(one, name))
    ]


def _speaks_of(function: ast.FunctionDef, name: str) -> bool:
    return any(
        (isinstance(one, ast.Name) and one.id == name)
        or (isinstance(one, ast.Attribute) and one.attr == name)
        for one in ast.walk(function)
    )
