"""A case: what is watched. In: the name of a case. Out: its checked tables. Misses: everything about language."""
