"""Playback of a recording, whose position the window follows."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.audio.player import Loop, Player, SilentPlayer, SoundPlayer
from coach.common.errors import CoachError
from coach.gui.shared.dialog_watch import DialogWatch
from coach.gui.shared.messages import Banner
from coach.store.recording import Recording

_FRAME_MS = 16
#: Within this distance of the end, playing starts again from the beginning.
_AT_END_S = 0.05


class Playback(QObject):
    """Plays one recording; without a loudspeaker, the position advances in silence.

    It pauses when a dialog opens over the window that the banner is in.

    Attributes
    ----------
    moved
        Emits the position in seconds of the recording.
    toggled
        Emits True when it starts to play, False when it stops.
    """

    moved = Signal(float)
    toggled = Signal(bool)

    def __init__(self, recording: Recording, duration_s: float, banner: Banner) -> None:
        super().__init__()
        self._recording = recording
        self._duration_s = duration_s
        self._banner = banner
        self._player: Player | None = None
        self._speed = 1.0
        self._loop: Loop | None = None
        self._gain = 1.0
        self.position_s = 0.0
        self._timer = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._follow)
        DialogWatch(banner.window(), self).opened.connect(self.pause)

    @property
    def playing(self) -> bool:
        return self._player is not None and self._player.playing

    @property
    def speed(self) -> float:
        return self._speed

    def set_speed(self, speed: float) -> None:
        self._speed = speed
        if self._player is not None:
            self._player.speed = speed

    def set_loop(self, loop: Loop | None) -> None:
        self._loop = loop
        if self._player is not None:
            self._player.loop = loop

    def set_gain(self, gain: float) -> None:
        """Set the factor of the samples."""
        self._gain = gain
        if self._player is not None:
            self._player.gain = gain

    def toggle(self) -> None:
        """Pause, or else play on; at the end, play from the start."""
        if self.playing:
            self.pause()
        else:
            at_end = self.position_s >= self._duration_s - _AT_END_S
            self.play_from(0.0 if at_end else self.position_s)

    def play_from(self, time_s: float) -> None:
        try:
            player = self._player
            if player is None:
                recording = self._recording
                player = self._use(SoundPlayer(recording.samples, recording.sample_rate_hz))
            player.play(time_s)
        except CoachError as error:
            self._banner.fail(error)
            if self._player is not None:
                self._player.close()
            self._use(SilentPlayer(self._duration_s)).play(time_s)
        self._timer.start()
        self._move(time_s)
        self.toggled.emit(True)

    def _use(self, player: Player) -> Player:
        player.speed, player.loop, player.gain = self._speed, self._loop, self._gain
        self._player = player
        return player

    def seek(self, time_s: float) -> None:
        """Move to a time, limited to the recording; if it is playing, it continues there."""
        time_s = float(np.clip(time_s, 0.0, self._duration_s))
        if self.playing:
            self.play_from(time_s)
        else:
            self._move(time_s)

    def pause(self) -> None:
        if self._player is not None and self._timer.isActive():
            self._timer.stop()
            self._player.pause()
            self._move(self._player.position_s)
            self.toggled.emit(False)

    def close(self) -> None:
        """Stop and release the loudspeaker."""
        self._timer.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    def _follow(self) -> None:
        if self._player is not None and self._player.playing:
            self._move(self._player.position_s)
        else:
            self.pause()

    def _move(self, time_s: float) -> None:
        self.position_s = time_s
        self.moved.emit(time_s)
