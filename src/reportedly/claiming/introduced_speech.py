"""Voices that are brought in without a verb of saying: "according to …", "in the words of …", ", so the minister,"."""

from collections.abc import Sequence
from itertools import takewhile

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.speech_acts import ACCORDING
from reportedly.claiming.untagged_content import rest_of_stretch
from reportedly.model.annotation import Sentence, Token
from reportedly.model.span import Span

INTRODUCED_CONFIDENCE = 0.5
"""As for verbs of saying that the model did not tag (`untagged_speech.UNTAGGED_CONFIDENCE`)."""

NOUN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
"""Parts of speech that the name of a voice beside "according to" is made of."""

WORDS_OF_TELLING = 5
"""Words that a verb of telling may have around it: "would have it,"."""

LONGEST_LABEL = 10
"""Words at the beginning of a sentence among which the colon of a label may stand."""

CLAUSE_STOPS = frozenset({";", "–", "—"})
"""Punctuation that ends what an introduced voice says as surely as a full stop does."""


def introduced_by(word: Token, marked: MarkedText, *, alone: bool) -> Draft | None:
    """The voice that begins or is put into its sentence at `word`, and what it says; None when there is none.

    "according to" makes anything after it a voice, in the order of German also what stands before it. Other phrases
    ("after information of", "in the words of", "to hear", ", so …,") do so only before somebody the report names, since
    one also acts "after reports of shooting". A possessor's "version:" at the beginning of a sentence does as well.

    Args:
        word: the first word of the phrase.
        marked: the document.
        alone: whether nobody else speaks in the sentence, so that the rest of it is what the voice says. Where somebody
            does, only "according to" brings in a further voice.
    """
    sentence = marked.syntax.sentence_of(word)
    tokens = marked.syntax.tokens[word.index : sentence.last_token]
    by_view = _in_the_view_of(tokens)
    if word.lemma.lower() in ACCORDING:
        cue, phrase = _according(tokens, marked.syntax.tokens[sentence.first_token : word.index])
    elif by_view:
        cue, phrase = [tokens[0], tokens[by_view]], list(tokens[1:by_view])
    elif alone:
        cue, phrase = _introduced_alone(tokens, sentence, marked)
    else:
        return None
    if not any(token.upos in {"NOUN", "PROPN", "PRON"} for token in phrase):
        return None
    if phrase[-1].xpos == "POS":
        phrase = phrase[:-1]
    source, words = marked.syntax.span(phrase[0], phrase[-1]), _spans(cue, marked)
    named = Span.cut(marked.text, source.start, max(source.end, words[-1].end)) if len(words) > 1 else source
    content = _own_clause(named, words[0], marked) if alone or by_view else ()
    return Draft(source=(source,), cue=words, content=content, confidence=INTRODUCED_CONFIDENCE)


Introduction = tuple[Sequence[Token], list[Token]]
"""The words of an introduction, and those that name the voice; none of the latter where nobody is introduced."""


def _according(tokens: Sequence[Token], before: Sequence[Token]) -> Introduction:
    """The voice behind "according to" or, in the order of German, before it."""
    if len(tokens) < 2 or tokens[1].text.lower() != "to":
        return tokens[:1], []
    return tokens[:2], _phrase(tokens[2:]) or _phrase(before[::-1])[::-1]


def _introduced_alone(tokens: Sequence[Token], sentence: Sentence, marked: MarkedText) -> Introduction:
    """The phrases that bring in a voice only where nobody else speaks."""
    if by_clause := _by_clause(tokens):
        return by_clause
    if own := _by_own_account(tokens):
        return tokens[: own + 1], _subject_of(sentence, marked)
    if (noun := _information_behind(tokens)) > 1:
        return [tokens[0], tokens[noun]], list(tokens[1:noun])
    if tokens[0].index == sentence.first_token and (label := _label(tokens)):
        return tokens[label - 2 : label], list(tokens[: label - 3])
    cue = tokens[: _length_of_introduction(tokens, marked)]
    phrase = _whole_phrase(tokens[len(cue) :]) if cue else []
    named = phrase and (marked.mentions.overlapping(phrase[0].start, phrase[-1].end) or _only_information(cue))
    return cue, phrase if named else []


