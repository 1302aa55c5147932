"""The choices that narrow a list, in words, each with what takes it away."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.incident_filter import IncidentFilter
from reportedly.views.incident_index import FACETS
from reportedly.web.labels import Labels, facet_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice that was made; `without` are the parameters of the address to take away, as null."""

    words: str
    without: dict[str, None]


def choices_made(wanted: IncidentFilter, labels: Labels) -> Iterator[Choice]:
    """Everything that narrows the list, in the order in which the page offers it."""
    if wanted.earliest or wanted.latest:
        yield Choice(words=_days(wanted.earliest, wanted.latest), without={"earliest": None, "latest": None})
    if wanted.has_denial:
        yield Choice(words="Somebody denies", without={"has_denial": None})
    if wanted.figures_conflict:
        yield Choice(words="Figures conflict", without={"figures_conflict": None})
    if wanted.box is not None:
        yield Choice(words="Within the map", without={"box": None})
    for name in FACETS:
        value = getattr(wanted, name)
        if value is not None:
            yield Choice(words=f"{facet_label(name)}: {labels.choice(value, name)}", without={name: None})


def _days(earliest: str | None, latest: str | None) -> str:
    if earliest == latest:
        return f"On {earliest}"
    if earliest is None:
        return f"Until {latest}"
    return f"{earliest} to {latest}" if latest else f"From {earliest}"
