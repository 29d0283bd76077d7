"""Fields of a kind of event, and how each of them is read."""

from collections.abc import Mapping

from app.domain.events import HostLevel
from app.i18n import N_, _
from app.text import clean
from app.ui.events.editor_fields import Reader
from app.ui.events.editor_values import parse_count
from app.ui.forms import Field, FieldKind, Form

_NUMBERS = ("month", "day", "opens_days_before", "closes_days_after", "result_report_days")


LEVEL_WORDS: Mapping[HostLevel, str] = {
    HostLevel.COMMUNE: N_("xã, phường, thị trấn"),
    HostLevel.HAMLET: N_("xóm, thôn, bản"),
    HostLevel.COMMITTEE: N_("Ban chỉ đạo"),
}


def _levels() -> tuple[tuple[str, str], ...]:
    return tuple((level.value, _(words)) for level, words in LEVEL_WORDS.items())


def _fields() -> tuple[Field, ...]:
    return (
        Field("name", _("Tên loại sự kiện"), is_required=True),
        Field("word", _("Tên ngắn trong danh sách của xã"), hint=_("Sơ kết xã, Ngày hội…")),
        Field("title", _("Tên sự kiện theo mẫu")),
        Field("host_level", _("Đơn vị tổ chức"), FieldKind.CHOICE, _levels()),
        Field("day", _("Ngày của dịp")),
        Field("month", _("Tháng của dịp")),
        Field("opens_days_before", _("Tổ chức sớm nhất trước ngày đó (ngày)")),
        Field("closes_days_after", _("Muộn nhất sau ngày đó (ngày)")),
        Field("result_report_days", _("Báo cáo kết quả sau (ngày)")),
        Field("chair", _("Chủ trì")),
        Field("clause", _("Căn cứ")),
        Field("note", _("Ghi chú")),
    )


def kind_forms() -> tuple[Form, Form]:
    """The head of a kind, and the costs its events usually have."""
    costs = Field("costs", _("Các khoản chi thường có, mỗi dòng một khoản"), FieldKind.LINES)
    return Form(_fields(), columns=2), Form((costs,))


def kind_readers() -> dict[str, Reader]:
    """How what is no plain text is read."""
    readers: dict[str, Reader] = dict.fromkeys(_NUMBERS, parse_count)
    return readers | {"closes_days_after": _days, "host_level": HostLevel, "costs": lines_of}


def _days(text: str) -> int:
    return parse_count(text) or 0


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without empty ones."""
    return tuple(line for raw in text.splitlines() if (line := clean(raw)))
