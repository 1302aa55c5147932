"""An erased text is gone from the ledger and from its file; hash, reason and authority stay, and the chain verifies."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import ErasedTextError, LedgerError
from reportedly.ledger import sqlite_file
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.restoring import restore
from reportedly.ledger.verification import verify
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.incident import Linking
from reportedly.model.report import Original
from tests.ledger.stored import ISLAND_READING, ISLAND_REPORT, add, raw, report
from tests.ledger.test_corrections import correction, say
from tests.ledger.test_incidents import COURIER, FOUND, judgement

WITNESS = "Zebulon Quarkington"


def erase(ledger: Ledger, sha256: str) -> None:
    with ledger.writing(by="Ada") as writer:
        writer.erase(sha256, reason="a witness is at risk", authority="the editor")


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger in which one text left traces everywhere, and another one stays."""
    translated = replace(ISLAND_REPORT, original=Original(text="Der Hafen", language="de"))
    add(ledger, replace(ISLAND_READING, report=translated))
    add(ledger, replace(ISLAND_READING, claims=(), model=replace(ISLAND_READING.model, version="0")))
    add(ledger, replace(ISLAND_READING, report=translated), source=raw(b"another source", "copy.txt"))
    add(ledger, COURIER, source=raw(b"the courier's page"))
    say(ledger, correction("rejected"))
    with ledger.writing(by="Ada") as writer:
        writer.judge(judgement())
        writer.record_linking(FOUND)
        writer.add_report(report("It rained.", "rain-1"), raw=raw(b"it rained"))
    return ledger


def test_nothing_of_the_text_stays_but_its_hash(full: Ledger) -> None:
    with full.view() as view:
        entries = list(view.log())

    erase(full, ISLAND_REPORT.sha256)

    with full.view() as view:
        assert list(view.log())[: len(entries)] == entries
        counts = view.counts()
        assert (counts.reports, counts.claims, counts.incidents, counts.readings) == (1, 0, 0, 0)
        assert view.judgements(withdrawn=True) == []
        assert list(view.stored_reports(ClaimFilter(words="shelling"))) == []
        assert not view.has_text(ISLAND_REPORT.sha256)
        [erasure] = view.erasures()
        assert (erasure.text_sha256, erasure.reason) == (ISLAND_REPORT.sha256, "a witness is at risk")
        for sha256 in erasure.contents:
            with pytest.raises(LedgerError, match="nothing is kept under"):
                view.content(sha256)
        assert view.report("rain-1").text == "It rained."
    assert verify(full.database).problems == ()


def test_an_erased_text_is_not_taken_in_again(full: Ledger) -> None:
    erase(full, ISLAND_REPORT.sha256)

    with pytest.raises(ErasedTextError, match="erased on the authority of the editor"):
        add(full)


def test_a_ledger_with_an_erasure_can_be_restored(full: Ledger, tmp_path: Path) -> None:
    erase(full, ISLAND_REPORT.sha256)
    with full.writing(by="a test") as writer:
        writer.record_linking(Linking(incidents=(), wire_families=()))

    with full.database.reading() as source, Ledger.open(str(tmp_path / "new.db"), create=True) as target:
        restore(source, target)
        with full.view() as before, target.view() as after:
            assert before.head() == after.head()
            assert before.counts() == after.counts()
        assert verify(target.database).problems == ()


def test_what_another_report_says_stays(ledger: Ledger) -> None:
    rain = report("It rained.", "rain", original=Original(text="Es regnete.", language="de"))
    with ledger.writing(by="a test") as writer:
        writer.add_report(rain, raw=raw(b"Es regnete."))
        writer.add_report(report("It poured.", "poured", original=rain.original))
        writer.add_report(report("Es regnete.", "text"))

    erase(ledger, rain.sha256)

    with ledger.view() as view:
        assert view.report("poured").original == rain.original
        assert view.report("text").text == "Es regnete."
    assert verify(ledger.database).problems == ()


