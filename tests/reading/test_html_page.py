"""A saved page gives its article, and of its metadata only what it states."""

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.reading.html_page import Page, read_page

BODY = """<body><nav><a href="/">Home</a></nav><article><h1>Boats hit</h1>
<p>The harbour office said on Sunday that two boats had been hit &amp; that their crews were safe.</p>
<p>“We saw smoke,” said a witness, according to the agency Orva. No one was hurt, the office added.</p>
</article><footer>© 2021 Orva, page updated 3 May 2022</footer></body>"""

LINKED_DATA = (
    '<script type="application/ld+json">'
    '{"@type": "NewsArticle", "datePublished": "2024-03-12", "dateModified": "2024-04-01"}</script>'
)


def page(head: str = "", body: str = BODY) -> Page:
    return read_page(f"<!doctype html><html><head>{head}</head>{body}</html>".encode(), "page.html")


def test_the_article_is_the_text() -> None:
    text = page().text

    assert "said on Sunday that two boats had been hit & that their crews were safe." in text
    assert "“We saw smoke,” said a witness" in text
    assert "Home" not in text
    assert "2022" not in text


def test_title_outlet_and_address_come_from_the_metadata() -> None:
    found = page(
        '<title>Boats hit | Orva</title><meta property="og:title" content="Boats hit">'
        '<meta property="og:site_name" content="Orva"><link rel="canonical" href="https://orva.example/boats">'
    )

    assert (found.title, found.outlet, found.url) == ("Boats hit", "Orva", "https://orva.example/boats")


def test_what_a_page_does_not_state_is_none() -> None:
    found = page()

    assert (found.outlet, found.url, found.published) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2024-03-12T23:40:00-05:00">', BODY, "2024-03-12"),
        ('<meta property="article:published_time" content="1987-03-12">', BODY, "1987-03-12"),
        ('<meta property="article:published_time" content="2987-03-12">', BODY, "2987-03-12"),
        (LINKED_DATA, BODY, "2024-03-12"),
        ("", BODY.replace("<h1>", '<time datetime="2024-03-12T08:00">this morning</time><h1>'), "2024-03-12"),
        ('<link rel="canonical" href="https://orva.example/2024/03/12/boats">', BODY, "2024-03-12"),
        # none of these says when the page was published
        ("<title>What happened on 3 May 2021</title>", BODY, None),
        ("", BODY.replace("on Sunday", "on 3 May 2021"), None),
    ],
)
def test_the_date_is_the_one_that_the_page_states(head: str, body: str, published: str | None) -> None:
    assert page(head, body).published == published


def test_the_page_declares_its_own_encoding() -> None:
    html = f'<html><head><meta charset="windows-1252"></head>{BODY.replace("smoke", "a café burn")}</html>'

    assert "“We saw a café burn,”" in read_page(html.encode("cp1252"), "page.html").text


@pytest.mark.parametrize("body", ["<body></body>", "<body><script>var boats = 2;</script><img src=boats.png></body>"])
def test_a_page_without_text_is_named(body: str) -> None:
    with pytest.raises(UnreadableReportError, match=r"^page\.html: HTML without an article's text; "):
        page(body=body)
