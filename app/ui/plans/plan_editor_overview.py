"""The parts of one section of a plan that is being written: one line each, with what is wrong, and how to add one."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.citations import printed_clause
from app.domain.plans.measures import Measure
from app.domain.plans.part_keys import PART_NAMES, parts_of
from app.domain.plans.part_order import outline
from app.domain.plans.plan import Plan, ReportSection
from app.i18n import N_, _
from app.services.plans.plan_choices import owners
from app.services.plans.reading_words import caption, told
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.plan_editor_outline import NAMELESS
from app.ui.plans.plan_editor_shapes import CONTENT_WORDS
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

#: What a section is for, and the verb of its button.
_WORDS: Mapping[str, tuple[str, str]] = {
    "agencies": (N_("Ai chủ trì, phối hợp, phải báo cáo theo kế hoạch."), N_("Thêm cơ quan")),
    "phases": (N_("Kế hoạch chia giai đoạn thì ghi ở đây; không chia thì để trống."), N_("Thêm giai đoạn")),
    "measures": (N_("Con số kế hoạch đếm. Chỉ tiêu của báo cáo xã dùng được ngay."), N_("Thêm số đo")),
    "targets": (N_("Mức phải đạt, hoặc điều phải đạt được đánh giá bằng lời."), N_("Thêm chỉ tiêu")),
    "tasks": (N_("Việc phải làm: ai, bao giờ, ra sản phẩm gì."), N_("Thêm nhiệm vụ")),
    "duties": (N_("Ai phải nộp gì, cho ai, trước ngày nào."), N_("Thêm thời hạn")),
    "head.sections": (N_("Các mục của báo cáo kết quả kế hoạch này."), N_("Thêm mục")),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part as the overview shows it."""

    key: str
    name: str
    facts: str
    clause: str
    wrong: str


def _name_cell(line: PartLine) -> Cell:
    caption_of = line.wrong or line.facts
    if line.wrong:
        return Cell(caption=caption_of, icon="octagon-x", tone="block", tooltip=line.wrong)
    return Cell(caption=caption_of, tooltip=caption_of)


class PartsOverview(QWidget):
    """``opened`` brings the key of a part, ``add_asked`` that one more is wanted."""

    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        theme.space(outer, (0, 8, 0, 0), 8)
        head = QHBoxLayout()
        theme.space(head, (16, 0, 12, 0), 8)
        self.purpose = label("", "content", "muted", wrap=True)
        self.adder = Button("", "plain", "plus", self.add_asked.emit)
        head.addWidget(self.purpose, 1)
        head.addWidget(self.adder)
        outer.addLayout(head)
        columns = [
            Column[PartLine]("name", _("Tên"), lambda line: line.name, cell=_name_cell, is_stretched=True),
            Column[PartLine]("clause", _("Mục"), lambda line: printed_clause(line.clause), width=92),
        ]
        model = TableModel(columns)
        self.table = Table(context, "plan_parts", model, row_height="row_two_lines", is_sortable=False)
        self.table.row_opened.connect(lambda line: self.opened.emit(line.key))
        outer.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)

    def show_section(self, plan: Plan, section: str, wrong: Mapping[str, str]) -> None:
        """Show the parts of a section; ``wrong`` says of a part what is wrong with it."""
        purpose, verb = _WORDS[section]
        self.purpose.setText(_(purpose))
        self.adder.setText(_(verb))
        names = dict(owners(plan)) | {item.key: item.short_name or item.name for item in plan.agencies}
        lines = [
            PartLine(
                part.key,
                "    " * depth + (getattr(part, PART_NAMES[section]).strip() or _(NAMELESS)),
                _facts(part, names),
                str(getattr(part, "clause", "")),
                wrong.get(part.key, ""),
            )
            for part, depth in outline(parts_of(plan, section))
        ]
        self.table.set_rows(lines, same=lambda line: line.key)


def _facts(part: object, names: Mapping[str, str]) -> str:
    """What a part says in one line."""
    if isinstance(part, Measure):
        return part.unit
    if isinstance(part, ReportSection):
        return _(CONTENT_WORDS[part.content])
    facts = caption(part, names)
    line = facts or told(part)
    return "" if line in (getattr(part, "name", None), getattr(part, "title", None)) else line
