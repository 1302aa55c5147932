"""What training minimises: one loss for each head, added with fixed weights."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Batch
from training.network import ReaderNetwork

SILVER_WEIGHT = 0.3
"""Weight of a machine-made name label against one by hand: it is wrong about one time in ten."""
GOLD_NAME_WEIGHT = 3.0
"""Names by hand are 5 % of the words; without this weight the silver ones drown them."""
TAG_WEIGHT = 0.5
"""Weight of the two part-of-speech heads, which learn fastest."""
SEQUENCE_SHARE = 0.5
"""Share of the whole sequence's likelihood in the attribution loss; the rest is word by word, which keeps the scores of
single words meaningful as probabilities."""

SILVER_OPENINGS_WEIGHT = 0.2
"""Weight of the rules' opinion of where sentences begin in news, where it is mostly right, against the treebanks'."""
SOFT_WEIGHT = 0.8
"""Weight of a word that teachers labelled against one labelled by hand."""
_LEAST_PROBABILITY = 1e-8


def total_loss(network: ReaderNetwork, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum for a batch, and the mean of each part over its labelled words."""
    inputs = batch.inputs
    word_count = (batch.sentences != IGNORED).sum()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.word_states(
            inputs["pieces"],
            inputs["shapes"],
            inputs["boundaries"],
            inputs["first_pieces"],
            inputs["pieces"] != 0,
        )
        attribution_scores = network.attributions(words).float()
        name_scores = network.names(words).float()
        rows = batch.syntax_rows
        parsed = words[rows]
        upos_scores, xpos_scores = network.upos(parsed).float(), network.xpos(parsed).float()
        arc_scores = network.arc_scores(parsed, batch.sentences[rows])
        heads = batch.heads[rows]
        relation_scores = network.relation_scores(parsed, heads.clamp(min=0)[..., None])[:, :, 0]
        opening_scores = network.openings(words).float()[..., 0]
    relations = torch.where(heads == IGNORED, IGNORED, batch.relations[rows])
    sequence = sequence_loss(attribution_scores, batch.attributions, network.attribution_transitions)
    soft = -(batch.soft * marginals(attribution_scores).clamp(min=_LEAST_PROBABILITY).log()).sum()
    by_word = _summed_loss(attribution_scores, batch.attributions) + SOFT_WEIGHT * soft
    parts = {
        "attribution_sequence": (SEQUENCE_SHARE * sequence, batch.attributions),
        "attribution_words": ((1 - SEQUENCE_SHARE) * by_word, batch.attributions),
        "names": (names_loss(name_scores, batch), batch.names),
        "upos": (TAG_WEIGHT * _summed_loss(upos_scores, batch.upos[rows]), batch.upos[rows]),
        "xpos": (TAG_WEIGHT * _summed_loss(xpos_scores, batch.xpos[rows]), batch.xpos[rows]),
        "heads": (_summed_loss(arc_scores, heads), heads),
        "openings": (openings_loss(opening_scores, batch), batch.openings),
        "relations": (_summed_loss(relation_scores, relations), relations),
    }
    total = torch.stack([loss for loss, _ in parts.values()]).sum() / word_count
    means = {
        name: loss.item() / labelled
        for name, (loss, labels) in parts.items()
        if (labelled := int((labels != IGNORED).sum()))
    }
    return total, means


def openings_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Binary cross-entropy of where sentences begin."""
    known = batch.openings != IGNORED
    weights = torch.where(batch.openings_are_silver, SILVER_OPENINGS_WEIGHT, 1.0)[:, None].expand_as(scores)
    return functional.binary_cross_entropy_with_logits(
        scores[known], batch.openings[known].float(), weights[known], reduction="sum"
    )


def marginals(scores: Tensor) -> Tensor:
    """Probabilities of BIO labels from scores of BILOU labels: U begins a run like B, L goes on like I."""
    probabilities = scores.softmax(-1)
    of_kinds = probabilities[..., 1:].unflatten(-1, (-1, 4))
    folded = torch.stack([of_kinds[..., 0] + of_kinds[..., 3], of_kinds[..., 1] + of_kinds[..., 2]], -1)
    return torch.cat([probabilities[..., :1], folded.flatten(-2)], -1)


def _summed_loss(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum")


def names_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the names, where a corpus without names of other kinds may mean either by "no name"."""
    log_probabilities = scores.log_softmax(-1)
    other = log_probabilities[..., -2:]
    none_or_other = torch.logsumexp(torch.cat([log_probabilities[..., :1], other], -1), -1)
    first = torch.where(batch.other_names_unmarked[:, None], none_or_other, log_probabilities[..., 0])
    log_probabilities = torch.cat([first[..., None], log_probabilities[..., 1:]], -1)
    loss = functional.nll_loss(
        log_probabilities.flatten(0, 1), batch.names.flatten(), ignore_index=IGNORED, reduction="none"
    )
    weights = torch.where(batch.names_are_silver, SILVER_WEIGHT, GOLD_NAME_WEIGHT)
    return (loss.view_as(batch.names) * weights[:, None]).sum()


def sequence_loss(scores: Tensor, labels: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of whole label sequences under a linear-chain CRF (Lafferty et al. 2001), summed.

    Windows whose first word is unlabelled are left out; a labelled window is labelled up to its last word.
    """
    labelled = labels[:, 0] != IGNORED
    scores, labels = scores[labelled], labels[labelled]
    if not len(scores):
        return transitions.sum() * 0
    present = labels != IGNORED
    gold = labels.clamp(min=0)
    emitted = (scores.gather(2, gold[..., None]).squeeze(2) * present).sum()
    stepped = (transitions[gold[:, :-1], gold[:, 1:]] * present[:, 1:]).sum()
    forward = scores[:, 0]
    for step in range(1, scores.shape[1]):
        extended = torch.logsumexp(forward[:, :, None] + transitions[None], 1) + scores[:, step]
        forward = torch.where(present[:, step, None], extended, forward)
    return torch.logsumexp(forward, 1).sum() - emitted - stepped
