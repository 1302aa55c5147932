"""Which sources a command takes to be one party."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.views.sides import Sides

SidesOption = Annotated[
    Path | None,
    typer.Option("--sides", metavar="FILE", help="Your own sides: TOML with tables [[side]] of id, name and actors."),
]


def chosen_sides(path: Path | None) -> "Sides | None":
    """The sides of the file; None, for what comes with the package, without one.

    Raises:
        KnowledgeError: when the file is not in its form.
    """
    from reportedly.views.sides import read_sides

    return read_sides(path) if path is not None else None
