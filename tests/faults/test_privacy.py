"""Nothing leaves the computer: not even a socket is created."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import unavailable

_ROOT = Path(__file__).resolve().parents[2]
#: Refuses Python's own sockets, where there is no strace; it can't see those of libraries.
_AUDITED = """
import runpy, sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise PermissionError(f"{event} {arguments}")
    if event == "socket.__new__" and arguments[1] not in (0, 1):  # only within this computer
        raise PermissionError(f"{event} {arguments}")

sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def _day(prefix: list[str], out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, "tests.faults.whole_day", str(out)],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
    )


def _check(done: subprocess.CompletedProcess[str], out: Path) -> None:
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("done\n")
    assert "Permission" not in done.stderr
    page = (out / "report-html.html").read_text()
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert (out / "report-json.json").stat().st_size > 1_000


def test_a_whole_day_without_python_sockets(tmp_path: Path):
    _check(_day([sys.executable, "-c", _AUDITED], tmp_path), tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_whole_day_in_which_the_system_refuses_every_socket(tmp_path: Path):
    """Including libraries and helper processes."""
    if shutil.which("strace") is None:
        unavailable("no strace")
    trace = tmp_path / "trace"
    strace = ["strace", "--follow-forks", "--seccomp-bpf", "--quiet=all", f"--output={trace}"]
    strace += ["--trace=socket", "--inject=socket:error=EACCES"]
    _check(_day([*strace, sys.executable, "-m"], tmp_path), tmp_path)
    calls = [line for line in trace.read_text().splitlines() if "socket(" in line]
    families = {line.split("socket(")[1].split(",")[0] for line in calls}
    assert families <= {"AF_UNIX"}, families  # sound server and desktop on this computer
