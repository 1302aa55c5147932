"""`reportedly verify`: whether the ledger is as it was written."""

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import fail, progress

SOUND = 0
BROKEN = 1


def verify(ledger: LedgerOption = None) -> int:
    """Check every text, span, row and log entry of the ledger; the exit status is 0 only if all is well.

    Each break is one line that names the place, the first one first. The head that is printed stands for the whole
    ledger: keep it elsewhere, or have a time-stamp authority sign it (docs/ledger.md says how), because whoever can
    rewrite all of the log can also make it verify.
    """
    from reportedly.ledger.verification import verify as check

    with opened_ledger(ledger) as opened, progress("verifying"):
        found = check(opened.database)
        name = opened.name
    for problem in found.problems:
        fail(f"{problem.place}: {problem.message}")
    with standard_output() as out:
        rows = "rows not compared" if found.rows is None else f"{found.rows:,} rows"
        out.write(
            f"{name}: {'as written' if not found.problems else 'BROKEN'}; checked {found.log_entries:,} log entries, "
            f"{found.contents:,} contents, {found.spans:,} spans, {rows}\nhead {found.head or 'none'}\n"
        )
    return BROKEN if found.problems else SOUND
