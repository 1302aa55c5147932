from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotation.actors.packed_names import PackedNames, shipped_packed_names

KEYS = st.lists(st.text("ab é", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=30, unique=True)


def packed(keys: list[str]) -> PackedNames:
    lines = "".join(f"{key}\tXQA.GOV\tperson\tgovernment\t\t\n" for key in sorted(keys))
    return PackedNames(lines.encode())


@given(KEYS, st.text("ab é", min_size=1, max_size=6).map(str.strip).filter(bool))
def test_finds_what_is_there_and_nothing_else(keys: list[str], other: str) -> None:
    names = packed(keys)
    for key in keys:
        assert len(names.actors(key)) == 1
    assert len(names.actors(other)) == (other in keys)
    assert names.may_continue(other) == any(key.startswith(f"{other} ") for key in keys)


def test_a_name_may_stand_for_several_offices_one_after_the_other() -> None:
    offices = shipped_packed_names().actors("adrian nastase")
    assert [(office.code, office.since, office.until) for office in offices] == [
        ("ROU.GOV", "2000-12-28", "2004-12-21")
    ]
    assert offices[0].holds_on("2004-01-01")
    assert not offices[0].holds_on("2005-01-01")
    assert shipped_packed_names().actors("nobody at all") == ()
