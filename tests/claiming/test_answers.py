"""Which claims a denial answers: by the side that is blamed, by type, and never the denier's own."""

import pytest

from reportedly.claiming.answers import accusations_answered
from reportedly.claiming.parties import Party, same_side
from reportedly.model.claim import Claim, Event, Participant
from reportedly.model.span import Span


def accusation(name: str, event_type: str, agent: str, actor: str | None) -> Claim:
    return Claim(
        id=name,
        attribution="a",
        stance="asserts",
        certainty="certain",
        time_status="past",
        event=Event(type=event_type, trigger=Span(start=0, end=5, text="fired")),
        participants=(Participant(start=0, end=len(agent), text=agent, role="agent", actor=actor),),
    )


BY_FRONT = accusation("by front", "attack.chemical", "the Front", "AAA.REB.FRONT")
BY_TERRORISTS = accusation("by terrorists", "attack.chemical", "armed terrorists", None)
BY_ARMY = accusation("by army", "attack.chemical", "the army", "AAA.MIL")
ARMS = accusation("arms", "support.arms", "foreign states", None)
ALL = [BY_FRONT, BY_TERRORISTS, BY_ARMY, ARMS]


@pytest.mark.parametrize(
    ("denier", "accusations", "answered"),
    [
        # the code says who is blamed; what blames nobody else for the same is meant too, what blames the army is not
        (Party.called("AAA.REB.FRONT", "the Front"), ALL, ["by front", "by terrorists"]),
        (Party.called("AAA.REB", "rebels"), ALL, ["by front", "by terrorists"]),
        (Party.called("AAA.MIL", "the army"), ALL, ["by terrorists", "by army"]),
        # without a code the name decides
        (Party.called(None, "foreign states"), ALL, ["arms"]),
        # nobody is blamed by name: the kind of thing that is said most often
        (Party.called("BBB.GOV", "the ministry"), [BY_TERRORISTS, BY_TERRORISTS, ARMS], ["by terrorists"] * 2),
        (Party.called("BBB.GOV", "the ministry"), [BY_ARMY], []),
    ],
)
def test_accusations_answered(denier: Party, accusations: list[Claim], answered: list[str]) -> None:
    assert [claim.id for claim in accusations_answered(denier, accusations)] == answered


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SYR.REB", "SYR.REB.NFL", True),
        ("SYR.REB.NFL", "SYR.REB", True),
        ("SYR.REB", "SYR.REB", True),
        ("SYR.REB", "SYR.REBEL", False),
        ("SYR.GOV", "SYR.REB", False),
        (None, "SYR.REB", False),
        (None, None, False),
    ],
)
def test_same_side(one: str | None, other: str | None, same: bool) -> None:
    assert same_side(one, other) is same
