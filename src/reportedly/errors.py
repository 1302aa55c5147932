"""What can go wrong and be told to a person: each error names the thing, the place and the cure."""


class ReportedlyError(Exception):
    """The root of every error that Reportedly raises on purpose; its text is one line for people."""


class UsageError(ReportedlyError):
    """The command was called with arguments that cannot be meant."""


class UnreadableReportError(ReportedlyError):
    """One report cannot be read; the others of the batch can."""


class KnowledgeError(ReportedlyError):
    """A data file (gazetteer, actor list, cue list …) is damaged or not in its form."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, read or written; what was committed before is as it was."""


class ErasedTextError(LedgerError):
    """A text that was erased on somebody's authority is not taken in again."""
