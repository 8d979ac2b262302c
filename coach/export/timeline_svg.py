"""The timeline of a session as SVG, for the report and for pictures.

Only what SVG Tiny 1.2 has is used, so that Qt can paint it too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from coach.common.arrays import Floats
from coach.common.i18n import tr
from coach.domain.session import Gap, Session
from coach.domain.tones import outline_on_white, tone
from coach.domain.wording import clock, event_in_words
from coach.insights import emotion_timeline, tone_ribbon
from coach.insights.curves import Curve
from coach.insights.lanes import Lane
from coach.insights.session_view import SessionView
from coach.insights.time_axis import TimeAxis, curve_lines, placed, tick_step

WIDTH = 1040
_LEFT, _RIGHT, _TOP = 72, 12, 44
_EMOTIONS_HEIGHT = 100
#: Horizontal distance of the diagonals where nobody spoke.
_HATCH = 8
_CURVES_TOP = _TOP + _EMOTIONS_HEIGHT + 26
_CURVE_HEIGHT, _CURVE_GAP = 44, 10
_LANE_HEIGHT = 18
#: Width in user units within which the readings of a curve are averaged.
_COLUMN = 1.0
#: Narrower marks couldn't be seen.
_MIN_MARK_WIDTH = 2.5
#: Opacity where the network was unsure, where nobody spoke and where sound is missing.
_FAINT = 0.35
#: A grey that is legible on white and on black.
_INK = "#7a7a7a"
#: Where the time axis begins and ends, in user units.
AXIS = (_LEFT, WIDTH - _RIGHT)
_PLOT_WIDTH = WIDTH - _RIGHT - _LEFT


def time_axis(start_s: float, end_s: float) -> TimeAxis:
    """Return the axis of a talk or a recording, in user units."""
    unit_s = max(end_s - start_s, 1e-6) / _PLOT_WIDTH
    return TimeAxis(unit_s, start_s / unit_s - _LEFT)


def labels_s(start_s: float, end_s: float, axis: TimeAxis) -> list[int]:
    """Return the seconds whose label has room before the axis's end."""
    return [second for second in marks_s(start_s, end_s) if axis.x(second) < AXIS[1] - 16]


def marks_s(start_s: float, end_s: float) -> range:
    """Return the seconds at which an axis is labelled."""
    step_s = tick_step(end_s - start_s, most=12)
    return range(math.ceil(start_s / step_s) * step_s, int(end_s) + 1, step_s)


