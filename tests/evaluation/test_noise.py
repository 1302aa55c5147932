"""Noise on annotated articles: what stays in its place."""

import re
from random import Random

from reportedly.evaluation.noise import noisy
from reportedly.evaluation.polnear import Article, GoldAttribution

TEXT = "The mayor said that talks failed on Sunday.\n\n“It is over,” said Mara, who left the port of Lisse at noon."


def fragment(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


ARTICLE = Article(
    name="orva",
    text=TEXT,
    attributions=(
        GoldAttribution(
            source=(fragment("The mayor"),), cue=(fragment("said"),), content=(fragment("that talks failed on Sunday"),)
        ),
        GoldAttribution(source=(fragment("Mara, who left the port"),), cue=(), content=(fragment("“It is over,”"),)),
    ),
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_fragments_keep_their_words() -> None:
    for seed in range(100):
        article = noisy(ARTICLE, Random(seed))
        assert article.text.count("\n\n") == 1
        assert len(article.attributions) == 2
        for before, after in zip(ARTICLE.attributions, article.attributions, strict=True):
            for of_before, of_after in ((before.source, after.source), (before.content, after.content)):
                assert len(of_after) <= len(of_before)
                for (start, end), (first, last) in zip(of_after, of_before, strict=False):
                    found, original = article.text[start:end], TEXT[first:last]
                    assert set(words(found)) <= set(words(original))


def test_noise_is_there_and_repeats() -> None:
    changed = [noisy(ARTICLE, Random(seed)).text for seed in range(20)]
    assert len(set(changed)) == 20
    assert changed == [noisy(ARTICLE, Random(seed)).text for seed in range(20)]
    assert {word for text in changed for word in words(text)} <= set(words(TEXT))
