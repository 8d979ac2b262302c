"""The settings of where sessions are stored, and how; and deleting them all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coach.common.i18n import tr
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, confirm_delete, wrapped
from coach.store.session_store import Store, library_in
from coach.store.space import SpaceLimits, SpaceWatch

#: Rate of most microphones: a new folder must have room for a talk recorded at it.
_USUAL_RATE_HZ = 48_000


class RecordingsGroup(SettingsGroup):
    """Where recordings are, whether they are compressed, and a way to delete them.

    Attributes
    ----------
    moved
        Emitted once sessions are stored in another folder.
    everything_deleted
        Emitted once all stored data has been deleted.
    """

    moved = Signal()
    everything_deleted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Your recordings"))
        self.folder = wrapped("")
        self.column.addWidget(self.folder)
        show = button(
            tr("Show the folder"), tr("Open it in the file manager"), picture="folder-open"
        )
        show.clicked.connect(self._open_folder)
        elsewhere = button(tr("Keep them elsewhere…"), tr("Choose another folder, or another disk"))
        elsewhere.clicked.connect(self._choose_folder)
        self.add_row(show, elsewhere)
        self.flac = self.add_switch(
            tr("Compress finished recordings"), tr("As FLAC: half the size, identical sound.")
        )
        delete = button(
            tr("Delete everything…"),
            tr("All sessions, their sound, the goals, and what you chose here"),
            picture="trash-2",
        )
        delete.clicked.connect(self._ask_delete)
        self.add_row(delete)
        self._show_folder()
        self.show_settings()
        self.flac.toggled.connect(lambda on: context.change_settings(flac=on))

    def show_settings(self) -> None:
        with QSignalBlocker(self.flac):
            self.flac.setChecked(self._context.settings.flac)

    def _show_folder(self) -> None:
        folder = self._context.store.folder
        self.folder.setText(
            tr("They are stored in {folder}, on this computer only.", folder=folder)
        )

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.store.folder)))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Keep sessions in"))
        if name:
            self.keep_in(Path(name))

    def keep_in(self, folder: Path) -> None:
        """Store sessions in this folder from now on; existing ones stay where they are."""
        before, banner = self._context.store.folder, self._context.banner
        if self._context.refuse_if_busy():
            return

        def use(store: Store) -> None:
            self._context.store = store
            self._context.change_settings(folder=str(store.folder))
            self._show_folder()
            self.moved.emit()
            stay = tr("The sessions so far stay in {folder}.", folder=before)
            banner.say(tr("Folder changed"), stay)

        def open_there() -> Store:
            SpaceWatch(folder, _USUAL_RATE_HZ, SpaceLimits()).check_start(None)
            return Store(library_in(folder), banner.noticed.emit)

        self._context.working.run(tr("Opening…"), open_there, use, banner.fail)

    def _ask_delete(self) -> None:
        store = self._context.store
        question = tr(
            "Delete everything in {folder} (finished sessions: {count}) with its recordings, and"
            " the goals, the settings and the log? It can't be undone.",
            folder=store.folder,
            count=len(store.library.ids()),
        )
        if confirm_delete(self, question):
            self.delete_everything()

    def delete_everything(self) -> None:
        """Delete all stored data and reset the settings, without asking."""
        banner = self._context.banner

        def tell(left: int) -> None:
            self._context.forget_settings()
            self.everything_deleted.emit()
            said = [tr("Nothing is left in {folder}.", folder=self._context.store.folder)]
            if left:
                said.append(tr("Left: %n session(s) still being recorded.", "sessions", left))
            banner.say(tr("Deleted", "everything"), " ".join(said))

        self._context.recognising.stop()
        remove = self._context.store.delete_everything
        self._context.working.run(tr("Deleting…"), remove, tell, banner.fail)
