"""The live view: what it shows while somebody speaks."""

from __future__ import annotations

import numpy as np

from coach.audio.sources import SAMPLE_TALK
from coach.coaching.exercises import find
from coach.coaching.plan import read_plan
from coach.domain.settings import Focus
from coach.domain.stream import AnalysisUpdate, EmotionReading, MetricReading, Notice
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage


def states(probabilities: np.ndarray | None, since_s: float | None, until_s: float):
    emotions = ()
    if probabilities is not None:
        emotions = (EmotionReading(until_s - 1, until_s, probabilities),)
    return AnalysisUpdate(until_s, -30.0, since_s, emotions)


def test_sure_unsure_listening_and_silence_are_separate_states(window: MainWindow, qtbot):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)
    live.show_update(states(None, None, 1.0))
    assert live.meter.word == "no speech"
    live.show_update(states(None, 1.0, 1.5))
    assert live.meter.word == "listening"
    sure = np.full(8, 0.02, np.float32)
    sure[5] = 0.86
    live.show_update(states(sure, 1.0, 2.0))
    assert live.meter.word == "tense"
    assert live.meter.corpus_label == "(fearful)"
    assert live.meter.sure == "fairly sure, 86%"
    live.show_update(states(None, None, 3.0))  # a breath
    assert live.meter.word == "tense"
    live.show_update(states(np.full(8, 0.125, np.float32), 3.0, 3.25))
    # "Not sure" would be read as a verdict on the speaker.
    assert live.meter.word == "listening" and live.meter.line.startswith("perhaps ")
    assert live.glance.word == "listening" and live.glance.colour is None
    live.show_update(states(None, None, 6.0))
    assert live.meter.word == "no speech"


def test_a_sound_unlike_any_voice_is_unfamiliar_and_has_no_figures(window: MainWindow, qtbot):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)
    even = np.full(8, 0.125, np.float32)
    reading = EmotionReading(0.0, 3.0, even, unlike=0.5)
    live.show_update(AnalysisUpdate(3.0, -30.0, 1.0, (reading,)))
    assert (live.meter.word, live.meter.sure) == (
        "listening",
        "unlike any voice the model learned from",
    )
    assert live.meter.energy == ""
    live.show_update(states(even, 1.0, 3.25))
    assert live.meter.line == "perhaps even (neutral), 12%"


def hurried(until_s: float) -> AnalysisUpdate:
    reading = MetricReading("pace_10s_syllables_per_s", until_s - 0.7, 5.04)
    spoken = ((0.5, until_s),)
    return AnalysisUpdate(until_s, -30.0, 0.5, metrics=(reading,), unsettled_s=spoken)


def test_a_cue_appears_when_a_habit_lasts_and_goes_again(window: MainWindow, qtbot):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)
    for second in range(1, 4):
        live.show_update(hurried(float(second)))
        assert live.cue.word == ""
    live.show_update(hurried(4.0))
    assert live.cue.word == "slower"
    assert "pace 5.0 syll/s" in live.gauges.text()
    qtbot.waitUntil(lambda: live.cue.graphicsEffect().opacity() == 1, timeout=2_000)
    live.show_update(hurried(8.5))
    assert live.cue.word == "" and live.cue.text == "slower"  # while it fades
    qtbot.waitUntil(lambda: live.cue.text == "", timeout=2_000)


def test_the_focus_can_be_changed_while_speaking_and_is_saved(window: MainWindow):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", None, gauges=False)
    assert not live.gauges.isVisibleTo(live)
    for second in range(1, 30):
        live.show_update(hurried(float(second)))
        assert live.cue.word == ""  # no focus, no cues
    live.controls.focus.setCurrentIndex(live.controls.focus.findData(Focus.PAUSES))
    live.controls.focus.activated.emit(live.controls.focus.currentIndex())
    assert window.context.settings.focus == Focus.PAUSES
    live.show_update(hurried(31.0))
    assert live.cue.word == "pause"


def test_a_microphone_that_sends_only_zeros_is_mentioned(window: MainWindow):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)
    for until_s in (0.5, 2.0, 3.5):
        live.show_update(AnalysisUpdate(until_s, -100.0))
    assert "only silence" in live.cue.message
    live.show_update(AnalysisUpdate(4.0, -60.0))
    assert "only silence" not in live.cue.message
    # While there was no microphone, nobody could be heard.
    gap = AnalysisUpdate(34.0, -100.0, dropped_samples=30 * 48_000, missing_s=(4.0, 34.0))
    live.show_update(gap)
    assert "only silence" not in live.cue.message
    assert "crossed: sound missing" in live.note.text()


