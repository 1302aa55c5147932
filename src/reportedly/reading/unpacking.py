"""What may be unpacked from one source: nobody's archive fills the memory or the disk, or keeps us busy for days."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase, BufferedReader, RawIOBase
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from zipfile import BadZipFile

from reportedly.errors import UnreadableReportError
from reportedly.settings import MEGABYTE, Settings

_PIECE = 1 << 16


class Unpacking:
    """The budget of one source, shared by all archives within it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._bytes_left = settings.largest_unpacked
        self._entries_left = settings.most_entries

    def enter(self, place: str) -> None:
        """Count one more entry.

        Raises:
            UnreadableReportError: when there are more than may be.
        """
        self._entries_left -= 1
        if self._entries_left < 0:
            raise UnreadableReportError(f"{place}: more than {self.settings.most_entries:,} files; split the archive")

    def take(self, size: int, place: str) -> None:
        """Count unpacked bytes.

        Raises:
            UnreadableReportError: when there are more than may be.
        """
        self._bytes_left -= size
        if self._bytes_left < 0:
            limit = self.settings.largest_unpacked
            raise UnreadableReportError(f"{place}: unpacks to more than {limit:,} bytes; split the archive")

    def reader(self, packed: BufferedIOBase, place: str) -> BufferedReader:
        """Read what `packed` unpacks to, within the budget; damage in it is an error that begins with `place`."""
        return BufferedReader(_Unpacked(packed, self, place))

    @contextmanager
    def seekable(self, stream: BinaryIO, place: str) -> Iterator[IO[bytes]]:
        """`stream` itself where one can move about in it; otherwise a temporary copy, counted as unpacked."""
        if stream.seekable():
            yield stream
            return
        with SpooledTemporaryFile(max_size=10 * MEGABYTE) as copy:
            while piece := stream.read(_PIECE):
                self.take(len(piece), place)
                copy.write(piece)
            copy.seek(0)
            yield copy


class _Unpacked(RawIOBase):
    """The bytes that come out of a packed stream, counted."""

    def __init__(self, packed: BufferedIOBase, unpacking: Unpacking, place: str) -> None:
        self._packed = packed
        self._unpacking = unpacking
        self._place = place

    def readable(self) -> bool:
        """Always: that is all that it can."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # the buffer that BufferedReader gives
        """Fill `buffer` as far as there is more."""
        try:
            piece = self._packed.read1(len(buffer))  # as it comes: what stands before damage is not lost with it
        except EOFError:
            raise UnreadableReportError(f"{self._place}: cut off in the middle; get the whole file again") from None
        except (zlib.error, BadZipFile, gzip.BadGzipFile, NotImplementedError) as error:
            raise UnreadableReportError(f"{self._place}: damaged ({error}); get it again, or pack it anew") from None
        self._unpacking.take(len(piece), self._place)
        buffer[: len(piece)] = piece
        return len(piece)
