"""Claims as FollowTheMoney statements, one JSON object a line, for OpenAleph, nomenklatura and their kin.

An asserted event becomes an `Event` with its report, an `Article`, as proof, and those involved as `LegalEntity`. The
dataset of a statement is the outlet, its origin Reportedly. Source: followthemoney 4, whose `ftm` commands read this
form; statement ids are its `Statement.make_key`.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reportedly.exports.happenings import ONLY_ASSERTED, claimed_happenings
from reportedly.exports.json_form import json_text
from reportedly.model.exported import ExportedClaim
from reportedly.model.identity import content_id
from reportedly.model.plain_form import JSONData
from reportedly.views.wording import event_in_words

LOSSES = (
    ONLY_ASSERTED,
    "FollowTheMoney has no speaker, stance or place in the text: an Event's summary says in words who asserts it.",
    "Figures, means, precision and what cannot be put into a property are left out.",
    "The text of a report is left out; its Article has title, publisher, date and address.",
)

ORIGIN = "reportedly"
NO_OUTLET = "reportedly"
"""The dataset of reports that do not say who published them."""

_NOT_IN_DATASET_NAMES = re.compile("[^a-z0-9]+")
_LANGUAGES = {"en": "eng"}
"""FollowTheMoney has three-letter codes; other languages than the one that we read are left out."""


def write_statements(claims: Iterable[ExportedClaim], out: BinaryIO) -> None:
    """Write what the claims say as statements; each report and actor is stated once in a dataset."""
    stated: set[tuple[str, str]] = set()
    for one in claims:
        for entity in _entities(one):
            if entity.key in stated:
                continue
            if entity.schema != "Event":  # events come once, and there are as many as claims
                stated.add(entity.key)
            out.writelines(json_text(row).encode("utf-8") + b"\n" for row in entity.statements())


class _Entity:
    """An entity and its values, dataset by dataset of the outlet that told of it."""

    def __init__(self, schema: str, entity_id: str, dataset: str, **values: str | None) -> None:
        self.id = entity_id
        self.schema = schema
        self._dataset = dataset
        self._values = [(name, value) for name, value in values.items() if value]

    @property
    def key(self) -> tuple[str, str]:
        return self._dataset, self.id

    def add(self, name: str, value: str | None) -> None:
        if value:
            self._values.append((name, value))

    def statements(self) -> Iterator[dict[str, JSONData]]:
        for name, value in self._values:
            key = f"{self._dataset}.{self.id}.{name}.{value}"
            yield {
                "canonical_id": self.id,
                "entity_id": self.id,
                "prop": name,
                "schema": self.schema,
                "value": value,
                "dataset": self._dataset,
                "lang": None,
                "original_value": None,
                "first_seen": None,
                "last_seen": None,
                "external": False,
                "origin": ORIGIN,
                "id": hashlib.sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest(),
            }


def _entities(one: ExportedClaim) -> Iterator[_Entity]:
    for happening in claimed_happenings([one]):
        dataset = dataset_name(one.stored.outlet)
        report = _report(one, dataset)
        yield report
        event = _Entity(
            "Event",
            f"rpt-event-{content_id('', one.stored.id, one.claim.id)}",
            dataset,
            name=f"{event_in_words(happening.event_type)} (“{one.claim.event.trigger.text}”)",
            startDate=happening.earliest,
            endDate=happening.latest,
            location=happening.place,
            country=happening.country.lower() if happening.country else None,
            summary=f"{next(iter(happening.sources), 'The report itself')} says: {one.sentence.text}",
            sourceUrl=_web_address(one.stored.url),
            publisher=one.stored.outlet,
            proof=report.id,
        )
        for participant in one.claim.participants:
            name = participant.actor or participant.text
            actor = _Entity(
                "LegalEntity", f"rpt-actor-{content_id('', name.casefold())}", dataset, name=participant.text
            )
            yield actor
            event.add("organizer" if participant.role == "agent" else "involved", actor.id)
        yield event


def _report(one: ExportedClaim, dataset: str) -> _Entity:
    stored = one.stored
    return _Entity(
        "Article",
        f"rpt-report-{content_id('', stored.id)}",
        dataset,
        name=stored.title or stored.report_id,
        title=stored.title,
        publisher=stored.outlet,
        publishedAt=stored.published,
        sourceUrl=_web_address(stored.url),
        language=_LANGUAGES.get(stored.language or ""),
    )


def dataset_name(outlet: str | None) -> str:
    """The name of an outlet's dataset: lower-case letters, digits and underscores."""
    return _NOT_IN_DATASET_NAMES.sub("_", (outlet or "").lower()).strip("_") or NO_OUTLET


def _web_address(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None
