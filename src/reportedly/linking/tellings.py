"""Tellings: what one report says of one happening; a report that tells of several is taken apart."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from reportedly.linking.claim_settings import ClaimSetting, SettingsOfReport
from reportedly.linking.days import Days, Hours
from reportedly.linking.event_kinds import EventKinds, event_kinds
from reportedly.linking.spots import Spot
from reportedly.model.claim import Claim
from reportedly.model.incident import ClaimReference
from reportedly.model.reading import Reading

HOURS_BETWEEN_HAPPENINGS = 5.0
"""Two clock times of one day farther apart than this are two happenings; those of one attack differ by less."""

DAYS_BETWEEN_HAPPENINGS = 1
"""Days by which claims of one happening may lie apart in one report: around midnight, or told as "overnight"."""

DAYS_A_CONSEQUENCE_MAY_FOLLOW = 30
"""Days after a happening on which its deaths may still occur: what most countries count as deaths of an accident."""

SENTENCES_A_CONSEQUENCE_REACHES = 12
"""How many sentences after a happening its deaths may be told without naming it again."""

SPOTS_KEPT = 3
"""How many places a telling keeps to be compared by; more only add the places of bystanders."""


PROMINENCE_OF_VIOLENCE = 2.0
"""How much more a claim of violence counts for what a report is mainly about: talks, visits and votes are mentioned in
passing in reports of an attack far more often than the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report says of one happening.

    `claims` say what happened and what came of it, `aftermath` what followed (arrests, trials, condemnations), both in
    text order. `days`, `hours` and `spots` (the likeliest first) are None or empty where the report leaves them open.
    `own_days` and `own_spot` tell whether the claims themselves give the days and the likeliest place, and not only
    what stands beside them. `main` marks the report's main matter.
    """

    report_id: str
    kind: str
    event_type: str
    claims: tuple[Claim, ...]
    aftermath: tuple[Claim, ...] = ()
    days: Days | None = None
    hours: Hours | None = None
    spots: tuple[Spot, ...] = ()
    own_days: bool = False
    own_spot: bool = False
    main: bool = False

    @property
    def references(self) -> tuple[ClaimReference, ...]:
        """All claims, in text order."""
        ordered = sorted((*self.claims, *self.aftermath), key=in_text_order)
        return tuple(ClaimReference(report_id=self.report_id, claim_id=claim.id) for claim in ordered)

    @property
    def reference(self) -> ClaimReference:
        """The first claim, which names the telling."""
        return self.references[0]


def in_text_order(claim: Claim) -> tuple[int, int, str]:
    """A key that sorts claims by where their trigger stands."""
    return claim.event.trigger.start, claim.event.trigger.end, claim.id


def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """Take a reading apart into its tellings, in the order in which the report first speaks of them.

    A claim joins the telling that was spoken of last among those it may belong to: of its kind, with no other day,
    hour, place or way of violence. What a claim answers decides before that. Every claim is in at most one telling; in
    none is what is only asked for, threatened or supposed without a day or a place: that is no happening.

    """
    settings = SettingsOfReport(reading)
    grouping = _Grouping(event_kinds(), settings)
    for claim in sorted(reading.claims, key=in_text_order):
        grouping.add(claim, settings.of(claim))
    drafts = grouping.finished()
    main = max(drafts, key=lambda draft: _prominence(draft, settings), default=None)
    return tuple(_telling(reading.report.report_id, draft, settings, main=draft is main) for draft in drafts)


def parted(tellings: Iterable[Telling], different: Collection[frozenset[ClaimReference]]) -> tuple[Telling, ...]:
    """The tellings, those taken apart that hold two claims which a person calls different happenings.

    Of such two the claim that the text has first stays; the other becomes a telling of its own.

    """
    done: list[Telling] = []
    for telling in tellings:
        ordered = telling.references
        leaving = {max(pair, key=ordered.index).claim_id for pair in different if pair <= set(ordered)}
        if not leaving:
            done.append(telling)
            continue
        claims = tuple(claim for claim in telling.claims if claim.id not in leaving)
        aftermath = tuple(claim for claim in telling.aftermath if claim.id not in leaving)
        done.append(replace(telling, claims=claims, aftermath=aftermath))
        alone = (claim for claim in (*telling.claims, *telling.aftermath) if claim.id in leaving)
        done.extend(
            replace(telling, claims=(claim,), aftermath=(), event_type=claim.event.type, main=False) for claim in alone
        )
    return tuple(done)


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A telling as it grows; `sentence` is where it was spoken of last."""

    kind: str
    sentence: int
    claims: list[Claim] = field(default_factory=list)
    aftermath: list[Claim] = field(default_factory=list)
    ways: set[str] = field(default_factory=set)
    days: Days | None = None
    hours: Hours | None = None
    spot: Spot | None = None


