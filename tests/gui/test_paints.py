"""How often the live view is painted: what no machine changes."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject

from coach.domain.stream import AnalysisUpdate
from coach.gui.live.hero import Hero
from coach.gui.live.live_view import LiveView
from coach.gui.main_window import MainWindow
from coach.gui.shared.emotion_timeline_view import Timeline
from coach.gui.shared.level_meter import LevelMeter


class Paints(QObject):
    """Counts the paints of each kind of widget."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            self.counts[type(watched).__name__] += 1
        return False


def test_a_reading_paints_what_it_changes_once(
    window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
):
    updates: list[AnalysisUpdate] = []
    levels: list[float] = []
    shown, level_shown = LiveView.show_update, LiveView.show_level

    def show_update(view: LiveView, update: AnalysisUpdate) -> None:
        updates.append(update)
        shown(view, update)

    def show_level(view: LiveView, level_dbfs: float) -> None:
        levels.append(level_dbfs)
        level_shown(view, level_dbfs)

    monkeypatch.setattr(LiveView, "show_update", show_update)
    monkeypatch.setattr(LiveView, "show_level", show_level)
    window.practice.start(None)
    qtbot.waitUntil(lambda: len(updates) >= 8, timeout=10_000)
    live = window.practice.live
    paints = Paints()
    for widget in [*live.findChildren(Hero), *live.findChildren(LevelMeter)]:
        widget.installEventFilter(paints)
    for timeline in live.findChildren(Timeline):
        timeline.viewport().installEventFilter(paints)
    updates.clear()
    levels.clear()
    qtbot.waitUntil(lambda: len(updates) >= 12, timeout=10_000)
    told = len(updates)
    assert 0 < paints.counts["Hero"] <= told + 1
    assert 0 < paints.counts["LevelMeter"] <= len(levels) + 1
    painted = sum(paints.counts.values()) - paints.counts["Hero"] - paints.counts["LevelMeter"]
    assert 0 < painted <= told + 1  # the timeline
    assert len(levels) <= 25 * 0.25 * (told + 2)
    window.practice.finish()
