"""The microphones of the start view: listing them, and checking one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach.audio import devices
from coach.audio.devices import InputDevice
from coach.audio.microphone import MicrophoneSource
from coach.gui.live.start_view import StartView
from coach.gui.shared.background import LevelThread, run_in_background
from coach.gui.shared.context import Context


class Microphones(QObject):
    """Lists and checks microphones for the start view, which shows the results."""

    def __init__(self, context: Context, view: StartView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._thread: LevelThread | None = None
        view.check_asked.connect(self._check)
        view.refresh_asked.connect(lambda: self.look(again=True))

    def look(self, again: bool = False) -> None:
        """List the microphones; with `again`, notice any plugged in or out since the last time."""
        self.stop_check()
        self._view.looking()

        def look() -> list[InputDevice]:
            if again:
                devices.refresh()
            return devices.input_devices()

        def fail(error: Exception) -> None:
            self._view.show_devices([], None)
            self._context.banner.fail(error)

        wanted = self._context.settings.device
        run_in_background(look, lambda found: self._view.show_devices(found, wanted), fail)

    def _check(self, device: InputDevice | None) -> None:
        """Listen for some seconds and store nothing."""
        if device is None or self._thread is not None or self._context.is_busy():
            return
        self._view.checking(True)
        self._thread = LevelThread(MicrophoneSource(device, wait_s=0), self)
        self._thread.level.connect(self._view.show_level)
        self._thread.failed.connect(self._context.banner.fail)
        self._thread.finished.connect(self._checked)
        self._thread.start()

    def stop_check(self) -> None:
        """End the check, and wait until the microphone is free."""
        if self._thread is not None:
            self._thread.source.stop()
            self._thread.wait()

    def _checked(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        self._view.checking(False)
