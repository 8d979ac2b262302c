"""The sounds of a report's moments, cut from its recording, for a web page."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from coach.audio.mp3 import encode_mp3
from coach.coaching.aspects import Passage
from coach.common.arrays import Int16
from coach.domain.session import LEAD_IN_S, Moment
from coach.domain.stream import PAUSES, SpeechEvent
from coach.insights.report import Report

#: At most so many sounds of at most so many seconds: about half a megabyte.
MOST, MOST_S = 10, 7.0
#: How long a sound goes on after its moment, in seconds.
_TAIL_S = 1.0

Heard = Passage | Moment | SpeechEvent


def moment_sounds(report: Report, samples: Int16) -> dict[Heard, str]:
    """Return the sounds of the moments that are most worth hearing, as `data:` URIs.

    Parameters
    ----------
    samples
        The session's recording, shape (n,).

    Returns
    -------
    dict
        At most MOST sounds, each with the lead-in of a replay. A moment that can be heard in the
        sound of another has none of its own.

    Raises
    ------
    CoachError
        If the sounds can't be encoded.
    """
    rate_hz = report.session.sample_rate_hz
    chosen: dict[Heard, tuple[float, float]] = {}
    for one in _worth_hearing(report):
        if len(chosen) == MOST:
            break
        start_s = max(0.0, one.start_s - LEAD_IN_S)
        end_s = min(one.end_s + _TAIL_S, start_s + MOST_S)
        if not any(first <= one.start_s and one.end_s <= last for first, last in chosen.values()):
            chosen[one] = start_s, end_s
    cuts = {
        one: samples[round(start_s * rate_hz) : round(end_s * rate_hz)]
        for one, (start_s, end_s) in chosen.items()
    }
    return {one: _uri(encode_mp3(cut, rate_hz)) for one, cut in cuts.items() if len(cut)}


def _worth_hearing(report: Report) -> Iterator[Heard]:
    """Yield what may be heard, the most telling first."""
    if report.advice.priority is not None:
        yield from report.advice.priority.passages
    yield from report.moments
    marked = [one for one in report.session.accepted_events if one.kind not in PAUSES]
    yield from sorted(marked, key=lambda one: -one.confidence)


def _uri(mp3: bytes) -> str:
    return f"data:audio/mpeg;base64,{base64.b64encode(mp3).decode()}"
