from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.audio.file_source import FileSource
from coach.domain.session import Session
from coach.domain.stream import SessionKind
from coach.pipeline import make_session


@pytest.fixture(scope="session")
def silent_session(model, tmp_path_factory: pytest.TempPathFactory) -> Session:
    path: Path = tmp_path_factory.mktemp("silence") / "silence.wav"
    soundfile.write(path, np.zeros(48_000, np.int16), 16_000)
    return make_session(FileSource(path), model, SessionKind.FILE, store=None)
