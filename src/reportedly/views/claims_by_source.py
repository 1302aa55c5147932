"""Who says what in one report: its claims and other statements, gathered by the source that makes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.actor import SourceKind
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.wording import phrase

OUTLET = "the report in its own voice"
UNNAMED = "a source that is not named"

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one", "his", "her", "their"}
)
"""Words that stand for a source named elsewhere: two of the same need not be the same source."""

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedClaim:
    """A claim with its number in the report, from 1 in the order of the text, and the numbers of those it answers."""

    number: int
    claim: Claim
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution and the claims in it; none where what is said is no event that we know.

    `attribution` is None for what the outlet says itself. `called` is what the report calls the source here, where that
    is not the voice's label. `within` is the label of the source in whose words this statement stands ("the ministry
    said that the rebels had admitted …"), if it does.
    """

    attribution: Attribution | None
    claims: tuple[NumberedClaim, ...]
    called: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source chain and everything that it says, in text order.

    `label` is in the report's own words: "a spokesman for the ministry, via the agency". `also_called` are the other
    phrases by which the report calls the same actor. `letter` tells the voices of a report apart: A, B, … Z, AA, …
    """

    letter: str
    label: str
    kind: SourceKind
    actor: str | None
    anonymous: bool
    also_called: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def claims(self) -> tuple[NumberedClaim, ...]:
        """Everything that this voice says happened."""
        return tuple(claim for statement in self.statements for claim in statement.claims)

    @property
    def description(self) -> str:
        """The kind of source, its actor, and the report's other words for it; empty where nothing is known."""
        if self.is_outlet:
            return ""
        kind = self.kind.replace("_", " ") if self.kind != "unknown" else ""
        known = " · ".join(filter(None, (kind, self.actor, "not named" if self.anonymous else "")))
        return "; ".join(filter(None, (known, *(f"also “{name}”" for name in self.also_called))))

    @property
    def is_outlet(self) -> bool:
        """Whether nobody else is named for what this voice says."""
        return all(statement.attribution is None for statement in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsBySource:
    """The voices of a report in the order in which they first speak; the outlet's own comes last."""

    voices: tuple[Voice, ...]

    @property
    def number_of_claims(self) -> int:
        """How many claims all voices make together."""
        return sum(len(voice.claims) for voice in self.voices)

    @property
    def number_of_sources(self) -> int:
        """How many voices there are beside the outlet's own."""
        return sum(not voice.is_outlet for voice in self.voices)


def claims_by_source(reading: Reading) -> ClaimsBySource:
    """Gather what a reading found by source.

    Two attributions belong to one voice when their chains name the same actors, or, where the actor is open, use the
    same words for it. Sources without a name, and pronouns whose actor is open, are kept apart from one another.
    """
    claims = _by_attribution(_numbered(reading.claims))
    attributions = sorted(reading.attributions, key=_first_offset)
    chains: dict[tuple[object, ...], list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        chains[_chain(attribution)].append(attribution)
    enclosing = _enclosing(attributions)
    voices = [_voice(_letter(index), said, claims, enclosing) for index, said in enumerate(chains.values())]
    own = claims.get(None, ())
    if own:
        voices.append(_outlet_voice(_letter(len(voices)), reading.report.outlet, own))
    return ClaimsBySource(voices=tuple(voices))


def source_label(attribution: Attribution) -> str:
    """The source chain in the report's own words: speaker, whom it speaks for, and who passed it on."""
    speakers = [_named(source) for source in attribution.sources if source.role == "speaker"]
    relays = [_named(source) for source in attribution.sources if source.role == "relay"]
    label = " and ".join(speakers) or UNNAMED
    return ", ".join([label, *(f"via {relay}" for relay in relays)])


def _named(source: Source) -> str:
    name = phrase(source.spans) or UNNAMED
    behalf = source.on_behalf_of
    if behalf is None or any(span.contains(behalf) for span in source.spans):
        return name
    return f"{name}, for {phrase((behalf,))}"


def _numbered(claims: Iterable[Claim]) -> list[NumberedClaim]:
    ordered = sorted(claims, key=lambda claim: (claim.event.trigger.start, claim.event.trigger.end, claim.id))
    numbers = {claim.id: number for number, claim in enumerate(ordered, start=1)}
    return [
        NumberedClaim(
            number=numbers[claim.id],
            claim=claim,
            answers=tuple(sorted(numbers[answered] for answered in claim.about if answered in numbers)),
        )
        for claim in ordered
    ]


def _by_attribution(claims: Iterable[NumberedClaim]) -> dict[str | None, tuple[NumberedClaim, ...]]:
    gathered: dict[str | None, list[NumberedClaim]] = defaultdict(list)
    for claim in claims:
        gathered[claim.claim.attribution].append(claim)
    return {attribution: tuple(said) for attribution, said in gathered.items()}


def _chain(attribution: Attribution) -> tuple[object, ...]:
    if not attribution.sources:
        return (attribution.id,)
    return tuple((source.role, _identity(source, attribution)) for source in attribution.sources)


def _identity(source: Source, attribution: Attribution) -> object:
    name = phrase(source.spans).casefold()
    if source.actor is not None:
        return (source.actor, name if source.anonymous else None)
    if not name or name in PRONOUNS:
        return attribution.id
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name


def _voice(
    letter: str,
    said: Sequence[Attribution],
    claims: dict[str | None, tuple[NumberedClaim, ...]],
    enclosing: dict[str, Attribution | None],
) -> Voice:
    labels = [source_label(attribution) for attribution in said]
    label = next((label for label in labels if label.casefold() not in PRONOUNS), labels[0])
    speaker = said[0].sources[0] if said[0].sources else None
    return Voice(
        letter=letter,
        label=label,
        kind=speaker.kind if speaker else "unknown",
        actor=speaker.actor if speaker else None,
        anonymous=speaker.anonymous if speaker else True,
        also_called=tuple(dict.fromkeys(other for other in labels if other != label)),
        statements=tuple(
            Statement(
                attribution=one,
                claims=claims.get(one.id, ()),
                called=called if called != label else None,
                within=_label_of(enclosing[one.id]),
            )
            for one, called in zip(said, labels, strict=True)
        ),
    )


def _outlet_voice(letter: str, outlet: str | None, claims: tuple[NumberedClaim, ...]) -> Voice:
    return Voice(
        letter=letter,
        label=f"{outlet}, in its own voice" if outlet else OUTLET,
        kind="outlet",
        actor=None,
        anonymous=False,
        also_called=(),
        statements=(Statement(attribution=None, claims=claims),),
    )


def _label_of(attribution: Attribution | None) -> str | None:
    return source_label(attribution) if attribution is not None else None


def _enclosing(attributions: Sequence[Attribution]) -> dict[str, Attribution | None]:
    """For each attribution the closest other one in whose content all of it stands; one pass over the text."""
    contents = sorted(
        ((span, outer) for outer in attributions for span in outer.content), key=lambda pair: pair[0].start
    )
    closest: dict[str, Attribution | None] = {}
    still_open: list[tuple[Span, Attribution]] = []
    opened = 0
    for inner in sorted(attributions, key=lambda one: min((part.start for part in _said(one)), default=0)):
        parts = _said(inner)
        start = min((part.start for part in parts), default=0)
        while opened < len(contents) and contents[opened][0].start <= start:
            still_open.append(contents[opened])
            opened += 1
        still_open = [(span, outer) for span, outer in still_open if span.end > start]
        around = [outer for _, outer in still_open if _stands_in(inner, outer)]
        closest[inner.id] = min(around, key=lambda outer: _length(outer.content), default=None)
    return closest


def _said(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.cue, *attribution.content)


def _stands_in(inner: Attribution, outer: Attribution) -> bool:
    return (
        outer is not inner
        and _length(outer.content) > _length(inner.content)
        and all(any(span.contains(part) for span in outer.content) for part in _said(inner))
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _first_offset(attribution: Attribution) -> tuple[int, str]:
    spans = [*attribution.content, *attribution.cue, *(span for source in attribution.sources for span in source.spans)]
    return min((span.start for span in spans), default=0), attribution.id


def _letter(index: int) -> str:
    """The letters of the voice at `index`, as columns are lettered: A … Z, AA, AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
