"""Working papers of plans: the work list of an agency, the empty form of a survey, a register on paper."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from app.domain.page_setup import PageSetup
from app.domain.plans.registers import FieldKind, RegisterDefinition, RegisterField
from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyQuestion
from app.domain.plans.work_list import Role
from app.domain.signing import Signer
from app.reports.event_sheet import Frame
from app.reports.model import Document
from app.reports.plans import answer_sheet, register_list, work_list
from app.reports.plans.answer_sheet import AnswerSheet
from app.reports.plans.register_list import PrintedLine, PrintedPerson, PrintedRegister
from app.reports.plans.work_list import WorkLine, WorkListFacts
from tests.support.papers import ORGAN

FRAME = Frame(ORGAN, Signer(("TRƯỞNG BAN",), "Nguyễn Văn Minh Họa", "CHỦ TỊCH"), 2022, PageSetup())
LINES = (
    WorkLine(
        Role.LEAD, "Mở lớp tập huấn (mục II.2)", "Quý II/2022", "", "lớp: 1/3 lớp", "Quá hạn 12 ngày", is_late=True
    ),
    WorkLine(Role.LEAD, "Ban hành văn bản", "Quý I/2022", "phối hợp: Công an tỉnh", "", "Xong"),
    WorkLine(Role.PARTNER, "Tuyên truyền", "thường xuyên", "chủ trì: Sở Tư pháp", "", "Đang làm"),
)
SURVEY = Survey(
    title="Khảo sát nhu cầu tìm hiểu pháp luật",
    questions=(
        SurveyQuestion(
            text="Ông (bà) biết qua kênh nào?", kind=QuestionKind.MULTIPLE, choices=("Họp xóm", "Loa truyền thanh")
        ),
        SurveyQuestion(text="Có cần thêm buổi không?", kind=QuestionKind.SINGLE, choices=("Có", "Không")),
        SurveyQuestion(text="Mức hài lòng", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5)),
        SurveyQuestion(text="Số buổi đã dự", kind=QuestionKind.NUMBER),
        SurveyQuestion(text="Ý kiến khác", kind=QuestionKind.TEXT),
    ),
    groups=(RespondentGroup(name="Cán bộ"), RespondentGroup(name="Nhân dân")),
)
TRAININGS = RegisterDefinition(
    key="lop",
    name="Sổ lớp tập huấn",
    noun="lớp",
    title_name="Tên lớp",
    day_name="Ngày",
    unit_name="Nơi mở",
    has_persons=True,
    fields=(
        RegisterField(key="luot", name="Số lượt", kind=FieldKind.NUMBER, unit="lượt"),
        RegisterField(key="ghi", name="Ghi chú"),
    ),
)


def facts(lines: tuple[WorkLine, ...] = LINES, period: str = "năm 2022") -> WorkListFacts:
    """The work list of one agency."""
    return WorkListFacts(FRAME, "Sở Mẫu", "Kế hoạch số 12/KH-UBND", period, date(2022, 7, 12), lines)


def _register() -> Document:
    persons = (PrintedPerson("Nguyễn Văn Minh Họa", "1980", "Xã Sóc Hà", "học viên"),)
    cells = {"title": "Lớp Luật Biên phòng", "luot": "25", "ghi": "số liệu minh họa"}
    lines = (PrintedLine(cells, persons), PrintedLine({"title": "Lớp thứ hai", "luot": "30"}))
    return register_list.build(FRAME, PrintedRegister(TRAININGS, "năm 2022", lines, ("Cộng: 02 lớp.",), hidden=1))


PLAN_PAPERS: dict[str, Callable[[], Document]] = {
    "work list of an agency": lambda: work_list.build(facts()),
    "work list without work": lambda: work_list.build(facts((), "")),
    "empty form of a survey": lambda: answer_sheet.document(AnswerSheet(ORGAN, SURVEY, PageSetup())),
    "register on paper": _register,
}
