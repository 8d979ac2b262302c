"""The report as a PDF: A4 pages with selectable text and a vector chart."""

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
from coach.export.qt_picture import application, load_fonts
from coach.export.report_html import render_page
from coach.export.report_text import marked_rows
from coach.export.tile_gauge import gauge_svg
from coach.export.timeline_svg import timeline_svg
from coach.insights.report import Report

MARGIN_MM = 18.0
_TEXT_PT, _FOOTER_PT = 9.5, 8.0
_SOFT, _UNSURE = QColor("#5c6068"), "#d9dbe0"
#: Placeholder for a drawing in the template.
_HERE = "\ue000"
_DRAWING = QTextFormat.FormatType.UserFormat + 1
_NUMBER = QTextFormat.Property.UserProperty + 1
#: Width of a tile's gauge, as a share of the text's.
_GAUGE = 0.28
#: About as many phrases as anybody reads on paper.
_MOST_PHRASES = 24
_DOTS_PER_INCH = 1_200
#: In a PDF, the list of characters that a font's glyphs stand for.
_LETTERS = re.compile(rb"\[(?:<[0-9A-F]{4}> ?)+\]")
_TAB, _SPACE = b"<0009>", b"<0020>"
#: A section shorter than this share of a page isn't split across pages.
_SHORT = 0.5
#: Indent of lists, in screen pixels.
_INDENT = 16


class _Drawings(QPyTextObject):
    """SVGs placed in the lines of a text."""

    def __init__(self, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._document = parent
        self._drawn: list[tuple[QSvgRenderer, QSizeF]] = []
        parent.documentLayout().registerHandler(_DRAWING, self)

    def place(self, svg: str, width: float) -> None:
        """Put a drawing in place of the text's next placeholder."""
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        size = renderer.defaultSize()
        here = QTextCharFormat()
        here.setObjectType(_DRAWING)
        here.setProperty(_NUMBER, len(self._drawn))
        self._drawn.append((renderer, QSizeF(width, width * size.height() / size.width())))
        self._document.find(_HERE).insertText("\N{OBJECT REPLACEMENT CHARACTER}", here)

    def intrinsicSize(self, document: QTextDocument, position: int, format_: QTextFormat) -> QSizeF:
        return self._drawn[format_.intProperty(_NUMBER)][1]

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        document: QTextDocument,
        position: int,
        format_: QTextFormat,
    ) -> None:
        self._drawn[format_.intProperty(_NUMBER)][0].render(painter, area)


class Paper:
    """A report laid out for a paint device, on pages of its size and at its resolution."""

    def __init__(self, report: Report, device: QPaintDevice) -> None:
        self._application = application()  # fonts need it to stay alive
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
        """Number of pages."""
        return self._document.pageCount()

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, onto the device."""
        size = self._document.pageSize()
        painter.save()
        painter.translate(self._margin, self._margin)
        self._paint_footer(painter, page)
        painter.translate(0, -page * size.height())
        shown = QRectF(0, page * size.height(), size.width(), size.height())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        # Text that begins on the next page would be drawn here too, unseen but found in a search.
        context.clip = shown.adjusted(0, 0, 0, -1)
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
    font = QFont(load_fonts())
    font.setPointSizeF(_TEXT_PT)
    font.setFeature(QFont.Tag("liga"), 0)  # or "fi" would be copied as one character
    document.setDefaultFont(font)
    # A title or a name may be one long word.
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrap)
    page = render_page(
        "report_print.html",
        report,
        here=_HERE,
        unsure=_UNSURE,
        marked=marked_rows(report.session),
        most_phrases=_MOST_PHRASES,
    )
    for colour in {share.colour or _UNSURE for share in report.shares}:
        dot = QImage(1, 1, QImage.Format.Format_RGB32)
        dot.fill(QColor(colour))
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(colour), dot)
    document.setHtml(page)
    drawings = _Drawings(document)
    for tile in report.tiles:
        if tile.axis is not None and tile.limits is not None and tile.figure is not None:
            drawings.place(gauge_svg(tile.figure, tile.limits, tile.axis), _GAUGE * width)
    drawings.place(timeline_svg(report.view), width)
    return document


def _keep_together(document: QTextDocument) -> None:
    """Insert page breaks that keep headings with their text and short sections in one piece."""
    height = document.pageSize().height()
    blocks = list(_blocks(document))
    headings = [n for n, block in enumerate(blocks) if _is_heading(block)]
    for first, end in pairwise([*headings, len(blocks)]):
        document.pageCount()  # redoes the layout after the last break
        top = _last_line(blocks[first]).top()
        after, last = (_last_line(blocks[n]).bottom() for n in (min(first + 1, end - 1), end - 1))
        page = top // height
        is_short = last - top < _SHORT * height
        if after // height > page or (is_short and last // height > page):
            breaks = QTextBlockFormat()
            breaks.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(blocks[first]).mergeBlockFormat(breaks)


def _is_heading(block: QTextBlock) -> bool:
    """Return whether a section begins with a block; headings within a table begin none."""
    in_table = QTextCursor(block).currentTable() is not None
    return bool(block.blockFormat().headingLevel()) and not in_table


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _last_line(block: QTextBlock) -> QRectF:
    """Return the place of a block's last line, which may be on a later page than the block."""
    area = block.document().documentLayout().blockBoundingRect(block)
    layout = block.layout()
    return layout.lineAt(layout.lineCount() - 1).rect().translated(area.topLeft())


def to_pdf(report: Report) -> bytes:
    """Return the report as a PDF with A4 pages."""
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
    # Space and tab share a glyph, for which Qt writes the tab: searching for two words would fail.
    return _LETTERS.sub(lambda found: found[0].replace(_TAB, _SPACE), buffer.data().data())
