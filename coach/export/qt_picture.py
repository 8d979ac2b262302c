"""Rendering with Qt without a window, and the typefaces that window and exports share."""

from __future__ import annotations

import logging
import os
import sys
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from coach.common.paths import resources_dir

_log = logging.getLogger(__name__)
#: Inter for Latin; what it lacks is taken from the others, in this order, and then the system's.
FAMILIES = ("Inter", "Noto Sans Devanagari")
_PIXELS_PER_UNIT = 1.5


def application() -> QGuiApplication:
    """Return the running application, or a new one that needs no display, with our typefaces."""
    running = QGuiApplication.instance()
    if not isinstance(running, QGuiApplication):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(sys.argv[:1])
    load_fonts()
    return running


@cache
def load_fonts() -> QFont:
    """Load the typefaces and return the application's font; needs a running QGuiApplication.

    SVGs, which ask for "sans-serif", get them too: a computer may have no other.
    """
    for path in sorted((resources_dir() / "fonts").glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("%s can't be read as a font", path)
    # Qt would remark on each Hindi text that Inter has no shapes for it, and take the next font.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    QFont.insertSubstitutions("sans-serif", list(FAMILIES))
    font = QFont()
    font.setFamilies(list(FAMILIES))
    return font


def platform_name() -> str:
    """Return the name of Qt's platform plugin, which proves that Qt starts."""
    application()
    return QGuiApplication.platformName()


def to_png(svg: str) -> bytes:
    """Render an SVG as a PNG on a white background."""
    _running = application()  # must outlive the painting, for the fonts
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * _PIXELS_PER_UNIT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        renderer.render(painter)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
