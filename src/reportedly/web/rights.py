"""Who may do what: the one place where rights are checked.

Every route names the right that it needs by a dependency made here; a test fails when a route has none. Today there are
two: whoever reaches the app on this machine, or brings the token, may do everything. Accounts and roles come in here.
"""

import secrets
from http import HTTPStatus
from typing import Literal

from fastapi import Depends, HTTPException, Request

from reportedly.web.web_settings import WebSettings

Right = Literal["look", "change"]
"""To `look` is to read anything; to `change` is to add, correct, judge or link."""

TOKEN_COOKIE = "reportedly-token"  # noqa: S105 - the name of the cookie, not a secret
BEARER = "Bearer "


class Needs:
    """A dependency that lets a request through only with the right named."""

    def __init__(self, right: Right) -> None:
        self.right = right

    def __call__(self, request: Request) -> None:
        """Let the request through, or raise the answer that says what is missing."""
        settings: WebSettings = request.app.state.settings
        if settings.token is None or _has_token(request, settings.token):
            return
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED,
            detail="this ledger is guarded; open /enter and give the token, or send it as a bearer token",
            headers={"WWW-Authenticate": "Bearer"},
        )


look = Depends(Needs("look"))
change = Depends(Needs("change"))


def opens(settings: WebSettings, given: str) -> bool:
    """Whether `given` is the token; the time this takes does not tell how much of it is right."""
    return settings.token is not None and secrets.compare_digest(given.encode(), settings.token.encode())


def _has_token(request: Request, token: str) -> bool:
    header = request.headers.get("authorization", "")
    given = header.removeprefix(BEARER) if header.startswith(BEARER) else request.cookies.get(TOKEN_COOKIE, "")
    return secrets.compare_digest(given.encode(), token.encode())
