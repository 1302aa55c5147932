"""The ledger as the web app holds it: open for as long as the app runs, its list of incidents kept ready."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.view import LedgerView
from reportedly.views.incident_index import IncidentIndex
from reportedly.views.redaction import Pseudonyms
from reportedly.views.sides import Sides
from reportedly.web.masked_view import MaskedView, masked_overview
from reportedly.workflows.incident_overviews import IncidentOverviews


class OpenLedger:
    """One ledger for all requests; made with the app, closed with it."""

    def __init__(
        self, ledger: Ledger, *, editor: str, pseudonyms: Pseudonyms | None = None, sides: Sides | None = None
    ) -> None:
        self.ledger = ledger
        self._pseudonyms = pseudonyms
        self.editor = editor
        self._overviews = IncidentOverviews(sides=sides)
        self._index = IncidentIndex(())
        self._indexed_head: str | None = None
        self._indexing = Lock()

    @contextmanager
    def view(self) -> Iterator[LedgerView]:
        """Look into the ledger as it is now; names of private persons are masked where that was chosen."""
        if self._pseudonyms is None:
            with self.ledger.view() as view:
                yield view
        else:
            with self.ledger.database.reading() as connection:
                yield MaskedView(connection, self._pseudonyms)

    def head(self) -> str:
        """The hash of the log's last entry: as long as it stays, every page stays (it serves as ETag)."""
        with self.view() as view:
            head = view.head()
        return head.sha256 if head else "empty"

    def index(self) -> IncidentIndex:
        """The incidents by facets as the ledger has them now; read again only when something was written."""
        with self.view() as view:
            head = view.head()
            now = head.sha256 if head else None
            with self._indexing:
                if now != self._indexed_head:
                    overviews = self._overviews.of(view)
                    if self._pseudonyms is not None:
                        overviews = (masked_overview(one, self._pseudonyms) for one in overviews)
                    self._index = IncidentIndex(overviews)
                    self._indexed_head = now
                return self._index
