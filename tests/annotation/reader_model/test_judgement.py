"""Which attributions are doubted."""

import pytest

from reportedly.annotation.reader_model.decoding import Run
from reportedly.annotation.reader_model.judgement import DOUBTFUL, Judgement, shipped_judgement, signs
from reportedly.annotation.reader_model.linking import CONTENT, CUE, SOURCE, LinkedRuns


def group(sureness: float, *, source: bool = True, gap: int = 0) -> LinkedRuns:
    """Source, cue and content of two words each; each word has the log-probability `sureness`."""
    first = 2 + gap
    return LinkedRuns(
        sources=[Run(0, 2, SOURCE, 2 * sureness)] if source else [],
        cues=[Run(first, first + 2, CUE, 2 * sureness)],
        contents=[Run(first + 2, first + 4, CONTENT, 2 * sureness)],
    )


def test_signs_are_mean_probabilities_and_distances() -> None:
    found = signs(group(-0.7, gap=3))
    assert found["cue"] == found["source"] == found["content"] == pytest.approx(0.4966, abs=1e-4)
    assert found["from_cue_to_source"] == pytest.approx(1.3863, abs=1e-4)
    assert found["from_cue_to_content"] == 0.0
    assert found["without_source"] == 0.0


def test_a_missing_part_has_neither_probability_nor_distance() -> None:
    found = signs(group(-0.1, source=False))
    assert found["without_source"] == 1.0
    assert found["source"] == found["from_cue_to_source"] == 0.0


def test_what_is_likely_enough_is_not_doubted() -> None:
    judgement = Judgement(start=DOUBTFUL - 0.5, weights=dict.fromkeys(signs(group(0.0)), 0.0) | {"cue": 1.0})
    assert not judgement.doubts(group(-0.6931))
    assert judgement.doubts(group(-0.7))


@pytest.mark.parametrize(("sureness", "doubted"), [(-0.05, False), (-2.0, True)])
def test_the_shipped_judgement_goes_by_sureness(sureness: float, *, doubted: bool) -> None:
    assert shipped_judgement().doubts(group(sureness)) == doubted


def test_the_shipped_judgement_trusts_a_near_source_more_than_a_far_one() -> None:
    assert shipped_judgement().weights.keys() == signs(group(0.0)).keys()
    doubtful = next(-step / 100 for step in range(300) if shipped_judgement().doubts(group(-step / 100, gap=12)))
    assert not shipped_judgement().doubts(group(doubtful))


def test_an_attribution_without_content_is_not_doubted() -> None:
    lone = LinkedRuns(sources=[Run(0, 2, SOURCE, -9.0)], cues=[Run(2, 3, CUE, -9.0)])
    assert not shipped_judgement().doubts(lone)
