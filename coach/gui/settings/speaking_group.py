"""The settings of what is measured and shown while somebody speaks."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from coach.common.i18n import tr
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.shared.context import Context


class SpeakingGroup(SettingsGroup):
    """Gauges, tone of voice, and fluency practice; they take effect at the next practice."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("While you speak"))
        self.gauges = self.add_switch(
            tr("Gauges", "pace, pauses, ..."), tr("Shows pace, variety, volume and pauses.")
        )
        self.emotion = self.add_switch(
            tr("Tone of voice"),
            tr("Names how your voice sounds. Without it everything else is still measured."),
        )
        self.fluency = self.add_switch(
            tr("Fluency practice"),
            tr(
                "Follows stuttering: marks repeated and drawn-out sounds and blocks. It scores"
                " nothing and is no diagnosis."
            ),
        )
        self.show_settings()
        self.gauges.toggled.connect(lambda on: context.change_settings(gauges=on))
        self.emotion.toggled.connect(lambda on: context.change_settings(emotion=on))
        self.fluency.toggled.connect(lambda on: context.change_settings(fluency=on))

    def show_settings(self) -> None:
        chosen = self._context.settings
        for switch, on in (
            (self.gauges, chosen.gauges),
            (self.emotion, chosen.emotion),
            (self.fluency, chosen.fluency),
        ):
            with QSignalBlocker(switch):
                switch.setChecked(on)
