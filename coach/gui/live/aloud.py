"""The sample talk made audible while it is analysed."""

from __future__ import annotations

import logging

import soundfile

from coach.audio.player import SoundPlayer
from coach.common import paths
from coach.common.errors import CoachError

#: Further behind than this, the sound isn't what the window speaks of.
_BEHIND_S = 0.5

_log = logging.getLogger(__name__)


class TalkAloud:
    """Keeps in step with the analysis; silent where there is no loudspeaker."""

    def __init__(self) -> None:
        self._player: SoundPlayer | None = None
        self._at_s: float | None = None
        try:
            self._player = SoundPlayer(*soundfile.read(paths.sample_talk(), dtype="int16"))
        except CoachError as error:  # the talk can be watched all the same
            _log.info("The sample talk can't be heard: %s", error)

    @property
    def position_s(self) -> float:
        """What is heard now, in seconds of the talk."""
        return 0.0 if self._player is None else self._player.position_s

    def follow(self, until_s: float) -> None:
        """The analysis has come so far; the sound begins there, and goes on there if a device
        that took its time to wake has left it behind."""
        if self._at_s is None:
            self._play(until_s)
        elif self._player is not None and until_s - self.position_s > _BEHIND_S:
            self._player.move_to(until_s)

    def pause(self, on: bool) -> None:
        if self._player is None or self._at_s is None:
            return
        if on:
            self._at_s = self.position_s
            self._player.pause()
        else:
            self._play(self._at_s)

    def close(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None

    def _play(self, from_s: float) -> None:
        self._at_s = from_s
        if self._player is not None:
            try:
                self._player.play(from_s)
            except CoachError as error:
                _log.info("The sample talk can't be heard: %s", error)
                self.close()
