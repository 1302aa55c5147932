"""Which class the words of a sentence belong to: weapons, fighters, people, buildings, matches, storms."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.tables import read_table
from reportedly.errors import KnowledgeError
from reportedly.model.annotation import NameKind, Sentence, Token

Classes = frozenset[str]

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_PRONOUNS_OF_PEOPLE = frozenset({
    "anybody", "anyone", "both", "everybody", "everyone", "he", "her", "him", "i", "many", "me", "most", "nobody",
    "none", "one", "others", "several", "she", "somebody", "someone", "them", "they", "those", "us", "we", "who",
    "whom", "you",
})  # fmt: skip
_CLASSES_OF_NAMES: Mapping[NameKind, Classes] = {
    "person": frozenset({"actor", "people"}),
    "organisation": frozenset({"actor"}),
    "location": frozenset({"place", "place_proper"}),
    "other": frozenset(),
}
_CLASSES_OF_MENTIONS: Mapping[str, Classes] = {
    "person": frozenset({"actor", "people"}),
    "people": frozenset({"people"}),
    "organisation": frozenset({"actor"}),
    "armed_group": frozenset({"actor", "force"}),
    "country": frozenset({"actor", "place"}),
}
_CLASSES_OF_SOURCE_KINDS: Mapping[str, Classes] = {
    "military": frozenset({"force"}),
    "police": frozenset({"force"}),
    "government": frozenset({"official"}),
    "parliament": frozenset({"official", "body"}),
    "court": frozenset({"official", "body"}),
    "party": frozenset({"official"}),
    "igo": frozenset({"official", "body"}),
}


@cache
def _irregular_verbs() -> Mapping[str, str]:
    return _by_word("irregular_verbs.tsv")


@cache
def _common_nouns() -> Mapping[str, str]:
    """The class of nouns that WordNet knows for people and for things built."""
    return _by_word("common_nouns.tsv")


def _by_word(file: str) -> Mapping[str, str]:
    """The second column of a data file by the first."""
    lines = (files("reportedly.claiming") / "data" / file).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def _of_common_noun(token: Token) -> Classes:
    """The class of a noun that no list and no annotation says anything of."""
    common = _common_nouns().get(token.lemma.lower()) if token.upos == "NOUN" else None
    return frozenset({common}) if common is not None else frozenset()


def word_forms(token: Token) -> frozenset[str]:
    """The lower-case forms by which data files may call a word.

    Names keep their endings, capitals throughout hide what is a name, and lemmas of rare verbs can be wrong; so such
    words are also looked up without their endings.
    """
    forms = {token.lemma.lower(), token.text.lower()}
    if token.upos in {"PROPN", "VERB"} or token.text.isupper():
        word = token.text.lower()
        if word in _irregular_verbs():
            forms.add(_irregular_verbs()[word])
        for ending, replacement in _ENDINGS:
            if len(word) > len(ending) + 1 and word.endswith(ending):
                stem = word.removesuffix(ending)
                forms.add(stem + replacement)
                if ending in {"ed", "ing"} and len(stem) > 2 and stem[-1] == stem[-2]:
                    forms.add(stem[:-1])
    return frozenset(forms)


class WordClasses:
    """The word classes of the data files, looked up by the first word of each entry."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        """Take each class with its entries; an entry may have several words."""
        self._entries: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, entries in classes.items():
            for entry in entries:
                words = tuple(entry.split())
                self._entries.setdefault(words[0], []).append((words, name))

    @classmethod
    def load(cls) -> "WordClasses":
        """Read the classes that come with the package; read once, then kept.

        Raises:
            KnowledgeError: naming the file and the class that is not a list of words.
        """
        return _load()

    def of_sentence(self, sentence: Sentence, forms: Sequence[frozenset[str]], marked: MarkedText) -> list[Classes]:
        """The classes of each word of the sentence: from the lists, and from the names, actors and places marked on it.

        `forms` are the words' forms, in order. An entry of several words gives its class to each of them.
        """
        tokens = marked.syntax.sentence_tokens(sentence)
        classes: list[set[str]] = [set() for _ in tokens]
        for at, own_forms in enumerate(forms):
            for form in own_forms:
                for words, name in self._entries.get(form, ()):
                    if all(at + step < len(forms) and word in forms[at + step] for step, word in enumerate(words)):
                        for step in range(len(words)):
                            classes[at + step].add(name)
            if tokens[at].upos == "NUM":
                classes[at].add("number")
            if tokens[at].upos == "PRON" and tokens[at].text.lower() in _PRONOUNS_OF_PEOPLE:
                classes[at] |= {"pronoun", "people"}
            elif tokens[at].text.lower() == "it":
                classes[at].add("thing_pronoun")
        self._add_annotations(sentence, classes, marked)
        return [frozenset(own) or _of_common_noun(token) for token, own in zip(tokens, classes, strict=True)]

    def _add_annotations(self, sentence: Sentence, classes: list[set[str]], marked: MarkedText) -> None:
        def give(start: int, end: int, names: Classes) -> None:
            for token in marked.syntax.tokens_in(start, end):
                if sentence.first_token <= token.index < sentence.last_token:
                    classes[token.index - sentence.first_token] |= names

        for name in marked.names.overlapping(sentence.start, sentence.end):
            give(name.start, name.end, _CLASSES_OF_NAMES[name.kind])
        for mention in marked.mentions.overlapping(sentence.start, sentence.end):
            give(
                mention.start,
                mention.end,
                _CLASSES_OF_MENTIONS.get(mention.kind, frozenset())
                | _CLASSES_OF_SOURCE_KINDS.get(mention.source_kind, frozenset()),
            )
        for place in marked.places.overlapping(sentence.start, sentence.end):
            if place.role == "location":
                give(place.start, place.end, frozenset({"place"}))


@cache
def _load() -> WordClasses:
    classes: dict[str, list[str]] = {}
    for file in ("event_words.toml", "event_contexts.toml"):
        for name, entries in read_table(file).items():
            if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
                raise KnowledgeError(f"claiming/data/{file}: {name}: is not a list of words")
            classes[name] = entries
    return WordClasses(classes)
