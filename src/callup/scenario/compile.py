"""How the kernel is compiled: by Numba, once, kept on disk where a place can be written. In: a function. Out: it, compiled.

What is kept is good for exactly the sources it was made of: Numba itself looks at a function's own file only, and the
kernel's functions freeze numbers of other modules (the place of a parameter in its row). No fast maths, not even fused
multiply-add: a draw's numbers must not depend on the lane it is worked on, nor on the processor.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numba

P = ParamSpec("P")
T = TypeVar("T")


MADE_OF = (
    "compile", "draws", "home", "kernel", "orders", "parameters", "paths", "pipe", "plan", "rates", "recording", "result",
    "rows", "task",
)  # fmt: skip
"""The modules the kernel is made of; a test compares them with what it imports."""


def _sources() -> str:
    """A short name of the kernel's sources as they are."""
    digest = hashlib.sha256()
    for name in MADE_OF:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


_MADE_OF = _sources()


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """A piece of the kernel, laid into its caller: widths that are constant there stay constant here.

    Such a piece makes no arrays, so it needs no counting of references, which would cost more than its arithmetic.
    """
    options: dict[str, Any] = {"forceinline": True, "_nrt": False}
    made: Callable[P, T] = numba.njit(error_model="numpy", **options)(function)
    return made


def apart(function: Callable[P, T]) -> Callable[P, T]:
    """A piece of the kernel that is seldom needed: compiled once, and called."""
    options: dict[str, Any] = {"_nrt": False}
    made: Callable[P, T] = numba.njit(error_model="numpy", **options)(function)
    return made


def kernel(function: Callable[P, T]) -> Callable[P, T]:
    """An outermost function, kept beside the package or in the user's cache; where neither can be written, compiled anew."""
    function.__qualname__ = f"{function.__qualname__}_{_MADE_OF}"
    try:
        return numba.njit(cache=True, error_model="numpy", nogil=True)(function)
    except RuntimeError:  # Numba's "no locator available": nowhere to keep what was compiled
        return numba.njit(error_model="numpy", nogil=True)(function)
