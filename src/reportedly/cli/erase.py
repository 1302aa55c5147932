"""`reportedly erase`: a text gone for good, where a person at risk or the law demands it."""

from typing import Annotated

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger


def erase(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id in the ledger.")],
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; it stays in the log, so name nobody at risk.")],
    authority: Annotated[str, typer.Option(metavar="WORDS", help="Who demands it or decides it; it stays too.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who does it.")],
    ledger: LedgerOption = None,
) -> int:
    """Remove a report's text, its sources and everything that was read in it or said of it, for good.

    Every publication of the same text goes, and the file that it came in; the texts of other reports in that file stay.
    The hashes stay, with reason and authority, and the log still verifies; the same text is not taken in again.
    Incidents are gathered anew by the next reportedly link. Backups made before still hold the text: erase it there
    too.
    """
    with opened_ledger(ledger) as opened, opened.writing(by=by) as writer:
        copies = writer.copies(writer.stored_report(report).text_sha256)
        erasure = writer.erase(copies[0].text_sha256, reason=reason, authority=authority)
        name = opened.name
    with standard_output() as out:
        out.write(
            f"{name}: erased text {erasure.text_sha256} of {len(copies):,} reports, "
            f"{len(erasure.contents):,} contents; run reportedly link to gather incidents anew\n"
        )
    return 0
