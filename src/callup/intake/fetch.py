"""A web address → its bytes. In: a URL somebody gave. Out: what the server sent, or a Refusal that says why not.

The one client that meets the network, and a guarded one: a name is resolved once, every address is checked, and the
connection goes to the address that was checked, at each redirect anew. Deliberately missing: cookies, logins, scripts,
and following links.
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
import msgspec

from callup.errors import BadInput
from callup.model import Refusal

AGENT = "Callup/1 (reads the open record; obeys robots.txt)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({429, 500, 502, 503, 504})
ROBOTS_BYTES = 500 * 1024
# Ranges that carry another address inside them, and so could lead inwards.
CARRIERS = tuple(
    ipaddress.ip_network(n) for n in ("64:ff9b::/96", "2002::/16", "2001::/32", "::/96")
)


class FetchPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one fetch: bytes, seconds, redirects and tries; ``allow_private`` is for tests alone."""

    max_bytes: int = 16 * 2**20
    timeout_s: float = 30.0
    redirects: int = 5
    tries: int = 3
    back_off_s: float = 1.0
    agent: str = AGENT
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    resolve: Callable[[str, int], list[str]] | None = None


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a server sent; ``unchanged`` when it said that the known version still stands, and ``body`` is empty."""

    url: str
    body: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


class UnreachableError(BadInput):
    """A failure that may pass: worth another try."""


def fetch(url: str, policy: FetchPolicy, known: Fetched | None = None) -> Fetched | Refusal:
    """Fetch one address; ``known`` is the version at hand, which the server may confirm."""
    until = policy.clock() + policy.timeout_s
    # No connection is kept: one opened for a name must not serve another name at the same number.
    limits = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(trust_env=False, follow_redirects=False, limits=limits) as client:
        guarded = _Guarded(client, policy, until)
        try:
            return guarded.fetch(url, known)
        except BadInput as error:
            return Refusal(file=url, stage="fetch", reason=str(error))
        except ValueError as error:
            return Refusal(file=url, stage="fetch", reason=f"not an address: {error}")


class _Guarded:
    def __init__(self, client: httpx.Client, policy: FetchPolicy, until: float) -> None:
        self._client, self._policy, self._until = client, policy, until
        self._robots: dict[str, RobotFileParser] = {}

    def fetch(self, url: str, known: Fetched | None) -> Fetched:
        headers = _conditions(known)
        for _ in range(self._policy.redirects + 1):
            self._ask_robots(url)
            response, body = self._tried(url, headers, self._policy.max_bytes)
            if response.status_code in REDIRECTS and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            return _fetched(url, response, body)
        raise BadInput(
            f"more than {self._policy.redirects} redirects: name the last address itself"
        )

    def _tried(self, url: str, headers: dict[str, str], limit: int) -> tuple[httpx.Response, bytes]:
        for attempt in range(1, self._policy.tries + 1):
            try:
                response, body = self._once(url, headers, limit)
                if response.status_code not in AGAIN or attempt == self._policy.tries:
                    return response, body
            except UnreachableError:
                if attempt == self._policy.tries:
                    raise
            pause = self._policy.back_off_s * 2 ** (attempt - 1)
            if self._policy.clock() + pause > self._until:
                break
            self._policy.sleep(pause)
        raise BadInput("no answer within the time limit: try again later")

    def _once(self, url: str, headers: dict[str, str], limit: int) -> tuple[httpx.Response, bytes]:
        target, extras, extensions = pinned(url, self._policy)
        left = self._until - self._policy.clock()
        if left <= 0:
            raise BadInput("no answer within the time limit: try again later")
        try:
            with self._client.stream(
                "GET", target, headers={**headers, **extras}, extensions=extensions, timeout=left
            ) as response:
                return response, self._body(response, limit)
        except httpx.TransportError as error:
            raise UnreachableError(
                f"no answer ({type(error).__name__}): try again later"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise BadInput(
                f"the server's answer makes no sense ({type(error).__name__})"
            ) from error

    def _body(self, response: httpx.Response, limit: int) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                raise BadInput(
                    f"more than {limit:,} bytes: too large to fetch; download it and name the file"
                )
            if self._policy.clock() > self._until:
                raise BadInput("no complete answer within the time limit: try again later")
        return bytes(body)

    def _ask_robots(self, url: str) -> None:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        if not self._robots[site].can_fetch(self._policy.agent, url):
            raise BadInput(
                "the site's robots.txt asks not to: save the page yourself and name the file"
            )

    def _read_robots(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        url = f"{site}/robots.txt"
        for _ in range(self._policy.redirects + 1):
            response, body = self._tried(url, {}, ROBOTS_BYTES)
            if response.status_code in REDIRECTS and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            if response.status_code >= 500:
                raise BadInput("the site's robots.txt cannot be read: try again later")
            rules.parse(body.decode("utf-8", "replace").splitlines() if response.is_success else [])
            return rules
        raise BadInput("the site's robots.txt redirects without end")


def pinned(url: str, policy: FetchPolicy) -> tuple[str, dict[str, str], dict[str, str]]:
    """The address with the checked number in place of the name, so that no second look-up can change it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput(f"not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise BadInput("only http and https addresses are fetched")
    if parts.username is not None:
        raise BadInput("addresses with a user name in them are not fetched")
    number = _checked(host, port or (443 if parts.scheme == "https" else 80), policy)
    shown = f"[{number}]" if ":" in number else number
    place = f"{shown}:{port}" if port else shown
    target = parts._replace(netloc=place, fragment="").geturl()
    name = f"[{host}]" if ":" in host else host
    extras = {"Host": f"{name}:{port}" if port else name, "User-Agent": policy.agent}
    return target, extras, {"sni_hostname": host}


def _checked(host: str, port: int, policy: FetchPolicy) -> str:
    numbers = (policy.resolve or _resolve)(host, port)
    if not numbers:
        raise UnreachableError(f"{host}: no such host: check the address")
    if not policy.allow_private:
        for number in numbers:
            if not is_public(number):
                raise BadInput(
                    f"{host} leads to {number}, an address inside a network: not fetched"
                )
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    address = ipaddress.ip_address(number.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif any(address in network for network in CARRIERS):
            return False
    return address.is_global and not address.is_multicast


def _resolve(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def _conditions(known: Fetched | None) -> dict[str, str]:
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _fetched(url: str, response: httpx.Response, body: bytes) -> Fetched:
    if response.status_code != 304 and not response.is_success:
        raise BadInput(f"the server answered {response.status_code}: check the address")
    return Fetched(
        url=url,
        body=body,
        content_type=response.headers.get("content-type"),
        etag=response.headers.get("etag"),
        last_modified=response.headers.get("last-modified"),
        unchanged=response.status_code == 304,
    )
