"""A microphone that may be lost and come back; the sound missing in between is a gap."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import cached_property

import numpy as np

from coach.audio import clock, devices
from coach.audio.arrivals import Arrivals
from coach.audio.capture import Capture
from coach.audio.devices import InputDevice
from coach.audio.microphone_names import microphone_name
from coach.audio.microphone_search import Search
from coach.audio.sources import RingSource
from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import GapKind, Notice

_log = logging.getLogger(__name__)

#: An idle PulseAudio source takes up to 2.1 s until its first callback.
_FIRST_BLOCK_WITHIN_S = 5.0
_STALLED_AFTER_S = 0.7
#: After this long without sound, the stream is closed and a device looked for. A stream that the
#: sound server moves to an idle source takes 2.1 s to resume by itself.
_LEFT_AFTER_S = 3.0
#: A gap found within this time after a stall was caused by it.
_STALL_EXPLAINS_S = 2.0
#: Shorter sleep isn't reliable: the two clocks that show it aren't read at quite the same time.
_SHORTEST_SLEEP_S = 1.0
#: If the watch hasn't run for this long, this process was stopped, not the microphone.
_STOPPED_S = 0.25
#: How long to wait for a lost microphone, and the longest gap after which a session continues.
WAIT_S = 600.0


def _tell_log(notice: Notice) -> None:
    _log.info("%s. %s %s", notice.title, notice.message, notice.hint)


class MicrophoneSource(RingSource):
    """A microphone through PortAudio, at a rate that is fixed for the session.

    If it is lost, the source looks for it, or else the system's default microphone, and the time
    in between becomes a gap. `blocks` raises CoachError if the microphone can't be opened at
    first, or none is found in time.

    Parameters
    ----------
    device
        Microphone to begin with.
    tell
        Called, in the thread that reads `blocks`, when sound is lost and when it resumes.
    wait_s
        How long to wait for a lost microphone, in seconds; with 0 its loss ends the sound at once.
    """

    def __init__(
        self,
        device: InputDevice,
        tell: Callable[[Notice], None] = _tell_log,
        wait_s: float = WAIT_S,
    ) -> None:
        super().__init__(device.name, duration_s=None)
        self._device = device
        self._tell = tell
        self._wait_s = wait_s
        self._capture: Capture | None = None
        self._search: Search | None = None
        self._arrivals: Arrivals[tuple[float, Int16]] = Arrivals()
        # Times by `clock`: of the last poll, and since when polls have come without a break.
        self._looked_s = self._looking_since_s = 0.0
        #: Time by `clock` at which the loss of sound was reported; None while sound comes in.
        self._waiting_since_s: float | None = None
        #: Time by `clock` at which the microphone was last known to be stalled.
        self._stalled_s = -np.inf
        self._asleep_s = 0.0
        # The session's time is `clock` less all pauses.
        self._paused_s = self._pause_began_s = 0.0
        self._last_sound_s = 0.0
        #: Whether the next block is the first from its capture.
        self._is_first = True
        self._what_happened = ""

    @cached_property  # writable, which mypy doesn't know
    def sample_rate_hz(self) -> int:  # type: ignore[override]
        """Rate of the session in Hz.

        The device is asked when it is first needed, which takes some milliseconds.

        Raises
        ------
        CoachError
            If PortAudio can't be loaded or hangs.
        """
        return devices.usable_rate_hz(self._device)

    def pause(self) -> None:
        """Stop taking sound; the session's clock stops too."""
        if not self._paused:
            self._pause_began_s = clock.now_s()
            self._paused = True

    def resume(self) -> None:
        """Take sound again."""
        if self._paused:
            self._paused_s += clock.now_s() - self._pause_began_s
            self._paused = False

    def close(self) -> None:
        """End the sound, close the microphone and give up looking for one."""
        super().close()
        self._leave()
        if self._search is not None:
            self._search.stop()
            self._search = None

    def _open(self) -> None:
        self._looked_s = self._looking_since_s = clock.now_s()
        self._asleep_s = clock.asleep_s()
        self._capture = Capture(self._device, self.sample_rate_hz, self._take)

    def _bring_in(self) -> None:
        self._leave()

    def _leave(self) -> None:
        """Close the open capture; blocks that were held back still go into the ring."""
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.close()
            self._put(self._arrivals.restart())

    # --- sound, in PortAudio's thread: no lock, no disk, no log ---

    def _take(self, capture: Capture, at_s: float, sound_s: float, samples: Int16) -> None:
        if capture is not self._capture or self._ended.is_set():
            return  # already abandoned, or not in use yet
        if self._paused:
            self._put(self._arrivals.restart())
            self._asleep_s = clock.asleep_s()
            return
        session_s = at_s - self._paused_s
        settled = self._arrivals.push(session_s, sound_s, (time.monotonic(), samples.copy()))
        if self._is_first and self._last_sound_s:  # `Arrivals` counts from this block on
            missing_s = max(0.0, session_s - sound_s - self._last_sound_s)
            settled = [(missing_s, block) for _, block in settled]
            self._stalled_s = at_s
        self._put(settled)
        self._is_first = False
        self._last_sound_s = session_s

    def _put(self, settled: list[tuple[float, tuple[float, Int16]]]) -> None:
        for missing_s, (received_s, samples) in settled:
            if missing_s > WAIT_S:
                self._fail(
                    tr("Practice ended"),
                    tr("No sound came for %n minute(s).", "", round(missing_s / 60)),
                    tr("The recording up to then is saved; start again to continue."),
                )
                return
            if missing_s:
                self._ring.lose(round(missing_s * self.sample_rate_hz), self._kind(missing_s))
            self._ring.write(samples, received_s)

    def _kind(self, missing_s: float) -> GapKind:
        """Return the likely reason that this much sound is missing now."""
        asleep_s = clock.asleep_s()
        slept_s, self._asleep_s = asleep_s - self._asleep_s, asleep_s
        if slept_s > max(_SHORTEST_SLEEP_S, missing_s / 2):
            return GapKind.SLEEP
        if clock.now_s() - self._stalled_s < _STALL_EXPLAINS_S:
            return GapKind.DEVICE
        return GapKind.OVERRUN

    def _fail(self, title: str, message: str, hint: str) -> None:
        """End the sound with this error, raised once everything before it has been read."""
        self._failure = CoachError(title, message, hint)
        self._ended.set()

    # --- the watch, in the thread that reads ---

    def _watch(self) -> None:
        now_s = clock.now_s()
        if now_s - self._looked_s > _STOPPED_S:
            self._looking_since_s = now_s
        self._looked_s = now_s
        if self._capture is not None:
            self._watch_capture(self._capture, now_s)
        elif self._search is not None and (found := self._search.take()) is not None:
            self._search = None
            self._is_first = True
            self._capture = found  # last: from now on its sound is taken
        if self._waiting_since_s is None:
            return
        self._stalled_s = now_s
        if now_s - self._waiting_since_s > self._wait_s:
            self._fail(
                tr("Microphone lost"),
                self._what_happened,
                tr("Plug it in again or choose another one; the recording so far is saved."),
            )

    def _watch_capture(self, capture: Capture, now_s: float) -> None:
        heard = capture.heard_s is not None
        silent_s = now_s - max(capture.heard_s or capture.opened_s, self._looking_since_s)
        gone = capture.gone.is_set()
        if not gone and silent_s < (_STALLED_AFTER_S if heard else _FIRST_BLOCK_WITHIN_S):
            if heard and self._waiting_since_s is not None:
                self._tell_going_on(capture)
            return
        if self._waiting_since_s is None:
            self._tell_lost(gone, now_s)
        if self._wait_s and (gone or silent_s > _LEFT_AFTER_S):
            self._leave()
            self._search = Search(self.name, self._open_another)

    def _open_another(self, device: InputDevice) -> Capture:
        return Capture(device, self.sample_rate_hz, self._take)

    def _tell_lost(self, gone: bool, now_s: float) -> None:
        name = microphone_name(self.name)
        self._what_happened = (
            tr("{name!r} was disconnected.", name=name)
            if gone
            else tr("{name!r} stopped sending sound.", name=name)
        )
        self._waiting_since_s = now_s
        if self._wait_s:
            self._tell(
                Notice(
                    tr("Microphone lost"),
                    " ".join((self._what_happened, tr("The recording so far is saved."))),
                    tr(
                        "Plug it in again, or finish. If you connect another microphone, "
                        "the recording continues with that."
                    ),
                    waiting=True,
                )
            )

    def _tell_going_on(self, capture: Capture) -> None:
        self._waiting_since_s = None
        same = capture.name == self.name
        title = tr("Microphone back") if same else tr("Another microphone")
        name = microphone_name(capture.name)
        self._tell(Notice(title, tr("Continuing with {name!r}.", name=name)))
