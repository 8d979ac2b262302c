"""The main window: navigation and pages, report and replay, and the banner above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.analysis.networks.emotion import NO_MODEL, EmotionModel
from coach.audio.devices import InputDevice
from coach.coaching.exercises import Exercise, exercises
from coach.coaching.tour import tour
from coach.common.errors import Cancelled
from coach.common.i18n import tr
from coach.domain.session import Session
from coach.domain.stream import SessionKind
from coach.gui.exercises_page import ExercisesPage
from coach.gui.key_sheet import ShortcutsDialog
from coach.gui.live.practice_page import PracticePage
from coach.gui.live.welcome_page import WelcomePage
from coach.gui.progress.progress_page import ProgressPage
from coach.gui.review import Review
from coach.gui.sessions.sessions_page import SessionsPage
from coach.gui.settings.settings_page import SettingsPage
from coach.gui.shared import theme
from coach.gui.shared.background import is_closing, run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.garbage import tidy_up
from coach.gui.shared.icons import application_icon
from coach.gui.shared.page import NavigationPage, Page
from coach.gui.shared.widgets import button, shortcut
from coach.pipeline import learn_usual, preload
from coach.store.compress import compress
from coach.store.folder import SessionFolder
from coach.store.unfinished import Unfinished

#: The pages of the navigation, in order.
PAGES: tuple[type[NavigationPage], ...] = (
    PracticePage,
    SessionsPage,
    ProgressPage,
    ExercisesPage,
    SettingsPage,
)
_Page = TypeVar("_Page", bound=NavigationPage)

#: Every page is usable at this size: a 1280 x 720 screen at the largest `Settings.scale`.
_SMALLEST = QSize(853, 480)


#: A window that is shown where nobody sees it, such as on another desktop, may never be painted.
#: It is completed after this time.
_UNSEEN_MS = 2_000


def _tidy_up_soon() -> None:
    QTimer.singleShot(0, tidy_up)


class MainWindow(QMainWindow):
    """The application's window, with all its pages.

    Attributes
    ----------
    is_closed
        Whether the window was closed, for good.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.is_closed = False
        self._is_complete = False
        self.context = context
        self.setWindowTitle(tr("Speaking coach"))
        self.setWindowIcon(application_icon())
        # Never larger than the screen, which may be small or scaled up.
        room = QApplication.primaryScreen().availableSize()
        self.resize(QSize(1280, 720).boundedTo(room))
        self.setMinimumSize(_SMALLEST.boundedTo(room))
        self.pages = [page(context) for page in PAGES]
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        self._navigation = QButtonGroup(self)
        self._lay_out()
        self.practice = self._one(PracticePage)
        self.sessions = self._one(SessionsPage)
        self.progress = self._one(ProgressPage)
        self.exercises = self._one(ExercisesPage)
        self.settings = self._one(SettingsPage)
        self.review = Review(context, self)
        self.review.setParent(self)  # to go with the window
        self.review.damaged.connect(self._offer_recovery)
        self.practice.begun.connect(self.review.cancel)
        self.practice.session_kept.connect(self._show_kept)
        latest = self.practice.start_view.latest
        latest.session_asked.connect(lambda one: self.review.load(one, self.review.show_report))
        latest.exercise_asked.connect(self.show_exercise)
        self.settings.everything_deleted.connect(self.practice.next.show_chosen)
        self.settings.introduction_asked.connect(self.welcome_again)
        self.exercises.start_asked.connect(self._do_exercise)
        self.progress.day_chosen.connect(self._show_day)
        self.progress.opened.connect(lambda one: self.review.load(one, self.review.show_report))
        self.progress.practise_asked.connect(lambda: self.go_to(self.practice))
        self.sessions.practise_asked.connect(lambda: self.go_to(self.practice))
        self.sessions.recording_asked.connect(self._choose_recording)
        self.sessions.progress_asked.connect(lambda: self.go_to(self.progress))
        self.sessions.opened.connect(lambda one: self.review.load(one, self.review.show_report))
        self.sessions.cancelled.connect(self.review.cancel)
        self.sessions.replayed.connect(lambda one: self.review.load(one, self.review.show_replay))
        self._everywhere(
            "F11", self._toggle_full_screen, tr("full screen, or the stage view while speaking")
        )
        self._everywhere("Ctrl+O", self._choose_recording, tr("open a recording"))
        self._everywhere("?", self.show_keys, tr("show these shortcuts"))
        self.setAcceptDrops(True)
        self.show_page(0)
        if not context.settings.welcomed:
            self._welcome()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, 0)
        for number, page in enumerate(PAGES):
            name = tr(page.title, "a page")
            tooltip = tr("{page} (Ctrl+{number})", page=name, number=number + 1)
            one = button(name, tooltip, role="nav", picture=page.picture)
            one.setCheckable(True)
            self._navigation.addButton(one, number)
            bar.addWidget(one)
            go = partial(self._go_to, number)
            self._everywhere(
                f"Ctrl+{number + 1}", go, tr(page.key_words, "a key goes to this page")
            )
        bar.addWidget(self.context.working, 1)
        self._navigation.idClicked.connect(self._go_to)
        rule = QFrame(frameShape=QFrame.Shape.HLine)
        rule.setStyleSheet("color: palette(mid);")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(rule)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self.context.banner.float_over(self._stack)

    def _everywhere(self, keys: str, act: Callable[[], None], words: str) -> None:
        shortcut(keys, self, act, words, Qt.ShortcutContext.WindowShortcut)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_UNSEEN_MS, self._after_first_paint)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_complete:
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Do, once, whatever the first paint doesn't need."""
        if self._is_complete or self.is_closed:
            return
        self._is_complete = True
        self.practice.prepare()
        self.practice.microphones.look()
        run_in_background(self.context.store.unfinished, self._ask_about, self.context.banner.fail)
        run_in_background(preload, lambda _: None, self.context.banner.fail)
        if self.context.card.names_tones and self.context.settings.emotion:
            run_in_background(self.context.load_model, self._learn_usual, self._go_without_model)
        tidy_up()

    def _learn_usual(self, model: EmotionModel) -> None:
        """Learn the speaker's usual from practices of before this model, while nobody practises."""
        store, since = self.context.store, self.context.settings.usual_since
        if since is None:
            return

        def should_stop() -> bool:
            return self.is_closed or is_closing() or self.context.is_busy()

        learn = partial(learn_usual, store, model, since, should_stop)
        run_in_background(learn, lambda _: None, self.context.banner.fail)

    def _go_without_model(self, error: Exception) -> None:
        self.context.card = NO_MODEL
        self.settings.about.refresh()
        self.context.banner.fail(error)

    def _one(self, kind: type[_Page]) -> _Page:
        """Return the page of a class."""
        return next(page for page in self.pages if isinstance(page, kind))

    @property
    def page(self) -> Page:
        """Page shown below the navigation."""
        return cast(Page, self._stack.currentWidget())  # it holds nothing but pages

    def _go_to(self, number: int) -> None:
        self.go_to(self.pages[number])

    def go_to(self, page: NavigationPage) -> None:
        """Turn to a page at the user's request; any message shown so far counts as read."""
        self.context.banner.hide()
        self.show_page(self.pages.index(page))

    def show_page(self, number: int) -> None:
        """Show a page of the navigation and close any open report or replay."""
        self._close_detail()
        self._navigation.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self.pages[number].on_shown()

    def welcome_again(self) -> None:
        """Introduce the program again, unless something is being recorded."""
        if not self.context.refuse_if_busy():
            self._welcome()

    def _welcome(self) -> None:
        """Introduce the program."""
        page = WelcomePage(self.context, self.practice.microphones, self.practice.record)
        page.minute_asked.connect(self._practise_for_a_minute)
        page.tour_asked.connect(self.take_tour)
        page.closed.connect(lambda: self.go_to(self.practice))
        self.show_detail(page, self.practice)
        self.context.change_settings(welcomed=True)

    def _practise_for_a_minute(self, device: InputDevice) -> None:
        self.go_to(self.practice)
        self.practice.start(device, plan="1")

    def take_tour(self, speed: float = 1.0) -> None:
        """Practise with the sample talk, played at `speed` times its normal rate."""
        self.go_to(self.practice)
        self.practice.start(None, speed)

    def _do_exercise(self, exercise: Exercise) -> None:
        self.go_to(self.practice)
        self.practice.do_exercise(exercise)

    def start_exercise(self, key: str) -> None:
        """Do an exercise, chosen by its key, with the microphone."""
        self._do_exercise(exercises()[key])

    def show_exercise(self, key: str) -> None:
        """Turn to the exercises and choose one by its key."""
        self.go_to(self.exercises)
        self.exercises.choose(key)

    def show_settings(self) -> None:
        """Turn to the settings."""
        self.go_to(self.settings)

    def _show_day(self, day: date) -> None:
        self.go_to(self.sessions)
        self.sessions.finder.search_for(day.isoformat())

    def _choose_recording(self) -> None:
        self.go_to(self.practice)
        self.practice.choose_recording()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open_recordings([Path(u.toLocalFile()) for u in urls if u.isLocalFile()])

    def open_recordings(self, files: Sequence[Path]) -> None:
        """Analyse recordings and show the report of the last."""
        self.go_to(self.practice)
        self.practice.open_recordings(files)

    def _show_kept(self, session: Session) -> None:
        """Open the report of the session just saved; after the sample talk it ends the tour."""
        self._go_over(session)
        if self.practice.recordings.waiting:  # of several, only the last opens its report
            return
        is_tour = session.kind == SessionKind.SAMPLE and session.exercise is None

        def say() -> None:
            if is_tour and session.events:
                self.context.banner.say(tr("That was the talk"), tour().end)
            if session.kind == SessionKind.FILE:
                self.practice.recordings.tell_remarks()

        self.review.show_report(session, then=say)

    def _go_over(self, session: Session) -> None:
        """Compress the recording and recognise its words, one after the other, if wanted."""
        if self.context.settings.flac:
            self._compress(session.id, lambda: self._recognise(session))
        else:
            self._recognise(session)

    def _recognise(self, session: Session) -> None:
        if self.context.settings.words and session.segments and not self.is_closed:
            self.context.recognising.begin(session)

    def _compress(self, session_id: str, then: Callable[[], None]) -> None:
        folder = SessionFolder(self.context.store.sessions, session_id)

        def fail(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                self.context.banner.fail(error)
            then()

        words = tr("Making the recording smaller…")
        work = partial(compress, folder, is_closing)
        self.context.working.run(words, work, lambda _: then(), fail)

    def _offer_recovery(self) -> None:
        """Show the sessions that were cut off or have turned out to be damaged."""
        self.show_page(self.pages.index(self.sessions))
        self.sessions.show_unfinished()

    def _ask_about(self, unfinished: list[Unfinished]) -> None:
        """Offer recovery at start-up unless all of it was put off; never interrupt a practice."""
        idle = self.page is self.practice and not self.practice.busy
        if idle and not all(one.postponed for one in unfinished):
            self._offer_recovery()

    def show_detail(self, page: Page, under: NavigationPage) -> None:
        """Show a page that isn't in the navigation, under one that is."""
        self.context.banner.hide()
        self._close_detail()
        self._navigation.button(self.pages.index(under)).setChecked(True)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        if self._is_complete:
            _tidy_up_soon()
            page.destroyed.connect(_tidy_up_soon)

    def _close_detail(self) -> None:
        self.review.cancel()
        while self._stack.count() > len(self.pages):
            page = cast(Page, self._stack.widget(len(self.pages)))
            page.close_down()
            self._stack.removeWidget(page)
            page.deleteLater()

    def show_keys(self) -> None:
        """Show the keyboard shortcuts of this page."""
        ShortcutsDialog.over(self.page, self)

    def _toggle_full_screen(self) -> None:
        """Toggle the stage view while somebody speaks, otherwise the window's full screen."""
        if self.page is self.practice and self.practice.speaking:
            self.practice.toggle_stage()
        elif self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.is_closed = True
        self.practice.close_down()
        self._close_detail()
        super().closeEvent(event)
