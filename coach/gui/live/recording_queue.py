"""Recordings that are analysed one after the other, and what was remarked on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.audio.file_source import FileSource
from coach.audio.formats import ENDINGS
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.stream import Notice
from coach.gui.shared.context import Context


def choose_recording(parent: QWidget) -> Path | None:
    """Ask for a recording; return None if none was chosen."""
    recordings, everything = tr("Recordings", "a kind of files"), tr("All", "files")
    # Cameras and recorders often write capitals, and some dialogs are case-sensitive.
    patterns = " ".join(f"*.{one} *.{one.upper()}" for one in ENDINGS)
    kinds = f"{recordings} ({patterns});;{everything} (*)"
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open a recording"), "", kinds)
    return Path(name) if name else None


class RecordingQueue(QObject):
    """The recordings that are still to be analysed.

    Attributes
    ----------
    waiting
        Those after the current one.
    remarks
        Notices about those analysed so far.
    remarked
        Emit a `Notice` about a recording, from any thread, to have it shown.
    """

    remarked = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.waiting: list[Path] = []
        self.remarks: list[Notice] = []
        self.remarked.connect(self._remark)

    def fill(self, paths: Sequence[Path]) -> None:
        """Queue recordings, and forget those before."""
        self.waiting = list(paths)
        self.remarks.clear()

    def next(self) -> FileSource | None:
        """Return the next recording that can be read, None if there is none."""
        while self.waiting:
            try:
                return FileSource(self.waiting.pop(0), self.remarked.emit)
            except CoachError as error:
                self._context.banner.fail(error)
        return None

    def _remark(self, remark: Notice) -> None:
        """Show a notice about a recording, and keep it until its report is shown."""
        self.remarks.append(remark)
        self._context.banner.tell(remark)

    def tell_remarks(self) -> None:
        """Show all notices about the recordings again, now that a report is shown."""
        if self.remarks:
            first, *others = self.remarks
            told = [first.message, *(f"{one.title}: {one.message}" for one in others)]
            self._context.banner.say(first.title, " ".join(told))
