"""A recording over time as SVG: waveform, spectrogram, pitch and tone of voice.

Only what SVG Tiny 1.2 has is used, so that Qt can paint it too.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence

import numpy as np
from markupsafe import Markup, escape

from coach.analysis.signal.log_mel import hz_to_mel
from coach.common.arrays import Float32, Floats, Int16, UInt8
from coach.common.i18n import tr
from coach.domain.model_card import FeatureSpec
from coach.domain.session import Session
from coach.domain.wording import clock, in_figures
from coach.export.recording_traces import RecordingTraces
from coach.export.timeline_svg import (
    AXIS,
    WIDTH,
    labels_s,
    marks_s,
    svg_points,
    time_axis,
    timeline_height,
    timeline_shapes,
)
from coach.insights.session_view import SessionView
from coach.insights.time_axis import TimeAxis, placed

#: From the top down.
PANELS = ("waveform", "spectrogram", "pitch", "emotion")
_LEFT, _RIGHT = AXIS
_HEIGHTS = {"waveform": 110, "spectrogram": 190, "pitch": 130}
#: Heights of a panel's heading, of the axis below the last panel, and of the title.
_TITLE, _AXIS, _TOP = 34, 30, 34
_INK, _SOFT, _LINE, _TRACE = "#1b1c1f", "#5c6068", "#d9dbe0", "#2171b5"
#: Range of the spectrogram's shades, down from the loudest level. That level is a percentile, so
#: that a click doesn't move it, and at least `_QUIETEST_DB`, so that silence stays white.
_RANGE_DB, _QUIETEST_DB, _LOUDEST_PERCENT = 70.0, -30.0, 99.5
_FREQUENCIES_HZ = (100, 500, 1_000, 2_000, 4_000, 8_000)
#: The range of the pitch axis, three octaves.
_PITCH_HZ = (75.0, 600.0)
_PITCHES_HZ = (75, 100, 150, 200, 300, 400, 600)
_TITLE_LETTERS = 80
#: Approximate limit on the points of a line; more couldn't be seen.
_POINTS = 4_000
#: ColorBrewer's "Blues" (Brewer and Harrower), from white up, equally spaced.
_BLUES = ("f7fbff", "deebf7", "c6dbef", "9ecae1", "6baed6", "4292c6", "2171b5", "08519c", "08306b")


def plot_svg(
    title: str, panels: Sequence[str], traces: RecordingTraces | None, view: SessionView | None
) -> Markup:
    """Draw some of PANELS over one time axis, on white.

    Parameters
    ----------
    traces
        What to draw of the sound; None if no panel needs it.
    view
        The session; None if there is neither an emotion panel nor a gap to draw.

    Returns
    -------
    Markup
        One SVG element, WIDTH user units wide.
    """
    session = None if view is None else view.session
    heard = traces if session is None else session
    duration_s = 0.0 if heard is None else heard.duration_s
    axis = time_axis(0.0, duration_s)
    shown = [panel for panel in PANELS if panel in panels]
    parts = [
        _text(_LEFT, 22, _cut(title), size=16, ink=_INK),
        _text(_RIGHT, 22, tr("time in min:s"), "end"),
    ]
    y = _TOP
    for panel in shown:
        y += _TITLE
        if panel == "emotion" and view is not None:
            parts.append(_text(_LEFT, y - 8, tr("Tone of voice"), ink=_INK))
            parts.append(f'<g transform="translate(0 {y})">{timeline_shapes(view)}</g>')
            y += timeline_height(view)
        elif traces is not None:
            parts.append(_text(_LEFT, y - 8, _heading(panel, traces), ink=_INK))
            parts += _gaps(session, axis, y, _HEIGHTS[panel])
            parts += _DRAWN[panel](traces, axis, y)
            parts += _frame(duration_s, axis, y, _HEIGHTS[panel])
            y += _HEIGHTS[panel]
    if "emotion" not in shown:  # that panel draws its own
        parts += _times(duration_s, axis, y + 18)
        y += _AXIS
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" font-family="sans-serif"'
        f' font-size="13" role="img" aria-label="{escape(title)}">'
        f'<rect width="{WIDTH}" height="{y}" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def _cut(title: str) -> str:
    """Shorten a title to one line, as SVG doesn't wrap text."""
    return title if len(title) <= _TITLE_LETTERS else f"{title[: _TITLE_LETTERS - 1]}…"


