"""A reading: everything that was found in one report, by one version of the reader model."""

from dataclasses import dataclass

from reportedly.model.actor import Mention
from reportedly.model.annotation import Sentence
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.count import Count
from reportedly.model.place import PlaceMention
from reportedly.model.report import Report
from reportedly.model.time import TimeMention
from reportedly.model.warning import Warning

SCHEMA = "reportedly/1"
"""The version of the public form; it changes with every change that could break a reader of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVersion:
    """Which weights gave a reading: name, version, and the SHA-256 of the model file."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report read: who says what happened, and the exact characters that say so."""

    schema: str = SCHEMA
    report: Report
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    counts: tuple[Count, ...] = ()
    warnings: tuple[Warning, ...] = ()
    model: ModelVersion