def _by_clause(tokens: Sequence[Token]) -> Introduction | None:
    """The voice of an "as" or "if" clause: "as the mayor has it", "as communicated in the ministry"; None else."""
    if teller := _as_told_by(tokens):
        return [tokens[0], tokens[teller + 1]], list(tokens[1 : teller + 1])
    if communicated := _as_communicated(tokens):
        return tokens[:communicated], _whole_phrase(tokens[communicated:])
    if believed := _if_believed(tokens):
        return [tokens[0], tokens[believed]], list(tokens[1 : believed - 3])
    return None


def _as_told_by(tokens: Sequence[Token]) -> int:
    """How many words name the teller in "as the governor would have it,"; 0 where there is no such phrase."""
    if tokens[0].text.lower() != "as":
        return 0
    named = len(_phrase(tokens[1:]))
    behind = tokens[1 + named : 1 + named + WORDS_OF_TELLING]
    told = [at for at, token in enumerate(behind) if token.lemma.lower() in {"have", "tell", "put", "see"}]
    closed = told and [token.text.lower() for token in behind[told[-1] + 1 : told[-1] + 3]] in (
        ["it", ","],
        ["it", "."],
    )
    return named if closed else 0


def _as_communicated(tokens: Sequence[Token]) -> int:
    """How many words "as communicated in" has, of translation from Russian; 0 where there is no such phrase."""
    links = [token.text.lower() for token in tokens[2:3]]
    verb = tokens[1] if len(tokens) > 1 else None
    told = verb is not None and verb.lemma.lower() in speech_words().communicating_verbs and verb.xpos in {"VBN", "VBD"}
    return 3 if tokens[0].text.lower() == "as" and told and links in (["in"], ["at"], ["by"], ["from"]) else 0


def _if_believed(tokens: Sequence[Token]) -> int:
    """How many words before the verb of "if the farmers are to be believed"; 0 where there is no such phrase."""
    if tokens[0].text.lower() != "if":
        return 0
    named = 1 + len(_phrase(tokens[1:]))
    words = [token.text.lower() for token in tokens[named : named + 4]]
    believed = (
        words[:1] in (["is"], ["are"]) and words[1:3] == ["to", "be"] and words[3:] in (["believed"], ["trusted"])
    )
    return named + 3 if believed else 0


def _by_own_account(tokens: Sequence[Token]) -> int:
    """How many words before the noun in "after own statements" and "by its own account"; 0 where there is none."""
    if tokens[0].text.lower() not in {"after", "by", "to"}:
        return 0
    words = [token.text.lower() for token in tokens[1:4]]
    own = words.index("own") + 1 if "own" in words[:2] else 0
    noun = tokens[own + 1] if own and own + 1 < len(tokens) else None
    informing = speech_words().information_nouns | speech_words().mere_information | speech_words().view_nouns
    return own + 1 if noun is not None and noun.lemma.lower() in informing else 0


def _subject_of(sentence: Sentence, marked: MarkedText) -> list[Token]:
    """The words of the first subject of a sentence."""
    tokens = marked.syntax.sentence_tokens(sentence)
    subject = next((token for token in tokens if token.relation.partition(":")[0] == "nsubj"), None)
    if subject is None:
        return []
    before = [token for token in tokens if token.index <= subject.index]
    return _phrase(before[::-1])[::-1]


def _in_the_view_of(tokens: Sequence[Token]) -> int:
    """How many words before the noun in "in its view" and "by the union's account"; 0 where there is no such phrase."""
    if tokens[0].text.lower() not in {"in", "by", "to"}:
        return 0
    for at, token in enumerate(tokens[1:LONGEST_LABEL], start=1):
        if token.lemma.lower() in speech_words().view_nouns and token.upos == "NOUN":
            return at if tokens[at - 1].xpos in {"PRP$", "POS"} else 0
        if token.upos not in NOUN_PHRASE and token.xpos not in {"PRP$", "POS"}:
            return 0
    return 0


