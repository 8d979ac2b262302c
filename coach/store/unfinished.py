"""Sessions that were cut off, as far as their folders show."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from coach.audio.flac import samples_in
from coach.common.errors import CoachError
from coach.domain.stream import SessionKind
from coach.insights.titles import stored_title
from coach.store.folder import SessionFolder
from coach.store.wav import HEADER_BYTES

#: A folder this young may belong to an instance that is about to begin, or has just finished.
_YOUNG_S = 60.0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was cut off.

    If the session's header can't be read, `kind`, `title`, `started_at` and `sound_s` are None.

    Attributes
    ----------
    title
        As it is shown, translated unless the user chose it.
    sound_s
        Length of its sound in seconds; also None if the FLAC doesn't tell.
    postponed
        Whether the user postponed the decision about it.
    """

    id: str
    kind: SessionKind | None
    title: str | None
    started_at: datetime | None
    sound_s: float | None
    postponed: bool


def describe(folder: SessionFolder) -> Unfinished:
    """Return what is known about an unfinished session."""
    postponed = folder.postponed_path.exists()
    try:
        header = folder.read_header()
    except CoachError:
        return Unfinished(folder.id, None, None, None, None, postponed)
    samples = _samples(folder)
    sound_s = None if samples is None else samples / header.sample_rate_hz
    title = stored_title(header)
    return Unfinished(folder.id, header.kind, title, header.started_at, sound_s, postponed)


def _samples(folder: SessionFolder) -> int | None:
    """Return the number of samples in the file that a recovery takes; None if it is unknown."""
    if not folder.flac_path.exists():
        return wav_bytes(folder) // 2
    try:
        return samples_in(folder.own(folder.flac_path))
    except (OSError, CoachError):
        return None


def wav_bytes(folder: SessionFolder) -> int:
    """Return the number of bytes of sound in the WAV; 0 if there is none."""
    try:
        return max(0, folder.wav_path.stat().st_size - HEADER_BYTES)
    except FileNotFoundError:
        return 0


def has_sound(folder: SessionFolder) -> bool:
    """Return whether the folder holds any sound, in either format."""
    return folder.flac_path.exists() or wav_bytes(folder) > 0


def is_nothing(folder: SessionFolder) -> bool:
    """Return whether the session was cut off before any sound came.

    One that has rows but no reserve had been finished, so it isn't, even without sound.
    """
    return not has_sound(folder) and (
        folder.reserve_path.exists() or not folder.events_path.exists()
    )


def is_young(folder: SessionFolder) -> bool:
    """Return whether another instance may be about to write it; True if it is gone by now."""
    try:
        return time.time() - folder.path.stat().st_mtime < _YOUNG_S
    except FileNotFoundError:
        return True
