"""Which unit and period a workbook is about; what is not certain is asked or refused, never guessed.

The code means a unit only together with a day (01392 was Thị trấn Xuân Hòa, since 1/7/2025 it is xã Trường Hà), so it
is looked up on the last day of the period, and the name beside it must agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.db import hamlets, unit_changes, units
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ParsedReport, ReportHeader
from app.domain.units import Unit, UnitKind
from app.errors import Problem, Refused
from app.i18n import _
from app.text import clean, fold, short_date

#: Words before the proper name of a unit, folded, longest first.
_KIND_WORDS = (
    "uy ban nhan dan", "ubnd", "don bien phong cua khau", "don bien phong", "don bpck", "don bp", "don",
    "thi tran", "dac khu", "phuong", "xa",
)  # fmt: skip

_CODE_LENGTH = 5

#: A file that says its unit by name alone.
UNIT_BY_NAME = "unit-by-name"
#: A code that is another unit's in the period of the file, and one of the named unit's at another time.
CODE_REUSED = "unit-code-reused"


@dataclass(frozen=True, slots=True)
class Recognition:
    """The unit a workbook is about, with questions about it when something had to be inferred."""

    unit: Unit
    findings: tuple[Finding, ...] = ()


def proper_name(name: str) -> str:
    """Folded name without the words for the kind: "UBND xã Sóc Hà" and "Sóc Hà" are equal."""
    words = re.sub(r"[^\w]+", " ", fold(name)).strip()
    is_shorter = True
    while is_shorter:
        prefix = next((word for word in _KIND_WORDS if words.startswith(f"{word} ")), "")
        words, is_shorter = words.removeprefix(prefix).strip(), bool(prefix)
    return words


def check_period(header: ReportHeader, today: date) -> ReportingPeriod:
    """The period of the workbook; raises ``Refused`` when it is missing, impossible or still to come."""
    period = header.period
    if period is None:
        raise Refused(
            "no-period",
            _("Tệp không ghi rõ kỳ báo cáo (từ ngày, đến ngày) nên không biết số liệu của năm nào."),
            _("Ghi kỳ báo cáo ở trang 01_ThongTin rồi nhập lại; chưa lưu gì của tệp này."),
        )
    span = _("từ {start} đến {end}").format(start=short_date(period.start), end=short_date(period.end))
    if period.end < period.start or period.start.year != period.end.year:
        raise Refused(
            "bad-period",
            _("Kỳ báo cáo {span} không nằm gọn trong một năm.").format(span=span),
            _("Sửa kỳ báo cáo ở trang 01_ThongTin rồi nhập lại; chưa lưu gì của tệp này."),
        )
    if period.start > today:
        raise Refused(
            "future-period",
            _("Kỳ báo cáo {span} chưa bắt đầu.").format(span=span),
            _("Kiểm tra năm ở trang 01_ThongTin và ngày của máy; chưa lưu gì của tệp này."),
        )
    return period


def recognise(
    connection: DbConnection, header: ReportHeader, period: ReportingPeriod, expected: Sequence[Unit]
) -> Recognition:
    """The expected unit the header names; raises ``Refused`` with what disagrees."""
    named = tuple(
        item
        for item in expected
        if (item.kind is UnitKind.BORDER_STATION) is header.is_station
        and _bears_name(connection, item, header.unit_name)
    )
    coded = _by_code(connection, header.unit_code, period.end)
    by_uid = units.by_uid(connection, header.unit_uid) if header.unit_uid else None
    if by_uid and coded and by_uid.id != coded.id:
        raise _contradiction(header, coded)
    meant = _by_reused_code(connection, header, coded, named)
    if meant and (by_uid is None or by_uid.id == meant.id):
        holder = coded.title if coded else _("không đơn vị nào")
        return Recognition(meant, (_question(CODE_REUSED, meant, header, holder=holder),))
    found = coded or by_uid
    if found:
        return _agreed(connection, header, found, expected)
    if header.unit_code:
        return _without_zero(connection, header, period, named)
    if len(named) == 1:
        if _is_confirmed(connection, named[0], header.unit_name):
            return Recognition(named[0])
        return Recognition(named[0], (_question(UNIT_BY_NAME, named[0], header),))
    raise _unknown(header, _("Tệp không ghi mã đơn vị và tên “{name}” không chỉ đúng một đơn vị phải báo cáo."))


def _by_reused_code(
    connection: DbConnection, header: ReportHeader, coded: Unit | None, named: Sequence[Unit]
) -> Unit | None:
    """The one unit of the name, where the code beside it is another's then, and was or became one of that name's."""
    if not header.unit_code or len(named) != 1 or (coded and _bears_name(connection, coded, header.unit_name)):
        return None
    others = [item for item in units.bearers(connection, header.unit_code) if coded is None or item.id != coded.id]
    return named[0] if any(_bears_name(connection, item, header.unit_name) for item in others) else None


def _by_code(connection: DbConnection, code: str, on: date) -> Unit | None:
    return units.by_code(connection, code, on) if code else None


def _agreed(connection: DbConnection, header: ReportHeader, found: Unit, expected: Sequence[Unit]) -> Recognition:
    if header.unit_name and not _bears_name(connection, found, header.unit_name):
        raise _contradiction(header, found)
    if all(item.id != found.id for item in expected):
        raise _unknown(header, _("“{name}” (mã {code}) không thuộc các đơn vị phải báo cáo trong kỳ này."))
    if header.unit_code and found.code and header.unit_code != found.code:
        # The hidden key and the name agree; the code that nobody bears is named, not followed.
        data = {"typed": header.unit_code, "unit": found.name, "code": found.code}
        return Recognition(found, (Finding("unit-code-unknown", Severity.WARNING, data=data),))
    return Recognition(found)


def _without_zero(
    connection: DbConnection, header: ReportHeader, period: ReportingPeriod, named: Sequence[Unit]
) -> Recognition:
    """A sheet that took the code for a number has dropped its leading zero: asked when the name agrees."""
    if header.unit_code.isdecimal() and len(header.unit_code) < _CODE_LENGTH:
        found = units.by_code(connection, header.unit_code.zfill(_CODE_LENGTH), period.end)
        if found and any(item.id == found.id for item in named):
            return Recognition(found, (_question("unit-code-zero-lost", found, header),))
    raise _unknown(header, _("Không có đơn vị nào mang mã {code} vào ngày {day}."), short_date(period.end))


def _bears_name(connection: DbConnection, item: Unit, name: str) -> bool:
    wanted = proper_name(name)
    names = (item.name, *units.aliases_of(connection, [item.id]).get(item.id, ()))
    return bool(wanted) and any(proper_name(known) == wanted for known in names)


def _is_confirmed(connection: DbConnection, item: Unit, name: str) -> bool:
    """Whether somebody has said before that this very spelling means the unit."""
    return clean(name) in units.aliases_of(connection, [item.id]).get(item.id, ())


def confirm_name(connection: DbConnection, unit_id: int, found: Finding) -> None:
    """Keep the spelling of an answered question as an alias, so that the unit's next file is not asked about again."""
    if found.code == UNIT_BY_NAME:
        unit_changes.add_alias(connection, unit_id, found.data.get("typed", ""))


