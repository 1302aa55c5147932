"""Where the bytes of a report stand: what errors call it, and what is known of it before it is read."""

from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath

from reportedly.model.identity import content_id
from reportedly.model.raw_content import RawContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One source, or one entry of an archive.

    `place` begins every error ("news.zip, entry a/b.html"). `file_name` is what its suffix is taken from and
    `report_id` what a single report in it is called; empty and None where nobody gave it a name. `depth` counts the
    archives around it.
    """

    place: str
    file_name: str = ""
    report_id: str | None = None
    url: str | None = None
    media_type: str | None = None
    depth: int = 0

    def id_for(self, text: str) -> str:
        """The id of the one report that stands here."""
        return self.report_id or content_id("r", text)

    def raw(self, data: bytes, media_type: str) -> RawContent:
        """`data` as the ledger keeps it; what was declared of the same type may say more, such as its charset."""
        declared = self.media_type or ""
        return RawContent(
            data=data, media_type=declared if declared.startswith(media_type) else media_type, name=self.place
        )

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, with its dot."""
        return PurePosixPath(self.file_name.replace("\\", "/")).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in an archive or behind an address, ready to be read."""

    origin: Origin
    stream: BufferedReader
