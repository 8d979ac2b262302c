"""Loudness of the speech: its level, fading ends, quiet stretches, noise and clipping."""

from __future__ import annotations

from dataclasses import replace
from math import log10

import numpy as np

from coach.analysis.detectors.finding import margin
from coach.analysis.metrics.meter import PHRASE_SYLLABLES, ShareOfPhrases, Step
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import gated_level_db
from coach.analysis.metrics.sustained import Sustained
from coach.analysis.signal.histogram import Histogram
from coach.analysis.signal.log_mel import band_centres_hz, band_widths_hz
from coach.analysis.signal.runs import Runs
from coach.common.arrays import Bools, Floats, Int16
from coach.domain import metrics, norms
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import FULL_SCALE, EventKind, MetricReading, Span, SpeechEvent

#: The level that stands for digital silence; 16-bit sound can't go below -96.
SILENCE_DBFS = -100.0
#: Bin width of the histograms of levels.
_BIN_DB = 0.05


def level_dbfs(samples: Floats) -> float:
    """Return the RMS level of samples relative to full scale, in dB.

    A constant offset isn't sound and doesn't count.

    Parameters
    ----------
    samples
        Samples in [-1, 1], shape (n,).

    Returns
    -------
    float
        At least `SILENCE_DBFS`, also where there are no samples.
    """
    if not len(samples):
        return SILENCE_DBFS
    sound = samples - samples.mean()
    power = float(sound @ sound) / len(sound)  # five times as fast as `numpy.std`
    return max(SILENCE_DBFS, 10 * log10(power)) if power else SILENCE_DBFS


class SpeechLevel:
    """Level of the speech alone in dBFS, for every second of it and over the whole session.

    Gated as in EBU R 128 (ITU-R BS.1770), without its frequency weighting: what is more than 10 dB
    below the mean doesn't count, so it doesn't matter how much of a fading sound still passes for
    speech.
    """

    metric = metrics.SPEECH_LEVEL

    def __init__(self) -> None:
        self._levels_db = Histogram(SILENCE_DBFS, 0, _BIN_DB)

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading when a second of speech is complete, otherwise None."""
        self._levels_db.push(10 * np.log10(step.speech))
        if step.second_dbfs is None:
            return None
        return MetricReading(self.metric.key, step.recent.until_s, step.second_dbfs)

    def result(self) -> float | None:
        """Return the level of all speech so far in dBFS; None before the first."""
        levels = self._levels_db
        if not levels.total:
            return None
        return gated_level_db(10 ** (levels.centres / 10), levels.counts)


class RelativeLevel:
    """How much louder the last second of speech was than the session's usual, in dB.

    The usual is the median over the seconds of speech so far, known after a few of them.
    """

    metric = metrics.RELATIVE_LEVEL

    _KNOWN = 8

    def __init__(self) -> None:
        self._levels_db = Histogram(SILENCE_DBFS, 0, _BIN_DB)

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading for each second of speech once the usual is known, otherwise None."""
        if (level_db := step.second_dbfs) is None:
            return None
        self._levels_db.push(np.array([level_db]))
        usual_db = self._levels_db.median()
        if usual_db is None or self._levels_db.total < self._KNOWN:
            return None
        return MetricReading(self.metric.key, step.recent.until_s, level_db - usual_db)

    def result(self) -> None:
        """Return None: the session as a whole is what its seconds are compared with."""


class LoudnessVariation:
    """How much the stressed syllables stand out, in dB.

    The median over phrases of the standard deviation of their syllables' levels.
    """

    metric = metrics.LOUDNESS_VARIATION

    def __init__(self) -> None:
        self._spreads: list[float] = []

    def push(self, step: Step) -> MetricReading | None:
        """Take the phrases that are over; there are no readings."""
        for utterance in step.heard.utterances:
            levels_db = step.recent.nuclei_levels(utterance)
            if len(levels_db) >= PHRASE_SYLLABLES:
                self._spreads.append(float(np.std(levels_db)))
        return None

    def result(self) -> float | None:
        """Return the median over the phrases so far; None before the first."""
        return float(np.median(self._spreads)) if self._spreads else None


