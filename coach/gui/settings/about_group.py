"""What the program is: version, model and licences."""

from __future__ import annotations

from coach import __version__
from coach.common.i18n import tr
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, wrapped
from coach.insights.report import limitations


class AboutGroup(SettingsGroup):
    """About the program and its emotion model, and its introduction once more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("About", "this program"))
        version = tr("Speaking coach {version}. Works without a network.", version=__version__)
        self.column.addWidget(wrapped(version))
        self.words = wrapped("", role="note")
        self.column.addWidget(self.words)
        self.introduction = button(
            tr("See the introduction again"), tr("What the coach does, and how")
        )
        self.add_row(self.introduction)
        self.refresh()

    def refresh(self) -> None:
        """Show model and licences."""
        lines = []
        if (card := self._context.card).names_tones:
            lines = [
                tr(
                    "Emotion model {name}: {parameters:,} parameters, trained on {corpora}.",
                    name=card.name,
                    parameters=card.parameters,
                    corpora=card.trained_on,
                ),
                tr("Licence of the model: {licence}.", licence=card.licence),
            ]
        lines.append(tr("Licence of the program: {licence}.", licence="Apache-2.0"))
        self.words.setText("\n".join([*lines, limitations(card)]))
