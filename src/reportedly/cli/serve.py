"""`reportedly serve`: the ledger in a browser."""

import errno
import socket
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.ledger_option import LedgerOption
from reportedly.cli.redact_option import MaskOption, RedactOption, opened_pseudonyms
from reportedly.cli.sides_option import SidesOption, chosen_sides
from reportedly.errors import UsageError
from reportedly.settings import default_ledger

if TYPE_CHECKING:
    from reportedly.web.web_settings import WebSettings

DEFAULT_PORT = 8000


def serve(
    *,
    ledger: LedgerOption = None,
    port: Annotated[
        int, typer.Option(min=0, max=65_535, metavar="N", help="Where browsers find it; 0 for any free port.")
    ] = DEFAULT_PORT,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Which address to listen at; one that others reach needs --token.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST[:PORT]", help="A name by which browsers call it, such as a proxy's; repeatable."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", envvar="REPORTEDLY_TOKEN", show_envvar=False, help="What to give at the entrance."
        ),
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who makes changes, for the log.")] = "web",
    allow_fetch: Annotated[bool, typer.Option("--allow-fetch", help="Let reports be added by web address.")] = False,
    redact: RedactOption = None,
    mask: MaskOption = None,
    sides: SidesOption = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own places, for reports that are added; repeatable.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own actors, for reports that are added; repeatable.")
    ] = None,
) -> int:
    """Serve the ledger to browsers until it is stopped with Ctrl-C.

    For example:

      reportedly serve --ledger conflict.db

      REPORTEDLY_TOKEN=… reportedly serve --host 0.0.0.0 --name ledger.example:8000

    Only this machine reaches it unless --host says otherwise, and then whoever comes must give the token.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.web.web_settings import WebSettings, local_hosts

    if not is_loopback(host) and not token:
        raise UsageError(f"--host {host}: others reach this address; give a --token, or $REPORTEDLY_TOKEN")
    with listening(host, port) as door:
        port = door.getsockname()[1]
        settings = WebSettings(
            ledger=ledger or default_ledger(),
            hosts=local_hosts(port) | named_hosts(host, name or (), port),
            token=token or None,
            editor=by,
            fetches=allow_fetch,
            sides=chosen_sides(sides),
            gazetteers=tuple(gazetteer or ()),
            actors=tuple(actors or ()),
            pseudonyms=opened_pseudonyms(redact, mask),
        )
        Ledger.open(settings.ledger).close()  # what is wrong with it is said before anybody comes
        return run_server(settings, door)


def listening(host: str, port: int, *, or_any: bool = False) -> socket.socket:
    """A socket that browsers can reach; where the port is taken, on any that is free if `or_any`.

    Raises:
        UsageError: when nothing can listen there.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        if or_any and error.errno == errno.EADDRINUSE:
            return listening(host, 0)
        raise UsageError(f"{host}, port {port}: {error.strerror}; give another --port or --host") from None


def run_server(settings: "WebSettings", door: socket.socket, *, opening: str = "/") -> int:
    """Serve until stopped; `opening` is the page that whoever starts it is pointed to."""
    import uvicorn

    from reportedly.web.app import create_app

    port = door.getsockname()[1]
    typer.echo(f"{settings.ledger} is at http://127.0.0.1:{port}{opening} (stop with Ctrl-C)", err=True)
    config = uvicorn.Config(create_app(settings), log_level="warning", server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[door])
    return 0


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def named_hosts(host: str, names: Iterable[str], port: int) -> frozenset[str]:
    """The values of the Host header by which browsers may call the app, beside those of this machine."""
    called = [f"[{host}]" if ":" in host else host, *names]
    return frozenset(name.lower() if has_port(name) else f"{name.lower()}:{port}" for name in called)


def has_port(name: str) -> bool:
    """Whether a name of a host says a port, too."""
    return name.rpartition(":")[2].isdecimal() and not name.endswith("]")
