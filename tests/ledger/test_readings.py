"""A newer reading takes the place of an older one, which is withdrawn and kept."""

from dataclasses import replace

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.verification import verify
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.reading import ModelVersion
from tests.invented import INJURED, SHELLED
from tests.ledger.stored import ISLAND_READING, ISLAND_REPORT, add, report

NEWER = replace(ISLAND_READING, claims=(SHELLED,), model=ModelVersion(name="by hand", version="2", sha256="1" * 64))


def test_a_reading_comes_back_whole(ledger: Ledger) -> None:
    add(ledger)

    with ledger.view() as view:
        assert view.reading("orva-1") == ISLAND_READING


def test_a_newer_reading_withdraws_the_older_one(ledger: Ledger) -> None:
    add(ledger)

    with ledger.writing(by="a test") as writer:
        assert writer.add_reading(NEWER)

    with ledger.view() as view:
        assert view.reading("orva-1") == NEWER
        assert [claim.claim_id for claim in view.claims()] == [SHELLED.id]
        assert [claim.claim_id for claim in view.claims(ClaimFilter(words="injured"))] == []
        actions = [entry.action for entry in view.log(subject=ISLAND_REPORT.sha256)]
        assert actions == ["report_added", "reading_added", "reading_withdrawn", "reading_added"]
    assert verify(ledger.database).problems == ()


def test_the_same_reading_again_is_nothing_new(ledger: Ledger) -> None:
    add(ledger)

    with ledger.writing(by="a test") as writer:
        assert not writer.add_reading(ISLAND_READING)


def test_one_text_on_two_dates_has_two_readings(ledger: Ledger) -> None:
    add(ledger)
    later = replace(ISLAND_REPORT, report_id="orva-2", published="2024-03-18")
    add(ledger, replace(ISLAND_READING, report=later, claims=(INJURED,)))

    with ledger.view() as view:
        assert len(view.reading("orva-1").claims) == 4
        assert view.reading("orva-2").claims == (INJURED,)
        assert view.counts().readings == 2


def test_readings_come_in_the_order_their_reports_were_added(ledger: Ledger) -> None:
    add(ledger)
    copy = replace(ISLAND_REPORT, report_id="courier-9", outlet="Courier")
    with ledger.writing(by="a test") as writer:
        writer.add_report(copy)
        writer.add_report(report("Not read."))

    with ledger.view() as view:
        assert [reading.report for reading in view.readings()] == [ISLAND_REPORT, copy]
        assert [reading.report for reading in view.readings(ClaimFilter(outlet="Courier"))] == [copy]


def test_a_report_that_was_not_read_says_so(ledger: Ledger) -> None:
    with ledger.writing(by="a test") as writer:
        writer.add_report(report("It rained.", "r-1"))

    with ledger.view() as view, pytest.raises(LedgerError, match="r-1: not read yet"):
        view.reading("r-1")


def test_a_reading_needs_its_report(ledger: Ledger) -> None:
    complaint = r"no report of text .* is in the ledger; add it first"
    with pytest.raises(LedgerError, match=complaint), ledger.writing(by="a test") as writer:
        writer.add_reading(ISLAND_READING)
