"""The incidents of a ledger as lists show them, kept ready from one change of the ledger to the next."""

import json
from collections.abc import Iterator

from reportedly.ledger.view import LedgerView
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.plain_form import typed_form


class IncidentOverviews:
    """The overview of every incident, as linking left it.

    Looking again reads only what has changed since: of ten thousand incidents a new report touches a handful.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, IncidentOverview | None]] = {}

    def of(self, view: LedgerView) -> Iterator[IncidentOverview]:
        """One overview for each incident that has one."""
        before, self._kept = self._kept, {}
        for incident, form in view.incident_forms():
            now = hash(form)
            was, overview = before.get(incident, (None, None))
            if was != now:
                overview = _overview(form)
            self._kept[incident] = (now, overview)
            if overview is not None:
                yield overview


def _overview(form: str) -> IncidentOverview | None:
    overview = json.loads(form).get("overview")
    return typed_form(IncidentOverview, overview) if overview is not None else None
