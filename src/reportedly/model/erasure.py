"""Erasures: a text that had to go, and what stays of it: its hash, the reason, and on whose authority."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A text, everything it was made from and everything that was read in it are gone.

    `contents` are the hashes of all that was removed: the text, its raw sources, its originals, and the payloads of the
    log entries about them. The log entries themselves stay, so that the chain still verifies.
    """

    text_sha256: str
    reason: str
    authority: str
    contents: tuple[str, ...]
