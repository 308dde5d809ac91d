"""The barrier round each document: time, memory, errors. In: one step of work. Out: what it gave, or a Refusal that says why not.

A timer of the process and its limit of address space bound each step in place: a second process would hold every model
twice and have each document copied to it. Python's own code and its regular expressions heed the timer; a call into another
library is bounded by memory alone until it comes back. Off the main thread there is no timer, off Linux no limit of memory.
Deliberately missing: a second try.
"""

import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeVar

from callup.errors import CallupError
from callup.intake import IntakeOptions
from callup.model import Refusal

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

T = TypeVar("T")
MIB = 2**20
PAGES = Path("/proc/self/statm")
SEND = "please report it at the project's issue page with this line and, if you may, the file; everything else was read"


class OutOfTimeError(BaseException):
    """Raised by the timer; no library's ``except Exception`` may swallow it."""


class Barrier:
    """Runs steps of work, each with the same budget."""

    def __init__(self, options: IntakeOptions) -> None:
        self._seconds = options.max_seconds
        self._bytes = options.max_memory

    def call(self, work: Callable[[], T], file: str, stage: str) -> T | Refusal:
        """What a step gives, or the Refusal that stands for it."""
        try:
            with self._budget():
                return work()
        except OutOfTimeError:
            return self._refused(
                file,
                stage,
                f"took longer than {self._seconds:g} s: split it, or allow more by --limit-time",
            )
        except MemoryError:
            allowed = f"needed more than {self._bytes // MIB} MiB of memory"
            return self._refused(
                file, stage, f"{allowed}: split it, or allow more by --limit-memory"
            )
        except RecursionError:
            return self._refused(file, stage, "nested too deep to be read: this is not a text")
        except (CallupError, KeyboardInterrupt):
            raise
        except Exception as error:  # noqa: BLE001 - one document never stops the rest; the error is told as ours
            return self._refused(file, stage, f"an error of Callup itself, {told(error)}: {SEND}")

    def each(self, items: Iterable[T], file: str, stage: str) -> Iterator[T | Refusal]:
        """The items of a stream, each step within the budget; the stream ends with the Refusal where one fails."""
        stream, ended = iter(items), object()
        while True:
            item = self.call(lambda: next(stream, ended), file, stage)
            if item is ended:
                return
            yield item  # type: ignore[misc]
            if isinstance(item, Refusal) and getattr(stream, "gi_frame", stream) is None:
                return

    @staticmethod
    def _refused(file: str, stage: str, reason: str) -> Refusal:
        return Refusal(file=file, stage=stage, reason=reason)

    @contextmanager
    def _budget(self) -> Iterator[None]:
        timed = self._seconds > 0 and threading.current_thread() is threading.main_thread()
        before = signal.signal(signal.SIGALRM, _ring) if timed else None
        if timed:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)
        try:
            with _memory(self._bytes):
                yield
        finally:
            if timed:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise OutOfTimeError


@contextmanager
def _memory(more: int) -> Iterator[None]:
    """So much more address space than the process holds now."""
    if resource is None or more <= 0 or not PAGES.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    held = int(PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    wanted = held + more
    bounds = [limit for limit in (soft, hard, wanted) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def told(error: Exception) -> str:
    """An error in one line: its kind and where it arose; not its words, which may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "callup" in Path(frame.filename).parts] or frames
    last = ours[-1] if ours else None
    where = f" in {'/'.join(Path(last.filename).parts[-2:])}, line {last.lineno}" if last else ""
    return f"{type(error).__name__}{where}"
