"""A cluster of Dask workers as a mapper for the scenario room. In: an address. Out: a function that maps over machines.

Missing on purpose: starting workers. ``dask worker ADDRESS`` does that on any machine with Callup installed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from callup.errors import BadRequest
from callup.scenario.parts import Mapper


@contextmanager
def mapper_on(address: str | None, patience: float = 10.0) -> Iterator[Mapper]:
    """A mapper on the cluster at ``address``, or Python's own where there is none.

    ``patience``: seconds in which the cluster has to answer. Raises BadRequest where Dask is not installed or nobody
    answers at the address.
    """
    if address is None:
        yield map
        return
    try:
        import distributed
    except ImportError as error:
        raise BadRequest(
            "--cluster needs Dask, which is not installed: pip install 'callup[scenario]'"
        ) from error
    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=patience, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise BadRequest(
            f"--cluster {address!r}: no Dask scheduler answers there ({error}); start one with 'dask scheduler'"
        ) from error
    with client:

        def on_cluster(function: Callable[[Any], Any], parts: Sequence[Any]) -> Iterable[Any]:
            """What each part needs travels once; the order of the answers is that of the parts."""
            shared = client.scatter(function, broadcast=True)
            asked = [client.submit(_call, shared, part, pure=False) for part in parts]
            answers: list[Any] = client.gather(asked)
            return answers

        yield on_cluster


def _call(function: Callable[[Any], Any], part: Any) -> Any:  # noqa: ANN401
    return function(part)
