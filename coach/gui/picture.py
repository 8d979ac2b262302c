"""Pictures without a window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from coach.errors import CoachError
from coach.record import Session
from coach.session.chart import WIDTH, timeline_height, timeline_svg

_PIXELS_PER_UNIT = 1.5


def _application() -> QGuiApplication:
    """The running application, or one that needs no display: a picture has no use for it."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


def platform_name() -> str:
    """Which of Qt's platforms is in use, as a proof that Qt starts."""
    _application()
    return QGuiApplication.platformName()


def save_timeline(session: Session, path: Path) -> None:
    """Write the session's timeline as PNG on white. Raises CoachError where it can't be."""
    application = _application()  # noqa: F841 - fonts need it alive while painting
    size = QSize(WIDTH, timeline_height(session)) * _PIXELS_PER_UNIT
    image = QImage(size, QImage.Format.Format_RGB32)
    svg = timeline_svg(session, background="#ffffff")
    painter = QPainter(image)
    try:
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
    finally:
        painter.end()
    if not image.save(str(path)):
        raise CoachError("Picture not written", f"{path} can't be written.", "Check the folder.")
