"""Translation catalogues, made by Qt's tools: `make catalogue`."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from coach.common import i18n, paths

_log = logging.getLogger(__name__)

_PREFIX = "coach_"


def languages() -> dict[str, str]:
    """Return the available languages: their own names by code."""
    found = sorted(paths.translations_dir().glob(f"{_PREFIX}*.qm"))
    codes = [path.stem.removeprefix(_PREFIX) for path in found]
    others = {code: QLocale(code).nativeLanguageName() for code in codes}
    return {i18n.ENGLISH: "English"} | others


def speak(chosen: str) -> None:
    """Use a language from now on, or English if there is no catalogue for it.

    `chosen` is its code, or "" for the first of the system's languages that is available.
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
    """Make Qt use the same language, for its dialogs and for numbers in input fields."""
    QLocale.setDefault(QLocale(i18n.code()))
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    texts = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if texts.load(f"qtbase_{i18n.code()}", folder):
        application.installTranslator(texts)
