"""Disk space for recordings: checked at the start, warned about in time, never used up."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import Notice
from coach.domain.wording import clock

#: Mono, 16 bits.
_BYTES_PER_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class SpaceLimits:
    """Disk space that a recording needs.

    Attributes
    ----------
    start_s
        Seconds of sound that must fit before recording begins; less if the source is shorter.
    warn_s
        Seconds of sound that still fit when the user is warned.
    reserve_bytes
        Space left free for other programs.
    """

    start_s: float = 2 * 3600
    warn_s: float = 15 * 60
    reserve_bytes: int = 200_000_000


class SpaceWatch:
    """The disk space for one recording, into `folder` at `sample_rate_hz`."""

    def __init__(self, folder: Path, sample_rate_hz: int, room: SpaceLimits) -> None:
        self._folder = folder
        self._bytes_per_s = _BYTES_PER_SAMPLE * sample_rate_hz
        self._room = room
        self._warned = False

    def check_start(self, duration_s: float | None) -> None:
        """Check that there is enough space to begin.

        Parameters
        ----------
        duration_s
            Length of the sound; None if unknown. At most `SpaceLimits.start_s` must fit.

        Raises
        ------
        CoachError
            If there is too little space, or the folder can't be reached.
        """
        needed_s = min(self._room.start_s, duration_s or self._room.start_s)
        if self._left_s() < needed_s:
            raise CoachError(
                tr("Disk nearly full"),
                tr(
                    "{folder} has room for {room} of sound; at least {needed} is needed to start.",
                    folder=self._folder,
                    room=clock(max(0.0, self._left_s())),
                    needed=clock(needed_s),
                ),
                tr("Make room, or choose another folder in the settings."),
            )

    def check(self) -> Notice | None:
        """Return a warning, once, when space runs low, and otherwise None.

        Raises
        ------
        CoachError
            If no space is left, or the folder can't be reached.
        """
        left_s = self._left_s()
        if left_s <= 0:
            raise CoachError(
                tr("Recording stopped"),
                tr(
                    "The disk has only {megabytes} MB left.",
                    megabytes=self._room.reserve_bytes // 1_000_000,
                ),
                tr(
                    "Everything recorded so far is saved; make room, or choose another "
                    "folder in the settings."
                ),
            )
        if left_s >= self._room.warn_s or self._warned:
            return None
        self._warned = True
        return Notice(
            tr("Disk nearly full"),
            tr("It has room for {room} more.", room=clock(left_s)),
            tr("When it is full, the recording stops and is saved."),
        )

    def _left_s(self) -> float:
        """Return how many seconds of sound still fit; raise CoachError if the folder is gone."""
        try:
            free = shutil.disk_usage(self._folder).free
        except OSError as error:
            raise CoachError(
                tr("Recording stopped"),
                tr("{folder} can't be reached ({why}).", folder=self._folder, why=error.strerror),
                tr("Plug the disk in again; what was written before is on it."),
            ) from error
        return (free - self._room.reserve_bytes) / self._bytes_per_s
