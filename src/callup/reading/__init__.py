"""Document → Claims: who says what, how, how many, where and when. Pure; see ``reader``."""

from callup.reading.load import load_reader
from callup.reading.reader import Reader

__all__ = ["Reader", "load_reader"]
