"""How fast the ledger answers with 100,000 claims, and what keeping costs beside reading.

    python benchmarks/ledger.py [--reports 2500] [--ledger PATH|URL]
    python benchmarks/ledger.py --beside-reading

Makes a ledger of invented readings, 40 claims each, spread over actors, types, places, days and outlets as news is: few
of each are common, most are rare. Then asks every filter and search some twenty times, each time for something else,
and prints the 50th and 95th percentile in milliseconds, and the time that keeping a report took, which with
--beside-reading is set against that of reading the demonstration reports. Times are those that
processors worked: this process and, with a PostgreSQL on this machine, the one process of the server that answers, so
that whatever else the machine does is not counted. With a server elsewhere they are those that passed.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from reportedly.demonstration import reports_path
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.view import LedgerView
from reportedly.model.annotation import Sentence
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event, Participant
from reportedly.model.claim_filter import ClaimFilter, PlaceBox
from reportedly.model.count import Casualty
from reportedly.model.place import PlaceMention
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from reportedly.workflows.add_reports import add_reports
from reportedly.workflows.read_report import ReportReader

CLAIMS_A_REPORT = 40
REPORTS_A_COMMIT = 100
ROUNDS = 20
SHOWN = 50
MODEL = ModelVersion(name="invented", version="1", sha256="0" * 64)

TYPES = [f"{group}.{kind}" for group in ("attack", "harm", "talks", "protest", "arrest") for kind in "abcdefgh"]
COUNTRY_CODES = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")
ACTORS = [f"{country}.{sector}" for country in COUNTRY_CODES for sector in ("GOV", "MIL", "REB", "CVL")]
OUTLETS = [f"Outlet {number}" for number in range(40)]
COUNTRIES = ["AA", "BB", "CC", "DD", "EE", "FF", "GG", "HH"]
STANCES = ["asserts"] * 7 + ["denies", "doubts", "neutral"]
WORDS = [f"word{number}" for number in range(5_000)]
FIRST_DAY = date(2018, 1, 1)


def skewed(chance: random.Random, values: Sequence[str]) -> str:
    """One of `values`, the first ones often and the last ones seldom."""
    return values[min(int(chance.paretovariate(0.9)) - 1, len(values) - 1)]


def invented(number: int) -> Reading:
    """One report and its reading, always the same for a number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    day = FIRST_DAY + timedelta(days=chance.randrange(2_000))
    sentences, claims, attributions, parts, offset = [], [], [], [], 0
    for place in range(CLAIMS_A_REPORT):
        words = [skewed(chance, WORDS) for _ in range(20)]
        text = f"The speaker {chance.choice(WORDS)} said that {' '.join(words)}. "
        sentence = Sentence(start=offset, end=offset + len(text) - 1, text=text[:-1], first_token=0, last_token=0)
        trigger = Span(start=offset, end=offset + 3, text="The")
        attributions.append(attribution(f"a{place}", trigger, chance))
        claims.append(claim(f"c{number}-{place}", f"a{place}", trigger, day, chance))
        sentences.append(sentence)
        parts.append(text)
        offset += len(text)
    body = "".join(parts)
    report = Report(
        report_id=f"r-{number}",
        text=body,
        sha256=sha256_of(body),
        outlet=skewed(chance, OUTLETS),
        published=day.isoformat(),
        language="en",
    )
    return Reading(
        report=report,
        sentences=tuple(sentences),
        attributions=tuple(attributions),
        claims=tuple(claims),
        model=MODEL,
    )


def attribution(name: str, words: Span, chance: random.Random) -> Attribution:
    """Who says it."""
    source = Source(role="speaker", kind="government", actor=skewed(chance, ACTORS), spans=(words,))
    return Attribution(
        id=name, speech_act="assert", quote="indirect", sources=(source,), cue=(words,), content=(words,)
    )


