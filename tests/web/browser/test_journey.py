"""What an analyst does, from the list to the sentence and back, by pointer and by keyboard."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.browser.conftest import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

NEW_REPORT = (
    "The defence ministry of Orvessa said on Tuesday that rebels had shelled the market of Tolvanne on 12 March 2024. "
    "It said 24 people were killed. The Karsend Highland Front denied the attack."
)


def contested(page: "Page") -> str:
    """The address of the incident with the most reports of those that somebody denies."""
    page.goto("/?has_denial=true")
    links = page.locator("li.incident a.what")
    counts = [int(re.search(r"in (\d+)", text)[1]) for text in page.locator("li.incident .sources").all_inner_texts()]  # type: ignore[index]
    return links.nth(counts.index(max(counts))).get_attribute("href") or ""


def test_choices_narrow_the_list_and_stand_in_the_address(page: "Page") -> None:
    page.goto("/")
    everything = page.locator("li.incident").count()
    page.get_by_label("Somebody denies").check()
    page.wait_for_url("**/?*has_denial=true*")
    denied = page.locator("li.incident").count()
    assert 0 < denied < everything
    page.go_back()
    page.wait_for_url(lambda address: "has_denial" not in address)


def test_the_map_shows_places_and_narrows_the_list_when_moved(page: "Page") -> None:
    page.goto("/")
    page.locator("#map[aria-busy=false]").wait_for()
    box = page.locator("#map canvas").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 400, middle[1], steps=8)
    page.mouse.up()
    page.wait_for_url("**/?*box=*", timeout=15_000)


def test_nothing_moves_while_map_and_timeline_are_drawn(page: "Page") -> None:
    page.goto("/", wait_until="commit")
    first = page.locator("li.incident").first
    before = first.bounding_box()
    page.locator("#map[aria-busy=false]").wait_for()
    page.locator("#timeline svg").wait_for()
    assert first.bounding_box() == before


def test_days_are_chosen_by_dragging_over_the_timeline(page: "Page") -> None:
    page.goto("/")
    chart = page.locator("#timeline svg")
    chart.wait_for()
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_url("**/?*earliest=*latest=*")


def test_a_cell_leads_to_its_sentence(page: "Page") -> None:
    page.goto(contested(page))
    assert page.locator(".badge").first.inner_text() == "denied"
    value = page.locator("td .statement a.value").first
    value.click()
    page.wait_for_url("**/reports/**")
    quoted = page.locator("mark.quote")
    assert quoted.first.is_visible()
    assert "".join(quoted.all_inner_texts()).strip()


def test_a_report_is_added_linked_corrected_and_logged(page: "Page") -> None:
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill(NEW_REPORT)
    page.get_by_label("Title").fill("Ministry puts market toll at 24")
    page.get_by_label("Outlet").fill("Harbour Post")
    page.get_by_label("Published on").fill("2024-03-19")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="See the incidents").wait_for(timeout=60_000)
    page.locator(".reports a").first.click()
    page.wait_for_url("**/reports/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Ministry puts market toll at 24"
    assert page.locator(".about", has_text="Tells of").is_visible()

    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("the ministry speaks of another day")
    page.locator(".claim:focus-within button[value=rejected]").click()
    page.wait_for_load_state()
    assert page.locator(".claim.rejected").count() == 1

    page.goto("/log")
    assert "claim corrected" in page.locator("table.log").inner_text()


def test_a_list_is_exported(page: "Page") -> None:
    page.goto("/?has_denial=true")
    with page.expect_download() as begun:
        page.locator(".exports a", has_text="CSV").first.click()
    assert "incident" in begun.value.path().read_text(encoding="utf-8-sig").splitlines()[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "incident", "report", "/search?words=market", "/sources", "/review", "/add", "/log"]
)
def test_pages_are_accessible(page: "Page", path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if path in {"incident", "report"}:
        page.goto(contested(page))
        if path == "report":
            page.locator(".reports a").first.click()
    else:
        page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    told = [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]
    assert told == []


@pytest.mark.parametrize("path", ["/", "/search?words=market", "/sources", "/add", "/log"])
def test_pages_fit_a_phone(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_pages_work_without_script(browser: "object", address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Somebody denies").check()
    page.get_by_role("button", name="Apply").click()
    assert "has_denial=true" in page.url
    page.locator("li.incident a.what").first.click()
    page.locator("td .statement a.value").first.click()
    assert page.locator("mark.quote").first.is_visible()
    context.close()