class _Grouping:
    """Puts the claims of one report into drafts, in text order."""

    def __init__(self, kinds: EventKinds, settings: SettingsOfReport) -> None:
        self._kinds = kinds
        self._settings = settings
        self._drafts: list[_Draft] = []
        self._draft_of: dict[str, _Draft] = {}
        self._waiting: list[tuple[Claim, ClaimSetting]] = []

    def add(self, claim: Claim, setting: ClaimSetting) -> None:
        """Find the draft that the claim belongs to, or begin one."""
        fitting = self._fitting(claim, setting)
        answered = next((self._draft_of[one] for one in claim.about if one in self._draft_of), None)
        if answered is not None and not (fitting and self._kinds.is_consequence(claim.event.type)):
            answered.claims.append(claim)  # and what is spoken of last stays what it was
            self._draft_of[claim.id] = answered
        elif self._kinds.is_aftermath(claim.event.type):
            last = max(self._drafts, key=lambda draft: draft.sentence, default=None)
            if last is None:
                self._waiting.append((claim, setting))
            else:
                last.aftermath.append(claim)
                self._draft_of[claim.id] = last
        elif fitting is not None:
            self._put(claim, fitting, setting)
        elif _is_a_happening(claim, setting):
            draft = _Draft(kind=self._kinds.kind(claim.event.type), sentence=setting.sentence)
            self._drafts.append(draft)
            self._put(claim, draft, setting)

    def finished(self) -> list[_Draft]:
        """All drafts; aftermath that came before any happening is part of the first."""
        if self._waiting and not self._drafts:
            claim, setting = self._waiting[0]
            draft = _Draft(kind=self._kinds.kind(claim.event.type), sentence=setting.sentence)
            draft.claims.extend(waiting for waiting, _ in self._waiting)
            draft.days, draft.spot = setting.days, setting.spot
            self._drafts.append(draft)
        elif self._waiting:
            self._drafts[0].aftermath.extend(waiting for waiting, _ in self._waiting)
        return self._drafts

    def _put(self, claim: Claim, draft: _Draft, setting: ClaimSetting) -> None:
        draft.claims.append(claim)
        draft.sentence = max(draft.sentence, setting.sentence)
        self._draft_of[claim.id] = draft
        if (way := self._kinds.way(claim.event.type)) is not None:
            draft.ways.add(way)
        if (self._kinds.is_consequence(claim.event.type) or not _is_told_as_fact(claim)) and len(draft.claims) > 1:
            return  # the wounded die later and elsewhere, and what is threatened is for another day
        if setting.days is not None and (draft.days is None or setting.days.width < draft.days.width):
            draft.days = setting.days
        draft.hours = draft.hours or setting.hours
        draft.spot = draft.spot or setting.spot

    def _fitting(self, claim: Claim, setting: ClaimSetting) -> _Draft | None:
        fits = self._consequence_fits if self._kinds.is_consequence(claim.event.type) else self._happening_fits
        return max(
            (draft for draft in self._drafts if fits(claim, draft, setting) and self._same_age(draft, setting)),
            key=lambda draft: draft.sentence,
            default=None,
        )

    def _happening_fits(self, claim: Claim, draft: _Draft, setting: ClaimSetting) -> bool:
        if self._kinds.kind(claim.event.type) != draft.kind:
            return False
        way = self._kinds.way(claim.event.type)
        if way is not None and draft.ways and way not in draft.ways:
            return False
        if _days_apart(setting.days, draft.days) > DAYS_BETWEEN_HAPPENINGS:
            return False
        if setting.hours and draft.hours and setting.hours.apart(draft.hours) > HOURS_BETWEEN_HAPPENINGS:
            return False
        return not _elsewhere(setting.spot, draft.spot)

    def _consequence_fits(self, claim: Claim, draft: _Draft, setting: ClaimSetting) -> bool:
        if draft.kind not in {self._kinds.kind(claim.event.type), "protest"}:
            return False
        if setting.sentence - draft.sentence > SENTENCES_A_CONSEQUENCE_REACHES:
            return False
        if setting.days and draft.days:
            if draft.days.earliest - setting.days.latest > DAYS_BETWEEN_HAPPENINGS:
                return False
            if setting.days.earliest - draft.days.latest > DAYS_A_CONSEQUENCE_MAY_FOLLOW:
                return False
        return not _elsewhere(setting.spot, draft.spot)

    def _same_age(self, draft: _Draft, setting: ClaimSetting) -> bool:
        """Whether both are news or both are of long ago; a claim without a day follows the sentence before it."""
        old = self._settings.long_ago(draft.days)
        if setting.days is None:
            return not old or setting.sentence - draft.sentence <= 1
        return old == self._settings.long_ago(setting.days)


