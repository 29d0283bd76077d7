"""What the head of the page says about the report under review: title, state, and what can be done with it."""

from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import SubmissionDetail, SubmissionState, blockers
from app.i18n import _
from app.ui.submissions.decisions import Decisions
from app.ui.submissions.tab import HeadButtons, Words
from app.ui.submissions.words import place, version_chip
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part

#: How many blocking findings a locked button names before it only counts the rest.
_NAMED = 3


def title(detail: SubmissionDetail | None) -> str:
    """Which report is open."""
    return _("Duyệt báo cáo {unit}").format(unit=detail.unit_name) if detail else _("Báo cáo xã")


def sentence(detail: SubmissionDetail | None) -> Words:
    """Version, paper, and what is open in it."""
    if detail is None:
        return [_("Chọn một báo cáo ở Theo dõi nộp.")]
    open_ones = [item.finding.severity for item in detail.findings if item.is_open]
    parts: Words = [_("Bản {version}").format(version=detail.version)]
    if detail.soft_copy_on:
        parts.append(_(", nộp {day} (bản mềm)").format(day=f"{detail.soft_copy_on:%d/%m/%Y}"))
    if number := detail.header.document_number:
        parts.append(_(", số {number}").format(number=number))
    parts.append(_(", {state}").format(state=version_chip(detail.state)[0].lower()))
    for severity, words, tone in (
        (Severity.ERROR, _("{count} lỗi chặn"), "block"),
        (Severity.QUESTION, _("{count} câu hỏi"), "ask"),
        (Severity.WARNING, _("{count} cảnh báo"), "warn"),
    ):
        if count := open_ones.count(severity):
            parts += ["; ", Part(words.format(count=count), tone)]
    if why := detail.return_reason or detail.amend_reason:
        parts.append(_("; lý do: {why}").format(why=why.rstrip(".")))
    return [*parts, "."]


def buttons(detail: SubmissionDetail | None, catalogue: Catalogue | None, decide: Decisions) -> HeadButtons:
    """Return and accept while it is received; amend when it is accepted."""
    if detail is None or catalogue is None:
        return None, None
    if detail.state is SubmissionState.ACCEPTED:
        return None, Button(_("Lập bản đính chính"), "plain", "file-plus", lambda: decide.amend(detail))
    if detail.state is not SubmissionState.RECEIVED:
        return None, None
    accept = Button(_("Duyệt báo cáo"), "primary", "check", lambda: decide.accept(detail))
    accept.lock(_why_locked(detail, catalogue))
    return Button(_("Trả lại đơn vị"), "plain", "corner-up-left", lambda: decide.return_(detail)), accept


def _why_locked(detail: SubmissionDetail, catalogue: Catalogue) -> str:
    open_ones = blockers(detail)
    if not open_ones:
        return ""
    lines = [_("Còn {count} lỗi chặn, câu hỏi phải giải quyết trước:").format(count=len(open_ones))]
    lines += [
        f"{place(item.finding.where)}: {findings_text.sentence(item.finding, catalogue)}" for item in open_ones[:_NAMED]
    ]
    if len(open_ones) > _NAMED:
        lines.append(_("và {count} điều nữa").format(count=len(open_ones) - _NAMED))
    return "\n".join(lines)
