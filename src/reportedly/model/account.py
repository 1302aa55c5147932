"""Accounts: what each source says of one incident, slot by slot, and how the accounts stand to one another."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.actor import SourceKind
from reportedly.model.claim import Certainty, Stance
from reportedly.model.count import Bound
from reportedly.model.incident import ClaimReference
from reportedly.model.span import Span

Slot = Literal[
    "what",
    "who",
    "whom",
    "means",
    "killed",
    "injured",
    "hospitalised",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "affected",
    "where",
    "when",
]
"""`who` did it, against `whom`, with what `means`; the outcomes with a figure; `where` and `when`."""

Agreement = Literal["agree", "compatible", "conflict", "denied", "single", "silent"]
"""How the accounts of one slot stand to one another: all say the same; none excludes another ("more than 100" and 107,
"Idlib" and "Syria"); some exclude each other; somebody denies what another asserts; only one speaks; nobody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a value stands: the claim, and the exact sentence and words of its report.

    `words` are the value's own characters, within `sentence` unless the reader model cut the sentence short.
    """

    claim: ClaimReference
    outlet: str | None
    published: str | None
    sentence: Span
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure as a source gives it; `low` and `high` are inclusive and null where the source leaves that end open."""

    low: int | None
    high: int | None
    best: int | None
    bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value that one source gives for one slot, in however many reports.

    `value` is for people ("19", "more than 20", "Karsend Highland Front"); `code` for programs (event type, actor code,
    GeoNames id or name, ISO date or days with a slash between); `quantity` the figure of an outcome. `hedge` are the
    words that keep it from being plain ("at least", "possible", "alleged"). `said_on` is the ISO date on which it was
    said, or else published, `through` who passed it on from the speaker outwards, the outlets last, each name once.
    `independent_reports` counts wire families, so that ten copies of one agency text are one.
    """

    value: str
    code: str | None = None
    quantity: Quantity | None = None
    stance: Stance
    certainty: Certainty
    hedge: str | None = None
    said_on: str | None = None
    through: tuple[str, ...] = ()
    independent_reports: int
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCell:
    """What one source says for one slot, in the order in which it said it; no statement means that it is silent."""

    slot: Slot
    statements: tuple[Statement, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the source says nothing here."""
        return not self.statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One source's claims on one incident.

    `key` tells sources apart and is the actor code where there is one. `side` is the id of the party that the source
    belongs to. `cells` has one cell for each slot of the matrix, in its order.
    """

    key: str
    label: str
    kind: SourceKind
    actor: str | None
    anonymous: bool
    side: str
    cells: tuple[AccountCell, ...]

    def cell(self, slot: Slot) -> AccountCell:
        """What the source says for `slot`; silent where the matrix has no such slot."""
        return next((cell for cell in self.cells if cell.slot == slot), AccountCell(slot=slot))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party to an incident, or a group of bystanders that speak alike (monitors, medical, outlets …)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """How the accounts of one slot stand to one another, and in words why."""

    slot: Slot
    agreement: Agreement
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsMatrix:
    """One incident, its accounts side by side: `sides` and `accounts` are columns in reading order, `slots` rows."""

    incident_id: str
    sides: tuple[Side, ...]
    accounts: tuple[Account, ...]
    slots: tuple[SlotRow, ...]