def claim(name: str, said_by: str, words: Span, day: date, chance: random.Random) -> Claim:
    """What is claimed."""
    where = {"start": words.start, "end": words.end, "text": words.text}
    happened = (day - timedelta(days=chance.randrange(3))).isoformat()
    return Claim(
        id=name,
        attribution=said_by,
        stance=chance.choice(STANCES),  # type: ignore[arg-type] # one of the closed list
        certainty="certain",
        time_status="past",
        event=Event(type=skewed(chance, TYPES), trigger=words),
        participants=(Participant(**where, role="agent", actor=skewed(chance, ACTORS)),),  # type: ignore[arg-type]
        casualties=(
            (Casualty(**where, outcome="killed", low=3, high=3, best=3, bound="exact"),)  # type: ignore[arg-type]
            if chance.random() < 0.1
            else ()
        ),
        places=(
            PlaceMention(
                **where,  # type: ignore[arg-type] # as above
                status="resolved",
                name="Somewhere",
                country=skewed(chance, COUNTRIES),
                lat=chance.uniform(-60, 70),
                lon=chance.uniform(-180, 180),
            ),
        ),
        times=(
            TimeMention(
                **where,  # type: ignore[arg-type] # as above
                timex=Timex(type="DATE", value=happened),
                earliest=happened,
                latest=happened,
            ),
        ),
    )


Clock = Callable[[], float]


def print_beside_reading(copies: int = 20) -> None:
    """Read the demonstration reports, and add them and copies of them to a ledger by a reader that knows them."""
    given, settings = GivenMetadata(), Settings()
    incoming = [
        one
        for one in read_sources([str(reports_path())], given=given, settings=settings, standard_input=None)
        if isinstance(one, IncomingReport)
    ]
    reader = ReportReader.load()
    reader.read(incoming[0].report)  # loads what is loaded at first use
    began = time.process_time()
    readings = [reader.read(one.report) for one in incoming]
    reading = (time.process_time() - began) / len(incoming)
    copied = [
        (replace(one, report=report), replace(known, report=report))
        for copy in range(copies)
        for one, known in zip(incoming, readings, strict=True)
        for report in [copy_of(one.report, copy)]
    ]
    at_hand = KnownReadings({known.report.report_id: known for _, known in copied})
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "ledger.db"), create=True) as ledger:
        began = time.process_time()
        for _ in add_reports(ledger, [one for one, _ in copied], lambda: at_hand, by="benchmark"):
            pass
        adding = (time.process_time() - began) / len(copied)
    print(f"reading {1000 * reading:.1f} ms a report, adding {1000 * adding:.1f} ms: {100 * adding / reading:.1f} %")


def copy_of(report: Report, number: int) -> Report:
    """Another text that says the same."""
    text = f"{report.text} {number}"
    return replace(report, text=text, sha256=sha256_of(text), report_id=f"{report.report_id}-{number}")


class KnownReadings:
    """A reader that takes no time."""

    def __init__(self, readings: dict[str, Reading]) -> None:
        self._readings = readings

    def read(self, report: Report) -> Reading:
        """The reading of the report with that id."""
        return self._readings[report.report_id]


def working_clock(connection: Connection) -> Clock:
    """The seconds that the processes on both sides of `connection` worked; those that passed where one cannot see.

    The server is kept to one process for each question, so that none of its work is missed.
    """
    if connection.dialect.name == "sqlite":
        return time.process_time
    connection.execute(text("SET max_parallel_workers_per_gather = 0"))
    served_by = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    if not served_by.is_file():
        return time.perf_counter
    return lambda: time.process_time() + int(served_by.read_text("ascii").split()[0]) / 1e9


def take_statistics(ledger: Ledger) -> None:
    """Let PostgreSQL count what is common, as its own upkeep does within a minute of so much change."""
    if not ledger.database.is_sqlite:
        with ledger.database.writing() as connection:
            connection.execute(text("ANALYZE"))


def fill(ledger: Ledger, reports: int, clock: Clock) -> float:
    """Keep `reports` invented reports; the seconds that took beyond making them up."""
    seconds = 0.0
    for first in range(0, reports, REPORTS_A_COMMIT):
        readings = [invented(number) for number in range(first, min(first + REPORTS_A_COMMIT, reports))]
        began = clock()
        with ledger.writing(by="benchmark") as writer:
            for reading in readings:
                writer.add_report(reading.report)
                writer.add_reading(reading)
        seconds += clock() - began
    return seconds