class FadingEnds(ShareOfPhrases):
    """Percentage of phrases that fade away.

    In these the loudest frame of the end, about two syllables long, is at least `norms.FADED_DB`
    below the median syllable before the end.
    """

    metric = metrics.FADING_ENDS

    _END_FRAMES = 40

    def judge(self, recent: Recent, utterance: Span) -> bool | None:
        """Return whether an utterance fades away; None if it isn't a phrase."""
        levels_db = recent.nuclei_levels(utterance)
        if len(levels_db) < PHRASE_SYLLABLES:
            return None
        # From frames, since the softest syllables are the ones easily missed.
        end_db = recent.levels(Span(utterance.end - self._END_FRAMES, utterance.end)).max()
        return bool(np.median(levels_db[:-2]) - end_db >= norms.FADED_DB)


class SpeechToNoise:
    """Level of the voice over that of the room, in dB, over the last seconds and the session.

    The room's level is that of frames in which nobody speaks. Only bands in which noise could be
    mistaken for speech count, so mains hum counts only for its harmonics among those of vowels.
    """

    metric = metrics.SPEECH_TO_NOISE

    _WINDOW_S = 20
    #: Seconds with a voice, and seconds without, needed for a reading.
    _KNOWN_S = 5
    #: Frames with at most this excess are the room's.
    _NOISE_DB = 0.5
    _FROM_HZ, _TO_HZ = 220.0, 5_000.0

    def __init__(self) -> None:
        spec = FeatureSpec()
        centres_hz = band_centres_hz(spec)
        inside = (centres_hz >= self._FROM_HZ) & (centres_hz <= self._TO_HZ)
        self._weights = np.where(inside, band_widths_hz(spec), 0).astype(np.float32)
        self._voice, self._noise = _LevelBySecond(), _LevelBySecond()

    def push(self, step: Step) -> MetricReading | None:
        """Return a reading each second once voice and room are known, otherwise None."""
        frames = step.heard.frames
        levels_db = 10 * np.log10(10 ** (frames.log_mel / 10) @ self._weights)
        self._voice.push(levels_db[frames.f0_hz > 0], step.on_the_second)
        self._noise.push(levels_db[frames.excess_db <= self._NOISE_DB], step.on_the_second)
        if not step.on_the_second or min(self._voice.known_s, self._noise.known_s) < self._KNOWN_S:
            return None
        above_db = self._voice.median_db(self._WINDOW_S) - self._noise.median_db(self._WINDOW_S)
        return MetricReading(self.metric.key, step.recent.until_s, above_db)

    def result(self) -> float | None:
        """Return the figure of the session so far; None without both voice and room."""
        if not self._voice.known_s or not self._noise.known_s:
            return None
        return self._voice.median_db() - self._noise.median_db()


class _LevelBySecond:
    """Median level of the chosen frames of each second that has any."""

    def __init__(self) -> None:
        self._waiting: list[Floats] = []
        self._levels_db: list[float] = []

    def push(self, levels_db: Floats, on_the_second: bool) -> None:
        self._waiting.append(levels_db)
        if on_the_second:
            second = np.concatenate(self._waiting)
            self._waiting = []
            if len(second):
                self._levels_db.append(float(np.median(second)))

    @property
    def known_s(self) -> int:
        return len(self._levels_db)

    def median_db(self, last_s: int = 0) -> float:
        """Return the median over the last seconds, 0 for all."""
        return float(np.median(self._levels_db[-last_s:]))


