"""The coach in the applications menu of a Linux desktop, for the user alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from coach.common import paths
from coach.common.errors import CoachError
from coach.common.files import write_atomically
from coach.common.i18n import tr

_APPLICATIONS = Path("applications")
_ENTRY = _APPLICATIONS / "speaking-coach.desktop"
_ICON = Path("icons/hicolor/scalable/apps/speaking-coach.svg")
_MANUAL = Path("man/man1/coach.1")
#: The command in the shipped entry, which distributions install beside a `coach` on the path.
_SHIPPED_EXEC = "Exec=coach "


def install_in_menu() -> None:
    """Write the desktop entry, the icon and the manual page, and print where.

    Raises
    ------
    CoachError
        If this isn't a desktop with such entries, or they can't be written.
    """
    folder = _data_folder()
    linux = paths.linux_files_dir()
    entry = (linux / "speaking-coach.desktop").read_text(encoding="utf-8")
    entry = entry.replace(_SHIPPED_EXEC, f"Exec={_command()} ")
    written = {
        _ICON: paths.app_icon().read_bytes(),
        _MANUAL: (linux / "coach.1").read_bytes(),
        _ENTRY: entry.encode(),  # last: desktops look for the icon when it appears
    }
    for name, content in written.items():
        write_atomically(folder / name, content, tr("Not added to the menu"))
        print(folder / name)
    _announce(folder)


def remove_from_menu() -> None:
    """Delete what `install_in_menu` wrote, and print what that was.

    Raises
    ------
    CoachError
        If this isn't a desktop with such entries, or they can't be deleted.
    """
    folder = _data_folder()
    for name in (_ENTRY, _ICON, _MANUAL):
        path = folder / name
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CoachError(
                tr("Not removed from the menu"),
                tr("{path} can't be deleted ({why}).", path=path, why=error.strerror),
                tr("Check that you own the folder."),
            ) from error
        print(path)
    _announce(folder)


def _data_folder() -> Path:
    """Return the user's folder of the XDG Base Directory Specification."""
    if sys.platform in ("win32", "darwin"):
        raise CoachError(
            tr("No desktop entry"),
            tr("Only the desktops of Linux have them."),
            tr("Pin the coach to the task bar or the Dock instead."),
        )
    chosen = os.environ.get("XDG_DATA_HOME", "")
    # The specification has relative paths ignored.
    return Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "share"


def _command() -> str:
    """Return the command that starts this very program, quoted as in a desktop entry."""
    # In quotes, these need a backslash, which a string's value has doubled.
    path = re.sub(r'(["`$\\])', r"\\\1", sys.executable)
    quoted = '"{}"'.format(path.replace("\\", r"\\").replace("%", "%%"))
    return quoted if getattr(sys, "frozen", False) else f"{quoted} -P -m coach"


def _announce(folder: Path) -> None:
    """Let the desktop know which files the coach opens, where it keeps a list of that."""
    tool = shutil.which("update-desktop-database")
    if tool and (folder / _APPLICATIONS).is_dir():
        subprocess.run([tool, "--quiet", folder / _APPLICATIONS], check=False)
