"""What a claim says for each slot of an account: the value in words and in code, and the words of the report."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.linking.days import Days, days_of
from reportedly.linking.event_kinds import event_kinds
from reportedly.linking.spots import Spot, spot_of
from reportedly.model.account import Quantity, Slot
from reportedly.model.claim import Claim, Stance
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span
from reportedly.views.means_kinds import means_kinds
from reportedly.views.one_person import one_person
from reportedly.views.wording import days_in_words, event_in_words, figure_in_words, phrase, place_in_words

ONE_OR_MORE = Quantity(low=1, high=None, best=None, bound="at_least")
"""What is said where one person is named and nobody counted."""

_BOUND_WORDS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "fewer_than": "fewer than",
    "about": "about",
    "range": "between",
    "vague": "a vague number",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotValue:
    """One value for one slot. Exactly what its slot is compared by is set: codes, a quantity, a spot, days or kinds."""

    slot: Slot
    value: str
    words: Span
    stance: Stance
    code: str | None = None
    hedge: str | None = None
    quantity: Quantity | None = None
    spot: Spot | None = None
    days: Days | None = None
    kinds: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two values of one source the same statement."""
        return self.slot, self.stance, self.code or self.value.casefold(), self.hedge


def slot_values(claim: Claim, answered: Callable[[str], Claim | None]) -> Iterator[SlotValue]:
    """Everything that a claim says of an incident, slot by slot; nothing for what only followed it.

    A denial is about who did it where it, or the claim that it answers, names somebody, and otherwise about what
    happened: "our fighters did not fire" leaves open that somebody did. "The accusations are lies" denies both.
    """
    kinds = event_kinds()
    if kinds.is_aftermath(claim.event.type):
        return
    yield from _casualties(claim)
    if not kinds.is_consequence(claim.event.type):
        yield from _what_and_who(claim, answered)
        yield from _means(claim)
    if claim.stance == "asserts":
        yield from _whom(claim)
        yield from _where(claim)
        yield from _when(claim)


def _what_and_who(claim: Claim, answered: Callable[[str], Claim | None]) -> Iterator[SlotValue]:
    blamed = [one for one in claim.participants if one.role == "agent"]
    by_reference = claim.stance == "denies" and not blamed
    if by_reference:
        others = [other for one in claim.about if (other := answered(one))]
        blamed = [one for other in others for one in other.participants if one.role == "agent"]
    if claim.stance != "denies" or by_reference:
        yield SlotValue(
            slot="what",
            value=event_in_words(claim.event.type),
            code=claim.event.type,
            words=claim.event.trigger,
            stance=claim.stance,
        )
    for one in blamed:
        yield SlotValue(
            slot="who",
            value=phrase((one,)),
            code=one.actor,
            words=claim.event.trigger if by_reference else one,
            stance=claim.stance,
        )


def _whom(claim: Claim) -> Iterator[SlotValue]:
    for one in claim.participants:
        counted = any(one.overlaps(figure) for figure in claim.casualties)
        if one.role in {"target", "victim"} and not counted:
            yield SlotValue(slot="whom", value=phrase((one,)), code=one.actor, words=one, stance=claim.stance)


def _means(claim: Claim) -> Iterator[SlotValue]:
    for one in claim.means:
        yield SlotValue(
            slot="means", value=phrase((one,)), words=one, stance=claim.stance, kinds=means_kinds().of(one.text)
        )


def _casualties(claim: Claim) -> Iterator[SlotValue]:
    """The figures; "nobody was hurt" denies the harm and is the figure none, "a farmer died" is one or more."""
    if claim.stance == "asserts" and (harmed := one_person().harmed(claim)) is not None:
        outcome, words = harmed
        yield SlotValue(
            slot=outcome,
            value="1 or more",
            words=words,
            stance=claim.stance,
            quantity=ONE_OR_MORE,
        )
    for figure in claim.casualties:
        yield SlotValue(
            slot=figure.outcome,
            value=figure_in_words(figure),
            words=Span(start=figure.start, end=figure.end, text=figure.text),
            stance=claim.stance,
            hedge=_BOUND_WORDS.get(figure.bound),
            quantity=Quantity(low=figure.low, high=figure.high, best=figure.best, bound=figure.bound),
        )


def _where(claim: Claim) -> Iterator[SlotValue]:
    for place in claim.places:
        if place.role == "location":
            yield SlotValue(
                slot="where",
                value=_place_words(place),
                code=_place_code(place),
                words=place,
                stance=claim.stance,
                spot=spot_of(place),
            )


def _place_words(place: PlaceMention) -> str:
    return place_in_words(place) if place.status == "resolved" else phrase((place,))


def _place_code(place: PlaceMention) -> str | None:
    if place.geonameid is not None:
        return str(place.geonameid)
    return place.name


def _when(claim: Claim) -> Iterator[SlotValue]:
    for time in claim.times:
        days = days_of(time)
        if days is not None and time.basis != "dateline":
            first, last = days.iso()
            yield SlotValue(
                slot="when",
                value=days_in_words(time),
                code=first if first == last else f"{first}/{last}",
                words=time,
                stance=claim.stance,
                days=days,
            )
