"""What whoever starts the web app decides; built once and passed down."""

from dataclasses import dataclass
from pathlib import Path

from reportedly.settings import MEGABYTE
from reportedly.views.redaction import Pseudonyms
from reportedly.views.sides import Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the app is served and what it may do.

    `hosts` are the values of the Host header that the app answers to, port included; a browser led here by another
    name (DNS rebinding) is turned away. `token` guards everything when the app is reachable from other machines; null
    means that only this machine can reach it. `editor` is the name under which changes go into the log. `fetches` is
    whether reports may be fetched from addresses. `largest_upload` is in bytes of one request: some hundred reports.
    `sides` are a project's own parties; `gazetteers` and `actors` its own places and actors, for reports to be added.
    `pseudonyms` mask the names of private persons on every page and in every answer.
    """

    ledger: str
    hosts: frozenset[str]
    token: str | None = None
    editor: str = "web"
    fetches: bool = False
    largest_upload: int = 20 * MEGABYTE
    sides: Sides | None = None
    gazetteers: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    pseudonyms: Pseudonyms | None = None


LOOPBACK = "127.0.0.1"


def local_hosts(port: int) -> frozenset[str]:
    """The names by which a browser on this machine calls an app at `port`."""
    return frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost", "[::1]"))
