"""Contents under their hash: texts, raw sources, originals and payloads of the log, each kept once, compressed."""

import hashlib
import zlib
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from reportedly.errors import LedgerError
from reportedly.ledger.column_text import storable
from reportedly.ledger.tables import contents

_DATA = select(contents.c.data).where(contents.c.sha256 == bindparam("sha256"))
_PUT = {
    "sqlite": sqlite.insert(contents).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(contents).on_conflict_do_nothing(),
}


def hash_of(data: bytes) -> str:
    """The SHA-256 of `data`, in hex."""
    return hashlib.sha256(data).hexdigest()


def text_bytes(text: str) -> bytes:
    """A text as bytes, of which there is one form: UTF-8, with lone surrogates kept, so that every string has one."""
    return text.encode("utf-8", "surrogatepass")


def put_content(connection: Connection, data: bytes) -> str:
    """Keep `data` and give back its hash; what is there already stays as it is."""
    sha256 = hash_of(data)
    connection.execute(_PUT[connection.dialect.name], {"sha256": sha256, "data": zlib.compress(data)})
    return sha256


def content(connection: Connection, sha256: str) -> bytes:
    """What is kept under `sha256`, which in a damaged ledger may be no hash at all.

    Raises:
        LedgerError: when nothing is, or when it is damaged.
    """
    data = connection.scalar(_DATA, {"sha256": storable(sha256)})
    if data is None:
        raise LedgerError(f"nothing is kept under {sha256}; it was erased, or the ledger is damaged: run verify")
    return uncompressed(data, sha256)


def uncompressed(data: bytes, sha256: str) -> bytes:
    """The content in its stored form `data`.

    Raises:
        LedgerError: when it is damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error:
        raise LedgerError(f"what is kept under {sha256} is damaged; run verify") from None


def remove_contents(connection: Connection, hashes: Iterable[str]) -> None:
    """Forget what is kept under `hashes`."""
    for sha256 in hashes:
        connection.execute(delete(contents).where(contents.c.sha256 == sha256))
