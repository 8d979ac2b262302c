"""A practice in the real window: how late readings are painted, and how much CPU it takes.

Also while it is paused, and where nobody speaks.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach import app
from coach.common import paths
from coach.domain.stream import AnalysisUpdate
from coach.gui.live.hero import Hero
from coach.gui.live.live_view import LiveView
from coach.gui.live.ribbon import LiveTimeline
from coach.gui.main_window import MainWindow
from tests.benchmarks.figure import Figure

_SETTLE_S = 3.0
#: Length and rate of the silence, a faint hiss.
_HISS_S, _RATE_HZ = 60, 48_000


class _Latency:
    """Time from a block's arrival to the end of the paint that shows its reading."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        #: From the beginning of the speech to the paint of the first reading; None before it.
        self.first_s: float | None = None
        self._since_s = 0.0
        self._waiting: dict[type, float] = {}
        self._painted: dict[type, int] = {}
        self._watch(Hero)
        self._watch(LiveTimeline)
        shown = LiveView.show_update

        def show_update(view: LiveView, update: AnalysisUpdate) -> None:
            shown(view, update)
            if update.emotions:
                self._waiting = dict.fromkeys((Hero, LiveTimeline), update.received_s)
                spoken_s = update.until_s - (update.speaking_since_s or update.until_s)
                self._since_s = update.received_s - spoken_s

        LiveView.show_update = show_update

    def _watch(self, widget: type) -> None:
        paint = widget.paintEvent

        def paint_event(one, event) -> None:
            paint(one, event)
            received_s = self._waiting.pop(widget, None)
            if received_s is not None and not self._waiting:
                now_s = time.monotonic()
                self.seconds.append(now_s - received_s)
                self.first_s = self.first_s or now_s - self._since_s

        widget.paintEvent = paint_event


class _Timed(MainWindow):
    """The window; notes how long each of its frames takes."""

    frames_s: ClassVar[list[float]] = []

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        began_s = time.perf_counter()
        done = super().event(event)
        self.frames_s.append(time.perf_counter() - began_s)
        return done


def measure(seconds: float) -> list[Figure]:
    """Practise with the sample talk for `seconds` in the default window, pause, and be silent."""
    application = QApplication.instance() or QApplication([])
    latency = _Latency()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "MainWindow", _Timed)
        window = _practising()
    latency.seconds.clear()
    _Timed.frames_s.clear()
    live_share = _cpu_share(seconds)
    late_ms = np.array(latency.seconds) * 1000
    frames_ms = np.array(_Timed.frames_s) * 1000
    window.practice.live.toggle_pause()
    _wait(_SETTLE_S)
    paused_share = _cpu_share(seconds / 3)
    window.close()
    application.processEvents()
    return [
        Figure("first word to painted reading", latency.first_s or np.nan, "s", "<= 1.2"),
        Figure("block to painted, median", float(np.median(late_ms)), "ms"),
        Figure("block to painted, p99", float(np.percentile(late_ms, 99)), "ms", "<= 25"),
        Figure("block to painted, worst", float(late_ms.max()), "ms"),
        Figure("block to painted, readings", float(len(late_ms)), ""),
        Figure("live, frame, p99", float(np.percentile(frames_ms, 99)), "ms", "<= 8"),
        Figure("live, frame, worst", float(frames_ms.max()), "ms", "<= 50"),
        Figure("live CPU of one core", 100 * live_share, "%", "<= 8"),
        Figure("the same, paused", 100 * paused_share, "%", "<= 3"),
        Figure("the same, in silence", 100 * _silent_share(seconds / 3), "%", "<= 3"),
    ]


def _practising() -> MainWindow:
    """Return a window in which a practice has settled."""
    window = app.make_window()
    window.show()
    _wait(1.0)
    window.practice.start(None)
    _wait(_SETTLE_S)
    return window


def _silent_share(seconds: float) -> float:
    """Return the share of a core that a practice takes where nobody speaks."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        hiss = np.random.default_rng(0).normal(0, 3, round(_HISS_S * _RATE_HZ))
        path = Path(folder) / "silence.wav"
        soundfile.write(path, np.rint(hiss).astype(np.int16), _RATE_HZ)
        patch.setattr(paths, "sample_talk", lambda: path)
        window = _practising()
        share = _cpu_share(min(seconds, _HISS_S - 2 * _SETTLE_S))
        window.close()
        QApplication.processEvents()
    return share


def _cpu_share(seconds: float) -> float:
    """Return the share of a core that this process takes for so long."""
    cpu_s, wall_s = time.process_time(), time.monotonic()
    _wait(seconds)
    return (time.process_time() - cpu_s) / (time.monotonic() - wall_s)


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
