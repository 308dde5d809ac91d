"""Where: place names in English, Russian and Ukrainian. In: a text and a span. Out: mentions
with ISO 3166-2 codes.

Deliberately missing: coordinates, streets, and regions without a code.
"""

from callup.reading.place.finder import PlaceFinder, PlaceMention

__all__ = ["PlaceFinder", "PlaceMention"]
