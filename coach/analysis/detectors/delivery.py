"""How something is said, from sound alone: frames, syllables, utterances and events."""

from __future__ import annotations

from coach.analysis.detectors.fillers import FILLERS_ONLY, WITH_PROLONGATIONS, FillerDetector
from coach.analysis.detectors.finding import Detection
from coach.analysis.detectors.pauses import SilenceClassifier
from coach.analysis.detectors.repetitions import Repetitions
from coach.analysis.detectors.syllables import Syllables
from coach.analysis.detectors.utterances import Utterances
from coach.analysis.detectors.voice_track import VoiceTrack
from coach.common.arrays import Float32, Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import SettledDelivery, Span, SpeechEvent, VoiceFrames


class Delivery:
    """Incremental analysis of the delivery by all detectors.

    Results are final when they are returned, about half a second after the sound.

    Parameters
    ----------
    spec
        Framing of the log-mel.
    with_fluency
        Whether to detect repetitions, prolongations and blocks as well.
    """

    def __init__(self, spec: FeatureSpec, with_fluency: bool) -> None:
        self._spec = spec
        self._track = VoiceTrack(spec)
        self._syllables = Syllables()
        self._utterances = Utterances(spec)
        self._silences = SilenceClassifier(with_blocks=with_fluency)
        self._moments = FillerDetector(WITH_PROLONGATIONS if with_fluency else FILLERS_ONLY)
        self._repetitions = Repetitions(spec) if with_fluency else None

    @property
    def open_utterance(self) -> Span | None:
        """The utterance in progress, as far as it has come; None in silence."""
        return self._utterances.open_utterance

    def push(self, samples: Float32, log_mel: Float32) -> SettledDelivery:
        """Return what the next samples settle.

        Parameters
        ----------
        samples
            float32 at 16 kHz, shape (n,).
        log_mel
            The log-mel frames that these samples complete, in dB, shape (k, n_mels).
        """
        frames = self._track.push(samples, log_mel)
        nuclei = self._syllables.push(frames)
        utterances, silences = self._utterances.push(frames)
        found = self._silences.push(silences, nuclei, frames)
        found += self._moments.push(frames)
        if self._repetitions is not None:
            found += self._repetitions.push(frames, nuclei)
        return self._heard(frames, nuclei, utterances, found)

    def finish(self) -> SettledDelivery:
        """Return what was still waiting for later sound."""
        frames = self._track.finish()
        nuclei = self._syllables.push(frames)
        over, silences = self._utterances.push(frames)
        last, more = self._utterances.finish()
        found = self._silences.push(silences + more, nuclei, frames) + self._silences.finish()
        found += self._moments.push(frames) + self._moments.finish()
        if self._repetitions is not None:
            found += self._repetitions.push(frames, nuclei) + self._repetitions.finish()
        return self._heard(frames, nuclei, over + last, found)

    def _heard(
        self,
        frames: VoiceFrames,
        nuclei: Ints,
        utterances: list[Span],
        found: list[Detection],
    ) -> SettledDelivery:
        events = [
            SpeechEvent(
                finding.kind,
                *self._spec.edges_s(finding.span),
                finding.confidence,
                inside_phrase=finding.inside_phrase,
            )
            for finding in found
        ]
        events.sort(key=lambda event: event.start_s)
        return SettledDelivery(frames, nuclei, tuple(utterances), tuple(events))
