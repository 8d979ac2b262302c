"""The microphones: listing them, and listening to the chosen one for its level."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from coach.audio import devices
from coach.audio.devices import InputDevice
from coach.audio.microphone import MicrophoneSource
from coach.audio.microphone_names import offered
from coach.coaching.microphone_check import MicrophoneCheck
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.gui.live.listener import Listener
from coach.gui.live.microphone_choice import MicrophoneChoice
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context

_log = logging.getLogger(__name__)
#: A practice starts after this long even if the microphone isn't free, to report why.
_FREE_WITHIN_MS = 3_000


class Microphones(QObject):
    """Lists the microphones for the pages that offer them, and listens to the chosen one.

    It listens while such a page can be seen and nothing is recorded; nothing is saved. A device
    that can't be opened is reported once, on the page, and left alone until something changes.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: list[MicrophoneChoice] = []
        self._found: dict[str, InputDevice] = {}
        self._listed = self._closed = False
        self._listener: Listener | None = None
        self._device: InputDevice | None = None
        self._refused: InputDevice | None = None
        self._when_free: list[Callable[[], None]] = []

    def serve(self, choice: MicrophoneChoice) -> None:
        """List microphones on a page, and show the level of the chosen one while it is shown."""
        self._choices.append(choice)
        choice.destroyed.connect(lambda: self._choices.remove(choice))
        choice.refresh_asked.connect(lambda: self.look(again=True))
        choice.chosen.connect(self._keep)
        choice.changed.connect(self._change)
        if self._listed:
            choice.show_devices(self._found, self._context.settings.device)

    def look(self, again: bool = False) -> None:
        """List the microphones; with `again`, notice any plugged in or out since the last time."""
        self._listed = False
        for choice in self._choices:
            choice.look()
        self.when_free(lambda: self._look(again))

    def _look(self, again: bool) -> None:
        def look() -> dict[str, InputDevice]:
            if again:
                devices.refresh()
            return offered(devices.input_devices())

        def fail(error: Exception) -> None:
            self._show({})
            self._context.banner.fail(error)

        run_in_background(look, self._show, fail)

    def _show(self, found: dict[str, InputDevice]) -> None:
        self._found, self._listed, self._refused = found, True, None
        for choice in self._choices:
            choice.show_devices(found, self._context.settings.device)
        self.listen()

    def _keep(self, device: InputDevice | None) -> None:
        """Store the user's choice, and show it wherever else microphones are offered."""
        if device is None:
            return
        self._context.change_settings(device=device.name)
        for choice in self._choices:
            choice.choose(device.name)

    def _change(self) -> None:
        self._refused = None
        self.listen()

    # --- listening ---

    def listen(self) -> None:
        """Listen to the chosen microphone if it may be, and stop if it may not."""
        shown = self._shown
        may = shown is not None and self._listed and not (self._closed or self._context.is_busy())
        wanted = shown.device if shown is not None and may else None
        if self._listener is not None:
            if wanted != self._device or self._when_free:
                self._device = None  # whatever still comes is of another
                self._listener.stop()
        elif wanted is not None and wanted != self._refused and shown is not None:
            shown.say(tr("Opening the microphone…"))
            self._begin(wanted)

    @property
    def _shown(self) -> MicrophoneChoice | None:
        return next((one for one in self._choices if one.is_shown), None)

    def _begin(self, device: InputDevice) -> None:
        listener, check = Listener(MicrophoneSource(device, wait_s=0)), MicrophoneCheck()

        def show(level_dbfs: float, is_clipped: bool) -> None:
            check.push(time.monotonic(), level_dbfs, is_clipped)
            shown = self._shown
            if shown is not None and self._device == device:
                shown.show_level(level_dbfs, check.words)

        def fail(error: Exception) -> None:
            _log.info("Not listening to %r: %s", device.name, error)
            shown = self._shown
            if shown is not None and self._device == device:
                self._refused = device
                shown.level.reset()
                problem = error.title if isinstance(error, CoachError) else str(error)
                shown.say(tr("{problem}. Choose another, or look again.", problem=problem))

        def end() -> None:
            if self._listener is listener:
                self._listener = None
                self._go_on()

        listener.heard.connect(show)
        listener.failed.connect(fail)
        listener.ended.connect(end)
        self._listener, self._device = listener, device
        listener.start()

    def when_free(self, act: Callable[[], None]) -> None:
        """Stop listening, and act as soon as the microphone is free for somebody else."""
        listener = self._listener
        if listener is None:
            act()
            return

        def give_up() -> None:
            if self._listener is listener:  # the sound system hangs
                self._listener = None
                self._go_on()

        self._when_free.append(act)
        self.listen()
        QTimer.singleShot(_FREE_WITHIN_MS, self, give_up)

    def _go_on(self) -> None:
        waiting, self._when_free = self._when_free, []
        for act in waiting:
            act()
        self.listen()

    def close(self) -> None:
        """Stop listening for good, and wait for a moment until the microphone is free."""
        self._closed = True
        self._when_free.clear()
        if self._listener is not None:
            self._listener.close()
            self._listener = None
