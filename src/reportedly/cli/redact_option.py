"""The options `--redact` and `--mask`: whose names go, and the file with the secret that keeps pseudonyms the same."""

import os
from pathlib import Path
from typing import Annotated

import typer

from reportedly.errors import UsageError
from reportedly.views.redaction import PSEUDONYM, Pseudonyms

RedactOption = Annotated[
    Path | None,
    typer.Option(
        "--redact",
        metavar="SECRET",
        help="Replace names of private persons; the same SECRET file gives the same pseudonyms, it is made if missing.",
    ),
]
MaskOption = Annotated[
    Path | None,
    typer.Option(
        "--mask",
        metavar="NAMES",
        help="Replace the names in this file, one a line, # for comments; its secret is kept beside it in NAMES.key.",
    ),
]

_BYTES_OF_A_SECRET = 32


def opened_pseudonyms(secret: Path | None, names: Path | None = None) -> Pseudonyms | None:
    """Pseudonyms by the secret in the file, which is made where it is missing; None without a file.

    With a list of `names` alone only those go, and the secret lies beside the list.

    Raises:
        UsageError: when a file cannot be read or made, a secret is too short, or the list names nobody.
    """
    if names is None:
        return Pseudonyms(_secret_in(secret, option="--redact")) if secret is not None else None
    listed = listed_names(names)
    if secret is not None:
        return Pseudonyms(_secret_in(secret, option="--redact"), listed=listed)
    return Pseudonyms(_secret_in(Path(f"{names}.key"), option="--mask"), listed=listed, private=False)


def listed_names(path: Path) -> tuple[str, ...]:
    """The names of a list: one a line, without empty lines and those that begin with #.

    Raises:
        UsageError: when the file cannot be read, names nobody, or has a line that cannot be replaced.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"--mask {path}: {error.strerror}; name a file with one name a line") from None
    except UnicodeDecodeError:
        raise UsageError(f"--mask {path}: not UTF-8; save the list as UTF-8") from None
    names = []
    for number, line in enumerate(lines, 1):
        name = line.strip()
        if not name or name.startswith("#"):
            continue
        if not any(map(str.isalnum, name)) or name.casefold() == PSEUDONYM.casefold():
            raise UsageError(f"--mask {path}, line {number}: {name!r} cannot be replaced; write a name")
        names.append(name)
    if not names:
        raise UsageError(f"--mask {path}: no names; write one a line")
    return tuple(names)


def _secret_in(path: Path, *, option: str) -> bytes:
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_bytes(os.urandom(_BYTES_OF_A_SECRET))
        known = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{option} {path}: {error.strerror}; name a file that can be read or made") from None
    if len(known) < _BYTES_OF_A_SECRET:
        raise UsageError(f"{option} {path}: fewer than {_BYTES_OF_A_SECRET} bytes; name a file that is not there yet")
    return known
