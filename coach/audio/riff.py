"""Find the sound in a WAV, whatever length its header claims.

A recorder that was killed leaves a length of 0; others leave an outdated one, or one that didn't
fit into 32 bits. Programs that write to a pipe can't know it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from coach.audio.limits import Remark, check_shape, truncated
from coach.audio.part import Part
from coach.common.i18n import noop

_MAGIC = (b"RIFF", b"RF64", b"BW64")
_PCM, _FLOAT, _A_LAW, _MU_LAW, _EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
#: Placeholders for the length, from programs that can't know it.
_UNKNOWN_LENGTHS = range(0x7FFF_0000, 2**32)
#: More chunks than any WAV has before its sound.
_MOST_CHUNKS = 10_000
#: First bytes of tags that may follow the sound.
_TAGS = (b"TAG", b"ID3", b"APETAGEX")
#: Less than this after the sound is padding or a tag of an unknown kind; in seconds.
_PADDING_S = 0.05
#: A missing end shorter than this is ignored; in seconds.
_MISSED_S = 0.01
_COMMON_CHUNKS = (b"data", b"fmt ", b"LIST", b"fact")


@dataclass(frozen=True, slots=True)
class Wav:
    """The sound of a WAV.

    Attributes
    ----------
    subtype
        Format of the samples, as libsndfile calls it.
    sound
        Bytes of the samples.
    remarks
        Remarks on where they end.
    """

    rate_hz: int
    channels: int
    subtype: str
    sound: Part
    remarks: tuple[Remark, ...]


def is_wav(file: Part) -> bool:
    """Return whether a file begins as a little-endian WAV does, RF64 and BW64 included."""
    return file.at(0, 4) in _MAGIC and file.at(8, 4) == b"WAVE"


def find_sounds(file: Part) -> Iterator[Wav]:
    """Find the sound of a WAV, and of others that were appended to it.

    Yields
    ------
    Wav
        Ends at the first whose samples aren't PCM, floats, A-law or mu-law.

    Raises
    ------
    UnusableRecording
        If the rate or the number of channels isn't supported.
    """
    while is_wav(file):
        found = _find_sound(file)
        if found is None:
            return
        wav, behind = found
        yield wav
        at = _next_wav(file, behind)
        if at is None:
            return
        file = file.part(at, len(file))


def _find_sound(file: Part) -> tuple[Wav, int] | None:
    """Return the sound and where it ends; None if there are no samples that can be read."""
    form, real_size = None, None
    at = 12
    for _ in range(_MOST_CHUNKS):
        name, size = _chunk(file, at)
        if name == b"ds64":
            real_size = struct.unpack("<8xQ", file.at(at + 8, 16).ljust(16, b"\0"))[0]
        elif name == b"fmt ":
            form = _form(file.at(at + 8, min(size, 40)))
        elif name == b"data":
            break
        elif not name:
            return None
        at = _behind(file, at, size)
    else:
        return None
    if form is None:
        return None
    rate_hz, channels, subtype, frame_bytes = form
    if real_size is not None and size == 0xFFFF_FFFF:
        size = real_size
    check_shape(rate_hz, channels)
    start, bytes_per_s = at + 8, rate_hz * frame_bytes
    end, remarks = _end(file, start, size, bytes_per_s)
    return Wav(rate_hz, channels, subtype, file.part(start, end), remarks), end


def _chunk(file: Part, at: int) -> tuple[bytes, int]:
    """Return name and size of the chunk at `at`; an empty name if there is none."""
    head = file.at(at, 8)
    return struct.unpack("<4sI", head) if len(head) == 8 else (b"", 0)


def _behind(file: Part, at: int, size: int) -> int:
    """Return where the next chunk begins: at an even offset, though not every program pads."""
    end = at + 8 + size
    if size % 2 and file.at(end, 4) not in _COMMON_CHUNKS:
        end += 1
    return end


def _form(content: bytes) -> tuple[int, int, str, int] | None:
    """Return rate, channels, subtype and bytes per frame; None for other kinds of samples."""
    if len(content) < 16:
        return None
    kind, channels, rate_hz, _, align, bits = struct.unpack("<HHIIHH", content[:16])
    if kind == _EXTENSIBLE and len(content) >= 26:
        kind = struct.unpack_from("<H", content, 24)[0]
    # 24 bits may be stored in 32; an alignment that makes no sense is ignored.
    width = -(-bits // 8)
    if channels and width <= align // channels <= 8:
        width = align // channels
    subtype = {
        (_PCM, 1): "PCM_U8",
        (_PCM, 2): "PCM_16",
        (_PCM, 3): "PCM_24",
        (_PCM, 4): "PCM_32",
        (_FLOAT, 4): "FLOAT",
        (_FLOAT, 8): "DOUBLE",
        (_A_LAW, 1): "ALAW",
        (_MU_LAW, 1): "ULAW",
    }.get((kind, width))
    return None if subtype is None else (rate_hz, channels, subtype, width * channels)


def _end(file: Part, start: int, size: int, bytes_per_s: int) -> tuple[int, tuple[Remark, ...]]:
    """Return where the sound ends, and the remarks on that."""
    there = len(file) - start
    if size > there:
        is_cut = size not in _UNKNOWN_LENGTHS and size - there > _MISSED_S * bytes_per_s
        return len(file), (truncated(there / bytes_per_s, size / bytes_per_s),) if is_cut else ()
    end = start + size
    if there - size <= _PADDING_S * bytes_per_s or _is_no_sound(file, end):
        return end, ()
    if size == 0:
        remark = Remark(noop("Its header gives no length, as if the recording was never finished."))
    else:
        remark = Remark(
            noop("Its header says that it is {claimed:.1f} s long, but there are {found:.1f} s."),
            {"claimed": size / bytes_per_s, "found": there / bytes_per_s},
        )
    return len(file), (remark,)


def _is_no_sound(file: Part, at: int) -> bool:
    """Return whether a chunk or a tag begins there, rather than more sound."""
    if file.at(at, 8).startswith((*_TAGS, *_MAGIC)):
        return True
    # An odd number of bytes is padded with one more, though not by every program.
    return any(
        all(32 <= letter < 127 for letter in name) and name and at + more + 8 + size <= len(file)
        for more, (name, size) in ((more, _chunk(file, at + more)) for more in (0, 1))
    )


def _next_wav(file: Part, at: int) -> int | None:
    """Return where another WAV begins after the chunks that follow the sound, or None."""
    if at % 2 and file.at(at, 4) not in (*_COMMON_CHUNKS, *_MAGIC):
        at += 1
    for _ in range(_MOST_CHUNKS):
        name, size = _chunk(file, at)
        if name in _MAGIC and file.at(at + 8, 4) == b"WAVE":
            return at
        if not name or not name.strip(b"\0"):
            return None
        at = _behind(file, at, size)
    return None
