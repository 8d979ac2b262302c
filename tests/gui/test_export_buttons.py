"""The buttons that save a report, one for each format."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coach.common.paths import resources_dir
from coach.export.report_formats import KINDS
from coach.gui.report.export_buttons import ExportButtons


def shown(qtbot, width: int) -> ExportButtons:
    made = ExportButtons(KINDS.values())
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show()
    return made


def test_each_format_has_a_button_with_its_name_icon_and_use(qtbot):
    made = shown(qtbot, 1_036)
    for kind in KINDS.values():
        one = made.buttons[kind.name]
        assert one.text() == kind.name and one.toolTip() == kind.hint
        assert one.accessibleDescription() == kind.hint and kind.hint.endswith(".")
        assert (resources_dir() / "icons" / f"{kind.icon}.svg").exists()
        assert not one.icon().isNull()
    assert list(made.buttons) == [kind.name for kind in KINDS.values()]
    assert len({kind.icon for kind in KINDS.values()}) == len(KINDS)
    assert made.accessibleName()


def test_a_button_chooses_its_format_by_mouse_and_keyboard(qtbot):
    made, chosen = shown(qtbot, 1_036), []
    made.chosen.connect(chosen.append)
    for one in made.buttons.values():
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert chosen == list(KINDS.values())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(made.buttons["PDF, to print"], key)
    assert chosen[len(KINDS) :] == [KINDS["pdf"]] * 2
    assert all(
        one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in made.findChildren(QPushButton)
    )


def test_no_name_is_cut_off_in_a_narrow_window(qtbot):
    for width in (1_100, 789, 500, 320):
        made = shown(qtbot, width)
        for one in made.buttons.values():
            assert one.width() >= one.sizeHint().width(), (width, one.text())
            assert one.geometry().right() < width
