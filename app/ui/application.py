"""The QApplication: name, fonts, Vietnamese of Qt, look."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QDir, QLocale
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui import icons, theme
from app.ui.qt_vi import VietnameseForQt
from app.version import PROGRAM, VERSION

_DRESSED = "phenDauDressed"


def dress(app: QApplication, tokens: Mapping[str, Any], *, mode: str, percent: int) -> None:
    """Give an application everything that is the same in every window; may be called again for another look."""
    if not app.property(_DRESSED):
        app.setProperty(_DRESSED, True)  # noqa: FBT003 - the value of a Qt property
        app.setApplicationName("PhenDau")
        app.setApplicationDisplayName(PROGRAM)
        app.setApplicationVersion(VERSION)
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        QDir.addSearchPath("theme", str(resources() / "theme"))
        theme.add_fonts()
        translator = VietnameseForQt(app)
        app.installTranslator(translator)
    theme.apply(tokens, mode=mode, percent=percent)
    app.setWindowIcon(icons.brand_icon())
