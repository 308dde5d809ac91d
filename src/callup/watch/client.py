"""An address → what its server answered, with every exchange as it went over the wire. In: a URL, conditions. Out: a Visit.

Total: whatever a server does, a Visit says so. Every hop is checked as ``intake.fetch`` checks: no private address, no other
scheme. Bodies are read raw, up to a limit of bytes and of seconds for the whole of a request, and unpacked within the same
limit. Deliberately missing: cookies, logins, scripts, and any decision about what an answer means (``verdicts``).
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

from callup.errors import BadInput
from callup.intake.fetch import REDIRECTS, FetchPolicy, UnreachableError, pinned
from callup.watch.bodies import unpacked_body

PERMANENT = frozenset({301, 308})
ACCEPTED = "gzip, deflate"
BY_LENGTH, BY_LOSS = "length", "disconnect"
"""Words of WARC for why a body is not whole."""
Headers = tuple[tuple[str, str], ...]


May = Callable[[str], Awaitable[str]]
"""Says why an address may not be asked for, "" where it may."""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One request and its response, bodies as they were sent; ``truncated`` says in WARC's words why one is not whole."""

    url: str
    at: str
    request: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    truncated: str = ""

    def header(self, name: str) -> str:
        """The first header of a name, "" without one."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking for an address: the exchanges, the body unpacked, or the failure that kept it away.

    ``moved`` is True where every redirect on the way was a permanent one.
    """

    asked: str
    url: str
    at: str
    exchanges: tuple[Exchange, ...] = ()
    body: bytes = b""
    failure: str = ""
    moved: bool = False

    @property
    def last(self) -> Exchange | None:
        """The exchange that ended it."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def status(self) -> int | None:
        """The last answer's status; None where there was no answer."""
        return self.last.status if self.last is not None else None


class Conditions(msgspec.Struct, frozen=True):
    """What the server is told of the version at hand."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """As request headers."""
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {key: value for key, value in found.items() if value}


class Client:
    """Asks servers, one request at a time for each call; use as an async context manager."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], str]) -> None:
        self._policy, self._now = policy, now
        self.now = now
        """This moment as captures write it."""
        # No connection is kept: one opened for a name must not serve another name at the same number.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.AsyncClient(trust_env=False, follow_redirects=False, limits=limits)

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._http.aclose()

    async def visit(
        self, url: str, conditions: Conditions | None = None, may: May | None = None
    ) -> Visit:
        """Ask for an address and follow its redirects; each hop is checked and kept. ``may`` is asked before each hop elsewhere."""
        visit = Visit(asked=url, url=url, at=self._now())
        permanent = True
        extra = (conditions or Conditions()).headers()
        for _ in range(self._policy.redirects + 1):
            exchange, failure = await self._once(visit.url, extra)
            if exchange is None:
                return msgspec.structs.replace(visit, failure=failure)
            visit = msgspec.structs.replace(visit, exchanges=(*visit.exchanges, exchange))
            where = exchange.header("location")
            if failure or exchange.status not in REDIRECTS or not where:
                return self._ended(visit, exchange, failure, permanent=permanent)
            permanent = permanent and exchange.status in PERMANENT
            try:
                visit = msgspec.structs.replace(visit, url=urljoin(visit.url, where))
            except ValueError:
                return msgspec.structs.replace(visit, failure="a redirect to no address")
            if may is not None and (reason := await may(visit.url)):
                return msgspec.structs.replace(visit, failure=reason)
        return msgspec.structs.replace(visit, failure="redirects without end")

    def _ended(self, visit: Visit, last: Exchange, failure: str, *, permanent: bool) -> Visit:
        body = b""
        if not failure:
            try:
                encoding = last.header("content-encoding")
                body = unpacked_body(last.body, encoding, self._policy.max_bytes)
            except BadInput as error:
                failure = str(error)
        moved = permanent and len(visit.exchanges) > 1
        return msgspec.structs.replace(visit, body=body, failure=failure, moved=moved)

    async def _once(self, url: str, extra: dict[str, str]) -> tuple[Exchange | None, str]:
        try:
            # Looking a name up may block; nothing else should wait for it.
            target, head, extensions = await asyncio.to_thread(pinned, url, self._policy)
        except UnreachableError as error:
            return None, f"no answer: {error}"
        except (BadInput, ValueError) as error:
            return None, f"not asked: {error}"
        head = {**head, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **extra}
        request = self._http.build_request(
            "GET", target, headers=head, extensions=extensions, timeout=self._policy.timeout_s
        )
        return await self._sent(url, request)

    async def _sent(self, url: str, request: httpx.Request) -> tuple[Exchange | None, str]:
        at = self._now()
        try:
            async with asyncio.timeout(self._policy.timeout_s):
                response = await self._http.send(request, stream=True)
                try:
                    body, truncated, failure = await self._body(response)
                finally:
                    await response.aclose()
        except TimeoutError:
            return None, "no answer within the time limit"
        except httpx.TransportError as error:
            return None, _told(error)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return None, f"an answer that makes no sense ({type(error).__name__})"
        made = Exchange(
            url=url,
            at=at,
            request=_request_headers(request, url),
            status=response.status_code,
            reason=response.reason_phrase,
            headers=tuple(
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw
            ),
            body=body,
            truncated=truncated,
        )
        return made, failure

    async def _body(self, response: httpx.Response) -> tuple[bytes, str, str]:
        """The raw body, why it is cut, and what that means; what came before a loss is kept."""
        body = bytearray()
        try:
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > self._policy.max_bytes:
                    kept = bytes(body[: self._policy.max_bytes])
                    return kept, BY_LENGTH, f"more than {self._policy.max_bytes:,} bytes"
        except httpx.TransportError as error:
            return bytes(body), BY_LOSS, f"not whole: {_told(error)}"
        return bytes(body), "", ""


def _told(error: httpx.TransportError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "its certificate is not valid"
        cause = cause.__cause__ or cause.__context__
    return f"no answer ({type(error).__name__})"


def _request_headers(request: httpx.Request, url: str) -> Headers:
    """The request as it was sent; its first line as the pair ("", line)."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    raw = ((k.decode("latin-1"), v.decode("latin-1")) for k, v in request.headers.raw)
    return (("", f"GET {path} HTTP/1.1"), *raw)
