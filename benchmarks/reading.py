"""Reading: the encoder, the triage, the whole road in English and Russian, memory of a long ingest.

One process, one thread of the encoder. Speeds are medians of three rounds; each stage reads the same texts.
"""

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from callup.case import load_case
from callup.intake import IntakeOptions, document_from_bytes
from callup.model import Document
from callup.reading.encoder import Encoder
from callup.reading.load import load_reader, packaged
from callup.reading.pieces import CLOSE, OPEN, Cutter, windows
from callup.reading.triage import Triage

ROOT = Path(__file__).parents[1]
ROUNDS = 3
MANY = 10_000
ARTICLES = 40
TITLE = "Reading"
MEASURE_MEMORY = """
import resource, sys
from callup.cli.app import main
sys.argv = ["callup", "ingest", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def news(shared: Path, count: int) -> list[str]:
    """English news articles, or the specimens where no others are here."""
    source = shared / "bench/polnear/dev.jsonl.gz"
    if not source.exists():
        return [
            path.read_text(encoding="utf-8")
            for path in sorted((ROOT / "examples/spring-2023").glob("*.txt"))
        ]
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:count]


def document(text: str, language: str) -> Document:
    """A document without the detour over a file."""
    [item] = document_from_bytes(text.encode(), "bench", IntakeOptions(date="2023-03-20"))
    assert isinstance(item, Document)
    return Document(
        id=item.id,
        file="bench",
        text=item.text,
        body=item.body,
        language=language,
        published="2023-03-20",
    )


def seconds(work: Callable[[], object]) -> float:
    """The median time of a piece of work."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def memory(count: int) -> tuple[float, float]:
    """Peak memory in MiB and seconds of ``callup ingest`` over so many short articles."""
    specimens = [
        p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples/spring-2023").glob("*.txt"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for number in range(count):
            body = f"{specimens[number % len(specimens)]}\nNote {number} of the series.\n"
            (texts / f"{number:05d}.txt").write_text(body, encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                MEASURE_MEMORY,
                str(texts),
                "--ledger",
                str(Path(folder) / "bench.db"),
            ],
            capture_output=True,
            text=True,
            check=True,
            env=dict(os.environ),
        )
        return int(done.stderr.strip().splitlines()[-1]) / 1024, time.perf_counter() - start


def rows(shared: Path) -> list[tuple[str, str, str]]:
    """Each figure: what, measured, beside."""
    return [*_speeds(news(shared, ARTICLES)), _memory_row()]


def _memory_row() -> tuple[str, str, str]:
    peak, took = memory(MANY)
    return (
        f"`callup ingest` of {MANY:,} short articles on the matter",
        f"peak {peak:,.0f} MiB",
        f"{MANY / took:.1f} documents/s",
    )


def _speeds(texts: list[str]) -> list[tuple[str, str, str]]:
    words = sum(len(text.split()) for text in texts)
    reader = load_reader(load_case("russia"))
    triage, encode, cutter = (
        Triage.read(packaged()),
        Encoder.read(packaged()),
        Cutter.read(packaged()),
    )
    articles = [document(text, "en") for text in texts]
    cuts = [cutter.cut(a.text, a.body) for a in articles]
    shown = [
        [OPEN, *cut.ids[w.first : w.after], CLOSE]
        for a, cut in zip(articles, cuts, strict=True)
        for w in windows(a.text, cut)
    ]
    encoded = seconds(lambda: [encode(ids) for ids in shown])
    look = seconds(lambda: [triage.matters(ids[1:-1]) for ids in shown])
    share = sum(not triage.matters(ids[1:-1]) for ids in shown) / max(1, len(shown))
    road = seconds(lambda: [reader.read(a) for a in articles])
    on_matter = [
        document(p.read_text(encoding="utf-8"), "en")
        for p in sorted((ROOT / "examples/spring-2023").glob("*.txt"))
    ]
    matter_words = sum(len(a.text.split()) for a in on_matter)
    dense = seconds(lambda: [reader.read(a) for a in on_matter])
    return [
        ("encoder alone, English news", f"{words / encoded:,.0f} words/s", "1.0x"),
        (
            "triage alone, English news",
            f"{words / look:,.0f} words/s",
            f"{encoded / look:,.0f}x the encoder; spares {share:.0%} of windows",
        ),
        (
            "whole road, English news",
            f"{len(texts) / road:.1f} documents/s of {words // len(texts)} words; {words / road:,.0f} words/s",
            f"{encoded / road:.1f}x the encoder alone",
        ),
        (
            "whole road, articles on the matter (specimens)",
            f"{len(on_matter) / dense:.1f} documents/s of {matter_words // len(on_matter)} words; "
            f"{matter_words / dense:,.0f} words/s; {matter_words / dense / 700:.1f} documents/s of 700 words",
            f"{(matter_words / dense) / (words / encoded):.2f}x the encoder alone",
        ),
    ]
