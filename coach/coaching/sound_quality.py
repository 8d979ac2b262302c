"""Whether the sound is good enough to be judged, while somebody speaks and afterwards."""

from __future__ import annotations

from coach.analysis.metrics.loudness import SILENCE_DBFS
from coach.common.i18n import noop, tr
from coach.domain import metrics, norms
from coach.domain.session import Session
from coach.domain.stream import AnalysisUpdate, EventKind

#: Digital silence of this length means that the microphone sends no sound: a real one always
#: hisses a little. The speaker is warned within 3 s.
DEAD_SILENCE_S = 2.5
ONLY_SILENCE = noop(
    "The microphone sends only silence: is it muted, or has the coach no permission to use it?"
)
#: How long the warning about clipping is shown.
_TOLD_S = 8.0


class SoundWatch:
    """Monitor of the sound quality during a recording."""

    def __init__(self) -> None:
        self._sound_s = 0.0
        self._clipped_s: float | None = None
        self._above_noise_db: float | None = None
        self._level_dbfs: float | None = None

    def push(self, update: AnalysisUpdate) -> str:
        """Take in the next update; return the warning to show now, "" if all is well."""
        if update.level_dbfs > SILENCE_DBFS or update.dropped_samples:
            self._sound_s = update.until_s
        if update.clipping:
            self._clipped_s = update.until_s
        for reading in update.metrics:
            if reading.key == metrics.SPEECH_TO_NOISE.key:
                self._above_noise_db = reading.value
            elif reading.key == metrics.SPEECH_LEVEL.key:
                self._level_dbfs = reading.value
        return self._words(update.until_s)

    def _words(self, now_s: float) -> str:
        if now_s - self._sound_s > DEAD_SILENCE_S:
            return tr(ONLY_SILENCE)
        if self._clipped_s is not None and now_s - self._clipped_s < _TOLD_S:
            return tr("Too loud for the microphone: move back, or turn its level down")
        if self._above_noise_db is not None and not norms.ABOVE_NOISE.fits(self._above_noise_db):
            return tr(
                "The room is loud: come closer to the microphone, or expect the coach to mishear"
            )
        if self._level_dbfs is not None and not norms.LEVEL_DBFS.fits(self._level_dbfs):
            return tr(
                "You can hardly be heard: come closer to the microphone, or turn its level up"
            )
        return ""


def what_was_wrong(session: Session) -> str:
    """Return why the sound may have been misheard and what to do, "" if all was well."""
    clipped_s = sum(e.end_s - e.start_s for e in session.events_of(EventKind.CLIPPING))
    if not norms.CLIPPED_SHARE.fits(clipped_s / max(session.speech_s, 1.0)):
        return tr(
            "The sound was too loud for the microphone, and parts of it are cut off; the coach may"
            " have misheard. Move back, or turn the microphone's level down."
        )
    above_noise_db = session.metrics.get(metrics.SPEECH_TO_NOISE.key)
    if above_noise_db is not None and not norms.ABOVE_NOISE.fits(above_noise_db):
        return tr(
            "The room was loud, and the coach may have misheard. Come closer to the microphone, or"
            " find a quieter room."
        )
    level_dbfs = session.metrics.get(metrics.SPEECH_LEVEL.key)
    if level_dbfs is not None and not norms.LEVEL_DBFS.fits(level_dbfs):
        return tr(
            "The microphone hardly heard you, and the coach may have misheard. Come closer, or turn"
            " its level up."
        )
    return ""