def _heading(panel: str, traces: RecordingTraces) -> str:
    if panel == "pitch":
        return tr("Pitch (Hz)")
    if panel == "spectrogram":
        return tr("Spectrogram (kHz)")
    peak = _peak(traces)
    if not peak:
        return tr("Waveform (share of full scale; silence)")
    level = in_figures(20 * np.log10(peak), 1)
    return tr("Waveform (share of full scale; peak {level} dBFS)", level=level)


def _peak(traces: RecordingTraces) -> float:
    """Return the peak as a share of full scale."""
    return float(np.abs(traces.outline.astype(np.int32)).max()) / 32_768


def _text(
    x: float, y: float, words: str, anchor: str = "start", size: int = 13, ink: str = _SOFT
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
        f' fill="{ink}">{escape(words)}</text>'
    )


def _tick(y: float, words: str) -> list[str]:
    """Draw a tick of the left axis."""
    line = f'<path d="M{_LEFT - 4} {y:.1f}H{_LEFT}" stroke="{_SOFT}"/>'
    return [_text(_LEFT - 8, y + 4, words, "end"), line]


def _frame(duration_s: float, axis: TimeAxis, top: int, height: int) -> list[str]:
    """Draw the frame of a panel, with a faint line at each labelled time."""
    return [
        *(
            f'<path d="M{axis.x(s):.1f} {top}v{height}" stroke="{_SOFT}" stroke-opacity="0.25"/>'
            for s in marks_s(0.0, duration_s)
        ),
        f'<rect x="{_LEFT}" y="{top}" width="{_RIGHT - _LEFT}" height="{height}" fill="none"'
        f' stroke="{_LINE}"/>',
    ]


def _times(duration_s: float, axis: TimeAxis, y: float) -> list[str]:
    return [_text(axis.x(s), y, clock(s), "middle") for s in labels_s(0.0, duration_s, axis)]


def _gaps(session: Session | None, axis: TimeAxis, top: int, height: int) -> list[str]:
    return [
        f'<rect x="{left:.1f}" y="{top}" height="{height}" fill="{_LINE}" width="{width:.1f}"/>'
        for _, left, width in placed(session.gaps if session is not None else (), axis)
    ]


def _waveform(traces: RecordingTraces, axis: TimeAxis, top: int) -> list[str]:
    half = _HEIGHTS["waveform"] / 2
    peak = _peak(traces) or 1.0
    count = min(len(traces.outline), 2 * (_RIGHT - _LEFT))
    levels = _regroup(traces.outline, count) / (32_768 * peak)
    xs = axis.x((np.arange(count) + 0.5) * traces.duration_s / count)
    low, high = top + half * (1 - 0.95 * levels.T)
    ticks = [
        _tick(top + half * (1 - 0.95 * side), in_figures(side * peak, 2)) for side in (1, 0, -1)
    ]
    shape = svg_points(np.append(xs, xs[::-1]), np.append(high, low[::-1]))
    return [
        f'<polygon points="{shape}" fill="{_TRACE}" stroke="{_TRACE}" stroke-width="0.5"/>',
        *(part for tick in ticks for part in tick),
    ]


def _spectrogram(traces: RecordingTraces, axis: TimeAxis, top: int) -> list[str]:
    height, frames = _HEIGHTS["spectrogram"], traces.frames
    loudest, parts = _QUIETEST_DB, []
    if len(traces.log_mel):  # a sound may be shorter than a frame
        loudest = max(loudest, float(np.percentile(traces.log_mel, _LOUDEST_PERCENT)))
        shades = 255 * np.clip(1 + (traces.log_mel - loudest) / _RANGE_DB, 0, 1)
        content = base64.b64encode(_png(shades.T[::-1].astype(np.uint8))).decode()
        left, right = (axis.x(frames.centre_s(n - 0.5)) for n in (0, len(traces.f0_hz)))
        parts.append(
            f'<image x="{left:.1f}" y="{top}" height="{height}" width="{right - left:.1f}"'
            ' preserveAspectRatio="none"'
            f' xlink:href="data:image/png;base64,{content}"/>'
        )
    for hz in _FREQUENCIES_HZ:
        parts += _tick(top + height * (1 - _band(hz, frames)), f"{hz / 1_000:g}")
    return [*parts, *_colour_bar(loudest, top - 18)]


