"""Pictures of a recording made by hand, whose every position is worked out by hand."""

from __future__ import annotations

import base64
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from coach.analysis.detectors.voice_track import VoiceTrack
from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel, hz_to_mel
from coach.domain.model_card import FeatureSpec
from coach.domain.session import Gap
from coach.domain.stream import AudioBlock, GapKind
from coach.export.qt_picture import to_png
from coach.export.recording_plot import PANELS, plot_svg
from coach.export.recording_traces import RecordingTraces, TracedSource
from coach.export.timeline_svg import timeline_height, timeline_shapes
from coach.insights.session_view import SessionView
from tests.unit.made import a_session
from tests.unit.voices import RATE_HZ, phrase, room, silence

#: The window's own kind of application: tests of the window may come later in the process.
pytestmark = pytest.mark.usefixtures("qapp")

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
SOFT, INK, LINE, TRACE = "#5c6068", "#1b1c1f", "#d9dbe0", "#2171b5"
BLUES = ["f7fbff", "deebf7", "c6dbef", "9ecae1", "6baed6", "4292c6", "2171b5", "08519c", "08306b"]
SPEC = FeatureSpec()


def traces(**changed: object) -> RecordingTraces:
    """Two seconds: eight stretches of a quarter of a second, and 200 frames."""
    outline = np.array([[-8_192 + 500 * n, 16_384 - 1_000 * n] for n in range(8)], np.int16)
    f0_hz = np.zeros(200, np.float32)
    f0_hz[20:23] = 150.0, 300.0, 700.0
    f0_hz[100] = 75.0
    log_mel = np.tile(np.linspace(-90, -10, 64, dtype=np.float32), (4, 1))
    log_mel[2] += 15
    return replace(RecordingTraces(2.0, outline, 0.25, log_mel, 50, f0_hz, SPEC), **changed)


def shapes(panels: list[str], **more: object) -> list[ET.Element]:
    told = {"title": "a talk", "panels": panels, "traces": traces(), "view": None} | more
    return list(ET.fromstring(plot_svg(*told.values())))


def attributes(element: ET.Element) -> dict:
    return {name: float(value) if re.fullmatch(r"-?[\d.]+", value) else value
            for name, value in element.attrib.items()}  # fmt: skip


def texts(found: list[ET.Element]) -> list[tuple]:
    """x, y, anchor, size, colour and words of each text."""
    return [
        (float(one.get("x")), float(one.get("y")), one.get("text-anchor"), one.get("font-size"),
         one.get("fill"), one.text)
        for one in found if one.tag == f"{_SVG}text"
    ]  # fmt: skip


def tick(y: float, words: str) -> tuple:
    return (64.0, pytest.approx(y + 4, abs=0.06), "end", "13", SOFT, words)


def points(element: ET.Element) -> np.ndarray:
    return np.array([[float(n) for n in one.split(",")] for one in element.get("points").split()])


def test_the_waveform_is_drawn_from_side_to_side_of_its_peak():
    found = shapes(["waveform"])
    assert texts(found) == [
        (72.0, 22.0, "start", "16", INK, "a talk"),
        (1_028.0, 22.0, "end", "13", SOFT, "time in min:s"),
        (72.0, 60.0, "start", "13", INK, "Waveform (share of full scale; peak −6.0 dBFS)"),
        tick(68 + 55 - 52.25, "0.50"), tick(68 + 55, "0.00"), tick(68 + 55 + 52.25, "−0.50"),
        (72.0, 196.0, "middle", "13", SOFT, "0:00"),
        (550.0, 196.0, "middle", "13", SOFT, "0:01"),
    ]  # fmt: skip
    (shape,) = (one for one in found if one.tag == f"{_SVG}polygon")
    assert (shape.get("fill"), shape.get("stroke"), shape.get("stroke-width")) == (
        TRACE,
        TRACE,
        "0.5",
    )
    xs = 72 + 956 * (np.arange(8) + 0.5) / 8
    low, high = traces().outline.T / 16_384
    wanted = np.stack([np.append(xs, xs[::-1]), 123 - 52.25 * np.append(high, low[::-1])], axis=1)
    assert points(shape) == pytest.approx(wanted, abs=0.051)
    frame = [attributes(one) for one in found if one.get("stroke") == LINE]
    assert frame == [
        {"x": 72, "y": 68, "width": 956, "height": 110, "fill": "none", "stroke": LINE}
    ]
    paths = [one.attrib for one in found if one.tag == f"{_SVG}path"]
    assert paths[:3] == [{"d": f"M68 {y:.1f}H72", "stroke": SOFT} for y in (70.75, 123, 175.25)]
    assert paths[3:] == [
        {"d": f"M{x}.0 68v110", "stroke": SOFT, "stroke-opacity": "0.25"} for x in (72, 550, 1_028)
    ]


