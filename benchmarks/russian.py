"""Russian: the whole road over posts, on one core, beside natasha's full pipeline over the same texts.

Posts are those of our own wording, joined until each has about sixty words: each holds several claims. natasha runs what
its guide shows: segmenting, morphology, syntax, names; its stages are called through slovnet, which does the work in it.
Speeds are medians of three rounds in one process.
"""

import re
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading import document, seconds
from callup.case import load_case
from callup.model import Document
from callup.reading.load import load_reader
from callup.reading.names.entities import load_tagger, weights

ROOT = Path(__file__).parents[1]
TITLE = "Russian posts"
POST_WORDS = 60
MARK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def posts() -> list[str]:
    """Russian posts of our own wording, joined until each has about sixty words."""
    source = (ROOT / "tests/corpus/russian/posts.txt").read_text(encoding="utf-8")
    bare = [MARK.sub(r"\1", block).strip() for block in re.split(r"(?m)^## .*\n", source)]
    made: list[str] = []
    parts: list[str] = []
    for text in filter(None, bare):
        parts.append(text)
        if sum(len(part.split()) for part in parts) >= POST_WORDS:
            made.append("\n".join(parts))
            parts = []
    return made


def pipeline() -> Callable[[str], None]:
    """natasha's road for one text: sentences and words, morphology, syntax, names."""
    folder = weights()
    from navec import Navec
    from razdel import sentenize, tokenize
    from slovnet import NER, Morph, Syntax

    navec = Navec.load(str(folder / "emb/navec_news_v1_1B_250K_300d_100q.tar"))
    tools = [
        kind.load(str(folder / f"model/slovnet_{name}_news_v1.tar"))
        for kind, name in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    ]
    for tool in tools:
        tool.navec(navec)
    names, morph, syntax = tools

    def run(text: str) -> None:
        words = [[token.text for token in tokenize(s.text)] for s in sentenize(text)]
        list(morph.map(words))
        list(syntax.map(words))
        names(text)

    return run


def rows(shared: Path) -> list[tuple[str, str, str]]:
    """Each figure: what, measured, beside."""
    texts = posts()
    documents: list[Document] = [document(text, "ru") for text in texts]
    words = sum(len(text.split()) for text in texts) / len(texts)
    reader = load_reader(load_case("russia"))
    natasha, tagger = pipeline(), load_tagger()
    for item in documents[:3]:
        reader.read(item)
    road = seconds(lambda: [reader.read(item) for item in documents])
    full = seconds(lambda: [natasha(text) for text in texts])
    names = seconds(lambda: [tagger(text) for text in texts])
    count = len(texts)
    return [
        (
            f"whole road, posts of {words:.0f} words on the matter",
            f"{count / road:.0f} posts/s",
            f"{full / road:.1f}x natasha's full pipeline",
        ),
        ("natasha's full pipeline, the same posts", f"{count / full:.0f} posts/s", "1.0x"),
        (
            "names alone (slovnet), the same posts",
            f"{count / names:.0f} posts/s",
            f"{full / names:.1f}x natasha's full pipeline",
        ),
    ]
