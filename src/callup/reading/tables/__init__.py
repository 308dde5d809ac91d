"""The words by which each language names its speakers; data alone, one module a language."""

from callup.reading.tables.english import ENGLISH
from callup.reading.tables.russian import RUSSIAN
from callup.reading.tables.table import Table
from callup.reading.tables.ukrainian import UKRAINIAN

TABLES: dict[str, Table] = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN}

__all__ = ["TABLES", "Table"]
