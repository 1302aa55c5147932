"""The page: the text code point for code point, nothing loaded from elsewhere, every link with an end."""

import re
from dataclasses import replace
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given

from reportedly.exports.html_page import html_page
from reportedly.exports.html_voices import COLOURS
from reportedly.model.reading import Reading
from reportedly.model.report import Original
from reportedly.model.warning import Warning
from tests.exports.parsed_page import Page
from tests.invented import ISLAND, TEXT, reading_of
from tests.views.test_marked_text import marked_readings


def test_the_text_of_the_page_is_the_text_of_the_report() -> None:
    assert Page(html_page([ISLAND])).texts == [TEXT]


@given(marked_readings())
def test_any_text_stands_in_the_page_code_point_for_code_point(reading: Reading) -> None:
    html = html_page([reading])

    html.encode("utf-8")
    expected = re.sub("[\0\ud800-\udfff]", "\ufffd", reading.report.text)
    assert Page(html).texts == [expected]


@pytest.mark.parametrize(
    "text",
    ["a\r\nb\rc\n", "\n\nfirst", "e\u0301 مرفأ 🚢🏽 zero\u200bwidth", "</div><script>x</script>", "{{ 7 }} &amp; <b>"],
)
def test_text_that_html_would_change(text: str) -> None:
    assert Page(html_page([reading_of(text)])).texts == [text]


def test_nothing_is_loaded_and_nothing_runs_that_is_not_ours() -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    report = replace(
        ISLAND.report,
        text=hostile + TEXT,
        title=hostile,
        outlet=hostile,
        report_id=hostile,
        url="javascript:alert(1)",
        language=hostile,
        original=Original(text=hostile, language=hostile, translated_by=hostile),
    )

    page = Page(
        html_page(
            [reading_of(""), replace(reading_of(""), report=report, warnings=(Warning(code="x", message=hostile),))]
        )
    )

    names = {name for name, _ in page.tags}
    assert names.isdisjoint({"img", "link", "iframe", "object", "form", "base"})
    assert [name for name, _ in page.tags].count("script") == 1
    assert not page.values("src")
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]
    assert all(link.startswith("#") for link in page.values("href"))
    [policy] = [value for value in page.values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_only_web_addresses_become_links() -> None:
    def links(url: str) -> list[str]:
        reading = replace(ISLAND, report=replace(ISLAND.report, url=url))
        return [link for link in Page(html_page([reading])).values("href") if not link.startswith("#")]

    assert links("https://orva.example/1") == ["https://orva.example/1"]
    assert links("data:text/html,x") == []


def test_every_link_has_an_end_and_every_id_is_one() -> None:
    page = Page(html_page([ISLAND, ISLAND]))

    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.values("href")} <= set(ids)


def test_claims_and_their_words_lead_to_one_another() -> None:
    links = Page(html_page([ISLAND])).values("href")

    for number in (1, 2, 3, 4):
        assert f"#r1-c{number}" in links
        assert f"#r1-t{number}" in links


def test_inner_and_outer_source_show_on_the_same_words() -> None:
    [classes] = [
        str(attributes["class"])
        for name, attributes in Page(html_page([ISLAND])).tags
        if name == "span" and "within" in str(attributes.get("class"))
        if str(attributes.get("data-said")).endswith("5") and "source" not in str(attributes["class"])
    ]

    assert classes.split() == ["voice-3", "said", "on-3", "within", "outer-0"]


def test_invented_reports_say_so_in_the_page_and_in_the_index() -> None:
    invented = replace(ISLAND, report=replace(ISLAND.report, invented=True))

    assert html_page([ISLAND, ISLAND]).count("Invented demonstration report") == 0
    assert html_page([invented, ISLAND]).count("Invented demonstration report") == 2


def test_figures_and_warnings_are_shown() -> None:
    html = html_page([replace(ISLAND, warnings=(Warning(code="x", message="looks like “xx”"),))])

    assert "→ 101 or more injured" in html
    assert "looks like “xx”" in html


def test_an_empty_reading_has_a_page() -> None:
    assert "No claim was found" in html_page([reading_of("")])


STYLE = files("reportedly.exports").joinpath("page/report.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))
    for block in re.split(r"@media \(prefers-color-scheme: dark\)", STYLE.split(".voice-0", maxsplit=1)[0])
)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_read_on_every_ground(palette: dict[str, str]) -> None:
    voices = range(COLOURS)
    letters = ["text", *(f"ink-{voice}" for voice in voices)]
    grounds = ["paper", "card", "lit", *(f"tint-{voice}" for voice in voices)]
    pairs = [
        *product(letters, grounds),
        *product(["quiet", "doubts", "invented"], ["paper", "card"]),
        ("denies", "denies-tint"),
    ]

    too_faint = {pair for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 4.5}

    assert not too_faint


def test_every_colour_has_its_classes() -> None:
    for voice in range(COLOURS):
        for prefix in ("voice", "on", "outer"):
            assert f".{prefix}-{voice} {{" in STYLE
