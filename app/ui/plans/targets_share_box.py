"""Giving a counted target out: a sheet of agencies and units with weights and shares, summed against the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.shares import share_sum
from app.domain.plans.target_steps import PERCENT
from app.domain.plans.work import TargetShare
from app.errors import Problem
from app.i18n import _
from app.services.plans import plan_owners, target_entries
from app.services.plans.plan_owners import PlanOwner
from app.services.plans.target_rows import TargetRow
from app.services.plans.typed_numbers import typed_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.tables import Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.table import Table

_WIDTH, _HEIGHT, _LOW = 640, 280, 150


@dataclass(frozen=True, slots=True)
class ShareLine:
    """Somebody who may be given a share; ``note`` is what was written beside it."""

    owner: PlanOwner
    weight: Decimal | None = None
    value: Decimal | None = None
    note: str = ""


def ask_shares(page: QWidget, context: UiContext, plan: Plan, row: TargetRow) -> "ShareBox":
    """Open the sheet."""
    box = ShareBox(page.window(), context, plan, row)
    box.open()
    box.table.view.setCurrentIndex(box.table.proxy.index(0, 1))
    box.table.view.setFocus()
    return box


class ShareBox(Box):
    """The sheet: F2 or typing into weight and share; what is over the target is said here and not stored."""

    def __init__(self, parent: QWidget, context: UiContext, plan: Plan, row: TargetRow) -> None:
        told = f"{row.target.title}, {row.standing.period.words}"
        asked = row.standing.threshold
        if asked is not None:
            told = _("{told}: {words}").format(told=told, words=asked.words)
        super().__init__(parent, Look("users", "text2"), _("Giao chỉ tiêu"), told)
        self._context, self._plan, self._row = context, plan, row
        self._asked = asked.value if asked is not None else None
        self.spread(_WIDTH)
        model: TableModel[ShareLine] = TableModel(self._columns())
        self.table = Table(context, "target-shares", model, by_cell=True, is_sortable=False)
        theme.fix(self.table, min_height=_LOW if self.is_tight else _HEIGHT)
        self.body.addWidget(self.table)
        self.sum_words = label("", "strong", wrap=True)
        self.body.addWidget(self.sum_words)
        tools = QHBoxLayout()
        theme.space(tools, gap=8)
        split = Button(_("Chia theo hệ số"), "plain", "scale", self.split, small=True)
        if row.target.unit == PERCENT or self._asked is None:
            split.lock(_("Chỉ tiêu không có số lượng để chia; hãy ghi từng mức."))
        tools.addWidget(split)
        tools.addWidget(Button(_("Thêm các đơn vị của địa bàn"), "ghost", "plus", self.add_units, small=True))
        tools.addStretch(1)
        self.body.addLayout(tools)
        self._show([self._line(item) for item in plan_owners.named(context.workspace, plan)])
        before = self._lines()
        self.keep_typed(lambda: self._lines() != before)
        self.add_quiet(_("Thôi"))
        self.add_attempt(_("Giao chỉ tiêu"), self._store)

    # --- lines ---

    def _columns(self) -> tuple[Column[ShareLine], ...]:
        return (
            Column("name", _("Cơ quan, đơn vị"), lambda line: line.owner.name, width=260, least=160, is_stretched=True),
            Column(
                "weight", _("Hệ số"), lambda line: line.weight, width=110, least=80, is_number=True,
                edit=lambda line, text: self._put(replace(line, weight=self._typed(text))),
                tooltip=_("Số người, số đơn vị… để chia chỉ tiêu theo đó"),
            ),
            Column(
                "value", _("Giao ({unit})").format(unit=self._row.target.unit), lambda line: line.value, width=130,
                least=90, is_number=True, edit=lambda line, text: self._put(replace(line, value=self._typed(text))),
            ),
        )  # fmt: skip

    def _line(self, owner: PlanOwner) -> ShareLine:
        given = next((item for item in self._row.shares if (item.agency, item.unit_id) == owner.owner), None)
        return ShareLine(owner, value=given.value if given else None, note=given.note if given else "")

    def _lines(self) -> tuple[ShareLine, ...]:
        rows: tuple[ShareLine, ...] = self.table.model.rows
        return rows

    def _put(self, line: ShareLine) -> None:
        place = next(number for number, item in enumerate(self._lines()) if item.owner == line.owner)
        self.table.model.replace_row(place, line)
        self._tell()

    def _show(self, lines: Sequence[ShareLine]) -> None:
        self.table.set_rows(lines)
        self._tell()

    def _tell(self) -> None:
        given = [line.value for line in self._lines() if line.value is not None]
        if self._row.target.unit == PERCENT:
            self.sum_words.setText(_("Mỗi nơi một mức riêng; tỷ lệ không cộng với nhau."))
            return
        found = share_sum(self._asked, given)
        is_over = found.difference is not None and found.difference > 0
        set_tone(self.sum_words, "warn" if is_over else "")
        self.sum_words.setText(found.sentence)

    # --- acting ---

    def add_units(self) -> None:
        """Add the units of the committee's territory that are not in the sheet yet."""
        known = {line.owner.owner for line in self._lines()}
        more = [item for item in plan_owners.offered(self._context.workspace, self._plan) if item.owner not in known]
        self._show([*self._lines(), *(ShareLine(item) for item in more)])

    def split(self) -> None:
        """Give the target out by the weights; those without one get nothing."""
        some = [line for line in self._lines() if line.weight is not None]
        row = self._row
        try:
            values = target_entries.split(
                self._context.workspace, self._plan.key, row.target.key, row.standing.period.text,
                [line.weight or Decimal(0) for line in some],
            )  # fmt: skip
        except Problem as problem:
            self._refuse(str(problem) if some else _("Hãy ghi hệ số cho ít nhất một nơi rồi chia."))
            return
        self._refuse("")
        got = {line.owner.owner: value for line, value in zip(some, values, strict=True)}
        self._show([replace(line, value=got.get(line.owner.owner)) for line in self._lines()])

    def _typed(self, text: str) -> Decimal | None:
        """A number or nothing; a wrong one is told here and does not get into the sheet."""
        try:
            number = typed_number(text) if text.strip() else None
        except Problem as problem:
            self._refuse(str(problem))
            raise ValueError(str(problem)) from problem
        self._refuse("")
        return number

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _store(self) -> bool:
        row = self._row
        shares = [
            TargetShare(
                part_id=0,
                period=row.standing.period.text,
                value=line.value,
                agency=line.owner.agency,
                unit_id=line.owner.unit_id,
                note=line.note,
            )
            for line in self._lines()
            if line.value is not None
        ]
        if not shares and not row.shares:
            self._refuse(_("Chưa ghi số giao cho nơi nào."))
            return False
        period = row.standing.period.text
        target_entries.share(self._context.workspace, self._plan.key, row.target.key, shares, period)
        return True