def test_a_wave_of_many_stretches_is_merged_to_two_a_unit():
    rng = np.random.default_rng(0)
    outline = np.sort(rng.integers(-30_000, 30_000, (5_000, 2)), axis=1).astype(np.int16)
    (shape,) = (one for one in shapes(["waveform"], traces=traces(outline=outline))
                if one.tag == f"{_SVG}polygon")  # fmt: skip
    starts = [int(n * 5_000 / 1_912) for n in range(1_913)]
    parts = [outline[a:b] for a, b in pairwise(starts)]
    peak = np.abs(outline.astype(int)).max()
    high = [123 - 52.25 * part[:, 1].max() / peak for part in parts]
    low = [123 - 52.25 * part[:, 0].min() / peak for part in parts]
    assert points(shape)[:, 1] == pytest.approx(np.array(high + low[::-1]), abs=0.051)


def test_silence_is_a_line_and_says_so():
    found = shapes(["waveform"], traces=traces(outline=np.zeros((8, 2), np.int16)))
    assert texts(found)[2][-1] == "Waveform (share of full scale; silence)"
    assert [one[-1] for one in texts(found)[3:6]] == ["1.00", "0.00", "−1.00"]
    loudest = shapes(["waveform"], traces=traces(outline=np.full((8, 2), -32_768, np.int16)))
    assert texts(loudest)[2][-1] == "Waveform (share of full scale; peak 0.0 dBFS)"


def test_the_spectrogram_has_shades_seventy_decibels_deep():
    found = shapes(["spectrogram"])
    loudest = np.percentile(traces().log_mel, 99.5)
    (image,) = (one for one in found if one.tag == f"{_SVG}image")
    content = base64.b64decode(image.get(_HREF).removeprefix("data:image/png;base64,"))
    told = attributes(image)
    del told[_HREF]
    # From half a hop before the first frame's centre, 16 ms in, to half of one after the last's.
    assert told == {"x": pytest.approx(72 + 478 * 0.011, abs=0.06), "y": 68, "height": 190,
                    "width": 956, "preserveAspectRatio": "none"}  # fmt: skip
    names, place, chunks = [], 8, {}
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        name, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        (check,) = struct.unpack(">I", content[place + 8 + length : place + 12 + length])
        assert check == zlib.crc32(name + body)
        names.append(name)
        chunks[name] = body
        place += length + 12
    assert content[:8] == b"\x89PNG\r\n\x1a\n" and names == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (4, 64, 8, 3, 0, 0, 0)
    assert chunks[b"IEND"] == b""
    palette = np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(256, 3)
    rgb = np.array([[int(blue[n : n + 2], 16) for n in (0, 2, 4)] for blue in BLUES])
    share = np.arange(256) * 8 / 255
    wanted = [np.interp(share, np.arange(9), channel) for channel in rgb.T]
    assert np.abs(palette - np.transpose(wanted)).max() <= 0.51
    assert chunks[b"IDAT"] == zlib.compress(zlib.decompress(chunks[b"IDAT"]), 9)
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(64, 5)
    assert not rows[:, 0].any()
    shades = 255 * np.clip((traces().log_mel - loudest + 70) / 70, 0, 1)
    assert np.array_equal(rows[:, 1:], shades.T[::-1].astype(np.uint8))
    mels = hz_to_mel(np.array([50, 100, 500, 1_000, 2_000, 4_000, 8_000])) - hz_to_mel(50)
    heights = np.minimum((mels[1:] / mels[-1] * 65 - 0.5) / 64, 1)
    heights[-1] = 1
    level = f"{loudest:.0f}", f"{loudest - 70:.0f}"
    assert texts(found)[2:] == [
        (72.0, 60.0, "start", "13", INK, "Spectrogram (kHz)"),
        *(tick(68 + 190 * (1 - height), f"{khz:g}")
          for khz, height in zip((0.1, 0.5, 1, 2, 4, 8), heights, strict=True)),
        (854.0, 60.0, "end", "13", SOFT, f"{level[1].replace('-', '−')} dB"),
        (974.0, 60.0, "start", "13", SOFT, f"{level[0].replace('-', '−')} dB"),
        (72.0, 276.0, "middle", "13", SOFT, "0:00"),
        (550.0, 276.0, "middle", "13", SOFT, "0:01"),
    ]  # fmt: skip
    bar = [attributes(one) for one in found if one.get("height") == "11"]
    assert bar == [{"x": 860 + 12 * n, "y": 50, "width": 12, "height": 11, "fill": f"#{blue}"}
                   for n, blue in enumerate(BLUES)]  # fmt: skip


