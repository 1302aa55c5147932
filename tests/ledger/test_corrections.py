"""What people say of claims is kept beside the reading, holds for everything that is shown, and can be taken back."""

from dataclasses import replace

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.verification import verify
from reportedly.ledger.writer import LedgerWriter
from reportedly.model.claim import Claim
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.correction import Correction, CorrectionVerdict, correction_id
from reportedly.model.incident import ClaimReference
from reportedly.model.judgement import Withdrawal
from reportedly.model.reading import ModelVersion
from reportedly.model.span import Span
from tests.invented import INJURED, REJECTED, SHELLED, TALKS
from tests.ledger.stored import ISLAND_READING, add

NOON = "2024-03-12T12:00:00+00:00"


def correction(verdict: CorrectionVerdict, claim: Claim = SHELLED, corrected: Claim | None = None) -> Correction:
    about = ClaimReference(report_id="orva-1", claim_id=claim.id)
    return Correction(
        id=correction_id(verdict, about, by="Ada", at=NOON),
        about=about,
        verdict=verdict,
        by="Ada",
        at=NOON,
        reason="read it beside its sentence",
        claim=corrected,
    )


def say(ledger: Ledger, said: Correction) -> None:
    with ledger.writing(by=said.by) as writer:
        writer.correct(said)


def test_a_rejected_claim_leaves_lists_and_readings_and_stays_in_the_ledger(ledger: Ledger) -> None:
    add(ledger)

    say(ledger, correction("rejected"))

    with ledger.view() as view:
        assert SHELLED not in view.corrected_reading("orva-1").claims
        assert SHELLED in view.reading("orva-1").claims
        assert [reading.claims for reading in view.readings()] == [(TALKS, REJECTED, INJURED)]
        assert view.count_claims() == 3
        [claim] = view.claims(ClaimFilter(rejected=True, event_type="attack", stance="asserts"))
        assert claim.verdict == "rejected"
    assert verify(ledger.database).problems == ()


def test_a_corrected_claim_is_found_by_what_it_should_say(ledger: Ledger) -> None:
    add(ledger)
    bombed = replace(SHELLED, event=replace(SHELLED.event, type="attack.bombing"), stance="doubts")

    say(ledger, correction("corrected", corrected=bombed))

    with ledger.view() as view:
        assert bombed in view.corrected_reading("orva-1").claims
        assert view.count_claims(ClaimFilter(event_type="attack.shelling")) == 1
        [claim] = view.claims(ClaimFilter(event_type="attack.bombing", stance="doubts", actor="XQA.REB"))
        assert (claim.claim_id, claim.verdict) == (SHELLED.id, "corrected")
    assert verify(ledger.database).problems == ()


def test_a_correction_that_is_taken_back_has_no_effect_and_is_kept(ledger: Ledger) -> None:
    add(ledger)
    said = correction("rejected")
    say(ledger, said)
    withdrawal = Withdrawal(by="Ben", at=NOON, reason="it does say so")

    with ledger.writing(by="Ben") as writer:
        writer.withdraw_correction(said.id, withdrawal)

    with ledger.view() as view:
        assert view.count_claims() == 4
        assert view.corrections("orva-1") == []
        assert view.corrections("orva-1", withdrawn=True) == [replace(said, withdrawn=withdrawal)]
    assert verify(ledger.database).problems == ()


def test_the_latest_correction_holds(ledger: Ledger) -> None:
    add(ledger)

    say(ledger, correction("rejected"))
    say(ledger, correction("accepted"))

    with ledger.view() as view:
        assert SHELLED in view.corrected_reading("orva-1").claims
        [claim] = view.claims(ClaimFilter(actor="XQA.REB"))
        assert claim.verdict == "accepted"


def test_a_correction_outlives_a_newer_reading(ledger: Ledger) -> None:
    add(ledger)
    say(ledger, correction("rejected"))
    newer = replace(ISLAND_READING, model=ModelVersion(name="by hand", version="2", sha256="1" * 64))

    with ledger.writing(by="a test") as writer:
        writer.add_reading(newer)

    with ledger.view() as view:
        assert SHELLED not in view.corrected_reading("orva-1").claims
        assert view.count_claims() == 3


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (correction("corrected"), "belongs to the verdict “corrected”"),
        (correction("rejected", corrected=SHELLED), "belongs to the verdict “corrected”"),
        (correction("corrected", corrected=TALKS), "keeps the claim's id"),
        (
            correction("corrected", corrected=replace(SHELLED, distance=Span(start=0, end=3, text="so-called"))),
            "“so-called” is not what the report says at 0:3",
        ),
        (correction("accepted", claim=replace(SHELLED, id="c-missing")), "orva-1: has no claim c-missing"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(ledger: Ledger, said: Correction, complaint: str) -> None:
    add(ledger)

    with pytest.raises(LedgerError, match=complaint):
        say(ledger, said)


def test_only_a_standing_correction_can_be_taken_back(ledger: Ledger) -> None:
    add(ledger)
    said = correction("accepted")
    say(ledger, said)
    withdrawal = Withdrawal(by="Ben", at=NOON, reason="")

    def withdraw(writer: LedgerWriter, said_id: str) -> None:
        writer.withdraw_correction(said_id, withdrawal)

    with ledger.writing(by="Ben") as writer:
        withdraw(writer, said.id)
        with pytest.raises(LedgerError, match="was withdrawn before"):
            withdraw(writer, said.id)
        with pytest.raises(LedgerError, match="k-missing: no such correction"):
            withdraw(writer, "k-missing")
