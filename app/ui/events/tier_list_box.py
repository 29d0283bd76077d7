"""A list of tiers line by line: what each was understood as, what is not clear, the button that enters the rest."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from app.domain.tier_words import document_words, entry_words
from app.errors import Problem
from app.i18n import _
from app.services import tiers_list
from app.services.tiers_list import ListDefaults, TierLine, TierListing
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.events.tier_follows import Follows
from app.ui.forms import Field, FieldKind, Form, parse_date
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled
from app.ui.widgets.table import Table

_DATES = ("from_day", "document_on")


def _fields() -> tuple[Field, ...]:
    return (
        Field("from_day", _("Áp dụng từ ngày (dòng nào không ghi)"), FieldKind.DATE),
        Field("document", _("Số, ký hiệu văn bản"), hint=_("ví dụ 15/TB-UBND")),
        Field("document_on", _("Ngày văn bản"), FieldKind.DATE),
        Field("authority", _("Cơ quan công bố")),
    )


class TierListBox(Box):
    """Defaults above, lines in the middle (Enter chooses among several units), what follows below."""

    def __init__(self, page: QWidget, context: UiContext, source: str | Path, matrix: str, day: date) -> None:
        text = _("Từng dòng được hiểu như dưới đây; chưa ghi gì trước khi bấm nút. Dòng chưa rõ thì sửa hoặc bỏ ra.")
        super().__init__(page.window(), Look("copy", "text2"), _("Danh sách cấp độ"), text)
        self.context, self._source, self._matrix = context, source, matrix
        self._chosen: dict[int, int] = {}
        self.spread(1240)
        self.text.setVisible(not self.is_tight)
        self.defaults = Form(_fields(), columns=4)
        self.defaults.set_values(from_day=day)
        self.listing: TierListing = tiers_list.read(context.workspace, source, self._defaults())
        self.body.addWidget(self.defaults)
        self._make_lines()
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Ghi"), self.attempt)
        self.defaults.changed.connect(self.read_again)
        self._show()

    def _make_lines(self) -> None:
        self.columns = label("", "caption", "muted", wrap=True)
        self.body.addWidget(self.columns)
        self.table = Table(
            self.context, "tier-list", TableModel(_columns(self)), row_height="row_two_lines", is_sortable=False
        )
        self.table.setProperty("framed", "true")
        self.table.row_opened.connect(self.ask_unit)
        theme.fix(self.table, min_height=150 if self.is_tight else 340)
        self.body.addWidget(self.table, 1)
        self.told = label("", "caption", "", wrap=True)
        self.table.row_chosen.connect(lambda line: self.told.setText(_told(line) if isinstance(line, TierLine) else ""))
        self.body.addWidget(self.told)
        self.follows = Follows()
        area = scrolled(self.follows)
        area.setMaximumHeight(theme.current().px(36 if self.is_tight else 96))
        self.body.addWidget(area)
        self.leave_out = QCheckBox()
        self.leave_out.toggled.connect(lambda _on: self._show_verb())
        self.body.addWidget(self.leave_out)

    def _defaults(self) -> ListDefaults:
        days: dict[str, date | None] = {}
        for key in _DATES:
            text = self.defaults.text_of(key)
            try:
                days[key] = parse_date(text) if text.strip() else None
                self.defaults.show_error(key, "")
            except ValueError as error:
                days[key] = None
                self.defaults.show_error(key, str(error))
        return ListDefaults(
            self._matrix,
            days["from_day"],
            self.defaults.text_of("document"),
            days["document_on"],
            self.defaults.text_of("authority"),
        )

    def read_again(self) -> None:
        """Understand the list anew by other defaults or chosen units."""
        try:
            self.listing = tiers_list.read(self.context.workspace, self._source, self._defaults(), self._chosen)
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            return
        self._show()

    def _show(self) -> None:
        listing = self.listing
        told = "; ".join(listing.columns)
        if listing.unknown_columns:
            told += _(". Không dùng: {titles}").format(titles=", ".join(listing.unknown_columns))
        self.columns.setText(told)
        self.table.set_rows(listing.lines, lambda line: line.number)
        self.follows.show_events(listing.preview)
        count = len(listing.refused)
        self.leave_out.setText(_("Bỏ ra {count} dòng chưa rõ").format(count=count))
        self.leave_out.setVisible(bool(count))
        if not count:
            self.leave_out.setChecked(False)
        self._show_verb()

    def _show_verb(self) -> None:
        new, refused = len(self.listing.new), len(self.listing.refused)
        self.verb.setText(_("Ghi {count} dòng").format(count=new))
        reason = ""
        if not new:
            reason = _("Không dòng nào có gì mới để ghi")
        elif refused and not self.leave_out.isChecked():
            reason = _("{count} dòng chưa rõ: sửa hoặc bỏ ra").format(count=refused)
        self.verb.lock(reason)

    def attempt(self) -> bool:
        """Enter the lines."""
        tiers_list.record(self.context.workspace, self.listing, leaves_out_refused=self.leave_out.isChecked())
        return True

    def menu_of_units(self, line: TierLine) -> QMenu:
        """Units a line may mean."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for unit in line.candidates:
            action = menu.addAction(f"{unit.title} ({unit.code})" if unit.code else unit.title)
            action.triggered.connect(lambda _checked=False, unit_id=unit.id: self.choose(line.number, unit_id))
        return menu

    def ask_unit(self, line: object) -> None:
        """Offer the units a line may mean."""
        if isinstance(line, TierLine) and line.candidates:
            view = self.table.view
            self.menu_of_units(line).popup(
                view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())
            )

    def choose(self, number: int, unit_id: int) -> None:
        """Settle which unit a line means."""
        self._chosen[number] = unit_id
        self.read_again()


