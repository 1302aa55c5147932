"""ZIP archives: every file in them is a source of its own; what makes an archive dangerous is refused by name."""

import stat
from collections.abc import Iterator, Sequence
from io import BufferedIOBase
from pathlib import PurePosixPath
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from reportedly.errors import UnreadableReportError
from reportedly.reading.origin import Entry, Origin
from reportedly.reading.unpacking import Unpacking

_ENCRYPTED = 0x1
_FOLDER_ADDED_BY_SYSTEMS = "__MACOSX/"
_FILES_ADDED_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

OFFICE_MARK = "[Content_Types].xml"
"""The part that every Office Open XML file has."""


def opened_zip(file: IO[bytes], origin: Origin, unpacking: Unpacking) -> ZipFile:
    """The archive in the seekable `file`, found to be no bomb.

    Raises:
        UnreadableReportError: when it is damaged, or would unpack to far more than its size.
    """
    try:
        size = file.seek(0, 2)
        file.seek(0)
        archive = ZipFile(file)
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableReportError(f"{origin.place}: a damaged ZIP archive ({error}); pack it anew") from None
    _refuse_bomb(archive.infolist(), size, origin.place, unpacking)
    return archive


def _refuse_bomb(entries: Sequence[ZipInfo], size: int, place: str, unpacking: Unpacking) -> None:
    """Whether the archive's own figures are those of a bomb; an entry never gives more than its figure."""
    packed, unpacked = sum(entry.compress_size for entry in entries), sum(entry.file_size for entry in entries)
    if packed > size:
        raise UnreadableReportError(f"{place}: a ZIP archive whose files overlap, as in a bomb; pack it anew")
    highest = unpacking.settings.highest_ratio
    if unpacked > highest * size:
        raise UnreadableReportError(
            f"{place}: a ZIP archive that unpacks to over {highest} times its size, as a bomb does; unpack it first"
        )


def zip_entries(archive: ZipFile, origin: Origin, unpacking: Unpacking) -> Iterator[Entry | UnreadableReportError]:
    """The files in `archive` in its order, or why one is refused; folders and what operating systems add are none.

    Nothing is ever written under an entry's name.
    """
    for info in archive.infolist():
        if info.is_dir() or _added_by_system(info.filename):
            continue
        place = f"{origin.place}, entry {info.filename}"
        unpacking.enter(place)
        why_refused = _why_refused(info)
        if why_refused is not None:
            yield UnreadableReportError(f"{place}: {why_refused}")
            continue
        try:
            packed = cast("BufferedIOBase", archive.open(info))  # the types of zipfile promise less than it gives
        except (BadZipFile, NotImplementedError) as error:
            yield UnreadableReportError(f"{place}: damaged ({error}); pack the archive anew")
            continue
        with packed:
            inner = Origin(place=place, file_name=info.filename, report_id=info.filename, depth=origin.depth + 1)
            yield Entry(origin=inner, stream=unpacking.reader(packed, place))


def _why_refused(info: ZipInfo) -> str | None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "a name that leads out of the archive; pack it anew"
    if info.flag_bits & _ENCRYPTED:
        return "needs a password; unpack the archive first"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file; pack the file that it leads to"
    return None


def _added_by_system(name: str) -> bool:
    return name.startswith(_FOLDER_ADDED_BY_SYSTEMS) or PurePosixPath(name).name in _FILES_ADDED_BY_SYSTEMS
