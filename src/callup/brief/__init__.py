"""Composes one Brief: what is said, in which order, in which words. How it is written is for ``publish``."""

from callup.brief.compose import compose
from callup.brief.material import Findings, Material, Request

__all__ = ["Findings", "Material", "Request", "compose"]
