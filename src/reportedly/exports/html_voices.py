"""What the page shows for each attribution: its number, its voice's letter and colour, and its card."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.views.claims_by_source import ClaimsBySource, Voice

COLOURS = 10
"""Colours in report.css; a report with more sources uses them again, and the letters tell the sources apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution on the page; `card` is the anchor of the first card about it, `colour` a number in report.css."""

    number: int
    letter: str
    colour: int
    card: str


def said_by_voices(view: ClaimsBySource) -> Mapping[str, Said]:
    """Every attribution of the view, by its id."""
    said: dict[str, Said] = {}
    for index, voice in enumerate(view.voices):
        for statement in voice.statements:
            if statement.attribution is None:
                continue
            number = len(said) + 1
            card = f"c{statement.claims[0].number}" if statement.claims else f"s{number}"
            said[statement.attribution.id] = Said(number=number, letter=voice.letter, colour=index % COLOURS, card=card)
    return said


def colour_class(index: int, voice: Voice) -> str:
    """The class in report.css of the voice at `index` of the view."""
    return "outlet" if voice.is_outlet else f"voice-{index % COLOURS}"
