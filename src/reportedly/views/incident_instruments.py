"""What an incident was done with: the weapons that are told of, and those that the kind of event tells of."""

from dataclasses import dataclass, replace

from reportedly.model.span import Span
from reportedly.views.incident_choices import Observations
from reportedly.views.incident_form import Instrument
from reportedly.views.incident_kinds import Kinds
from reportedly.views.incident_surroundings import Surroundings
from reportedly.views.report_incidents import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentCandidate:
    """A weapon that may be meant, and what speaks for and against that."""

    instrument: Instrument
    observed: Observations


def instrument_candidates(happening: Happening, around: Surroundings, kinds: Kinds) -> list[InstrumentCandidate]:
    """What the claims name as means, and the weapons told of near by; else what the events themselves tell of."""
    text = around.reading.report.text
    types = {f"with {kinds.of(claim.event.type) or 'consequence'}" for claim in happening.claims}
    found: dict[str, InstrumentCandidate] = {}
    means = [(one, "means") for claim in happening.claims for one in claim.means]
    near = [(around.reading.sentences[number], "near") for number in around.sentences_near(happening)]
    for stretch, how in (*means, *near):
        for kind, start, end in kinds.instruments(text[stretch.start : stretch.end], as_means=how == "means"):
            span = Span.cut(text, stretch.start + start, stretch.start + end)
            observed = around.observed(span, happening) | types | {f"kind {kind}", how, "later" if found else "first"}
            key = " ".join(span.text.lower().split())
            if key in found:
                found[key] = replace(found[key], observed=found[key].observed | observed | {"again"})
            else:
                found[key] = InstrumentCandidate(instrument=Instrument(kind=kind, span=span), observed=observed)
    for claim in happening.claims:
        implied = kinds.implied_instrument(claim.event.type)
        if implied is not None:
            observed = frozenset({f"kind {implied}", "implied", "later" if found else "first", *types})
            instrument = Instrument(kind=implied, span=None)
            found.setdefault(f"implied {implied}", InstrumentCandidate(instrument=instrument, observed=observed))
    return list(found.values())
