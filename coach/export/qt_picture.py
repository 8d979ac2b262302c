"""Pictures without a window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_PIXELS_PER_UNIT = 1.5


def application() -> QGuiApplication:
    """The running application, or one that needs no display: a picture has no use for it."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


def platform_name() -> str:
    """Which of Qt's platforms is in use, as a proof that Qt starts."""
    application()
    return QGuiApplication.platformName()


def to_png(svg: str) -> bytes:
    """An SVG as a picture; what it leaves out is white."""
    _running = application()  # fonts need it alive while painting
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
