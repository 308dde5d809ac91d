"""Callup reads the open record and says whether a military call-up is coming, where, of whom and who says so.

    import callup

What stands here is the Python API (``docs/api.md``); each name is loaded when it is first asked for, so that importing is cheap.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callup.api import Ledger, Table, formats, project, read, write
    from callup.errors import BadCase, BadRequest, CallupError

__version__ = "0.1.0"
__all__ = [
    "BadCase",
    "BadRequest",
    "CallupError",
    "Ledger",
    "Table",
    "__version__",
    "formats",
    "project",
    "read",
    "write",
]


def __getattr__(name: str) -> object:
    """A name of the API, loaded now."""
    if name not in __all__:
        raise AttributeError(f"module 'callup' has no attribute {name!r}")
    from importlib import import_module

    room = "callup.errors" if name in {"BadCase", "BadRequest", "CallupError"} else "callup.api"
    return getattr(import_module(room), name)


def __dir__() -> list[str]:
    """The names of the API."""
    return sorted(__all__)
