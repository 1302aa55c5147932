"""The real app in a process of its own, on the demonstration reports, and Debian's chromium to look at it with."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportedly.demonstration import actors_path, gazetteer_path, reports_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "src" / "reportedly" / "web" / "static" / "assets.json"
AXE = ROOT / "web-assets" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOST_MS = 300_000
"""How long a state is waited for at most: far longer than it takes on a machine that has nothing else to do."""


def reportedly(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "reportedly", *arguments], check=True, capture_output=True, text=True)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app serves a ledger of the demonstration reports."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    if not ASSETS.is_file():
        pytest.skip("the script and style of the web app are not built; run make assets")
    ledger = tmp_path_factory.mktemp("served") / "ledger.db"
    knowledge = ["--gazetteer", str(gazetteer_path()), "--actors", str(actors_path())]
    reportedly("add", str(reports_path()), "--ledger", str(ledger), *knowledge)
    reportedly("link", "--ledger", str(ledger))
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(ledger), "--port", "0", *knowledge]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            told = server.stderr.readline()  # from then on it listens
            served = re.search(r"http://127\.0\.0\.1:\d+", told)
            assert served is not None, told
            yield served[0]
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser(address: str) -> Iterator["Browser"]:
    playwright.expect.set_options(timeout=MOST_MS)
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """A page that fails its test when an error is written to the console, thrown, or another machine asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    context.set_default_timeout(MOST_MS)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else complaints.append(f"left the machine: {request.url}")
        ),
    )
    yield opened
    context.close()
    assert not complaints
