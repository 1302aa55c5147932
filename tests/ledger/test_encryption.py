"""An encrypted ledger: the same one with its key, nothing without it, and no word of it anywhere on the disk."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import database
from reportedly.ledger.backing_up import back_up
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.restoring import restore
from reportedly.ledger.verification import verify
from reportedly.ledger.word_index_upkeep import reindex
from reportedly.model.claim_filter import ClaimFilter
from tests.ledger.test_erasure import words_left
from tests.ledger.test_verification import fill

KEY = 'it\'s a "secret"; --'
WORDS = "orvessa spokesman shelling"
"""Words of the texts and of their claims."""


@pytest.fixture
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sqlcipher3", reason="SQLCipher is not installed (reportedly[encrypted])")
    monkeypatch.setenv("REPORTEDLY_LEDGER_KEY", KEY)


@pytest.fixture
def secret(_key: None, tmp_path: Path) -> Iterator[Ledger]:
    """An encrypted ledger with something of everything."""
    with Ledger.open(str(tmp_path / "secret.db"), create=True) as ledger:
        fill(ledger)
        yield ledger


def test_with_its_key_it_is_a_ledger_like_any_other(secret: Ledger) -> None:
    with Ledger.open(secret.name) as again:
        assert verify(again.database).problems == ()
        with again.view() as view:
            assert [*view.claims(ClaimFilter(words="shelling"))]
        assert reindex(again.database) > 0


def test_no_word_of_it_stands_in_its_files(secret: Ledger, tmp_path: Path) -> None:
    assert words_left(tmp_path / "secret.db", WORDS) == []
    assert not (tmp_path / "secret.db").read_bytes().startswith(b"SQLite")


def test_what_a_check_writes_beside_it_is_encrypted_too(
    secret: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"

    @contextmanager
    def kept_folder(**_: str) -> Iterator[str]:
        kept.mkdir()
        yield str(kept)

    monkeypatch.setattr(database, "TemporaryDirectory", kept_folder)

    assert verify(secret.database).rows

    [rows] = kept.iterdir()
    assert rows.stat().st_size > 10_000
    assert words_left(rows, WORDS) == []


def test_a_backup_of_it_is_encrypted_with_the_same_key(secret: Ledger, tmp_path: Path) -> None:
    back_up(secret, tmp_path / "copy.db")

    assert words_left(tmp_path / "copy.db", WORDS) == []
    with Ledger.open(str(tmp_path / "copy.db")) as copy:
        assert verify(copy.database).head == verify(secret.database).head


@pytest.mark.usefixtures("_key")
def test_a_plain_ledger_stays_plain_and_can_be_restored_as_an_encrypted_one(empty_file: Path, tmp_path: Path) -> None:
    plain_file = str(shutil.copy(empty_file, tmp_path / "plain.db"))
    with Ledger.open(plain_file) as plain:
        fill(plain)
        assert words_left(tmp_path / "plain.db", WORDS) != []
        with plain.database.reading() as source, Ledger.open(str(tmp_path / "secret.db"), create=True) as target:
            restore(source, target)
            assert verify(target.database).head == verify(plain.database).head
    assert words_left(tmp_path / "secret.db", WORDS) == []


@pytest.mark.parametrize("key", [None, "another"])
def test_without_its_key_it_is_one_line(
    secret: Ledger, key: str | None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if key is None:
        monkeypatch.delenv("REPORTEDLY_LEDGER_KEY")
    else:
        monkeypatch.setenv("REPORTEDLY_LEDGER_KEY", key)

    with pytest.raises(LedgerError, match=r"encrypted with another key; .* set \$REPORTEDLY_LEDGER_KEY"):
        Ledger.open(secret.name)

    assert capfd.readouterr().err == ""


def test_a_key_without_sqlcipher_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER_KEY", KEY)
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)

    with pytest.raises(LedgerError, match=r"install reportedly\[encrypted\]"):
        Ledger.open(str(tmp_path / "secret.db"), create=True)

    assert not (tmp_path / "secret.db").exists()
