"""A spectrogram that is computed only for what is in view."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from coach.common.arrays import UInt8
from coach.common.i18n import noop
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.messages import Banner
from coach.replay.spectrogram import Spectrogram
from coach.replay.take import Take
from coach.replay.viewport import Scale

#: Columns per tile, computed at a time.
_TILE = 512
#: Tiles in the cache; enough for several screens.
_KEPT = 64
#: Wait after the last change of the view before tiles are computed.
_REST_MS = 60
#: Key of a tile: seconds per column, and its index in the session.
_Key = tuple[float, int]


class SpectrogramTrack(QObject):
    """Paints a spectrogram from cached tiles.

    Missing tiles are left blank and computed on a worker thread, one after the other.

    Attributes
    ----------
    ready
        Emits the track, and the start and end in seconds of a tile that can now be painted.
    """

    name = noop("spectrum", "a row under a timeline")
    min_height, preferred_height, expands = 5 * theme.GRID, 9 * theme.GRID, False
    ready = Signal(object, float, float)

    def __init__(self, take: Take, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._rate_hz = take.recording.sample_rate_hz
        self._made = Spectrogram(take.recording.samples, self._rate_hz, take.pyramid.loudest)
        self._tiles: dict[_Key, UInt8] = {}
        #: The most recent request is last: it is in view now.
        self._wanted: list[_Key] = []
        self._busy = False
        self._closed = False
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._make_next)

    def paint(self, painter: QPainter, scale: Scale, width: int, height: int) -> None:
        shades = None
        for number in range(scale.first // _TILE, (scale.first + width - 1) // _TILE + 1):
            key = (scale.unit_s, number)
            levels = self._tiles.get(key)
            if levels is None:
                self._ask(key)
                continue
            shades = shades or _shades()
            rows, columns = levels.shape
            image = QImage(levels.data, columns, rows, columns, QImage.Format.Format_Indexed8)
            image.setColorTable(shades)
            painter.drawImage(QRectF(number * _TILE - scale.first, 0, _TILE, height), image)

    def close(self) -> None:
        """Drop all requests; no further tile is computed."""
        self._closed = True
        self._rest.stop()
        self._wanted.clear()

    def _ask(self, key: _Key) -> None:
        self._wanted = [*(k for k in self._wanted if k != key and k[0] == key[0]), key]
        if not self._busy:
            self._rest.start()

    def _make_next(self) -> None:
        self._busy = bool(self._wanted)
        if self._busy:
            key = self._wanted.pop()
            make = partial(self._make, key)
            run_in_background(make, partial(self._take_in, key), self._fail)

    def _make(self, key: _Key) -> UInt8:
        """Return a tile with low bands at the bottom, uint8, shape (bands, `_TILE`)."""
        column_s, number = key
        levels = self._made.columns(number * _TILE, _TILE, column_s * self._rate_hz)
        return np.ascontiguousarray(levels.T[::-1])

    def _take_in(self, key: _Key, levels: UInt8) -> None:
        if self._closed:
            return
        while len(self._tiles) >= _KEPT:
            del self._tiles[next(iter(self._tiles))]
        self._tiles[key] = levels
        self._make_next()
        tile_s = _TILE * key[0]
        self.ready.emit(self, key[1] * tile_s, (key[1] + 1) * tile_s)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._wanted.clear()
        if not self._closed:
            self._banner.fail(error)


def _shades() -> list[int]:
    """Return the colours from silent (that of the page) to loud (that of the ink)."""
    colours = (QColor(one) for one in (theme.colours().page, theme.colours().ink))
    page, ink = (np.array([one.red(), one.green(), one.blue()]) for one in colours)
    shares = np.linspace(0, 1, 256)[:, None]
    mixed = (1 - shares) * page + shares * ink
    return [QColor(*map(round, one)).rgb() for one in mixed.tolist()]
