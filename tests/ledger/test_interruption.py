"""Killed at any moment, crowded by others, or out of space: what was committed stays, and nothing is there twice."""

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.verification import verify
from tests.ledger.slow_adding import run
from tests.ledger.stored import add, report

REPOSITORY = Path(__file__).parents[2]


def adding(location: str, prefix: str, number: int, seconds: float) -> "subprocess.Popen[str]":
    """The program that adds, as a process of its own."""
    command = [sys.executable, "-m", "tests.ledger.slow_adding", location, prefix, str(number), str(seconds)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed_while_adding(location: str, reports: int, moment: random.Random) -> list[str]:
    """Kill the program at a random moment after its first commit; the reports that it had said were kept."""
    process = adding(location, "r", reports, seconds=0.01)
    assert process.stdout is not None
    told = [process.stdout.readline().strip()]
    time.sleep(moment.random() * 0.15)
    process.send_signal(signal.SIGKILL)
    rest, complaints = process.communicate()
    assert not complaints
    return [line for line in (*told, *rest.split("\n")[:-1]) if line]


def check_interruptions(location: str, *, kills: int, reports: int, seed: int) -> None:
    """Kill the program again and again while it adds to one ledger, then let it finish.

    After each kill the ledger verifies and has every report that was said to be kept, each once.
    """
    moment = random.Random(seed)
    kept: set[str] = set()
    for _ in range(kills):
        kept.update(killed_while_adding(location, reports, moment))
        with Ledger.open(location) as ledger:
            assert verify(ledger.database).problems == ()
            with ledger.view() as view:
                ids = [one.report_id for one in view.stored_reports()]
                assert kept <= set(ids)
                assert len(ids) == len(set(ids))
    run(location, "r", reports, 0)
    with Ledger.open(location) as ledger:
        assert verify(ledger.database).problems == ()
        with ledger.view() as view:
            counts = view.counts()
            assert (counts.reports, counts.texts, counts.readings) == (reports, reports, reports)
            assert counts.claims == 4 * reports


def test_nothing_committed_is_lost_or_doubled_by_kills(tmp_path: Path) -> None:
    check_interruptions(str(tmp_path / "ledger.db"), kills=6, reports=60, seed=7)


def test_two_writers_and_four_readers_at_once_meet_no_error(location: str) -> None:
    failures: list[Exception] = []
    done = False

    def look() -> None:
        try:
            with Ledger.open(location) as ledger:
                while not done:
                    with ledger.view() as view:
                        counts = view.counts()
                        assert counts.claims == 4 * counts.readings
                        assert sum(1 for _ in view.claims(limit=20)) <= 20
        except Exception as error:  # noqa: BLE001 - whatever reaches a reader is what the test is about
            failures.append(error)

    readers = [Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    writers = [adding(location, prefix, 15, seconds=0) for prefix in ("a", "b")]
    outcomes = [(writer.communicate()[1], writer.returncode) for writer in writers]
    done = True
    for reader in readers:
        reader.join()

    assert outcomes == [("", 0), ("", 0)]
    assert failures == []
    with Ledger.open(location) as ledger:
        assert verify(ledger.database).problems == ()
        with ledger.view() as view:
            assert view.counts().reports == 30


def test_a_full_database_is_a_clear_error_and_loses_nothing(file_ledger: Ledger) -> None:
    add(file_ledger)
    with file_ledger.database.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages + 5}"))

    big = report(" ".join(str(number) for number in random.Random(1).sample(range(10**9), 20_000)), "big")
    with (
        pytest.raises(LedgerError, match="no space left; free some and run again"),
        file_ledger.writing(by="a test") as writer,
    ):
        writer.add_report(big)

    assert verify(file_ledger.database).problems == ()
    with file_ledger.view() as view:
        assert view.counts().reports == 1


def test_a_file_size_limit_is_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        add(ledger)
    size = path.stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    program = (
        "import sys, random\n"
        "from reportedly.cli.main import status_of\n"
        "from reportedly.cli.batch_run import BatchRun\n"
        "from tests.ledger.slow_adding import SlowReader\n"
        "BatchRun.load_reader = lambda self: SlowReader(0)\n"
        f"sys.exit(status_of(['add', '-', '--ledger', {str(path)!r}]))\n"
    )
    words = " ".join(str(number) for number in random.Random(1).sample(range(10**9), 50_000))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        input=words,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )

    assert done.returncode != 0
    assert done.stderr.startswith("error: ")
    assert "run again (what was committed is safe)" in done.stderr
    assert done.stderr.count("\n") == 1
    with Ledger.open(str(path)) as ledger:
        assert verify(ledger.database).problems == ()
        with ledger.view() as view:
            assert view.counts().reports == 1


if __name__ == "__main__":
    # python -m tests.ledger.test_interruption LEDGER KILLS: as many kills as one has time for.
    check_interruptions(sys.argv[1], kills=int(sys.argv[2]), reports=10 * int(sys.argv[2]), seed=1)
