"""What each claim of harm in a report says of its victims: how many, and by what they could be known again.

Claims give the event, its victims and their figures; this adds what the words around a trigger say of number ("a triple
shooting", "5 wounded"), and leaves out what is no person, what is no deed of this incident and what was only attempted.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.claiming.span_index import SpanIndex
from reportedly.model.claim import Claim, Participant
from reportedly.model.count import Casualty, Count
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.views.harm_words import harm_words
from reportedly.views.several_happenings import several_happenings
from reportedly.views.victim_patterns import Harm
from reportedly.views.victim_phrases import ToldHarm, VictimPhrase, told_harm

REACH_OF_LEAD = 700
"""Characters from the first word of harm within which a report tells the main things; the inverted pyramid of news.
Between 500 and 1,500 the tuning half of the Gun Violence Archive reports makes no difference."""

_REACH_BEFORE = 40
"""Characters between a figure and the word of harm behind it; more words than that are another clause."""

_REACH_BEHIND = 12
"""Characters between a word of harm and the figure behind it ("killed at least 5")."""

_REACH_OF_SENTENCE = 400
"""Characters from a word of harm within which a quantity may be of its sentence."""

_MOST_VICTIMS_BEHIND = 200
"""A bare number right behind a word of harm counts people up to this; beyond it numbers houses and streets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmStatement:
    """One claim's victims.

    `number` is 0 where the claim does not tell whom it befell. `counted` says that there is a figure or more than one
    victim. `keys` are surnames, ages or nouns of single victims, `named` that one has a name. `pronoun` says
    that all there is is "he" or "she", `himself` that the doer is the victim, `perpetrator` that a doer is.
    """

    harm: Harm
    trigger: Span
    number: int
    counted: bool = False
    keys: frozenset[str] = frozenset()
    named: bool = False
    pronoun: bool = False
    himself: bool = False
    perpetrator: bool = False
    in_lead: bool = False


_FIRST_AGE = re.compile(r"(\d+)[- ](?:year|month)")
_AGE_FIRST = re.compile(r"(?:an? |the )?\d+[- ](?:year|month)", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|another)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+")
_NAME_WORD = re.compile(r"[A-Z][A-Za-z.'’-]+")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})
_ATTEMPTED = re.compile(r"\battempted (?:[\w-]+[ -]){0,3}$", re.IGNORECASE)
_SELF = re.compile(r"\s(?:himself|herself|self)\b", re.IGNORECASE)
_CHARGE = re.compile(r"\s(?:charges?|suspects?|trials?|warrants?)\b", re.IGNORECASE)
"""Behind a word for a killing makes it that of the accused, not of victims: "two men face murder charges"."""

_WOUND = re.compile(r"\b(?:injur(?:y|ies)|wounds?|shots|rounds|times)$", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r"\b(?:and|but|while)\b|[,;]")
_IN_YEAR = re.compile(r"\b(?:in|since) (?:19|20)\d\d\b")
_LIST_JOINT = frozenset(",:-—(;")
_AT_LEAST = re.compile(r" *(?:at least +)?", re.IGNORECASE)


_FEW = 2
"""Up to so many victims may be of one happening even where the sentence counts several or looks back on a year."""

_NOBODY = frozenset({"casualty", "casualties", "assault", "toll", "carnage", "life"})
"""Words of harm that do not say which."""


def doer_died_too(text: str) -> bool:
    """Whether a report says that the doer killed others and then himself."""
    return harm_words().with_himself.search(text) is not None


def harm_statements(reading: Reading) -> list[HarmStatement]:
    """What the report's claims say of people who were killed, injured or hit, in text order; denials are left out."""
    claims = sorted(
        ((claim, harm) for claim in reading.claims if claim.stance != "denies" and (harm := _harm(claim)) is not None),
        key=lambda pair: pair[0].event.trigger.start,
    )
    told = [one for sentence in reading.sentences for one in _told_of_one_happening(reading.report.text, sentence)]
    words = [*(claim.event.trigger.start for claim, _ in claims[:1]), *(one.word.start for one in told[:1])]
    lead_ends = min(words, default=0) + REACH_OF_LEAD
    owners = _owners(claims, reading.report.text)
    starts = [sentence.start for sentence in reading.sentences]
    found: list[HarmStatement] = []
    sentences: dict[int, Span] = {}
    for claim, harm in claims:
        trigger = claim.event.trigger
        at = bisect_right(starts, trigger.start) - 1
        around = reading.sentences[at].text if at >= 0 else ""
        found += _of_claim(claim, harm, reading, owners, around, in_lead=trigger.start < lead_ends)
        if at >= 0 and claim.stance == "asserts":
            sentences[at] = reading.sentences[at]
    found += _untold_deaths(reading, list(sentences.values()), lead_ends)
    triggers = [claim.event.trigger for claim in reading.claims if _harm(claim) is not None]
    statements = (_of_doer(one, reading.report.text) for one in _with_phrases(told, found, triggers, lead_ends))
    return sorted(statements, key=lambda statement: statement.trigger.start)


