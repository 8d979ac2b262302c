"""Rendering with Qt without a window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_PIXELS_PER_UNIT = 1.5


def application() -> QGuiApplication:
    """Return the running application, or a new one that needs no display."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


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
