"""How the kernel is compiled: by Numba, once, kept on disk where a place can be written. In: a function. Out: it, compiled.

What is kept is good for exactly the sources it was made of: Numba itself looks at a function's own file only, and the
kernel's functions freeze numbers of other modules (the place of a parameter in its row).
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numba

P = ParamSpec("P")
T = TypeVar("T")
_MATHS = {"contract"}
"""Fused multiply-add is allowed; nothing that reorders sums, so that a run repeats to the bit."""


def _sources() -> str:
    """A short name of this room's sources as they are."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


_MADE_OF = _sources()


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """A piece of the kernel, laid into its caller: widths that are constant there stay constant here.

    Such a piece makes no arrays, so it needs no counting of references, which would cost more than its arithmetic.
    """
    options: dict[str, Any] = {"forceinline": True, "_nrt": False}
    made: Callable[P, T] = numba.njit(fastmath=_MATHS, error_model="numpy", **options)(function)
    return made


def kernel(function: Callable[P, T]) -> Callable[P, T]:
    """An outermost function, kept beside the package or in the user's cache; where neither can be written, compiled anew."""
    function.__qualname__ = f"{function.__qualname__}_{_MADE_OF}"
    try:
        return numba.njit(cache=True, fastmath=_MATHS, error_model="numpy", nogil=True)(function)
    except RuntimeError:  # Numba's "no locator available": nowhere to keep what was compiled
        return numba.njit(fastmath=_MATHS, error_model="numpy", nogil=True)(function)
