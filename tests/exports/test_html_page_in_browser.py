"""The page in a real browser, where there is one: the same code points, and nothing that its own policy stops."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.exports.html_page import html_page
from tests.exports.parsed_page import Page
from tests.invented import ISLAND, reading_of

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium or google-chrome here")

TEXT = "Two boats.\r\nSafe.\r\rمرفأ e\u0301 zero\u200bwidth 🚢🏽 </div><b>&amp;\u2028\x0b\x85"


def opened(page: Path) -> subprocess.CompletedProcess[bytes]:
    """What the browser makes of a page: its document on standard output, its complaints on standard error."""
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
    return subprocess.run(
        [str(BROWSER), *arguments, f"--user-data-dir={page.parent}/profile", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )


def test_the_browser_has_the_same_text_and_no_complaint(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(html_page([reading_of(TEXT), ISLAND]), encoding="utf-8", newline="")

    done = opened(page)

    assert Page(done.stdout.decode()).texts == [TEXT, ISLAND.report.text]
    assert b"CONSOLE" not in done.stderr
