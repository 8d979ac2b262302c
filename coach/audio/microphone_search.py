"""Look for a microphone to continue with after one was lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from coach.audio import devices
from coach.audio.capture import Capture
from coach.audio.devices import InputDevice
from coach.common.errors import CoachError

_log = logging.getLogger(__name__)

_EVERY_S = 0.5


class Search:
    """A search for a microphone; the constructor starts it.

    About twice a second it tries the device of that name, and then the system's default. It has
    a thread of its own, because a sound server that hangs blocks its callers.

    Parameters
    ----------
    name
        Preferred microphone.
    open_device
        Called in the search's thread; may raise CoachError.
    """

    def __init__(self, name: str, open_device: Callable[[InputDevice], Capture]) -> None:
        self._name = name
        self._open = open_device
        self._found: Capture | None = None
        #: Errors of the last try; only new ones are logged.
        self._refused: set[str] = set()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._search, name="search", daemon=True)
        self._thread.start()

    def take(self) -> Capture | None:
        """Return the microphone that was opened, if any, and hand it over to the caller."""
        with self._lock:
            found, self._found = self._found, None
        return found

    def stop(self) -> None:
        """End the search, and close a microphone that was opened and not taken."""
        self._over.set()
        devices.wait_for(self._thread)
        self._close(self.take())

    def _search(self) -> None:
        while not self._over.is_set():
            found = None
            try:
                found = self._try()
            except Exception:  # a bug must not end the search
                _log.exception("Looking for a microphone failed.")
            if found is not None:
                with self._lock:
                    self._found = found
                if self._over.is_set():  # `stop` may have looked too early to close it
                    self._close(self.take())
                return
            self._over.wait(_EVERY_S)

    def _try(self) -> Capture | None:
        before, self._refused = self._refused, set()
        try:
            devices.refresh()
            found = devices.input_devices()
        except CoachError as error:
            self._note(error, before)
            return None
        named = [device for device in found if device.name == self._name]
        for device in [*named, *(d for d in found if d.is_default and d not in named)]:
            try:
                return self._open(device)
            except CoachError as error:
                self._note(error, before)
        return None

    def _note(self, error: CoachError, before: set[str]) -> None:
        self._refused.add(str(error))
        if str(error) not in before:
            _log.info("Not to go on with: %s", error)

    @staticmethod
    def _close(capture: Capture | None) -> None:
        if capture is not None:
            capture.close()
