"""This room's knowledge files in TOML."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


def data_tables(name: str) -> Mapping[str, Any]:
    """The tables of a TOML data file of this room."""
    return tomllib.loads((files("reportedly.annotation") / "data" / name).read_text(encoding="utf-8"))
