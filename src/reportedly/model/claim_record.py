"""A claim as lists show it: what is said, by whom, about when and where, and the reports that carry it."""

from dataclasses import dataclass

from reportedly.model.actor import SourceKind
from reportedly.model.claim import Certainty, Stance, TimeStatus
from reportedly.model.correction import CorrectionVerdict
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One claim of the ledger in one line; the whole claim stands in its report's reading under `claim_id`.

    `key` orders claims of one day and is the cursor of a list. `reports` are the ids of all publications of the text
    on that date, the first one first. `source` is the speaker's name as the text gives it; null where the outlet
    speaks. `sentence` is where the trigger stands. `day` is the first day of the event, or the publication date where
    the claim gives none. `verdict` is what a person said of the claim, null where nobody did.
    """

    key: int
    claim_id: str
    reports: tuple[str, ...]
    outlet: str | None
    published: str | None
    event_type: str
    trigger: Span
    sentence: Span
    stance: Stance
    certainty: Certainty
    time_status: TimeStatus
    source: str | None
    source_kind: SourceKind | None
    source_actor: str | None
    day: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    confidence: float | None
    verdict: CorrectionVerdict | None

    @property
    def cursor(self) -> str:
        """Where a list goes on after this claim."""
        return f"{self.day or ''}~{self.key}"
