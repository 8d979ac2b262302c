"""A spectrogram of what is looked at, made when it is."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from coach.gui import theme
from coach.gui.messages import Banner
from coach.gui.widgets.track_view import TILE
from coach.gui.worker import run_in_background
from coach.session.spectrogram import Spectrogram
from coach.session.take import Take
from coach.session.view import Scale

#: Tiles that are kept: several screens.
_KEPT = 64
#: (seconds of a column, number of its first), of a tile.
_Key = tuple[float, int]


class SpectrogramTrack(QObject):
    """Tiles that aren't there yet are left empty and asked for, one after the other.

    ready: (start_s, end_s) of which there is one now.
    """

    name = "spectrum"
    least, liked, grows = 5 * theme.GRID, 9 * theme.GRID, False
    ready = Signal(object)

    def __init__(self, take: Take, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._rate_hz = take.recording.sample_rate_hz
        self._made = Spectrogram(take.recording.samples, self._rate_hz, take.pyramid.loudest)
        self._tiles: dict[_Key, np.ndarray] = {}
        #: The latest last, which is what is looked at now.
        self._wanted: list[_Key] = []
        self._busy = False
        self._closed = False

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        key = (scale.column_s, scale.first)
        levels = self._tiles.get(key)
        if levels is None:
            self._ask(key)
            return
        picture = np.ascontiguousarray(levels.T[::-1])  # low bands below
        rows, columns = picture.shape
        image = QImage(picture.data, columns, rows, columns, QImage.Format.Format_Indexed8)
        image.setColorTable(_shades())
        painter.drawImage(QRectF(0, 0, width, height), image)

    def close(self) -> None:
        """Ask for nothing more."""
        self._closed = True
        self._wanted.clear()

    def _ask(self, key: _Key) -> None:
        self._wanted = [*(k for k in self._wanted if k != key and k[0] == key[0]), key]
        if not self._busy:
            self._make_next()

    def _make_next(self) -> None:
        self._busy = bool(self._wanted)
        if self._busy:
            key = self._wanted.pop()
            make = partial(self._made.columns, key[1], TILE, key[0] * self._rate_hz)
            run_in_background(make, partial(self._take_in, key), self._fail)

    def _take_in(self, key: _Key, levels: object) -> None:
        if self._closed:
            return
        while len(self._tiles) >= _KEPT:
            del self._tiles[next(iter(self._tiles))]
        self._tiles[key] = levels
        start_s = key[0] * key[1]
        self._make_next()
        self.ready.emit((start_s, start_s + (TILE - 1) * key[0]))

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._wanted.clear()
        if not self._closed:
            self._banner.fail(error)


def _shades() -> list[int]:
    """From the page's colour, silent, to the ink's, loud."""
    page, ink = (QColor(one) for one in (theme.colours().page, theme.colours().ink))
    shares = np.linspace(0, 1, 256)[:, None]
    mixed = (1 - shares) * page.getRgb()[:3] + shares * np.array(ink.getRgb()[:3])
    return [QColor(*map(round, one)).rgb() for one in mixed.tolist()]
