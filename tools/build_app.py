"""Builds the coach as a folder that needs no Python, for this kind of system: make app.

The result is `dist/coach`, and on macOS `dist/Speaking coach.app` as well. It is built in its own
environment, `build/app`, so that nothing gets in that the coach doesn't need.
"""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_BUILD = _ROOT / "build"
_SCRIPTS = _BUILD / "app" / ("Scripts" if os.name == "nt" else "bin")


def main() -> None:
    """Make the environment, then the folder."""
    venv.create(_BUILD / "app", with_pip=True)
    pip = (_SCRIPTS / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    _run(*pip, "--require-hashes", "--requirement", _ROOT / "requirements" / "bundle.txt")
    _run(*pip, "--no-deps", "--no-build-isolation", "--force-reinstall", _ROOT)
    folders = ("--distpath", _ROOT / "dist", "--workpath", _BUILD / "pyinstaller")
    quiet = ("--noconfirm", "--log-level", "WARN")
    _run(_SCRIPTS / "pyinstaller", *quiet, *folders, _ROOT / "packaging" / "coach.spec")


def _run(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, cwd=_ROOT)


if __name__ == "__main__":
    main()
