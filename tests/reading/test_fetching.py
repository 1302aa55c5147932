"""Fetching reaches public addresses only, stays within its limits, and asks robots.txt first."""

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from urllib3.util import connection

from reportedly.reading.fetching import Fetched, Fetcher, FetchError, FetchLimits
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.public_addresses import Address, is_public, resolved
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from tests.reading.sources import GOOD, read_file

PAGE = f"<!doctype html><html><body><article><h1>Boats</h1><p>{GOOD}</p></article></body></html>".encode()
PUBLIC = "203.0.114.7"
"""A public address of the real internet, to which no test may ever connect."""

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server on loopback that notes what it is asked for."""

    def __init__(self, pages: dict[str, Answer]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(pages: dict[str, Answer], *, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            status, headers, body = site.pages.get(self.path, (404, {}, b"not here"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def leads_to(*addresses: str) -> Callable[[str, int], tuple[Address, ...]]:
    """A resolver by which every name has these addresses."""
    return lambda host, port: tuple(map(ip_address, addresses))


def fetcher(**options: Any) -> Fetcher:
    """One that may fetch from the test's own servers."""
    return Fetcher(**{"allow_private": True, "sleep": lambda seconds: None, **options})


def html(body: bytes = PAGE, **headers: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=UTF-8", "Content-Length": str(len(body)), **headers}, body


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:4700::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        (f"::ffff:{PUBLIC}", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "localhost", "::1"])
def test_the_system_reads_odd_forms_as_what_they_are(host: str) -> None:
    assert not any(map(is_public, resolved(host, 80)))


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"],
)
def test_private_hosts_are_refused_before_anything_is_sent(host: str) -> None:
    with serving({"/": html()}) as site, pytest.raises(FetchError, match="not on the public internet; refused"):
        Fetcher().fetch(site.url("/", host))

    assert site.asked == []


@pytest.mark.parametrize("addresses", [("127.0.0.1",), (PUBLIC, "127.0.0.1"), ("127.0.0.1", PUBLIC), (PUBLIC, "::1")])
def test_a_public_name_with_any_private_address_is_refused(addresses: tuple[str, ...]) -> None:
    with serving({"/": html()}) as site, pytest.raises(FetchError, match=r"orva.example leads to .*; refused"):
        Fetcher(resolve=leads_to(*addresses)).fetch(site.url("/", "orva.example"))

    assert site.asked == []


@pytest.mark.parametrize(
    "target", ["http://169.254.169.254/latest/meta-data", "http://localhost:{port}/secret", "http://inside.example/"]
)
def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """The first server is on loopback too, so for this test alone its name counts as public."""
    names = {"orva.example": PUBLIC, "inside.example": "10.0.0.1"}
    connect = connection.create_connection

    def on_loopback(address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
        assert address[0] == PUBLIC, "only the checked public address is connected to"
        return connect(("127.0.0.1", address[1]), *rest, **more)

    monkeypatch.setattr(connection, "create_connection", on_loopback)

    with serving({"/secret": html()}) as site:
        site.pages["/"] = (302, {"Location": target.format(port=site.port)}, b"")
        with pytest.raises(FetchError, match="not on the public internet; refused"):
            Fetcher(
                resolve=lambda host, port: (ip_address(names[host]),) if host in names else resolved(host, port),
                sleep=lambda seconds: None,
            ).fetch(site.url("/", "orva.example"))

    assert site.paths == ["/"]


def test_a_name_is_looked_up_once_for_each_request() -> None:
    """A name that changes its mind after the check changes nothing: the connection goes to the checked address."""
    answers = iter([("127.0.0.1",), ("127.0.0.1",)])

    with serving({"/": html()}) as site:
        found = fetcher(resolve=lambda host, port: tuple(map(ip_address, next(answers)))).fetch(
            site.url("/", "orva.example")
        )

    assert found.data == PAGE
    assert [headers["Host"] for _, headers in site.asked] == [f"orva.example:{site.port}"] * 2


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("file:///etc/hostname", "only addresses with http and https"),
        ("ftp://orva.example/", "only addresses with http and https"),
        ("http://", "without a plain host name"),
        ("http://user:secret@orva.example/", "without a plain host name"),
        ("http://orva.example@127.0.0.1/", "without a plain host name"),
        ("http://[fe80::1%25eth0]/", "without a plain host name"),
        ("http://orva.example\\@127.0.0.1/", "not a web address"),
        ("http://orva.example/a b", "not a web address"),
        ("http://orva.example/\r\nHost: x", "not a web address"),
        ("http://orva.example:99999/", "not a web address"),
        ("http://[::1/", "not a web address"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str, cause: str) -> None:
    with pytest.raises(FetchError, match=cause):
        Fetcher(resolve=leads_to(PUBLIC)).fetch(url)


def test_a_page_comes_with_what_the_server_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with serving(
        {"/boats?a=1": html(gzip.compress(PAGE), **{"Content-Encoding": "gzip", "Set-Cookie": "a=b"})}
    ) as site:
        one = fetcher()
        found = one.fetch(site.url("/boats?a=1#top"))
        one.fetch(site.url("/boats?a=1"))

    assert found == Fetched(url=site.url("/boats?a=1#top"), data=PAGE, media_type="text/html; charset=utf-8")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/boats?a=1", "/boats?a=1"]
    assert all(headers["User-Agent"].startswith("reportedly/") for _, headers in site.asked)
    assert not any("Cookie" in headers for _, headers in site.asked)


def test_redirects_are_followed_up_to_five_times() -> None:
    pages = {f"/{number}": (302, {"Location": f"/{number + 1}"}, b"") for number in range(9)}
    with serving({**pages, "/5": html()}) as site:
        assert fetcher().fetch(site.url("/0")).url == site.url("/5")
        site.pages["/5"] = (301, {"Location": "/6"}, b"")
        with pytest.raises(FetchError, match="more than 5 redirects"):
            fetcher().fetch(site.url("/0"))


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((404, {}, b""), True),
        ((200, {}, b"User-agent: *\nDisallow: /private\n"), True),
        ((200, {}, b"User-agent: *\nDisallow: /\n"), False),
        ((200, {}, b"User-agent: reportedly\nDisallow: /*ats\n\nUser-agent: *\nAllow: /\n"), False),
        ((503, {}, b""), False),
    ],
)
def test_robots_txt_is_asked_first(robots: Answer, allowed: bool) -> None:
    with serving({"/robots.txt": robots, "/boats": html()}) as site:
        if allowed:
            fetcher().fetch(site.url("/boats"))
        else:
            with pytest.raises(FetchError, match=r"robots\.txt"):
                fetcher().fetch(site.url("/boats"))

    assert site.paths == (["/boats"] if allowed else [])


