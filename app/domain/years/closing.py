"""Closing «khóa» a report year: what is open in it, what goes on into the next one, and how it was closed.

Figures, nominations and events stay with their year; who works, for whom and under which kinds of quota goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.i18n import N_


class OpenKind(StrEnum):
    """What may still be open in a year."""

    MISSING_REPORT = "missing_report"
    WAITING_REPORT = "waiting_report"
    NO_REVIEW = "no_review"
    EVENT_RESULT = "event_result"
    OPEN_DUTY = "open_duty"
    UNDECIDED = "undecided"
    ENDING_PLAN = "ending_plan"


OPEN_WORDS: Mapping[OpenKind, str] = {
    OpenKind.MISSING_REPORT: N_("đơn vị chưa có báo cáo"),
    OpenKind.WAITING_REPORT: N_("báo cáo chưa duyệt"),
    OpenKind.NO_REVIEW: N_("báo cáo sơ kết chưa ban hành"),
    OpenKind.EVENT_RESULT: N_("sự kiện chưa ghi kết quả"),
    OpenKind.OPEN_DUTY: N_("nghĩa vụ báo cáo chưa nộp"),
    OpenKind.UNDECIDED: N_("đề nghị khen thưởng chưa có quyết định"),
    OpenKind.ENDING_PLAN: N_("kế hoạch hết thời gian thực hiện, cần tổng kết"),
}


class CarriedKind(StrEnum):
    """What goes on into the next year."""

    QUOTA = "quota"
    PLAN = "plan"
    DUTY = "duty"
    HOLDER = "holder"
    RECIPIENTS = "recipients"
    PRINTER = "printer"


CARRIED_WORDS: Mapping[CarriedKind, str] = {
    CarriedKind.QUOTA: N_("chỉ tiêu khen thưởng, chờ số kế hoạch mới"),
    CarriedKind.PLAN: N_("kế hoạch còn thực hiện"),
    CarriedKind.DUTY: N_("nghĩa vụ báo cáo lặp lại"),
    CarriedKind.HOLDER: N_("người ký đang giữ chức"),
    CarriedKind.RECIPIENTS: N_("bộ nơi nhận"),
    CarriedKind.PRINTER: N_("máy in đã chỉnh"),
}


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Something of the year that is not done, with whom or what it is about, in Vietnamese order."""

    kind: OpenKind
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Carried:
    """How many of a kind go on into the next year."""

    kind: CarriedKind
    count: int


@dataclass(frozen=True, slots=True)
class Closing:
    """That a report year was closed: when, by whom, why with open matters, what was carried over.

    ``reopened_on`` is set while the year is open again, with who did it and why; the next closing clears it.
    """

    year: int
    closed_on: date
    closed_by: str
    carried: tuple[Carried, ...] = ()
    note: str = ""
    reopened_on: date | None = None
    reopened_by: str = ""
    reopen_reason: str = ""
    id: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether the year may not be changed now."""
        return self.reopened_on is None


@dataclass(frozen=True, slots=True)
class YearPreview:
    """What closing a year would do: what is open in it, what goes on; ``moves_on`` when the committee's years move.

    ``season`` is the year of the events that belong to the report year.
    """

    year: int
    season: int
    open_matters: tuple[OpenMatter, ...]
    carried: tuple[Carried, ...]
    moves_on: bool

    @property
    def open_count(self) -> int:
        """How many things are open."""
        return sum(matter.count for matter in self.open_matters)


@dataclass(frozen=True, slots=True)
class YearStanding:
    """Where one year stands: its closing if it ever was closed; ``is_due`` when it is the one worked on and over."""

    year: int
    closing: Closing | None
    is_own: bool
    is_due: bool

    @property
    def is_closed(self) -> bool:
        """Whether the year may not be changed now."""
        return self.closing is not None and self.closing.is_closed


def is_due(year: int, season: int, today: date) -> bool:
    """Whether a report year with the season of its events is over: the day after the later year has begun."""
    return today > date(max(year, season), 12, 31)
