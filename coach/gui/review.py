"""A session's report and replay: opened, compared, judged."""

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
from coach.insights.report import EARLIER, Report, make_report
from coach.replay.take import Take, open_take
from coach.store.folder import SessionDamaged

_Result = TypeVar("_Result")
_Page = TypeVar("_Page", bound=Page)


class Window(Protocol):
    """What shows a review, and what one may go on to from there."""

    sessions: SessionsPage

    @property
    def page(self) -> Page: ...

    def show_detail(self, page: Page, under: NavigationPage) -> None: ...

    def go_to(self, page: NavigationPage) -> None: ...

    def show_exercise(self, key: str) -> None: ...


class Review(QObject):
    """Shows them over the window's pages, unless somebody has gone on to something else, or has
    called it off, while they were read.

    damaged: a session turned out to be; it can be recovered now.
    """

    damaged = Signal()

    def __init__(self, context: Context, window: Window) -> None:
        super().__init__()
        self._context = context
        self._window = window
        #: The session whose report was left for the replay, and where.
        self._left: tuple[str, Place] | None = None
        self._stop_opening: Callable[[], None] = lambda: None

    def show_report(
        self,
        session: Session,
        place: Place = TOP,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Open a session's report, compared with the sessions before it.

        place: what of it is shown; then: what to do once it is.
        """

        def make() -> tuple[Report, CoachError | None]:
            try:
                library, since = self._context.store.library, self._context.settings.usual_since
                earlier = library.earlier_figures(session, EARLIER, since)
            except CoachError as error:  # it can be read without them
                return make_report(session), error
            return make_report(session, earlier), None

        def show(made: tuple[Report, CoachError | None]) -> None:
            report, failure = made
            page = ReportPage(self._context, report, place)
            page.replay_asked.connect(self.show_replay)
            page.exercise_asked.connect(self._window.show_exercise)
            page.judged.connect(lambda change: self._keep(session, change))
            page.closed.connect(lambda: self._window.go_to(self._window.sessions))
            self._window.show_detail(page, self._window.sessions)
            self._window.sessions.was_read(session.id)
            then()
            if failure is not None:
                self._context.banner.fail(failure)

        self._open(make, show)

    def _keep(self, session: Session, change: Change) -> None:
        """Keep what the speaker says of a session, and show the report that follows; where it
        can't be kept, the report as it was."""
        place = self._shown(ReportPage).place

        def show_as_it_was(error: Exception) -> None:
            self.show_report(session, place, then=lambda: self._context.banner.fail(error))

        self._keep_first(
            lambda: change(self._context.store),
            lambda changed: self.show_report(changed, place),
            show_as_it_was,
        )

    def show_replay(self, session: Session, from_s: float | None = None) -> None:
        """Open a session's replay; play at once where a second is given."""
        page = self._window.page
        self._left = (session.id, page.place) if isinstance(page, ReportPage) else None

        def show(take: Take) -> None:
            replay = self._show_take(take)
            if from_s is not None:
                replay.play_from(from_s)

        self._open(partial(self._open_take, session), show)

    def _show_again(self, session: Session) -> None:
        """The report where one left it, if one came from it."""
        left_id, place = self._left or ("", TOP)
        self.show_report(session, place if left_id == session.id else TOP)

    def _open_take(self, session: Session) -> Take:
        return open_take(session, self._context.store.audio_path(session.id))

    def _show_take(self, take: Take, spot: Spot | None = None) -> ReplayPage:
        page = ReplayPage(self._context, take, spot)
        # As it is kept: what was said in the replay may not have been shown yet.
        page.closed.connect(lambda: self.load(take.session.id, self._show_again))
        page.corrected.connect(self._keep_tone)
        page.comparison_asked.connect(self._show_comparison)
        self._window.show_detail(page, self._window.sessions)
        self._window.sessions.was_read(take.session.id)
        return page

    def _keep_tone(self, change: Change) -> None:
        """Keep what the speaker says of a tone in the replay, which goes on meanwhile."""
        page = self._shown(ReplayPage)
        take = page.player.take

        # One after the other; and what is switched off loses the keyboard to nobody.
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
        """Show another session's take below the replay's; back from there one is where one was."""
        player = self._shown(ReplayPage).player
        first, spot = player.take, player.spot

        def show(second: Take) -> None:
            page = ComparePage(self._context, first, second)
            page.closed.connect(lambda: self._show_take(first, spot))
            self._window.show_detail(page, self._window.sessions)

        self.load(other_id, lambda other: self._open(partial(self._open_take, other), show))

    def load(self, session_id: str, show: Callable[[Session], None]) -> None:
        """Read a session and show it; one that is damaged is told, and set back."""

        def fail(error: Exception) -> None:
            self._context.banner.fail(error)
            if isinstance(error, SessionDamaged):
                run_in_background(
                    partial(self._context.store.set_back, session_id),
                    lambda _: self.damaged.emit(),
                    self._context.banner.fail,
                )

        self._open(lambda: self._context.store.load(session_id), show, fail)

    def _shown(self, kind: type[_Page]) -> _Page:
        """The page that is shown, which must be of this kind: it is the one that asks."""
        page = self._window.page
        if not isinstance(page, kind):
            raise TypeError(f"no {kind.__name__} is shown")
        return page

    def call_off(self) -> None:
        """What is being opened isn't to be shown any more."""
        self._stop_opening()

    def _open(
        self,
        read: Callable[[], _Result],
        show: Callable[[_Result], None],
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Show what `read` brings, and nothing any more that was chosen before."""
        self.call_off()
        fail = fail or self._context.banner.fail
        self._stop_opening = self._context.working.run(tr("Opening…"), read, show, fail)

    def _keep_first(
        self,
        keep: Callable[[], _Result],
        show: Callable[[_Result], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Show what follows from what is kept, unless somebody has gone on to something else."""
        window = self._window
        asked_from = window.page

        def show_if_still_there(result: _Result) -> None:
            if window.page is asked_from:
                show(result)

        def tell(error: Exception) -> None:
            (fail if window.page is asked_from else self._context.banner.fail)(error)

        self._context.working.run(tr("Keeping it…"), keep, show_if_still_there, tell)
