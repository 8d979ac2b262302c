"""A row of the list of sessions: in words, and painted."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from coach.common.dates import with_time, with_weekday
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.metric import share_of_axis
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind
from coach.domain.tones import no_speech, tone, unsure
from coach.domain.wording import clock, task_in_words
from coach.gui.shared import theme
from coach.gui.shared.tone_bars import ALIGN_LEFT
from coach.insights.headline import headline
from coach.insights.summary import tone_bar
from coach.insights.titles import kind_in_words, title_in_words

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 11 * theme.GRID
_LINES = 3
#: Widths of the two drawings beside the text, and pixels between the three.
_TONES_WIDTH, _PACE_WIDTH, _GAP = 26 * theme.GRID, 18 * theme.GRID, 3 * theme.GRID
_BAR_HEIGHT = 12
#: Width of the figures at the ends of the pace's axis.
_AXIS_WIDTH = 2 * theme.GRID
#: Opacity of the range that listeners like.
_SHADE = 0.5
#: Most tones named in words, and the least share of the speech to be named.
_NAMED, _LEAST_NAMED = 2, 0.05


def row_details(one: SessionOverview) -> str:
    """Return date, duration, what was done and tags in one line."""
    when = with_time(one.started_at, with_weekday(one.started_at))
    done = tr("Exercise", "a kind of session") if one.exercise else task_in_words(one.task)
    told = [when, clock(one.duration_s), done.capitalize()]
    if one.kind == SessionKind.FILE:
        told.append(kind_in_words(one.kind))
    return " · ".join([*told, *(f"#{tag}" for tag in one.tags)])


def tones_in_words(one: SessionOverview) -> str:
    """Return the commonest tones with their shares of the speech, as in "warm 40% · calm 22%"."""
    shares = sorted(one.summary.emotion_share.items(), key=lambda item: -item[1])
    named = [
        tr("{tone} {share:.0%}", tone=tone(label).word, share=share)
        for label, share in shares[:_NAMED]
        if share >= _LEAST_NAMED
    ]
    if named:
        return " · ".join(named)
    return unsure() if one.summary.speech_share else no_speech()


def pace_in_words(one: SessionOverview) -> str:
    """Return the pace of a whole session with its name and unit."""
    value = one.figures.get(metrics.PACE.key)
    words = "–" if value is None else metrics.PACE.quantity(value)
    return f"{metrics.PACE.caption} {words}"


def row_in_words(one: SessionOverview) -> str:
    """Return everything that a row shows."""
    title, headed = title_in_words(one), headline(one.summary)
    return ". ".join([title, row_details(one), headed, tones_in_words(one), pace_in_words(one)])


class SessionRow(QStyledItemDelegate):
    """Paints a session: title, details and headline; beside them its tones and its pace.

    The tones are a bar of their shares of the speech, the commonest first. Over time, in 48 parts
    as they are stored, most parts of an ordinary talk name no tone, so that a strip of them is
    blank just where there is something to see: the report has room for the probabilities.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40 * theme.GRID, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: SessionOverview = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        self._paint_state(painter, option)
        words, tones, pace = _places(option.rect)
        chosen = theme.colours()
        for content, colour, weight in (
            (title_in_words(one), chosen.ink, QFont.Weight.DemiBold),
            (row_details(one), chosen.soft, QFont.Weight.Normal),
            (headline(one.summary), chosen.ink, QFont.Weight.Normal),
        ):
            line = _take_line(words)
            _paint_text(painter, line, content, theme.font(theme.TEXT, weight), colour)
        for place, caption in ((tones, tones_in_words(one)), (pace, pace_in_words(one))):
            _paint_text(painter, _take_line(place), caption, theme.font(theme.SMALL), chosen.soft)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_tones(painter, tones, one)
        _paint_pace(painter, pace, one)
        painter.restore()

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen, area = theme.colours(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(chosen.raised))
            painter.fillRect(area.x(), area.y(), 4, area.height(), QColor(chosen.accent))
        painter.setPen(QColor(chosen.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(chosen.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        _, tones, pace = _places(view.visualRect(index))
        one: SessionOverview = index.data(Qt.ItemDataRole.UserRole)
        QToolTip.showText(event.globalPos(), _explained(one, tones, pace, event.pos()), view)
        return True


def _places(row: QRect) -> tuple[QRect, QRect, QRect]:
    """Return the areas of text, tones and pace in a row."""
    inner = row.adjusted(2 * theme.GRID, theme.GRID, -2 * theme.GRID, -theme.GRID)
    pace = QRect(inner)
    pace.setLeft(inner.right() + 1 - _PACE_WIDTH)
    tones = QRect(pace.left() - _GAP - _TONES_WIDTH, inner.top(), _TONES_WIDTH, inner.height())
    inner.setRight(tones.left() - _GAP)
    return inner, tones, pace


def _take_line(area: QRect) -> QRect:
    """Return the first line of an area and leave the rest."""
    height = (_ROW_HEIGHT - 2 * theme.GRID) // _LINES
    line = QRect(area.left(), area.top(), area.width(), height)
    area.setTop(area.top() + height)
    return line


def _explained(one: SessionOverview, tones: QRect, pace: QRect, at: QPoint) -> str:
    """Return what the drawing at a point shows; "" beside the drawings."""
    if pace.contains(at):
        low, high = metrics.PACE.axis_ends
        return tr(
            "The line is the pace from beginning to end, from {low:g} to {high:g} {unit};"
            " shaded is what suits listeners.",
            low=low,
            high=high,
            unit=tr(metrics.PACE.unit),
        )
    if tones.contains(at):
        return tr("How much of the speech each tone took, the commonest first. Grey: not sure.")
    return ""


def _paint_text(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, ALIGN_LEFT, cut)


def _paint_tones(painter: QPainter, area: QRect, one: SessionOverview) -> None:
    """Paint the shares of the tones, side by side."""
    chosen = theme.colours()
    bar = QRectF(area.left(), 0, area.width(), _BAR_HEIGHT)
    bar.moveCenter(QPointF(bar.center().x(), area.center().y()))
    painter.save()
    corners = QPainterPath()
    corners.addRoundedRect(bar, 3, 3)
    painter.setClipPath(corners)
    left = bar.left()
    for label, share in tone_bar(one.summary):
        part = QRectF(left, bar.top(), share * bar.width(), bar.height())
        colour = tone(label).colour if label else chosen.line
        painter.setPen(theme.outline(colour))
        painter.setBrush(QColor(colour))
        painter.drawRect(part)
        left = part.right()
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(chosen.line))
    painter.drawRoundedRect(bar, 3, 3)


def _paint_pace(painter: QPainter, area: QRect, one: SessionOverview) -> None:
    """Paint the pace over the session on its axis, on top of the range that listeners like."""
    chosen, axis = theme.colours(), metrics.PACE.axis_ends
    painter.setFont(theme.font(theme.SMALL))
    painter.setPen(QColor(chosen.soft))
    for end, side in zip(
        axis, (Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop), strict=True
    ):
        painter.drawText(area, side | Qt.AlignmentFlag.AlignRight, f"{end:g}")
    drawn = QRectF(area).adjusted(0, 2, -_AXIS_WIDTH, -2)

    def y(share: float) -> float:
        return drawn.bottom() - share * drawn.height()

    low, high = metrics.PACE.band_on(axis)
    shade = QColor(chosen.line)
    shade.setAlphaF(_SHADE)
    painter.fillRect(QRectF(QPointF(drawn.left(), y(high)), QPointF(drawn.right(), y(low))), shade)
    painter.setPen(QPen(QColor(chosen.ink), 1.5))
    step = drawn.width() / max(1, len(one.summary.pace_line))
    places = enumerate(one.summary.pace_line)
    for known, run in groupby(places, key=lambda place: place[1] is not None):
        if known:
            points = [
                QPointF(drawn.left() + (n + 0.5) * step, y(share_of_axis(pace, axis)))
                for n, pace in run
                if pace is not None
            ]
            painter.drawPolyline(points)
