"""The typefaces that the program brings, so that it looks alike everywhere."""

from __future__ import annotations

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from coach.common.paths import resources_dir

_log = logging.getLogger(__name__)
#: Inter for Latin; what it lacks is taken from the others, in this order, and then the system's.
FAMILIES = ("Inter", "Noto Sans Devanagari")


@cache
def load() -> QFont:
    """Load the typefaces and return the application's font; needs a running QGuiApplication."""
    for path in sorted((resources_dir() / "fonts").glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("%s can't be read as a font", path)
    font = QFont()
    font.setFamilies(list(FAMILIES))
    return font
