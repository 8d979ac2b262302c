"""All colours, sizes and styles of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPalette, QPen
from PySide6.QtWidgets import QApplication

from coach.common import i18n
from coach.common.paths import resources_dir
from coach.domain.settings import ThemeChoice
from coach.domain.tones import outline_on_white
from coach.export.qt_picture import load_fonts

#: Grid that all margins and gaps are multiples of, in pixels.
GRID = 8
#: Content is never wider than this, in pixels: longer lines are hard to read.
CONTENT_WIDTH = 1100
#: How long something takes to appear or go, in milliseconds.
MOTION_MS = 150

#: Font sizes in pixels: notes, body text, and text to be read from two metres.
SMALL, TEXT, HUGE = 12, 16, 72
CLOCK, CUE, VALUE = 40, 28, 20


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, as "#RRGGBB".

    Attributes
    ----------
    page, raised, card
        Backgrounds.
    ink, soft
        Text, and secondary text.
    line
        Rules and borders.
    zone
        The good range on a scale, to be told from `line` at two metres.
    accent, on_accent
        Highlight, and text on it.
    recording
        Recording light, and a level close to clipping.
    warning, on_warning
        Banner, and text on it.
    """

    page: str
    raised: str
    card: str
    ink: str
    soft: str
    line: str
    zone: str
    accent: str
    on_accent: str
    recording: str
    warning: str
    on_warning: str


_LIGHT = Colours(
    page="#FFFFFF",
    raised="#F4F5F7",
    card="#FFFFFF",
    ink="#1B1C1F",
    soft="#5C6068",
    line="#D9DBE0",
    zone="#868B95",
    accent="#4338CA",
    on_accent="#FFFFFF",
    recording="#C62828",
    warning="#FFF3D6",
    on_warning="#4A3200",
)
_DARK = Colours(
    page="#17181B",
    raised="#232529",
    card="#1E2023",
    ink="#F1F2F4",
    soft="#A9ADB6",
    line="#3A3D44",
    zone="#858A95",
    accent="#A5B4FC",
    on_accent="#17181B",
    recording="#FF6B6B",
    warning="#4A3A12",
    on_warning="#FFE7B3",
)

