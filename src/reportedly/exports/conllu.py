"""The words of documents with their lemmas, tags and trees as CoNLL-U (Universal Dependencies, version 2).

Every word carries its place in the report's text as `TokenRange`, in Unicode code points, half-open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reportedly.model.annotation import Sentence, Token
from reportedly.model.document import Document

_WHITE_SPACE = re.compile(r"\s+")
_LONE = re.compile("[\ud800-\udfff]")


def write_conllu(documents: Iterable[Document], out: TextIO) -> None:
    """Write the documents as they come, each with its id as `newdoc`."""
    for document in documents:
        out.writelines(line + "\n" for line in conllu_lines(document))
        out.flush()


def conllu_lines(document: Document) -> Iterator[str]:
    """The lines of one document; a sentence ends with an empty one."""
    yield f"# newdoc id = {_one_line(document.report.report_id)}"
    for number, sentence in enumerate(document.sentences, start=1):
        tokens = document.tokens[sentence.first_token : sentence.last_token]
        if not tokens:
            continue
        yield f"# sent_id = {number}"
        yield f"# text = {_one_line(document.text[tokens[0].start : tokens[-1].end])}"
        yield from _words(sentence, tokens)
        yield ""


def _words(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[str]:
    for number, token in enumerate(tokens, start=1):
        last = number == len(tokens)
        glued = not last and token.end == tokens[number].start
        misc = (
            f"SpaceAfter=No|TokenRange={token.start}:{token.end}" if glued else f"TokenRange={token.start}:{token.end}"
        )
        head = 0 if token.is_root else token.head - sentence.first_token + 1
        cells = (number, token.text, token.lemma, token.upos, token.xpos, "_", head, token.relation, "_", misc)
        yield "\t".join(_one_line(str(cell)) or "_" for cell in cells)


def _one_line(text: str) -> str:
    return _LONE.sub("\ufffd", _WHITE_SPACE.sub(" ", text)).strip()
