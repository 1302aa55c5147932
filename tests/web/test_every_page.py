"""Every page that a link of the app leads to: it answers, and nothing that a report says runs on it."""

from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.web.conftest import HOSTILE, opened_app
from tests.web.pages import Page


@pytest.fixture(scope="module")
def crawled(linked_file: Path) -> dict[str, str]:
    """Every page that links lead to from the first page, by address; of a path with many queries the first two."""
    found: dict[str, str] = {}
    waiting = ["/", "/?has_denial=true", "/search?what=reports"]
    seen = Counter(urlsplit(address).path for address in waiting)
    with opened_app(linked_file) as app:
        while waiting:
            address = waiting.pop()
            answer = app.get(address, headers={"Accept": "text/html"})
            assert answer.status_code == 200, (address, answer.text)
            if "content-disposition" in answer.headers or not answer.headers["content-type"].startswith("text/html"):
                continue
            found[address] = answer.text
            for link in (urldefrag(link)[0] for link in Page(answer.text).addresses()):
                path = urlsplit(link).path
                if link.startswith("/") and link not in found and link not in waiting and seen[path] < 2:
                    seen[path] += 1
                    waiting.append(link)
    return found


def test_links_lead_to_pages_of_every_kind_and_none_is_dead(crawled: dict[str, str]) -> None:
    for kind in ("/incidents/i", "/reports/", "/sources/", "/search?", "/review", "/add", "/log/"):
        assert any(address.startswith(kind) for address in crawled), kind


def test_nothing_that_a_report_says_becomes_markup(crawled: dict[str, str]) -> None:
    said = 0
    for address, text in crawled.items():
        page = Page(text)
        scripts = [one.attributes.get("src", "") for one in page.all("script")]
        assert all(source.startswith("/static/") for source in scripts), address
        assert page.all("img") == [], address
        assert page.all("style") == [], address
        for element in page.elements:
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], address
            for name in ("href", "action", "src"):
                assert not element.attributes.get(name, "").lower().startswith(("javascript:", "data:")), address
        said += any(HOSTILE in element.text for element in page.elements)
    assert said > 3


def test_forms_send_only_to_this_app(crawled: dict[str, str]) -> None:
    actions = {form.attributes["action"] for text in crawled.values() for form in Page(text).all("form")}
    assert actions
    assert all(action.startswith("/") and not action.startswith("//") for action in actions)


def test_ids_stand_once_and_every_page_has_one_heading(crawled: dict[str, str]) -> None:
    for address, text in crawled.items():
        page = Page(text)
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert sorted(ids) == sorted(set(ids)), address
        assert len(page.all("h1")) == 1, address