def _question(code: str, found: Unit, header: ReportHeader, **more: str) -> Finding:
    label = f"{found.name} ({found.code})"
    return Finding(
        code,
        Severity.QUESTION,
        data={"unit": found.name, "code": found.code or "", "typed": header.unit_code or header.unit_name, **more},
        candidates=(Candidate(label, ()),),
    )


def _contradiction(header: ReportHeader, found: Unit) -> Problem:
    if header.unit_code == found.code:
        sentence = _("Mã {code} là của {unit} nhưng tệp ghi tên “{name}”; không rõ là báo cáo của đơn vị nào.")
    else:
        sentence = _("Biểu mẫu lập cho {unit} nhưng tệp ghi mã {code}, tên “{name}”; không rõ là của đơn vị nào.")
    return Refused(
        "wrong-unit",
        sentence.format(code=header.unit_code or "?", unit=found.name, name=header.unit_name),
        _("Hỏi lại nơi gửi, sửa mã hoặc tên ở trang 01_ThongTin rồi nhập lại; chưa lưu gì của tệp này."),
    )


def _unknown(header: ReportHeader, sentence: str, day: str = "") -> Problem:
    return Refused(
        "unknown-unit",
        sentence.format(name=header.unit_name or "?", code=header.unit_code or "?", day=day),
        _("Kiểm tra mã và tên đơn vị ở trang 01_ThongTin, kỳ báo cáo, rồi nhập lại; chưa lưu gì của tệp này."),
    )


#: A hamlet that may be one of several known ones; its answer ties the figures to the chosen one.
HAMLET_UNCLEAR = "hamlet-unclear"
#: A hamlet whose name nobody knows: a slip of the pen, a new name, or a new hamlet.
HAMLET_UNKNOWN = "unknown-hamlet"
#: Questions whose answer is a hamlet.
HAMLET_QUESTIONS = frozenset({HAMLET_UNCLEAR, HAMLET_UNKNOWN})


def hamlet_questions(
    connection: DbConnection, unit_id: int, report: ParsedReport, period: ReportingPeriod
) -> tuple[Finding, ...]:
    """Hamlets that may be several known ones, or none of them by name: which of these, or a new one?"""
    matches = hamlets.match(connection, unit_id, report.hamlets, period.end)
    asked = [(place, HAMLET_UNCLEAR, fitting) for place, fitting in matches.unclear.items()]
    asked += [(place, HAMLET_UNKNOWN, free) for place, free in matches.unknown.items()]
    return tuple(_hamlet_question(report, place, code, choice) for place, code, choice in sorted(asked))


def _hamlet_question(report: ParsedReport, place: int, code: str, choice: Sequence[Unit]) -> Finding:
    name = report.hamlets[place].name
    sheet = next((item.where.sheet for item in report.figures if item.hamlet == name), "")
    labels = [f"{item.name} ({item.code or item.uid})" for item in choice]
    data = {"names": ", ".join(labels) or "-", "units": ",".join(str(item.id) for item in choice)}
    candidates = tuple(Candidate(label, ()) for label in (*labels, _("xóm mới")))
    return Finding(code, Severity.QUESTION, Where(sheet), None, name, data, candidates)
