"""How a speaker usually sounds (their baseline), from their practices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coach.coaching.figures import Figures
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.stream import VoiceProfile

#: How many of the newest practices count: over months, voice and microphone change.
MOST = 12
#: Cap on the readings of one practice, two minutes of speech, so that none outweighs the others.
_MOST_READINGS = 480
#: Readings, half a minute of speech, from which the practices of a task suffice without those of
#: other tasks.
_ENOUGH_READINGS = 120
#: The figures that are shown.
_TOLD = (metrics.ENERGY, metrics.PITCH_VARIETY, metrics.PACE)


def usual_voice(
    of_task: Sequence[VoiceProfile], of_all: Sequence[VoiceProfile], width: int
) -> VoiceProfile | None:
    """Return the mean profile of a task's practices or, if these are too short, of all practices.

    Parameters
    ----------
    of_task
        Profiles from practices of the task.
    of_all
        Profiles from practices of every task, made by the same model.
    width
        Width of the model's embeddings; profiles of another are damaged, and left out.

    Returns
    -------
    VoiceProfile or None
        None if there are no profiles.
    """
    alike = _mean(of_task, width)
    return alike if alike and alike.readings >= _ENOUGH_READINGS else _mean(of_all, width)


def _mean(profiles: Sequence[VoiceProfile], width: int) -> VoiceProfile | None:
    whole = [one for one in profiles if len(one.embedding) == width]
    if not whole:
        return None
    weights = [min(one.readings, _MOST_READINGS) for one in whole]
    embedding = np.average([one.embedding for one in whole], axis=0, weights=weights)
    return VoiceProfile(whole[0].model, embedding.astype(np.float32), sum(weights))


def usual_in_words(voices: Sequence[VoiceProfile], figures: Figures, hop_s: float) -> str:
    """Describe the usual in words: from how many practices it is known, and its figures.

    Parameters
    ----------
    voices
        Profiles from the practices.
    figures
        The usual figures by key; those that are missing aren't mentioned.
    hop_s
        Time between the readings of the model that made the profiles, in seconds.
    """
    if not voices:
        return tr("Nothing is known yet; the coach learns it from your practices.")
    minutes = sum(one.readings for one in voices) * hop_s / 60
    known = tr(
        "Known from %n practice(s), {minutes:.1f} minutes of speech.",
        "",
        len(voices),
        minutes=minutes,
    )
    words = [known]
    told = [one for one in _TOLD if one.key in figures]
    if told:
        each = (f"{one.words} {one.quantity(figures[one.key])}" for one in told)
        words.append(tr("Usually: {figures}.", figures=", ".join(each)))
    words.append(tr("It stays on this computer."))
    return " ".join(words)
