"""Feeds give a report an item; what makes XML dangerous is refused before it is parsed."""

import re
from pathlib import Path

import pytest

from reportedly.reading.incoming import IncomingReport
from tests.reading.sources import GOOD, only_error, only_report, read_file

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orva</title>
<language>en</language>
<item><title>Boats &amp; crews</title><link>https://orva.example/boats</link><guid isPermaLink="false">boats-1</guid>
<pubDate>Sun, 10 Mar 2024 23:40:00 -0500</pubDate><description>Two boats.</description>
<content:encoded><![CDATA[<p>{GOOD}</p><script>alert(1)</script><p>They sank.</p>]]></content:encoded></item>
<item><title>Nothing</title><link>https://orva.example/none</link></item>
<item><link>https://orva.example/rain</link><description>Rain fell on the harbour.</description></item>
</channel></rss>""".encode()

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><id>urn:boats</id><title>Boats</title><updated>2024-03-10T21:40:00Z</updated>
<link href="https://courier.example/boats"/><content type="html">&lt;p&gt;{GOOD}&lt;/p&gt;</content>
</entry></feed>""".encode()


def test_the_items_of_a_feed(tmp_path: Path) -> None:
    boats, error, rain = read_file(tmp_path, "feed.xml", RSS)

    assert isinstance(boats, IncomingReport)
    assert boats.report.text == f"{GOOD}\nThey sank."
    assert (boats.report.report_id, boats.report.url) == ("boats-1", "https://orva.example/boats")
    assert (boats.report.title, boats.report.outlet, boats.report.language) == ("Boats & crews", "Orva", "en")
    assert boats.report.published == "2024-03-10", "the publisher's own Sunday"
    assert (boats.raw.data, boats.raw.media_type) == (item_of(RSS, b"item", 0), "application/rss+xml")
    assert error == "feed.xml, item 2: an item without text; give the article that it links to"
    assert isinstance(rain, IncomingReport)
    assert rain.raw.data == item_of(RSS, b"item", 2)
    assert (rain.report.text, rain.report.published) == ("Rain fell on the harbour.", None)
    assert rain.report.report_id == "https://orva.example/rain"


def test_atom_too(tmp_path: Path) -> None:
    found = only_report(read_file(tmp_path, "feed.xml", ATOM))

    assert (found.report.text, found.report.published, found.report.outlet) == (GOOD, "2024-03-10", "Courier")
    assert (found.raw.data, found.raw.media_type) == (item_of(ATOM, b"entry", 0), "application/atom+xml")


def item_of(feed: bytes, tag: bytes, place: int) -> bytes:
    """The item at `place`, by its tags; only for feeds that have no item within another."""
    found: list[bytes] = re.findall(rb"<%s>.*?</%s>" % (tag, tag), feed, re.DOTALL)
    return found[place]


@pytest.mark.parametrize(
    ("item", "media_type"),
    [
        (b"<item><description>Rain in Z\xfcrich.</description></item>", "application/rss+xml; charset=windows-1252"),
        (b"<r:item xmlns:r='http://purl.org/rss/1.0/'><r:description>Rain.</r:description></r:item>", None),
        (b"<item><description>Rain &gt; snow.</description><x:item xmlns:x='urn:x'>inner</x:item></item>", None),
    ],
)
def test_an_item_keeps_its_own_bytes(tmp_path: Path, item: bytes, media_type: str | None) -> None:
    feed = b'<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel>%s</channel></rss>' % item

    found = only_report(read_file(tmp_path, "feed.xml", feed))

    assert found.raw.data == item
    assert media_type in {None, found.raw.media_type}


def test_items_that_cannot_be_told_apart_keep_the_whole_feed(tmp_path: Path) -> None:
    feed = b"<rss><channel><item><description>Rain & hail.</description></item></channel></rss>"

    assert only_report(read_file(tmp_path, "feed.xml", feed)).raw.data == feed


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel><item><description>&l9;'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&f;'
)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (BOMB.encode(), "declares XML entities, refused as unsafe"),
        (OUTSIDE.encode(), "declares XML entities, refused as unsafe"),
        (b"<rss><channel><title>Orva</title></channel></rss>", "a feed without items"),
        (b"<rss><channel><item", "a damaged feed"),
    ],
)
def test_why_a_feed_cannot_be_read(tmp_path: Path, data: bytes, cause: str) -> None:
    assert cause in only_error(read_file(tmp_path, "feed.xml", data))


def test_entities_hidden_in_another_encoding_are_found_too(tmp_path: Path) -> None:
    from reportedly.errors import UnreadableReportError
    from reportedly.reading.feed import read_feed
    from reportedly.reading.incoming import GivenMetadata
    from reportedly.reading.origin import Origin

    with pytest.raises(UnreadableReportError, match="declares XML entities"):
        list(read_feed(OUTSIDE.encode("utf-16"), Origin(place="feed.xml"), GivenMetadata()))
