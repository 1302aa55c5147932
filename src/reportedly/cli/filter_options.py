"""The options by which commands ask for claims, and the one filter that they make."""

import re
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
        box=place_box(box) if box is not None else None,
        earliest=_day("--since", since),
        latest=_day("--until", until),
        outlet=outlet,
    )


def place_box(words: str) -> PlaceBox:
    """The box that "35.5,32,42.4,37.3" stands for: west, south, east, north.

    Raises:
        UsageError: when it is none.
    """
    try:
        west, south, east, north = (float(part) for part in re.split(r"\s*,\s*", words.strip()))
    except ValueError:
        raise UsageError(f"--box {words}: not four numbers; give west,south,east,north in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError(f"--box {words}: not a box on the map; give west,south,east,north in degrees")
    return PlaceBox(west=west, south=south, east=east, north=north)


def _day(option: str, words: str | None) -> str | None:
    try:
        return iso_date(words) if words is not None else None
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
