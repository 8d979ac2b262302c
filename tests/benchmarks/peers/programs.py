"""Memory and imports of whole programs, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial

from tests.benchmarks.peers.contest import Contest
from tests.benchmarks.peers.sounds import file_of

_FILE_S = 20.0
_NETWORK = (
    "keras.Sequential([keras.Input((180,)), keras.layers.Dense(256, 'relu'),"
    " keras.layers.Dense(8, 'softmax')])"
)
#: What emotion projects do with a file, in windows of 3 s.
_PROJECT = f"""
import sys, librosa, numpy as np, keras
y, sr = librosa.load(sys.argv[1], sr=16000)
net = {_NETWORK}
for at in range(0, len(y) - 3 * sr + 1, sr):
    x = y[at:at + 3 * sr]
    parts = [librosa.feature.mfcc(y=x, sr=sr, n_mfcc=40), librosa.feature.chroma_stft(y=x, sr=sr),
             librosa.feature.melspectrogram(y=x, sr=sr)]
    net.predict(np.concatenate([one.mean(axis=1) for one in parts])[None], verbose=0)
"""
_THEIR_IMPORTS = "import librosa, keras; librosa.feature.mfcc; librosa.load"
_OUR_IMPORTS = (
    "import coach.pipeline, onnxruntime; from coach.analysis.networks.emotion import EmotionModel"
)


def contests() -> Iterator[Contest]:
    with file_of(_FILE_S) as path:
        ours = [sys.executable, "-m", "coach", "analyse", "--no-save", str(path)]
        yield Contest(
            "memory of librosa and Keras / of `coach analyse`",
            partial(_memory, [sys.executable, "-c", _PROJECT, str(path)]),
            partial(_memory, ours),
            reach=2.5,
            remark=f"most at any time, of {_FILE_S:g} s; ours without the process that decodes",
        )
    yield Contest(
        "import of librosa and Keras / of our analysis",
        partial(_import, _THEIR_IMPORTS),
        partial(_import, _OUR_IMPORTS),
        reach=10,
        remark="in a new process, less the start of Python itself",
    )


def _memory(command: list[str]) -> int:
    """Run a command; return the most memory it had, in the system's unit."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_maxrss


def _import(what: str) -> float:
    """Return the seconds an import takes, less those of an empty program."""
    return _seconds(what) - _seconds("pass")


def _seconds(program: str) -> float:
    before_s = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - before_s
