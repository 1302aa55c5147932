"""What is turned away before any page sees it, and what every answer carries."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute

from reportedly.ledger.ledger import Ledger
from reportedly.web.app import create_app
from reportedly.web.rights import Needs
from reportedly.web.web_settings import WebSettings, local_hosts

HOST = "127.0.0.1:8000"
GETS_A_RIGHT = {"/enter"}
"""Routes that need no right because they are how one gets it."""


def client(ledger: Path, *, token: str | None = None) -> TestClient:
    """The app on a new ledger that has nothing in it."""
    Ledger.open(str(ledger), create=True).close()
    settings = WebSettings(ledger=str(ledger), hosts=local_hosts(8000), token=token, largest_upload=1_000)
    return TestClient(create_app(settings), base_url=f"http://{HOST}", raise_server_exceptions=False)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[TestClient]:
    with client(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[TestClient]:
    with client(tmp_path / "ledger.db", token="open sesame") as opened:  # noqa: S106
        yield opened


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", ""])
def test_a_name_that_is_not_ours_is_turned_away(app: TestClient, host: str) -> None:
    answer = app.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "127.0.0.1:8000" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_changes_asked_for_by_other_pages_are_refused(app: TestClient, headers: dict[str, str]) -> None:
    assert app.post("/enter", data={"token": "x"}, headers=headers).status_code == 403


def test_an_upload_beyond_the_limit_is_refused_by_its_length(app: TestClient) -> None:
    answer = app.post("/enter", content=b"x" * 2_000, headers={"Origin": f"http://{HOST}"})
    assert answer.status_code == 413
    assert "reportedly add" in answer.text


def test_an_upload_that_hides_its_length_is_refused_while_it_comes(app: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(10):
            yield b"token=" + b"x" * 500

    headers = {"Origin": f"http://{HOST}", "Content-Type": "application/x-www-form-urlencoded"}
    assert app.post("/enter", content=endless(), headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/", "/enter", "/nothing-here", "/static/icon.svg"])
def test_every_answer_forbids_what_is_not_ours(app: TestClient, path: str) -> None:
    headers = app.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def api_routes(routes: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """The routes that answer requests; FastAPI keeps those of an included router within it."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif isinstance(included := getattr(route, "original_router", None), APIRouter):
            yield from api_routes(included.routes)


def test_every_route_names_the_right_that_it_needs(tmp_path: Path) -> None:
    settings = WebSettings(ledger=str(tmp_path / "ledger.db"), hosts=local_hosts(8000))
    routes = list(api_routes(create_app(settings).routes))
    assert len(routes) > len(GETS_A_RIGHT)
    lacking = {
        route.path
        for route in routes
        if not any(isinstance(dependency.call, Needs) for dependency in route.dependant.dependencies)
    }
    assert lacking == GETS_A_RIGHT
    changing = [
        route for route in routes if (route.methods or set()) - {"GET", "HEAD"} and route.path not in GETS_A_RIGHT
    ]
    for route in changing:
        rights = {dep.call.right for dep in route.dependant.dependencies if isinstance(dep.call, Needs)}
        assert "change" in rights, route.path


def test_without_the_token_a_guarded_ledger_shows_nothing(guarded: TestClient) -> None:
    answer = guarded.get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 401
    assert "/enter" in answer.text


@pytest.mark.parametrize("given", ["Bearer wrong", "Bearer ", "Basic open sesame", "open sesame"])
def test_a_wrong_token_is_refused(guarded: TestClient, given: str) -> None:
    assert guarded.get("/", headers={"Authorization": given}).status_code == 401


def test_the_token_opens_as_bearer_and_at_the_entrance(guarded: TestClient) -> None:
    assert guarded.get("/", headers={"Authorization": "Bearer open sesame"}).status_code == 200
    assert guarded.post("/enter", data={"token": "wrong"}).status_code == 401
    entered = guarded.post("/enter", data={"token": "open sesame"}, follow_redirects=False)
    assert entered.status_code == 303
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=strict" in entered.headers["set-cookie"]
    assert guarded.get("/").status_code == 200
