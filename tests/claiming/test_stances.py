"""Where a source stands: speech act and clause together."""

import pytest

from reportedly.claiming.cues import Cue
from reportedly.claiming.modality import Modality
from reportedly.claiming.stances import stand_on
from reportedly.model.attribution import SpeechAct
from reportedly.model.claim import Certainty, Stance, TimeStatus


def cue(act: SpeechAct, stance: Stance, certainty: Certainty = "certain") -> Cue:
    return Cue(act=act, stance=stance, certainty=certainty, rank=0)


def told(
    *,
    negated: bool = False,
    committed: bool = True,
    under_way: bool = False,
    certainty: Certainty = "certain",
    time: TimeStatus = "past",
) -> Modality:
    return Modality(
        negated=negated,
        committed=committed,
        under_way=under_way,
        hearsay=False,
        certainty=certainty,
        time_status=time,
        distance=None,
    )


ACCUSES = cue("accuse", "asserts")
NOBODY_ACCUSES = cue("accuse", "neutral", "possible")
DENIES = cue("deny", "denies")
DEMANDS = cue("demand", "neutral")
THREATENS = cue("threaten", "neutral")
BELIEVES = cue("assert", "asserts", "probable")


@pytest.mark.parametrize(
    ("by", "clause", "denied", "expected"),
    [
        (None, told(), False, ("asserts", "certain", "past")),
        (None, told(negated=True), False, ("denies", "certain", "past")),
        (None, told(committed=False, time="future"), False, ("neutral", "unspecified", "future")),
        (ACCUSES, told(), False, ("asserts", "certain", "past")),
        (ACCUSES, told(negated=True), False, ("denies", "certain", "past")),
        (ACCUSES, told(certainty="possible"), False, ("asserts", "possible", "past")),
        (BELIEVES, told(), False, ("asserts", "probable", "past")),
        (DENIES, told(), True, ("denies", "certain", "past")),
        (DENIES, told(), False, ("asserts", "certain", "past")),
        (DENIES, told(negated=True), True, ("neutral", "unspecified", "past")),
        (DEMANDS, told(under_way=True), False, ("asserts", "certain", "ongoing")),
        (NOBODY_ACCUSES, told(), False, ("neutral", "unspecified", "past")),
        (DEMANDS, told(), False, ("neutral", "unspecified", "hypothetical")),
        (THREATENS, told(), False, ("neutral", "unspecified", "future")),
    ],
)
def test_stand(by: Cue | None, clause: Modality, denied: bool, expected: tuple[str, str, str]) -> None:
    stand = stand_on(by, clause, denied=denied)
    assert (stand.stance, stand.certainty, stand.time_status) == expected
