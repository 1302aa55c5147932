"""How fast reports are read: `python benchmarks/reading.py [--runs N] [--report FILE]`.

Prints seconds from the start of the command to its end on one report (cold), and words a second of a loaded reader over
the demonstration reports on one core.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # read by the libraries below when they load

from reportedly.annotation.words import word_spans
from reportedly.demonstration import actors_path, gazetteer_path, reports_path
from reportedly.model.report import Report
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from reportedly.workflows.read_report import ReportReader


def demonstration_reports() -> list[Report]:
    """The bundled reports."""
    incoming = read_sources([str(reports_path())], given=GivenMetadata(), settings=Settings(), standard_input=None)
    return [one.report for one in incoming if isinstance(one, IncomingReport)]


def cold_seconds(report: Path) -> float:
    """Seconds that `reportedly read` takes for one report, from start to exit."""
    begun = time.perf_counter()
    command = [str(Path(sys.executable).parent / "reportedly"), "read", str(report), "--format", "jsonl"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def words_a_second(reader: ReportReader, reports: list[Report]) -> float:
    """Words of the reports read in a second of processor time."""
    words = sum(sum(1 for _ in word_spans(report.text)) for report in reports)
    begun = time.process_time()
    for report in reports:
        reader.read(report)
    return words / (time.process_time() - begun)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--report", type=Path, help="a text file for the cold start; a demonstration report if left out"
    )
    options = parser.parse_args()
    reports = demonstration_reports()
    with tempfile.TemporaryDirectory() as folder:
        report = options.report or Path(folder) / "report.txt"
        if options.report is None:
            report.write_text(reports[0].text, encoding="utf-8")
        cold = [cold_seconds(report) for _ in range(options.runs + 1)][1:]
    print(f"cold start to exit, one report: {statistics.median(cold):.2f} s (median of {options.runs})")
    reader = ReportReader.load(gazetteers=[gazetteer_path()], actors=[actors_path()])
    reader.read(reports[0])
    rates = [words_a_second(reader, reports) for _ in range(options.runs)]
    print(f"loaded reader, {len(reports)} reports: {statistics.median(rates):,.0f} words a processor second")


if __name__ == "__main__":
    main()
