"""Shared by the commands: messages, sessions made with a progress bar, results in files."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach.common import i18n, paths
from coach.common.errors import CoachError
from coach.common.files import write_atomically
from coach.common.i18n import tr

# Heavy modules are imported where they are used, so that `coach --help` is quick.
if TYPE_CHECKING:
    from coach.analysis.networks.emotion import EmotionModel
    from coach.audio.sources import Source
    from coach.domain.session import Purpose, Session
    from coach.domain.stream import AnalysisUpdate, Notice, SessionKind
    from coach.insights.report import Report
    from coach.store.session_store import Store

_log = logging.getLogger(__name__)

#: The file name that stands for stdout.
STDOUT = Path("-")


def has_display() -> bool:
    """Return whether Qt would find a display; without one it would end the process."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).is_socket():
        return True
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    local = Path(f"/tmp/.X11-unix/X{number.partition('.')[0]}")
    return bool(number) and (host not in ("", "unix") or _answers(local))


def _answers(server: Path) -> bool:
    """Return whether something listens on a Unix socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(str(server)) == 0


def speak(language: str) -> None:
    """Use a language from now on, by its code; "" for the system's."""
    if language != i18n.ENGLISH:  # English alone needs no Qt
        from coach.gui.shared import translation

        translation.speak(language)


def print_error(error: CoachError) -> None:
    """Log a failure and print it to stderr."""
    _log.warning("%s", error)
    print(f"coach: {error}", file=sys.stderr)


def tell(notice: Notice) -> None:
    """Print a notice to stderr."""
    print(f"coach: {notice.title}: {notice.message} {notice.hint}".rstrip(), file=sys.stderr)


def chosen_model() -> EmotionModel:
    """Load the emotion model chosen in the settings.

    Raises
    ------
    CoachError
        If it is missing, altered or doesn't fit this version.
    """
    from coach.analysis.networks.emotion import EmotionModel
    from coach.domain import settings

    return EmotionModel(settings.load(paths.settings_file()).model_folder)


def load_model() -> EmotionModel | None:
    """Load the emotion model; return None if it is switched off, or can't be used (printed)."""
    from coach.domain import settings

    if not settings.load(paths.settings_file()).emotion:
        return None
    try:
        return chosen_model()
    except CoachError as error:
        print_error(error)
        return None


def open_store() -> Store:
    """Open the store in the folder chosen in the settings.

    Raises
    ------
    CoachError
        If the disk or the database refuses.
    """
    from coach.domain import settings
    from coach.store.session_store import Store

    return Store(settings.load(paths.settings_file()).sessions_folder, tell)


def report_of(store: Store | None, session: Session) -> Report:
    """Make a session's report, with comparisons to earlier sessions like it.

    Parameters
    ----------
    store
        Holds the earlier sessions; None compares with none.

    Raises
    ------
    CoachError
        If the store can't be read.
    """
    from coach.domain import settings
    from coach.insights.report import MAX_EARLIER, make_report

    if store is None:
        return make_report(session)
    since = settings.load(paths.settings_file()).usual_since
    return make_report(session, store.library.earlier_figures(session, MAX_EARLIER, since))


@contextmanager
def progress_bar(words: str) -> Iterator[Callable[[float], None]]:
    """Show a progress bar on stderr if that is a terminal.

    Yields
    ------
    Callable
        Sets the fraction done, from 0 to 1.
    """
    done = 0
    with typer.progressbar(
        length=1000, label=words, file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def advance(share: float) -> None:
            nonlocal done
            reached = round(1000 * share)
            bar.update(reached - done)
            done = reached

        yield advance


def make_session_of(
    source: Source,
    model: EmotionModel | None,
    kind: SessionKind,
    store: Store | None,
    purpose: Purpose,
    expected_s: float | None = None,
) -> Session:
    """Make a session from a source, with a progress bar on stderr if that is a terminal.

    Parameters
    ----------
    model
        The emotion model; None names no tones.
    store
        Where to store the session; None doesn't store it.
    expected_s
        Expected length in seconds, for a source that doesn't know its own.

    Raises
    ------
    CoachError
        As `coach.pipeline.make_session`; Interrupted holds the session up to the failure.
    """
    from coach.domain.stream import SessionKind
    from coach.insights.titles import kind_in_words
    from coach.pipeline import make_session

    name = kind_in_words(kind) if kind == SessionKind.SAMPLE else source.name
    with progress_bar(name) as advance:
        sinks = [progress_sink(source.duration_s or expected_s, advance)]
        return make_session(source, model, kind, store, sinks, purpose, tell)


def progress_sink(
    length_s: float | None, advance: Callable[[float], None]
) -> Callable[[AnalysisUpdate], None]:
    """Return a sink that tells how much of the sound has been analysed.

    Parameters
    ----------
    length_s
        Approximate length of the sound; None if it isn't known.
    advance
        Called with each update's share of it, from 0 to 1; always 0 without a length.
    """
    return lambda update: advance(min(1.0, update.until_s / length_s) if length_s else 0.0)


def check_writable(path: Path) -> None:
    """Check that a result can be written, before minutes of analysis and not after.

    Raises
    ------
    CoachError
        If `path` is a folder or can't be written, or its folder doesn't exist.
    """
    if path == STDOUT:
        return
    folder = path.resolve().parent  # follows a link
    if not path.exists() and not folder.is_dir():
        why = os.strerror(errno.ENOENT)
        raise _not_written(tr("{path} can't be written ({why}).", path=path, why=why))
    needed = [path] if path.exists() else []
    if path.is_file() or not path.exists():  # `write_out` writes beside it, and renames
        needed.append(folder)
    if path.is_dir() or not all(os.access(one, os.W_OK) for one in needed):
        raise _not_written(tr("{path} can't be written.", path=path))


def write_out(content: bytes, path: Path) -> None:
    """Write a result to a file, whole or not at all, or straight to stdout or a device.

    No folder is made for it: its name is more likely mistyped.

    Raises
    ------
    CoachError
        If it can't be written, see `check_writable`.
    """
    check_writable(path)
    if path == STDOUT:
        sys.stdout.buffer.write(content)
    elif path.is_file() or not path.exists():
        write_atomically(path.resolve(), content, tr("Not written"))  # follows a link
    else:
        try:
            path.write_bytes(content)
        except OSError as error:
            raise _not_written(
                tr("{path} can't be written ({why}).", path=path, why=error.strerror)
            ) from error


def _not_written(why: str) -> CoachError:
    return CoachError(tr("Not written"), why, tr("Choose another place."))


def compare_hint(command: str) -> str:
    """Return how to see what was said beside the script."""
    return tr("To compare it with the script: {command}", command=command)
