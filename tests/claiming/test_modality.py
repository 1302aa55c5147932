"""How an event is told in its clause: sentences with hand-made syntax, one rule each."""

import pytest

from reportedly.claiming.modality import modality_of
from reportedly.claiming.syntax import Syntax
from tests.claiming.written import document

ATTACKED = """
Troops troops NOUN NNS 2 nsubj
attacked attack VERB VBD 0 root
the the DET DT 4 det
port port NOUN NN 2 obj
"""
NOT_ATTACKED = """
Troops troops NOUN NNS 4 nsubj
did do AUX VBD 4 aux
not not PART RB 4 advmod
attack attack VERB VB 0 root
the the DET DT 6 det
port port NOUN NN 4 obj
"""
NOBODY_HURT = """
No no DET DT 2 det
one one NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
hurt hurt VERB VBN 0 root
"""
MAY_HAVE_ATTACKED = """
Troops troops NOUN NNS 4 nsubj
may may AUX MD 4 aux
have have AUX VB 4 aux
attacked attack VERB VBN 0 root
"""
WILL_ATTACK = """
Troops troops NOUN NNS 3 nsubj
will will AUX MD 3 aux
attack attack VERB VB 0 root
"""
PLAN_TO_ATTACK = """
Troops troops NOUN NNS 2 nsubj
planned plan VERB VBD 0 root
to to PART TO 4 mark
attack attack VERB VB 2 xcomp
"""
FAILED_TO_CAPTURE = """
Troops troops NOUN NNS 2 nsubj
failed fail VERB VBD 0 root
to to PART TO 4 mark
capture capture VERB VB 2 xcomp
"""
IF_ATTACK = """
If if SCONJ IN 3 mark
troops troops NOUN NNS 3 nsubj
attack attack VERB VBP 5 advcl
residents resident NOUN NNS 5 nsubj
flee flee VERB VBP 0 root
"""
ALLEGED_ATTACK = """
The the DET DT 5 det
alleged alleged ADJ JJ 5 amod
poison poison NOUN NN 4 compound
gas gas NOUN NN 5 compound
attack attack NOUN NN 6 nsubj
continued continue VERB VBD 0 root
"""
BROKEN_PARSE = """
Troops troops NOUN NNS 0 root
not not PART RB 1 dep
attacked attack VERB VBD 1 dep
"""
THREAT_OF_ATTACK = """
The the DET DT 2 det
threat threat NOUN NN 5 nsubj
of of ADP IN 4 case
attack attack NOUN NN 2 nmod
grew grow VERB VBD 0 root
"""


@pytest.mark.parametrize(
    ("sentence", "trigger", "negated", "committed", "certainty", "time_status"),
    [
        (ATTACKED, 1, False, True, "certain", "past"),
        (NOT_ATTACKED, 3, True, True, "certain", "past"),
        (NOBODY_HURT, 3, True, True, "certain", "past"),
        (MAY_HAVE_ATTACKED, 3, False, True, "possible", "past"),
        (WILL_ATTACK, 2, False, True, "certain", "future"),
        (PLAN_TO_ATTACK, 3, False, False, "certain", "future"),
        (FAILED_TO_CAPTURE, 3, True, True, "certain", "past"),
        (IF_ATTACK, 2, False, False, "certain", "hypothetical"),
        (ALLEGED_ATTACK, 4, False, False, "possible", "past"),
        (BROKEN_PARSE, 2, True, True, "certain", "past"),
        (THREAT_OF_ATTACK, 3, False, False, "certain", "future"),
    ],
)
def test_modality(
    sentence: str, trigger: int, negated: bool, committed: bool, certainty: str, time_status: str
) -> None:
    written = document(sentence)
    told = modality_of(written.tokens[trigger], Syntax(written))
    assert (told.negated, told.committed, told.certainty, told.time_status) == (
        negated,
        committed,
        certainty,
        time_status,
    )


def test_the_outlets_distance_is_kept_as_its_words() -> None:
    written = document(ALLEGED_ATTACK)
    told = modality_of(written.tokens[4], Syntax(written))
    assert told.distance is not None
    assert told.distance.text == "alleged"
