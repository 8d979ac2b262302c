"""A practice in the real window: how late readings are painted, and how much CPU it takes."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.domain.stream import AnalysisUpdate
from coach.gui.live.hero import Hero
from coach.gui.live.live_view import LiveView
from coach.gui.live.ribbon import LiveTimeline
from tests.benchmarks.figure import Figure

_SETTLE_S = 3.0


class _Latency:
    """Time from a block's arrival to the end of the paint that shows its reading."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._waiting: dict[type, float] = {}
        self._painted: dict[type, int] = {}
        self._watch(Hero)
        self._watch(LiveTimeline)
        shown = LiveView.show_update

        def show_update(view: LiveView, update: AnalysisUpdate) -> None:
            shown(view, update)
            if update.emotions:
                self._waiting = dict.fromkeys((Hero, LiveTimeline), update.received_s)

        LiveView.show_update = show_update

    def _watch(self, widget: type) -> None:
        paint = widget.paintEvent

        def paint_event(one, event) -> None:
            paint(one, event)
            received_s = self._waiting.pop(widget, None)
            if received_s is not None and not self._waiting:
                self.seconds.append(time.monotonic() - received_s)

        widget.paintEvent = paint_event


def measure(seconds: float) -> list[Figure]:
    """Practise with the sample talk for `seconds` in the default window."""
    application = QApplication.instance() or QApplication([])
    latency = _Latency()
    window = app.make_window()
    window.show()
    _wait(1.0)
    window.practice.start(None)
    _wait(_SETTLE_S)
    latency.seconds.clear()
    cpu_s, wall_s = time.process_time(), time.monotonic()
    _wait(seconds)
    cpu_s, wall_s = time.process_time() - cpu_s, time.monotonic() - wall_s
    window.close()
    application.processEvents()
    late_ms = np.array(latency.seconds) * 1000
    return [
        Figure("block to painted, median", float(np.median(late_ms)), "ms"),
        Figure("block to painted, p99", float(np.percentile(late_ms, 99)), "ms", "<= 45"),
        Figure("block to painted, worst", float(late_ms.max()), "ms"),
        Figure("block to painted, readings", float(len(late_ms)), ""),
        Figure("live CPU of one core", 100 * cpu_s / wall_s, "%", "<= 15"),
    ]


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
