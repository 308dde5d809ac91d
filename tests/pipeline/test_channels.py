"""Posts that were edited or have vanished between two exports become events, once, whichever export is seen again."""

import json
from pathlib import Path

import pytest

from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.pipeline import Road


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of()


def export(folder: Path, posts: dict[int, str], channel: int = 7) -> Path:
    folder.mkdir()
    messages = [
        {"id": n, "type": "message", "date_unixtime": str(1678400000 + n), "text": text}
        for n, text in posts.items()
    ]
    chat = {"name": "Вестник", "type": "public_channel", "id": channel, "messages": messages}
    path = folder / "result.json"
    path.write_text(json.dumps(chat, ensure_ascii=False), encoding="utf-8")
    return path


def told(ledger: Ledger) -> list[tuple[str, str]]:
    return [(e.what, e.subject) for e in ledger.events() if e.what.startswith("page ")]


def test_edited_and_vanished_posts_become_events_once(road: Road, tmp_path: Path) -> None:
    older = export(
        tmp_path / "a", {1: "Дом на углу.", 2: "Снег идёт.", 3: "Мост закрыт.", 9: "Вечер."}
    )
    newer = export(tmp_path / "b", {1: "Дом за углом.", 3: "Мост закрыт.", 4: "Утро."})
    other = export(tmp_path / "c", {1: "Другой канал.", 4: "Ещё один."}, channel=8)
    at = "2023-04-01T00:00:00Z"
    with Ledger.open(":memory:") as ledger:
        done = road.ingest([older, newer, other], ledger, IntakeOptions(), at=at)
        found = [
            ("page changed", "https://t.me/c/7/1"),
            ("page vanished", "https://t.me/c/7/2"),
        ]
        # Post 9 lies behind the newer export's end, which could not hold it.
        assert told(ledger) == found
        assert done.changed == 2
        again = road.ingest([newer, older], ledger, IntakeOptions(), at=at)
        assert again.changed == 0
        assert told(ledger) == found
