"""The entrance of a guarded ledger: give the token once, and the browser keeps it until it is closed."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from reportedly.web.rights import TOKEN_COOKIE, opens
from reportedly.web.templating import page
from reportedly.web.web_settings import WebSettings

router = APIRouter(include_in_schema=False)
"""The only routes without a right: they are how one gets it."""


@router.get("/enter")
def entrance(request: Request) -> Response:
    """Ask for the token."""
    return page(request, "enter.html.jinja", wrong=False)


@router.post("/enter")
def enter(request: Request, token: Annotated[str, Form()]) -> Response:
    """Let in whoever gives the token."""
    settings: WebSettings = request.app.state.settings
    if not opens(settings, token):
        answer = page(request, "enter.html.jinja", wrong=True)
        answer.status_code = HTTPStatus.UNAUTHORIZED
        return answer
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return answer
