"""How a speaker usually sounds (their baseline), from their practices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from coach.coaching.figures import Known
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.model_card import ReadingSpec
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
    of_task: Sequence[VoiceProfile], of_all: Sequence[VoiceProfile]
) -> VoiceProfile | None:
    """Return the mean profile of a task's practices or, if these are too short, of all practices.

    Parameters
    ----------
    of_task
        Profiles from practices of the task.
    of_all
        Profiles from practices of every task, made by the same model.

    Returns
    -------
    VoiceProfile or None
        None if there are no profiles.
    """
    alike = _mean(of_task)
    return alike if alike and alike.readings >= _ENOUGH_READINGS else _mean(of_all)


def _mean(profiles: Sequence[VoiceProfile]) -> VoiceProfile | None:
    if not profiles:
        return None
    width = len(profiles[0].embedding)
    whole = [one for one in profiles if len(one.embedding) == width]  # a damaged index may have any
    weights = [min(one.readings, _MOST_READINGS) for one in whole]
    embedding = np.average([one.embedding for one in whole], axis=0, weights=weights)
    return VoiceProfile(profiles[0].model, embedding.astype(np.float32), sum(weights))


def usual_in_words(voices: Sequence[VoiceProfile], figures: Known) -> str:
    """Describe the usual in words: from how many practices it is known, and its figures.

    Parameters
    ----------
    voices
        Profiles from the practices.
    figures
        The usual figures by key; those that are missing aren't mentioned.
    """
    if not voices:
        return tr("Nothing is known of it yet: it is learned from your practices.")
    minutes = sum(one.readings for one in voices) * ReadingSpec().hop_s / 60
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
