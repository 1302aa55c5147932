"""The incidents of a report in the classic template form: what, when, where, by whom, with what, against whom.

The form is that of the Message Understanding Conferences (MUC-3/4, 1991 and 1992), which conflict coders still fill in
by hand: one template an incident, with the confidence of the accusation. Where sources differ on who did it, every
organisation stands with what is said of it.
"""

from reportedly.model.reading import Reading
from reportedly.views.incident_candidates import template_candidates
from reportedly.views.incident_choices import choices
from reportedly.views.incident_form import IncidentTemplate
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_relevance import template_observations
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.template_filling import filled


def incident_templates(reading: Reading) -> tuple[IncidentTemplate, ...]:
    """The incidents of a report that are told as done, tried or threatened, in text order."""
    chosen, around = choices(), Surroundings(reading, Kinds.load())
    candidates = template_candidates(around, chosen["same happening"])
    templates = [filled(candidate, chosen) for candidate in candidates]
    observed = template_observations(templates, candidates, around, chosen)
    return tuple(
        filled(candidate, chosen, chance=chosen["template"].probability(one))
        for candidate, one in zip(candidates, observed, strict=True)
        if chosen["template"].takes(one)
    )
