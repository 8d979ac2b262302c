"""Labels of phrases, sections and the whole, and the curves beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach.domain import metrics
from coach.domain.session import Correction, Session
from coach.domain.stream import EmotionReading, EventKind, MetricReading, SpeechEvent, SpeechSegment
from coach.insights.curves import curves
from coach.insights.emotion_timeline import EmotionTimeline
from coach.insights.parts import Parts
from coach.insights.sections import section_row
from coach.insights.session_view import SessionView
from coach.insights.time_axis import TimeAxis, curve_lines


@pytest.fixture
def five_minutes(session: Session) -> Session:
    """Two-second phrases every three seconds; calm in the first half, forceful in the second."""
    labels = session.model.labels
    calm, forceful = (
        np.array([0.9 if label == name else 0.1 / 7 for label in labels], np.float32)
        for name in ("calm", "angry")
    )
    starts_s = np.arange(0.0, 300.0, 3.0)
    return replace(
        session,
        duration_s=300.0,
        emotions=tuple(
            EmotionReading(t - 1.5, t + 1.5, calm if t < 150 else forceful)
            for t in np.arange(1.5, 300, 0.25)
        ),
        segments=tuple(SpeechSegment(s, s + 2, None, None) for s in starts_s.tolist()),
        events=(SpeechEvent(EventKind.FILLER, 10.0, 10.5, 0.9),),
        metric_readings=tuple(
            MetricReading("pace_10s_syllables_per_s", t, 3.0 if t < 155 else 5.0)
            for t in np.arange(10.0, 300.0)
        ),
    )


def test_phrases_and_the_whole_are_labelled(five_minutes: Session):
    parts = Parts(five_minutes)
    phrases = parts.phrases()
    assert len(phrases) == 100
    assert {p.label for p in phrases[:49]} == {"calm"} and phrases[-1].label == "angry"
    assert phrases[0].confidence == pytest.approx(0.9, abs=1e-3)
    whole = parts.whole()
    assert whole.label in ("calm", "angry") and whole.confidence == pytest.approx(0.46, abs=0.02)


def test_sections_without_a_plan_end_at_pauses(five_minutes: Session):
    longer = list(five_minutes.segments)
    del longer[36]  # leaves a long silence, 107 to 111 s, near the end of the first third
    sections = SessionView(replace(five_minutes, segments=tuple(longer))).sections
    assert [s.part.name for s in sections] == ["part 1", "part 2", "part 3"]
    assert sections[0].part.end_s == pytest.approx(109.0)
    assert (sections[0].part.label, sections[2].part.label) == ("calm", "angry")
    assert [s.fillers for s in sections] == [1, 0, 0]
    pace = [section.means[metrics.PACE.key] for section in sections]
    assert pace[0] == pytest.approx(3.0) and pace[2] == pytest.approx(5.0)
    assert (sections[0].tone, sections[0].share) == ("calm", 1.0)
    assert sections[1].share < 0.8
    assert sections[0].means.get(metrics.RELATIVE_LEVEL.key) is None
    assert sum(s.speech_s for s in sections) == pytest.approx(198.0)


@pytest.mark.parametrize(
    ("duration_s", "count"), [(89.0, 0), (90.0, 3), (420.0, 4), (960.0, 8), (3_600.0, 8)]
)
def test_a_talk_has_only_as_many_sections_as_can_be_compared(
    five_minutes: Session, duration_s, count: int
):
    talk = replace(five_minutes, duration_s=duration_s, segments=())
    assert len(SessionView(talk).sections) == count


def test_a_section_is_described_by_all_of_its_readings_and_pauses(five_minutes: Session):
    unsure = np.full(len(five_minutes.model.labels), 1 / 8, np.float32)
    half = tuple(
        replace(one, probabilities=unsure) if number % 2 else one
        for number, one in enumerate(five_minutes.emotions)
    )
    kinds = (EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.BLOCK)
    events = tuple(SpeechEvent(kind, 10.0, 11.0, 1.0) for kind in kinds)
    section = SessionView(replace(five_minutes, emotions=half, events=events)).sections[0]
    assert (section.tone, section.share) == ("calm", pytest.approx(0.5, abs=0.01))
    assert section.pauses == 2
    begins, tone, speaking, pace = section_row(section).cells[1:5]
    assert (begins, tone, speaking, pace) == ("0:00", "calm 50%", "67%", "3.0")


def test_no_tone_is_named_where_the_mean_is_unsure(five_minutes: Session):
    def named(probability: float) -> str | None:
        others = (1 - probability) / 7
        row = np.array([probability, *[others] * 7], np.float32)
        same = tuple(replace(one, probabilities=row) for one in five_minutes.emotions)
        return Parts(replace(five_minutes, emotions=same)).whole().label

    assert named(0.39) is None and named(0.41) == five_minutes.model.labels[0]


def test_sections_of_a_plan_as_far_as_the_talk_came(five_minutes: Session):
    planned = replace(five_minutes, plan="opening 1, middle 2:30, end 4, thanks 1")
    parts = [section.part for section in SessionView(planned).sections]
    assert [(p.name, p.start_s, p.end_s) for p in parts] == [
        ("opening", 0.0, 60.0),
        ("middle", 60.0, 210.0),
        ("end", 210.0, 300.0),
    ]
    assert SessionView(replace(five_minutes, plan="no length")).sections[0].part.name == "part 1"
    assert len(SessionView(replace(five_minutes, plan="8")).sections) == 3


def test_a_short_talk_has_no_sections(session: Session):
    assert SessionView(session).sections == ()
    assert Parts(replace(session, emotions=())).whole().label is None


def test_the_speakers_corrections_count(five_minutes: Session):
    phrase = five_minutes.segments[3]
    said = replace(
        five_minutes,
        corrections=(
            Correction(phrase.start_s, phrase.end_s, "happy"),
            Correction(150.0, 300.0, None),
        ),
    )
    phrases = Parts(said).phrases()
    assert (phrases[3].label, phrases[3].corrected) == ("happy", True)
    assert (phrases[2].label, phrases[2].corrected) == ("calm", False)
    assert phrases[-1].label is None and phrases[-1].corrected
    before, after = SessionView(five_minutes).summary, SessionView(said).summary
    assert before.emotion_share["angry"] > 0.4 and after.emotion_share["angry"] == 0
    assert after.emotion_share["happy"] > 0 and after.unsure_share == pytest.approx(0.5, abs=0.01)
    assert EmotionTimeline(said).at(phrase.start_s + 1).probabilities.argmax() == 2
    assert five_minutes.emotions == said.emotions  # the model's readings are kept


def test_the_last_correction_counts_if_it_covers_the_phrase(five_minutes: Session):
    said = (Correction(0.0, 3.0, "happy"), Correction(0.0, 2.0, "sad"), Correction(3.0, 4.0, "sad"))
    first, second, *_ = Parts(replace(five_minutes, corrections=said)).phrases()
    assert (first.label, first.corrected, second.corrected) == ("sad", True, False)


def test_curves_are_drawn_where_they_were_measured(five_minutes: Session, session: Session):
    (pace,) = curves(five_minutes)
    assert pace.times_s[0] == 5.0
    early = tuple(MetricReading("pace_10s_syllables_per_s", t, 3.0) for t in (3.0, 4.0, 12.0))
    (filling,) = curves(replace(five_minutes, metric_readings=early))
    assert filling.times_s.tolist() == [1.5, 2.0, 7.0]
    axis = TimeAxis(five_minutes.duration_s / 1_000, first=-72.0)
    (line,) = curve_lines(pace, axis, 1_072, 1.0)
    assert line[:, 0] == pytest.approx(72 + pace.times_s / axis.unit_s)
    assert set(line[:, 1]) == {3 / 7, 5 / 7}
    assert pace.fine == (2.4 / 7, 4 / 7)
    assert pace.nearest(20.0) == 3.0 and pace.nearest(290.0) is not None
    assert pace.nearest(305.0) is None
    readings = tuple(r for r in five_minutes.metric_readings if not 100 < r.time_s < 120)
    (broken,) = curves(replace(five_minutes, metric_readings=readings))
    assert len(list(curve_lines(broken, axis, 1_072, 1.0))) == 2 and broken.nearest(105.0) is None
    (thin,) = curve_lines(pace, TimeAxis(10.0), 30, 1.0)
    assert 28 <= len(thin) <= 32
    assert 0.5 < thin[0, 0] < 1.5 and thin[0, 1] == pytest.approx(3 / 7)
    wild = replace(pace, values=np.full(290, 99.0))
    assert set(next(curve_lines(wild, axis, 1_072, 1.0))[:, 1]) == {1.0}
    alone = replace(pace, times_s=np.array([20.0]), values=np.array([3.5]))
    (dot,) = curve_lines(alone, axis, 1_072, 1.0)  # one point twice, so that it is visible
    assert dot.tolist() == [[pytest.approx(72 + 20 / axis.unit_s), 0.5]] * 2
    assert [curve.words for curve in curves(session)] == ["pace", "variety", "volume"]
