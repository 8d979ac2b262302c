"""The stretch of a talk around a moment that makes sense on its own, to be said again."""

from __future__ import annotations

from coach.domain.session import Session

#: An excerpt is at least this long, as pace and pitch variety need ten seconds of sound, and at
#: most this long, as nobody remembers more. In seconds; ours.
LEAST_S, MOST_S = 10.0, 20.0


def excerpt_s(session: Session, start_s: float, end_s: float) -> tuple[float, float]:
    """Return from when to when an excerpt goes, in seconds.

    It begins and ends with phrases: those that the moment touches, and as many of those after and
    before it as it takes to be long enough. What would be too long begins with the moment itself,
    so that it is found where the moment is heard.

    Parameters
    ----------
    start_s, end_s
        The moment.
    """
    phrases = session.segments
    touched = [n for n, one in enumerate(phrases) if one.end_s > start_s and one.start_s < end_s]
    if not touched:
        return max(0.0, end_s - LEAST_S), min(session.duration_s, start_s + LEAST_S)
    first, last = touched[0], touched[-1]
    while phrases[last].end_s - phrases[first].start_s < LEAST_S:
        if last + 1 < len(phrases):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    begins_s, ends_s = phrases[first].start_s, phrases[last].end_s
    if ends_s - begins_s > MOST_S:
        begins_s = max(begins_s, min(start_s, ends_s - LEAST_S))
        ends_s = min(ends_s, begins_s + MOST_S)
    return begins_s, ends_s
