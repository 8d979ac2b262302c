"""Checks that an installed coach works here: python tools/smoke_test.py COMMAND...

COMMAND starts the coach, as `dist/coach/coach` does. It is run as by somebody who has just
installed it: in an empty folder, without settings or sessions, and without the environment of a
developer. This program needs PyAV, to make a compressed recording.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import av

_ROOT = Path(__file__).resolve().parent.parent
_TALK = _ROOT / "resources" / "sample_talk.flac"
#: Enough for a slow machine, and the first start after installing.
_PATIENCE_S = 120
_RECORDING_S = 5


class Installed:
    """A coach that is installed, with an empty folder to work in.

    Parameters
    ----------
    command
        Starts the coach.
    folder
        An empty folder.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = [str(Path(command[0]).absolute()), *command[1:]]
        self._folder = folder
        self._home = folder / "home"
        self._env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("COACH_", "PYTHON", "VIRTUAL_ENV"))
        } | {"HOME": str(folder), "COACH_HOME": str(self._home), "QT_QPA_PLATFORM": "offscreen"}

    def check(self) -> None:
        """Use every part of it once.

        Raises
        ------
        RuntimeError
            If something doesn't work.
        """
        _expect(self._run("--version").startswith("coach "), "it doesn't tell its version")
        checks = self._run("selftest")
        _expect("FAIL" not in checks and "offscreen" in checks, f"its self-test says:\n{checks}")
        self._analyses()
        self._writes_reports()
        self._opens_its_window()
        self._has_nothing_to_complain_about()

    def _analyses(self) -> None:
        recording = self._folder / "short.m4a"
        _compress(recording)
        self._run("analyse", _TALK, recording, "--json", "both.json")
        talk, short = json.loads((self._folder / "both.json").read_text(encoding="utf-8"))
        _expect(talk["duration_s"] > 100 and len(talk["events"]) > 0, "the talk isn't analysed")
        _expect(any(talk["emotions"]["probabilities"]), "no tone is named")
        _expect(abs(short["duration_s"] - _RECORDING_S) < 0.5, "the short one isn't read")
        _expect(len(json.loads(self._run("sessions", "--json"))) == 2, "sessions aren't kept")

    def _writes_reports(self) -> None:
        starts = {"html": b"<!doctype html>", "pdf": b"%PDF-", "png": b"\x89PNG"}
        for kind, start in starts.items():
            path = self._folder / f"report.{kind}"
            self._run("report", "last", f"--{kind}", path)
            written = path.read_bytes()[: len(start)].lower()
            _expect(written == start.lower(), f"the report isn't {kind}")

    def _opens_its_window(self) -> None:
        """Have the window analyse a recording, and close it."""
        sessions = self._home / "sessions"
        before = set(sessions.iterdir())
        window = self._start("open", self._folder / "short.m4a")
        until_s = time.monotonic() + _PATIENCE_S
        kept = False
        while not kept and window.poll() is None and time.monotonic() < until_s:
            kept = any(not path.suffix for path in set(sessions.iterdir()) - before)
            time.sleep(0.1)
        window.terminate()
        _, errors = window.communicate(timeout=_PATIENCE_S)
        closed_well = window.returncode == 0 or os.name == "nt"  # where it is killed instead
        works = kept and closed_well and "Traceback" not in errors  # Qt may remark on fonts
        _expect(works, f"the window fails:\n{errors}{self._log()}")

    def _has_nothing_to_complain_about(self) -> None:
        log = self._log().splitlines()
        bad = [line for line in log if " WARNING " in line or " ERROR " in line]
        _expect(not bad, "\n".join(["its log says:", *bad]))

    def _log(self) -> str:
        return (self._home / "coach.log").read_text(encoding="utf-8")

    def _run(self, *arguments: object) -> str:
        """Return what a command prints to stdout; whatever it prints to stderr is a failure."""
        process = self._start(*arguments)
        try:
            told, errors = process.communicate(timeout=_PATIENCE_S)
        finally:
            process.kill()
        what = f"coach {' '.join(map(str, arguments))}"
        _expect(not process.returncode and not errors, f"{what}:\n{told}{errors}")
        return told

    def _start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self._command, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=self._folder,
            env=self._env,
        )


def _compress(path: Path) -> None:
    """Write the beginning of the talk as AAC, which FFmpeg has to decode."""
    with av.open(_TALK) as talk, av.open(path, "w") as out:
        stream = out.add_stream("aac", rate=talk.streams.audio[0].rate, layout="mono")
        for frame in talk.decode(audio=0):
            if frame.time > _RECORDING_S:
                break
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))


def _expect(holds: bool, complaint: str) -> None:
    if not holds:
        raise RuntimeError(complaint)


def main() -> None:
    """Check the coach that the arguments start."""
    with TemporaryDirectory() as folder:
        Installed(sys.argv[1:], Path(folder)).check()
    print("The installed coach works.")


if __name__ == "__main__":
    main()
