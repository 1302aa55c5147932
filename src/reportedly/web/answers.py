"""What routes answer beside pages."""

from http import HTTPStatus

from starlette.responses import RedirectResponse


def see_other(address: str) -> RedirectResponse:
    """Go on, after a change, at an address that the app made itself: never one that came with the request."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)
