"""The limits and choices of one run; the only reader of the environment."""

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000
GIGABYTE = 1_000 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; built once and passed down.

    `largest_report` is in bytes of one report's source. The longest news investigations stay below 1 MB of text;
    10 MB leaves room for pages heavy with mark-up while an archive handed in by mistake is refused at once.

    `largest_document` is the same for PDF and Word files, whose pictures count.

    `largest_unpacked` is in bytes of everything unpacked from one source, archives within archives included; a
    Common Crawl news archive unpacks to about 5 GB. `most_entries` counts the files in it. `highest_ratio` is how many
    times its size a ZIP archive may unpack to: text packs to a fifth, the most repetitive log files to a hundredth,
    and bombs are made of more than that. `deepest_archive` is how many archives may stand within one another.
    """

    largest_report: int = 10 * MEGABYTE
    largest_document: int = 100 * MEGABYTE
    largest_unpacked: int = 50 * GIGABYTE
    most_entries: int = 100_000
    highest_ratio: int = 200
    deepest_archive: int = 3


LEDGER_HERE = "reportedly.db"


def default_ledger() -> str:
    """The ledger where none is named: `$REPORTEDLY_LEDGER`, or `reportedly.db` in the folder one works in."""
    return os.environ.get("REPORTEDLY_LEDGER") or LEDGER_HERE


def ledger_key() -> str | None:
    """The passphrase of ledgers that are encrypted, `$REPORTEDLY_LEDGER_KEY`; None where there is none."""
    return os.environ.get("REPORTEDLY_LEDGER_KEY") or None
