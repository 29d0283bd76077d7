"""What proves a nomination: the conditions of its award one by one, and what the nominee was given before."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.awards.criteria import CriterionResult, Verdict
from app.domain.awards.nominations import ConductNote, PastAward
from app.i18n import _
from app.services.awards import award_history, checks
from app.services.awards.award_history import HistoryLine
from app.services.awards.nominations import NominationRow
from app.text import format_number, short_date
from app.ui import operations, theme
from app.ui.awards.words import rule_words
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

_CHIPS = {Verdict.MET: "ok", Verdict.NOT_MET: "warn", Verdict.NO_DATA: "ask", Verdict.JUDGED: "none"}


class CriteriaSection(QWidget):
    """Each condition: met, not met, or without data, with the record that says so; people judge, not the program."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 12), 8)
        model = TableModel(_criterion_columns())
        self.table = Table(context, "award-criteria", model, is_sortable=False, row_height="row_two_lines")
        self.table.row_chosen.connect(self._tell)
        column.addWidget(self.table, 1)
        self.told = label("", "caption", "muted", wrap=True)
        column.addWidget(self.told)
        self.setFocusProxy(self.table.view)

    def show_nomination(self, row: NominationRow) -> None:
        """Judge a nomination by what the data file holds now."""
        self.table.set_rows(checks.criteria(self.context.workspace, row.id))

    def _tell(self, line: object) -> None:
        if isinstance(line, CriterionResult):
            self.told.setText(f"{line.rule.content.text} {rule_words(line.rule)}")


def _chip(line: CriterionResult) -> str:
    is_aid = not line.rule.content.is_required and line.verdict is Verdict.NOT_MET
    return "none" if is_aid else _CHIPS[line.verdict]


def _criterion_columns() -> tuple[Column[CriterionResult], ...]:
    return (
        Column(
            "text", _("Tiêu chuẩn"), lambda line: line.rule.content.text, width=260, least=150, is_stretched=True,
            cell=lambda line: Cell(caption=rule_words(line.rule), tooltip=line.rule.content.text),
        ),
        Column(
            "verdict", _("Kết quả"), lambda line: line.words, width=148,
            cell=lambda line: Cell(chip=_chip(line)),
        ),
        Column(
            "proof", _("Theo số liệu nào"), lambda line: line.proof, width=230, least=120,
            cell=lambda line: Cell(tone="text2", tooltip=line.proof),
        ),
    )  # fmt: skip


