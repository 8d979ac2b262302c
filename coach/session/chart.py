"""The timeline of a session as SVG, for the report and for pictures.

Only what SVG Tiny 1.2 has is used, so that Qt can paint it too.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from markupsafe import Markup, escape

from coach.record import Session
from coach.session import river
from coach.tones import tone
from coach.words import clock

WIDTH, HEIGHT = 1040, 300
_LEFT, _RIGHT, _TOP = 12, 12, 44
_RIVER_HEIGHT = 180
#: Opacity where the network was unsure.
_FAINT = 0.35
#: Grey that can be read on white and on black.
_INK = "#7a7a7a"
_TICKS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600)


def tick_step(duration_s: float, most: int) -> int:
    """Seconds between the marks of a time axis that has room for `most` of them."""
    return next((tick for tick in _TICKS_S if duration_s / tick <= most), _TICKS_S[-1])


def timeline_svg(session: Session, background: str | None = None) -> Markup:
    """Emotion river over time, speech and silence under it, WIDTH x HEIGHT user units.

    background: a colour to paint behind it; none by default.
    """
    scale = (WIDTH - _LEFT - _RIGHT) / max(session.duration_s, 1e-6)
    parts = [_legend(session.model.labels)]
    parts += _river(session, scale)
    parts += _speech(session, scale)
    parts += _axis(session.duration_s, scale)
    behind = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{escape(background)}"/>'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" font-family="sans-serif" font-size="13" role="img"'
        f' aria-label="How the voice sounded over time">'
        f"{behind if background else ''}{''.join(parts)}</svg>"
    )


def _legend(labels: tuple[str, ...]) -> str:
    step = (WIDTH - _LEFT - _RIGHT) / len(labels)
    parts = []
    for number, label in enumerate(labels):
        x, shown = _LEFT + number * step, tone(label)
        parts.append(
            f'<rect x="{x:.1f}" y="12" width="14" height="14" fill="{escape(shown.colour)}"/>'
            f'<text x="{x + 20:.1f}" y="24" fill="{_INK}">{escape(shown.word)}</text>'
        )
    return "".join(parts)


def _river(session: Session, scale: float) -> list[str]:
    drawn = river.River(session)
    times_s, values = drawn.parts(drawn.column_count)
    half_s = session.duration_s / drawn.column_count / 2
    unsure = river.likeliest(values, session.model.readings.unsure_below) < 0
    shapes = []
    for run in river.runs(values):
        for part in _same(unsure, run):
            opacity = f' fill-opacity="{_FAINT}"' if unsure[part][0] else ""
            bands = river.outlines(times_s[part], half_s, values[part])
            for label, band in zip(session.model.labels, bands, strict=True):
                points = " ".join(
                    f"{_LEFT + time_s * scale:.1f},{_TOP + _RIVER_HEIGHT * (1 - height):.1f}"
                    for time_s, height in band.tolist()
                )
                shapes.append(f'<polygon points="{points}" fill="{tone(label).colour}"{opacity}/>')
    return shapes


def _same(flags: np.ndarray, run: slice) -> list[slice]:
    """A run cut wherever `flags` changes."""
    changes = run.start + 1 + np.flatnonzero(np.diff(flags[run]))
    edges = [run.start, *changes.tolist(), run.stop]
    return [slice(start, stop) for start, stop in pairwise(edges)]


def _speech(session: Session, scale: float) -> list[str]:
    y = _TOP + _RIVER_HEIGHT + 8
    return [
        f'<rect x="{_LEFT}" y="{y + 3}" width="{session.duration_s * scale:.1f}" height="2"'
        f' fill="{_INK}" fill-opacity="0.4"/>',
        *(
            f'<rect x="{_LEFT + s.start_s * scale:.1f}" y="{y}" fill="{_INK}"'
            f' width="{(s.end_s - s.start_s) * scale:.1f}" height="8"/>'
            for s in session.segments
        ),
    ]


def _axis(duration_s: float, scale: float) -> list[str]:
    y = _TOP + _RIVER_HEIGHT + 40
    step = tick_step(duration_s, most=12)
    marks = [
        f'<text x="{_LEFT + second * scale:.1f}" y="{y}" fill="{_INK}" text-anchor="middle">'
        f"{clock(second)}</text>"
        for second in range(step, int(duration_s) + 1, step)
        if second * scale < WIDTH - _LEFT - _RIGHT - 16
    ]
    note = "faint: not sure · thick line: speech · blank: nobody spoke, or too little to tell"
    return [*marks, f'<text x="{_LEFT}" y="{y + 24}" fill="{_INK}">{note}</text>']
