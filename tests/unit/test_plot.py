"""Pictures of recordings over time."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import parselmouth
import pytest
import soundfile
from PySide6.QtGui import QColor, QImage

from coach.analysis.signal.high_pass import HighPass
from coach.analysis.signal.log_mel import LogMel
from coach.audio.file_source import FileSource
from coach.domain.model_card import FeatureSpec
from coach.domain.session import Gap, Session
from coach.domain.stream import GapKind
from coach.export.qt_picture import to_png
from coach.export.recording_plot import PANELS, plot_svg
from coach.export.recording_traces import RecordingTraces, TracedSource
from coach.export.timeline_svg import AXIS
from coach.insights.session_view import SessionView
from tests.unit import spoken
from tests.unit.voices import RATE_HZ, room, silence

#: Use the window's kind of application, as tests of the window may follow in this process.
pytestmark = pytest.mark.usefixtures("qapp")

_SVG = "{http://www.w3.org/2000/svg}"
SOUND = PANELS[:3]


def trace(path: Path) -> RecordingTraces:
    with closing(FileSource(path)) as file:
        source = TracedSource(file)
        for _ in source.blocks():
            pass
        return source.traces()


@pytest.fixture
def two_words(tmp_path: Path) -> Path:
    """Half a second from 1 s on, and an octave higher and louder from 2 s on."""
    parts = [silence(1.0), spoken.word(1.0), silence(0.5), 1.4 * spoken.word(2.0), silence(0.5)]
    path = tmp_path / "words.wav"
    soundfile.write(path, room(np.concatenate(parts)), RATE_HZ)
    return path


def colours(png: bytes) -> set[str]:
    image = QImage.fromData(png)
    return {
        QColor(image.pixel(x, y)).name() for x in range(image.width())
        for y in range(0, image.height(), 2)
    }  # fmt: skip


def test_traces_are_those_of_the_sound(two_words: Path):
    traces = trace(two_words)
    samples, _ = soundfile.read(two_words, dtype="int16")
    assert traces.duration_s == 3.0 and traces.outline_s == 0.01
    assert np.array_equal(traces.outline[:, 0], samples.reshape(-1, 160).min(axis=1))
    assert np.array_equal(traces.outline[:, 1], samples.reshape(-1, 160).max(axis=1))
    assert traces.together == 1
    # Sound at 16 kHz stays as it is, except for what is below every voice.
    heard = HighPass().push(samples.astype(np.float32) / 32_768)
    log_mel = LogMel(FeatureSpec()).push(heard)
    assert np.abs(traces.log_mel[5:-5] - log_mel[5:-5]).max() < 0.5
    pitch = parselmouth.Sound(str(two_words)).to_pitch_ac(pitch_floor=75, pitch_ceiling=600)
    at_s = traces.frames.centre_s(np.arange(len(traces.f0_hz)))
    for start_s, end_s in ((1.1, 1.4), (2.1, 2.4)):
        inside = (at_s > start_s) & (at_s < end_s)
        praat_hz = [pitch.get_value_at_time(t) for t in at_s[inside]]
        assert np.allclose(traces.f0_hz[inside], praat_hz, rtol=0.01)
    assert not traces.f0_hz[(at_s > 1.6) & (at_s < 1.9)].any()


def test_traces_of_a_long_recording_are_small(tmp_path: Path):
    path = tmp_path / "long.wav"
    rng = np.random.default_rng(0)
    soundfile.write(path, rng.normal(0, 0.01, 100 * RATE_HZ), RATE_HZ)
    traces = trace(path)
    frames = len(traces.f0_hz)
    assert traces.together == 5 and len(traces.log_mel) == -(-frames // 5) <= 2_000
    assert len(plot_svg("long", SOUND, traces, None)) < 500_000


def test_the_melody_is_drawn_and_its_gaps_are_not_joined(two_words: Path):
    traces = trace(two_words)
    svg = ET.fromstring(plot_svg("words", ["pitch"], traces, None))
    lines = [line.get("points") for line in svg.iter(f"{_SVG}polyline")]
    assert len(lines) == 2
    xs = [[float(x) for x in re.findall(r"([\d.]+),", line)] for line in lines]
    left, right = AXIS
    third = (right - left) / 3
    for number, line in enumerate(xs, 1):
        assert line == sorted(line)
        assert line[0] == pytest.approx(left + number * third, abs=15)
        assert line[-1] == pytest.approx(left + (number + 0.5) * third, abs=15)
    ys = [np.mean([float(y) for y in re.findall(r",([\d.]+)", line)]) for line in lines]
    height = 130  # an octave is a third of it
    at_s, heard = traces.frames.centre_s(np.arange(len(traces.f0_hz))), traces.f0_hz > 0
    first, second = (np.log2(traces.f0_hz[heard & part]) for part in (at_s < 1.75, at_s > 1.75))
    octaves = second.mean() - first.mean()
    assert octaves > 0.8 and ys[0] - ys[1] == pytest.approx(octaves * height / 3, abs=1)


def test_every_panel_has_its_axis_and_units(two_words: Path, session: Session):
    drawn = plot_svg('<a "talk">', PANELS, trace(two_words), SessionView(session))
    svg = ET.fromstring(drawn)
    words = [text.text for text in svg.iter(f"{_SVG}text")]
    assert words[0] == '<a "talk">'
    for told in (
        "time in min:s",
        "Spectrogram (kHz)",
        "Pitch (Hz)",
        "Tone of voice",
        "0:04",
        "even",
    ):
        assert told in words
    assert any(word.startswith("Waveform (share of full scale; peak −") for word in words)
    assert sum(word.endswith(" dB") for word in words) == 2
    only = plot_svg("a talk", ["emotion"], None, SessionView(session))
    assert "Pitch" not in only and "even" in only
    without = plot_svg("a talk", ["waveform"], trace(two_words), None)
    assert "0:01" in without and "even" not in without


def test_the_spectrum_is_a_picture_in_the_drawing(two_words: Path):
    traces = trace(two_words)
    svg = ET.fromstring(plot_svg("words", ["spectrogram"], traces, None))
    (image,) = svg.iter(f"{_SVG}image")
    content = image.get("{http://www.w3.org/1999/xlink}href").partition("base64,")[2]
    picture = QImage.fromData(base64.b64decode(content))
    assert (picture.width(), picture.height()) == traces.log_mel.shape
    assert picture.pixelColor(50, 60).lightness() > 200  # silence
    assert picture.pixelColor(225, 56).lightness() < 110  # low and loud, at the bottom


def test_the_picture_is_painted_on_white(two_words: Path, session: Session):
    traces = trace(two_words)
    png = to_png(plot_svg("words", PANELS, traces, SessionView(session)))
    seen = colours(png)
    assert {"#ffffff", "#2171b5", "#56b4e9", "#08306b"} <= seen
    assert len(png) < 1_000_000


def test_missing_sound_is_shaded(two_words: Path, session: Session):
    gap = replace(session, gaps=(Gap(GapKind.SLEEP, 1.0, 2.0),))
    traces = trace(two_words)
    assert plot_svg("v", SOUND, traces, SessionView(gap)).count('fill="#d9dbe0"') == 3
    assert 'fill="#d9dbe0"' not in plot_svg("v", SOUND, traces, SessionView(session))


@pytest.mark.parametrize("samples", [1, 200, 16_000])
@pytest.mark.parametrize("loud", [0.0, 1.0])
def test_the_shortest_and_the_quietest_are_drawn(tmp_path: Path, capfd, samples: int, loud: float):
    path = tmp_path / "short.wav"
    soundfile.write(path, np.full(samples, loud), RATE_HZ)
    drawn = plot_svg("short", SOUND, trace(path), None)
    ET.fromstring(drawn)
    assert "nan" not in drawn and "inf" not in drawn
    assert to_png(drawn).startswith(b"\x89PNG")
    assert capfd.readouterr().err == ""  # where Qt complains about what it can't draw
