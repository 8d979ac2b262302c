"""A metric that is added in one place is found everywhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coach.analysis.metrics import delivery_meter
from coach.analysis.metrics.meter import Step
from coach.audio.file_source import FileSource
from coach.coaching.exercises import Goal, exercises
from coach.coaching.goals import Aim
from coach.coaching.outcomes import Outcome, Reached
from coach.domain import metrics
from coach.domain.metric import Metric, Worst
from coach.domain.metrics import METRICS
from coach.domain.norms import AtMost
from coach.domain.stream import AnalysisUpdate, MetricReading, SessionKind
from coach.export.history import to_csv as history_csv
from coach.export.report_html import to_html
from coach.export.session_csv import to_csv
from coach.export.session_json import to_json
from coach.export.timeline_svg import timeline_svg
from coach.gui.live.gauges import Gauges
from coach.gui.progress.goals_view import GoalsView
from coach.gui.progress.trends_view import TrendCard
from coach.insights.evidence import best_moment_s
from coach.insights.report import make_report
from coach.insights.sections import explanation, headings
from coach.insights.session_view import SessionView
from coach.insights.trends import trends
from coach.pipeline import make_session
from coach.replay.take_comparison import compare_figures
from coach.store.session_store import Store

BREATH = Metric(
    key="breath_ml",
    label="Breath",
    name="breath",
    unit="ml",
    meaning="how much air a phrase takes; up to {high:g} is easy",
    range=AtMost(5.0),
    least_change=0.1,
    more="More breath",
    less="Less breath",
    window_s=2.0,
    worst=Worst.LEAST,
    short="breath",
    axis=(0.0, 10.0),
    gauge="breath {value} ml",
    tile="Breath",
    when_high="short of breath",
)


class Breath:
    """Counts the seconds."""

    metric = BREATH

    def __init__(self) -> None:
        self._seconds = 0

    def push(self, step: Step) -> MetricReading | None:
        self._seconds += step.on_the_second
        return MetricReading(self.metric.key, step.recent.until_s, float(self._seconds))

    def result(self) -> float:
        return float(self._seconds)


@pytest.fixture
def breathed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(METRICS, BREATH.key, BREATH)
    monkeypatch.setattr(delivery_meter, "METERS", (*delivery_meter.METERS, Breath))


def test_a_metric_added_in_one_place_is_found_everywhere(
    breathed: None, talk_file, store: Store, qtbot
):
    session = make_session(FileSource(talk_file), None, SessionKind.FILE, store)
    told = f"{session.metrics[BREATH.key]:.1f} ml"
    report = make_report(session)
    tile = next(figure for figure in report.figures if figure.name == "Breath")
    assert tile.value == told and tile.meaning.endswith("up to 5 is easy")
    assert "Breath" in [one.name for one in report.tiles]
    assert told in to_html(report) and ">breath<" in timeline_svg(SessionView(session))
    found = json.loads(to_json([SessionView(session)], as_array=False))
    assert found["metrics"][BREATH.key] == session.metrics[BREATH.key]
    assert found["readings"][BREATH.key]["values"]
    assert "breath_ml" in to_csv(SessionView(session)).decode().splitlines()[0].split(",")
    assert best_moment_s(session, BREATH.key) == 0.0
    assert "Breath" in headings() and "breath in ml" in explanation()
    view = SessionView(replace(session, plan="start 0:02, end 1"))
    sections = json.loads(to_json([view], as_array=False))["sections"]
    assert sections and sections[0]["breath"] == pytest.approx(1.5, abs=0.5)
    assert "Breath" in [one.metric.title for one in compare_figures(view, view)]

    listed = store.library.overviews()
    assert "breath_ml" in history_csv(listed).decode().splitlines()[0].split(",")
    longer = replace(listed[0], speech_s=60.0)
    card = TrendCard(BREATH)
    qtbot.addWidget(card)
    ((trend,),) = [
        [line for line in one.lines if line.metric is BREATH] for one in trends([longer])
    ]
    card.show_trend(trend)
    assert card.latest.text() == told and card.note.whole == "good: at most 5"

    gauges = Gauges()
    qtbot.addWidget(gauges)
    gauges.show_update(AnalysisUpdate(1.0, -20.0, 0.0, metrics=(_reading(4.04),)))
    assert "breath 4.0 ml" in gauges.text()
    assert "up to 5 is easy" in gauges.gauges[BREATH.key].toolTip()

    goal = Goal(key=BREATH.key, high=5.0)
    exercise = replace(exercises()["full-stop"], goals=(goal,))
    outcome = Outcome(exercise, True, 120.0, (Reached(goal, 4.0),))
    assert outcome.lines == ("breath 4.0 ml (goal: at most 5)",)
    goals = GoalsView("")
    qtbot.addWidget(goals)
    assert goals.metrics.findData(BREATH.key) >= 0
    aim = Aim(BREATH.key, 1, session.started_at, most=5.0)
    assert aim.words == "Breath at most 5 ml, once"


def _reading(value: float) -> MetricReading:
    return MetricReading(BREATH.key, 1.0, value)


def test_every_metric_has_the_texts_and_scales_that_it_needs():
    for one in METRICS.values():
        assert one.meaning and METRICS[one.key] is one
        if one in metrics.compared():
            assert one.name
        if one in metrics.drawn():
            assert one.short and one.axis[0] < one.axis[1] and one.window_s
        if one.gauge:
            assert one.gauge_axis or one.axis
        assert bool(one.more) == bool(one.less)
        if one.tile:
            assert one.range and (one.when_low or one.when_high)
        assert one.explained and "{" not in one.explained
