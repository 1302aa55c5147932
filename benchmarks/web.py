"""How fast the web app answers on a ledger of 10,000 reports and 100,000 claims.

    python benchmarks/web.py [--reports 10000] [--ledger PATH]

Makes a ledger of invented readings, ten claims each, and incidents over them as linking would leave them: most told by
one report, some by several. Serves it with one worker and prints, for each page with ever changing choices, the 50th
and 95th percentile in milliseconds of whole answers one at a time, how many answers a second four callers at once get,
and how many bytes a page weighs compressed.
"""

import argparse
import gzip
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.ledger import COUNTRIES, OUTLETS, TYPES, invented
from reportedly.ledger.ledger import Ledger
from reportedly.model.incident import ClaimReference, Incident, Linking, incident_id
from reportedly.model.incident_overview import FigureBar, FigureTick, IncidentOverview
from reportedly.model.reading import Reading

CLAIMS_A_REPORT = 10
REPORTS_A_COMMIT = 200
REQUESTS = 200
CALLERS = 4


def shorter(reading: Reading) -> Reading:
    """The invented reading with as many claims as a news report has."""
    claims = reading.claims[:CLAIMS_A_REPORT]
    return replace(reading, claims=claims, attributions=reading.attributions[:CLAIMS_A_REPORT])


def fill(ledger: Ledger, reports: int) -> None:
    """Keep the readings, and incidents over their claims."""
    incidents: list[Incident] = []
    for first in range(0, reports, REPORTS_A_COMMIT):
        readings = [shorter(invented(number)) for number in range(first, min(first + REPORTS_A_COMMIT, reports))]
        with ledger.writing(by="benchmark") as writer:
            for reading in readings:
                writer.add_report(reading.report)
                writer.add_reading(reading)
        incidents.extend(gathered(readings))
    with ledger.writing(by="benchmark") as writer:
        writer.record_linking(Linking(incidents=tuple(incidents), wire_families=()))


def gathered(readings: list[Reading]) -> Iterator[Incident]:
    """Incidents of one to five reports, each of their first claims."""
    chance = random.Random(readings[0].report.report_id)  # noqa: S311 - nothing secret
    left = list(readings)
    while left:
        together = [left.pop() for _ in range(min(chance.choice([1, 1, 1, 2, 3, 5]), len(left)))]
        references = tuple(
            ClaimReference(report_id=one.report.report_id, claim_id=claim.id)
            for one in together
            for claim in one.claims[:4]
        )
        name = incident_id(references[0])
        yield Incident(
            id=name,
            claims=references,
            reports=tuple(one.report.report_id for one in together),
            primary_in=tuple(one.report.report_id for one in together),
            event_type=together[0].claims[0].event.type,
            earliest=together[0].report.published,
            latest=together[0].report.published,
            overview=overview(name, together, chance),
        )


def overview(name: str, together: list[Reading], chance: random.Random) -> IncidentOverview:
    """A row as linking makes it, with a bar of figures."""
    first = together[0]
    denied = chance.random() < 0.2
    ticks = tuple(FigureTick(label=f"Source {n}", low=3 + n, high=3 + n) for n in range(len(together)))
    return IncidentOverview(
        incident_id=name,
        event_type=first.claims[0].event.type,
        place="Somewhere",
        country=first.claims[0].places[0].country,
        lat=first.claims[0].places[0].lat,
        lon=first.claims[0].places[0].lon,
        radius_km=12.0,
        day=first.report.published,
        earliest=first.report.published,
        latest=first.report.published,
        reports=len(together),
        independent_sources=len(together),
        badge="denied" if denied else "agree",
        has_denial=denied,
        figures_conflict=len(together) > 2,
        figures=(FigureBar(outcome="killed", low=3, high=2 + len(together), open_above=False, ticks=ticks),),
        actors=tuple({p.actor for one in together for claim in one.claims[:4] for p in claim.participants if p.actor}),
        sources=tuple({f"source {n % 300}" for n in range(len(together) * 2)}),
        outlets=tuple({one.report.outlet for one in together if one.report.outlet}),
        stances=tuple({claim.stance for one in together for claim in one.claims[:4]}),
        sentence="Somebody said that something happened somewhere on a day that is known, and others said otherwise.",
    )


def pages(chance: random.Random) -> dict[str, Callable[[], str]]:
    """Addresses with choices that are never twice the same for long."""
    return {
        "incidents": lambda: "/",
        "incidents, narrowed": lambda: (
            f"/?event_type={chance.choice(TYPES)}&country={chance.choice(COUNTRIES)}"
            f"&outlet={chance.choice(OUTLETS[:5]).replace(' ', '+')}"
        ),
        "incidents, denied": lambda: f"/?has_denial=true&event_type={chance.choice(TYPES)}",
        "map": lambda: f"/incidents/map.json?country={chance.choice(COUNTRIES)}",
        "search": lambda: f"/search?words=word{chance.randrange(5_000)}",
        "report": lambda: f"/reports/r-{chance.randrange(1_000)}",
        "API, claims": lambda: f"/api/claims?country={chance.choice(COUNTRIES)}",
    }


def fetched(address: str) -> bytes:
    """One whole answer."""
    request = Request(address, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    with urlopen(request) as answer:  # noqa: S310 - our own server
        body: bytes = answer.read()
        return body if answer.headers.get("Content-Encoding") == "gzip" else gzip.compress(body)


def main() -> None:
    """Fill, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--ledger")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or str(Path(folder) / "web.db")
        if not Path(path).exists():
            with Ledger.open(path, create=True) as ledger:
                fill(ledger, given.reports)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "reportedly", "serve", "--ledger", path, "--port", str(port)]
        with subprocess.Popen(command) as server:
            try:
                ask(f"http://127.0.0.1:{port}")
            finally:
                server.terminate()


def ask(served: str) -> None:
    """Measure every page."""
    began = time.perf_counter()
    while True:
        try:
            fetched(f"{served}/")
            break
        except OSError:
            time.sleep(0.2)
    print(f"first answer after {time.perf_counter() - began:.1f} s")
    for name, address in pages(random.Random(1)).items():  # noqa: S311 - nothing secret
        times, sizes = [], []
        for _ in range(REQUESTS):
            asked = f"{served}{address()}"
            start = time.perf_counter()
            sizes.append(len(fetched(asked)))
            times.append(1_000 * (time.perf_counter() - start))
        start = time.perf_counter()
        with ThreadPoolExecutor(CALLERS) as callers:
            list(callers.map(fetched, [f"{served}{address()}" for _ in range(REQUESTS)]))
        rate = REQUESTS / (time.perf_counter() - start)
        p95 = statistics.quantiles(times, n=20)[-1]
        print(
            f"{name:22s} p50 {statistics.median(times):6.1f} ms  p95 {p95:6.1f} ms  {rate:6.1f}/s  {max(sizes):,} bytes"
        )


if __name__ == "__main__":
    main()
