"""The command as a process: exit statuses, streams that are closed, and what is not loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "reportedly"]


def run(*arguments: str, stdin: bytes | None = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, check=False, timeout=60)


def test_version() -> None:
    assert run("--version").stdout.startswith(b"reportedly 0.")


def test_without_a_verb_the_command_says_what_it_can() -> None:
    done = run()

    assert done.returncode == 0
    for verb in (b"read", b"schema", b"evaluate", b"demo"):
        assert verb in done.stdout


def test_help_shows_how_to_call() -> None:
    assert b"reportedly read report.txt --published 2018-11-25" in run("read", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "status"),
    [
        (["read", "no-such-file.txt"], b"", 1),
        (["read"], b"", 1),
        (["read", "-"], b"\xff\xfeB\x00", 1),
        (["read", "-", "--published", "2018-13-01"], b"Rain fell.", 2),
    ],
)
def test_failures_are_one_line(arguments: list[str], stdin: bytes, status: int) -> None:
    done = run(*arguments, stdin=stdin)

    assert (done.returncode, done.stdout) == (status, b"")
    assert done.stderr.startswith(b"error: ")
    assert done.stderr.count(b"\n") == 1


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "a\n\x1b[2Jb.txt"))

    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr


def shell(line: str) -> subprocess.CompletedProcess[str]:
    script = line.replace("reportedly", f"'{sys.executable}' -m reportedly")
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60)


def test_a_closed_standard_input_is_one_line() -> None:
    done = shell("reportedly read <&-")

    assert done.returncode == 2
    assert done.stderr == "error: no report to read: name a FILE, or pipe a report in\n"


def test_a_closed_standard_output_is_one_line() -> None:
    done = shell("reportedly schema >&-")

    assert done.returncode == 2
    assert done.stderr == "error: standard output is closed; leave it open, or name a file with --output\n"


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    done = shell("reportedly schema | true; echo ${PIPESTATUS[0]}")

    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_full_disk_is_one_line() -> None:
    done = shell("reportedly schema > /dev/full")

    assert done.returncode == 1
    assert done.stderr.startswith("error: output: No space left on device")
    assert done.stderr.count("\n") == 1


def test_output_is_utf_8_whatever_the_locale() -> None:
    done = shell("PYTHONIOENCODING=ascii PYTHONUTF8=0 LC_ALL=C reportedly schema")

    assert done.returncode == 0


def test_starting_loads_nothing_slow() -> None:
    script = "import sys, reportedly.cli.main; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    slow = {
        "trafilatura",
        "htmldate",
        "lxml",
        "pydantic",
        "py3langid",
        "numpy",
        "onnxruntime",
        "jinja2",
        "rich.console",
    }
    assert slow.isdisjoint(done.stdout.split())