def test_requests_to_one_host_keep_their_distance() -> None:
    waited: list[float] = []
    with serving({"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 20\n"), "/": html()}) as site:
        one = fetcher(sleep=waited.append)
        one.fetch(site.url("/"))
        one.fetch(site.url("/"))

    [pause] = waited
    assert 10 < pause <= 20


def test_too_much_is_refused_packed_or_not() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    limits = FetchLimits(largest=10_000)
    with serving({"/bomb": html(bomb, **{"Content-Encoding": "gzip"}), "/long": html(b"a" * 10_001)}) as site:
        for path in ("/bomb", "/long"):
            with pytest.raises(FetchError, match="larger than 10,000 bytes"):
                fetcher(limits=limits).fetch(site.url(path))


def test_a_server_that_takes_its_time_is_left() -> None:
    """A byte now and then keeps every single wait short; only the whole counts."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            for _ in range(2):  # robots.txt, then the page
                connection, _ = listening.accept()
                with connection:
                    if b"robots.txt" in connection.recv(1 << 16):
                        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                        continue
                    try:
                        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                        while not ended.wait(0.05):
                            connection.sendall(b"a")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(FetchError, match=r"takes longer than 0.3 seconds"):
            fetcher(limits=FetchLimits(seconds=0.3)).fetch(url)
        ended.set()
        thread.join()


def test_what_a_server_refuses_is_told() -> None:
    with serving({}) as site, pytest.raises(FetchError) as caught:
        fetcher().fetch(site.url("/gone"), "list.txt, line 3")

    assert str(caught.value) == ("list.txt, line 3: the server answers 404; open it in a browser and save the page")


def test_no_server_and_no_name_are_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(FetchError, match=r"cannot be fetched .*; try again later"):
        fetcher().fetch(f"http://127.0.0.1:{port}/")

    def no_such_name(host: str, port: int) -> tuple[Address, ...]:
        raise socket.gaierror

    with pytest.raises(FetchError, match=r"the name nowhere.example has no address; check it"):
        Fetcher(resolve=no_such_name).fetch("http://nowhere.example/")


def test_a_list_of_addresses_is_read_line_by_line(tmp_path: Path) -> None:
    with serving({"/boats": html(), "/feed": (200, {}, b"not much")}) as site:
        addresses = f"# today\n{site.url('/boats')}\n\n{site.url('/gone')}\n".encode()
        boats, gone = read_file(tmp_path, "list.txt", addresses, fetcher=fetcher())

    assert isinstance(boats, IncomingReport)
    assert (boats.report.report_id, boats.report.url) == (site.url("/boats"), site.url("/boats"))
    assert (boats.report.title, boats.raw.data) == ("Boats", PAGE)
    assert gone == "list.txt, line 4: the server answers 404; open it in a browser and save the page"


def test_a_list_that_was_fetched_is_not_followed(tmp_path: Path) -> None:
    with serving({}) as site:
        address = site.url("/list").encode()
        site.pages["/list"] = (200, {"Content-Type": "text/plain"}, address)
        [error] = read_file(tmp_path, "list.txt", address, fetcher=fetcher())

    assert site.paths == ["/list"]
    assert error == "list.txt, line 1: a list of addresses within another source; name it by itself"


def test_an_address_is_a_source_and_nothing_is_fetched_unasked(tmp_path: Path) -> None:
    with serving({"/boats": html()}) as site:
        sources = [site.url("/boats")]
        options: dict[str, Any] = {"given": GivenMetadata(), "settings": Settings(), "standard_input": None}
        [refused] = read_sources(sources, **options)
        [listed] = read_file(tmp_path, "list.txt", sources[0].encode())
        assert site.asked == []
        [found] = read_sources(sources, **options, fetcher=fetcher())

    assert isinstance(found, IncomingReport)
    for error in (str(refused), str(listed)):
        assert error.endswith(
            "an address on the web, which is not fetched unless you say so; add --fetch, or save the page"
        )


def certificate(tmp_path: Path, name: str) -> Path:
    """A certificate for the host `name` that vouches for itself."""
    from datetime import datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.mark.parametrize(("host", "right"), [("orva.example", True), ("other.example", False)])
def test_the_certificate_is_checked_for_the_name_not_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, right: bool
) -> None:
    pem = certificate(tmp_path, "orva.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))

    with serving({"/": html()}, context=context) as site:
        one = fetcher(resolve=leads_to("127.0.0.1"))
        if right:
            assert one.fetch(f"https://{host}:{site.port}/").data == PAGE
        else:
            with pytest.raises(FetchError, match=r"hostname 'other.example' doesn't match"):
                one.fetch(f"https://{host}:{site.port}/")
