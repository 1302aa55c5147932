"""The option `--redact`, and the file with the secret that keeps pseudonyms the same."""

import os
from pathlib import Path
from typing import Annotated

import typer

from reportedly.errors import UsageError
from reportedly.views.redaction import Pseudonyms

RedactOption = Annotated[
    Path | None,
    typer.Option(
        "--redact",
        metavar="SECRET",
        help="Replace names of private persons; the same SECRET file gives the same pseudonyms, it is made if missing.",
    ),
]

_BYTES_OF_A_SECRET = 32


def opened_pseudonyms(secret: Path | None) -> Pseudonyms | None:
    """Pseudonyms by the secret in the file, which is made where it is missing; None without a file.

    Raises:
        UsageError: when the file cannot be read or made, or is too short to keep a secret.
    """
    if secret is None:
        return None
    try:
        if not secret.exists():
            secret.touch(mode=0o600)
            secret.write_bytes(os.urandom(_BYTES_OF_A_SECRET))
        known = secret.read_bytes()
    except OSError as error:
        raise UsageError(f"--redact {secret}: {error.strerror}; name a file that can be read or made") from None
    if len(known) < _BYTES_OF_A_SECRET:
        raise UsageError(f"--redact {secret}: fewer than {_BYTES_OF_A_SECRET} bytes; name a file that is not there yet")
    return Pseudonyms(known)
