"""Read recordings whose samples are stored uncompressed, with libsndfile."""

from __future__ import annotations

import re
from collections.abc import Iterator

import soundfile

from coach.audio.limits import (
    BLOCK_S,
    RECORD_AGAIN,
    Remark,
    UnusableRecording,
    check_shape,
    truncated,
    unreadable_after,
)
from coach.audio.part import Part
from coach.audio.riff import find_sounds
from coach.audio.sound import Chunk, Joined, Sound
from coach.common.i18n import noop

#: First bytes of AIFF, AU, CAF, W64, and WAV in big-endian byte order.
MAGIC = (b"FORM", b".snd", b"caff", b"riff", b"RIFX")
#: How libsndfile's log notes chunks that exceed the file; for W64 it notes only their length.
_CUT_CHUNK = re.compile(r"^\s*(?:FORM|SSND|data|Data Size)\s*: (\d+) \(should be (\d+)\)", re.M)
_W64_CHUNK = re.compile(r"^data : (\d+)$", re.M)
#: Placeholders for the length, from programs that write to a pipe and can't know it.
_UNKNOWN_LENGTHS = (range(0x7FFF_0000, 2**32), range(2**62, 2**64))
#: libsndfile's number of frames where the header leaves the length open.
_UNKNOWN_FRAMES = 2**63 - 1
_MISSED_BYTES = 1_000


class _PlainSound:
    """A recording read by libsndfile."""

    def __init__(self, file: soundfile.SoundFile) -> None:
        """Take ownership of the file."""
        self._file = file
        self.format = f"{file.format} {file.subtype}"
        self.is_float = file.subtype in ("FLOAT", "DOUBLE")
        known = 0 < file.frames < _UNKNOWN_FRAMES
        self.claimed_s = file.frames / file.samplerate if known else None
        self._known: list[Remark] = []
        self.remarks: list[Remark] = []

    def note(self, remarks: list[Remark]) -> None:
        """Set the remarks that are known before the recording is read."""
        self._known = remarks

    def chunks(self) -> Iterator[Chunk]:
        """Yield chunks of `BLOCK_S`."""
        self.remarks = list(self._known)
        rate_hz = self._file.samplerate
        at = 0
        try:
            self._file.seek(0)
            while len(chunk := self._file.read(round(BLOCK_S * rate_hz), "float32", True)):
                at += len(chunk)
                yield rate_hz, chunk
        except soundfile.LibsndfileError:
            self.remarks.append(unreadable_after(at / rate_hz))


def read_wav(file: Part) -> Sound | None:
    """Open a WAV, or several that were concatenated.

    Returns
    -------
    Sound | None
        None if its samples are compressed, or the file is no WAV.

    Raises
    ------
    UnusableRecording
        If it holds no samples, or has an unsupported rate or number of channels.
    """
    parts: list[Sound] = []
    is_empty = False
    for wav in find_sounds(file):
        if not len(wav.sound):
            is_empty = True
            continue
        raw = soundfile.SoundFile(
            wav.sound, samplerate=wav.rate_hz, channels=wav.channels, subtype=wav.subtype,
            format="RAW", endian="LITTLE",
        )  # fmt: skip
        sound = _PlainSound(raw)
        sound.format = f"WAV {wav.subtype}"
        sound.note(list(wav.remarks))
        parts.append(sound)
    if is_empty and not parts:
        raise UnusableRecording(noop("It holds no samples."), RECORD_AGAIN)
    return Joined(parts) if parts else None


def read_with_sndfile(file: Part) -> Sound | None:
    """Open a recording with libsndfile.

    Returns
    -------
    Sound | None
        None if libsndfile can't read it or finds no sound in it.

    Raises
    ------
    UnusableRecording
        If it has an unsupported rate or number of channels.
    """
    file.seek(0)
    try:
        opened = soundfile.SoundFile(file)
    except (soundfile.LibsndfileError, TypeError):  # TypeError: a format without a header
        return None
    check_shape(opened.samplerate, opened.channels)
    if opened.frames <= 0:
        return None
    sound = _PlainSound(opened)
    if sound.claimed_s is not None:
        sound.note(_missing(opened, len(file), sound.claimed_s))
    return sound


def _missing(file: soundfile.SoundFile, size: int, found_s: float) -> list[Remark]:
    """Return remarks on a missing end, which libsndfile logs but otherwise ignores."""
    chunks = _CUT_CHUNK.findall(file.extra_info)
    if file.format == "W64":
        chunks += [(length, size) for length in _W64_CHUNK.findall(file.extra_info)]
    claims = [(int(claimed), int(there)) for claimed, there in chunks]
    shares = [
        claimed / max(1, there)
        for claimed, there in claims
        if claimed > there + _MISSED_BYTES and not any(claimed in one for one in _UNKNOWN_LENGTHS)
    ]
    return [truncated(found_s, found_s * max(shares))] if shares else []