_STYLE = """
* {{ font-size: {text}px; }}
QLabel[role="soft"], QLabel[role="note"] {{ color: {soft}; }}
QLabel[role="note"] {{ font-size: {small}px; }}
QLabel[role="title"] {{ font-size: {clock}px; font-weight: 600; }}
QLabel[role="sentence"] {{ font-size: {cue}px; font-weight: 600; }}
QLabel[role="value"] {{ font-size: {value}px; font-weight: 600; }}
QLabel[role="clock"] {{ font-size: {clock}px; }}
QLabel[role="clock over"] {{ font-size: {clock}px; color: {on_warning}; background: {warning};
    border-radius: 8px; padding: 0 8px; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QFrame[role="card"] {{ background: {card}; border: 1px solid {line}; border-radius: 12px; }}
QFrame[role="card"] QScrollArea, QFrame[role="card"] QScrollArea > QWidget > QWidget {{
    background: transparent; }}
QLabel[role="step"] {{ font-size: {value}px; color: {soft}; }}
QLabel[role="step now"] {{ font-size: {value}px; }}
QLabel[role="aloud"] {{ font-size: {value}px; padding: 8px 16px; border-radius: 8px;
    background: {raised}; }}
QProgressBar[role="thin"] {{ min-height: 4px; max-height: 4px; border-radius: 2px; }}
QProgressBar[role="thin"]::chunk {{ background: {soft}; border-radius: 2px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 18px; height: 18px; border: 2px solid {soft}; border-radius: 4px;
    background: {page}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{tick}"); }}
QCheckBox:focus {{ color: {accent}; }}
QPushButton {{ border: 1px solid {line}; border-radius: 8px; padding: 8px 16px;
    background: {page}; color: {ink}; }}
QPushButton:hover {{ background: {raised}; }}
QPushButton:checked {{ background: {raised}; border-color: {accent}; }}
QPushButton[role="fold"] {{ border: none; padding: 8px 0; text-align: left; font-weight: 600;
    background: transparent; }}
QPushButton[role="fold"]:hover {{ color: {accent}; }}
QPushButton[role="fold"]:focus {{ border: none; padding: 8px 0; color: {accent}; }}
QPushButton[role="quiet"] {{ border: 2px solid transparent; padding: 6px;
    background: transparent; }}
QPushButton[role="quiet"]:focus {{ border-color: {accent}; padding: 6px; }}
QPushButton[role="link"] {{ border: none; padding: 4px 8px; color: {accent};
    background: transparent; }}
QPushButton[role="link"]:hover {{ background: {raised}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {accent}; padding: 2px 6px; }}
QPushButton[role="figure"] {{ border: none; padding: 0; text-align: left; font-weight: 600;
    background: transparent; }}
QPushButton[role="figure"]:hover {{ color: {accent}; }}
QPushButton[role="figure"]:focus {{ border: none; padding: 0; color: {accent}; }}
QMenu {{ background: {page}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 8px 16px; }}
QMenu::item:selected {{ background: {raised}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px; }}
QPushButton[role="format"] {{ text-align: left; }}
QPushButton[role="choice"] {{ border: 1px solid {line}; border-radius: 12px; padding: 0;
    background: {card}; }}
QPushButton[role="choice"]:hover, QPushButton[role="choice"]:focus {{ background: {raised}; }}
QPushButton[role="choice"]:checked {{ border: 2px solid {accent}; padding: 0; }}
QPushButton[role="judge"] {{ color: {soft}; }}
QPushButton[role="judge"]:checked {{ background: {raised}; color: {ink}; }}
QPushButton:disabled {{ color: {line}; }}
QPushButton:focus, QComboBox:focus {{ border: 2px solid {accent}; padding: 7px 15px; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent};
    font-weight: 600; padding: 16px 48px; border-radius: 12px; }}
QPushButton[role="primary"]:disabled {{ background: {raised}; color: {soft};
    border-color: {line}; }}
QPushButton[role="primary"]:focus {{ border: 3px solid {ink}; padding: 14px 46px; }}
QPushButton[role="primary"][low="true"] {{ padding: 8px 24px; border-radius: 8px; }}
QPushButton[role="primary"][low="true"]:focus {{ padding: 6px 22px; }}
QPushButton[role="nav"] {{ border: none; border-bottom: 3px solid transparent; border-radius: 0;
    padding: 8px 16px 5px 16px; background: transparent; color: {soft}; }}
QPushButton[role="nav"]:checked {{ color: {ink}; border-bottom-color: {accent}; }}
QPushButton[role="nav"]:focus {{ background: {raised}; }}
QComboBox {{ border: 1px solid {line}; border-radius: 8px; padding: 8px 16px; background: {page};
    color: {ink}; }}
QLineEdit {{ border: 1px solid {line}; border-radius: 8px; padding: 8px 16px; background: {page};
    color: {ink}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 7px 15px; }}
QAbstractSpinBox {{ border: 1px solid {line}; border-radius: 8px; padding: 8px; background: {page};
    color: {ink}; }}
QAbstractSpinBox:focus {{ border: 2px solid {accent}; padding: 7px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 24px; }}
QAbstractSpinBox::up-arrow {{ image: url("{chevron_up}"); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {page}; color: {ink}; border: 1px solid {line};
    outline: none; selection-background-color: {raised}; selection-color: {ink}; }}
QComboBox QAbstractItemView::item {{ padding: 8px 16px; border: none; }}
QComboBox QAbstractItemView::item:selected {{ background: {raised}; color: {ink}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; min-height: 32px;
    min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ border: none; border-radius: 4px; background: {raised}; text-align: center;
    color: {ink}; min-height: 24px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 16px; height: 16px; }}
QFrame#banner {{ background: {warning}; border-radius: 8px; }}
QFrame#banner QLabel {{ color: {on_warning}; background: transparent; }}
QListView {{ border: none; background: {page}; outline: none; }}
QListWidget::item {{ padding: 8px 12px; border-radius: 8px; color: {ink}; }}
QListWidget::item:selected {{ background: {raised}; color: {ink}; font-weight: 600; }}
QScrollArea {{ border: none; }}
SessionTimeline {{ border: 2px solid transparent; }}
SessionTimeline:focus {{ border-color: {accent}; }}
QToolTip {{ color: {ink}; background: {raised}; border: 1px solid {line}; }}
"""
#: Letters of other scripts reach above the Latin font's, which labels are as high as. The padding
#: would also indent them.
_TALLER_LETTERS = "QLabel { padding-top: 2px; qproperty-indent: 0; }"


