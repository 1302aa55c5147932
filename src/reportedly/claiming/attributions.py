"""From what the reader model ties together to attributions: who says it, through whom, how, and when."""

from operator import attrgetter

from reportedly.claiming.circumstances import addressees, medium, said_at
from reportedly.claiming.content_edges import completed_contents
from reportedly.claiming.drafts import Draft
from reportedly.claiming.interviews import laid_out_speech
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.nested_speech import with_voices_around
from reportedly.claiming.regrouping import apart, is_said_by_nobody, regrouped, speech_only
from reportedly.claiming.source_chains import (
    citing,
    interviewed_by,
    quoted_by,
    sources_of,
    with_reference_to,
    with_relays,
)
from reportedly.claiming.source_spans import tidied_sources, with_whole_source
from reportedly.claiming.speech_acts import decided_cue, quote_form
from reportedly.claiming.untagged_speech import untagged_speech, with_speaker, with_what_is_answered
from reportedly.claiming.utterance import Utterance
from reportedly.model.attribution import Attribution
from reportedly.model.identity import content_id


def find_utterances(marked: MarkedText) -> list[Utterance]:
    """Everything that somebody is said to say in the report, in the order of its first character."""
    drafts = [Draft.from_linked(linked) for linked in marked.document.attributions]
    drafts = [with_speaker(draft, marked) for draft in regrouped(speech_only(drafts, marked), marked)]
    drafts = [with_what_is_answered(citing(draft, marked), marked) for draft in drafts]
    drafts += untagged_speech(drafts, marked)
    drafts += laid_out_speech(marked)
    drafts = [draft for draft in drafts if not is_said_by_nobody(draft, marked)]
    drafts = [quoted_by(with_reference_to(draft, marked), marked) for draft in drafts]
    drafts = [with_whole_source(tidied_sources(draft, marked), marked) for draft in drafts]
    drafts = [interviewed_by(draft, marked) for draft in completed_contents(drafts, marked)]
    drafts = with_relays(apart(drafts, marked), marked)
    utterances = sorted((_utterance(draft, marked) for draft in drafts), key=_first_character)
    return with_voices_around(utterances)


def _first_character(utterance: Utterance) -> int:
    attribution = utterance.attribution
    spans = (*attribution.cue, *attribution.content, *(span for source in attribution.sources for span in source.spans))
    return min(span.start for span in spans)


def _utterance(draft: Draft, marked: MarkedText) -> Utterance:
    cue = decided_cue(draft, marked)
    every_cue = (*draft.cue, *(span for relay in draft.relays for span in relay.cue))
    offsets = [(span.start, span.end) for span in (*draft.source, *every_cue, *draft.content)]
    return Utterance(
        cue=cue,
        attribution=Attribution(
            id=content_id("a", marked.document.report.sha256, *offsets),
            speech_act=cue.act,
            quote=quote_form(draft.content, marked.text),
            sources=sources_of(draft, marked),
            cue=tuple(sorted(every_cue, key=attrgetter("start"))),
            content=draft.content,
            addressees=addressees(draft, marked),
            medium=medium(draft, cue, marked),
            said_at=said_at(draft, marked),
            confidence=round(draft.confidence, 3),
        ),
    )
