"""The list of surveys: name, days, forms handed out, returned, entered; what is said about all of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from app.domain.plans.survey_results import returned_rate
from app.domain.plans.surveys import Survey
from app.i18n import N_, _
from app.services.plans.surveys import SurveyRow
from app.text import format_number, short_date
from app.ui.events.list_tools import Filters
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part


def days(survey: Survey) -> str:
    """When it was held."""
    return " - ".join(dict.fromkeys(short_date(day) for day in (survey.starts_on, survey.ends_on) if day))


def rate_words(rate: Decimal | None) -> str:
    """A rate as it is printed."""
    return "" if rate is None else _("{rate} %").format(rate=format_number(rate, 1))


def lacks_forms(row: SurveyRow) -> bool:
    """Whether forms came back that were not entered."""
    return row.survey.returned is not None and row.forms < row.survey.returned


def state_of(row: SurveyRow) -> tuple[str, str]:
    """What a survey waits for, as the words and kind of a chip."""
    if not row.forms:
        return _("chưa nhập phiếu"), "none"
    if lacks_forms(row):
        left = (row.survey.returned or 0) - row.forms
        return _("còn {count} phiếu").format(count=format_number(left)), "warn"
    return _("đủ phiếu") if row.survey.returned is not None else _("đang nhập"), "ok"


FILTERS: Filters = {
    N_("Tất cả"): None,
    N_("Còn phiếu chưa nhập"): lambda row: not row.forms or lacks_forms(row),
    N_("Đã nhập đủ"): lambda row: bool(row.forms) and not lacks_forms(row),
}


def list_model() -> TableModel[SurveyRow]:
    """Surveys under their columns."""
    return TableModel(
        (
            Column(
                "title", _("Cuộc khảo sát"), lambda row: row.survey.title, width=320, least=180, is_stretched=True,
                cell=lambda row: Cell(caption=days(row.survey), tooltip=f"{row.survey.title}\n{row.survey.note}"),
            ),
            Column("questions", _("Câu hỏi"), lambda row: len(row.survey.questions), width=84, is_number=True, drop=3),
            _count("out", _("Phát ra"), lambda row: row.survey.handed_out, 2),
            _count("back", _("Thu về"), lambda row: row.survey.returned, 0),
            Column(
                "rate", _("Tỷ lệ thu"), lambda row: returned_rate(row.survey.handed_out, row.survey.returned),
                show=lambda row: rate_words(returned_rate(row.survey.handed_out, row.survey.returned)),
                width=90, is_number=True, drop=1,
            ),
            Column("forms", _("Đã nhập"), lambda row: row.forms, width=88, is_number=True),
            Column(
                "state", _("Trạng thái"), lambda row: state_of(row)[0], width=150, least=136,
                cell=lambda row: Cell(chip=state_of(row)[1]),
            ),
        )
    )  # fmt: skip


def _count(key: str, title: str, value: Callable[[SurveyRow], int | None], drop: int) -> Column[SurveyRow]:
    def look(row: SurveyRow) -> Cell:
        return Cell(state=CellState.BLANK) if value(row) is None else Cell()

    return Column(key, title, value, cell=look, width=88, is_number=True, drop=drop)


def sentence_of(rows: Sequence[SurveyRow]) -> tuple[Part | str, ...]:
    """How many there are and what waits."""
    forms = sum(row.forms for row in rows)
    told = _("{count} cuộc khảo sát, đã nhập {forms} phiếu")
    parts: list[Part | str] = [told.format(count=len(rows), forms=format_number(forms))]
    left = sum((row.survey.returned or 0) - row.forms for row in rows if lacks_forms(row))
    if left:
        parts += ["; ", Part(_("còn {count} phiếu thu về chưa nhập").format(count=format_number(left)), "warn")]
    uncounted = sum(row.survey.returned is None for row in rows)
    if uncounted:
        parts += ["; ", Part(_("{count} cuộc chưa ghi số phiếu thu về").format(count=uncounted), "warn")]
    return (*parts, ".")


def empty_state(add: Callable[[], object]) -> EmptyState:
    """What the tab says before there is a survey."""
    return EmptyState(
        _("Kế hoạch này chưa có cuộc khảo sát"),
        _("Cuộc khảo sát giữ câu hỏi, số phiếu phát ra và thu về, từng phiếu trả lời; kết quả vào báo cáo kế hoạch."),
        (
            (_("Lập cuộc khảo sát"), _("tên, ngày, các câu hỏi; in phiếu trống để phát")),
            (_("Nhập phiếu thu về"), _("bằng bàn phím, từ Excel, Word, hoặc dán vùng đã chép")),
            (_("Xem kết quả theo câu, theo nhóm"), _("chép, xuất Excel, đưa vào báo cáo")),
        ),
        (Button(_("Lập cuộc khảo sát"), "primary", "plus", add),),
    )
