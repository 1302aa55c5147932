from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from reportedly.annotation.actors.actor_keys import actor_key, plural_of
from reportedly.annotation.actors.actor_list import parsed_actor_list, shipped_actors
from reportedly.annotation.actors.agent_nouns import agent_lexicon
from reportedly.annotation.places.countries import load_countries
from reportedly.annotation.words import data_lines
from reportedly.model.actor import SourceKind

ALPHA3 = {country.alpha3 for country in load_countries()}
INTERNATIONAL = {"IGO", "NGO", "IMG"}
LARGEST_PACKED_LIST = 4_000_000


def test_every_shipped_row_is_sound() -> None:
    text = (files("reportedly.annotation") / "data" / "actors.csv").read_text(encoding="utf-8")
    read = parsed_actor_list(text, "actors.csv")
    assert read.warnings == ()
    assert read.actors == shipped_actors()


def test_shipped_rows_agree_with_themselves() -> None:
    for actor in shipped_actors():
        country = actor.code.partition(".")[0]
        assert country in ALPHA3 | INTERNATIONAL, actor
        assert actor.country == ("" if country in INTERNATIONAL else country), actor
        assert actor.source_kind != "unknown", actor
        assert not actor.until or actor.since <= actor.until, actor


def test_codes_belong_to_one_body_each() -> None:
    bodies = Counter(actor.code for actor in shipped_actors() if actor.kind != "person" and actor.code != "SYR.GOV")
    assert [code for code, number in bodies.items() if number > 1] == []


def test_media_have_a_country_and_an_owner() -> None:
    media = [actor for actor in shipped_actors() if ".MED." in actor.code]
    assert len(media) >= 150
    assert {actor.ownership for actor in media} == {"state", "public", "private", "party"}
    assert {actor.source_kind for actor in media} == {"news_agency", "outlet"}


def test_agent_nouns_are_in_their_form() -> None:
    rows = [line.split("\t") for line in data_lines("agents.tsv")]
    assert rows[0] == ["type", "noun", "source_kind", "sector", "bare", "anonymous"]
    assert {len(row) for row in rows} == {6}
    assert {row[0] for row in rows[1:]} == {"body", "people", "role", "speaker", "anaphor", "thing", "modifier"}
    assert {row[4] for row in rows[1:]} == {"context", "antecedent", "open", "former", ""}
    assert {row[5] for row in rows[1:]} == {"yes", "no", ""}
    kinds = {kind for row in rows[1:] for kind in row[2].split("|") if kind}
    assert kinds <= set(get_args(SourceKind))
    nouns = Counter((row[0] == "modifier", row[1]) for row in rows[1:])
    assert [noun for noun, number in nouns.items() if number > 1] == []


def test_packed_list_is_sorted_small_and_in_its_form() -> None:
    raw = (files("reportedly.annotation") / "data" / "actors.packed.tsv").read_bytes()
    lines = raw.decode("utf-8").splitlines()
    assert len(raw) <= LARGEST_PACKED_LIST
    assert [line.split("\t")[0] for line in lines] == sorted(line.split("\t")[0] for line in lines)
    assert {len(line.split("\t")) for line in lines} == {6}
    countries = {line.split("\t")[1].partition(".")[0] for line in lines}
    assert countries <= ALPHA3 | INTERNATIONAL


def test_packed_list_leaves_the_names_of_the_other_lists_to_them() -> None:
    raw = (files("reportedly.annotation") / "data" / "actors.packed.tsv").read_text(encoding="utf-8")
    keys = {line.split("\t")[0] for line in raw.splitlines()}
    listed = {actor_key(name) for actor in shipped_actors() for name in (actor.name, *actor.aliases)}
    assert keys & listed == set()
    assert keys & agent_lexicon().nouns.keys() == set()
    assert [key for key in keys if " " not in key] == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("People’s Protection Units", "people s protection units"),
        ("al-Shabaab", "al shabaab"),
        ("U.N.", "un"),
        ("Médecins Sans Frontières", "medecins sans frontieres"),
        ("Ma'an", "maan"),
        ("—", ""),
    ],
)
def test_actor_key(name: str, key: str) -> None:
    assert actor_key(name) == key


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("rebel", "rebels"),
        ("gunman", "gunmen"),
        ("spokeswoman", "spokeswomen"),
        ("child", "children"),
        ("spokesperson", "spokespeople"),
        ("ministry", "ministries"),
        ("boy", "boys"),
        ("witness", "witnesses"),
    ],
)
def test_plural_of(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
