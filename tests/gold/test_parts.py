"""What is where: the parts of the gold, the frozen one as it was frozen, and no text of a corpus in any of them."""

import hashlib
import json

import pytest

from reportedly.evaluation.hand_annotations import annotation_files
from tests.demonstration.island import GOLD as DEMONSTRATION_GOLD
from tests.gold.annotated import GOLD, PARTS, files

FROZEN = "d9fe1fdbfdc0add2668d67fa5fc21be0e2a455ea36ea8969adca520339ec6ab2"
"""The SHA-256 over the names and bytes of the test part, as it was before any reading of it was measured."""


def test_the_test_part_is_as_it_was_frozen() -> None:
    digest = hashlib.sha256()
    for file in sorted((GOLD / "test").iterdir()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    assert digest.hexdigest() == FROZEN, "the test part is frozen: correct it by a remark in gold/README.md"


def test_at_least_forty_reports_and_a_third_of_them_frozen() -> None:
    development = len(files("development")) + len(annotation_files(DEMONSTRATION_GOLD))
    test = len(files("test"))
    assert development + test >= 40
    assert test >= 14
    assert test >= (development + test) / 3


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_reports_of_our_own_and_of_a_corpus(part: str) -> None:
    of_a_corpus = sum("corpus" in json.loads(file.read_bytes())["report"] for file in files(part))
    assert of_a_corpus >= 5
    assert len(files(part)) - of_a_corpus >= 8


@pytest.mark.parametrize("part", PARTS)
def test_corpus_reports_are_of_its_development_split_and_keep_no_text(part: str) -> None:
    for file in files(part):
        raw = json.loads(file.read_bytes())
        if "corpus" not in raw["report"]:
            assert (file.parent / raw["report"]["file"]).is_file()
            continue
        assert raw["report"]["file"].startswith("dev/")
        assert {"document", "start", "characters", "sha256"} <= raw["report"].keys()
        assert '"text"' not in file.read_text(encoding="utf-8")
        assert not (GOLD / part / file.name.replace(".gold.json", ".txt")).exists()


def test_no_report_is_in_both_parts() -> None:
    texts = [json.loads(file.read_bytes())["report"]["sha256"] for part in PARTS for file in files(part)]
    assert len(set(texts)) == len(texts)
