"""An incident in one line: what, where and when."""

from reportedly.model.incident import Incident
from reportedly.views.wording import event_in_words


def incident_in_words(incident: Incident) -> str:
    """What most reports say happened, where and when; only what they say."""
    where = incident.place.name if incident.place else None
    return ", ".join(filter(None, (event_in_words(incident.event_type), where, days_of_incident(incident))))


def days_of_incident(incident: Incident) -> str | None:
    """The day or days that most reports give; None where none does."""
    if incident.earliest == incident.latest:
        return incident.earliest
    return f"{incident.earliest} to {incident.latest}"