class HistorySection(QWidget):
    """Awards of the nominee in all years, and what is noted about conduct."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self._nominee_id = 0
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.table = Table(context, "award-history", TableModel(_history_columns()), is_sortable=False)
        column.addWidget(self.table, 2)
        column.addWidget(label(_("Kỷ luật, thanh tra, khiếu nại đang xem xét"), "strong"))
        self.conduct = Table(context, "award-conduct", TableModel(_conduct_columns()), is_sortable=False)
        column.addWidget(self.conduct, 1)
        foot = QHBoxLayout()
        theme.space(foot, gap=8)
        foot.addWidget(Button(_("Ghi lần khen trước…"), "plain", "plus", self.ask_past, small=True))
        foot.addWidget(Button(_("Ghi kỷ luật, xem xét…"), "plain", "plus", self.ask_conduct, small=True))
        foot.addStretch(1)
        foot.addWidget(Button(_("Bỏ dòng ghi tay"), "ghost", "trash-2", self._remove, small=True))
        column.addLayout(foot)
        self.setFocusProxy(self.table.view)

    def show_nominee(self, nominee_id: int) -> None:
        """Read the history of a nominee."""
        self._nominee_id = nominee_id
        ws = self.context.workspace
        self.table.set_rows(award_history.history(ws, nominee_id))
        self.conduct.set_rows(award_history.conduct_of(ws, nominee_id))

    def ask_past(self) -> None:
        """Note an award of an earlier year or of elsewhere."""
        form = Form(
            (
                Field("year", _("Năm có thành tích"), FieldKind.NUMBER, is_required=True),
                Field("title", _("Hình thức đã khen"), is_required=True),
                Field("decision", _("Số quyết định")),
                Field("decided_on", _("Ngày quyết định"), FieldKind.DATE),
                Field("authority", _("Cơ quan quyết định")),
                Field("achievement", _("Thành tích")),
            ),
            columns=2,
        )

        def act(values: dict[str, Value]) -> None:
            signed = values["decided_on"]
            past = PastAward(
                self._nominee_id,
                int(str(values["year"])),
                str(values["title"]),
                str(values["authority"]),
                str(values["decision"]),
                signed if hasattr(signed, "year") else None,  # type: ignore[arg-type]  # the field gives a day or nothing
                str(values["achievement"]),
            )
            award_history.add_past_award(self.context.workspace, past)

        ask_form(self.window(), _("Lần khen thưởng trước"), "", _("Ghi lần khen"), form, act)

    def ask_conduct(self) -> None:
        """Note discipline or an examination; nothing is proposed meanwhile."""
        form = Form(
            (
                Field("reason", _("Nội dung"), hint=_("ví dụ: đang được thanh tra"), is_required=True),
                Field("from_day", _("Từ ngày"), FieldKind.DATE, is_required=True),
                Field("to_day", _("Đến hết ngày (để trống: còn đang xem xét)"), FieldKind.DATE),
                Field("document", _("Văn bản")),
            )
        )
        form.set_values(from_day=self.context.workspace.today)

        def act(values: dict[str, Value]) -> None:
            note = ConductNote(
                self._nominee_id,
                str(values["reason"]),
                values["from_day"],  # type: ignore[arg-type]  # a required day
                values["to_day"],  # type: ignore[arg-type]  # a day or nothing
                str(values["document"]),
            )
            award_history.add_conduct_note(self.context.workspace, note)

        text = _("Trong thời gian này không đề nghị khen thưởng; hết hạn thì thành tích tính từ ngày đó.")
        ask_form(self.window(), _("Kỷ luật, xem xét"), text, _("Ghi lại"), form, act)

    def _remove(self) -> None:
        ws = self.context.workspace
        note, line = self.conduct.current_row(), self.table.current_row()
        if self.conduct.view.hasFocus() and isinstance(note, ConductNote):
            operations.write(self, lambda: award_history.remove_conduct_note(ws, note.id))
        elif isinstance(line, HistoryLine) and line.past_id:
            operations.write(self, lambda: award_history.remove_past_award(ws, line.past_id))


def _history_columns() -> tuple[Column[HistoryLine], ...]:
    return (
        Column("year", _("Năm"), lambda line: line.year, width=60, is_number=True, show=lambda line: str(line.year)),
        Column("title", _("Hình thức"), lambda line: line.title, width=240, least=140, is_stretched=True),
        Column("decision", _("Quyết định"), _decision, width=170, least=100, drop=1),
        Column(
            "amount", _("Tiền thưởng"), lambda line: line.amount, width=110, is_number=True, drop=2,
            show=lambda line: format_number(line.amount) if line.amount is not None else "",
        ),
    )  # fmt: skip


def _decision(line: HistoryLine) -> str:
    day = short_date(line.decided_on) if line.decided_on else ""
    return _("{number} ngày {day}").format(number=line.decision, day=day) if line.decision and day else line.decision


def _conduct_columns() -> tuple[Column[ConductNote], ...]:
    return (
        Column("reason", _("Nội dung"), lambda note: note.reason, width=240, least=140, is_stretched=True),
        Column("from_day", _("Từ ngày"), lambda note: note.from_day, width=110, show=lambda n: short_date(n.from_day)),
        Column(
            "to_day", _("Đến ngày"), lambda note: note.to_day, width=120,
            show=lambda note: short_date(note.to_day) if note.to_day else _("đang xem xét"),
        ),
        Column("document", _("Văn bản"), lambda note: note.document, width=150, least=90, drop=1),
    )  # fmt: skip
