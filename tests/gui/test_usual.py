"""The learner's usual: shown, forgotten, switched off, and compared with while they speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from coach.domain.session import Purpose
from coach.domain.stream import (
    AnalysisUpdate,
    EmotionReading,
    SessionKind,
    SpeechSegment,
    Task,
    VoiceProfile,
)
from coach.gui.main_window import MainWindow
from tests.keeping import keep


def keep_practices(window: MainWindow, session, count: int, energy: float = 30.0) -> None:
    said = (SpeechSegment(0.0, 60.0, None, None),)
    voice = VoiceProfile(window.context.card.sha256, np.zeros(288, np.float32), 120)
    for _ in range(count):
        own = replace(session, kind=SessionKind.LIVE, voice=voice, segments=said, duration_s=60.0,
                      metrics=session.metrics | {"energy_percent": energy})  # fmt: skip
        keep(window.context.store, own)


def test_the_usual_is_shown_forgotten_and_switched_off(window: MainWindow, qtbot, session):
    page, group = window.settings, window.settings.usual
    window.go_to(page)
    qtbot.waitUntil(lambda: group.known.text().startswith("Nothing is known"))
    keep_practices(window, session, 3)
    window.go_to(page)
    qtbot.waitUntil(lambda: "3 practices, 1.5 minutes" in group.known.text())
    assert "energy 30%" in group.known.text()
    purpose = window.practice.next.purpose(SessionKind.LIVE)
    assert purpose.usual_since < datetime(2000, 1, 1, tzinfo=UTC)
    group.forget.click()
    qtbot.waitUntil(lambda: group.known.text().startswith("Nothing is known"))
    assert window.practice.next.purpose(SessionKind.LIVE).usual_since.year > 2000
    group.usual.click()
    qtbot.waitUntil(lambda: "alike" in group.known.text())
    assert not group.forget.isEnabled()
    assert window.practice.next.purpose(SessionKind.LIVE).usual_since is None
    assert window.practice.next.purpose(SessionKind.FILE) == Purpose()


def test_the_length_of_known_speech_depends_on_the_models_steps(window: MainWindow, qtbot, session):
    card = window.context.card
    window.context.card = replace(card, readings=replace(card.readings, hop_s=0.5))
    keep_practices(window, session, 3)
    window.go_to(window.settings)
    qtbot.waitUntil(lambda: "3 practices, 3.0 minutes" in window.settings.usual.known.text())


def test_energy_is_compared_with_the_usual(window: MainWindow, qtbot, session):
    keep_practices(window, session, 3, energy=30.0)
    window.practice.prepare()
    live = window.practice.live
    live.begin("test", None, gauges=True)
    even = np.full(8, 0.02, np.float32)
    even[0] = 0.86
    live.show_update(AnalysisUpdate(2.0, -30.0, 1.0, (EmotionReading(1.0, 2.0, even, 0.8),)))
    assert live.meter.energy == "energy high"  # a stranger has no usual
    window.practice._look_up_usual(datetime(1970, 1, 1, tzinfo=UTC), Task.TALK)
    qtbot.waitUntil(lambda: live.meter.usual_energy is not None)
    assert live.meter.energy == "energy high, more than usual"
    live.show_update(AnalysisUpdate(3.0, -30.0, 1.0, (EmotionReading(2.0, 3.0, even, 0.25),)))
    assert live.meter.energy == "energy medium"
    live.show_update(AnalysisUpdate(4.0, -30.0, 1.0, (EmotionReading(3.0, 4.0, even, 0.05),)))
    assert live.meter.energy == "energy low, less than usual"
    live.begin("again", None, gauges=True)
    assert live.meter.usual_energy is None
