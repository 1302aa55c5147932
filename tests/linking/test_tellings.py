"""One report is taken apart into its happenings."""

import pytest

from reportedly.linking.tellings import tellings_of
from tests.linking.told import Told, reading

MARKET = Told(
    words="Shells hit the market of Tolvanne on Tuesday.", trigger="hit", place="Tolvanne", day="Tuesday=2024-03-12"
)
DEAD = Told(words="Twelve people died.", trigger="died", type="harm.death", killed=("Twelve people", 12, 12))


def happenings(*told: Told, published: str | None = "2024-03-13") -> list[list[str]]:
    tellings = tellings_of(reading("r", *told, published=published))
    return [[claim.event.trigger.text for claim in telling.claims] for telling in tellings]


def test_a_report_with_no_event_tells_of_nothing() -> None:
    assert tellings_of(reading("r", Told(words="The weather stays fine."))) == ()


def test_the_dead_belong_to_the_happening_told_before() -> None:
    assert happenings(MARKET, DEAD) == [["hit", "died"]]


def test_a_denial_belongs_to_what_it_answers() -> None:
    elsewhere = Told(words="Planes struck Vantrey.", trigger="struck", type="attack.air_strike", place="Vantrey")
    denial = Told(words="The Front called this a lie.", trigger="lie", type="attack", stance="denies", answers=0)
    assert happenings(MARKET, elsewhere, denial) == [["hit", "lie"], ["struck"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Told(words="Shells hit Vantrey too.", trigger="hit", place="Vantrey"), id="another place"),
        pytest.param(
            Told(words="On Friday shells fell again.", trigger="fell", day="Friday=2024-03-08"), id="another day"
        ),
        pytest.param(
            Told(words="Planes bombed the town.", trigger="bombed", type="attack.air_strike"), id="another way"
        ),
        pytest.param(Told(words="The talks go on.", trigger="talks", type="talks.negotiation"), id="another kind"),
    ],
)
def test_another_happening_is_another_telling(other: Told) -> None:
    shelled = Told(words="Shells hit Tolvanne on Tuesday.", trigger="hit", place="Tolvanne", day="Tuesday=2024-03-12")
    assert len(happenings(shelled, other)) == 2


def test_two_attacks_in_one_town_on_one_day_are_told_apart_by_their_hours() -> None:
    morning = Told(
        words="Gunmen fired at 08:00.", trigger="fired", type="attack.shooting", day="08:00=2024-03-12", hour="08:00"
    )
    evening = Told(
        words="Gunmen fired at 20:00.", trigger="fired", type="attack.shooting", day="20:00=2024-03-12", hour="20:00"
    )
    assert len(happenings(morning, evening)) == 2
    assert len(happenings(morning, morning)) == 1


def test_midnight_does_not_cut_a_happening_in_two() -> None:
    before = Told(words="Shells fell on Tuesday night.", trigger="fell", day="Tuesday night=2024-03-12")
    after = Told(words="Shells fell early on Wednesday.", trigger="fell", day="Wednesday=2024-03-13")
    assert len(happenings(before, after)) == 1


def test_what_happened_long_ago_is_background() -> None:
    old = Told(words="In 2017 a ferry sank there.", trigger="sank", type="accident.shipwreck", day="2017=2017-05-02")
    old_dead = Told(words="Then 41 people drowned.", trigger="drowned", type="harm.death", killed=("41 people", 41, 41))
    assert happenings(MARKET, DEAD, old, old_dead) == [["hit", "died"], ["sank", "drowned"]]


def test_what_is_only_threatened_is_no_happening() -> None:
    threat = Told(
        words="They will attack ships.", trigger="attack", type="attack", stance="neutral", time_status="future"
    )
    assert happenings(threat) == []


def test_a_trial_belongs_to_the_attack_that_it_is_about() -> None:
    trial = Told(words="A court tried two men.", trigger="tried", type="law.trial")
    (telling,) = tellings_of(reading("r", trial, MARKET))
    assert [claim.event.trigger.text for claim in telling.aftermath] == ["tried"]


def test_a_round_up_of_many_incidents_is_as_many_tellings() -> None:
    days = [f"2023-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 28, 3)]
    told = [Told(words=f"On {day} shells hit a village.", trigger="hit", day=f"{day}={day}") for day in days]
    tellings = tellings_of(reading("r", *told, published="2023-12-31"))
    assert len(tellings) == len(days) == 90
    assert [telling.main for telling in tellings].count(True) == 1


def test_every_claim_is_in_one_telling() -> None:
    told = [MARKET, DEAD, Told(words="The talks go on.", trigger="talks", type="talks.negotiation")]
    one = reading("r", *told)
    members = [reference.claim_id for telling in tellings_of(one) for reference in telling.references]
    assert sorted(members) == sorted(claim.id for claim in one.claims)
