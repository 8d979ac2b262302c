"""The chooser of what the cues are about, on the start page and while somebody speaks."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox

from coach.common.i18n import noop, tr
from coach.domain.settings import Focus
from coach.gui.shared.widgets import chooser

_FOCUSES = {
    Focus.PACE: noop("focus: pace"),
    Focus.PAUSES: noop("focus: pauses"),
    Focus.FILLERS: noop("focus: fillers"),
    Focus.VARIETY: noop("focus: variety"),
    Focus.VOLUME: noop("focus: volume"),
    Focus.CALM: noop("focus: calm"),
    Focus.ENERGY: noop("focus: energy"),
}
_OF_TONES = (Focus.CALM, Focus.ENERGY)


def focus_chooser() -> QComboBox:
    """Return a chooser of a `Focus`; its data is None for no cues."""
    made = chooser(tr("Focus"), tr("What the live coach gives cues about"))
    for focus, words in _FOCUSES.items():
        made.addItem(tr(words), focus)
    made.addItem(tr("no cues"), None)
    return made


def offer_tones(focus: QComboBox, offered: bool) -> None:
    """Let cues about the tone be chosen, or, where no tone is heard, not."""
    items = cast(QStandardItemModel, focus.model())
    for one in _OF_TONES:
        items.item(focus.findData(one)).setEnabled(offered)
    if not offered and focus.currentData() in _OF_TONES:
        focus.setCurrentIndex(focus.findData(None))
