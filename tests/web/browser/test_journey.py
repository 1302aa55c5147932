"""What an analyst does, from the list to the sentence and back, by pointer and by keyboard.

Every step waits for the state that the step before brings about: a page's script comes after the page, and a click
returns before what it leads to is there.
"""

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.browser.conftest import AXE, MOST_MS, playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page

expect = playwright.expect

NEW_REPORT = (
    "The defence ministry of Orvessa said on Tuesday that rebels had shelled the market of Tolvanne on 12 March 2024. "
    "It said 24 people were killed. The Karsend Highland Front denied the attack."
)

SCRIPT_IS_DONE = {
    "/": ("form.facets.live", "#map[aria-busy=false]", "#timeline svg"),
    "incident": ("form.until input[type=range]",),
    "report": ("article.report .keys",),
}
"""What is there once a page's script has done its work."""

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.shifts.push(...entry.sources.map((one) => one.node?.nodeName ?? "gone"));
  }
}).observe({type: "layout-shift", buffered: true});
"""
"""Keeps what moved under the reader's eyes from the first paint on (Layout Instability, W3C)."""


def opened(page: "Page", path: str) -> None:
    """Go to a page, and wait until its script has done its work."""
    if path in {"incident", "report"}:
        page.goto(contested(page))
        if path == "report":
            page.locator(".reports a").first.click()
            page.wait_for_url("**/reports/**")
    else:
        page.goto(path)
    for part in SCRIPT_IS_DONE.get(path.partition("?")[0], ()):
        page.locator(part).wait_for(state="attached")


def contested(page: "Page") -> str:
    """The address of the incident with the most reports of those that somebody denies."""
    page.goto("/?has_denial=true")
    links = page.locator("li.incident a.what")
    counts = [int(re.search(r"in (\d+)", text)[1]) for text in page.locator("li.incident .sources").all_inner_texts()]  # type: ignore[index]
    return links.nth(counts.index(max(counts))).get_attribute("href") or ""


def place_of(page: "Page", part: str) -> "FloatRect":
    """Where a part of the page is."""
    box = page.locator(part).bounding_box()
    assert box is not None
    return box


def drag(page: "Page", part: str, start: float, end: float) -> None:
    """Drag over a part of the page, from one share of its width to another."""
    box = place_of(page, part)
    height = box["y"] + box["height"] * 0.3
    page.mouse.move(box["x"] + box["width"] * start, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, height, steps=5)
    page.mouse.up()


def test_choices_narrow_the_list_and_stand_in_the_address(page: "Page") -> None:
    opened(page, "/")
    everything = page.locator("li.incident").count()
    page.get_by_label("Somebody denies").check()
    page.wait_for_url("**/?*has_denial=true*")
    denied = page.locator("li.incident").count()
    assert 0 < denied < everything
    page.go_back()
    page.wait_for_url(lambda address: "has_denial" not in address)
    expect(page.locator("li.incident")).to_have_count(everything)


def test_the_map_shows_places_and_narrows_the_list_when_moved(page: "Page") -> None:
    opened(page, "/")
    everything = page.locator("li.incident").count()
    drag(page, "#map", 0.5, 0.9)
    page.wait_for_url("**/?*box=*")
    assert page.locator("li.incident").count() < everything
    page.get_by_role("link", name="Take away: Within the map").click()
    page.wait_for_url(lambda address: "box" not in address)
    assert page.locator("li.incident").count() == everything


