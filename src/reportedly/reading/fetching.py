"""Fetches web addresses safely: only public ones, only what robots.txt allows, never too much or for too long.

Nothing here runs unless a person asked for it. Every address of a host is checked before anything is sent, and the
connection goes to the checked address itself, so that a name cannot change its mind in between; redirects are checked
anew. Proxies of the environment and cookies are not used.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reportedly import __version__
from reportedly.errors import UnreadableReportError
from reportedly.reading.public_addresses import Address, Resolver, is_public, resolved
from reportedly.reading.quiet import keep_quiet
from reportedly.settings import MEGABYTE

if TYPE_CHECKING:
    from protego import Protego
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

USER_AGENT = f"reportedly/{__version__}"
ROBOTS_NAME = "reportedly"
"""What a site calls us in its robots.txt."""

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 1 << 16
_SAFE = "%/:=&?~#+!$,;'@()*[]-._"
"""What stays as it is in a path or query; "%" because it is taken to be quoted already."""

_LONGEST_ROBOTS = 512_000
"""Bytes of a robots.txt that are heeded; RFC 9309 asks for at least 500 kibibytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How far a fetch may go.

    `largest` is in bytes after decompression, that of the largest document taken from a file. `seconds` bounds one
    request from connecting to its last byte. `redirects` are those followed. `pause` is the least number of seconds
    between two requests to one host, unless its robots.txt asks for more, up to `longest_pause`.
    """

    largest: int = 100 * MEGABYTE
    seconds: float = 60
    redirects: int = 5
    pause: float = 1
    longest_pause: float = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave; `url` is where it stood in the end, `media_type` what the server called it."""

    url: str
    data: bytes
    media_type: str | None


class FetchError(UnreadableReportError):
    """A web address cannot, or may not, be fetched."""


class Fetcher:
    """Fetches one address after another; it remembers what each site's robots.txt allows.

    `allow_private` lets it connect to private addresses, for tests and for archives in one's own network.
    `resolve` and `sleep` are the system's, unless a test gives its own.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        limits: FetchLimits | None = None,
        resolve: Resolver = resolved,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._allow_private = allow_private
        self._limits = limits or FetchLimits()
        self._resolve = resolve
        self._sleep = sleep
        self._robots: dict[str, Protego] = {}
        self._last_request: dict[str, float] = {}

    def fetch(self, url: str, place: str | None = None) -> Fetched:
        """Get what stands at `url`, following redirects; an error begins with `place`, or the address.

        Raises:
            FetchError: when it may not be fetched, or the server does not give it.
        """
        try:
            return self._followed(url)
        except _Refused as refused:
            raise FetchError(f"{place or url}: {refused}") from None

    def _followed(self, url: str) -> Fetched:
        for _ in range(self._limits.redirects + 1):
            self._ask_robots(url)
            answer = self._request(url)
            if isinstance(answer, _Redirect):
                url = answer.target
                continue
            if answer.status != 200:
                raise _Refused(f"the server answers {answer.status}; open it in a browser and save the page")
            return Fetched(url=url, data=answer.data, media_type=answer.media_type)
        raise _Refused(f"more than {self._limits.redirects} redirects; give the address where they end")

    def _ask_robots(self, url: str) -> None:
        """Refuse what the site's robots.txt disallows (RFC 9309), and wait as long as it asks.

        No robots.txt allows everything; a server that fails to give it allows nothing.
        """
        parts = _checked(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._robots_of(f"{site}/robots.txt")
        robots = self._robots[site]
        if not robots.can_fetch(url, ROBOTS_NAME):
            raise _Refused("the site's robots.txt disallows it; open it in a browser and save the page")
        self._wait(parts.netloc, float(robots.crawl_delay(ROBOTS_NAME) or 0))

    def _robots_of(self, url: str) -> "Protego":
        from protego import Protego

        for _ in range(self._limits.redirects + 1):
            answer = self._request(url)
            if isinstance(answer, _Redirect):
                url = answer.target
                continue
            if answer.status >= 500:
                raise _Refused(f"the server answers {answer.status} for its robots.txt; try again later")
            rules = answer.data[:_LONGEST_ROBOTS] if answer.status == 200 else b""
            return Protego.parse(rules.decode("utf-8", "replace"))
        return Protego.parse("")

    def _wait(self, host: str, delay: float) -> None:
        pause = min(max(delay, self._limits.pause), self._limits.longest_pause)
        since = time.monotonic() - self._last_request.get(host, float("-inf"))
        if since < pause:
            self._sleep(pause - since)
        self._last_request[host] = time.monotonic()

    def _request(self, url: str) -> "_Answer | _Redirect":
        """One request to a checked address, within the limits."""
        from urllib3.exceptions import HTTPError

        keep_quiet("urllib3")
        parts = _checked(url)
        address = self._checked_address(parts)
        try:
            with closing(_connection(parts, address, self._limits.seconds)) as connection:
                connection.connect()
                return self._answer(connection, parts)
        except (HTTPError, OSError, ValueError) as error:
            raise _Refused(f"cannot be fetched ({_reason(error)}); try again later") from None

    def _answer(self, connection: "HTTPConnection", parts: SplitResult) -> "_Answer | _Redirect":
        target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
        with _within(self._limits.seconds, connection.sock):
            connection.request("GET", target, headers=headers, preload_content=False)
            response = connection.getresponse()
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                return _Redirect(target=urljoin(parts.geturl(), location))
            return _Answer(
                status=response.status,
                data=self._body(response),
                media_type=(response.headers.get("Content-Type") or "").lower() or None,
            )

    def _body(self, response: "BaseHTTPResponse") -> bytes:
        body = bytearray()
        while piece := response.read(_PIECE, decode_content=True):
            body += piece
            if len(body) > self._limits.largest:
                raise _Refused(f"larger than {self._limits.largest:,} bytes; save the part that you need")
        return bytes(body)

    def _checked_address(self, parts: SplitResult) -> Address:
        """The first address of the host, when all that it has may be connected to."""
        host, port = _host_and_port(parts)
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise _Refused(f"the name {host} has no address; check it") from None
        if not addresses:
            raise _Refused(f"the name {host} has no address; check it")
        for address in addresses:
            if not (self._allow_private or is_public(address)):
                raise _Refused(f"{host} leads to {address}, which is not on the public internet; refused")
        return addresses[0]


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """Why an address is not fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    data: bytes
    media_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redirect:
    target: str


