"""What is drawn of a recording: its waveform, its spectrogram and its pitch contour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import soxr

from coach.analysis.detectors.voice_track import VoiceTrack
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.audio.file_source import FileSource
from coach.common.arrays import Float32, Int16
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ, AudioBlock

#: Approximate number of spectrogram columns that are kept; a picture can't show more.
_COLUMNS = 2_000
_OUTLINE_S = 0.01
_Number = TypeVar("_Number", np.int16, np.float32)


@dataclass(frozen=True, slots=True)
class RecordingTraces:
    """A recording, reduced to what is drawn of it.

    Attributes
    ----------
    outline
        Smallest and largest sample of every `outline_s` seconds, int16, shape (k, 2).
    log_mel
        Log-mel spectrogram in dB, averaged over `together` frames per row, float32,
        shape (m, n_mels).
    f0_hz
        Pitch of each frame, 0 where it is unvoiced, float32, shape (n,).
    frames
        Describes the frames of `log_mel` and `f0_hz`.
    """

    duration_s: float
    outline: Int16
    outline_s: float
    log_mel: Float32
    together: int
    f0_hz: Float32
    frames: FeatureSpec


class TracedSource:
    """A recording whose traces are collected while it is read, in bounded memory.

    Raises
    ------
    CoachError
        If the recording can't be opened.
    """

    is_live = False

    def __init__(self, source: FileSource) -> None:
        self.name = source.name
        self.sample_rate_hz = source.sample_rate_hz
        self.duration_s = source.duration_s
        self._source = source
        self._frames = FeatureSpec()
        self._resampler = soxr.ResampleStream(
            self.sample_rate_hz, ANALYSIS_RATE_HZ, 1, dtype="float32"
        )
        self._high_pass = HighPass()
        self._log_mel = LogMel(self._frames)
        self._track = VoiceTrack(self._frames)
        frames = self.duration_s * self._frames.frames_per_s
        no_frames = np.empty((0, self._frames.n_mels), np.float32)
        self._spectrum = _Groups(int(np.ceil(frames / _COLUMNS)), no_frames)
        self._outline = _Groups(round(_OUTLINE_S * self.sample_rate_hz), np.empty(0, np.int16))
        self._means: list[Float32] = []
        self._extremes: list[Int16] = []
        self._f0_hz: list[Float32] = []
        self._samples = 0

    def blocks(self) -> Iterator[AudioBlock]:
        """Yield the recording's samples and collect their traces.

        Raises
        ------
        CoachError
            If the recording can't be read to its end.
        Cancelled
            After `stop`.
        """
        for block in self._source.blocks():
            self._samples += len(block.pcm)
            self._note_outline(self._outline.push(block.pcm))
            self._hear(self._resampler.resample_chunk(block.samples))
            yield block

    def stop(self) -> None:
        """Make `blocks` raise `Cancelled`; may be called from any thread."""
        self._source.stop()

    def close(self) -> None:
        """Close the recording."""
        self._source.close()

    def traces(self) -> RecordingTraces:
        """Return the traces of the whole recording; call once, after the last block."""
        self._hear(self._resampler.resample_chunk(np.empty(0, np.float32), last=True))
        self._f0_hz.append(self._track.finish().f0_hz)
        self._note_outline(self._outline.finish())
        self._note_spectrum(self._spectrum.finish())
        return RecordingTraces(
            self._samples / self.sample_rate_hz,
            np.concatenate(self._extremes),
            self._outline.size / self.sample_rate_hz,
            np.concatenate(self._means),
            self._spectrum.size,
            np.concatenate(self._f0_hz),
            self._frames,
        )

    def _hear(self, samples: Float32) -> None:
        samples = self._high_pass.push(samples)
        log_mel = self._log_mel.push(samples)
        self._f0_hz.append(self._track.push(samples, log_mel).f0_hz)
        self._note_spectrum(self._spectrum.push(log_mel))

    def _note_outline(self, groups: Int16) -> None:
        self._extremes.append(np.stack([groups.min(axis=1), groups.max(axis=1)], axis=1))

    def _note_spectrum(self, groups: Float32) -> None:
        self._means.append(groups.mean(axis=1))


class _Groups(Generic[_Number]):
    """Collects a stream of rows into groups of `size`; what is left at the end is a last group.

    `none` is an array of no rows, with the shape and dtype of those that follow.
    """

    def __init__(self, size: int, none: npt.NDArray[_Number]) -> None:
        self.size = max(1, size)
        self._waiting: npt.NDArray[_Number] = none

    def push(self, rows: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
        """Add rows and return the groups that are complete, shape (k, size, ...)."""
        rows = np.concatenate([self._waiting, rows])
        full = len(rows) - len(rows) % self.size
        self._waiting = rows[full:]
        return rows[:full].reshape(-1, self.size, *rows.shape[1:])

    def finish(self) -> npt.NDArray[_Number]:
        """Return the last group, shape (1, k, ...), or shape (0, 1, ...) if nothing is left."""
        rest = self._waiting
        return rest[None] if len(rest) else rest.reshape(0, 1, *rest.shape[1:])