def test_a_source_of_several_reports_goes_with_the_erased_one_and_does_not_come_back(
    ledger: Ledger, tmp_path: Path
) -> None:
    page = raw(b"a page with two articles: It rained. It poured.")
    rained, poured = report("It rained.", "rained"), report("It poured.", "poured")
    with ledger.writing(by="a test") as writer:
        writer.add_report(rained, raw=page)
        writer.add_report(poured, raw=page)
    with ledger.writing(by="Ada") as writer:
        erasure = writer.erase(rained.sha256, reason="a witness is at risk", authority="the editor")
        writer.add_report(poured, raw=replace(page, name="again.txt"))
        writer.add_report(report("It hailed.", "hailed"), raw=page)

    with ledger.view() as view:
        stored = view.stored_report("poured")
        assert stored.raw is not None
        assert stored.raw.sha256 in erasure.contents
        assert view.report("poured").text == "It poured."
        with pytest.raises(LedgerError, match="nothing is kept under"):
            view.content(stored.raw.sha256)
    assert verify(ledger.database).problems == ()
    with ledger.database.reading() as source, Ledger.open(str(tmp_path / "new.db"), create=True) as target:
        restore(source, target)
        assert verify(target.database).problems == ()


@pytest.mark.parametrize("again", ["It rained, said Ada.", "Es regnete, sagte Ada."])
def test_an_erased_original_is_not_taken_in_again(ledger: Ledger, again: str) -> None:
    original = Original(text="Es regnete, sagte Ada.", language="de")
    with ledger.writing(by="a test") as writer:
        writer.add_report(report("It rained, Ada said.", "rain", original=original))
    erase(ledger, report("It rained, Ada said.").sha256)

    with ledger.writing(by="a test") as writer, pytest.raises(ErasedTextError, match="authority of the editor"):
        writer.add_report(report(again, "again", original=original if again.startswith("It") else None))


@pytest.fixture
def told_file(file_ledger: Ledger) -> Path:
    """The file of a ledger in which the witness is told of, and some other things."""
    told = report(f"{WITNESS} saw it all. " * 30, f"{WITNESS}.txt", title=WITNESS, outlet=WITNESS)
    with file_ledger.writing(by="a test") as writer:
        writer.add_report(told, raw=raw(told.text.encode(), f"/home/{WITNESS}.txt"))
        for number in range(20):
            writer.add_report(report(f"It rained {number} times.", f"rain-{number}"))
    return Path(file_ledger.name)


def words_left(path: Path, words: str = WITNESS) -> list[str]:
    """Those of `words` that stand anywhere in the file of a ledger and those beside it."""
    left = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()
    return [word for word in words.lower().split() if word.encode() in left]


def test_no_erased_word_stays_in_the_file(file_ledger: Ledger, told_file: Path) -> None:
    assert words_left(told_file) != []
    with file_ledger.view() as view:
        [told] = view.stored_reports(ClaimFilter(words=WITNESS))

    erase(file_ledger, told.text_sha256)
    file_ledger.close()

    assert words_left(told_file) == []


def test_no_erased_word_stays_while_another_process_has_the_ledger_open(file_ledger: Ledger, told_file: Path) -> None:
    with Ledger.open(file_ledger.name) as other:
        with other.view() as view:
            [told] = view.stored_reports(ClaimFilter(words=WITNESS))

        erase(file_ledger, told.text_sha256)

        assert words_left(told_file) == []


def test_who_still_reads_what_was_erased_is_told_of(told_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)
    with Ledger.open(str(told_file)) as ledger, Ledger.open(str(told_file)) as other:
        with other.view() as view:
            [told] = view.stored_reports(ClaimFilter(words=WITNESS))
            with pytest.raises(LedgerError, match=r"erased, but another process .* keeps the erased words in .*-wal"):
                erase(ledger, told.text_sha256)

        with ledger.view() as view:
            assert not view.has_text(told.text_sha256)


def test_what_is_not_there_cannot_be_erased(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no text"):
        erase(ledger, "0" * 64)