def test_while_there_is_no_microphone_nothing_looks_like_recording(window: MainWindow, qtbot):
    """Earlier sound is still being analysed, and must not switch the light on again."""
    practice = window.practice
    practice.start(None)
    live = practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    practice.toggle_mini()
    practice.toggle_stage()
    glances = (practice.glances.mini, practice.glances.stage)
    practice.noticed.emit(Notice("Microphone lost", "It went away.", "Wait.", waiting=True))
    before = live.bar.clock.text()
    qtbot.waitUntil(lambda: live.bar.clock.text() > before, timeout=5_000)
    assert window.context.banner.text == "Microphone lost. It went away. Wait."
    assert not live.bar.light.on and live.cue.word == ""
    assert live.bar.state.whole == live.meter.word == "No microphone"
    assert live.cue.message == "nothing is recorded"
    assert [one.glance.word for one in glances] == ["No microphone"] * 2
    live.toggle_pause()
    live.toggle_pause()
    assert not live.bar.light.on and "No microphone" in live.bar.state.whole
    practice.noticed.emit(Notice("Microphone back", "Continuing with 'it'."))
    assert live.bar.light.on and live.bar.state.whole == SAMPLE_TALK
    assert "No microphone" not in [one.glance.word for one in glances]
    practice.finish()
    practice.noticed.emit(Notice("Microphone lost", "It went away.", waiting=True))
    assert live.bar.state.whole == "Saving…"
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)


def test_a_loud_room_or_voice_is_mentioned(window: MainWindow):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)

    def told(until_s: float, above_noise_db: float, clipping: bool = False) -> str:
        reading = MetricReading("speech_to_noise_db", until_s, above_noise_db)
        live.show_update(AnalysisUpdate(until_s, -30.0, metrics=(reading,), clipping=clipping))
        return live.cue.message

    assert told(6.0, 24.0) == ""
    assert "room is loud" in told(7.0, 6.0)
    assert "move back" in told(8.0, 24.0, clipping=True)
    assert "move back" in told(12.0, 24.0)
    assert told(17.0, 24.0) == ""


def test_a_forgotten_practice_asks_and_then_pauses(window: MainWindow, qtbot):
    window.practice.prepare()
    live = window.practice.live
    asked: list[bool] = []
    live.pause_asked.disconnect()
    live.pause_asked.connect(asked.append)
    live.begin("test", Focus.PACE, gauges=True)
    live.show_update(states(None, 1.0, 10.0))
    for until_s, question in ((129.0, False), (130.0, True), (309.0, True)):
        live.show_update(states(None, None, until_s))
        assert ("Still there?" in live.cue.message) == question and asked == []
    live.show_update(states(None, None, 310.0))
    assert asked == [True] and "Nobody has spoken for five minutes" in live.cue.message
    live.show_update(states(None, None, 310.25))  # what was on its way
    assert asked == [True]
    live.toggle_pause()
    assert asked == [True, False]
    for until_s in (320.0, 425.0):  # the silence before doesn't count
        live.show_update(states(None, None, until_s))
        assert "Still there?" not in live.cue.message
    live.show_update(states(None, 426.0, 440.0))
    live.show_update(states(None, None, 559.0))
    assert "Still there?" not in live.cue.message


def test_pausing_is_seen_from_afar(window: MainWindow):
    window.practice.prepare()
    live = window.practice.live
    live.pause_asked.disconnect()
    live.begin("test", Focus.PACE, gauges=True)
    live.show_update(hurried(1.0))
    live.toggle_pause()
    assert live.bar.state.whole == live.meter.word == live.glance.word == "Paused"
    assert live.cue.text == "nothing is recorded" and "pace – syll/s" in live.gauges.text()
    live.show_update(hurried(1.25))  # what was on its way
    assert live.meter.word == "Paused" and "pace – syll/s" in live.gauges.text()
    live.toggle_pause()
    assert live.meter.word == "listening" and live.cue.message == ""


def test_a_cue_comes_before_a_warning_and_stands_in_the_ring_without_a_model(window: MainWindow):
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", Focus.PACE, gauges=True)
    for second in range(1, 5):
        live.show_update(hurried(float(second)))
    live.cue.show_message("The room is loud")
    assert live.cue.text == "slower"
    live.show_no_model()
    assert live.meter.word == live.glance.word == "slower" and live.cue.text == "The room is loud"


def test_an_exercise_begins_without_the_tones(window: MainWindow):
    live = window.practice.prepare()
    live.resize(1280, 720)
    live.begin("test", None, gauges=True)
    live.controls.tones_button.setChecked(True)
    assert live.tones.isVisibleTo(live)
    live.begin("test", None, gauges=True, task=find("full-stop"))
    assert not live.controls.tones_button.isChecked() and not live.tones.isVisibleTo(live)


def test_overtime_is_seen_on_the_stage_too(window: MainWindow):
    live = window.practice.prepare()
    live.begin("test", Focus.PACE, gauges=True, plan=read_plan("1"))
    live.show_update(states(None, 1.0, 59.0))
    assert (live.glance.clock, live.glance.is_over) == ("0:59", False)
    live.show_update(states(None, 1.0, 72.0))
    assert (live.glance.clock, live.glance.is_over) == ("+0:12", True)
    assert live.bar.clock.text() == "1:12"
    live.show_update(states(None, 1.0, 72.25))
    assert live._cues.in_overtime
