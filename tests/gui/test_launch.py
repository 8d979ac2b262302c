"""The plain command opens a real window on a real (virtual) X server."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from coach.store.session_store import Store
from tests.conftest import unavailable


@pytest.fixture
def display() -> Iterator[str]:
    if shutil.which("Xvfb") is None:
        unavailable("no Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


def screenshot(display: str) -> bytes:
    """Return the X server's whole screen as a PPM picture."""
    code = (
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "s = app.primaryScreen(); s.grabWindow(0).save('/dev/stdout', 'PPM')"
    )
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=env).stdout


def test_a_practice_is_painted_and_a_signal_ends_and_saves_it(display: str, home):
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    blank = screenshot(display)
    coach = subprocess.Popen(
        [sys.executable, "-m", "coach", "demo", "--speed", "5"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    seen = set()
    until_s = time.monotonic() + 30
    while time.monotonic() < until_s and len(seen) < 3:
        assert coach.poll() is None, coach.communicate()[1]
        picture = screenshot(display)
        if picture != blank:
            seen.add(picture)
    assert len(seen) == 3  # it is visible, and it changes
    while not any(one.stat().st_size > 100_000 for one in home.glob("sessions/*/audio.wav")):
        assert time.monotonic() < until_s  # two seconds of sound
        time.sleep(0.01)
    coach.send_signal(signal.SIGTERM)
    _, errors = coach.communicate(timeout=10)
    assert coach.returncode == 0 and "Traceback" not in errors
    assert Store(home).library.overviews()[0].duration_s > 1  # the recording is saved


@pytest.mark.parametrize("after_s", [0.6, 0.9, 1.2])
def test_a_signal_at_the_very_start_ends_it(display: str, home, after_s: float):
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    coach = subprocess.Popen(
        [sys.executable, "-m", "coach", "demo"], env=env, stderr=subprocess.PIPE, text=True
    )
    until_s = time.monotonic() + 30
    while not (home / "library.db").exists():  # from here on it handles signals, or soon does
        assert time.monotonic() < until_s
        time.sleep(0.01)
    time.sleep(after_s - 0.5)
    coach.send_signal(signal.SIGTERM)
    _, errors = coach.communicate(timeout=10)
    assert coach.returncode in (0, -signal.SIGTERM) and "QThread" not in errors
