"""Streaming analysis, from sound to readings; the same for live sound, files and re-analysis."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import soxr

from coach.analysis.metrics.delivery_meter import DeliveryMeter, DeliveryUpdate
from coach.analysis.metrics.loudness import Clipping, level_dbfs
from coach.analysis.networks.emotion import NO_MODEL, EmotionModel
from coach.analysis.networks.emotion_reader import EmotionReader
from coach.analysis.networks.speech_features import SpeechFeatures
from coach.analysis.signal.high_pass import HighPass
from coach.common.arrays import Float32
from coach.domain.stream import (
    ANALYSIS_RATE_HZ,
    PAUSES,
    AnalysisUpdate,
    AudioBlock,
    EmotionReading,
    EventKind,
    MetricReading,
    SpeechEvent,
    SpeechSegment,
    VoiceProfile,
)

#: A gap is filled with silence in blocks of this length; a microphone may be away for minutes.
_SILENCE_S = 5
#: Kinds of event that a speaker's silence may be.
_SILENCES = (*PAUSES, EventKind.BLOCK)
#: The speech gate, which decides when the network is run, closes this long after the voice.
_HANGOVER_S = 0.25


@dataclass(slots=True)
class _Findings:
    """What was found while one block was analysed."""

    emotions: list[EmotionReading] = field(default_factory=list)
    segments: list[SpeechSegment] = field(default_factory=list)
    events: list[SpeechEvent] = field(default_factory=list)
    metrics: list[MetricReading] = field(default_factory=list)
    skipped_windows: int = 0


class Analyzer:
    """Streaming analysis of mono sound at any rate.

    The analysis runs on a fixed grid of `card.readings.hop_s`, counted in samples, so how the
    sound is split into blocks doesn't change the readings.

    Parameters
    ----------
    model
        The emotion model; None if there is none, and then no tone is named.
    sample_rate_hz
        Rate of the blocks to come.
    with_fluency
        Whether to look for repetitions, prolongations and blocks.
    usual
        How the speaker usually sounds (their baseline), which the tone is judged against; None if
        it isn't known.

    Attributes
    ----------
    card
        The model's card, or `NO_MODEL`.
    meter
        The delivery's figures; `meter.results()` has those of the whole session.

    Raises
    ------
    CoachError
        If the shipped delivery network can't be used.
    """

    def __init__(
        self,
        model: EmotionModel | None,
        sample_rate_hz: int,
        with_fluency: bool = False,
        usual: VoiceProfile | None = None,
    ) -> None:
        self.card = NO_MODEL if model is None else model.card
        self._rate_hz = sample_rate_hz
        self._readings = self.card.readings
        self._resampler = (
            None
            if sample_rate_hz == ANALYSIS_RATE_HZ
            else soxr.ResampleStream(sample_rate_hz, ANALYSIS_RATE_HZ, 1, dtype="float32")
        )
        # A sudden offset would make the resampler click; the high-pass removes it in any case.
        self._offset: np.float32 | None = None
        self._high_pass = HighPass()
        self._features = SpeechFeatures(self.card.features, 2 * self._readings.window_s)
        self._reader = None if model is None else EmotionReader(model, usual)
        self._hop = round(self._readings.hop_s * ANALYSIS_RATE_HZ)
        self.meter = DeliveryMeter(
            self.card.features, round(1 / self._readings.hop_s), with_fluency
        )
        self._clipping = Clipping(sample_rate_hz)
        self._position = 0
        self._pending = np.empty(0, np.float32)
        self._recent: list[EmotionReading] = []
        self._gated: list[tuple[int, int]] = []
        self._heard_s = 0.0
        self._syllables = 0
        #: (start, end) of missing sound, in seconds, rising.
        self._gaps: list[tuple[float, float]] = []

    def feed(self, block: AudioBlock, lag_s: float = 0.0) -> AnalysisUpdate:
        """Analyse the next block; return what is new since the last update.

        Samples dropped before the block are replaced by silence, which never counts as a pause
        made by the speaker.

        Parameters
        ----------
        block
            The block that follows the last one.
        lag_s
            How long ago the block was heard; when far behind, the emotion network isn't run.
        """
        news = _Findings()
        if block.dropped:
            self._fill_gap(block, news, lag_s)
        samples = block.samples
        news.events += self._clipping.push(block.pcm, block.clipped)
        self._push(samples, news, lag_s)
        self._heard_s = (block.start + len(block.pcm)) / self._rate_hz
        return self._update(
            news,
            level_dbfs=level_dbfs(samples),
            lag_s=lag_s,
            dropped_samples=block.dropped,
            missing_s=self._gaps[-1] if block.dropped else None,
            received_s=block.received_s,
        )

    def _fill_gap(self, block: AudioBlock, news: _Findings, lag_s: float) -> None:
        """Analyse silence in place of what was dropped before a block."""
        gap = ((block.start - block.dropped) / self._rate_hz, block.start / self._rate_hz)
        self._gaps.append(gap)
        self.meter.note_missing(*gap)
        silence = np.zeros(_SILENCE_S * self._rate_hz, np.int16)
        for start in range(0, block.dropped, len(silence)):
            piece = silence[: block.dropped - start]
            news.events += self._clipping.push(piece)
            self._push(piece.astype(np.float32), news, lag_s)

    def finish(self) -> AnalysisUpdate:
        """Flush the filters and the gate at the end of the sound; return the last update."""
        news = _Findings()
        if self._resampler is not None:
            self._take(self._resampler.resample_chunk(np.empty(0, np.float32), last=True), news, 0)
        self._advance(self._pending, None, news)
        self._pending = self._pending[:0]
        self._gated = []
        self._features.finish()
        for measured in self.meter.finish():
            self._note(measured, news)
        news.events += self._clipping.finish()
        return self._update(news, level_dbfs=level_dbfs(np.empty(0)))

    @property
    def voice(self) -> VoiceProfile | None:
        """How the speaker has sounded so far; None without a reading of their voice."""
        return None if self._reader is None else self._reader.voice()

    def _update(
        self,
        news: _Findings,
        level_dbfs: float,
        lag_s: float = 0.0,
        dropped_samples: int = 0,
        missing_s: tuple[float, float] | None = None,
        received_s: float = 0.0,
    ) -> AnalysisUpdate:
        utterance = self._features.gate.open_utterance
        return AnalysisUpdate(
            until_s=self._heard_s,
            speaking_since_s=None if utterance is None else utterance[0] / ANALYSIS_RATE_HZ,
            unsettled_s=self._unsettled(),
            clipping=self._clipping.goes_on,
            syllables=self._syllables,
            emotions=tuple(news.emotions),
            segments=tuple(news.segments),
            events=tuple(news.events),
            metrics=tuple(news.metrics),
            skipped_windows=news.skipped_windows,
            level_dbfs=level_dbfs,
            lag_s=lag_s,
            dropped_samples=dropped_samples,
            missing_s=missing_s,
            received_s=received_s,
        )

    def _push(self, samples: Float32, news: _Findings, lag_s: float) -> None:
        if self._resampler is not None:
            if self._offset is None and len(samples):
                self._offset = samples[0]
            if self._offset:
                samples = samples - self._offset
            samples = self._resampler.resample_chunk(samples)
        self._take(samples, news, lag_s)

    def _take(self, samples: Float32, news: _Findings, lag_s: float) -> None:
        """Analyse 16 kHz samples up to the last whole step of the grid."""
        pending = np.concatenate([self._pending, samples])
        while len(pending) >= self._hop:
            step, pending = pending[: self._hop], pending[self._hop :]
            self._advance(step, lag_s, news)
        self._pending = pending

    def _advance(self, samples: Float32, lag_s: float | None, news: _Findings) -> None:
        """Analyse one step of the grid; the network is run only with a `lag_s`."""
        self._position += len(samples)
        samples = self._high_pass.push(samples)
        frames = self._features.push(samples)
        self._gated += self._features.ended
        emotion = None if lag_s is None else self._read(frames, news, lag_s)
        for measured in self.meter.push(samples, self._features.new_log_mel, emotion):
            self._note(measured, news)

    def _note(self, measured: DeliveryUpdate, news: _Findings) -> None:
        news.events += [event for event in measured.events if not self._is_of_a_gap(event)]
        news.metrics += measured.readings
        self._syllables += len(measured.heard.nuclei)
        times = self.card.features.edges_s
        news.segments += [
            self._segment(*times(utterance)) for utterance in measured.heard.utterances
        ]

    def _is_of_a_gap(self, event: SpeechEvent) -> bool:
        """Return whether an event is a silence over missing sound, where speech may be lost."""
        return event.kind in _SILENCES and any(
            start_s < event.end_s and event.start_s < end_s for start_s, end_s in self._gaps
        )

    def _read(self, frames: Float32, news: _Findings, lag_s: float) -> EmotionReading | None:
        """Run the network over frames and return its reading, if there is one."""
        if self._reader is None:
            return None
        skipped = self._reader.skipped
        reading = self._reader.push(
            frames, self._features, self._position / ANALYSIS_RATE_HZ, lag_s
        )
        news.skipped_windows += self._reader.skipped - skipped
        if reading is not None:
            self._recent.append(reading)
            news.emotions.append(reading)
        return reading

    def _unsettled(self) -> tuple[tuple[float, float], ...]:
        """Return speech in no segment yet: first what is certain, then the gate's estimate."""
        settled_s = self.meter.settled_s
        delivery = self.meter.delivery
        open_utterance = delivery.open_utterance
        spans = [] if open_utterance is None else [self.card.features.edges_s(open_utterance)]
        gated = [*self._gated, self._features.gate.open_utterance]
        for start, end in (one for one in gated if one is not None):
            start_s, end_s = max(start / ANALYSIS_RATE_HZ, settled_s), end / ANALYSIS_RATE_HZ
            if end_s <= settled_s:
                continue
            if spans and start_s - spans[-1][1] < _HANGOVER_S:
                spans[-1] = (spans[-1][0], end_s)
            else:
                spans.append((start_s, end_s))
        self._gated = [one for one in self._gated if one[1] > settled_s * ANALYSIS_RATE_HZ]
        return tuple(spans)

    def _segment(self, start_s: float, end_s: float) -> SpeechSegment:
        """Label an utterance by the readings that end in it, weighted by their overlap with it."""
        inside = [
            r for r in self._recent if start_s < r.end_s <= end_s + _HANGOVER_S and not r.is_unlike
        ]
        self._recent = [r for r in self._recent if r.end_s > end_s]
        weights = [min(r.end_s, end_s) - max(r.start_s, start_s) for r in inside]
        if not inside or sum(weights) <= 0:
            return SpeechSegment(start_s, end_s, None, None)
        mean = np.average([r.probabilities for r in inside], axis=0, weights=weights)
        best = int(mean.argmax())
        return SpeechSegment(start_s, end_s, self.card.labels[best], float(mean[best]))
