"""Progress: the trends, the days of practice of the last three months, and the goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
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
from coach.gui.progress.trends_view import TrendsView
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import ask_where, button, card, centred, label, spaced, wrapped
from coach.insights.trends import Trends, trends
from coach.store.goal_file import GoalProgress, change_goals, settle

_ENDINGS = {
    noop("Table", "a kind of file"): ".csv",
    noop("Everything", "a kind of file"): ".json",
}
#: Least width of the calendar and of the goals, in pixels.
_CARD_WIDTH = 54 * theme.GRID


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows, as read and computed in the background."""

    sessions: list[SessionOverview]
    standing: GoalProgress
    trends: list[Trends]


class ProgressPage(NavigationPage):
    """The page of progress.

    Attributes
    ----------
    day_chosen
        Emits the `date` whose sessions are to be listed.
    opened
        Emits the id of the session whose report is to be opened.
    practise_asked
        Emitted to go to a practice.
    """

    title = noop("Progress", "a page")
    picture = "trending-up"
    key_words = noop("progress", "a key goes to this page")

    day_chosen = Signal(object)
    opened = Signal(str)
    practise_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0
        self.trends = TrendsView()
        self.trends.chosen.connect(self.opened)
        self.trends.practise_asked.connect(self.practise_asked)
        self.calendar = PracticeCalendar()
        self.calendar.chosen.connect(self.day_chosen)
        self.told = wrapped("", role="soft")
        self.goals = GoalsView(context.card.sha256)
        self.goals.set_asked.connect(self.add_goal)
        self.goals.removed.connect(self.remove_goal)
        export = button(
            tr("Save as a table…"),
            tr("All sessions with their figures; as JSON the goals too"),
            picture="download",
        )
        export.clicked.connect(self._choose_export)
        head = QHBoxLayout()
        head.addWidget(label(tr("Progress", "a page"), role="title"), 1)
        head.addWidget(export)
        cards = Reflow(_CARD_WIDTH, 2 * theme.GRID, 2 * theme.GRID, even=True)
        cards.add(self._make_days())
        cards.add(self._make_goals())
        content = QWidget()
        column = spaced(QVBoxLayout(content), 3 * theme.GRID)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.addLayout(head)
        column.addWidget(self.trends)
        column.addWidget(cards)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(centred(content))
        self.goals.opened.connect(lambda: scroll.ensureWidgetVisible(self.goals.form))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _make_days(self) -> QWidget:
        made, column = card(2 * theme.GRID)
        column.addWidget(label(tr("Practice", "a heading"), role="heading"))
        column.addWidget(self.told)
        column.addWidget(self.calendar)
        note = wrapped(
            tr("Stronger: more minutes spoken. Click a day to see its sessions."), role="note"
        )
        column.addWidget(note)
        column.addStretch(1)
        return made

    def _make_goals(self) -> QWidget:
        made, column = card()
        column.addWidget(self.goals)
        return made

    def _read_goals(self) -> tuple[list[SessionOverview], GoalProgress]:
        store = self._context.store
        sessions = store.library.overviews()
        return sessions, settle(store.goals_path, sessions, date.today())

    def _read(self) -> _Found:
        sessions, standing = self._read_goals()
        return _Found(sessions, standing, trends(sessions))

    def on_shown(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read sessions and goals again; the result of an outdated read is dropped."""
        self._asked += 1
        asked = self._asked

        def show(found: _Found) -> None:
            if asked == self._asked:
                self._show(found)

        run_in_background(self._read, show, self._context.banner.fail)

    def _show(self, found: _Found) -> None:
        self.trends.show_trends(found.trends)
        self.goals.show_goals(found.standing.goals, found.sessions)
        self.calendar.show_days(practice_days(found.sessions), date.today())
        self.told.setText(self._told())
        if found.standing.error is not None:
            self._context.banner.fail(found.standing.error)

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
        name = f"{tr(self.title, 'a page')} {date.today():%Y-%m-%d}"
        where = ask_where(self, tr("Save as a table"), name, endings)
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
            sessions, standing = self._read_goals()
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
