"""How many: figures with their bounds, units and counted nouns. In: text. Out: quantities. One file a question."""

from callup.reading.quantity.draft import QuantityRules
from callup.reading.quantity.find import find_quantities

__all__ = ["QuantityRules", "find_quantities"]
