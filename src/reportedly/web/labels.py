"""Codes in words: what pages write for event types, actors and outcomes."""

from collections.abc import Mapping

from reportedly.views.incident_index import FacetName

FACET_LABELS: Mapping[FacetName, str] = {
    "event_type": "What",
    "actor": "Who takes part",
    "country": "Country",
    "source": "Who says it",
    "outlet": "Outlet",
    "stance": "Stance",
    "badge": "How accounts stand",
}


def event_label(event_type: str) -> str:
    """The last word of an event type: "air strike" for attack.air_strike."""
    return event_type.rpartition(".")[2].replace("_", " ")


def actor_label(code: str) -> str:
    """An actor code as it stands; its last part in words where it has one ("SYR · state news agency")."""
    country, _, rest = code.partition(".")
    return f"{country} · {rest.replace('.', ' ').replace('_', ' ').lower()}" if rest else country


def facet_label(name: FacetName) -> str:
    """A facet's heading."""
    return FACET_LABELS[name]


def facet_value(value: str, name: FacetName) -> str:
    """One choice of a facet in words."""
    match name:
        case "event_type":
            return value.replace(".", " · ").replace("_", " ")
        case "actor" | "source":
            return actor_label(value)
        case _:
            return value
