"""The hand annotations keep to their guide: exact spans, closed ids, innermost voices, values that their words bear."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files as resources

import pytest

from reportedly.evaluation.hand_annotations import AnnotatedReport
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.count import Casualty, Count
from reportedly.model.time import TimeMention
from tests.gold.annotated import CORPORA, annotated
from tests.spans import every_span

every_report = pytest.mark.parametrize("found", annotated().values(), ids=list(annotated()))


def here(found: AnnotatedReport | None) -> AnnotatedReport:
    if found is None:
        pytest.skip(f"the text stays in a corpus that is not in {CORPORA}: set REPORTEDLY_CORPORA")
    return found


@every_report
def test_every_span_reproduces_its_text_and_begins_and_ends_with_a_word(found: AnnotatedReport | None) -> None:
    one = here(found)
    for span in every_span((one.annotation.attributions, one.annotation.claims, one.annotation.welcome)):
        assert span.text == span.text.strip() != ""
        assert span.reproduces(one.report.text)
        assert re.search(r"\w", span.text)
        around = one.report.text[max(span.start - 1, 0) : span.start + 1], one.report.text[span.end - 1 : span.end + 1]
        assert not any(re.fullmatch(r"\w\w", edge) for edge in around), span


@every_report
def test_every_id_stands_for_something(found: AnnotatedReport | None) -> None:
    annotation = here(found).annotation
    attributions = [attribution.id for attribution in annotation.attributions]
    claims = [claim.id for claim in annotation.claims]
    assert len(set(attributions)) == len(attributions)
    assert len(set(claims)) == len(claims)
    for claim in annotation.claims:
        assert claim.attribution is None or claim.attribution in attributions
        assert set(claim.about) <= set(claims) - {claim.id}


@every_report
def test_claims_belong_to_the_innermost_attribution(found: AnnotatedReport | None) -> None:
    annotation = here(found).annotation
    for claim in annotation.claims:
        innermost = min(_holders(claim, annotation.attributions), key=_length, default=None)
        assert claim.attribution == (innermost.id if innermost else None), claim.id


def _holders(claim: Claim, attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    return (one for one in attributions if any(span.contains(claim.event.trigger) for span in one.content))


def _length(attribution: Attribution) -> int:
    return sum(len(span.text) for span in attribution.content)


@every_report
def test_an_attribution_is_whole_and_its_chain_runs_from_the_speaker(found: AnnotatedReport | None) -> None:
    for attribution in here(found).annotation.attributions:
        assert attribution.cue
        assert attribution.content
        assert [source.role for source in attribution.sources] == ["speaker"] + ["relay"] * (
            len(attribution.sources) - 1
        )
        assert not any(cue.overlaps(content) for cue in attribution.cue for content in attribution.content) or (
            attribution.quote == "direct"
        )


@every_report
def test_no_two_claims_of_a_report_are_the_same(found: AnnotatedReport | None) -> None:
    told = Counter((claim.event.trigger, claim.event.type) for claim in here(found).annotation.claims)
    assert set(told.values()) == {1}


@every_report
def test_welcome_words_are_not_triggers(found: AnnotatedReport | None) -> None:
    annotation = here(found).annotation
    for words in annotation.welcome:
        assert not any(words.overlaps(claim.event.trigger) for claim in annotation.claims), words


@every_report
def test_event_types_are_those_of_the_ontology(found: AnnotatedReport | None) -> None:
    assert {claim.event.type for claim in here(found).annotation.claims} <= _event_types()


@cache
def _event_types() -> frozenset[str]:
    folder = resources("reportedly.claiming").joinpath("data/events")
    return frozenset(name for file in folder.iterdir() for name in tomllib.loads(file.read_text(encoding="utf-8")))


@every_report
def test_stance_certainty_and_time_agree(found: AnnotatedReport | None) -> None:
    annotation = here(found).annotation
    acts = {attribution.id: attribution.speech_act for attribution in annotation.attributions}
    for claim in annotation.claims:
        if claim.time_status == "hypothetical":
            assert claim.stance == "neutral", claim
        if acts.get(claim.attribution or "") in {"demand", "threaten", "ask"}:
            assert claim.stance == "neutral", claim
        if claim.about:
            assert claim.attribution is not None, claim


@every_report
def test_figures_and_times_are_values_of_their_words(found: AnnotatedReport | None) -> None:
    one = here(found)
    published = date.fromisoformat(one.report.published or "")
    for claim in one.annotation.claims:
        figures: tuple[Casualty | Count, ...] = (*claim.casualties, *claim.counts)
        for figure in figures:
            _check_figure(figure)
        for time in claim.times:
            assert time.timex
            _check_time(time)
            if claim.time_status == "past" and time.earliest:
                assert date.fromisoformat(time.earliest) <= published, claim


def _check_figure(figure: Casualty | Count) -> None:
    assert figure.low is None or figure.high is None or figure.low <= figure.high
    assert (figure.bound == "exact") == (figure.low == figure.high == figure.best and figure.best is not None)
    assert (figure.bound == "vague") == (figure.vague_term is not None)
    assert figure.vague_term is None or figure.vague_term in figure.text.lower()
    for digits in re.findall(r"\d+(?:,\d{3})*(?!-year)(?!\d)", figure.text, re.IGNORECASE):
        numbers = {figure.low, figure.high, figure.best, (figure.low or 0) - 1, (figure.high or -2) + 1}
        assert int(digits.replace(",", "")) in numbers, figure


def _check_time(time: TimeMention) -> None:
    assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert time.timex
    assert time.timex.value[:4] in {(time.earliest or "")[:4], (time.latest or "")[:4]}


@every_report
def test_weekdays_fall_on_their_days(found: AnnotatedReport | None) -> None:
    annotation = here(found).annotation
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    times = [time for claim in annotation.claims for time in claim.times]
    for time in [*times, *(one.said_at for one in annotation.attributions if one.said_at)]:
        named = {day for day in weekdays if day in time.text.lower()}
        days = {time.earliest, time.latest} - {None}
        if named and time.granularity in {"day", "part_of_day", "minute", "hour"}:
            assert named & {weekdays[date.fromisoformat(str(day)).weekday()] for day in days}, time


def test_there_is_enough_of_everything() -> None:
    reports = [one for one in annotated().values() if one is not None]
    claims = [claim for one in reports for claim in one.annotation.claims]
    attributions = [attribution for one in reports for attribution in one.annotation.attributions]
    if len(reports) < len(annotated()):
        pytest.skip(f"some texts stay in corpora that are not in {CORPORA}")
    assert len(claims) >= 380
    assert len(attributions) >= 270
    assert Counter(claim.stance for claim in claims).keys() == {"asserts", "denies", "doubts", "neutral"}
    assert min(Counter(claim.time_status for claim in claims).values()) >= 15
    assert sum(claim.attribution is None for claim in claims) >= 120
    assert sum(bool(claim.about) for claim in claims) >= 30
