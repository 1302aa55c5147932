"""The list beside the text: a group for each voice, a card for each claim or other statement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.exports.html_voices import Said, colour_class
from reportedly.views.claims_by_source import ClaimsBySource, NumberedClaim, Statement, Voice
from reportedly.views.wording import Detail, claim_details, event_in_words, phrase, qualifiers


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim, or what a source says without an event that we know (`claim` is None, `words` the content).

    `said` is the number of its attribution on the page, None in the outlet's own voice.
    """

    said: int | None
    words: str
    cue: str
    speech_act: str
    called: str | None
    within: str | None
    claim: NumberedClaim | None = None
    event: str = ""
    qualifiers: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A voice, its class in report.css, and its cards."""

    voice: Voice
    colour: str
    cards: tuple[Card, ...]


def claim_groups(view: ClaimsBySource, said: Mapping[str, Said]) -> tuple[Group, ...]:
    """Every voice of the view in its order."""
    return tuple(
        Group(
            voice=voice,
            colour=colour_class(index, voice),
            cards=tuple(card for statement in voice.statements for card in _cards(statement, said)),
        )
        for index, voice in enumerate(view.voices)
    )


def _cards(statement: Statement, said: Mapping[str, Said]) -> Iterator[Card]:
    attribution = statement.attribution
    number = said[attribution.id].number if attribution else None
    cue = phrase(attribution.cue) if attribution else ""
    speech_act = attribution.speech_act.replace("_", " ") if attribution else ""
    for numbered in statement.claims:
        claim = numbered.claim
        yield Card(
            said=number,
            words=phrase((claim.event.trigger,)),
            cue=cue,
            speech_act=speech_act,
            called=statement.called,
            within=statement.within,
            claim=numbered,
            event=event_in_words(claim.event.type),
            qualifiers=qualifiers(claim),
            details=claim_details(claim),
        )
    if attribution and not statement.claims:
        yield Card(
            said=number,
            words=phrase(attribution.content),
            cue=cue,
            speech_act=speech_act,
            called=statement.called,
            within=statement.within,
        )
