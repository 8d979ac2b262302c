"""The tool that collects other sounds: joining recordings, and missing packages."""

from __future__ import annotations

import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import soundfile

from coach.common import paths


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = paths.models_dir().parent / "tools" / "other_sounds.py"
    spec = spec_from_file_location("other_sounds", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _tone(path: Path, rate_hz: int) -> Path:
    """Write a second of 440 Hz."""
    soundfile.write(path, 0.5 * np.sin(2 * np.pi * 440 * np.arange(rate_hz) / rate_hz), rate_hz)
    return path


def test_recordings_of_different_rates_are_joined_at_one(tool, tmp_path: Path):
    parts = [_tone(tmp_path / f"{rate_hz}.wav", rate_hz) for rate_hz in (16_000, 44_100, 8_000)]
    tool.joined(tmp_path / "joined.flac", parts)
    samples, rate_hz = soundfile.read(tmp_path / "joined.flac")
    assert len(samples) / rate_hz == pytest.approx(3 * (1 + tool.PAUSE_S), abs=0.001)
    for start_s in np.arange(3) * (1 + tool.PAUSE_S) + 0.25:
        part = samples[round(start_s * rate_hz) :][: rate_hz // 2]
        spectrum = np.abs(np.fft.rfft(part))
        assert spectrum.argmax() * rate_hz / len(part) == pytest.approx(440, abs=2)


def test_recordings_of_one_rate_are_joined_as_they_are(tool, tmp_path: Path):
    part = _tone(tmp_path / "part.wav", 22_050)
    tool.joined(tmp_path / "joined.flac", [part, part])
    samples, rate_hz = soundfile.read(tmp_path / "joined.flac", dtype="int16")
    once = np.append(soundfile.read(part, dtype="int16")[0], np.zeros(4_410, np.int16))
    assert rate_hz == 22_050 and np.array_equal(samples, np.tile(once, 2))


def test_missing_packages_are_reported_in_one_line(tool, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(tool, "SHARE", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "fluidsynth" else name)
    monkeypatch.setattr(sys, "argv", ["other_sounds.py", str(tmp_path / "out")])
    (tmp_path / "tuxpaint" / "stamps").mkdir(parents=True)
    with pytest.raises(SystemExit) as raised:
        tool.main()
    (line,) = str(raised.value.code).splitlines()
    assert line.startswith(
        "Not installed: fluidsynth, gcompris-qt-data, timgm6mb-soundfont, pocketsphinx-testdata. "
    )
    assert not (tmp_path / "out").exists()
