"""Claims as linked data: schema.org `Claim` and W3C PROV-O in one JSON-LD document, written claim by claim.

A claim was attributed to its speaker, who may have acted on behalf of a body, and was quoted from its report. What
neither vocabulary has (stance, who passed it on, which claim answers which) stands under Reportedly's own terms.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from reportedly.exports.json_form import json_text
from reportedly.exports.json_list import write_list
from reportedly.model.attribution import Source
from reportedly.model.exported import ExportedClaim
from reportedly.model.identity import content_id
from reportedly.model.plain_form import JSONData
from reportedly.views.claims_by_source import UNNAMED
from reportedly.views.wording import phrase

LOSSES = (
    "A claim has its sentence, source, stance, event type and time; participants, figures and places are left out.",
    "schema.org has no relation between claims: denials point with a term of Reportedly's own.",
)

CONTEXT: dict[str, JSONData] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rp": "urn:reportedly:terms:1:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "earliest": {"@id": "rp:earliest", "@type": "xsd:date"},
    "latest": {"@id": "rp:latest", "@type": "xsd:date"},
    "passedOnBy": {"@id": "rp:passedOnBy", "@type": "@id", "@container": "@list"},
}


def write_linked_data(claims: Iterable[ExportedClaim], out: BinaryIO) -> None:
    """Write the claims, with each report and agent described once."""
    before = f'{{"@context": {json_text(CONTEXT)},\n"@graph": '
    write_list(before, _described_once(claims), "}\n", out)


def _described_once(claims: Iterable[ExportedClaim]) -> Iterator[JSONData]:
    """Every claim, behind those of its report and agents that have not been described yet."""
    described: set[str] = set()
    for one in claims:
        report = _report(one)
        speakers = [_agent(source, one) for source in _sources(one, "speaker")]
        relays = [_agent(source, one) for source in _sources(one, "relay")]
        bodies = [body for source in _sources(one, "speaker") for body in _body(source, one)]
        for node in (report, *bodies, *speakers, *relays):
            name = str(node["@id"])
            if name not in described:
                described.add(name)
                yield node
        yield _claim(one, report, speakers, relays)


def _claim(
    one: ExportedClaim,
    report: dict[str, JSONData],
    speakers: list[dict[str, JSONData]],
    relays: list[dict[str, JSONData]],
) -> dict[str, JSONData]:
    claim = one.claim
    authors: list[JSONData] = [{"@id": speaker["@id"]} for speaker in speakers]
    time = claim.times[0] if claim.times else None
    return _without_nulls(
        {
            "@id": _claim_id(one, claim.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:text": one.sentence.text,
            "schema:author": authors,
            "schema:appearance": {"@id": report["@id"]},
            "prov:wasAttributedTo": authors,
            "prov:wasQuotedFrom": {"@id": report["@id"]},
            "passedOnBy": [relay["@id"] for relay in relays],
            "rp:stance": claim.stance,
            "rp:certainty": claim.certainty,
            "rp:timeStatus": claim.time_status,
            "rp:eventType": claim.event.type,
            "rp:sentenceStart": one.sentence.start,
            "rp:sentenceEnd": one.sentence.end,
            "rp:incident": f"urn:reportedly:incident:{one.incident}" if one.incident else None,
            "rp:answers": [{"@id": _claim_id(one, answered)} for answered in claim.about],
            "earliest": time.earliest if time else None,
            "latest": time.latest if time else None,
        }
    )


def _report(one: ExportedClaim) -> dict[str, JSONData]:
    stored = one.stored
    publisher: JSONData = {"@type": "schema:Organization", "schema:name": stored.outlet} if stored.outlet else None
    return _without_nulls(
        {
            "@id": f"urn:reportedly:report:{_part(stored.id)}",
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:identifier": stored.report_id,
            "schema:headline": stored.title,
            "schema:publisher": publisher,
            "schema:url": stored.url,
            "schema:inLanguage": stored.language,
            "datePublished": stored.published,
            "rp:sha256": stored.text_sha256,
        }
    )


def _sources(one: ExportedClaim, role: str) -> list[Source]:
    sources = one.attribution.sources if one.attribution is not None else ()
    return [source for source in sources if source.role == role]


def _agent(source: Source, one: ExportedClaim) -> dict[str, JSONData]:
    """Whoever speaks; one without an actor code is an agent of this report only."""
    name = phrase(source.spans) or UNNAMED
    behalf = source.on_behalf_of
    return _without_nulls(
        {
            "@id": _agent_id(source.actor if behalf is None else None, name, one),
            "@type": "prov:Agent",
            "schema:name": name,
            "rp:kind": source.kind,
            "rp:anonymous": source.anonymous,
            "prov:actedOnBehalfOf": {"@id": _agent_id(source.actor, behalf.text, one)} if behalf else None,
        }
    )


def _body(source: Source, one: ExportedClaim) -> Iterator[dict[str, JSONData]]:
    """The body that a spokesman speaks for."""
    if source.on_behalf_of is not None:
        name = source.on_behalf_of.text
        yield {"@id": _agent_id(source.actor, name, one), "@type": "prov:Agent", "schema:name": name}


def _agent_id(actor: str | None, name: str, one: ExportedClaim) -> str:
    if actor is not None:
        return f"urn:reportedly:actor:{_part(actor)}"
    return f"urn:reportedly:agent:{content_id('', one.stored.id, name.casefold())}"


def _claim_id(one: ExportedClaim, claim: str) -> str:
    return f"urn:reportedly:claim:{_part(one.stored.id)}:{_part(claim)}"


def _part(name: str) -> str:
    return quote(name, safe="", errors="replace")


def _without_nulls(node: dict[str, JSONData]) -> dict[str, JSONData]:
    return {name: value for name, value in node.items() if value is not None and value != []}