def _is_told_as_fact(claim: Claim) -> bool:
    return claim.stance != "neutral" and claim.time_status not in {"hypothetical", "future"}


def _is_a_happening(claim: Claim, setting: ClaimSetting) -> bool:
    return _is_told_as_fact(claim) or setting.days is not None or setting.spot is not None


def _prominence(draft: _Draft, settings: SettingsOfReport) -> float:
    """How much a report makes of a happening: its claims, the earlier the more; violence before what surrounds it."""
    weight = PROMINENCE_OF_VIOLENCE if draft.kind == "violence" else 1.0
    return weight * sum(1 / (2 + settings.sentence(claim)) for claim in (*draft.claims, *draft.aftermath))


def _days_apart(one: Days | None, other: Days | None) -> int:
    return one.apart(other) if one and other else 0


def _elsewhere(one: Spot | None, other: Spot | None) -> bool:
    return one is not None and other is not None and one.beyond_precision_km(other) > 0


def _telling(report_id: str, draft: _Draft, settings: SettingsOfReport, *, main: bool) -> Telling:
    kinds = event_kinds()
    happening = [claim for claim in draft.claims if not kinds.is_consequence(claim.event.type)] or draft.claims
    told = [claim for claim in happening if _is_told_as_fact(claim)] or happening
    days = settings.days_told(told, draft.claims, main=main)
    spots = settings.spots_told(draft.claims, main=main)[:SPOTS_KEPT]
    return Telling(
        report_id=report_id,
        kind=draft.kind,
        event_type=_type_told(happening),
        claims=tuple(draft.claims),
        aftermath=tuple(draft.aftermath),
        days=days,
        hours=draft.hours,
        spots=spots,
        own_days=days is not None and days in settings.own_days(told),
        own_spot=bool(spots) and spots[0] in settings.own_spots(draft.claims),
        main=main,
    )


def _type_told(claims: Iterable[Claim]) -> str:
    """The type told most often, the most precise of those told as often, the first of those as precise."""
    told = Counter(claim.event.type for claim in claims)
    return max(told, key=lambda name: (told[name], name.count(".")))
