"""Times as a report gives them: TIMEX3 value, earliest and latest day, and what they were reckoned from."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeGranularity = Literal["minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "decade", "vague"]
TimeBasis = Literal[
    "explicit",
    "relative_to_publication",
    "relative_to_time_mention",
    "dateline",
    "inherited",
    "assumed_publication",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 type and value (TimeML, ISO-TimeML 24617-1), with its modifier where there is one."""

    type: TimexType
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Span):
    """An expression of time and the days it stands for.

    `earliest` and `latest` are inclusive ISO dates; null where the text leaves that end open, or where the value needs
    a publication date that the report does not have. `ucdp_date_prec` (1 day to 5 year) and `acled_time_precision`
    (1 day to 3 month) follow the two codebooks; null for what has no place in them. `anchor` is what the time was
    reckoned from: "publication", or the offsets of another mention ("598:607"). `alternatives` are the other TIMEX3
    values that the words can have, where nothing in the text decides. `edtf` is the same time as ISO 8601-2 writes it.
    `confidence` is the chance that the value is right.
    """

    timex: Timex | None
    earliest: str | None = None
    latest: str | None = None
    granularity: TimeGranularity = "day"
    basis: TimeBasis = "explicit"
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()
    edtf: str | None = None
    ucdp_date_prec: int | None = None
    acled_time_precision: int | None = None
    confidence: float | None = None
