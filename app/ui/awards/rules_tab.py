"""«Danh mục»: what law and practice say about awards, with the days each row holds, its clause, how sure it is."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.catalogue import CONFIDENCE_WORDS, AwardRule, Confidence, DatedRule, RuleKind
from app.i18n import _
from app.services.awards import catalogue
from app.text import fold, short_date
from app.ui import dialogs, operations, theme
from app.ui.awards.rule_box import ask_rule
from app.ui.awards.rule_words import about, award_names, heading, says
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHIPS = {Confidence.READ: "ok", Confidence.REPORTED: "ask", Confidence.PRACTICE: "warn"}


class RulesTab(PageTab):
    """Enter changes a row; a rule that changes on a day gets a row of its own, the former one ends."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        theme.space(outer)
        listed = Panel(flush=True)
        model = TableModel(_columns(self), section_of=lambda row: row if isinstance(row, str) else "")
        self.table = Table(context, "award_rules", model, row_height="row_two_lines", is_sortable=False)
        self.table.row_chosen.connect(lambda _row: self.news.emit())
        self.table.row_opened.connect(lambda _row: self.edit())
        listed.body.addWidget(self.table, 1)
        outer.addWidget(listed, 1)
        self._text, self._only_now = "", True
        self.names: Mapping[str, str] = {}
        kinds = [_("Đang áp dụng"), _("Mọi thời gian")]
        self._tools = ListTools(_("Tìm hình thức, văn bản (Ctrl+F)"), _("Tìm trong danh mục"), kinds)
        self._tools.narrowed.connect(self._narrow)
        self._tools.filtered.connect(self._filter)
        self._tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(self._tools.search.setFocus)
        self.setFocusProxy(self.table.view)

    def tools(self) -> QWidget:
        """Search, and whether rows of other times are shown."""
        return self._tools

    def _narrow(self, text: str) -> None:
        self._text = text
        self.reload()

    def _filter(self, number: int) -> None:
        self._only_now = number == 0
        self.reload()

    def reload(self) -> None:
        """Read the rows, each kind under its heading."""
        day = date(self.context.year, 12, 31)
        rows = catalogue.rules(self.context.workspace, day if self._only_now else None)
        self.names = award_names(rows)
        words = fold(self._text).split()
        shown = [
            row
            for row in rows
            if all(word in fold(f"{about(row, self.names)} {says(row)} {row.clause}") for word in words)
        ]
        lines: list[AwardRule | str] = []
        for kind in RuleKind:
            some = [row for row in shown if row.kind is kind]
            if some:
                lines += [heading(kind), *some]
        self.table.set_rows(lines, same=lambda row: row if isinstance(row, str) else row.id)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many rows, and how many rest on practice only."""
        rows = [row for row in self.table.model.rows if isinstance(row, DatedRule)]
        unsure = sum(row.confidence is not Confidence.READ for row in rows)
        parts: list[Part | str] = [_("{count} quy định").format(count=len(rows))]
        if unsure:
            parts += ["; ", Part(_("{count} chưa đọc tận văn bản, nên kiểm tra").format(count=unsure), "warn")]
        return (*parts, ".")

    @property
    def current(self) -> AwardRule | None:
        """The row under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, DatedRule) else None

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Take out the chosen row, or change it."""
        if self.current is None:
            return None, None
        remove = Button(_("Bỏ dòng ghi nhầm…"), "plain", "trash-2", self.remove)
        return remove, Button(_("Sửa quy định…"), "primary", "pencil", self.edit)

    # --- acting ---

    def edit(self) -> None:
        """Change a row for all its time, or from a day on."""
        rule = self.current
        if rule is not None:
            ask_rule(self, self.context, rule, self.names)

    def remove(self) -> None:
        """Take out a row entered by mistake."""
        rule, ws = self.current, self.context.workspace
        if rule is not None:

            def take_out() -> None:
                operations.write(self, lambda: catalogue.remove(ws, rule.id))

            text = _("Chỉ bỏ dòng ghi nhầm; quy định hết hiệu lực thì sửa ngày kết thúc.")
            dialogs.ask(
                self.window(),
                _("Bỏ “{what}”?").format(what=about(rule, self.names)),
                text,
                _("Bỏ dòng này"),
                take_out,
                is_danger=True,
            )


def _until(row: AwardRule | str) -> str:
    return "" if isinstance(row, str) or row.valid_to is None else short_date(row.valid_to)


def _columns(tab: RulesTab) -> tuple[Column[AwardRule | str], ...]:
    def of(rule: AwardRule | str) -> AwardRule:
        if isinstance(rule, str):
            raise TypeError(rule)
        return rule

    return (
        Column(
            "about", _("Quy định"), lambda row: row if isinstance(row, str) else about(row, tab.names),
            width=290, least=160,
            cell=lambda row: Cell(caption=of(row).clause, tooltip=f"{about(of(row), tab.names)}\n{of(row).clause}"),
        ),
        Column(
            "says", _("Nội dung"), lambda row: "" if isinstance(row, str) else says(row), width=260, least=130,
            is_stretched=True, cell=lambda row: Cell(tone="text2", tooltip=says(of(row)), caption=of(row).note),
        ),
        Column("from", _("Từ ngày"), lambda row: "" if isinstance(row, str) else short_date(row.valid_from), width=100),
        Column(
            "to", _("Hết áp dụng"), _until, width=104, drop=1,
        ),
        Column(
            "sure", _("Mức tin cậy"), lambda row: "" if isinstance(row, str) else _(CONFIDENCE_WORDS[row.confidence]),
            width=210, least=120, drop=2, cell=lambda row: Cell(chip=_CHIPS[of(row).confidence]),
        ),
    )  # fmt: skip
