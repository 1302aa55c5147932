"""The incidents of a ledger as lists show them, kept ready from one change of the ledger to the next."""

import json
from collections.abc import Iterator

from reportedly.ledger.view import LedgerView
from reportedly.model.incident_overview import IncidentOverview
from reportedly.model.plain_form import typed_form
from reportedly.views.incident_overview import incident_overview
from reportedly.views.sides import Sides
from reportedly.workflows.link_reports import in_context


class IncidentOverviews:
    """The overview of every incident, as linking left it and as people have corrected it since.

    Looking again reads only what has changed: of ten thousand incidents a new report or a correction touches a handful.
    `sides` say who belongs together where an overview is made anew.
    """

    def __init__(self, *, sides: Sides | None = None) -> None:
        self._sides = sides
        self._kept: dict[str, tuple[tuple[int, int | None], IncidentOverview | None]] = {}

    def of(self, view: LedgerView) -> Iterator[IncidentOverview]:
        """One overview for each incident that has one."""
        corrected = view.incidents_corrected_since_linking()
        before, self._kept = self._kept, {}
        for incident, form in view.incident_forms():
            now = (hash(form), corrected.get(incident))
            was, overview = before.get(incident, (None, None))
            if was != now:
                overview = self._corrected(view, incident) if incident in corrected else _overview(form)
            self._kept[incident] = (now, overview)
            if overview is not None:
                yield overview

    def _corrected(self, view: LedgerView, incident: str) -> IncidentOverview:
        """The row of an incident from its claims as they are now; which claims it has, linking decides next time."""
        context = in_context(view, view.incident(incident))
        return incident_overview(context.incident, context.readings, context.families, sides=self._sides)


def _overview(form: str) -> IncidentOverview | None:
    overview = json.loads(form).get("overview")
    return typed_form(IncidentOverview, overview) if overview is not None else None
