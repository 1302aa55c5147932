"""Addresses within the app: the state of a page stands in its address, so that it can be shared and cited."""

from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request

from reportedly.model.account import Evidence

WHERE_A_LIST_GOES_ON = frozenset({"after", "before", "skip"})


def with_query(request: Request, **changes: str | None) -> str:
    """The address of a request with some of its query changed; a null takes a parameter away.

    Whatever changes, a list begins anew: `after` and the like are kept only when they are what changes.
    """
    given = {name: value for name, value in parse_qsl(request.url.query) if name not in WHERE_A_LIST_GOES_ON}
    given.update({name: value for name, value in changes.items() if value is not None})
    kept = {name: value for name, value in given.items() if changes.get(name, value) is not None}
    return f"{own_path(request)}?{urlencode(kept)}" if kept else own_path(request)


def with_suffix(request: Request, suffix: str) -> str:
    """The same page, with the same query, in another format: "json" of /incidents/i1 is /incidents/i1.json."""
    query = request.url.query
    return f"{own_path(request)}.{suffix}" + (f"?{query}" if query else "")


def own_path(request: Request) -> str:
    """The path as it was asked for: a slash within a report's id stays written as %2F."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode("ascii")
    return raw.decode("ascii", "replace")


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
