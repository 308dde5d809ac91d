"""How the kernel is compiled: by Numba, once, kept on disk where a place can be written. In: a function. Out: it, compiled.

The oracle and the exchange call the same small functions; compiled or not they give the same numbers.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numba

P = ParamSpec("P")
T = TypeVar("T")
_MATHS = {"contract"}
"""Fused multiply-add is allowed; nothing that reorders sums, so that a run repeats to the bit."""


def _jit(function: Callable[P, T], **options: Any) -> Callable[P, T]:  # noqa: ANN401
    """Kept on disk beside the package or in the user's cache; where neither can be written, compiled anew each time."""
    try:
        return numba.njit(cache=True, fastmath=_MATHS, **options)(function)  # type: ignore[no-any-return]
    except RuntimeError:  # Numba's "no locator available": nowhere to keep what was compiled
        return numba.njit(fastmath=_MATHS, **options)(function)  # type: ignore[no-any-return]


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """A piece of the kernel, laid into its caller: widths that are constant there stay constant here."""
    return _jit(function, forceinline=True)


def kernel(function: Callable[P, T]) -> Callable[P, T]:
    """An outermost function of the kernel."""
    return _jit(function, nogil=True)
