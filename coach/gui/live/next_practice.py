"""What the next practice is to be, chosen on the start view and stored in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coach.coaching.exercises import Exercise
from coach.coaching.plan import read_plan
from coach.common.errors import CoachError
from coach.domain.session import Purpose
from coach.domain.stream import SessionKind
from coach.gui.live.start_view import StartView
from coach.gui.shared.context import Context
from coach.insights.titles import KINDS


class NextPractice(QObject):
    """Keeps task, plan, script and focus of the start view and of the settings in step."""

    def __init__(self, context: Context, view: StartView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._refusal = ""
        self.show_chosen()
        view.plan_written.connect(self._keep_plan)
        view.script_asked.connect(self._edit_script)
        view.task_chosen.connect(lambda task: context.change_settings(task=task))
        view.focus_chosen.connect(lambda focus: context.change_settings(focus=focus))

    def show_chosen(self) -> None:
        """Show what the settings say, for instance after everything was deleted."""
        self._view.plan.setText(self._context.settings.plan)
        self._view.plan.setCursorPosition(0)
        self._view.choose_task(self._context.settings.task)
        self._view.show_script(self._context.settings.script)
        self.show_focus()

    def show_focus(self) -> None:
        """Show the settings' focus, which can be changed while somebody speaks, too."""
        chosen = self._context.settings
        self._view.choose_focus(chosen.focus, with_tones=chosen.emotion)

    def keep_plan(self) -> bool:
        """Store the plan as typed so far; return whether it is valid."""
        return self._keep_plan(self._view.plan.text())

    def _keep_plan(self, text: str) -> bool:
        try:
            read_plan(text)
        except CoachError as error:
            self._context.banner.fail(error)
            self._refusal = self._context.banner.text
            return False
        if self._context.banner.text == self._refusal:
            self._context.banner.hide()
        if text != self._context.settings.plan:
            self._context.change_settings(plan=text)
        return True

    @property
    def plan(self) -> str:
        """The plan of the next practice: as typed, else that of the script's headings."""
        chosen = self._context.settings
        if chosen.plan or not chosen.script:
            return chosen.plan
        from coach.coaching.prompter import plan_of  # only those with a script need them
        from coach.coaching.script import Script

        return plan_of(Script(chosen.script))

    def _edit_script(self) -> None:
        """Ask for the script of the next practice, and store it."""
        from coach.gui.live.script_dialog import ScriptDialog

        dialog = ScriptDialog(self._context.settings.script, self._view)
        if dialog.exec():
            self.keep_script(dialog.script)

    def keep_script(self, script: str) -> None:
        """Store the script of the next practice; "" for none."""
        self._context.change_settings(script=script)
        self._view.show_script(script)

    def purpose(
        self, kind: SessionKind, exercise: Exercise | None = None, plan: str | None = None
    ) -> Purpose:
        """Return the purpose of the next session of this kind, or of an exercise.

        A `plan` replaces the one in the settings.
        """
        chosen, with_fluency = self._context.settings, self._context.with_fluency
        since = chosen.usual_since
        if exercise is not None:
            return exercise.purpose(with_fluency, since)
        if kind == SessionKind.LIVE:  # named by its kind, not after the microphone
            plan = self.plan if plan is None else plan
            return Purpose(
                KINDS[kind], None, with_fluency, chosen.task, plan, since, script=chosen.script
            )
        # The sample talk was made to show everything, even stuttering, and the tour explains it.
        return Purpose(with_fluency=with_fluency or kind == SessionKind.SAMPLE)
