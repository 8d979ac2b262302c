"""Listening to a microphone for some seconds, to see whether it hears; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from coach.audio.devices import InputDevice
from coach.audio.microphone import MicrophoneSource
from coach.gui.widgets.start_view import StartView
from coach.gui.worker import LevelThread


class MicrophoneCheck(QObject):
    """view: shows the level and what came of it; fail: is told what went wrong."""

    def __init__(self, view: StartView, fail: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._fail = fail
        self._thread: LevelThread | None = None

    def start(self, device: InputDevice) -> None:
        if self._thread is not None:
            return
        self._view.checking(True)
        self._thread = LevelThread(MicrophoneSource(device, wait_s=0), self)
        self._thread.level.connect(self._view.show_level)
        self._thread.failed.connect(self._fail)
        self._thread.finished.connect(self._ended)
        self._thread.start()

    def stop(self) -> None:
        """End it, and wait until the microphone is free."""
        if self._thread is not None:
            self._thread.source.stop()
            self._thread.wait()

    def _ended(self) -> None:
        self._thread.deleteLater()
        self._thread = None
        self._view.checking(False)
