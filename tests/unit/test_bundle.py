"""What a bundled program needs of its own; `tools/smoke_test.py` tries out a whole one."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import soundfile

from coach.audio import file_source
from coach.audio.protocol import DECODE

_START = Path(__file__).resolve().parents[2] / "packaging" / "start.py"


@pytest.fixture
def start() -> ModuleType:
    """The module that a bundled program starts with."""
    spec = importlib.util.spec_from_file_location("start", _START)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_bundled_program_decodes_with_the_executable_for_terminals(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("/opt/coach/Speaking coach")))
    name = "coach.exe" if os.name == "nt" else "coach"
    assert file_source._decoder() == (str(Path("/opt/coach") / name), DECODE)


def test_the_bundled_program_decodes_when_it_is_asked_to(tmp_path: Path, monkeypatch):
    path = tmp_path / "ramp.wav"
    ramp = np.arange(-8_000, 8_000, dtype=np.int16)
    soundfile.write(path, ramp, 16_000)
    monkeypatch.setattr(file_source, "_DECODER", (sys.executable, str(_START), DECODE))
    source = file_source.FileSource(path)
    assert source.sample_rate_hz == 16_000
    np.testing.assert_array_equal(np.concatenate([block.pcm for block in source.blocks()]), ramp)


def test_otherwise_it_is_the_command_line():
    told = subprocess.run([sys.executable, _START, "--version"], capture_output=True, text=True)
    assert told.stdout.startswith("coach ") and told.returncode == 0


def test_libraries_are_found_in_the_bundle_first(start, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(start, "BUNDLE", tmp_path)
    monkeypatch.setattr(start, "find_in_system", lambda name: f"the system's {name}")
    (tmp_path / "libportaudio.so.2").touch()
    assert start.find_library("portaudio") == str(tmp_path / "libportaudio.so.2")
    assert start.find_library("asound") == "the system's asound"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the variable")
@pytest.mark.parametrize("original", [None, "/usr/local/lib"])
def test_other_programs_get_the_system_s_libraries(start, original: str | None, monkeypatch):
    monkeypatch.setattr(ctypes.util, "find_library", start.find_in_system)
    monkeypatch.setattr("coach.cli.main.main", lambda: None)
    monkeypatch.setattr(sys, "argv", ["coach"])
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/coach/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if original is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    start.main()
    assert os.environ.get("LD_LIBRARY_PATH") == original
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert ctypes.util.find_library is start.find_library
