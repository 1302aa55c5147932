"""What people say, what lies ahead beside something else, what something only looked like: hand-made syntax."""

import pytest

from reportedly.claiming.modality import modality_of
from reportedly.claiming.syntax import Syntax
from tests.claiming.written import document

WORD_SPREAD = """
Word word NOUN NN 2 nsubj
spread spread VERB VBD 0 root
that that SCONJ IN 5 mark
troops troops NOUN NNS 5 nsubj
attacked attack VERB VBD 2 ccomp
"""
TALK_OF_MASSACRE = """
The the DET DT 2 det
talk talk NOUN NN 6 nsubj
was be AUX VBD 6 cop
of of ADP IN 6 case
a a DET DT 6 det
massacre massacre NOUN NN 0 root
"""
WOULD_SEIZE_WHILE_OTHERS_ARREST = """
Troops troops NOUN NNS 3 nsubj
would would AUX MD 3 aux
march march VERB VB 0 root
while while SCONJ IN 6 mark
police police NOUN NN 6 nsubj
arrest arrest VERB VBP 3 advcl
ministers minister NOUN NNS 6 obj
"""
MARCHED_WHILE_OTHERS_ARREST = """
Troops troops NOUN NNS 2 nsubj
march march VERB VBP 0 root
while while SCONJ IN 5 mark
police police NOUN NN 5 nsubj
arrest arrest VERB VBP 2 advcl
ministers minister NOUN NNS 5 obj
"""
OR_WE_WILL_ATTACK = """
Leave leave VERB VB 0 root
or or CCONJ CC 5 cc
we we PRON PRP 5 nsubj
will will AUX MD 5 aux
attack attack VERB VB 1 conj
"""
LOOKED_LIKE_ATTACK = """
It it PRON PRP 2 nsubj
looked look VERB VBD 0 root
like like ADP IN 5 case
an a DET DT 5 det
attack attack NOUN NN 2 obl
"""
SEEKS_TO_PROVE = """
He he PRON PRP 2 nsubj
seeks seek VERB VBZ 0 root
to to PART TO 4 mark
prove prove VERB VB 2 xcomp
that that SCONJ IN 7 mark
troops troops NOUN NNS 7 nsubj
attacked attack VERB VBD 4 ccomp
"""
PROVED = """
He he PRON PRP 2 nsubj
proved prove VERB VBD 0 root
that that SCONJ IN 5 mark
troops troops NOUN NNS 5 nsubj
attacked attack VERB VBD 2 ccomp
"""


@pytest.mark.parametrize(
    ("sentence", "trigger", "vouched_for"),
    [
        (WORD_SPREAD, 4, False),
        (TALK_OF_MASSACRE, 5, False),
        (WOULD_SEIZE_WHILE_OTHERS_ARREST, 5, False),
        (MARCHED_WHILE_OTHERS_ARREST, 4, True),
        (OR_WE_WILL_ATTACK, 4, False),
        (LOOKED_LIKE_ATTACK, 4, False),
        (SEEKS_TO_PROVE, 6, False),
        (PROVED, 4, True),
    ],
)
def test_who_tells_it_vouches_for_it(sentence: str, trigger: int, vouched_for: bool) -> None:
    written = document(sentence)
    told = modality_of(written.tokens[trigger], Syntax(written))
    assert (told.committed and not told.hearsay) is vouched_for


def test_what_a_noun_describes_is_a_noun() -> None:
    written = document("""
Two two NUM CD 2 nsubj
died die VERB VBD 0 root
in in ADP IN 5 case
police police NOUN NN 5 compound
firing fire VERB VBG 2 advcl
""")
    assert [(token.upos, token.relation) for token in Syntax(written).tokens[4:]] == [("NOUN", "obl")]