def test_nothing_moves_while_map_and_timeline_are_drawn(page: "Page") -> None:
    page.add_init_script(SHIFTS)
    opened(page, "/")
    page.evaluate("new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    assert page.evaluate("window.shifts") == []


def test_days_are_chosen_by_dragging_over_the_timeline_and_let_go_by_a_click(page: "Page") -> None:
    opened(page, "/")
    everything = page.locator("li.incident").count()
    drag(page, "#timeline", 0.7, 0.99)
    page.wait_for_url("**/?*earliest=*latest=*")
    assert 0 < page.locator("li.incident").count() < everything
    expect(page.locator("#timeline .band")).to_be_visible()
    drag(page, "#timeline", 0.5, 0.5)
    page.wait_for_url(lambda address: "earliest" not in address)
    assert page.locator("li.incident").count() == everything


def test_choices_made_faster_than_they_are_answered_all_count(page: "Page") -> None:
    opened(page, "/")
    places = {part: place_of(page, part) for part in ("#map", "#timeline")}
    page.locator("a[data-narrow=event_type]").first.click()
    drag(page, "#map", 0.5, 0.6)
    drag(page, "#timeline", 0.7, 0.99)
    page.get_by_label("Somebody denies").check()
    page.wait_for_url(
        lambda address: all(f"{name}=" in address for name in ("box", "earliest", "has_denial", "event_type"))
    )
    assert {part: place_of(page, part) for part in places} == places


def test_choices_are_made_and_days_written_by_keyboard(page: "Page") -> None:
    opened(page, "/")
    first = page.locator("a[data-narrow=event_type]").first
    name = first.get_attribute("id")
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?*event_type=*")
    assert page.evaluate("document.activeElement.id") == name
    page.get_by_label("From", exact=True).focus()
    page.keyboard.type("03132024")
    page.wait_for_url("**/?*earliest=2024-03-13*")


def test_a_cell_leads_to_its_sentence(page: "Page") -> None:
    page.goto(contested(page))
    assert page.locator(".badge").first.inner_text() == "denied"
    page.locator("td .statement a.value").first.click()
    page.wait_for_url("**/reports/**")
    quoted = page.locator("mark.quote")
    expect(quoted.first).to_be_visible()
    assert "".join(quoted.all_inner_texts()).strip()


def test_a_report_is_added_linked_corrected_and_logged(page: "Page") -> None:
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill(NEW_REPORT)
    page.get_by_label("Title").fill("Ministry puts market toll at 24")
    page.get_by_label("Outlet").fill("Harbour Post")
    page.get_by_label("Published on").fill("2024-03-19")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="See the incidents").wait_for()
    page.locator(".reports a").first.click()
    page.wait_for_url("**/reports/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Ministry puts market toll at 24"
    expect(page.locator(".about", has_text="Tells of")).to_be_visible()

    page.locator("article.report .keys").wait_for(state="attached")
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("the ministry speaks of another day")
    page.locator(".claim:focus-within button[value=rejected]").click()
    expect(page.locator(".claim.rejected")).to_have_count(1)

    page.goto("/log")
    expect(page.locator("table.log")).to_contain_text("claim corrected")


def test_a_list_is_exported(page: "Page") -> None:
    page.goto("/?has_denial=true")
    with page.expect_download() as begun:
        page.locator(".exports a", has_text="CSV").first.click()
    assert "incident" in begun.value.path().read_text(encoding="utf-8-sig").splitlines()[0]


@pytest.mark.parametrize(
    "path", ["/?has_denial=true", "incident", "report", "/search?words=market", "/sources", "/review", "/add", "/log"]
)
def test_pages_are_accessible_in_light_and_dark(page: "Page", path: str) -> None:
    opened(page, path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    told = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        told += [
            f"{scheme}: {one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
            for one in found["violations"]
        ]
    assert told == []


@pytest.mark.parametrize(
    "path", ["/", "incident", "report", "/search?words=market", "/sources", "/review", "/add", "/log"]
)
def test_pages_fit_a_phone(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_pages_work_without_script(browser: "Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    context.set_default_timeout(MOST_MS)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Somebody denies").check()
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/?*has_denial=true*")
    page.locator("li.incident a.what").first.click()
    page.locator("td .statement a.value").first.click()
    page.wait_for_url("**/reports/**")
    expect(page.locator("mark.quote").first).to_be_visible()
    context.close()
