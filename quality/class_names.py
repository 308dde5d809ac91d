"""Class names with two meanings. In: the package's sources. Out: each name that several modules give to a class of their own.

    python -m quality.class_names

Names that begin with "_" are a module's own affair, and the API (``api/``) gives users the plain names of what it stands
for. Deliberately missing: functions; verbs may be shared.
"""

import ast
from collections import defaultdict
from pathlib import Path

FACADE = "api"
ROOT = Path(__file__).parents[1] / "src" / "callup"


def shared_names(root: Path = ROOT) -> dict[str, list[str]]:
    """Each class name that is defined more than once, with its modules."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("*.py")):
        if path.relative_to(root).parts[0] == FACADE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.relative_to(root).as_posix())
    return {name: places for name, places in sorted(found.items()) if len(places) > 1}


if __name__ == "__main__":
    for name, places in shared_names().items():
        print(f"{name}: {', '.join(places)}")
