"""The demonstration: an invented island state, its places, its actors, and the reports on two incidents there."""

from importlib.resources import files
from pathlib import Path


def reports_path() -> Path:
    """The demonstration reports: JSONL, one report a line, every one marked `"invented": true`."""
    return _bundled("reports.jsonl")


def gazetteer_path() -> Path:
    """The island's places, as CSV in the form in which users supply a gazetteer of their own."""
    return _bundled("gazetteer.csv")


def actors_path() -> Path:
    """The island's actors, as CSV in the form in which users supply an actor list of their own."""
    return _bundled("actors.csv")


def sides_path() -> Path:
    """Which of the island's actors are one party, as TOML in the form in which users adjust sides."""
    return _bundled("sides.toml")


def _bundled(name: str) -> Path:
    """The path of a file of this package; installers unpack wheels, so that there always is one."""
    return Path(str(files("reportedly.demonstration").joinpath(name)))
