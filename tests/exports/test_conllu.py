"""Words with their trees come out as CoNLL-U that our own reader of it takes, and lead back to the text."""

from io import StringIO
from pathlib import Path

from reportedly.evaluation.conllu import gold_sentences
from reportedly.exports.conllu import write_conllu
from reportedly.model.annotation import Sentence, Token
from reportedly.model.document import Document
from reportedly.model.report import Report, sha256_of

TEXT = "Boats  sank.\nRain\tfell."
WORDS = [
    (0, 5, "boat", "NOUN", "NNS", 1, "nsubj"),
    (7, 11, "sink", "VERB", "VBD", 1, "root"),
    (11, 12, ".", "PUNCT", ".", 1, "punct"),
    (13, 17, "rain", "NOUN", "NN", 4, "nsubj"),
    (18, 22, "fall", "VERB", "VBD", 4, "root"),
    (22, 23, ".", "PUNCT", ".", 4, "punct"),
]
DOCUMENT = Document(
    report=Report(report_id="boats 1", text=TEXT, sha256=sha256_of(TEXT)),
    sentences=(
        Sentence(start=0, end=12, text=TEXT[0:12], first_token=0, last_token=3),
        Sentence(start=13, end=23, text=TEXT[13:23], first_token=3, last_token=6),
    ),
    tokens=tuple(
        Token(
            start=start,
            end=end,
            text=TEXT[start:end],
            index=index,
            sentence=index // 3,
            lemma=lemma,
            upos=upos,
            xpos=xpos,
            head=head,
            relation=relation,
        )
        for index, (start, end, lemma, upos, xpos, head, relation) in enumerate(WORDS)
    ),
)


def written() -> str:
    out = StringIO()
    write_conllu([DOCUMENT], out)
    return out.getvalue()


def test_words_tags_and_heads() -> None:
    assert written().splitlines()[:6] == [
        "# newdoc id = boats 1",
        "# sent_id = 1",
        "# text = Boats sank.",
        "1\tBoats\tboat\tNOUN\tNNS\t_\t2\tnsubj\t_\tTokenRange=0:5",
        "2\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=7:11",
        "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tTokenRange=11:12",
    ]


def test_it_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "boats.conllu"
    file.write_text(written(), encoding="utf-8")

    assert [sentence.words for sentence in gold_sentences(file)] == [("Boats", "sank", "."), ("Rain", "fell", ".")]


def test_every_word_leads_back_to_the_text() -> None:
    words = [line.split("\t") for line in written().splitlines() if line[:1].isdigit()]

    for cells in words:
        start, end = cells[9].rpartition("TokenRange=")[2].split(":")
        assert TEXT[int(start) : int(end)] == cells[1]
    assert len(words) == 6