def _of_doer(statement: HarmStatement, text: str) -> HarmStatement:
    """The statement, told of the doer himself where the very next word says so: "Boy accidentally kills self"."""
    return replace(statement, himself=True) if _SELF.match(text, statement.trigger.end) else statement


def _with_phrases(
    told: Sequence[ToldHarm], found: Sequence[HarmStatement], triggers: Sequence[Span], lead_ends: int
) -> Iterator[HarmStatement]:
    """The statements with the numbers of the people right beside their words, then more where no claim stands."""
    words, told_by = SpanIndex(one.word for one in told), {one.word.start: one for one in told}
    for statement in found:
        touched = [told_by[word.start] for word in words.overlapping(statement.trigger.start, statement.trigger.end)]
        beside = [one for one in touched if _same_harm(one.harm, statement.harm)]
        yield _corrected(statement, beside[-1].victims) if beside else statement
    claimed = SpanIndex((*triggers, *(one.trigger for one in found)))
    for one in told:
        if not claimed.overlapping(one.word.start, one.word.end):
            yield HarmStatement(
                harm=one.harm,
                trigger=one.word,
                number=one.victims.number,
                counted=one.victims.counted,
                keys=one.victims.keys,
                in_lead=one.word.start < lead_ends,
            )


def _same_harm(told: Harm, claimed: Harm) -> bool:
    """Whether a word tells of what a claim is of; who was "shot and killed" was also hit."""
    return told == claimed or (told, claimed) == ("killed", "hit")


def _told_of_one_happening(text: str, sentence: Span) -> Iterator[ToldHarm]:
    words = harm_words()
    cumulative = any(pattern.search(sentence.text) for pattern in (words.cumulative, _IN_YEAR, several_happenings()))
    for told in told_harm(text, sentence):
        if told.victims.number <= _FEW or not cumulative:
            yield told


def _corrected(statement: HarmStatement, beside: VictimPhrase) -> HarmStatement:
    """A claim's statement with the number of the people beside its word, unless these only end a list of victims."""
    if beside.ends_list and not beside.counted:
        return replace(statement, keys=statement.keys | beside.keys)
    return replace(statement, number=beside.number, counted=beside.counted, keys=statement.keys | beside.keys)


def _untold_deaths(reading: Reading, sentences: Sequence[Span], lead_ends: int) -> Iterator[HarmStatement]:
    """Words of death beside an event of harm that no claim stands on.

    Where one sentence names a deed and the deaths of it ("was killed in a shooting"), the two may be one claim, of the
    deed.
    """
    triggers = sorted((claim.event.trigger for claim in reading.claims), key=lambda trigger: trigger.start)
    starts = [trigger.start for trigger in triggers]
    for sentence in sentences:
        for word in harm_words().deaths.finditer(reading.report.text, sentence.start, sentence.end):
            before = triggers[max(0, bisect_right(starts, word.start()) - 2) : bisect_right(starts, word.end())]
            if any(trigger.start < word.end() and word.start() < trigger.end for trigger in before):
                continue
            span = Span.cut(reading.report.text, *word.span())
            figure = _figure_beside(reading.report.text, span, _near(reading.counts, span))
            yield HarmStatement(
                harm="killed",
                trigger=span,
                number=1 if figure is None else figure.best or 1,
                counted=figure is not None,
                in_lead=span.start < lead_ends,
            )


def _harm(claim: Claim) -> Harm | None:
    trigger = claim.event.trigger.text.lower()
    if trigger in _NOBODY:
        return None
    if trigger.startswith("mass "):
        return "hit"
    harm = next(
        (name for name, prefixes in harm_words().outcomes.items() if claim.event.type.startswith(prefixes)), None
    )
    return "killed" if harm == "hit" and harm_words().deadly.search(trigger) else harm


def _owners(claims: Sequence[tuple[Claim, Harm]], text: str) -> dict[int, str]:
    """Which claim has a victim that claims of killed and of injured share, by where the victim begins.

    The syntax may give both to both, in "killed one and wounded five" as in "one was killed and five were wounded". A
    victim right behind a word of harm is its own; else it belongs to the first word of harm behind it, else to the
    last one before it.
    """
    sharing: dict[int, list[tuple[Claim, Harm]]] = {}
    for claim, harm in claims:
        if harm != "hit":
            for span in (*_victims(claim), *claim.casualties):
                sharing.setdefault(span.start, []).append((claim, harm))
    owners: dict[int, str] = {}
    for start, sharers in sharing.items():
        if len({harm for _, harm in sharers}) > 1:
            before = [claim for claim, _ in sharers if claim.event.trigger.end <= start]
            behind = [claim for claim, _ in sharers if claim.event.trigger.start >= start]
            own = bool(before) and _NEXT_CLAUSE.search(text, before[-1].event.trigger.end, start) is None
            nearest = before[-1] if own or not behind else behind[0]
            owners[start] = nearest.id
    return owners


