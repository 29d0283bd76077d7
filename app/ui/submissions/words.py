"""Words and chips of this place: state of a version, verdict on a file, weight of a finding."""

import re
import textwrap
from collections.abc import Mapping
from decimal import Decimal

from app.domain.findings import Candidate, Severity, Where
from app.domain.submissions import ReadResult, SubmissionRow, SubmissionState, Verdict
from app.i18n import N_, _
from app.text import format_number
from app.ui.wording import short_unit

#: severity -> (tone, icon); its word is :func:`app.domain.findings_text.severity_word`, the same on paper
SEVERITY: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("block", "octagon-x"),
    Severity.QUESTION: ("ask", "message-circle-question-mark"),
    Severity.WARNING: ("warn", "triangle-alert"),
    Severity.NOTE: ("text2", "info"),
}
#: the order in which a person settles them
ORDER = (Severity.QUESTION, Severity.ERROR, Severity.WARNING, Severity.NOTE)

#: Letters of an answer that fit beside its button; panel and letters grow together.
_CHOICE_LETTERS = 42

_STATE: Mapping[SubmissionState, tuple[str, str]] = {
    SubmissionState.DRAFT: (N_("Nháp"), "draft"),
    SubmissionState.RECEIVED: (N_("Chờ duyệt"), "reading"),
    SubmissionState.RETURNED: (N_("Đã trả lại"), "returned"),
    SubmissionState.ACCEPTED: (N_("Đã duyệt"), "approved"),
    SubmissionState.SUPERSEDED: (N_("Đã thay"), "plain"),
}
_VERDICT: Mapping[Verdict, tuple[str, str]] = {
    Verdict.SAME: (N_("Đã có"), "plain"),
    Verdict.OLDER: (N_("Cũ hơn"), "plain"),
    Verdict.WRONG_PERIOD: (N_("Sai kỳ"), "block"),
    Verdict.UNKNOWN_UNIT: (N_("Chưa rõ đơn vị"), "block"),
    Verdict.UNREADABLE: (N_("Không đọc được"), "block"),
    Verdict.EMPTY: (N_("Chưa điền"), "block"),
    Verdict.SKIPPED: (N_("Bỏ qua"), "none"),
}
_ENCODINGS: Mapping[str, str] = {
    "unicode-nfc": N_("Unicode dựng sẵn"),
    "unicode-nfd": N_("Unicode tổ hợp, đã chuẩn hóa"),
    "tcvn3": N_("TCVN3 (.VnTime), đã chuyển"),
    "vni": N_("VNI, đã chuyển"),
}
_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")


def state_chip(row: SubmissionRow) -> tuple[str, str]:
    """Word and chip of a line of the board; what blocks is said before the state."""
    if row.state is None:
        return _("Chưa nộp"), "none"
    if row.state is SubmissionState.RECEIVED and row.errors:
        return _("Chặn {count}").format(count=row.errors), "block"
    if row.state is SubmissionState.RECEIVED and row.questions:
        return _("Hỏi {count}").format(count=row.questions), "ask"
    word, chip = _STATE[row.state]
    return _(word), chip


def version_chip(state: SubmissionState) -> tuple[str, str]:
    """Word and chip of one version."""
    word, chip = _STATE[state]
    return _(word), chip


def verdict_chip(result: ReadResult) -> tuple[str, str]:
    """Word and chip of a file that was read: what it is to us, in the colour of what has to be settled in it."""
    if result.verdict in _VERDICT:
        word, chip = _VERDICT[result.verdict]
        return _(word), chip
    errors, questions = result.count(Severity.ERROR), result.count(Severity.QUESTION)
    chip = "block" if errors else "ask" if questions else "ok"
    if result.verdict is Verdict.NEWER:
        return _("Mới hơn, khác {count}").format(count=result.differences), chip
    if result.verdict is Verdict.AFTER_ACCEPTANCE:
        return _("Sau duyệt, khác {count}").format(count=result.differences), chip
    if errors:
        return _("Mới, chặn {count}").format(count=errors), chip
    return (_("Mới, hỏi {count}").format(count=questions) if questions else _("Mới, đúng")), chip


def verdict_caption(result: ReadResult) -> str:
    """The second line of a file: why not, or what is new about it."""
    if result.problem:
        return result.problem
    if result.verdict is Verdict.SAME:
        return _("Giống hệt bản {version} đã nhập; không có gì thay đổi").format(version=result.known_version)
    if result.verdict is Verdict.NEWER:
        return _("Khác bản {version} ở {count} số").format(version=result.known_version, count=result.differences)
    if result.verdict is Verdict.AFTER_ACCEPTANCE:
        return _("Bản {version} đã duyệt; tệp này khác {count} số, sẽ thành bản đính chính").format(
            version=result.known_version, count=result.differences
        )
    return encodings(result.report.encodings) if result.report else ""


def unit_word(row: SubmissionRow) -> str:
    """The unit in a narrow column: stations begin alike and would be cut where they differ."""
    return short_unit(row.unit_name)


def place(where: Where) -> str:
    """A cell as one says it on the phone: sheet, then cell."""
    return " · ".join(part for part in (where.sheet, where.cell) if part)


def choice_text(number: int, candidate: Candidate) -> str:
    """An answer beside its number key; folded by hand, for a round button grows with its text and never folds it."""
    folded = "\n     ".join(textwrap.wrap(candidate.label, _CHOICE_LETTERS))
    return f"{number}   {folded}".replace("&", "&&")


def consequence(candidate: Candidate) -> str:
    """What an answer would store: "C14 = 0", "F06 = 3; F07 = 9"; empty for no figure, and where its label says it."""
    said = "; ".join(
        f"{code} = {format_number(value)}" if value is not None else _("{code} để trống").format(code=code)
        for code, value in candidate.values
    )
    return "" if said == candidate.label else said


def encodings(names: tuple[str, ...]) -> str:
    """How the letters of a workbook were written."""
    return ", ".join(_(_ENCODINGS.get(name, name)) for name in names)


def typed_number(text: str) -> Decimal | None:
    """What a person typed as a figure ("1.234,5"); empty is no figure. Raises ``ValueError`` with one sentence."""
    typed = text.strip()
    if not typed:
        return None
    if not _NUMBER.fullmatch(typed):
        raise ValueError(
            _("Chưa hiểu số “{text}”. Ghi như 1.234 hoặc 20,203; để trống nghĩa là chưa có số liệu.").format(text=typed)
        )
    return Decimal(typed.replace(".", "").replace(",", "."))
