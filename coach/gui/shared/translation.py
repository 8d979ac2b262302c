"""Catalogues of the texts in other languages, made by Qt's tools: `make catalogue`."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.common import i18n, paths

_log = logging.getLogger(__name__)

_PREFIX = "coach_"


def languages() -> dict[str, str]:
    """The languages there are: their codes, and what they call themselves."""
    found = sorted(paths.translations_dir().glob(f"{_PREFIX}*.qm"))
    codes = [path.stem.removeprefix(_PREFIX) for path in found]
    others = {code: QLocale(code).nativeLanguageName() for code in codes}
    return {i18n.ENGLISH: "English"} | others


def speak(chosen: str) -> None:
    """Use this language from now on.

    chosen: its code; "" for the first of the system's that there is. English where there is none.
    """
    i18n.speak()
    wanted = [chosen] if chosen else QLocale.system().uiLanguages()
    for name in wanted:
        code = name.split("-")[0]
        if code == i18n.ENGLISH:
            return
        catalogue = QTranslator()
        if catalogue.load(str(paths.translations_dir() / f"{_PREFIX}{code}.qm")):
            i18n.speak(code, _look_up_in(catalogue))
            return
        if chosen:
            _log.warning("There is no catalogue for %r; the texts remain English.", chosen)


def _look_up_in(catalogue: QTranslator) -> i18n.LookUp:
    def look_up(text: str, comment: str, count: int) -> str:
        return catalogue.translate("", text, comment, count) or ""

    return look_up


def settle(application: QCoreApplication) -> None:
    """Let Qt speak the same: its dialogs, where it has that language, and numbers in fields."""
    QLocale.setDefault(QLocale(i18n.code()))
    texts = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if texts.load(f"qtbase_{i18n.code()}", folder):
        application.installTranslator(texts)