def _victims(claim: Claim) -> list[Participant]:
    return [participant for participant in claim.participants if participant.role in {"victim", "target"}]


def _of_claim(
    claim: Claim, harm: Harm, reading: Reading, owners: Mapping[int, str], sentence: str, *, in_lead: bool
) -> Iterator[HarmStatement]:
    """One statement, two for what was fatal ("fatally shot two men"), or none for what did not happen."""
    words, text, trigger = harm_words(), reading.report.text, claim.event.trigger
    before = text[max(0, trigger.start - _REACH_BEFORE) : trigger.start]
    if (multiple := words.multiple.search(before)) is not None and not trigger.text.endswith("s"):
        number = words.multiples[multiple[1].lower()]
        yield HarmStatement(harm=harm, trigger=trigger, number=number, counted=True, in_lead=in_lead)
        return
    fatal = harm == "hit" and words.fatal.search(before) is not None
    if claim.time_status in {"future", "hypothetical"} or claim.certainty == "possible":
        if fatal:
            yield HarmStatement(harm="killed", trigger=trigger, number=1, in_lead=in_lead)
        return
    if (harm == "killed" and _ATTEMPTED.search(before)) or (claim.stance == "neutral" and harm != "killed"):
        return
    if _CHARGE.match(text, trigger.end):
        yield HarmStatement(harm=harm, trigger=trigger, number=0, in_lead=in_lead)
        return
    victims = _Victims(claim, harm, reading, owners)
    if victims.figures and victims.number > _FEW and (words.cumulative.search(sentence) or _IN_YEAR.search(sentence)):
        return
    if fatal:
        yield victims.statement("killed", trigger, in_lead=in_lead, at_least=1)
        if victims.number > 1:
            return
    yield victims.statement(harm, trigger, in_lead=in_lead)


