"""Measures speed and memory and writes ``docs/performance.md``. In: news texts (``../shared``, else the specimens).

    python -m benchmarks [TOPIC…] [--shared DIR] [--out FILE]

Every module beside this one that has a ``TITLE`` and a function ``rows(shared)`` is a topic and a section of the page.
Topics that are not asked for keep the section they had.
"""

import argparse
import importlib
import pkgutil
import platform
import re
from collections.abc import Sequence
from pathlib import Path

import benchmarks

ROOT = Path(__file__).parents[1]
Row = tuple[str, str, str]
"""What, measured, beside."""
HEAD = """# Speed and memory

Written by `make bench`. Each section was measured in one run on a shared machine ({machine}): read the ratios, not the
seconds.
"""


def topics() -> list[str]:
    """The topics there are, in the order of their names."""
    names = (found.name for found in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in names if not name.startswith("_"))


def section(title: str, rows: Sequence[Row]) -> str:
    """One section as Markdown."""
    lines = ["| what | measured | beside |", "| --- | --- | --- |"]
    lines += [f"| {what} | {value} | {beside} |" for what, value, beside in rows]
    return f"## {title}\n\n" + "\n".join(lines) + "\n"


def kept(page: Path) -> dict[str, str]:
    """The sections of an earlier page by title."""
    if not page.exists():
        return {}
    parts = re.split(r"(?m)^(?=## )", page.read_text(encoding="utf-8"))[1:]
    return {part.split("\n", 1)[0][3:]: part.rstrip() + "\n" for part in parts}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topics", nargs="*", help=f"any of {', '.join(topics())}; all when none")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    given = parser.parse_args()
    sections = kept(given.out)
    for name in given.topics or topics():
        topic = importlib.import_module(f"benchmarks.{name}")
        sections[topic.TITLE] = section(topic.TITLE, topic.rows(given.shared))
        print(sections[topic.TITLE])
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    text = "\n".join([HEAD.format(machine=machine), *sections.values()])
    given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
