"""Vietnamese words of the commands for states and verdicts, and plain numbers for programs."""

from decimal import Decimal

from app.domain.findings import Severity
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReadResult, Verdict
from app.i18n import _


def plain(value: Decimal | None) -> str | None:
    """A number as text with a decimal point and without exponent; a blank is null."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period(value: ReportingPeriod | None) -> str:
    """The period in words, also of a file that says none."""
    return value.words if value else _("chưa rõ kỳ")


def severity(value: Severity) -> str:
    """The word shown for a severity."""
    words = {
        Severity.ERROR: _("lỗi chặn"),
        Severity.QUESTION: _("câu hỏi"),
        Severity.WARNING: _("cảnh báo"),
        Severity.NOTE: _("gợi ý"),
    }
    return words[value]


def verdict(result: ReadResult) -> str:
    """One line about what a read file is to us."""
    words = {
        Verdict.NEW: _("báo cáo mới"),
        Verdict.NEWER: _("bản mới hơn bản {version}, khác {count} số liệu"),
        Verdict.AFTER_ACCEPTANCE: _(
            "bản gửi sau khi đã duyệt bản {version}, khác {count} số liệu; chờ duyệt đính chính"
        ),
    }
    if result.again_of and result.verdict in words:
        again = _("đọc lại tệp gốc, khác bản {version} ở {count} số liệu")
        return again.format(version=result.known_version, count=result.differences)
    if result.verdict in words:
        return words[result.verdict].format(version=result.known_version, count=result.differences)
    return result.problem
