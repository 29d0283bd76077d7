"""What the form of each kind of part asks: one list of entries a kind."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.plans.duties import Copy
from app.domain.plans.measures import MeasureTime
from app.domain.plans.plan import Plan, SectionContent
from app.i18n import N_, _
from app.services.plans import plan_choices
from app.services.plans.reading_words import FREQUENCY_WORDS, LEVEL_WORDS
from app.ui.context import UiContext
from app.ui.forms import FieldKind
from app.ui.plans import plan_editor_rows as rows
from app.ui.plans import plan_editor_values as values
from app.ui.plans.plan_editor_form import Entry, value_at
from app.ui.plans.plan_editor_inputs import Choices, FieldInput, PickInput, field_input, lines_input

_TIME_WORDS = {MeasureTime.FLOW: N_("phát sinh trong kỳ, cộng dồn"), MeasureTime.STOCK: N_("số hiện có đến cuối kỳ")}
_COPIES: Mapping[tuple[Copy, ...], str] = {
    (): N_("không nêu"),
    (Copy.HARD,): N_("bản cứng"),
    (Copy.SOFT,): N_("bản mềm"),
    (Copy.HARD, Copy.SOFT): N_("bản cứng và bản mềm"),
}
CONTENT_WORDS: Mapping[SectionContent, str] = {
    SectionContent.TEXT: N_("lời của người viết"),
    SectionContent.TARGETS: N_("bảng chỉ tiêu"),
    SectionContent.TASKS: N_("bảng nhiệm vụ"),
    SectionContent.AGENCIES: N_("kết quả theo cơ quan"),
    SectionContent.DUTIES: N_("nghĩa vụ báo cáo"),
    SectionContent.REGISTERS: N_("các sổ theo dõi"),
    SectionContent.SURVEYS: N_("khảo sát"),
    SectionContent.CLASSIFICATION: N_("phân loại"),
    SectionContent.MONEY: N_("kinh phí"),
    SectionContent.GROUP: N_("chỉ gom các mục con"),
}
_LONGEST = 70


def _text(path: str, title: str, hint: str = "", *, heading: str = "", is_whole: bool = False) -> Entry:
    return Entry(path, lambda: field_input(title, hint=hint), heading, is_whole)


def _long(path: str, title: str, hint: str = "", *, heading: str = "", is_whole: bool = False) -> Entry:
    """A text of several lines on the screen that is one in the plan."""

    def read(text: str) -> str:
        return " ".join(text.split())

    return Entry(path, lambda: field_input(title, FieldKind.LINES, hint, read=read), heading, is_whole)


def _lines(path: str, title: str, hint: str = "", *, heading: str = "", is_whole: bool = False) -> Entry:
    return Entry(path, lambda: lines_input(title, hint), heading, is_whole)


def _check(path: str, title: str) -> Entry:
    return Entry(path, lambda: field_input(title, FieldKind.CHECK))


def _day(path: str, title: str, hint: str = "", *, is_needed: bool = False) -> Entry:
    read = values.parse_needed_day if is_needed else values.parse_day
    usual = _("ngày/tháng/năm")
    return Entry(path, lambda: field_input(title, hint=hint or usual, read=read, show=values.shown_day))


def _year(path: str, title: str) -> Entry:
    return Entry(path, lambda: field_input(title, hint="2027", read=values.parse_year, show=rows.shown_year))


def _span(path: str, title: str, hint: str) -> Entry:
    return Entry(path, lambda: field_input(title, hint=hint, read=values.parse_span, show=values.shown_span))


def _choice(path: str, title: str, words: Mapping[Any, str], *, heading: str = "") -> Entry:
    """One of some values by its words; values are told apart by their place."""
    known = tuple(words)

    def show(value: Any) -> str:
        ordered = tuple(sorted(value)) if isinstance(value, tuple) else value
        return str(known.index(ordered)) if ordered in known else "-1"

    def make() -> FieldInput:
        choices = [(str(number), _(words[value])) for number, value in enumerate(known)]
        return field_input(title, FieldKind.CHOICE, read=lambda text: known[int(text)], show=show, choices=choices)

    return Entry(path, make, heading)


def _pick(path: str, title: str, choices: Choices, *, heading: str = "", is_single: bool = False) -> Entry:
    return Entry(path, lambda: PickInput(title, choices, is_single=is_single), heading)


class Shapes:
    """The entries of every kind of part, over what the plan and the data file offer now; ``part`` is the one shown."""

    def __init__(self, context: UiContext, plan: Plan, part: Any) -> None:
        self._context, self._plan, self._part = context, plan, part
        self._own_key = str(getattr(part, "key", ""))
        self._ws = context.workspace
        self._agencies = plan_choices.agencies(plan)
        self._phases = tuple((item.key, item.name) for item in plan.phases)

    def of(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section's parts."""
        made: Mapping[str, Callable[[], tuple[Entry, ...]]] = {
            "head": self._head,
            "grounds": self._grounds,
            "agencies": self._agency,
            "phases": self._phase,
            "measures": self._measure,
            "targets": self._target,
            "tasks": self._task,
            "duties": self._duty,
            "head.sections": self._section,
        }
        return made[section]()

    # --- what several ask ---

    def _clauses(self) -> tuple[tuple[str, str], ...]:
        """The clauses of the text with how they begin; each once."""
        found: dict[str, str] = {}
        for item in self._plan.paragraphs:
            if item.clause:
                found.setdefault(item.clause, f"{item.clause}   {item.text}"[:_LONGEST])
        return tuple(found.items())

    def _clause(self) -> Entry:
        clauses = self._clauses()
        if not clauses:
            return _text("clause", _("Mục của kế hoạch"), _("II.1, III.2.a"), heading=_("Theo văn bản"))
        own = self._part.clause
        lost = [] if not own or own in dict(clauses) else [(own, _("{clause} (không có trong văn bản)"))]
        choices = (("", _("(chưa chọn)")), *((key, told.format(clause=key)) for key, told in lost), *clauses)
        title = _("Mục của kế hoạch")
        return Entry(
            "clause", lambda: field_input(title, FieldKind.CHOICE, choices=choices, read=str), _("Theo văn bản")
        )

    def _key(self, path: str, title: str, choices: Choices, none: str = "") -> Entry:
        """One of the parts of another list, or none; one that is not there any more stays until another is chosen."""
        own = str(value_at(self._part, path))
        lost = {own: _("{key} (không còn)").format(key=own)} if own else {}
        words = {"": none or _("(không)"), **lost, **dict(choices)}
        return Entry(path, lambda: field_input(title, FieldKind.CHOICE, choices=tuple(words.items()), read=str))

    def _quoted(self) -> tuple[Entry, ...]:
        return (
            self._clause(),
            _long("quote", _("Trích nguyên văn (“…” cho chỗ bỏ bớt)")),
            _long("note", _("Ghi chú của người nhập")),
        )

    def _measures(self) -> Choices:
        return plan_choices.measures(self._ws, self._plan)

    # --- head ---

    def _head(self) -> tuple[Entry, ...]:
        return (
            _long("title", _("Tên kế hoạch *"), heading=_("Văn bản")),
            _text("short_title", _("Tên gọn, dùng trong danh sách")),
            _text("number", _("Số, ký hiệu"), "05/KH-UBND"),
            _text("issuer", _("Cơ quan ban hành *")),
            _day("issued_on", _("Ngày ban hành (để trống nếu văn bản để trống)")),
            _text("issued_text", _("Chữ đứng ở chỗ ngày"), _("tháng 3 năm 2026")),
            _choice("level", _("Cấp"), LEVEL_WORDS),
            _text("place", _("Địa danh")),
            _text("signer", _("Người ký")),
            _text("signer_title", _("Chức vụ người ký")),
            _day("starts", _("Thực hiện từ ngày *"), is_needed=True),
            _day("ends", _("Đến hết ngày *"), is_needed=True),
            _year("title_from", _("Năm đầu ghi trong tên")),
            _year("title_to", _("Năm cuối ghi trong tên")),
            self._key("standing_agency", _("Cơ quan thường trực"), self._agencies),
            _text("scope", _("Phạm vi")),
            _text("parent", _("Văn bản, đề án cấp trên")),
            _check("is_inclusive", _("“Trước ngày 21/01” tính cả ngày 21")),
        )

    def _grounds(self) -> tuple[Entry, ...]:
        return (
            Entry("bases", lambda: rows.bases_input(self._context), is_whole=True),
            _lines("related", _("Chương trình, đề án lồng ghép (mỗi dòng một)")),
            _lines("budget_sources", _("Nguồn kinh phí (mỗi dòng một)")),
            _lines("recipients", _("Nơi nhận (mỗi dòng một)")),
            _lines("notes", _("Điểm lạ của văn bản (mỗi dòng một)")),
        )

    # --- parts ---

    def _agency(self) -> tuple[Entry, ...]:
        others = [choice for choice in self._agencies if choice[0] != self._own_key]
        return (
            _text("name", _("Tên cơ quan *")),
            _text("short_name", _("Tên gọn")),
            _lines("aliases", _("Cách gọi khác trong văn bản (mỗi dòng một)")),
            _lines("duties", _("Việc được giao ở phần tổ chức thực hiện (mỗi dòng một)")),
            _check("is_group", _("Nhiều đơn vị cùng loại (“UBND các xã biên giới”)")),
            Entry(
                "count",
                lambda: field_input(_("Bao nhiêu đơn vị"), hint="9", read=values.parse_count, show=values.shown_number),
            ),
            _pick("unit_codes", _("Các đơn vị ấy trong danh mục"), plan_choices.unit_codes(self._ws, self._plan)),
            self._key("became", _("Cơ quan nối tiếp (khi sáp nhập, đổi tên)"), others),
            _day("valid_from", _("Có từ ngày"), _("để trống: từ trước")),
            _day("valid_to", _("Không còn từ ngày"), _("để trống: đến nay")),
            self._clause(),
            _long("note", _("Ghi chú của người nhập")),
        )

    def _phase(self) -> tuple[Entry, ...]:
        hint = _("Quý I/2027, năm 2027, 1/3/2027")
        return (
            _text("name", _("Tên giai đoạn *"), _("Giai đoạn 1 (2026 - 2027)")),
            _text("closing", _("Kết thúc bằng việc gì"), _("sơ kết, tổng kết")),
            _span("starts", _("Từ *"), hint),
            _span("ends", _("Đến hết *"), hint),
            self._clause(),
        )

    def _measure(self) -> tuple[Entry, ...]:
        known = plan_choices.sources(self._ws, self._plan)
        own = next((item.source for item in self._plan.measures if item.key == self._own_key), "")
        choices = known if own in dict(known) else (*known, (own, own))
        return (
            _text("name", _("Tên số đo *"), _("Hộ ký cam kết")),
            _text("unit", _("Đơn vị tính"), _("hộ")),
            _choice("time", _("Cách cộng theo thời gian"), _TIME_WORDS),
            _pick("source", _("Số lấy từ đâu"), choices, is_single=True),
            _long("note", _("Ghi chú của người nhập")),
        )

    def _target(self) -> tuple[Entry, ...]:
        measures = self._measures()
        return (
            _long("title", _("Nội dung chỉ tiêu *")),
            _long("audience", _("Đối tượng, phạm vi")),
            _text("unit", _("Đơn vị tính"), "%", heading=_("Đo bằng gì")),
            _choice("frequency", _("Bao lâu đo một lần"), FREQUENCY_WORDS),
            _pick("numerator", _("Tử số, hoặc số được đếm"), measures, is_single=True),
            _pick("denominator", _("Mẫu số (khi là tỷ lệ)"), measures, is_single=True),
            _text("denominator_words", _("Mẫu số bằng lời"), _("tổng số hộ của xã")),
            Entry("steps", lambda: rows.steps_input(self._context, self._phases), _("Mức phải đạt"), is_whole=True),
            _pick("parts", _("Các phần cộng lại"), measures, heading=_("Phân loại (nếu có)")),
            _pick("whole", _("Tổng của các phần"), measures, is_single=True),
            *self._quoted(),
        )

    def _task(self) -> tuple[Entry, ...]:
        others = [(item.key, item.title[:_LONGEST]) for item in self._plan.tasks if item.key != self._own_key]

        def taken() -> list[str]:
            return [product.key for item in self._plan.tasks for product in item.deliverables]

        hint = _("Quý III/2027, tháng 7/2027, 28/7/2027")
        return (
            _long("title", _("Nội dung nhiệm vụ *")),
            self._key("parent", _("Thuộc nhiệm vụ"), others, _("(đứng riêng)")),
            _pick("leads", _("Chủ trì"), self._agencies, heading=_("Ai làm")),
            _pick("partners", _("Phối hợp"), self._agencies),
            _text("partner_words", _("Phối hợp chỉ nêu chung"), _("các cơ quan liên quan")),
            _pick("hosts", _("Cấp trên đứng ra tổ chức"), self._agencies),
            _span("timing.starts", _("Từ"), hint),
            _span("timing.ends", _("Đến hết"), _("như ô Từ; để trống: hết kế hoạch")),
            _choice("timing.frequency", _("Lặp lại"), FREQUENCY_WORDS),
            _check("timing.is_ongoing", _("Thường xuyên")),
            _text("timing.condition", _("Chỉ làm khi có điều kiện"), _("có hướng dẫn của Bộ Tư pháp")),
            _text("timing.text", _("Thời gian theo lời kế hoạch")),
            _pick("phases", _("Giai đoạn"), self._phases),
            _pick("supports", _("Phục vụ nhiệm vụ"), others),
            Entry(
                "deliverables",
                lambda: rows.products_input(self._context, self._measures(), taken),
                is_whole=True,
            ),
            *self._quoted(),
        )

    def _duty(self) -> tuple[Entry, ...]:
        def to_whom(title: str) -> FieldInput:
            agencies = self._plan.agencies
            return field_input(
                title,
                hint=_("tên cơ quan, hoặc lời"),
                read=lambda text: values.key_or_words(text, agencies),
                show=lambda key: values.name_or_words(key, agencies),
            )

        return (
            _long("title", _("Tên báo cáo, hồ sơ, việc phải nộp *")),
            _pick("owed_by", _("Ai phải nộp *"), plan_choices.owners(self._plan)),
            Entry("owed_to", lambda: to_whom(_("Nộp cho ai"))),
            Entry("through", lambda: to_whom(_("Qua ai"))),
            _choice("frequency", _("Lặp lại"), FREQUENCY_WORDS, heading=_("Bao giờ")),
            _choice("copies", _("Bản phải nộp"), _COPIES),
            _year("from_year", _("Từ năm")),
            _year("to_year", _("Đến năm")),
            Entry("dates", lambda: rows.dates_input(self._context, self._clauses()), is_whole=True),
            _choice("fed_by", _("Việc nhận được theo dõi ở"), plan_choices.FEEDER_WORDS),
            *self._quoted(),
        )

    def _section(self) -> tuple[Entry, ...]:
        others = [(item.key, item.heading) for item in self._plan.head.sections if item.key != self._own_key]
        return (
            _text("heading", _("Tên mục *")),
            self._key("parent", _("Nằm trong mục"), others, _("(mục lớn)")),
            _choice("content", _("Được điền bằng"), CONTENT_WORDS),
            _pick("registers", _("Các sổ được liệt kê"), plan_choices.registers_of(self._ws)),
            _long("hint", _("Gợi ý cho người viết")),
        )
