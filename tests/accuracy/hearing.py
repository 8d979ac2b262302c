"""What the coach hears: the detectors alone, or the whole analyser, as for a recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from coach.analysis.analyzer import Analyzer
from coach.analysis.detectors.delivery import Delivery
from coach.analysis.networks.emotion import EmotionModel
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import (
    ANALYSIS_RATE_HZ,
    PAUSES,
    AnalysisUpdate,
    AudioBlock,
    EventKind,
    SettledDelivery,
)

_SPEC = FeatureSpec()
#: Samples fed at a time, as in the analyser.
_STEP = ANALYSIS_RATE_HZ // 4


def listen(samples: np.ndarray, with_fluency: bool = True) -> Iterator[SettledDelivery]:
    """Yield what the detectors find, in steps of a quarter of a second."""
    high_pass, log_mel = HighPass(), LogMel(_SPEC)
    delivery = Delivery(_SPEC, with_fluency)
    for start in range(0, len(samples), _STEP):
        step = high_pass.push(samples[start : start + _STEP])
        yield delivery.push(step, log_mel.push(step))
    yield delivery.finish()


@dataclass
class DeliveryStream:
    """Everything that the analyser found in a talk.

    seconds: its length; speech: (start, end) of the utterances, in seconds.
    events: (start, end) of the events of each kind; results: figures of the whole talk, by key.
    f0_hz: pitch of each frame, 0 where unvoiced; nuclei: times of the syllables, in seconds.
    """

    seconds: float
    events: dict[EventKind, list[tuple[float, float]]] = field(default_factory=dict)
    speech: list[tuple[float, float]] = field(default_factory=list)
    results: dict[str, float] = field(default_factory=dict)
    f0_hz: np.ndarray = field(default_factory=lambda: np.empty(0))
    nuclei: np.ndarray = field(default_factory=lambda: np.empty(0))

    def of(self, *kinds: EventKind) -> list[tuple[float, float]]:
        """Return (start, end) of the events of these kinds, in order."""
        return sorted(span for kind in kinds for span in self.events.get(kind, []))

    @property
    def pauses(self) -> list[tuple[float, float]]:
        """Pauses, and blocks: without fluency analysis a block would be a pause."""
        return self.of(*PAUSES, EventKind.BLOCK)

    @property
    def times_s(self) -> np.ndarray:
        """Centre of each frame, in seconds."""
        return _SPEC.centre_s(np.arange(len(self.f0_hz)))


def hear(
    samples: np.ndarray, model: EmotionModel | None = None, with_fluency: bool = True
) -> DeliveryStream:
    """Analyse float32 samples at 16 kHz, fed as 16-bit blocks of a quarter of a second."""
    analyzer = Analyzer(model, ANALYSIS_RATE_HZ, with_fluency)
    frames: list[SettledDelivery] = []
    delivery = analyzer.meter.delivery
    # The analyser passes on events and figures, not frames, so its detectors are tapped.
    delivery.push = _noting(delivery.push, frames)
    delivery.finish = _noting(delivery.finish, frames)
    updates = [*feed(analyzer, samples), analyzer.finish()]
    hearing = DeliveryStream(
        len(samples) / ANALYSIS_RATE_HZ,
        speech=[(s.start_s, s.end_s) for update in updates for s in update.segments],
        results=analyzer.meter.results(),
        f0_hz=np.concatenate([heard.frames.f0_hz for heard in frames]),
        nuclei=_SPEC.centre_s(np.concatenate([heard.nuclei for heard in frames])),
    )
    for event in (event for update in updates for event in update.events):
        hearing.events.setdefault(event.kind, []).append((event.start_s, event.end_s))
    return hearing


def feed(analyzer: Analyzer, samples: np.ndarray) -> Iterator[AnalysisUpdate]:
    """Yield the updates on float32 samples at 16 kHz, fed as blocks of a quarter of a second."""
    pcm = to_pcm(samples)
    for start in range(0, len(pcm), _STEP):
        yield analyzer.feed(AudioBlock(start, pcm[start : start + _STEP]))


def to_pcm(samples: np.ndarray) -> np.ndarray:
    """Convert to 16 bits as a sound card does, clipped at full scale."""
    return np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)


def _noting(
    method: Callable[..., SettledDelivery], into: list[SettledDelivery]
) -> Callable[..., SettledDelivery]:
    def noted(*given: np.ndarray) -> SettledDelivery:
        into.append(method(*given))
        return into[-1]

    return noted