def _band(hz: float, frames: FeatureSpec) -> float:
    """Return the position of a frequency among the mel bands, from 0 at the bottom to 1."""
    low, at, high = hz_to_mel(np.array([frames.fmin_hz, hz, frames.fmax_hz])).tolist()
    band: float = (at - low) / (high - low) * (frames.n_mels + 1) - 0.5
    return min(band / frames.n_mels, 1.0)


def _colour_bar(loudest: float, y: float) -> list[str]:
    """Draw the scale of the shades, to the right of a panel's heading."""
    step, right = 12, _RIGHT - 60
    left = right - step * len(_BLUES)
    return [
        _text(left - 6, y + 10, _level(loudest - _RANGE_DB), "end"),
        *(
            f'<rect x="{left + number * step}" y="{y}" width="{step}" height="11" fill="#{blue}"/>'
            for number, blue in enumerate(_BLUES)
        ),
        _text(right + 6, y + 10, _level(loudest)),
    ]


def _level(level_db: float) -> str:
    return tr("{level} dB", level=in_figures(level_db, 0))


def _png(shades: UInt8) -> bytes:
    """Encode shades, shape (height, width), as a PNG in blue."""
    height, width = shades.shape
    rgb = np.array([list(bytes.fromhex(blue)) for blue in _BLUES])
    at = np.linspace(0, 255, len(rgb))
    palette = np.stack([np.interp(np.arange(256), at, channel) for channel in rgb.T], axis=1)
    lines = np.pad(shades, ((0, 0), (1, 0)))  # each row begins with its filter type: none
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.round().astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(lines.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )  # fmt: skip


def _pitch(traces: RecordingTraces, axis: TimeAxis, top: int) -> list[str]:
    f0_hz = traces.f0_hz
    edges = np.flatnonzero(np.diff(f0_hz > 0, prepend=False, append=False)).reshape(-1, 2)
    step = max(1, len(f0_hz) // _POINTS)
    lines = []
    for first, end in edges.tolist():  # unvoiced stretches break the line
        at = np.unique(np.append(np.arange(first, end, step), end - 1))
        xs = axis.x(np.array([traces.frames.centre_s(n) for n in at.tolist()]))
        ys = top + _pitch_y(f0_hz[at])
        # A lone point is doubled, or it wouldn't be drawn.
        lines.append(svg_points(np.append(xs[:1], xs), np.append(ys[:1], ys)))
    ticks = [_tick(top + float(_pitch_y(hz)), f"{hz}") for hz in _PITCHES_HZ]
    return [
        *(
            f'<polyline points="{line}" fill="none" stroke="{_TRACE}" stroke-width="2"'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
            for line in lines
        ),
        *(part for tick in ticks for part in tick),
    ]


def _pitch_y(hz: Float32 | float) -> Floats:
    """Return the distance of a pitch from the top of its panel."""
    low, high = np.log2(_PITCH_HZ)
    shares: Floats = np.clip((np.log2(hz) - low) / (high - low), 0, 1)
    return _HEIGHTS["pitch"] * (1 - shares)


_DRAWN = {"waveform": _waveform, "spectrogram": _spectrogram, "pitch": _pitch}


def _regroup(extremes: Int16, columns: int) -> Int16:
    """Merge the extremes of equal stretches, shape (k, 2), into those of `columns` longer ones."""
    starts = np.linspace(0, len(extremes), columns, endpoint=False).astype(int)
    low = np.minimum.reduceat(extremes[:, 0], starts)
    high = np.maximum.reduceat(extremes[:, 1], starts)
    return np.stack([low, high], axis=1)