def test_a_quiet_spectrogram_stays_white():
    found = shapes(["spectrogram"], traces=traces(log_mel=np.full((2, 64), -95, np.float32)))
    assert [words for *_, words in texts(found) if words.endswith("dB")] == ["−100 dB", "−30 dB"]
    none = shapes(["spectrogram"], traces=traces(log_mel=np.empty((0, 64), np.float32)))
    assert not [one for one in none if one.tag == f"{_SVG}image"] and len(texts(none)) > 8


def test_the_pitch_is_drawn_on_three_octaves():
    found = shapes(["pitch"])
    lines = [one for one in found if one.tag == f"{_SVG}polyline"]
    look = {"fill": "none", "stroke": TRACE, "stroke-width": "2", "stroke-linecap": "round",
            "stroke-linejoin": "round"}  # fmt: skip
    assert all({**one.attrib, **look} == one.attrib for one in lines)
    xs = 72 + 478 * (np.array([20, 20, 21, 22]) / 100 + 0.016)
    third = 130 / 3
    marks_hz = (75, 100, 150, 200, 300, 400, 600)
    wanted = np.stack([xs, [68 + 2 * third, 68 + 2 * third, 68 + third, 68]], axis=1)
    assert points(lines[0]) == pytest.approx(wanted, abs=0.051)
    assert points(lines[1]) == pytest.approx(np.array([[72 + 478 * 1.016, 198.0]] * 2), abs=0.051)
    assert texts(found)[2:10] == [
        (72.0, 60.0, "start", "13", INK, "Pitch (Hz)"),
        *(tick(198 - third * np.log2(hz / 75), f"{hz}") for hz in marks_hz),
    ]  # fmt: skip
    long = np.full(12_345, 100.0, np.float32)
    (line,) = (one for one in shapes(["pitch"], traces=traces(f0_hz=long))
               if one.tag == f"{_SVG}polyline")  # fmt: skip
    assert len(points(line)) == 1 + len(range(0, 12_345, 3)) + ((12_344 % 3) > 0)


