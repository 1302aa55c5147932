"""How long linking takes beyond reading, and what adding reports one by one costs: `python benchmarks/linking.py N`.

N reports (3,000 unless given) are told by chance from invented words, one in eight of them a name: happenings of one to
six reports each, on one of a thousand days, in one of two hundred towns. Printed are seconds of processor time for
linking all at once, for adding the last hundred one by one with the incidents worked out after each, and the ratio of
the two for one report.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from reportedly.linking.linker import Linker
from reportedly.model.annotation import Sentence
from reportedly.model.claim import Claim, Event
from reportedly.model.place import PlaceMention
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex

REPORTS = 3_000
LAST = 100
WORDS = 4_000
NAMES = 20_000
TOWNS = 200
DAYS = 1_000
MODEL = ModelVersion(name="none", version="0", sha256="0" * 64)


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    readings = list(invented_readings(number, random.Random(7)))  # noqa: S311 - nothing secret
    began = time.process_time()
    linker = Linker()
    linker.add(readings[:-LAST])
    incidents = len(linker.linking().incidents)
    all_at_once = time.process_time() - began
    began = time.process_time()
    for reading in readings[-LAST:]:
        linker.add([reading])
        linker.linking()
    one_by_one = (time.process_time() - began) / LAST
    print(f"{number - LAST:,} reports, {incidents:,} incidents: {all_at_once:.1f} s of one core")
    print(f"one more report: {one_by_one:.3f} s, {one_by_one / all_at_once:.1%} of linking from scratch")


def invented_readings(number: int, chance: random.Random) -> Iterator[Reading]:
    """Readings of invented happenings, several reports of each."""
    words, names = _invented_words(WORDS, chance), [word.title() for word in _invented_words(NAMES, chance)]
    told = 0
    while told < number:
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(DAYS))
        town = chance.randrange(TOWNS)
        story = chance.choices(words, k=105) + chance.choices(names, k=15)
        for _ in range(min(chance.randint(1, 6), number - told)):
            background = chance.choices(words, k=52) + chance.choices(names, k=8)
            kept = [word for word in story if chance.random() < 0.6] + background
            yield _reading(f"r{told}", town, day, " ".join(kept))
            told += 1


def _invented_words(number: int, chance: random.Random) -> list[str]:
    return ["".join(chance.choices("abdeghiklmnoprstuvz", k=7)) for _ in range(number)]


def _reading(name: str, town: int, day: date, story: str) -> Reading:
    text = f"Shells hit Town{town} on {day.isoformat()}. {story}"
    trigger, place, when = (
        Span.cut(text, text.index(part), text.index(part) + len(part))
        for part in ("hit", f"Town{town}", day.isoformat())
    )
    claim = Claim(
        id=f"c{name}",
        attribution=None,
        stance="asserts",
        certainty="certain",
        time_status="past",
        event=Event(type="attack.shelling", trigger=trigger),
        places=(
            PlaceMention(
                start=place.start,
                end=place.end,
                text=place.text,
                status="resolved",
                name=place.text,
                feature="populated_place",
                country="XQ",
                lat=(town % 20) * 0.7,
                lon=(town // 20) * 0.7,
            ),
        ),
        times=(
            TimeMention(
                start=when.start,
                end=when.end,
                text=when.text,
                timex=Timex(type="DATE", value=when.text),
                earliest=when.text,
                latest=when.text,
            ),
        ),
    )
    published = (day + timedelta(days=1)).isoformat()
    return Reading(
        report=Report(report_id=name, text=text, sha256=sha256_of(text), published=published),
        sentences=(Sentence(start=0, end=len(text), text=text, first_token=0, last_token=0),),
        claims=(claim,),
        model=MODEL,
    )


if __name__ == "__main__":
    main()