def questions() -> Iterator[tuple[str, Callable[[random.Random], ClaimFilter]]]:
    """Every filter alone, and some together."""
    yield "no filter", lambda _: ClaimFilter()
    yield "common word", lambda chance: ClaimFilter(words=chance.choice(WORDS[:10]))
    yield "rare word", lambda chance: ClaimFilter(words=chance.choice(WORDS[1000:]))
    yield "two words", lambda chance: ClaimFilter(words=f"{chance.choice(WORDS[:50])} {chance.choice(WORDS[:50])}")
    yield "event type", lambda chance: ClaimFilter(event_type=chance.choice(TYPES).split(".")[0])
    yield "event subtype", lambda chance: ClaimFilter(event_type=chance.choice(TYPES))
    yield "stance", lambda chance: ClaimFilter(stance=chance.choice(["asserts", "denies", "doubts", "neutral"]))
    yield "actor", lambda chance: ClaimFilter(actor=chance.choice(ACTORS)[:3])
    yield "source code", lambda chance: ClaimFilter(source=chance.choice(ACTORS))
    yield "source name", lambda _: ClaimFilter(source="the")
    yield "country", lambda chance: ClaimFilter(country=chance.choice(COUNTRIES))
    yield "box", lambda chance: ClaimFilter(box=box(chance))
    yield "week", lambda chance: week(chance, ClaimFilter())
    yield "outlet", lambda chance: ClaimFilter(outlet=chance.choice(OUTLETS))
    yield "outcome", lambda _: ClaimFilter(outcome="killed")
    yield (
        "type, country, stance",
        lambda chance: ClaimFilter(event_type="attack", country=chance.choice(COUNTRIES), stance="denies"),
    )
    yield "word, actor, week", lambda chance: week(chance, ClaimFilter(words=WORDS[0], actor=ACTORS[0]))
    yield (
        "box, source, outcome",
        lambda chance: ClaimFilter(box=box(chance), source=chance.choice(ACTORS), outcome="killed"),
    )


def box(chance: random.Random) -> PlaceBox:
    """Ten degrees by ten."""
    west, south = chance.uniform(-180, 170), chance.uniform(-60, 60)
    return PlaceBox(west=west, south=south, east=west + 10, north=south + 10)


def week(chance: random.Random, asked: ClaimFilter) -> ClaimFilter:
    """The same, in seven days in a row."""
    first = FIRST_DAY + timedelta(days=chance.randrange(2_000))
    return replace(asked, earliest=first.isoformat(), latest=(first + timedelta(days=6)).isoformat())


def asked(view: LedgerView, wanted: ClaimFilter) -> None:
    """What a page asks: the first claims."""
    list(view.claims(wanted, limit=SHOWN))


def main() -> None:
    """Fill a ledger and ask it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_500)
    parser.add_argument("--ledger")
    parser.add_argument("--beside-reading", action="store_true")
    arguments = parser.parse_args()
    if arguments.beside_reading:
        print_beside_reading()
        return
    with tempfile.TemporaryDirectory() as folder:
        location = arguments.ledger or str(Path(folder) / "ledger.db")
        with Ledger.open(location, create=True) as ledger:
            with ledger.view() as view:
                is_filled = view.counts().reports > 0
            if not is_filled:
                with ledger.database.reading() as connection:
                    clock = working_clock(connection)
                seconds = fill(ledger, arguments.reports, clock)
                print(f"kept {arguments.reports:,} reports: {1000 * seconds / arguments.reports:.1f} ms each")
                take_statistics(ledger)
            with ledger.database.reading() as connection:
                clock, view = working_clock(connection), LedgerView(connection)
                print(f"{view.counts().claims:,} claims; milliseconds at the 50th and 95th percentile, list and count")
                for name, question in questions():
                    print_times(name, question, view, clock)


def print_times(name: str, question: Callable[[random.Random], ClaimFilter], view: LedgerView, clock: Clock) -> None:
    """Ask some twenty times, each time for something else."""
    chance = random.Random(0)  # noqa: S311 - as above
    lists, counts = [], []
    for _ in range(ROUNDS):
        wanted = question(chance)
        began = clock()
        asked(view, wanted)
        lists.append(clock() - began)
        began = clock()
        view.count_claims(wanted)
        counts.append(clock() - began)
    print(f"  {name:<24}{percentiles(lists)}   {percentiles(counts)}")


def percentiles(seconds: Sequence[float]) -> str:
    """The 50th and the 95th percentile in milliseconds."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"{1000 * cuts[9]:8.1f}{1000 * cuts[18]:8.1f}"


if __name__ == "__main__":
    main()
