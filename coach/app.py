"""The main window, put together and run."""

from __future__ import annotations

import functools
import os
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from coach.analysis.networks.emotion import NO_MODEL, EmotionModel, load_card
from coach.common import i18n, paths
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.common.signals import ENDING_SIGNALS
from coach.domain import settings
from coach.gui.main_window import MainWindow
from coach.gui.shared import theme, translation
from coach.gui.shared.background import finish_background, is_idle
from coach.gui.shared.busy_line import BusyLine
from coach.gui.shared.context import Context
from coach.gui.shared.messages import Banner
from coach.store.session_store import Store, library_in

#: Name of the desktop entry, which tells desktops whose windows these are.
DESKTOP_ID = "speaking-coach"
#: How often to look whether a closed window can be deleted.
_LOOK_MS = 200


def make_window(fluency: bool = False, folder: Path | None = None) -> MainWindow:
    """Make the main window and everything it needs; a QApplication must exist.

    Parameters
    ----------
    fluency
        Look for stutters this time, whatever the settings say.
    folder
        Store sessions there from now on; None leaves the folder of the settings.

    Raises
    ------
    CoachError
        If the library of sessions can't be used.
    """
    chosen = settings.load(paths.settings_file())
    # Before any widget, or those made before would keep the system's font.
    theme.apply(theme.running(), chosen.theme)
    theme.set_still(chosen.still)
    banner = Banner()
    try:
        card = load_card(chosen.model_folder)
    except CoachError as error:
        card = NO_MODEL
        if chosen.emotion:
            banner.fail(error)
    context = Context(
        store=Store(folder or chosen.sessions_folder, banner.tell),
        card=card,
        load_model=functools.cache(lambda: EmotionModel(chosen.model_folder)),
        settings=chosen,
        fluency=fluency,
        settings_path=paths.settings_file(),
        banner=banner,
        working=BusyLine(),
    )
    if folder is not None:
        context.change_settings(folder=str(folder))
    return MainWindow(context)


class Program(QObject):
    """The running program: its window, replaced by another when a language is chosen.

    Texts are looked up when widgets are made, so another language needs another window. What the
    pages share, the context, stays: sessions, model, settings, banner, and work in progress.

    Attributes
    ----------
    window
        The window that is shown.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._follow()

    def close(self) -> None:
        """Close the window."""
        self.window.close()

    def _follow(self) -> None:
        # Queued: the language is being chosen in a list of the window that is to go.
        queued = Qt.ConnectionType.QueuedConnection
        self.window.settings.look.language_chosen.connect(self._change_language, queued)

    def _change_language(self) -> None:
        """Show the settings in a window of the chosen language, in the place of the old one."""
        old, before = self.window, i18n.code()
        translation.speak(old.context.settings.language)
        if i18n.code() == before:
            return
        _settle_language(theme.running())
        self.window = MainWindow(old.context)
        self._follow()
        self.window.restoreGeometry(old.saveGeometry())
        self.window.go_to(self.window.settings)
        self.window.show()
        self.window.settings.look.languages.setFocus()
        old.close()
        _delete_when_idle(old)


def _delete_when_idle(window: MainWindow) -> None:
    """Delete a closed window once nothing in the background can refer to it any more."""
    if is_idle():
        window.deleteLater()
    else:
        QTimer.singleShot(_LOOK_MS, lambda: _delete_when_idle(window))


def _settle_language(application: QApplication) -> None:
    application.setApplicationName(tr("Speaking coach"))
    translation.settle(application)


def run_window(
    fluency: bool = False, demo_speed: float | None = None, recordings: Sequence[Path] = ()
) -> int:
    """Open the main window and return its exit status.

    Parameters
    ----------
    fluency
        Look for stutters this time, whatever the settings say.
    demo_speed
        Start the sample talk at once, at this multiple of real time; None for no talk.
    recordings
        Analyse these at once.

    Raises
    ------
    CoachError
        If the library of sessions can't be used and no other folder is chosen.
    """
    scale = settings.load(paths.settings_file()).scale
    if scale != 1:  # multiplies the screen's own; Qt reads it once
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale))
    # Names the windows for X11, as the desktop entry says; the next line does so for Wayland.
    application = QApplication([DESKTOP_ID])
    application.setDesktopFileName(DESKTOP_ID)
    _settle_language(application)
    program = Program(_make_window_somewhere(fluency))
    context = program.window.context
    _show_bugs_in(context.banner)
    ends = socket.socketpair()
    _close_on_signals(program, *ends)
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(
        lambda: theme.follow_system(application, context.settings.theme)
    )
    program.window.show()

    def begin() -> None:
        if program.window.isVisible() and demo_speed is not None:
            program.window.take_tour(demo_speed)
        elif program.window.isVisible() and recordings:
            program.window.open_recordings(recordings)

    QTimer.singleShot(0, begin)
    try:
        return application.exec()
    finally:
        finish_background()
        signal.set_wakeup_fd(-1)
        for end in ends:
            end.close()


def _make_window_somewhere(fluency: bool) -> MainWindow:
    """Make the window; while sessions can't be stored, ask for another folder.

    Raises CoachError once no other folder is chosen.
    """
    folder = None
    while True:
        try:
            return make_window(fluency, folder)
        except CoachError as error:
            # Started from a desktop icon, there is no terminal to read the error in.
            box = QMessageBox(QMessageBox.Icon.Critical, error.title, str(error))
            other = box.addButton(tr("Another folder…"), QMessageBox.ButtonRole.AcceptRole)
            close = tr("Close", "a button: end the program")
            box.addButton(close, QMessageBox.ButtonRole.RejectRole)
            box.exec()
            chosen = box.clickedButton() is other and QFileDialog.getExistingDirectory(
                None, tr("Keep sessions in")
            )
            if not chosen:
                raise
            folder = library_in(Path(chosen))


def _close_on_signals(program: Program, heard: socket.socket, written: socket.socket) -> None:
    """Close the window on Ctrl-C, a closed terminal or a logout, which keeps the practice.

    Python runs signal handlers only between bytecode instructions, and none are executed while
    Qt waits for events, so each signal is also written to a socket that Qt listens to.
    """
    for one in (heard, written):
        one.setblocking(False)
    signal.set_wakeup_fd(written.fileno())
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, program)
    notifier.activated.connect(lambda: heard.recv(64))

    def end(*_: object) -> None:
        # Deferred: a practice may just be starting. Quitting is explicit because a window closed
        # before the event loop runs doesn't end the program.
        QTimer.singleShot(0, program.close)
        QTimer.singleShot(0, QApplication.quit)

    for number in ENDING_SIGNALS:
        signal.signal(number, end)


def _show_bugs_in(banner: Banner) -> None:
    """Log exceptions that escape from a slot, which are bugs, and show them in the banner."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            banner.failed.emit(error)  # from whichever thread this is
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = report