def _spans(words: Sequence[Token], marked: MarkedText) -> tuple[Span, ...]:
    """The words as one span, or as two where the voice stands between them."""
    together = words[-1].index - words[0].index == len(words) - 1
    runs = [words] if together else [words[:1], words[1:]]
    return tuple(marked.syntax.span(run[0], run[-1]) for run in runs)


def _information_behind(tokens: Sequence[Token]) -> int:
    """How many words before the noun in "after police information"; 0 where there is no such phrase."""
    if tokens[0].text.lower() not in speech_words().introducing_prepositions:
        return 0
    for at, token in enumerate(_phrase(tokens[1:]), start=1):
        if token.lemma.lower() in speech_words().mere_information:
            owned = any(before.upos in {"NOUN", "PROPN"} for before in tokens[1:at])
            following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
            return at if owned and following not in speech_words().information_links else 0
    return 0


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.upos in NOUN_PHRASE, tokens))


def _label(tokens: Sequence[Token]) -> int:
    """How many words a label such as "The ministry's version:" has at the beginning of a sentence; 0 where none is."""
    for at in range(2, min(LONGEST_LABEL, len(tokens))):
        owned = tokens[at - 1].lemma.lower() in speech_words().labelling_nouns and tokens[at - 2].xpos == "POS"
        if owned and tokens[at].text == ":":
            return at + 1
    return 0


def _whole_phrase(tokens: Sequence[Token]) -> list[Token]:
    """A noun phrase with those that hang on it by "of": "the speaker of the ministry"."""
    phrase = _phrase(tokens)
    of = tokens[len(phrase) : len(phrase) + 1]
    if phrase and of and of[0].text.lower() == "of":
        inner = _whole_phrase(tokens[len(phrase) + 1 :])
        return [*phrase, *of, *inner] if inner else phrase
    return phrase


def _only_information(cue: Sequence[Token]) -> bool:
    """Whether the phrase is of words that only ever tell: "after information of", unlike "after reports of"."""
    return not speech_words().mere_information.isdisjoint(token.lemma.lower() for token in cue)


def _length_of_introduction(tokens: Sequence[Token], marked: MarkedText) -> int:
    """How many words the introduction at the first of `tokens` has; 0 when it is none.

    One of the phrases of speech.toml; or a preposition, a noun of information and "of" or "from"; or a "so" after a
    comma (German "…, so der Minister, …").
    """
    words = speech_words()
    for introduction in words.introductions:
        length = introduction.count(" ") + 1
        if " ".join(token.text.lower() for token in tokens[:length]) == introduction:
            return length
    first = tokens[0]
    if first.text.lower() == "so":
        before = marked.syntax.tokens[first.index - 1] if first.index else None
        closed = any(token.text in {",", ".", ";"} for token in tokens[2:8])
        return int(before is not None and before.text == "," and closed and tokens[1].upos in {"DET", "PROPN"})
    if first.text.lower() not in words.introducing_prepositions:
        return 0
    determiners = len(list(takewhile(lambda token: token.upos in {"DET", "ADJ"}, tokens[1:])))
    rest = tokens[1 + determiners :]
    informing = (
        len(rest) > 2
        and rest[0].lemma.lower() in words.information_nouns
        and rest[1].text.lower() in words.information_links
    )
    return determiners + 3 if informing else 0


def _own_clause(source: Span, cue: Span, marked: MarkedText) -> tuple[Span, ...]:
    """The rest of the voice's sentence, up to the semicolons around it."""
    sentence = marked.syntax.sentence_at(cue.start)
    if sentence is None:
        return ()
    stops = [token.start for token in marked.syntax.sentence_tokens(sentence) if token.text in CLAUSE_STOPS]
    first = max((stop + 1 for stop in stops if stop < cue.start), default=sentence.start)
    last = min((stop for stop in stops if stop > cue.start), default=sentence.end)
    return tuple(span for span in rest_of_stretch(first, last, source, cue, marked) if span is not None)