def _verdict(line: TierLine) -> tuple[str, str]:
    if line.candidates and line.unit is None:
        return _("chọn nơi"), "ask"
    if line.is_refused:
        return _("chưa rõ"), "block"
    return (_("sẽ ghi"), "ok") if line.is_new else (_("đã có"), "none")


def _words(line: TierLine, box: TierListBox) -> str:
    if line.entry is None:
        return ""
    words = entry_words(line.entry, box.listing.matrix)
    return _("{words} từ {day}").format(words=words[:1].upper() + words[1:], day=short_date(line.entry.from_day))


def _told(line: TierLine) -> str:
    return " ".join(item.sentence for item in line.faults)


def _state(line: TierLine) -> Cell:
    return Cell(chip=_verdict(line)[1])


def _remarks(line: TierLine) -> Cell:
    more = " ".join(item.sentence for item in line.faults[1:])
    return Cell(tone="block" if line.is_refused else "text2", caption=more, tooltip=_told(line))


def _columns(box: TierListBox) -> tuple[Column[TierLine], ...]:
    return (
        Column("number", _("Dòng"), lambda line: line.number, width=56, is_number=True),
        Column("state", _("Kết luận"), lambda line: _verdict(line)[0], cell=_state, width=104),
        Column(
            "shown",
            _("Trong danh sách"),
            lambda line: line.shown,
            cell=lambda line: Cell(tone="text2", tooltip=line.shown),
            width=210,
            least=140,
            drop=1,
        ),
        Column(
            "unit",
            _("Hiểu là"),
            lambda line: line.unit.title if line.unit else "–",
            cell=lambda line: Cell(
                caption=document_words(line.entry) if line.entry else "",
                tooltip=line.unit.title if line.unit else "",
            ),
            width=190,
            least=140,
        ),
        Column("level", _("Cấp độ"), lambda line: _words(line, box), width=190, least=168),
        Column(
            "faults",
            _("Lưu ý"),
            lambda line: line.faults[0].sentence if line.faults else "",
            cell=_remarks,
            width=380,
            least=300,
            is_stretched=True,
        ),
    )
