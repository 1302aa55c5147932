"""How a SQLite file that is not encrypted is known by its first bytes; loads nothing, so that any command can ask."""

from pathlib import Path

_SIGNATURE = b"SQLite format 3\0"
"""https://www.sqlite.org/fileformat.html."""


def is_plain_sqlite(path: Path) -> bool:
    """Whether the file begins like a SQLite database that is not encrypted; no for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SIGNATURE)) == _SIGNATURE
    except OSError:
        return False
