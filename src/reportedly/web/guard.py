"""What every request passes before any page sees it: the right host, the right origin, no more bytes than allowed.

And what every answer carries: a content policy under which nothing but the app's own files ever runs or loads.
"""

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.settings import MEGABYTE
from reportedly.web.web_settings import WebSettings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Only the app's own files; `data:` and `blob:` are pictures and workers that the map library makes itself."""

ANSWER_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Stands before the app; turns away what no page of it would have asked for."""

    def __init__(self, app: ASGIApp, *, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or turn it away with the reason."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ANSWER_HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, send_with_headers)
            return
        await self._app(scope, self._counted(receive), send_with_headers)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "").lower()
        if host not in self._settings.hosts:
            known = ", ".join(sorted(self._settings.hosts))
            return _turned_away(HTTPStatus.MISDIRECTED_REQUEST, f"this app answers to {known}")
        if method not in SAFE_METHODS and not comes_from_here(headers, host):
            return _turned_away(HTTPStatus.FORBIDDEN, "changes are taken only from the app's own pages")
        length = headers.get("content-length", "0")
        if not length.isdecimal():
            return _turned_away(HTTPStatus.BAD_REQUEST, "Content-Length is not a number")
        if int(length) > self._settings.largest_upload:
            return _turned_away(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large)
        return None

    def _counted(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.largest_upload:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large)
            return message

        return counted

    @property
    def _too_large(self) -> str:
        megabytes = self._settings.largest_upload // MEGABYTE
        return f"more than {megabytes} MB at once; send fewer reports, or add them with reportedly add"


def comes_from_here(headers: Headers, host: str) -> bool:
    """Whether a changing request was made by a page of this app, or by no browser at all.

    Browsers send Origin with every such request, and Sec-Fetch-Site where they hide it; programs send neither, and
    nobody can make a program send a request against its owner's will.
    """
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == host
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def _turned_away(status: HTTPStatus, reason: str) -> PlainTextResponse:
    return PlainTextResponse(f"{status.phrase}: {reason}\n", status_code=status)
