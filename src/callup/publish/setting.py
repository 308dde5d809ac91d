"""What a writer may ask besides its record. In: a case's tables, details asked for. Out: a Setting."""

import msgspec

from callup.case import Case
from callup.case.places import PlaceTable


class Setting(msgspec.Struct, frozen=True):
    """The case a record is of, its places, and which details a reader asked for (``why``, ``matrix``, ``alone``)."""

    case: Case
    places: PlaceTable
    details: frozenset[str] = frozenset()
