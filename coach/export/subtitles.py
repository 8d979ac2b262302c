"""What was said as subtitles, SubRip (SRT) and WebVTT, with fillers in brackets.

Lines are as short and shown as long as the BBC's guidelines for subtitles say: at most 37 signs in
a line and two lines, and a new subtitle at the end of a sentence or in a pause.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from coach.coaching.word_lists import ENDS
from coach.export.transcript_text import bracketed, spoken_of
from coach.insights.session_view import SessionView
from coach.insights.spoken import Mark, Spoken

_WIDTH, _LINES = 37, 2
#: A subtitle isn't shown for longer than this, in seconds.
_LONGEST_S = 7.0
_PAUSES = (Mark.PAUSE, Mark.LONG_PAUSE)


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A subtitle; `text` has at most two lines."""

    start_s: float
    end_s: float
    text: str


def subtitles(spoken: Spoken) -> Iterator[Subtitle]:
    """Yield the subtitles, in order; none overlaps the next."""
    text, start_s, end_s = "", 0.0, 0.0
    for token in spoken.tokens():
        # A long pause shows itself: nothing is shown in it.
        piece = "" if token.mark in _PAUSES else bracketed(token)
        is_full = len(_wrapped(text + piece)) > _LINES or token.end_s - start_s > _LONGEST_S
        if text and (is_full or token.mark in _PAUSES or text.endswith(ENDS)):
            end_s = min(end_s, max(token.start_s, start_s))
            yield _subtitle(text, start_s, end_s)
            text = ""
        if not piece.strip():
            continue
        if not text:
            start_s = max(token.start_s, end_s)
        text, end_s = text + piece, max(end_s, token.end_s)
    if text:
        yield _subtitle(text, start_s, end_s)


def _subtitle(text: str, start_s: float, end_s: float) -> Subtitle:
    return Subtitle(start_s, end_s, "\n".join(_wrapped(text)))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text.strip(), _WIDTH, break_long_words=False)


def to_srt(view: SessionView) -> str:
    """Return the subtitles as SubRip.

    Raises
    ------
    CoachError
        If no recogniser has heard the session.
    """
    return "".join(
        f"{number}\n{_time(one.start_s, ',')} --> {_time(one.end_s, ',')}\n{one.text}\n\n"
        for number, one in enumerate(subtitles(spoken_of(view)), 1)
    )


def to_vtt(view: SessionView) -> str:
    """Return the subtitles as WebVTT.

    Raises
    ------
    CoachError
        If no recogniser has heard the session.
    """
    cues = "".join(
        f"{_time(one.start_s, '.')} --> {_time(one.end_s, '.')}\n{_escaped(one.text)}\n\n"
        for one in subtitles(spoken_of(view))
    )
    return f"WEBVTT\n\n{cues}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float, point: str) -> str:
    """Return a time as in "00:01:02,345"."""
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"
