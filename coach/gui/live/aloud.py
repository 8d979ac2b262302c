"""Plays the sample talk while it is analysed."""

from __future__ import annotations

import logging

import soundfile

from coach.audio.player import SoundPlayer
from coach.common import paths
from coach.common.errors import CoachError

#: Further behind than this, the sound doesn't match what the window shows.
_BEHIND_S = 0.5

_log = logging.getLogger(__name__)


class TalkAloud:
    """Plays the talk in step with the analysis; silent if there is no output device."""

    def __init__(self) -> None:
        self._player: SoundPlayer | None = None
        self._at_s: float | None = None
        try:
            self._player = SoundPlayer(*soundfile.read(paths.sample_talk(), dtype="int16"))
        except CoachError as error:  # the talk can still be watched
            _log.info("The sample talk can't be heard: %s", error)

    @property
    def position_s(self) -> float:
        """Position of what is being heard, in seconds of the talk."""
        return 0.0 if self._player is None else self._player.position_s

    def follow(self, until_s: float) -> None:
        """Follow the analysis, which has reached `until_s`.

        Playback starts there at the first call, and later jumps there if a device that was slow
        to wake up has let it fall behind.
        """
        if self._at_s is None:
            self._play(until_s)
        elif self._player is not None and until_s - self.position_s > _BEHIND_S:
            self._player.move_to(until_s)

    def pause(self, on: bool) -> None:
        """Pause, or resume where it was paused."""
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
