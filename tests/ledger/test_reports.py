"""Texts are stored once, reports as often as they were published; nothing is added twice."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.verification import verify
from reportedly.ledger.writer import LedgerWriter
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.report import Original
from reportedly.model.stored_report import Retraction
from reportedly.model.warning import Warning
from tests.ledger.conftest import Clock
from tests.ledger.stored import ISLAND_REPORT, add, raw, report


def test_a_report_comes_back_as_it_was_given(ledger: Ledger) -> None:
    given_report = replace(
        ISLAND_REPORT, url="https://orva.invalid/1", original=Original(text="Der Hafen", language="de"), invented=True
    )
    warning = Warning(code="not_english", message="…")

    with ledger.writing(by="a test") as writer:
        added = writer.add_report(given_report, raw=raw(b"<p>as it came", "orva.html"), warnings=[warning])

    with ledger.view() as view:
        assert added.outcome == "added"
        assert view.report("orva-1") == given_report
        stored = view.stored_report("orva-1")
        assert stored.warnings == (warning,)
        assert stored.raw is not None
        assert view.content(stored.raw.sha256) == b"<p>as it came"


def test_adding_the_same_again_changes_nothing(ledger: Ledger) -> None:
    add(ledger)
    with ledger.view() as view:
        before = view.head()

    again = add(ledger)

    with ledger.view() as view:
        assert again.outcome == "known"
        assert view.head() == before


def test_an_exact_copy_in_another_file_is_a_sighting(ledger: Ledger, clock: Clock) -> None:
    add(ledger, clock=clock)

    copies = [add(ledger, source=raw(name="copy.txt"), clock=clock) for _ in range(2)]

    with ledger.view() as view:
        assert [copy.outcome for copy in copies] == ["seen", "known"]
        [(entry, sighting)] = view.sightings("orva-1")
        assert sighting.name == "copy.txt"
        assert entry.recorded_at == "2024-03-11T12:03:00+00:00"
        assert view.counts().reports == 1


def test_an_exact_copy_by_another_outlet_is_a_report_of_the_same_text(ledger: Ledger) -> None:
    add(ledger)

    with ledger.writing(by="a test") as writer:
        added = writer.add_report(replace(ISLAND_REPORT, report_id="courier-9", outlet="Courier"))

    with ledger.view() as view:
        counts = view.counts()
        assert (counts.texts, counts.reports, counts.readings) == (1, 2, 1)
        assert added.outcome == "added"
        assert view.reading("courier-9").claims == view.reading("orva-1").claims
        assert [copy.id for copy in view.copies(ISLAND_REPORT.sha256)] == ["orva-1", "courier-9"]
        assert {claim.reports for claim in view.claims()} == {("orva-1", "courier-9")}


def test_another_text_under_the_same_id_is_kept_beside_the_first(ledger: Ledger) -> None:
    with ledger.writing(by="a test") as writer:
        first, second, third = (
            writer.add_report(report(text, "a")) for text in ("It rained.", "It poured.", "It was dry.")
        )

    assert [first.id, second.id, third.id] == ["a", "a~2", "a~3"]
    assert [one.is_version for one in (first, second, third)] == [False, True, True]
    with ledger.view() as view:
        assert [version.id for version in view.versions("a")] == ["a", "a~2", "a~3"]
        assert view.report("a~2").text == "It poured."


def test_an_id_that_looks_like_one_of_ours_stays_unique(ledger: Ledger) -> None:
    with ledger.writing(by="a test") as writer:
        ids = [
            writer.add_report(report(text, report_id)).id for text, report_id in [("1", "a~2"), ("2", "a"), ("3", "a")]
        ]

    assert ids == ["a~2", "a", "a~3"]


def test_a_retraction_marks_and_never_deletes(ledger: Ledger) -> None:
    add(ledger)
    retraction = Retraction(report="orva-1", kind="canceled", reason="the agency says so")

    with ledger.writing(by="a test") as writer:
        assert writer.retract(retraction)
        assert not writer.retract(retraction)

    with ledger.view() as view:
        assert view.stored_report("orva-1").retraction == retraction
        assert view.counts().claims == 4


def test_an_error_undoes_the_whole_block(ledger: Ledger) -> None:
    def fail(writer: LedgerWriter) -> None:
        writer.add_report(ISLAND_REPORT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), ledger.writing(by="a test") as writer:
        fail(writer)

    with ledger.view() as view:
        assert view.counts().log_entries == 0


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "مرحبا", "e\u0301", "𝕏 said", "x" * 600])
def test_any_text_and_any_name_is_kept_code_point_for_code_point(ledger: Ledger, text: str) -> None:
    odd = report(text, text, title=text, outlet=text, url=text)
    with ledger.writing(by="a test") as writer:
        added = writer.add_report(odd)

    with ledger.view() as view:
        assert replace(view.report(added.id), report_id=text) == odd
        assert view.stored_report(added.id).report_id == text
        assert [one.id for one in view.stored_reports(ClaimFilter(outlet=text))] == [added.id]
    assert verify(ledger.database).problems == ()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=20), min_size=1, max_size=5))
def test_arbitrary_texts_are_found_by_their_hash(ledger: Ledger, texts: list[str]) -> None:
    with ledger.writing(by="a test") as writer:
        for text in texts:
            writer.add_report(report(text))

    with ledger.view() as view:
        assert [view.text(report(text).sha256) for text in texts] == texts


@pytest.mark.parametrize(
    ("location", "complaint"),
    [
        ("missing.db", "missing.db: no ledger there; make one with reportedly add"),
        ("sqlite://", "sqlite://: cannot be opened (a ledger needs a file)"),
        ("mysql://host/base", "cannot be opened (mysql is neither SQLite nor PostgreSQL)"),
        ("nonsense://", "cannot be opened"),
    ],
)
def test_what_is_no_ledger_is_refused_with_a_cure(location: str, complaint: str) -> None:
    with pytest.raises(LedgerError) as refused:
        Ledger.open(location)

    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("odd") / "notes.db"
    path.write_text("not a database, however long it may be" * 100)

    with pytest.raises(
        LedgerError, match=r"notes\.db: no ledger, or encrypted with another key; name another file or set"
    ):
        Ledger.open(str(path))
