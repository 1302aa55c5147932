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


def source_label(key: str) -> str:
    """The key of an account in words: "orva, in its own voice", "SYR · gov"."""
    name, _, rest = key.rpartition("/")
    if name == "own voice":
        return f"{rest}, in its own voice"
    if rest == "anonymous":
        return f"{actor_label(name)}, not named"
    return actor_label(key) if is_actor_code(key) else key


def is_actor_code(key: str) -> bool:
    """Whether a source goes by the code of an actor: in capitals, where names are in small letters."""
    return key.upper() == key and "." in key


def facet_label(name: FacetName) -> str:
    """A facet's heading."""
    return FACET_LABELS[name]


def facet_value(value: str, name: FacetName) -> str:
    """One choice of a facet in words."""
    match name:
        case "event_type":
            return value.replace(".", " · ").replace("_", " ")
        case "actor":
            return actor_label(value)
        case "source":
            return source_label(value)
        case _:
            return value