def _checked(url: str) -> SplitResult:
    """`url` in its parts, in ASCII, when it is a plain web address."""
    if any(character.isspace() or not character.isprintable() or character == "\\" for character in url):
        raise _Refused("not a web address; check it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        raise _Refused("not a web address; check it") from None
    if parts.scheme not in _PORTS:
        raise _Refused("only addresses with http and https are fetched; save the page")
    if not host or "@" in parts.netloc or "%" in parts.netloc:
        raise _Refused("an address without a plain host name; check it")
    named = f"[{host}]" if ":" in host else host
    return parts._replace(
        netloc=named if port in {None, _PORTS[parts.scheme]} else f"{named}:{port}",
        path=quote(parts.path, safe=_SAFE),
        query=quote(parts.query, safe=_SAFE),
        fragment="",
    )


def _host_and_port(parts: SplitResult) -> tuple[str, int]:
    return parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _connection(parts: SplitResult, address: Address, seconds: float) -> "HTTPConnection":
    """A connection to `address` itself; what the host is called counts only for its certificate."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    host, port = _host_and_port(parts)
    if parts.scheme == "http":
        return HTTPConnection(str(address), port, timeout=seconds)
    return HTTPSConnection(
        str(address),
        port,
        timeout=seconds,
        ssl_context=ssl.create_default_context(),
        server_hostname=host,
        assert_hostname=host,
    )


@contextmanager
def _within(seconds: float, sock: socket.socket) -> Iterator[None]:
    """End the connection `sock` after `seconds`, whatever it is waiting for.

    A time-out of the socket alone would start anew with every byte.
    """
    passed = Event()

    def hang_up() -> None:
        passed.set()
        with suppress(OSError):  # it has ended by itself
            sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if passed.is_set():
            raise _Refused(f"takes longer than {seconds:g} seconds; try again later")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
