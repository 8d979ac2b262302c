"""Read compressed recordings and the sound of videos with FFmpeg, through PyAV."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress

import av
import av.logging
import numpy as np

from coach.audio import claimed_length, ogg
from coach.audio.limits import (
    BLOCK_S,
    CONVERT,
    MAX_DURATION_S,
    Remark,
    UnusableRecording,
    check_shape,
    truncated,
    unreadable_after,
)
from coach.audio.part import Part
from coach.audio.sound import Chunk, Joined, Sound
from coach.common.arrays import Float32
from coach.common.i18n import noop

#: The only formats allowed: of FFmpeg's hundreds, some open other files or the network.
_FORMATS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,eac3,flac,loas,matroska,mov,mp3,mpc,mpc8,"
    "mpeg,mpegts,ogg,tta,w64,wav,webm,wv"
)
#: No video codecs: while FFmpeg probes a file, it would decode some of the video.
_CODECS = (
    "aac,aac_fixed,aac_latm,ac3,ac3_fixed,adpcm_g722,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,alac,amrnb,"
    "amrwb,ape,dca,eac3,flac,gsm,gsm_ms,libopencore_amrnb,libopencore_amrwb,libopus,mp1,mp1float,"
    "mp2,mp2float,mp3,mp3float,mpc7,mpc8,opus,pcm_alaw,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,"
    "pcm_mulaw,pcm_s16be,pcm_s16le,pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,qdm2,speex,"
    "truehd,tta,vorbis,wavpack,wmalossless,wmapro,wmav1,wmav2,wmavoice"
)
_OPTIONS = {"format_whitelist": _FORMATS, "codec_whitelist": _CODECS, "protocol_whitelist": ""}
#: Formats whose header states the length of the sound; for others FFmpeg estimates it.
_KNOWS_LENGTH = ("mov", "matroska", "asf", "flac", "wav", "caf", "ape", "tta", "wv")
#: Missing seconds that are tolerated: of the sound, and of a file whose video may be longer.
_MISSED_S, _MISSED_OF_FILM_S = 0.3, 1.0
#: Timestamps are rounded to this, so a smaller gap isn't one; in seconds.
_JITTER_S = 0.02
#: A longer gap is taken as an error in the file.
_LONGEST_GAP_S = 600.0
#: PyAV 18 looks for further planes past the end of the array that holds these, and crashes.
_PLANES = 8
#: What FFmpeg logs when a file stops in the middle of something that it announced.
_STOPPED = ("ended prematurely", "partial file")
_NO_INDEX = noop("Its index is missing, as if the recording wasn't ended properly.")
#: Formats with reliable timestamps; those of others are counted from the packets, or wrong.
_KNOWS_TIMES = ("mov", "matroska", "asf", "ogg")
_MAY_BE_MISSING = noop("The end may be missing: the file stops in the middle.")


def read_with_ffmpeg(file: Part) -> Sound | None:
    """Open a recording with FFmpeg.

    Returns
    -------
    Sound | None
        None if FFmpeg can't read it.

    Raises
    ------
    UnusableRecording
        If there is no sound in it that FFmpeg can decode, or its index is missing.
    """
    av.logging.set_level(av.logging.ERROR)
    av.logging.set_skip_repeated(False)
    try:
        if file.at(0, len(ogg.MAGIC)) == ogg.MAGIC:
            return Joined([_PackedSound(one.file, one.is_ended) for one in ogg.parts(file)])
        return _PackedSound(file)
    except av.error.FFmpegError as error:
        if file.at(4, 4) == b"ftyp" or file.at(0, 4) == b"caff":
            raise UnusableRecording(
                _NO_INDEX, noop("Repair it in the program that made it.")
            ) from error
        return None


class _PackedSound:
    """A recording read by FFmpeg; the constructor raises FFmpegError and UnusableRecording.

    Parameters
    ----------
    is_ended
        False if the end is known to be missing, which FFmpeg may not notice.
    """

    def __init__(self, file: Part, is_ended: bool = True) -> None:
        self._file = file
        self._is_ended = is_ended and not claimed_length.is_short(file)
        self.remarks: list[Remark] = []
        with closing(self._open()) as container:
            stream = _sound_of(container)
            self._tracks = len(container.streams.audio)
            self._codec = stream.codec_context.name
            self._format = container.format.name.partition(",")[0]
            self.claimed_s, self._missed_s = None, _MISSED_S
            if stream.duration is not None and stream.time_base is not None:
                self.claimed_s = float(stream.duration * stream.time_base)
            elif container.duration is not None:
                self.claimed_s = container.duration / av.time_base
                self._missed_s = _MISSED_OF_FILM_S
            self._header_s = self.claimed_s if self._format in _KNOWS_LENGTH else None
            # If the header states no length, or one that would be refused, count the packets.
            if self.claimed_s is None:
                self.claimed_s = _packed_s(container, stream)
            elif self.claimed_s > MAX_DURATION_S:
                packed_s = _packed_s(container, stream)
                if packed_s is None or packed_s <= MAX_DURATION_S:
                    self.claimed_s = packed_s
        self.format = f"{self._format} {self._codec}"
        self.is_float = self._codec.startswith("pcm_f")

    def _open(self) -> av.container.InputContainer:
        self._file.seek(0)
        return av.open(self._file, "r", options=_OPTIONS, metadata_errors="replace")

    def chunks(self) -> Iterator[Chunk]:
        """Yield chunks of about `BLOCK_S`."""
        self.remarks = []
        waiting: list[Float32] = []
        rate_hz = read = 0
        for now_hz, samples in self._frames():
            is_other = waiting and (rate_hz, waiting[0].shape[1]) != (now_hz, samples.shape[1])
            if is_other or (waiting and read >= BLOCK_S * rate_hz):
                yield rate_hz, np.concatenate(waiting)
                waiting, read = [], 0
            rate_hz = now_hz
            waiting.append(samples)
            read += len(samples)
        if waiting:
            yield rate_hz, np.concatenate(waiting)

    def _frames(self) -> Iterator[Chunk]:
        """Yield frame by frame, with silence for missing ones, so that the rest keeps its time.

        Nothing is longer than `BLOCK_S`: a file may have gaps and frames of any length.
        """
        found_s = lost_s = 0.0
        due_s: float | None = None
        with av.logging.Capture() as logs, closing(self._open()) as container:
            stream = _sound_of(container)
            stream.codec_context.thread_count = 1
            if self._codec == "flac":  # otherwise damage would become noise
                stream.codec_context.options = {"err_detect": "crccheck+explode"}
            decoder = _Decoder(container, stream)
            for frame in decoder.frames():
                samples, rate_hz = _floats(frame), frame.sample_rate
                at_s = None
                if frame.pts is not None and frame.time_base is not None:
                    at_s = float(frame.pts * frame.time_base)
                gap_s = 0.0 if due_s is None or at_s is None else at_s - due_s
                if _JITTER_S < gap_s < _LONGEST_GAP_S:
                    decoder.damaged |= self._format == "flac"  # how much is missing is unknown
                    if self._format in _KNOWS_TIMES:
                        shape = (round(gap_s * rate_hz), samples.shape[1])
                        yield from _pieces(rate_hz, np.broadcast_to(np.float32(0), shape))
                        found_s, lost_s = found_s + gap_s, lost_s + gap_s
                if at_s is not None:
                    due_s = at_s + len(samples) / rate_hz
                found_s += len(samples) / rate_hz
                yield from _pieces(rate_hz, samples)
            self._judge(decoder, found_s, lost_s, [text for _, _, text in logs])

    def _judge(self, decoder: _Decoder, found_s: float, lost_s: float, logs: list[str]) -> None:
        """Collect the remarks, now that the recording has been read."""
        claimed_s = self._header_s
        if self._tracks > 1:
            told = noop("It has {count} sound tracks; one of them is read.")
            self.remarks.append(Remark(told, {"count": self._tracks}))
        if lost_s:
            told = noop("{seconds:.1f} s of it are missing or damaged; silence replaces them.")
            self.remarks.append(Remark(told, {"seconds": lost_s}))
        elif decoder.damaged:
            told = noop("Damaged parts were left out.")
            self.remarks.append(Remark(told))
        if claimed_s is not None and claimed_s - found_s > self._missed_s:
            self.remarks.append(truncated(found_s, claimed_s))
        elif decoder.broke_off:
            self.remarks.append(unreadable_after(found_s))
        elif not self._is_ended or (
            claimed_s is None
            and (decoder.failing or any(sign in text for sign in _STOPPED for text in logs))
        ):
            self.remarks.append(Remark(_MAY_BE_MISSING))


class _Decoder:
    """A decoder that continues after damage.

    Attributes
    ----------
    damaged
        Whether anything before the end was damaged.
    failing
        Whether the end was.
    broke_off
        Whether the file couldn't be read to its end.
    """

    def __init__(
        self, container: av.container.InputContainer, stream: av.audio.AudioStream
    ) -> None:
        self._container, self._stream = container, stream
        self.damaged = self.failing = self.broke_off = False

    def frames(self) -> Iterator[av.AudioFrame]:
        """Yield every frame that can be decoded and isn't empty."""
        packets = self._container.demux(self._stream)
        last = bytes(4)
        while True:
            try:
                packet = next(packets, None)
            except av.error.FFmpegError:
                self.broke_off = True
                return
            if packet is None:
                self.failing |= claimed_length.is_cut_frame(last)
                return
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                head = bytes(packet)[: claimed_length.TABLE_WITHIN]
                self.failing |= not any(name in head for name in claimed_length.TABLES)
                continue
            if packet.size and self._container.format.name == "mp3":
                last = bytes(packet)
            if frames:
                self.damaged |= self.failing
                self.failing = False
            yield from (frame for frame in frames if frame.samples)


