"""Make news English look machine-translated, with the labels moved along with the words.

Machine translation into English keeps its source language's order, capitals and quotation marks, loses articles and
puts the agency that passed a statement on behind it. None of the corpora is translated, so training windows are
garbled at random. Each function changes the words of one sentence in place.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from training.labelled import LabelledSentence, LabelledWord

SHARE_GARBLED = 0.3
"""Share of the attribution windows that are garbled; the rest stays as published."""
SHARE_GARBLED_TREEBANK = 0.15
SHARE_NOISY = 0.15
"""Share of the attribution windows that get noise of no kind in particular, as the reader is measured with."""
MOST_LOST, MOST_FLIPPED = 0.15, 0.3
"""Rates up to which a noisy window loses words, swaps neighbours, and changes first letters; drawn anew for each."""
SHARE_UPPER_CASE = 0.04
"""Share of all windows that are put in capitals, as in teletype reports."""
SHARE_RELAYED = 0.12
"""Share of the attribution windows in which sentences get a relay ("…, according to the agency …")."""

SOURCE, CUE, CONTENT = range(3)
_ARTICLES = frozenset({"the", "a", "an"})
_QUOTES = frozenset('"“”„«»‟') | {"``", "''"}
_AUXILIARIES = frozenset(
    {"has", "have", "had", "was", "were", "is", "are", "be", "been", "will", "would", "could", "can"}
)
_NO_PARTICIPLES = frozenset({"united", "hundred", "need", "indeed", "speed", "red", "bed", "led"})
_QUOTE_STYLES = (("", ""), ('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("``", "''"), ("“", "“"))
_LONGEST_RELAYED = 80
_RELAY_RUN = 1_000_000
"""Runs of made-up relays are numbered from here, above every run of the corpora."""


def _rows(part: str) -> list[str]:
    lines = (Path(__file__).parent / "data" / "relays.tsv").read_text(encoding="utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines if line.startswith(part + "\t")]


_RELAY_NAMES, _RELAY_FRAMES, _CIRCUMSTANCES = _rows("name"), _rows("frame"), _rows("circumstance")


def noisy_capitals(sentence: LabelledSentence, random: Random) -> None:
    """Lower some capitals and put some on common words."""
    for word in sentence.words:
        if word.text.istitle() and random.random() < 0.15:
            word.text = word.text.lower()
        elif word.text.islower() and len(word.text) > 3 and random.random() < 0.12:
            word.text = word.text.capitalize()


def lost_first_capital(sentence: LabelledSentence, random: Random) -> None:
    """Begin the sentence in lower case."""
    if random.random() < 0.3 and sentence.words[0].text.istitle():
        sentence.words[0].text = sentence.words[0].text.lower()


def dropped_articles(sentence: LabelledSentence, random: Random) -> None:
    """Drop some articles, unless other words hang on them."""
    heads = {id(word.head) for word in sentence.words}
    kept = [
        word
        for word in sentence.words
        if word.text.lower() not in _ARTICLES or id(word) in heads or random.random() >= 0.25
    ]
    sentence.words[:] = kept or sentence.words


def other_quotation_marks(sentence: LabelledSentence, random: Random) -> None:
    """Write the quotation marks in another style, or leave them out."""
    opening, closing = random.choice(_QUOTE_STYLES)
    if not opening and any(word.head is not None for word in sentence.words):
        return
    opens = True
    kept = []
    for word in sentence.words:
        if word.text in _QUOTES:
            word.text = opening if opens else closing
            opens = not opens
        if word.text:
            kept.append(word)
    sentence.words[:] = kept or [LabelledWord("-")]


def dropped_words(sentence: LabelledSentence, random: Random) -> None:
    """Lose one word in ten, but no run as a whole."""
    left = Counter(word.attribution for word in sentence.words)
    kept = []
    for word in sentence.words:
        spared = word.attribution is not None and left[word.attribution] == 1
        if word.text.isalpha() and not spared and random.random() < 0.1:
            left[word.attribution] -= 1
        else:
            kept.append(word)
    sentence.words[:] = kept or sentence.words


def swapped_neighbours(sentence: LabelledSentence, random: Random) -> None:
    """Swap some neighbouring words of the same run."""
    words = sentence.words
    for index in range(len(words) - 1):
        one, other = words[index], words[index + 1]
        if random.random() < 0.1 and one.text.isalpha() and other.text.isalpha() and _same_run(one, other):
            words[index], words[index + 1] = other, one


def noise(sentences: Sequence[LabelledSentence], random: Random) -> None:
    """Lose, swap and recapitalise words of a window at rates drawn for it, whatever they are part of.

    Unlike `dropped_words`, runs may go as a whole: a content without its cue is a content all the same.
    """
    lost, swapped, flipped = (random.random() * most for most in (MOST_LOST, MOST_LOST, MOST_FLIPPED))
    for sentence in sentences:
        kept = [word for word in sentence.words if not word.text.isalpha() or random.random() >= lost]
        sentence.words[:] = kept or sentence.words
        words = sentence.words
        for index in range(len(words) - 1):
            one, other = words[index], words[index + 1]
            if random.random() < swapped and one.text.isalpha() and other.text.isalpha() and _same_run(one, other):
                words[index], words[index + 1] = other, one
        for word in words:
            if word.text.isalpha() and random.random() < flipped:
                word.text = word.text.lower() if word.text[0].isupper() else word.text.capitalize()


def verb_last(sentence: LabelledSentence, random: Random) -> None:
    """Move the first verb of a content to the end of its clause ("that rebels rockets fired have")."""
    words = sentence.words
    for first, last in _runs(words, CONTENT):
        if last - first < 4 or random.random() < 0.3:
            continue
        clause_end = next((i for i in range(first + 3, last) if words[i].text in {",", ";", "and", "but", "”"}), last)
        verb = next((i for i in range(first + 1, clause_end - 1) if _looks_like_verb(words[i].text)), None)
        if verb is None:
            continue
        moved = [words.pop(verb)]
        if moved[0].text in _AUXILIARIES and _looks_like_verb(words[verb].text):  # "have fired" → "fired have"
            moved.insert(0, words.pop(verb))
        at = clause_end - len(moved)
        words[at:at] = moved
        if len(moved) == 1 and random.random() < 0.3:
            words.insert(at + 1, LabelledWord(random.choice(("have", "had", "has")), moved[0].attribution))
            return  # the runs behind have shifted


def split_cue(sentence: LabelledSentence, random: Random) -> None:
    """Put "has" before the verb of saying, or set it off with a comma from a source before it."""
    words = sentence.words
    for first, last in reversed(_runs(words, CUE)):
        follows_source = first > 0 and _kind(words[first - 1]) == SOURCE
        if not follows_source or last - first > 2:
            continue
        choice = random.random()
        if choice < 0.3:
            words.insert(first, LabelledWord(","))
        elif choice < 0.45 and words[first].text.endswith("ed"):
            words.insert(first, LabelledWord(random.choice(("has", "had", "have")), words[first].attribution))


def turned_source_and_cue(sentence: LabelledSentence, random: Random) -> None:
    """Turn "X said" into "said X" and back."""
    words = sentence.words
    runs = [(first, last, kind) for kind in (SOURCE, CUE) for first, last in _runs(words, kind)]
    runs.sort()
    for (first, middle, kind), (start, end, other) in pairwise(runs):
        if middle == start and kind != other and random.random() < 0.35:
            words[first:end] = words[start:end] + words[first:middle]
            return


def postposed_attribution(sentence: LabelledSentence, random: Random) -> None:
    """Turn "X said that talks failed." into "talks failed, said X.", the order that many agencies prefer."""
    words = sentence.words
    end = _end_of_clause(words)
    sources, cues, contents = (_runs(words[:end], kind) for kind in (SOURCE, CUE, CONTENT))
    if not len(sources) == len(cues) == len(contents) == 1 or random.random() < 0.4:
        return
    (first, middle), (start, behind), (content, last) = sources[0], cues[0], contents[0]
    if first != 0 or middle != start or behind != content or last != end:
        return
    said = words[content:last][words[content].text == "that" :]
    source, cue = words[first:middle], words[start:behind]
    if random.random() < 0.3:
        cue = [LabelledWord(text, cue[0].attribution) for text in ("according", "to")]
    by_whom = source + cue if random.random() < 0.25 else cue + source
    words[:end] = [*said, LabelledWord(","), *by_whom]


def parted_cue_and_content(sentence: LabelledSentence, random: Random) -> None:
    """Put when, where or to whom it was said between the cue and the content."""
    words = sentence.words
    for first, _ in reversed(_runs(words, CONTENT)):
        if first and _kind(words[first - 1]) == CUE and random.random() < 0.3:
            circumstance = [LabelledWord(text) for text in random.choice(_CIRCUMSTANCES).split()]
            comma = [LabelledWord(",")] if words[first].text == "that" and random.random() < 0.7 else []
            words[first:first] = circumstance + comma


def dropped_commas(sentence: LabelledSentence, random: Random) -> None:
    """Leave out some commas."""
    kept = [word for word in sentence.words if word.text != "," or word.head is not None or random.random() >= 0.3]
    sentence.words[:] = kept or sentence.words


def _end_of_clause(words: Sequence[LabelledWord]) -> int:
    """The number of words before the marks that close the sentence."""
    end = len(words)
    while end and not any(map(str.isalnum, words[end - 1].text)):
        end -= 1
    return end


def added_relay(sentence: LabelledSentence, random: Random) -> None:
    """Let somebody pass on the attribution that ends the sentence: "…, according to the agency Tarvis.".

    Only behind a labelled word: a relay behind unlabelled ones would teach that "…, reported X" has no content.
    """
    words = sentence.words
    end = _end_of_clause(words)
    if not end or words[end - 1].attribution is None or not any(_kind(word) == CUE for word in words):
        return
    if len(words) > _LONGEST_RELAYED or any(word.text in _QUOTES for word in words[end:]):
        return
    source = [LabelledWord(text, (SOURCE, _RELAY_RUN)) for text in _relay(random)]
    cue, order = random.choice(
        (
            (("according", "to"), "cue first"),
            (("according", "to"), "cue first"),
            (("according", "to"), "cue last"),
            (("reported",), "cue first"),
            (("reported",), "cue last"),
            (("reports",), "cue last"),
            (("writes",), "cue last"),
            (("said",), "cue last"),
            (("announced",), "cue last"),
            (("cited", "by"), "cue first"),
            (("as", "reported", "by"), "cue first"),
        )
    )
    cues = [LabelledWord(text, (CUE, _RELAY_RUN + 1)) for text in cue]
    relay = cues + source if order == "cue first" else source + cues
    if random.random() < 0.06:
        relay.insert(len(source) if order == "cue last" else len(cues), LabelledWord(","))
    words[end:end] = [LabelledWord(","), *relay]


def in_capitals(sentence: LabelledSentence) -> None:
    """Write every word in capitals."""
    for word in sentence.words:
        word.text = word.text.upper()


_KEEPING_TREES: tuple[Callable[[LabelledSentence, Random], None], ...] = (
    noisy_capitals,
    lost_first_capital,
    dropped_articles,
    other_quotation_marks,
)
_MOVING_WORDS: tuple[Callable[[LabelledSentence, Random], None], ...] = (
    *_KEEPING_TREES,
    dropped_commas,
    turned_source_and_cue,
    postposed_attribution,
    parted_cue_and_content,
    split_cue,
    verb_last,
    dropped_words,
    swapped_neighbours,
)


def garble(sentences: Sequence[LabelledSentence], random: Random, *, has_attributions: bool) -> bool:
    """Garble the sentences of a window, or leave them as they are, as the shares above say; tell whether words changed.

    Sentences with syntax keep their word order: there is no gold tree for a garbled one.
    """
    garbled = has_attributions and _relayed_or_noisy(sentences, random)
    if random.random() < (SHARE_GARBLED if has_attributions else SHARE_GARBLED_TREEBANK):
        garbled = True
        changes = _MOVING_WORDS if has_attributions else _KEEPING_TREES
        for change in changes:
            if random.random() < 0.5:
                for sentence in sentences:
                    change(sentence, random)
    if random.random() < SHARE_UPPER_CASE:
        for sentence in sentences:
            in_capitals(sentence)
    return garbled


def _relayed_or_noisy(sentences: Sequence[LabelledSentence], random: Random) -> bool:
    """Let some windows be passed on by somebody, and make some noisy; tell whether words changed."""
    relayed, noisy = random.random() < SHARE_RELAYED, random.random() < SHARE_NOISY
    if relayed:
        for sentence in sentences:
            if random.random() < 0.5:
                added_relay(sentence, random)
    if noisy:
        noise(sentences, random)
    return relayed or noisy


def _relay(random: Random) -> list[str]:
    name = random.choice(_RELAY_NAMES)
    return [part for word in random.choice(_RELAY_FRAMES).split() for part in (name.split() if word == "N" else [word])]


def _kind(word: LabelledWord) -> int | None:
    return None if word.attribution is None else word.attribution[0]


def _same_run(one: LabelledWord, other: LabelledWord) -> bool:
    return one.attribution == other.attribution and one.name == other.name


def _runs(words: Sequence[LabelledWord], kind: int) -> list[tuple[int, int]]:
    """Where the runs of words of one kind begin and end."""
    runs: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if _kind(word) != kind:
            continue
        if runs and runs[-1][1] == index and words[index - 1].attribution == word.attribution:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _looks_like_verb(text: str) -> bool:
    return text in _AUXILIARIES or (text.endswith("ed") and text.islower() and text not in _NO_PARTICIPLES)
