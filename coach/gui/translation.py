"""Catalogues of the texts in other languages, made by Qt's tools: `make catalogue`."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from coach import language, paths

_log = logging.getLogger(__name__)

_PREFIX = "coach_"


def languages() -> dict[str, str]:
    """The languages there are: their codes, and what they call themselves."""
    found = sorted(paths.translations_dir().glob(f"{_PREFIX}*.qm"))
    codes = [path.stem.removeprefix(_PREFIX) for path in found]
    others = {code: QLocale(code).nativeLanguageName() for code in codes}
    return {language.ENGLISH: "English"} | others


def speak(chosen: str) -> None:
    """Use this language from now on.

    chosen: its code; "" for the first of the system's that there is. English where there is none.
    """
    wanted = [chosen] if chosen else QLocale.system().uiLanguages()
    for name in wanted:
        code = name.split("-")[0]
        if code == language.ENGLISH:
            break
        catalogue = QTranslator()
        if catalogue.load(str(paths.translations_dir() / f"{_PREFIX}{code}.qm")):
            language.speak(code, partial(catalogue.translate, ""))
            QLocale.setDefault(QLocale(code))
            return
        if chosen:
            _log.warning("There is no catalogue for %r; the texts remain English.", chosen)
    language.speak()


def texts_of_qt() -> QTranslator | None:
    """Qt's own texts, as of its dialogs, to be installed in the application; None where it has
    none in this language."""
    texts = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return texts if texts.load(f"qtbase_{language.code()}", folder) else None