def test_panels_follow_one_another_over_one_axis():
    view = SessionView(replace(a_session(), gaps=(Gap(GapKind.SLEEP, 1.0, 2.0),)))
    drawn = plot_svg("<t>" + "x" * 80, PANELS[::-1], traces(), view)
    height = 34 + 34 * 4 + 110 + 190 + 130 + timeline_height(view)
    assert drawn.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 1040 {height}" width="1040" height="{height}" font-family="sans-serif"'
        f' font-size="13" role="img" aria-label="&lt;t&gt;{"x" * 80}">'
        f'<rect width="1040" height="{height}" fill="#ffffff"/><text '
    )
    top = 34 + 34 * 4 + 110 + 190 + 130
    assert f'<g transform="translate(0 {top})">{timeline_shapes(view)}</g></svg>' in drawn
    found = list(ET.fromstring(drawn))
    assert texts(found)[0][-1] == "<t>" + "x" * 76 + "…"
    assert [(y, words) for _, y, _, _, colour, words in texts(found) if colour == INK][1:] == [
        (60, "Waveform (share of full scale; peak −6.0 dBFS)"), (204, "Spectrogram (kHz)"),
        (428, "Pitch (Hz)"), (top - 8, "Tone of voice"),
    ]  # fmt: skip
    gaps = [attributes(one) for one in found if one.get("fill") == LINE]
    assert gaps == [
        {"x": 311, "y": y, "height": h, "fill": LINE, "width": 239}
        for y, h in ((68, 110), (212, 190), (436, 130))
    ]
    assert not [one for one in texts(found) if one[2] == "middle"]  # the timeline has its own
    whole = texts(shapes(["waveform"], title="x" * 80))
    assert whole[0][-1] == "x" * 80


def test_a_picture_has_one_and_a_half_pixels_a_unit():
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
    image = QImage.fromData(to_png(drawn + '<rect width="20" height="20" fill="#2171b5"/></svg>'))
    assert (image.width(), image.height()) == (60, 30) and not image.hasAlphaChannel()
    assert [image.pixelColor(x, 15).name() for x in (0, 28, 31, 59)] == [TRACE] * 2 + [
        "#ffffff"
    ] * 2


class Source(SimpleNamespace):
    """A recording in blocks of a third of a second."""

    def blocks(self):
        for start in range(0, len(self.pcm), 5_333):
            yield AudioBlock(start, self.pcm[start : start + 5_333])

    def stop(self) -> None:
        self.asked.append("stop")

    def close(self) -> None:
        self.asked.append("close")


def test_traces_are_collected_while_a_recording_is_read():
    samples = room(np.concatenate([silence(0.3), phrase(4), silence(0.5)]), -60)
    pcm = np.rint(20_000 * samples[:24_050]).astype(np.int16)
    source = Source(name="a", sample_rate_hz=RATE_HZ, duration_s=45.0, pcm=pcm, asked=[])
    traced = TracedSource(source)
    assert (traced.name, traced.sample_rate_hz, traced.duration_s) == ("a", RATE_HZ, 45.0)
    assert not traced.is_live
    assert sum(len(block.pcm) for block in traced.blocks()) == len(pcm)
    found = traced.traces()
    traced.stop(), traced.close()
    assert source.asked == ["stop", "close"]
    # 2,000 columns of 45 s at 100 frames a second are of 3 frames each.
    assert (found.duration_s, found.outline_s, found.together) == (24_050 / RATE_HZ, 0.01, 3)
    parts = [pcm[n : n + 160] for n in range(0, 24_050, 160)]
    assert found.outline.tolist() == [[part.min(), part.max()] for part in parts]
    heard = HighPass().push(pcm.astype(np.float32) / 32_768)
    log_mel = LogMel(SPEC).push(heard)
    groups = [log_mel[n : n + 3].mean(axis=0) for n in range(0, len(log_mel), 3)]
    assert found.log_mel == pytest.approx(np.array(groups), abs=0.05)
    track = VoiceTrack(SPEC)
    f0_hz = np.concatenate([track.push(heard, log_mel).f0_hz, track.finish().f0_hz])
    assert found.f0_hz == pytest.approx(f0_hz, rel=1e-3) and (f0_hz > 0).any()
    assert found.frames == SPEC