def _sound_of(container: av.container.InputContainer) -> av.audio.AudioStream:
    """Return the sound stream. Raises UnusableRecording if there is none that can be decoded."""
    if not container.streams.audio:
        raise UnusableRecording(noop("There is no sound in it."), noop("Choose a recording."))
    best = container.streams.best("audio")
    stream = best if isinstance(best, av.AudioStream) else container.streams.audio[0]
    if stream.codec_context is None:
        raise UnusableRecording(
            noop("The coach can't decode the sound in it ({format})."),
            CONVERT,
            format=container.format.long_name,
        )
    return stream


def _packed_s(container: av.container.InputContainer, stream: av.audio.AudioStream) -> float | None:
    """Return the packets' total duration in seconds, without decoding; None if they state none."""
    if stream.time_base is None:
        return None
    length, most = 0, MAX_DURATION_S / stream.time_base
    with suppress(av.error.FFmpegError):
        for packet in container.demux(stream):
            length += packet.duration or 0
            if length > most:
                break
    return float(length * stream.time_base) or None


def _pieces(rate_hz: int, samples: Float32) -> Iterator[Chunk]:
    """Yield samples, shape (n, channels), in pieces of at most `BLOCK_S`."""
    most = round(BLOCK_S * rate_hz)
    for start in range(0, len(samples), most):
        yield rate_hz, samples[start : start + most]


def _floats(frame: av.AudioFrame) -> Float32:
    """Convert a frame, shape (n, channels).

    Raises UnusableRecording for an unsupported rate or layout.
    """
    channels = frame.layout.nb_channels
    check_shape(frame.sample_rate, channels)
    if frame.format.is_planar and channels > _PLANES:
        (frame,) = av.AudioResampler("flt", frame.layout, frame.sample_rate).resample(frame)
    array = frame.to_ndarray()
    planar = array.T if frame.format.is_planar else array.reshape(-1, channels)
    samples = planar.astype(np.float32)
    if array.dtype == np.uint8:
        return (samples - 128) / np.float32(128)
    if array.dtype.kind == "i":
        return samples / np.float32(2 ** (8 * array.itemsize - 1))
    return samples