class _Victims:
    """The victims of one claim, counted: its figures, its single victims, else the figure beside its trigger."""

    def __init__(self, claim: Claim, harm: Harm, reading: Reading, owners: Mapping[int, str]) -> None:
        self._text, self._trigger = reading.report.text, claim.event.trigger
        self.number = 0
        self.figures: list[Span] = []
        self._singles = 0
        self._keys: set[str] = set()
        self._named = self._himself = self._perpetrator = False
        self._pronouns = 0
        self._last: Participant | None = None
        counts = _near(reading.counts, self._trigger)
        figures = [casualty for casualty in claim.casualties if _is_figure(casualty, counts)]
        for casualty in figures:
            if harm == "hit" or owners.get(casualty.start, claim.id) == claim.id:
                self._add_figure(casualty, counts)
        for victim in _victims(claim):
            if harm != "hit" and owners.get(victim.start, claim.id) != claim.id:
                continue
            if not any(victim.overlaps(casualty) for casualty in figures):
                self._add_victim(victim, [count for count in counts if count.overlaps(victim)])
        if not self.number:
            self._add_beside(counts)

    def statement(self, harm: Harm, trigger: Span, *, in_lead: bool, at_least: int = 0) -> HarmStatement:
        """What has been counted, as the statement of its claim."""
        return HarmStatement(
            harm=harm,
            trigger=trigger,
            number=max(self.number, at_least),
            counted=bool(self.figures) or self._singles > 1,
            keys=frozenset(self._keys),
            named=self._named,
            pronoun=self._singles == self._pronouns == 1 and not self.figures,
            himself=self._himself,
            perpetrator=self._perpetrator,
            in_lead=in_lead,
        )

    def _add_figure(self, casualty: Casualty, counts: Sequence[Count]) -> None:
        count = next((count for count in counts if count.start == casualty.start), None)
        number = casualty.best if casualty.best is not None else casualty.low
        if number and not _WOUND.search(casualty.text) and (count is None or _counts_people(count)):
            self.number += number
            self.figures.append(casualty)

    def _add_victim(self, victim: Participant, counts: Sequence[Count]) -> None:
        words, spoken = harm_words(), _WORD.findall(victim.text.lower())
        if not spoken:
            return
        if len(spoken) <= 2 and spoken[0] in words.himself:
            self._add_single(None, None)
            self._himself = True
        elif len(spoken) <= 2 and spoken[0] in words.pronouns:
            self._add_single(None, None)
            self._pronouns += 1
        elif (number := self._figure_of(victim, counts)) is not None:
            self._add_number(victim, number)
        elif not self._is_part_of_figure(victim):
            self._add_person(victim)

    def _add_number(self, victim: Participant, number: int) -> None:
        between = self._text[self._trigger.end : victim.start]
        behind_another = victim.start > self._trigger.end and re.search(r"[a-z]{3}", between, re.IGNORECASE)
        if "other" in victim.text.lower() and behind_another and not self.figures and not self._singles:
            number += 1  # "killing an officer, 3 others", where the parse has lost the first
        self.number += number
        self.figures.append(victim)

    def _figure_of(self, victim: Participant, counts: Sequence[Count]) -> int | None:
        """The figure in a victim's words; an age is none."""
        if _AGE_FIRST.match(victim.text):
            return None
        for count in counts:
            bare = count.unit is None and count.text.lower() == victim.text.lower()
            if count.best is not None and ((count.unit is not None and _counts_people(count)) or bare):
                return count.best
        group = next((word for word in _WORD.findall(victim.text.lower()) if word in harm_words().groups), None)
        return None if group is None else harm_words().groups[group]

    def _is_part_of_figure(self, victim: Participant) -> bool:
        """Whether a victim is one of those that a figure before it counts: "two victims, a man and a woman"."""
        before = [figure for figure in self.figures if figure.end <= victim.start]
        if not before:
            return False
        following = self._text[before[-1].end : before[-1].end + 1]
        return following in _LIST_JOINT and harm_words().general.search(before[-1].text) is not None

    def _add_person(self, victim: Participant) -> None:
        words, name = harm_words(), _surname(victim.text)
        person = words.person.search(victim.text)
        if person is None and (name is None or self.number):
            return
        several = words.plural.search(victim.text) and not _ONE.match(victim.text) and not _AGE_FIRST.match(victim.text)
        if several:
            return
        age = _FIRST_AGE.search(victim.text)
        key = age[1] if age else person.group().lower() if person else None
        if self._is_same_person(victim):
            self._keys |= {known for known in (name, key) if known is not None}
        else:
            self._add_single(name, key)
        self._last = victim
        self._perpetrator |= words.perpetrator.search(victim.text) is not None

    def _is_same_person(self, victim: Participant) -> bool:
        """Whether a victim is the one before in other words: "Ana Brun, a 22-year-old woman", "the victim, a boy"."""
        if self._last is None or self._text[self._last.end : victim.start].strip() not in {"", ","}:
            return False
        named = [_surname(one.text) is not None for one in (self._last, victim)]
        return named[0] != named[1] or harm_words().anybody.search(self._last.text) is not None

    def _add_single(self, name: str | None, key: str | None) -> None:
        self.number += 1
        self._singles += 1
        self._named |= name is not None
        self._keys |= {known for known in (name, key) if known is not None}

    def _add_beside(self, counts: Sequence[Count]) -> None:
        figure = _figure_beside(self._text, self._trigger, counts)
        if figure is not None and figure.best is not None:
            self.number = figure.best
            self.figures.append(figure)


def _figure_beside(text: str, trigger: Span, counts: Sequence[Count]) -> Count | None:
    """The figure that stands right beside a word of harm: "2 killed", "injuring at least 5"."""
    for count in counts:
        if count.best is None or not _counts_people(count) or _WOUND.search(count.text):
            continue
        gap = trigger.start - count.end
        before = 0 <= gap < _REACH_BEFORE and harm_words().between.fullmatch(text, count.end, trigger.start)
        behind = (
            0 <= count.start - trigger.end < _REACH_BEHIND
            and count.best < _MOST_VICTIMS_BEHIND
            and _AT_LEAST.fullmatch(text, trigger.end, count.start)
        )
        if before or behind:
            return count
    return None


def _is_figure(casualty: Casualty, counts: Iterable[Count]) -> bool:
    """Whether words count those whom it befell; a claim also gives one for somebody who is named or described alone."""
    return casualty.best != 1 or any(count.start == casualty.start for count in counts)


def _near(counts: Sequence[Count], trigger: Span) -> Sequence[Count]:
    """The quantities, which come in text order, within a sentence's length of a trigger."""
    first = bisect_right(counts, trigger.start - _REACH_OF_SENTENCE, key=lambda count: count.start)
    return counts[first : bisect_left(counts, trigger.end + _REACH_OF_SENTENCE, key=lambda count: count.start)]


def _counts_people(count: Count) -> bool:
    return count.unit is None or harm_words().counted.fullmatch(count.unit) is not None


def _surname(text: str) -> str | None:
    """The last capitalised word of a phrase, lower case; None where there is none but the phrase's own first."""
    names = [word for word in _NAME_WORD.findall(re.sub(r"['’]s\b", "", text)) if word not in _SUFFIXES]
    if (
        names
        and text.startswith(names[0])
        and (harm_words().person.fullmatch(names[0]) or names[0] in {"The", "A", "An"})
    ):
        names = names[1:]
    return names[-1].lower() if names else None
