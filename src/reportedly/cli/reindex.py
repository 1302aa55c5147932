"""`reportedly reindex`: the full-text index, written anew."""

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import progress


def reindex(ledger: LedgerOption = None) -> int:
    """Write anew what searches go by, from the reports and claims of the ledger; nothing else is touched.

    This mends an index that reportedly verify complains of. What is wrong with anything else takes reportedly rebuild.
    """
    from reportedly.ledger.word_index_upkeep import reindex as write_anew

    with opened_ledger(ledger) as opened, progress("indexing"):
        entries = write_anew(opened.database)
        name = opened.name
    with standard_output() as out:
        out.write(f"{name}: the full-text index was written anew, {entries:,} entries\n")
    return 0
