"""Room on the disk: enough to begin, warned of in time, and never filled to the brim."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import Notice
from coach.domain.wording import clock

#: Bytes of a second of sound are twice its rate: mono, 16 bits.
_BYTES_PER_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class Room:
    """What a recording needs of the disk.

    start_s: it must hold so much sound to begin with, unless the source is known to be shorter.
    warn_s: less than this is told. reserve_bytes: this much is left to others.
    """

    start_s: float = 2 * 3600
    warn_s: float = 15 * 60
    reserve_bytes: int = 200_000_000


class SpaceWatch:
    """The room for one recording, into `folder` at `sample_rate_hz`."""

    def __init__(self, folder: Path, sample_rate_hz: int, room: Room) -> None:
        self._folder = folder
        self._bytes_per_s = _BYTES_PER_SAMPLE * sample_rate_hz
        self._room = room
        self._warned = False

    def check_start(self, duration_s: float | None) -> None:
        """Raises CoachError where there is no room for `duration_s`, or for two hours of what
        has no known end."""
        needed_s = min(self._room.start_s, duration_s or self._room.start_s)
        if self._left_s() < needed_s:
            raise CoachError(
                tr("Disk nearly full"),
                tr(
                    "{folder} has room for {room} of sound; {needed} is needed to begin.",
                    folder=self._folder,
                    room=clock(max(0.0, self._left_s())),
                    needed=clock(needed_s),
                ),
                tr("Make room, or choose another folder in the settings."),
            )

    def check(self) -> Notice | None:
        """What is to be told, once, when it gets scarce. Raises CoachError where it is used up."""
        left_s = self._left_s()
        if left_s <= 0:
            raise CoachError(
                tr("Recording stopped"),
                tr(
                    "The disk has only {megabytes} MB left.",
                    megabytes=self._room.reserve_bytes // 1_000_000,
                ),
                tr("What was said is kept; make room, or choose another folder in the settings."),
            )
        if left_s >= self._room.warn_s or self._warned:
            return None
        self._warned = True
        return Notice(
            tr("Disk nearly full"),
            tr("It has room for {room} more.", room=clock(left_s)),
            tr("The recording then stops by itself and is kept."),
        )

    def _left_s(self) -> float:
        """Seconds of sound that there is room for. Raises CoachError where the folder is gone."""
        try:
            free = shutil.disk_usage(self._folder).free
        except OSError as error:
            raise CoachError(
                tr("Recording stopped"),
                tr("{folder} can't be reached ({why}).", folder=self._folder, why=error.strerror),
                tr("Plug the disk in again; what was written before is on it."),
            ) from error
        return (free - self._room.reserve_bytes) / self._bytes_per_s
