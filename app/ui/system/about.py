"""Giới thiệu: versions, where things lie, and what must never be kept here."""

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app import paths
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.icons import BrandLabel, IconLabel
from app.ui.notices import SECRECY, SECRECY_TITLE
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Facts, Panel
from app.ui.widgets.tab import PageTab
from app.version import PROGRAM, VERSION


class AboutTab(PageTab):
    """One panel."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=16)
        panel = Panel()
        head = QHBoxLayout()
        theme.space(head, gap=12)
        head.addWidget(BrandLabel(40))
        head.addWidget(label(f"{PROGRAM} {VERSION}", "title"), 1)
        head.addWidget(Button(_("Chép thông tin phiên bản"), "ghost", "copy", self._copy, small=True))
        panel.body.addLayout(head)
        self._facts = Facts()
        panel.body.addWidget(self._facts)
        outer.addWidget(panel)
        outer.addWidget(self._make_notice())
        fonts = _(
            "Phông chữ Noto Sans và Liberation Serif (SIL OFL 1.1), biểu tượng Lucide (ISC), Qt cho Python (LGPL 3)."
        )
        outer.addWidget(label(fonts, "caption", "muted", wrap=True))
        outer.addStretch(1)

    @staticmethod
    def _make_notice() -> QFrame:
        notice = QFrame()
        notice.setProperty("part", "warn")
        row = QHBoxLayout(notice)
        theme.space(row, (16, 12, 16, 12), 12)
        row.addWidget(IconLabel("ban", "warn", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=4)
        words.addWidget(label(_(SECRECY_TITLE), "strong", "warn"))
        words.addWidget(label(_(SECRECY), wrap=True))
        row.addLayout(words, 1)
        return notice

    def _lines(self) -> tuple[tuple[str, str], ...]:
        folder = self.context.workspace.folder
        return (
            (_("Phiên bản"), VERSION),
            (_("Python, Qt"), f"{platform.python_version()}, {PySide6.__version__}"),
            (_("Hệ điều hành"), platform.platform()),
            (_("Tệp số liệu"), str(folder.data_file)),
            (_("Bản sao lưu"), str(folder.backups)),
            (_("Nhật ký chương trình"), str(folder.logs)),
            (_("Cài đặt của máy"), str(paths.settings_file())),
        )

    def reload(self) -> None:
        """Show versions and places."""
        self._facts.clear()
        for name, value in self._lines():
            self._facts.add(name, value)

    def sentence(self) -> tuple[Part | str, ...]:
        """What the program does with the network: nothing."""
        return (_("Chạy trên máy này, không gửi gì ra mạng."),)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._lines()))
        self.context.say(_("Đã chép thông tin phiên bản."))
