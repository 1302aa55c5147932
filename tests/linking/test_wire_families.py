"""Copies and light rewrites of one text are one wire family."""

from reportedly.linking.story_text import story_lines
from reportedly.linking.wire_families import WireFamilies
from reportedly.model.report import Report, sha256_of

WIRE = (
    "The Health Ministry raised the death toll from the shelling of the market to 23 on Wednesday while a monitoring "
    "group said that more than twenty people had died and the rebels again denied any part in the attack. Four people "
    "died of their injuries overnight, the ministry said. The hospital of the town has so far confirmed twelve deaths "
    "and said that other victims had been taken elsewhere. Neither account could be independently verified."
)
OTHER = (
    "Several hundred people marched through the capital on Sunday to demand an independent inquiry into the sinking "
    "of the ferry. The march passed off peacefully, police said. Parliament is to debate the matter on Monday, and the "
    "opposition wants the radio traffic of the cutter to be published before then, a lawmaker of its party said."
)


def families(*texts: str) -> list[tuple[str, ...]]:
    found = WireFamilies()
    for number, text in enumerate(texts):
        found.add(Report(report_id=f"r{number}", text=text, sha256=sha256_of(text), published=f"2024-03-{13 + number}"))
    return [family.reports for family in found.families()]


def test_a_light_rewrite_is_a_copy() -> None:
    rewritten = (
        WIRE.replace("raised", "has raised").replace("Four people", "Four of the wounded").replace(" so far", "")
    )
    assert families(WIRE, rewritten, OTHER) == [("r0", "r1"), ("r2",)]


def test_a_copy_within_a_longer_report_is_found() -> None:
    assert families(f"{OTHER}\n\n{WIRE}", WIRE) == [("r0", "r1")]


def test_two_texts_on_one_subject_are_no_copies() -> None:
    assert families(WIRE, OTHER) == [("r0",), ("r1",)]


def test_site_furniture_makes_no_family() -> None:
    furniture = (
        "Sign up for our newsletter\nAll rights reserved. This material may not be published or broadcast.\n" * 9
    )
    assert families(furniture + WIRE, furniture + OTHER) == [("r0",), ("r1",)]
    assert story_lines(furniture + WIRE) == (WIRE,)


def test_pages_that_offer_to_notify_are_no_copies_of_each_other() -> None:
    offer = (
        "Get email notifications on {0} daily!\nYour notification has been saved.\n"
        "There was a problem saving your notification.\n"
        "Whenever {0} posts new content, you'll get an email delivered to your inbox with a link.\n"
        "Email notifications are only sent once a day, and only if there are new matching items."
    )
    assert families(offer.format("Ana Corvick"), offer.format("Ana Corvick")) == [("r0",), ("r1",)]


def test_empty_and_short_texts_are_families_of_one() -> None:
    assert families("", "", "Fire in town.", "Fire in town.") == [("r0",), ("r1",), ("r2",), ("r3",)]


def test_the_first_published_comes_first_and_names_the_family() -> None:
    one, other = families(WIRE, WIRE), families(WIRE)
    assert one == [("r0", "r1")]
    assert other == [("r0",)]
