"""The report on paper: A4, its text to be selected, its chart in vectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from coach.common.i18n import tr
from coach.export.qt_picture import application
from coach.export.report_html import page_of
from coach.export.report_text import marked_rows, phrases_in_words
from coach.export.timeline_svg import timeline_svg
from coach.insights.report import Report

MARGIN_MM = 18.0
_TEXT_PT, _FOOTER_PT = 9.5, 8.0
_SOFT, _UNSURE = QColor("#5c6068"), "#d9dbe0"
#: Stands in the template where the chart is to go.
_CHART_HERE = "\ue000"
_CHART = QTextFormat.FormatType.UserFormat + 1
_DOTS_PER_INCH = 1_200
#: What a font's glyphs stand for, in a PDF.
_LETTERS = re.compile(rb"\[(?:<[0-9A-F]{4}> ?)+\]")
_TAB, _SPACE = b"<0009>", b"<0020>"
#: What takes less of a page than this isn't broken.
_SHORT = 0.5
#: Of lists, in pixels of a screen.
_INDENT = 16


class _Chart(QPyTextObject):
    """An SVG as wide as the text, in the middle of it."""

    def __init__(self, svg: str, width: float, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(QByteArray(svg.encode()))
        size = self._renderer.defaultSize()
        self._size = QSizeF(width, width * size.height() / size.width())

    def intrinsicSize(self, document: QTextDocument, position: int, format_: QTextFormat) -> QSizeF:
        return self._size

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        document: QTextDocument,
        position: int,
        format_: QTextFormat,
    ) -> None:
        self._renderer.render(painter, area)


class Paper:
    """A report laid out on pages of a device's size and resolution."""

    def __init__(self, report: Report, device: QPaintDevice) -> None:
        self._application = application()  # fonts need it alive
        self._device = device
        self._footer = report.subtitle
        self._margin = MARGIN_MM / 25.4 * device.logicalDpiX()
        width = device.width() - 2 * self._margin
        height = device.height() - 2 * self._margin
        self._document = _document(report, device, width)
        self._document.setPageSize(QSizeF(width, height))
        _keep_together(self._document)

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw the page of that number, from 0 up, onto the device."""
        size = self._document.pageSize()
        painter.save()
        painter.translate(self._margin, self._margin)
        self._paint_footer(painter, page)
        painter.translate(0, -page * size.height())
        shown = QRectF(0, page * size.height(), size.width(), size.height())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_footer(self, painter: QPainter, page: int) -> None:
        size = self._document.pageSize()
        font = QFont(self._document.defaultFont())
        font.setPointSizeF(_FOOTER_PT)
        metrics = QFontMetricsF(font, self._device)
        area = QRectF(0, size.height() + self._margin / 3, size.width(), metrics.height())
        number = tr("Page {number} of {pages}", number=page + 1, pages=self.pages)
        room = size.width() - metrics.horizontalAdvance(f"{number}    ")
        title = metrics.elidedText(self._footer, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(_SOFT)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, number)


def _document(report: Report, device: QPaintDevice, width: float) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(_TEXT_PT)
    font.setFeature(QFont.Tag("liga"), 0)  # or "fi" would be one letter to who copies it
    document.setDefaultFont(font)
    # A title or a name may be one long word.
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrap)
    session = report.session
    page = page_of(
        "report_print.html",
        report,
        timeline=_CHART_HERE,
        unsure=_UNSURE,
        marked=marked_rows(session),
        phrases=phrases_in_words(report),
    )
    for colour in {share.colour or _UNSURE for share in report.shares}:
        dot = QImage(1, 1, QImage.Format.Format_RGB32)
        dot.fill(QColor(colour))
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(colour), dot)
    document.setHtml(page)
    chart = _Chart(timeline_svg(report.view), width, document)
    document.documentLayout().registerHandler(_CHART, chart)
    here = QTextCharFormat()
    here.setObjectType(_CHART)
    document.find(_CHART_HERE).insertText("\N{OBJECT REPLACEMENT CHARACTER}", here)
    return document


def _keep_together(document: QTextDocument) -> None:
    """Begin a page before a heading that would stand alone at the foot of one, or whose text would
    be broken although it is short."""
    height = document.pageSize().height()
    blocks = list(_blocks(document))
    headings = [n for n, block in enumerate(blocks) if block.blockFormat().headingLevel()]
    for first, end in pairwise([*headings, len(blocks)]):
        document.pageCount()  # lays out what the last break has moved
        top, after, last = (_top(blocks[n]) for n in (first, min(first + 1, end - 1), end - 1))
        page = top // height
        is_short = last - top < _SHORT * height
        if after // height > page or (is_short and last // height > page):
            breaks = QTextBlockFormat()
            breaks.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(blocks[first]).mergeBlockFormat(breaks)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _top(block: QTextBlock) -> float:
    """Where its last line begins: the line may be on a later page than the block."""
    area = block.document().documentLayout().blockBoundingRect(block)
    layout = block.layout()
    return area.top() + layout.lineAt(layout.lineCount() - 1).y()


def to_pdf(report: Report) -> bytes:
    """The report as A4 pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(report.subtitle)
    writer.setCreator(tr("Speaking coach"))
    paper = Paper(report, writer)
    painter = QPainter(writer)
    try:
        for page in range(paper.pages):
            if page:
                writer.newPage()
            paper.paint(painter, page)
    finally:
        painter.end()
    # Both look alike, so Qt calls a space a tab; then nobody would find two words side by side.
    return _LETTERS.sub(lambda found: found[0].replace(_TAB, _SPACE), buffer.data().data())
