"""What linking finds and what people judge is kept; only what changed goes into the log."""

from dataclasses import replace

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.payloads import LinkingChange, payload_of
from reportedly.ledger.verification import verify
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.incident import ClaimReference, Incident, Link, Linking, LinkReason, WireFamily
from reportedly.model.judgement import Judged, Judgement, Withdrawal, judgement_id
from reportedly.model.place import PlaceReference
from tests.invented import INJURED, SHELLED, TALKS
from tests.ledger.stored import ISLAND_READING, ISLAND_REPORT, add

COURIER = replace(ISLAND_READING, report=replace(ISLAND_REPORT, report_id="courier-1", outlet="Courier"))
NOON = "2024-03-12T12:00:00+00:00"


def reference(report_id: str, claim_id: str) -> ClaimReference:
    return ClaimReference(report_id=report_id, claim_id=claim_id)


LINK = Link(
    one=reference("courier-1", SHELLED.id),
    other=reference("orva-1", SHELLED.id),
    score=0.9,
    reasons=(LinkReason(comparison="days_apart", words="same day", weight=1.5),),
)
SHELLING = Incident(
    id="i-shelling",
    claims=(reference("courier-1", SHELLED.id), reference("orva-1", SHELLED.id), reference("orva-1", INJURED.id)),
    reports=("courier-1", "orva-1"),
    primary_in=("orva-1",),
    event_type="attack.shelling",
    place=PlaceReference(name="Port", country="XQ", lat=1.0, lon=2.0),
    earliest="2024-03-10",
    latest="2024-03-10",
    links=(LINK,),
)
TALKING = Incident(
    id="i-talks",
    claims=(reference("orva-1", TALKS.id),),
    reports=("orva-1",),
    primary_in=(),
    event_type="talks.negotiation",
)
FAMILY = WireFamily(id="w-1", reports=("orva-1", "courier-1"))
FOUND = Linking(incidents=(SHELLING, TALKING), wire_families=(FAMILY,), undecided=(LINK,))


@pytest.fixture
def linked(ledger: Ledger) -> Ledger:
    add(ledger)
    add(ledger, COURIER)
    with ledger.writing(by="a test") as writer:
        assert writer.record_linking(FOUND)
    return ledger


def test_incidents_come_back_the_latest_first(linked: Ledger) -> None:
    with linked.view() as view:
        assert list(view.incidents()) == [SHELLING, TALKING]
        assert view.incident("i-shelling") == SHELLING
        assert list(view.wire_families()) == [FAMILY]
        assert view.undecided_links() == (LINK,)
        assert view.wire_family_of("courier-1") == "w-1"


@pytest.mark.parametrize(
    ("wanted", "incidents"),
    [
        (ClaimFilter(outcome="injured"), ["i-shelling"]),
        (ClaimFilter(event_type="talks"), ["i-talks"]),
        (ClaimFilter(outlet="Courier", event_type="talks"), []),
        (ClaimFilter(words="shelling"), ["i-shelling"]),
        (ClaimFilter(stance="denies"), []),
        (ClaimFilter(report="orva-1"), ["i-shelling", "i-talks"]),
    ],
)
def test_incidents_are_found_by_their_claims(linked: Ledger, wanted: ClaimFilter, incidents: list[str]) -> None:
    with linked.view() as view:
        assert [incident.id for incident in view.incidents(wanted)] == incidents


def test_claims_are_found_by_their_incident(linked: Ledger) -> None:
    with linked.view() as view:
        found = {(claim.claim_id, claim.reports) for claim in view.claims(ClaimFilter(incident="i-shelling"))}
        memberships = {(one.incident, one.claim_id, one.is_primary) for one in view.memberships("orva-1")}
        assert [incident.id for incident in view.incidents_of("orva-1")] == ["i-shelling", "i-talks"]

    assert found == {(SHELLED.id, ("orva-1", "courier-1")), (INJURED.id, ("orva-1", "courier-1"))}
    assert memberships == {
        ("i-shelling", SHELLED.id, True),
        ("i-shelling", INJURED.id, True),
        ("i-talks", TALKS.id, False),
    }


def test_linking_that_finds_the_same_is_nothing_new(linked: Ledger) -> None:
    with linked.writing(by="a test") as writer:
        assert not writer.record_linking(FOUND)


def test_only_what_changed_goes_into_the_log(linked: Ledger) -> None:
    later = replace(SHELLING, latest="2024-03-11")

    with linked.writing(by="a test") as writer:
        assert writer.record_linking(Linking(incidents=(later,), wire_families=(), undecided=()))

    with linked.view() as view:
        assert list(view.incidents()) == [later]
        assert list(view.wire_families()) == []
        assert view.undecided_links() == ()
        head = view.head()
        assert head is not None
        assert payload_of(LinkingChange, view.content(head.payload_sha256)) == LinkingChange(
            incidents=(later,), gone=("i-talks",), wire_families=(), gone_families=("w-1",), undecided=()
        )
    assert verify(linked.database).problems == ()


def judgement() -> Judgement:
    one = Judged(kind="claim", report_id="orva-1", claim_id=SHELLED.id)
    other = Judged(kind="report", report_id="courier-1")
    return Judgement(
        id=judgement_id("different", one, other, by="Ada", at=NOON),
        verdict="different",
        one=one,
        other=other,
        by="Ada",
        at=NOON,
        reason="two days apart",
    )


def test_judgements_are_kept_and_can_be_taken_back(linked: Ledger) -> None:
    said = judgement()
    with linked.writing(by="Ada") as writer:
        writer.judge(said)
        writer.judge(said)
    with linked.view() as view:
        assert view.judgements() == [said]

    withdrawal = Withdrawal(by="Ben", at=NOON, reason="same day after all")
    with linked.writing(by="Ben") as writer:
        writer.withdraw_judgement(said.id, withdrawal)

    with linked.view() as view:
        assert view.judgements() == []
        assert view.judgements(withdrawn=True) == [replace(said, withdrawn=withdrawal)]
    assert verify(linked.database).problems == ()


def test_a_judgement_of_an_unknown_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="orva-1: no such report"), ledger.writing(by="Ada") as writer:
        writer.judge(judgement())


def test_an_unknown_incident_is_an_error(ledger: Ledger) -> None:
    with ledger.view() as view, pytest.raises(LedgerError, match="i-none: no such incident"):
        view.incident("i-none")
