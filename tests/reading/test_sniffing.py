"""What the first bytes and the name say a source is."""

import pytest

from reportedly.reading.sniffing import Form, form_of


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
    ],
)
def test_form(name: str, head: bytes, form: Form) -> None:
    assert form_of(name, head) == form


def test_many_comments_do_not_take_forever() -> None:
    assert form_of("-", b"<!-- -->" * 500) == "text"
