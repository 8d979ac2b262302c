"""A session's report and replay: opening, comparing and correcting them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.session import Session
from coach.gui.replay.compare_page import ComparePage
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.replay.take_player import Spot
from coach.gui.report.report_page import TOP, Change, Place, ReportPage
from coach.gui.sessions.sessions_page import SessionsPage
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage, Page
from coach.insights.report import MAX_EARLIER, Report, make_report
from coach.replay.take import Take, open_take
from coach.store.folder import SessionDamaged

_Result = TypeVar("_Result")
_Page = TypeVar("_Page", bound=Page)


class Window(Protocol):
    """What a review needs of the main window."""

    sessions: SessionsPage

    @property
    def page(self) -> Page: ...

    def show_detail(self, page: Page, under: NavigationPage) -> None: ...

    def go_to(self, page: NavigationPage) -> None: ...

    def show_exercise(self, key: str) -> None: ...

    def show_settings(self) -> None: ...

    def start_exercise(self, key: str) -> None: ...


class Review(QObject):
    """Shows reports and replays over the window's pages.

    Whatever is read in the background is dropped if the user has meanwhile moved on or called
    it off.

    Attributes
    ----------
    damaged
        Emitted when a session has turned out to be damaged; it can be recovered now.
    """

    damaged = Signal()

    def __init__(self, context: Context, window: Window) -> None:
        super().__init__()
        self._context = context
        self._window = window
        #: Session whose report was left for the replay, and the place in that report.
        self._left: tuple[str, Place] | None = None
        self._stop_opening: Callable[[], None] = lambda: None

    def show_report(
        self,
        session: Session,
        place: Place = TOP,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Open a session's report, compared with the sessions before it.

        Parameters
        ----------
        session
            Session to report on.
        place
            Where in the report to open it.
        then
            Called once the report is shown.
        """

        def make() -> tuple[Report, bool, CoachError | None]:
            has_sound = self._has_sound(session)
            try:
                library, since = self._context.store.library, self._context.settings.usual_since
                earlier = library.earlier_figures(session, MAX_EARLIER, since)
            except CoachError as error:  # the report can do without them
                return make_report(session), has_sound, error
            return make_report(session, earlier), has_sound, None

        def show(made: tuple[Report, bool, CoachError | None]) -> None:
            report, has_sound, failure = made
            page = ReportPage(self._context, report, place, has_sound)
            page.replay_asked.connect(self.show_replay)
            page.exercise_asked.connect(self._window.show_exercise)
            page.attempt_asked.connect(self._window.start_exercise)
            page.judged.connect(lambda change: self._keep(session, change))
            page.words_known.connect(lambda changed: self.show_report(changed, page.place))
            page.settings_asked.connect(self._window.show_settings)
            page.closed.connect(lambda: self._window.go_to(self._window.sessions))
            self._window.show_detail(page, self._window.sessions)
            self._window.sessions.was_read(session.id)
            then()
            if failure is not None:
                self._context.banner.fail(failure)

        self._open(make, show)

    def _has_sound(self, session: Session) -> bool:
        try:
            return self._context.store.audio_path(session.id).is_file()
        except CoachError:  # damaged, or not stored
            return False

    def _keep(self, session: Session, change: Change) -> None:
        """Store a correction and show the report that follows.

        If it can't be stored the report is shown as it was.
        """
        place = self._shown(ReportPage).place

        def show_as_it_was(error: Exception) -> None:
            self.show_report(session, place, then=lambda: self._context.banner.fail(error))

        self._keep_first(
            lambda: change(self._context.store),
            lambda changed: self.show_report(changed, place),
            show_as_it_was,
        )

    def show_replay(self, session: Session, from_s: float | None = None) -> None:
        """Open a session's replay; play at once if `from_s` is given."""
        page = self._window.page
        self._left = (session.id, page.place) if isinstance(page, ReportPage) else None

        def show(take: Take) -> None:
            replay = self._show_take(take)
            if from_s is not None:
                replay.play_from(from_s)

        self._open(partial(self._open_take, session), show)

    def _show_again(self, session: Session) -> None:
        """Show the report again, at the place where the user left it, if they did."""
        left_id, place = self._left or ("", TOP)
        self.show_report(session, place if left_id == session.id else TOP)

    def _open_take(self, session: Session) -> Take:
        return open_take(session, self._context.store.audio_path(session.id))

    def _show_take(self, take: Take, spot: Spot | None = None) -> ReplayPage:
        page = ReplayPage(self._context, take, spot)
        # Read from disk: corrections made in the replay may not be in this take yet.
        page.closed.connect(lambda: self.load(take.session.id, self._show_again))
        page.corrected.connect(self._keep_tone)
        page.comparison_asked.connect(self._show_comparison)
        self._window.show_detail(page, self._window.sessions)
        self._window.sessions.was_read(take.session.id)
        return page

    def _keep_tone(self, change: Change) -> None:
        """Store a correction of a tone made in the replay, which continues meanwhile."""
        page = self._shown(ReplayPage)
        take = page.player.take

        # One at a time. Take the focus first: a disabled widget would pass it to an arbitrary one.
        page.setFocus()
        page.tone.setEnabled(False)

        def show(changed: Take) -> None:
            page.tone.setEnabled(True)
            page.show_take(changed)

        def fail(error: Exception) -> None:
            page.tone.setEnabled(True)
            page.tone.take_back()
            self._context.banner.fail(error)

        self._keep_first(lambda: take.changed_to(change(self._context.store)), show, fail)

    def _show_comparison(self, other_id: str) -> None:
        """Show this take with another session's; closing it returns to the same spot."""
        player = self._shown(ReplayPage).player
        first, spot = player.take, player.spot

        def show(second: Take) -> None:
            earlier, later = sorted((first, second), key=lambda take: take.session.started_at)
            page = ComparePage(self._context, earlier, later)
            page.closed.connect(lambda: self._show_take(first, spot))
            self._window.show_detail(page, self._window.sessions)

        self.load(other_id, lambda other: self._open(partial(self._open_take, other), show))

    def load(self, session_id: str, show: Callable[[Session], None]) -> None:
        """Read a session and show it; if it is damaged, report that and offer its recovery."""

        def fail(error: Exception) -> None:
            self._context.banner.fail(error)
            if isinstance(error, SessionDamaged):
                run_in_background(
                    partial(self._context.store.mark_unfinished, session_id),
                    lambda _: self.damaged.emit(),
                    self._context.banner.fail,
                )

        self._open(lambda: self._context.store.load(session_id), show, fail)

    def _shown(self, kind: type[_Page]) -> _Page:
        """Return the page that is shown; the caller was triggered by it, so its class is known."""
        page = self._window.page
        if not isinstance(page, kind):
            raise TypeError(f"no {kind.__name__} is shown")
        return page

    def cancel(self) -> None:
        """Cancel what is being opened: it won't be shown."""
        self._stop_opening()

    def _open(
        self,
        read: Callable[[], _Result],
        show: Callable[[_Result], None],
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Show what `read` returns, and cancel whatever was being opened before."""
        self.cancel()
        fail = fail or self._context.banner.fail
        self._stop_opening = self._context.working.run(tr("Opening…"), read, show, fail)

    def _keep_first(
        self,
        keep: Callable[[], _Result],
        show: Callable[[_Result], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Store something, then show its result unless the user has moved on meanwhile."""
        window = self._window
        asked_from = window.page

        def show_if_still_there(result: _Result) -> None:
            if window.page is asked_from:
                show(result)

        def tell(error: Exception) -> None:
            (fail if window.page is asked_from else self._context.banner.fail)(error)

        self._context.working.run(tr("Saving…"), keep, show_if_still_there, tell)
