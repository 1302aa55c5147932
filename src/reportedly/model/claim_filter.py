"""What a person looks for in the ledger: one filter that the command line, the web app and the exports share."""

from dataclasses import dataclass

from reportedly.model.claim import Stance
from reportedly.model.count import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBox:
    """A box on the map in degrees; where `west` is greater than `east` it crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def written(cls, words: str) -> "PlaceBox":
        """The box that "35.5,32,42.4,37.3" stands for: west, south, east, north.

        Raises:
            ValueError: when it is none; it says why and how boxes are written.
        """
        try:
            west, south, east, north = map(float, words.split(","))
        except ValueError:
            raise ValueError(f"{words}: not four numbers; give west,south,east,north in degrees") from None
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise ValueError(f"{words}: not a box on the map; give west,south,east,north in degrees")
        return cls(west=west, south=south, east=east, north=north)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; a field left at its default asks for nothing, and all that are given must hold.

    `words` are looked for in the claim's sentence: all of them, "quoted" ones next to each other, `-word` absent.
    `event_type`, `actor` and `source` are dotted and hold for everything below them: `attack` finds
    `attack.chemical`, `SYR` finds `SYR.GOV`. `actor` is whoever takes part in the event; `source` whoever says it or
    passes it on, by actor code or by words of its name. `country` is ISO 3166 alpha-2. `earliest` and `latest` bound
    the event's days (ISO dates, inclusive): any overlap counts, and a claim without a time of its own goes by its
    report's publication date. `rejected` asks also for claims that a person rejected. `outlet` and `report` are
    names as they were given, `report` the `id` in the ledger; `incident` is an incident's id.
    """

    words: str | None = None
    event_type: str | None = None
    actor: str | None = None
    source: str | None = None
    stance: Stance | None = None
    outcome: Outcome | None = None
    country: str | None = None
    box: PlaceBox | None = None
    earliest: str | None = None
    latest: str | None = None
    outlet: str | None = None
    report: str | None = None
    incident: str | None = None
    rejected: bool = False
