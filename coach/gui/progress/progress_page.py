"""Progress: the days of practice of the last three months, and the goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.coaching.days import practice_days, spoken
from coach.coaching.goals import Aim
from coach.common.errors import CoachError
from coach.common.files import write_atomically
from coach.common.i18n import noop, tr
from coach.domain.session import SessionOverview
from coach.export.history import to_csv, to_json
from coach.gui.progress.calendar import WEEKS, PracticeCalendar
from coach.gui.progress.goals_view import GoalsView
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import ask_where, button, label, spaced, wrapped
from coach.store.goal_file import GoalProgress, change_goals, settle

_ENDINGS = {
    noop("Table", "a kind of file"): ".csv",
    noop("Everything", "a kind of file"): ".json",
}
_Found = tuple[list[SessionOverview], GoalProgress]


class ProgressPage(NavigationPage):
    """The page of progress.

    Attributes
    ----------
    day_chosen
        Emits the `date` whose sessions are to be listed.
    """

    title = noop("Progress", "a page")
    picture = "trending-up"
    key_words = noop("progress", "a key goes to this page")

    day_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0
        self.calendar = PracticeCalendar()
        self.calendar.chosen.connect(self.day_chosen)
        self.told = wrapped("", role="soft")
        self.goals = GoalsView(context.card.sha256)
        self.goals.set_asked.connect(self.add_goal)
        self.goals.removed.connect(self.remove_goal)
        export = button(
            tr("Save as a table…"), tr("All sessions with their figures; as JSON the goals too")
        )
        export.clicked.connect(self._choose_export)
        row = QHBoxLayout()
        row.setSpacing(6 * theme.GRID)
        row.addLayout(self._make_days(), 1)
        row.addWidget(self.goals, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(3 * theme.GRID)
        column.addWidget(label(tr("Progress", "a page"), role="title"))
        column.addLayout(row, 1)
        column.addWidget(export, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _make_days(self) -> QVBoxLayout:
        column = spaced(QVBoxLayout(), 2 * theme.GRID)
        column.addWidget(label(tr("Practice", "a heading"), role="heading"))
        column.addWidget(self.told)
        column.addWidget(self.calendar)
        note = wrapped(
            tr("Stronger: more minutes spoken. Click a day to see its sessions."), role="note"
        )
        column.addWidget(note)
        column.addStretch(1)
        return column

    def _read(self) -> _Found:
        store = self._context.store
        sessions = store.library.overviews()
        return sessions, settle(store.goals_path, sessions, date.today())

    def on_shown(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read sessions and goals again; the result of an outdated read is dropped."""
        self._asked += 1
        asked = self._asked

        def show(found: _Found) -> None:
            if asked == self._asked:
                self._show(*found)

        run_in_background(self._read, show, self._context.banner.fail)

    def _show(self, sessions: list[SessionOverview], standing: GoalProgress) -> None:
        today = date.today()
        self.goals.show_goals(standing.goals, sessions)
        self.calendar.show_days(practice_days(sessions), today)
        self.told.setText(self._told())
        if standing.error is not None:
            self._context.banner.fail(standing.error)

    def _told(self) -> str:
        days = self.calendar.shown_days()
        if not days:
            return tr("Practise with the microphone, and the days fill up here.")
        return tr(
            "%n day(s) in the last {weeks} weeks, {time} spoken",
            "",
            len(days),
            weeks=WEEKS,
            time=spoken(sum(day.spoken_s for day in days)),
        )

    def add_goal(self, aim: Aim) -> None:
        self._change(lambda goals: (*goals, aim), self.goals.set_done)

    def remove_goal(self, aim: Aim) -> None:
        # It may have been met since it was shown.
        gone = replace(aim, met_on=None)
        self._change(lambda goals: tuple(g for g in goals if replace(g, met_on=None) != gone))

    def _change(
        self,
        change: Callable[[tuple[Aim, ...]], tuple[Aim, ...]],
        then: Callable[[bool], None] = lambda kept: None,
    ) -> None:
        path = self._context.store.goals_path

        def succeed(_: object) -> None:
            then(True)
            self.refresh()

        def fail(error: Exception) -> None:
            then(False)
            self._context.banner.fail(error)

        run_in_background(lambda: change_goals(path, change), succeed, fail)

    def _choose_export(self) -> None:
        endings = {tr(kind, "a kind of file"): ending for kind, ending in _ENDINGS.items()}
        where = ask_where(self, tr("Save as a table"), "progress", endings)
        if where is not None:
            path, kind = where
            self.export(path, endings[kind])

    def export(self, path: Path, chosen: str = ".csv") -> None:
        """Save a table of the sessions, or as JSON also the goals, in the background.

        The format follows the extension of `path`, or is `chosen` if that is neither.
        """
        named = path.suffix.lower()
        as_json = (named if named in _ENDINGS.values() else chosen) == ".json"
        banner = self._context.banner

        def write() -> CoachError | None:
            sessions, standing = self._read()
            content = to_json(sessions, standing.goals) if as_json else to_csv(sessions)
            write_atomically(path, content, tr("Table not saved"))
            return standing.error if as_json else None

        def tell(error: CoachError | None) -> None:
            without = ""
            if error is not None:
                without = tr(
                    "Some goals are missing: {message} {hint}",
                    message=error.message,
                    hint=error.hint,
                )
            banner.say(tr("Table saved"), tr("It is in {path}.", path=path), without)

        self._context.working.run(tr("Saving…"), write, tell, banner.fail)