class Quiet:
    """Passages at least `norms.QUIET_BELOW_DB` softer than the speech so far.

    An event begins and ends with speech. Windows that are mostly pause are ignored: there the
    speaker is silent rather than soft.
    """

    _WINDOW_S = 5.0
    #: Share of the window that must be speech.
    _SPEECH_SHARE = 0.6
    #: Seconds measured before there is something to compare with.
    _KNOWN_S = 10

    def __init__(self) -> None:
        self._sustained = Sustained(EventKind.QUIET, self._WINDOW_S, throughout=False)
        self._levels_db = Histogram(SILENCE_DBFS, 0, _BIN_DB)
        # Finished utterances, and the open one, as (start, end) in seconds.
        self._spoken_s: list[tuple[float, float]] = []
        self._open_s: tuple[float, float] | None = None

    def push(self, step: Step) -> list[SpeechEvent]:
        """Return the quiet passage that is now over, if any."""
        self._spoken_s += [step.recent.seconds(utterance) for utterance in step.heard.utterances]
        self._open_s = step.recent.open_s
        if not step.on_the_second:
            return []
        levels_db = step.recent.last_nuclei_levels(self._WINDOW_S)
        below_db = 0.0
        spoken_s = step.recent.speech_s(self._WINDOW_S)
        if len(levels_db) >= PHRASE_SYLLABLES and spoken_s >= self._SPEECH_SHARE * self._WINDOW_S:
            level_db = float(np.median(levels_db))
            usual_db = self._levels_db.median()
            if usual_db is not None and self._levels_db.total >= self._KNOWN_S:
                below_db = usual_db - level_db
            self._levels_db.push(np.array([level_db]))
        least_db = norms.QUIET_BELOW_DB
        certainty = margin(least_db, below_db)
        found = self._sustained.push(step.recent.until_s, certainty, below_db >= least_db)
        return self._over_speech(found)

    def finish(self) -> list[SpeechEvent]:
        """Return the quiet passage still open at the end of the sound, if any."""
        return self._over_speech(self._sustained.finish())

    def _over_speech(self, found: list[SpeechEvent]) -> list[SpeechEvent]:
        """Trim events to the speech inside them, and drop those without any."""
        spoken_s = [*self._spoken_s, *([self._open_s] if self._open_s else [])]
        trimmed = []
        for event in found:
            inside_s = [s for s in spoken_s if s[0] < event.end_s and s[1] > event.start_s]
            if inside_s:
                start_s = max(event.start_s, inside_s[0][0])
                end_s = min(event.end_s, inside_s[-1][1])
                trimmed.append(replace(event, start_s=start_s, end_s=end_s))
        return trimmed


class Clipping:
    """Streaming detector of clipping: peaks cut off at full scale.

    Works on the source's samples, before anything smooths them. Clipped peaks less than half a
    second apart are one event.
    """

    _APART_S = 0.5

    def __init__(self, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._is_full = False
        self._runs = Runs(lapse_frames=round(self._APART_S * sample_rate_hz))

    def push(self, pcm: Int16, clipped: Bools | None = None) -> list[SpeechEvent]:
        """Take the next samples; return the events now over.

        Parameters
        ----------
        pcm
            Samples at the source's rate, shape (n,).
        clipped
            Where peaks are cut off that `pcm` doesn't show, shape (n,); None if nowhere. See
            `AudioBlock`.
        """
        if clipped is None and len(pcm) and pcm.min() > -FULL_SCALE and pcm.max() < FULL_SCALE:
            self._is_full = False
            return self._events(self._runs.skip(len(pcm)))
        full = np.concatenate([[self._is_full], (pcm >= FULL_SCALE) | (pcm <= -FULL_SCALE)])
        self._is_full = bool(full[-1])
        # One sample at full scale may be a peak that just fits; two in a row are clipped.
        cut = full[1:] & full[:-1]
        return self._events(self._runs.push(cut if clipped is None else cut | clipped))

    @property
    def goes_on(self) -> bool:
        """Whether there was clipping within the last half a second."""
        return self._runs.open_span is not None

    def finish(self) -> list[SpeechEvent]:
        """Return the event still open at the end of the sound, if any."""
        return self._events(self._runs.finish())

    def _events(self, spans: list[Span]) -> list[SpeechEvent]:
        return [
            SpeechEvent(
                EventKind.CLIPPING,
                max(0, span.start - 1) / self._rate_hz,
                span.end / self._rate_hz,
                1.0,
            )
            for span in spans
        ]
