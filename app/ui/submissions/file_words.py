"""Words of one file of an import: chip, second line, the kinds it can be filtered by, and the sentence over all."""

from collections.abc import Callable, Mapping, Sequence

from app.domain.findings import Severity
from app.domain.submissions import ReadResult, Verdict
from app.i18n import N_, _
from app.services.intake import Stage
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.words import verdict_caption, verdict_chip
from app.ui.widgets.labels import Part

#: How many rivals are named.
_NAMED = 2


def _is(*verdicts: Verdict) -> Callable[[FileRow], bool]:
    return lambda row: row.result is not None and row.result.verdict in verdicts and not row.copy_of


def _is_sound(row: FileRow) -> bool:
    return row.is_taken_unasked and not row.rivals and not (row.count(Severity.ERROR) or row.count(Severity.QUESTION))


def _has(severity: Severity) -> Callable[[FileRow], bool]:
    return lambda row: row.may_be_received and bool(row.count(severity))


#: What files can be filtered by -> word and predicate; one file may be of several kinds.
KINDS: Mapping[str, tuple[str, Callable[[FileRow], bool]]] = {
    "all": (N_("Tất cả các tệp"), lambda _row: True),
    "waiting": (N_("Chưa đọc xong"), lambda row: row.result is None),
    "sound": (N_("Đúng, tiếp nhận được ngay"), _is_sound),
    "asked": (N_("Có câu hỏi"), _has(Severity.QUESTION)),
    "blocked": (N_("Có lỗi chặn"), _has(Severity.ERROR)),
    "newer": (N_("Mới hơn bản đã có"), _is(Verdict.NEWER)),
    "older": (N_("Cũ hơn bản đã có"), _is(Verdict.OLDER)),
    "after": (N_("Gửi sau khi đã duyệt"), _is(Verdict.AFTER_ACCEPTANCE)),
    "rivals": (N_("Hai tệp cùng đơn vị"), lambda row: bool(row.rivals)),
    "same": (N_("Đã có, trùng tệp"), lambda row: bool(row.copy_of) or _is(Verdict.SAME)(row)),
    "period": (N_("Sai kỳ"), _is(Verdict.WRONG_PERIOD)),
    "unit": (N_("Chưa rõ đơn vị"), _is(Verdict.UNKNOWN_UNIT)),
    "empty": (N_("Biểu chưa điền"), _is(Verdict.EMPTY)),
    "unreadable": (N_("Không đọc được"), _is(Verdict.UNREADABLE)),
    "skipped": (N_("Bỏ qua, không phải bảng tính"), _is(Verdict.SKIPPED)),
}


def file_chip(row: FileRow) -> tuple[str, str]:
    """Word and chip of one file, from waiting to its verdict."""
    if row.result is None:
        return (_("Đang đọc"), "reading") if row.stage is Stage.READING else (_("Chờ"), "none")
    if row.copy_of:
        return _("Trùng tệp"), "plain"
    if row.rivals and not row.is_ticked:
        return _("Cùng đơn vị"), "warn"
    return verdict_chip(row.result)


def file_caption(row: FileRow, names: Mapping[str, str]) -> str:
    """The second line of a file; the year of its figures comes first when another one is shown.

    ``names`` are the names of the files by their paths.
    """
    if row.result is None:
        return _("Đang đọc") if row.stage is Stage.READING else _("Chờ đến lượt")
    parts = [_("Lần nhập trước") if row.is_earlier and row.is_refused else "", _year(row.result, row.year)]
    if row.copy_of:
        parts.append(_("Giống hệt {name}").format(name=row.copy_of))
    elif row.rivals:
        parts.append(_("Cùng đơn vị, kỳ với {names}").format(names=rival_names(row, names)))
    parts.append("" if row.copy_of else verdict_caption(row.result))
    return " · ".join(part for part in parts if part)


def rival_names(row: FileRow, names: Mapping[str, str]) -> str:
    """The names of the files about the same unit and period, of many the first ones."""
    known = [names[path] for path in row.rivals]
    if len(known) <= _NAMED:
        return ", ".join(known)
    return _("{names} và {count} tệp nữa").format(names=", ".join(known[:_NAMED]), count=len(known) - _NAMED)


def _year(result: ReadResult, year: int) -> str:
    if result.period is None or result.period.year == year:
        return ""
    return _("Số liệu năm {year}").format(year=result.period.year)


def read_sentence(rows: Sequence[FileRow]) -> list[Part | str]:
    """How many files were read and how they were judged."""
    rows = [row for row in rows if row.is_file]
    read = [row for row in rows if row.result]
    kinds = ["refused" if row.is_refused else file_chip(row)[1] for row in read]
    of_all = _("Đã đọc {count} tệp: ") if len(read) == len(rows) else _("Đã đọc {count} trong {total} tệp: ")
    parts: list[Part | str] = [of_all.format(count=len(read), total=len(rows))]
    parts.append(Part(_("{count} đúng").format(count=kinds.count("ok")), "accenttext"))
    for chip, words, tone in (
        ("ask", _("{count} cần hỏi"), "ask"),
        ("block", _("{count} bị chặn"), "block"),
        ("warn", _("{count} phải chọn một"), "warn"),
        ("plain", _("{count} đã có"), "text2"),
        ("refused", _("{count} không nhận được"), "text2"),
    ):
        if count := kinds.count(chip):
            parts += [", ", Part(words.format(count=count), tone)]
    return [*parts, _("; chưa ghi gì vào số liệu.")]
