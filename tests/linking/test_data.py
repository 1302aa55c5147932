"""The knowledge files of linking: known names, sound tables, and errors that name what is damaged."""

import pytest

from reportedly.claiming.ontology import Ontology
from reportedly.errors import KnowledgeError
from reportedly.linking import tables, terms, weights
from reportedly.linking.comparisons import COMPARISONS
from reportedly.linking.event_kinds import FILE, event_kinds
from reportedly.linking.rows import WEIGHTS_FILE
from reportedly.linking.tables import word_lists
from reportedly.linking.weights import Scale, read_weights


@pytest.mark.parametrize("table", ["kinds", "ways"])
def test_every_entry_covers_some_event_type(table: str) -> None:
    types = Ontology.load().types
    entries = [entry for listed in word_lists(FILE, table).values() for entry in listed]
    assert len(entries) == len(set(entries))
    for entry in entries:
        assert any(name == entry or name.startswith(f"{entry}.") for name in types), entry


@pytest.mark.parametrize(
    ("event_type", "kind", "way"),
    [
        ("attack.shelling", "violence", "from_the_ground"),
        ("attack.air_strike", "violence", "from_the_air"),
        ("attack", "violence", None),
        ("custody.hijacking", "violence", None),
        ("custody.arrest", "aftermath", None),
        ("talks.meeting", "talks", None),
        ("something.new", "something", None),
    ],
)
def test_the_longest_entry_decides(event_type: str, kind: str, way: str | None) -> None:
    assert (event_kinds().kind(event_type), event_kinds().way(event_type)) == (kind, way)


@pytest.mark.parametrize("file", [weights.FILE, WEIGHTS_FILE])
def test_the_weights_are_of_known_comparisons_and_go_one_way(file: str) -> None:
    rising = {"type_likeness", "actors_shared", "figures_compatible", "text_likeness"}
    rising |= {"title_told", "names_shared", "ages_shared"}
    learned = read_weights(file)
    assert learned.scales.keys() <= COMPARISONS.keys()
    for name, scale in learned.scales.items():
        expected = sorted(scale.weights, reverse=name not in rising)
        assert list(scale.weights) == pytest.approx(expected, abs=0.02), name
        assert min(scale.weights) - 0.02 <= scale.unknown <= max(scale.weights) + 0.02, name


def test_a_scale_is_straight_between_its_values() -> None:
    scale = Scale(at=(0.0, 2.0), weights=(1.0, -1.0), unknown=0.5)
    assert [scale.weight(value) for value in (-1.0, 0.0, 1.0, 2.0, 9.0, None)] == [1.0, 1.0, 0.0, -1.0, -1.0, 0.5]


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert terms.rarity("the") < terms.rarity("market") < terms.rarity("Tolvanne".lower())
    assert terms.names_in("The police said that Corvick saw it on Tuesday.") == {"corvick"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "start"),
        ({"start": 0.0, "colour": {}}, "is not a comparison"),
        ({"start": 0.0, "days_apart": 1}, "is not a table"),
        ({"start": 0.0, "days_apart": {"at": [0]}}, "needs the lists"),
        ({"start": 0.0, "days_apart": {"at": [1, 0], "weights": [1, 2], "unknown": 0}}, "rising values"),
    ],
)
def test_damaged_weights_are_named(table: dict[str, object], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "read_table", lambda _: table)
    with pytest.raises(KnowledgeError, match=message):
        read_weights("weights.toml")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"nothing\.toml"):
        tables.read_table("nothing.toml")
