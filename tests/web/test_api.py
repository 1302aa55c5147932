"""The API: cursors, tags, changes; and no request that breaks it or that its document does not foresee."""

from itertools import product
from pathlib import Path
from typing import Any

import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.conftest import HOST, opened_app

EXAMPLES = 5
"""Requests tried right and wrong, for each of some twenty operations: seconds, not minutes."""

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_every_answer_is_one_that_the_document_foresees(ledger_file: Path) -> None:
    statuses: set[int] = set()
    with opened_app(ledger_file) as client:
        document = schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"Host": HOST})
        operations = [found.ok() for found in document.get_all_operations() if isinstance(found, Ok)]
        assert len(operations) > 15
        for operation, mode in product(operations, GenerationMode):

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                derandomize=True,
                database=None,
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def asked(case: Any) -> None:
                statuses.add(case.call_and_validate(headers={"Host": HOST}, checks=CHECKS).status_code)

            try:
                asked()
            except Unsatisfiable:
                assert mode is GenerationMode.NEGATIVE  # whatever is sent where nothing is asked for is right
    assert statuses >= {200, 202, 404, 422}


def test_a_list_goes_on_where_it_stopped(app: TestClient) -> None:
    for name in ("claims", "reports", "sources"):
        whole = app.get(f"/api/{name}", params={"limit": 500}).json()
        pages, after = [], None
        while True:
            some = app.get(f"/api/{name}", params={"limit": 2, **({"after": after} if after else {})}).json()
            pages += some[name]
            after = some["next"]
            if after is None:
                break
        assert pages == whole[name]
        assert len(pages) == whole["total"] > 2


def test_what_has_not_changed_is_not_sent_again(app: TestClient) -> None:
    first = app.get("/api/claims")
    tag = {"If-None-Match": first.headers["etag"]}
    again = app.get("/api/claims", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    said = {"report": "courier-1", "claim": "c-killed", "verdict": "accepted"}
    assert app.post("/api/corrections", json=said).status_code == 201
    assert app.get("/api/claims", headers=tag).status_code == 200


def test_a_tag_opens_no_guarded_ledger(linked_file: Path) -> None:
    with opened_app(linked_file, token="open sesame") as guarded:  # noqa: S106
        tag = guarded.get("/api/log", headers={"Authorization": "Bearer open sesame"}).headers["etag"]
        assert guarded.get("/api/log", headers={"If-None-Match": tag}).status_code == 401


def test_pages_and_api_take_the_same_filters(app: TestClient) -> None:
    asked = {"has_denial": "true", "event_type": "attack", "earliest": "2024-03-01"}
    shown = app.get("/incidents.json", params=asked).json()["incidents"]
    assert [one["incident_id"] for one in shown] == [
        one["incident_id"] for one in app.get("/api/incidents", params=asked).json()["incidents"]
    ]
    assert len(shown) == 1
    assert app.get("/api/incidents", params={**asked, "badge": "agree"}).json()["total"] == 0