def set_still(still: bool) -> None:
    """Choose whether things appear at once instead of fading in."""
    running().setProperty("still", still)


def motion_ms() -> int:
    """Return how long something takes to appear or go, in milliseconds."""
    return 0 if running().property("still") else MOTION_MS


def dark() -> bool:
    """Return whether the application currently has a dark palette."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """Return the colours in use."""
    return _DARK if dark() else _LIGHT


def running() -> QApplication:
    """Return the running application, which must exist."""
    return cast(QApplication, QApplication.instance())


def apply(application: QApplication, choice: ThemeChoice) -> None:
    """Apply a theme to the application; `ThemeChoice.SYSTEM` follows the desktop."""
    hints = application.styleHints()
    wanted = {
        ThemeChoice.LIGHT: Qt.ColorScheme.Light,
        ThemeChoice.DARK: Qt.ColorScheme.Dark,
        ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    }[choice]
    hints.setColorScheme(wanted)
    is_dark = (wanted if wanted != Qt.ColorScheme.Unknown else hints.colorScheme()) == (
        Qt.ColorScheme.Dark
    )
    chosen = _DARK if is_dark else _LIGHT
    application.setStyle("Fusion")
    application.setFont(load_fonts())
    application.setPalette(_palette(chosen))
    taller = "" if i18n.code() == i18n.ENGLISH else _TALLER_LETTERS
    application.setStyleSheet(
        taller
        + _STYLE.format(
            text=TEXT,
            small=SMALL,
            clock=CLOCK,
            cue=CUE,
            value=VALUE,
            tick=(resources_dir() / "icons" / "style" / "check.svg").as_posix(),
            chevron_up=(resources_dir() / "icons" / "style" / "chevron-up.svg").as_posix(),
            chevron=(resources_dir() / "icons" / "style" / "chevron.svg").as_posix(),
            **{name: getattr(chosen, name) for name in Colours.__slots__},
        )
    )


def follow_system(application: QApplication, choice: ThemeChoice) -> None:
    """Apply the theme again after the desktop's colour scheme changed, if it is to follow it."""
    if choice == ThemeChoice.SYSTEM:
        apply(application, choice)


def _palette(chosen: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: chosen.page,
        roles.Base: chosen.page,
        roles.AlternateBase: chosen.raised,
        roles.Button: chosen.raised,
        roles.WindowText: chosen.ink,
        roles.Text: chosen.ink,
        roles.ButtonText: chosen.ink,
        roles.PlaceholderText: chosen.soft,
        roles.Highlight: chosen.accent,
        roles.HighlightedText: chosen.on_accent,
        roles.ToolTipBase: chosen.raised,
        roles.ToolTipText: chosen.ink,
        roles.Mid: chosen.line,
    }.items():
        palette.setColor(role, QColor(colour))
    return palette


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the application's font at a size in pixels, with tabular figures."""
    chosen = QApplication.font()
    chosen.setPixelSize(pixels)
    chosen.setWeight(weight)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def outline(colour: str) -> QPen:
    """Return the pen for the edge of an area in a tone's colour; none unless it is too faint."""
    darker = outline_on_white(colour)
    if darker is None or dark():
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(darker), 1)
    pen.setCosmetic(True)
    return pen


def hatched() -> QBrush:
    """Return the brush for time in which nobody spoke."""
    return QBrush(QColor(colours().line), Qt.BrushStyle.BDiagPattern)


def crossed() -> QBrush:
    """Return the brush for time in which sound is missing."""
    return QBrush(QColor(colours().soft), Qt.BrushStyle.DiagCrossPattern)
