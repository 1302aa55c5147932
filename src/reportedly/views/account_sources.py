"""Who gives an account: the speaker behind a claim, told apart by actor or words, and who passed it on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model.actor import SourceKind
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.incident import WireFamily
from reportedly.model.reading import Reading
from reportedly.views.claims_by_source import PRONOUNS, UNNAMED
from reportedly.views.wording import phrase

_ARTICLES = ("the ", "a ", "an ")
_OWN_VOICE = "own voice"

_FIRST_PERSON = frozenset({"i", "we", "our", "us", "ourselves", "our newspaper"})
"""Words by which a report speaks of whoever publishes it."""

_POSSESSIVES = frozenset({"its", "his", "her", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something in one claim; `key` is the same wherever the same source speaks."""

    key: str
    label: str
    kind: SourceKind
    actor: str | None
    anonymous: bool
    through: tuple[str, ...]


class Speakers:
    """Finds the speaker of every claim of an incident.

    What a report says in its own voice is its outlet's, or, where the outlet is an actor that some report names (a
    front's communiqué, a hospital's statement), that actor's. The own voice of a wire copy is that of the first report
    of its family.
    """

    def __init__(self, readings: Mapping[str, Reading], families: Iterable[WireFamily]) -> None:
        self._actors = _actors_by_name(readings.values())
        self._first = {
            report: family.reports[0]
            for family in families
            for report in family.reports
            if family.reports[0] in readings
        }
        self._readings = readings
        self._attributions = {
            (report, said.id): said for report, reading in readings.items() for said in reading.attributions
        }
        self._full_names = _full_names(readings)

    def family(self, report_id: str) -> str:
        """The first report of the wire family; reports of one family are one independent source."""
        return self._first.get(report_id, report_id)

    def attribution(self, report_id: str, claim: Claim) -> Attribution | None:
        """The attribution in which the claim stands; None where the report says it itself."""
        return self._attributions.get((report_id, claim.attribution or ""))

    def of(self, report_id: str, claim: Claim) -> Speaker:
        """The speaker of a claim of that report."""
        said = self.attribution(report_id, claim)
        outlet = self._readings[report_id].report.outlet
        if said is None:
            return self._own_voice(report_id)
        relays = [_name(source) for source in said.sources if source.role == "relay"]
        through = tuple(dict.fromkeys((*relays, *((outlet,) if outlet else ()))))
        speaker = next((source for source in said.sources if source.role == "speaker"), None)
        if speaker is None:
            key = f"{report_id}/{said.id}"
            return Speaker(key=key, label=UNNAMED, kind="unknown", actor=None, anonymous=True, through=through)
        if speaker.actor is None and _plain(phrase(speaker.spans)) in _FIRST_PERSON:
            return self._own_voice(report_id)
        key = _key(speaker, f"{report_id}/{said.id}")
        return Speaker(
            key=self._full_names.get((report_id, key), key),
            label=_name(speaker),
            kind=speaker.kind,
            actor=speaker.actor,
            anonymous=speaker.anonymous,
            through=through,
        )

    def _own_voice(self, report_id: str) -> Speaker:
        first = self._readings[self.family(report_id)].report
        outlet = self._readings[report_id].report.outlet
        name = first.outlet or first.report_id
        unknown: tuple[str | None, SourceKind] = (None, "outlet")
        actor, kind = self._actors.get(_plain(name), unknown)
        passed_on = (outlet,) if outlet and outlet != name else ()
        return Speaker(
            key=actor or f"{_OWN_VOICE}/{_plain(name)}",
            label=name if actor else f"{name}, in its own voice",
            kind=kind,
            actor=actor,
            anonymous=False,
            through=passed_on,
        )


def best_label(labels: Sequence[str], key: str) -> str:
    """The words by which most reports call a source; a pronoun, with where it stands, only if there is nothing else.

    "Its spokesman" leans on the sentence that it stands in, and is a label only where there is no other name.
    """
    names = [label for label in labels if _plain(label) not in PRONOUNS]
    named = [label for label in names if _plain(label).partition(" ")[0] not in _POSSESSIVES] or names
    if not named:
        named = [f"“{labels[0]}” in {key.partition('/')[0]}"]
    return max(dict.fromkeys(named), key=lambda label: (named.count(label), len(label)))


def _key(source: Source, where: str) -> str:
    name = _plain(phrase(source.spans))
    if source.actor is not None:
        return f"{source.actor}/anonymous" if source.anonymous else source.actor
    return where if source.anonymous or not name or name in PRONOUNS else name


def _name(source: Source) -> str:
    return phrase(source.spans) or UNNAMED


def _plain(name: str) -> str:
    plain = " ".join(name.split()).casefold()
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain


def _full_names(readings: Mapping[str, Reading]) -> dict[tuple[str, str], str]:
    """By report and family name the full name that the report gives once, where it gives that family name to one alone.

    "Tobin Harrel" is "Harrel" from then on.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report, reading in readings.items():
        for said in reading.attributions:
            for source in said.sources:
                words = _name(source).split()
                if source.actor is None and len(words) > 1 and all(word[0].isupper() for word in words):
                    found[report, _plain(words[-1])].add(_key(source, report))
    return {where: next(iter(names)) for where, names in found.items() if len(names) == 1}


def _actors_by_name(readings: Iterable[Reading]) -> dict[str, tuple[str | None, SourceKind]]:
    """The actors that reports name outright, by their names in lower case."""
    named: dict[str, tuple[str | None, SourceKind]] = {}
    for reading in readings:
        for mention in reading.mentions:
            if mention.actor is not None and not mention.resolved and mention.on_behalf_of is None:
                named.setdefault(_plain(mention.text), (mention.actor, mention.source_kind))
    return named
