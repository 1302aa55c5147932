"""The options by which commands ask for claims, and the one filter that they make."""

from typing import Annotated

import typer

from reportedly.errors import UsageError
from reportedly.model.claim import Stance
from reportedly.model.claim_filter import ClaimFilter, PlaceBox
from reportedly.model.count import Outcome
from reportedly.reading.dates import iso_date

EventTypeOption = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="Event type and all below it: attack, attack.chemical.")
]
ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="CODE", help="Who takes part, and all below it: SYR, SYR.GOV.")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="CODE|WORDS", help="Who says it or passes it on, by code or name.")
]
StanceOption = Annotated[Stance | None, typer.Option("--stance", help="Where the source stands to the event.")]
OutcomeOption = Annotated[Outcome | None, typer.Option("--outcome", help="With a figure of such casualties.")]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="CC", help="Where it happened (ISO 3166, two letters).")
]
BoxOption = Annotated[
    str | None, typer.Option("--box", metavar="W,S,E,N", help="Where it happened, as a box in degrees.")
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Not over before this day.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Not begun after this day.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]


def claim_filter(
    *,
    words: str | None = None,
    event_type: str | None = None,
    actor: str | None = None,
    source: str | None = None,
    stance: Stance | None = None,
    outcome: Outcome | None = None,
    country: str | None = None,
    box: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
) -> ClaimFilter:
    """The filter that the options of a command line make.

    Raises:
        UsageError: when one of them cannot be meant; it names the option.
    """
    return ClaimFilter(
        words=words,
        event_type=event_type,
        actor=actor,
        source=source,
        stance=stance,
        outcome=outcome,
        country=country.upper() if country is not None else None,
        box=_place_box(box) if box is not None else None,
        earliest=_day("--since", since),
        latest=_day("--until", until),
        outlet=outlet,
    )


def _place_box(words: str) -> PlaceBox:
    try:
        return PlaceBox.written(words)
    except ValueError as error:
        raise UsageError(f"--box {error}") from None


def _day(option: str, words: str | None) -> str | None:
    try:
        return iso_date(words) if words is not None else None
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
