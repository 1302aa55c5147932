"""What a report was made from: the bytes as they came, kept apart from the text derived from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawContent:
    """One report's source, byte for byte: a file, one line of a JSON Lines file, one record of an archive.

    `name` says where it stood (a path, an address, "archive.warc.gz, record 12"), `media_type` what it is
    ("text/html"). The bytes may be of any form; the report's text is what was derived from them once.
    """

    data: bytes
    media_type: str
    name: str
