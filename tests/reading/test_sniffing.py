"""What the first bytes and the name say a source is."""

import pytest

from reportedly.reading.origin import Origin
from reportedly.reading.sniffing import HEAD_BYTES, Form, form_of


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("-", b"Two boats were hit.", "text"),
        ("-", b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE html>", "html"),
        ("-", b"<?xml version='1.0'?>\n<html lang='en'>", "html"),
        ("-", b"<p>boats", "text"),
        ("-", b"<htmlish>", "text"),
        ("-", b'{"text": "boats"}', "jsonl"),
        ("-", b"{not json}", "text"),
        ("report", b'\xef\xbb\xbf { "text": "boats"}', "jsonl"),
        ("report.txt", b'{"quoted": "boats"}', "text"),
        ("report.txt", b"<!doctype html>", "html"),
        ("REPORT.HTM", b"boats", "html"),
        ("reports.NDJSON", b"boats", "jsonl"),
        ("reports.jsonl", b"", "jsonl"),
        ("-", b'{"text": "boats"}\n{"text": "ships"}\n', "jsonl"),
        ("-", b'{\n  "text": "boats"\n}', "json"),
        ("-", b'[{"text": "boats"},\n{"text": "ships"}]', "json"),
        ("-", b"[Reuters] Two boats were hit.", "text"),
        ("report.json", b"boats", "json"),
        ("report.json", b'{"text": "boats"}\n', "json"),
        ("report.json", b'{"text": "boats"}\n{"text": "ships"}\n', "jsonl"),
        ("-", b"%PDF-1.7", "pdf"),
        ("boats.docx", b"PK\x03\x04", "zip"),
        ("boats.txt.gz", b"\x1f\x8b\x08", "gzip"),
        ("-", b"WARC/1.0\r\n", "warc"),
        ("-", b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("-", b"<?xml version='1.0'?><!-- made --><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("-", b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "feed"),
        ("-", b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
        ("list.txt", b"# boats\nhttps://orva.example/1\r\n\nhttp://orva.example/2\n", "addresses"),
        ("list.txt", b"https://orva.example/1\nTwo boats were hit.", "text"),
        ("-", b"https://orva.example/" + b"a" * 20 + b"\n" + b"https://orva.example/boats\n" * 200, "addresses"),
    ],
)
def test_form(name: str, head: bytes, form: Form) -> None:
    assert form_of(Origin(place=name, file_name=name), head[:HEAD_BYTES]) == form


@pytest.mark.parametrize(
    ("media_type", "form"),
    [("text/html; charset=utf-8", "html"), ("application/json", "json"), ("text/plain", "text"), ("image/png", "text")],
)
def test_what_a_server_declares_decides_where_nothing_else_does(media_type: str, form: Form) -> None:
    assert form_of(Origin(place="-", media_type=media_type), b"<p>boats") == form


def test_many_comments_do_not_take_forever() -> None:
    assert form_of(Origin(place="-"), b"<!-- -->" * 500) == "text"
