"""Callup reads the open record and says whether a military call-up is coming, where, of whom and who says so."""

__version__ = "0.1.0"
