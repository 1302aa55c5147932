"""An utterance: an attribution together with the cue that its stance comes from."""

from dataclasses import dataclass

from reportedly.claiming.cues import Cue
from reportedly.model.attribution import Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """An attribution with the cue that its stance comes from."""

    attribution: Attribution
    cue: Cue

    @property
    def is_hearsay(self) -> bool:
        """Whether nobody answers for the words, so that they are no attribution: "is accused of …", "it is said …"."""
        return not self.attribution.sources and self.cue.stance == "neutral" and self.cue.certainty == "possible"

    @property
    def length(self) -> int:
        """Characters of what is said; of two utterances around one word the shorter one is the inner one."""
        return sum(span.end - span.start for span in self.attribution.content)
