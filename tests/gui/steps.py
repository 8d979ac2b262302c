"""Steps that several tests of the window share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from coach.gui.main_window import MainWindow
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.report.report_page import ReportPage


def practise(window: MainWindow, qtbot, seconds: float = 5.0) -> ReportPage:
    """Practise with the sample talk at ten times its speed, and finish."""
    window.show_page(0)
    window.practice.start(None, speed=10)
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.clock.text() >= f"0:0{seconds:.0f}", timeout=60_000)
    qtbot.keyClick(live, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    return window.page


def replay(window: MainWindow, qtbot) -> ReplayPage:
    qtbot.waitUntil(lambda: isinstance(window.page, ReplayPage), timeout=5_000)
    return window.page


def resize(window: MainWindow, size: QSize, qtbot) -> None:
    """Give the window a size, even below its least, and wait until its layouts have settled."""
    window.setMinimumSize(1, 1)  # the screen of tests is 800 pixels wide
    window.resize(size)
    qtbot.waitUntil(lambda: window.size() == size and window.centralWidget().size() == size)
    QApplication.processEvents()  # a layout that turned for its new width asks for another round


def choose_in_dialog(qtbot, kind: str, folder: Path, name: str) -> None:
    """Save in the file dialog that is about to open, as that kind; "" takes the name it offers."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        filters = dialog.findChild(QComboBox, "fileTypeCombo")
        while not filters.currentText().startswith(kind):
            qtbot.keyClick(filters, Qt.Key.Key_Down)
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        edit.setText(str(folder / (name or edit.text())))
        dialog.accept()

    QTimer.singleShot(200, choose)