def svg_points(xs: Floats, ys: Floats) -> str:
    """Return points in SVG notation; `xs` and `ys` have the shape (n,)."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs.tolist(), ys.tolist(), strict=True))


def timeline_height(view: SessionView) -> int:
    """Return the height of `timeline_svg`, in user units."""
    return _height(view.curves, view.lanes)


def _height(drawn: Sequence[Curve], rows: Sequence[Lane]) -> int:
    return _lanes_top(drawn) + len(rows) * _LANE_HEIGHT + 54


def _lanes_top(drawn: Sequence[Curve]) -> int:
    return _CURVES_TOP + len(drawn) * (_CURVE_HEIGHT + _CURVE_GAP)


def timeline_svg(view: SessionView, background: str | None = None) -> Markup:
    """Draw the tones over time, with speech, curves and events below, in one SVG element.

    Silence before and after the talk isn't drawn.

    Parameters
    ----------
    background
        A colour to paint behind it; None to leave it transparent.

    Returns
    -------
    Markup
        WIDTH x `timeline_height` user units.
    """
    session = view.session
    axis = time_axis(*session.span_s)
    drawn, rows = view.curves, view.lanes
    height = _height(drawn, rows)
    parts = [_legend(session.model.labels)]
    parts += _emotions(view, axis)
    parts += _gaps(session, axis)
    parts += _speech(session, axis)
    parts += _curves(drawn, axis)
    parts += _events(rows, _lanes_top(drawn), axis)
    parts += _times(session, axis, height)
    parts.append(_note(session, drawn, height))
    name = escape(tr("How the voice sounded over time"))
    behind = f'<rect width="{WIDTH}" height="{height}" fill="{escape(background)}"/>'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" font-family="sans-serif" font-size="13" role="img"'
        f' aria-label="{name}">'
        f"{behind if background else ''}{''.join(parts)}</svg>"
    )


def timeline_shapes(view: SessionView) -> Markup:
    """Return what `timeline_svg` draws without its outer element, for use in a larger picture."""
    drawn = timeline_svg(view)
    return Markup(drawn[drawn.index(">") + 1 : drawn.rindex("<")])


def _legend(labels: tuple[str, ...]) -> str:
    step = _PLOT_WIDTH / len(labels)
    parts = []
    for number, label in enumerate(labels):
        x, shown = _LEFT + number * step, tone(label)
        parts.append(
            f'<rect x="{x:.1f}" y="12" width="14" height="14" fill="{escape(shown.colour)}"'
            f"{_outline(shown.colour)}/>"
            f'<text x="{x + 20:.1f}" y="24" fill="{_INK}">{escape(shown.word)}</text>'
        )
    return "".join(parts)


def _emotions(view: SessionView, axis: TimeAxis) -> list[str]:
    """Draw the ribbon of the leading tone, hatched where nobody spoke."""
    session, times_s = view.session, view.timeline.columns_s()
    speech_s = emotion_timeline.speech_spans(session.segments)
    gaps_s = emotion_timeline.gap_spans(session.gaps)
    silences_s = emotion_timeline.silences(session.span_s, speech_s, gaps_s)
    shapes = [_hatching(axis.x(start_s), axis.x(end_s)) for start_s, end_s in silences_s]
    readings, unsure_below = view.timeline.at_each(times_s), session.model.readings.unsure_below
    pieces = tone_ribbon.outlines(times_s, readings, session.model.labels, unsure_below)
    for label, outline in pieces:
        xs, heights = outline.T
        points = svg_points(axis.x(xs), _TOP + _EMOTIONS_HEIGHT * (1 - heights))
        if label is None:
            look = f'fill="{_INK}" fill-opacity="{_FAINT}"'
        else:
            colour = tone(label).colour
            look = f'fill="{escape(colour)}"{_outline(colour)}'
        shapes.append(f'<polygon points="{points}" {look}/>')
    return shapes


def _hatching(left: float, right: float) -> str:
    """Draw diagonals over the height of the ribbon; SVG Tiny 1.2 has no patterns."""
    bottom = _TOP + _EMOTIONS_HEIGHT
    foot = math.floor((left - _EMOTIONS_HEIGHT) / _HATCH) * _HATCH
    lines = []
    while foot < right:
        start, end = max(left, foot), min(right, foot + _EMOTIONS_HEIGHT)
        if start < end:
            lines.append(
                f"M{start:.1f},{bottom + foot - start:.1f}L{end:.1f},{bottom + foot - end:.1f}"
            )
        foot += _HATCH
    return f'<path d="{"".join(lines)}" fill="none" stroke="{_INK}" stroke-opacity="{_FAINT}"/>'


def _outline(colour: str) -> str:
    """Return the attributes of an edge for areas hard to see on white; dark pages remove it."""
    darker = outline_on_white(colour)
    return "" if darker is None else f' stroke="{darker}" class="on-white"'


def _gaps(session: Session, axis: TimeAxis) -> list[str]:
    missing = escape(tr("sound missing"))
    return [
        f'<rect x="{left:.1f}" y="{_TOP}" height="{_EMOTIONS_HEIGHT}" width="{width:.1f}"'
        f' fill="{_INK}" fill-opacity="{_FAINT}">'
        f"<title>{clock(gap.start_s)} {missing}</title></rect>"
        for gap, left, width in placed(_seen(session), axis, _MIN_MARK_WIDTH)
    ]


def _seen(session: Session) -> list[Gap]:
    """Return the gaps as far as they lie in the talk."""
    start_s, end_s = session.span_s
    return [
        replace(gap, start_s=max(gap.start_s, start_s), end_s=min(gap.end_s, end_s))
        for gap in session.gaps
        if gap.start_s < end_s and gap.end_s > start_s
    ]


def _speech(session: Session, axis: TimeAxis) -> list[str]:
    y = _TOP + _EMOTIONS_HEIGHT + 8
    name = escape(tr("speech", "a row under a timeline"))
    return [
        f'<text x="{_LEFT - 8}" y="{y + 9}" fill="{_INK}" text-anchor="end">{name}</text>',
        f'<rect x="{_LEFT}" y="{y + 3}" width="{_PLOT_WIDTH:.1f}" height="2"'
        f' fill="{_INK}" fill-opacity="0.4"/>',
        *(
            f'<rect x="{left:.1f}" y="{y}" fill="{_INK}" width="{width:.1f}" height="8"/>'
            for _, left, width in placed(session.segments, axis)
        ),
    ]


def _curves(drawn: Sequence[Curve], axis: TimeAxis) -> list[str]:
    """Draw each curve on top of the range that listeners like."""
    parts = []
    for number, curve in enumerate(drawn):
        top = _CURVES_TOP + number * (_CURVE_HEIGHT + _CURVE_GAP)
        low, high = curve.fine
        parts.append(
            f'<text x="{_LEFT - 8}" y="{top + _CURVE_HEIGHT / 2 + 4:.1f}" fill="{_INK}"'
            f' text-anchor="end">{escape(curve.words)}</text>'
            f'<rect x="{_LEFT}" y="{top + _CURVE_HEIGHT * (1 - high):.1f}"'
            f' width="{_PLOT_WIDTH:.1f}"'
            f' height="{_CURVE_HEIGHT * (high - low):.1f}" fill="{_INK}" fill-opacity="0.15"/>'
        )
        for line in curve_lines(curve, axis, WIDTH, _COLUMN):
            # Some readings look back on the talk from after its end.
            xs, heights = line[line[:, 0] <= AXIS[1]].T
            points = svg_points(xs, top + _CURVE_HEIGHT * (1 - heights))
            # The round ends show a lone reading, whose line has no length.
            parts.append(
                f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-linecap="round"/>'
            )
    return parts


def _events(rows: Sequence[Lane], top: int, axis: TimeAxis) -> list[str]:
    """Draw each lane as a row of marks, with its name on the left."""
    parts = []
    for number, lane in enumerate(rows):
        y = top + number * _LANE_HEIGHT
        parts.append(
            f'<text x="{_LEFT - 8}" y="{y + 10}" fill="{_INK}" text-anchor="end">'
            f"{escape(lane.words)}</text>"
        )
        parts += [
            f'<rect x="{left:.1f}" y="{y}" height="10" fill="{_INK}" width="{width:.1f}">'
            f"<title>{clock(e.start_s)} {escape(event_in_words(e.kind))}</title></rect>"
            for e, left, width in placed(lane.events, axis, _MIN_MARK_WIDTH)
        ]
    return parts


def _times(session: Session, axis: TimeAxis, height: int) -> list[str]:
    y = height - 36
    return [
        f'<text x="{axis.x(second):.1f}" y="{y}" fill="{_INK}" text-anchor="middle">'
        f"{clock(second)}</text>"
        for second in labels_s(*session.span_s, axis)
    ]


def _note(session: Session, drawn: Sequence[Curve], height: int) -> str:
    """Draw the line of text that explains the shading."""
    looks = [tr("wider: more energy"), tr("faint: not sure"), tr("hatched: nobody spoke")]
    if session.gaps:
        looks.append(tr("grey: sound missing"))
    if drawn:
        looks.append(tr("band: what listeners like"))
    note = escape(" · ".join(looks))
    return f'<text x="{_LEFT}" y="{height - 12}" fill="{_INK}">{note}</text>'
