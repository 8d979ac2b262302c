"""The window is closed while a recording is being analysed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

from coach.store.session_store import Store
from tests.faults.processes import comes_true, commands
from tests.faults.talk import RATE_HZ, talk

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve minutes, so that the window can be closed in the middle of the analysis."""
    path = tmp_path_factory.mktemp("long") / "long.flac"
    with soundfile.SoundFile(path, "w", RATE_HZ, 1) as file:
        for _ in range(6):
            file.write(talk())
    return path


@pytest.mark.parametrize("seed", range(10))
def test_closing_during_analysis_ends_soon_and_leaves_nothing_behind(
    seed: int, long_talk: Path, home: Path
):
    after_s = random.Random(seed).uniform(0.0, 4.0)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.closing", str(long_talk), str(after_s)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    told, errors = process.communicate(timeout=60)
    ended_s = time.monotonic()
    assert process.returncode == 0 and "Traceback" not in errors
    closed_s, busy = told.split()
    assert busy == "True"
    assert ended_s - float(closed_s) < 2
    assert comes_true(lambda: not any(str(long_talk) in one for one in commands()), within_s=1)
    store = Store(home)
    assert store.library.overviews() == [] and store.unfinished() == []
    assert list(store.sessions.iterdir()) == []
