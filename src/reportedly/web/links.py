"""Addresses within the app: the state of a page stands in its address, so that it can be shared and cited."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import URL

from reportedly.model.account import Evidence


def with_query(url: URL, **changes: str | None) -> str:
    """The path of `url` with some of its query changed; a null takes a parameter away, and with it where a list was.

    Whatever changes, a list begins anew: `after` is kept only when it is what changes.
    """
    given = {name: value for name, value in _pairs(url).items() if name != "after"}
    given.update({name: value for name, value in changes.items() if value is not None})
    kept = {name: value for name, value in given.items() if changes.get(name, value) is not None}
    path = quote(url.path)
    return f"{path}?{urlencode(kept)}" if kept else path


def with_suffix(url: URL, suffix: str) -> str:
    """The same page, with the same query, in another format: "json" of /incidents/i1 is /incidents/i1.json."""
    path = "/incidents" if url.path == "/" else quote(url.path)
    return f"{path}.{suffix}?{url.query}" if url.query else f"{path}.{suffix}"


def report_address(report_id: str, *, claim: str | None = None, words: tuple[int, int] | None = None) -> str:
    """A report; with `claim` or the offsets of `words` it opens at their sentence, which is marked."""
    asked = {"claim": claim, "words": f"{words[0]}-{words[1]}" if words else None}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"/reports/{quote(report_id, safe='')}" + (f"?{query}#quote" if query else "")


def evidence_address(evidence: Evidence) -> str:
    """The sentence that a value stands in."""
    words = (evidence.words.start, evidence.words.end)
    return report_address(evidence.claim.report_id, claim=evidence.claim.claim_id, words=words)


def source_address(key: str) -> str:
    """Everything that one source says."""
    return f"/sources/{quote(key, safe='')}"


def _pairs(url: URL) -> Mapping[str, str]:
    return dict(parse_qsl(url.query))
