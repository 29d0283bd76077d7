"""One received report under work: loaded, still open, its findings found, and what every change of it brings about."""

from collections.abc import Iterable

from app.db import submissions
from app.db.types import DbConnection
from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.submissions import ReadResult, StoredFinding, SubmissionDetail, SubmissionState, blockers
from app.errors import Refused
from app.i18n import _
from app.services import checking, comparing
from app.services.workspace import Workspace
from app.services.years.lock import refuse_closed

#: How many findings a refusal quotes before it only counts the rest.
_QUOTED = 3


def load(connection: DbConnection, submission_id: int) -> SubmissionDetail:
    """One version whole; raises ``Refused`` when there is none with this id."""
    found = submissions.load(connection, submission_id)
    if found is None:
        raise Refused("no-submission", _("Không có báo cáo mang số {id}.").format(id=submission_id))
    return found


def load_unlocked(connection: DbConnection, submission_id: int) -> SubmissionDetail:
    """One version of a year that is not closed; raises ``Refused`` for one of a closed year."""
    item = load(connection, submission_id)
    refuse_closed(connection, item.period.year)
    return item


def refuse_closed_years(connection: DbConnection, results: Iterable[ReadResult]) -> None:
    """Raise ``Refused`` when a read file is of a closed year."""
    for year in sorted({item.period.year for item in results if item.period}):
        refuse_closed(connection, year)


def load_open(connection: DbConnection, submission_id: int) -> SubmissionDetail:
    """A version that may still be changed; raises ``Refused`` for a locked or returned one."""
    item = load(connection, submission_id)
    if item.state is not SubmissionState.RECEIVED:
        raise Refused("locked", wrong_state(item))
    refuse_closed(connection, item.period.year)
    return item


def load_to_settle(connection: DbConnection, submission_id: int, finding_id: int) -> SubmissionDetail:
    """The version a finding is let pass in: one still open, or an accepted one when it was found after that."""
    item = load(connection, submission_id)
    is_later = any(one.id == finding_id and one.is_later for one in item.findings)
    return item if is_later and item.state is SubmissionState.ACCEPTED else load_open(connection, submission_id)


def refuse_unless_current(connection: DbConnection, item: SubmissionDetail) -> None:
    """Raises ``Refused`` unless the version is the one to work on, and waits or counts."""
    known = submissions.versions(connection, item.unit_id, item.period)
    current = submissions.current_of(known)
    if item.state not in (SubmissionState.RECEIVED, SubmissionState.ACCEPTED):
        raise Refused("not-current", wrong_state(item))
    if current is not None and current.id != item.id:
        sentence = _("Báo cáo {unit} đã có bản {version} mới hơn; hãy làm việc trên bản đó.")
        raise Refused("not-current", sentence.format(unit=item.unit_name, version=current.version))


def wrong_state(item: SubmissionDetail) -> str:
    """Where the version stands and what that means, in a sentence."""
    sentences = {
        SubmissionState.ACCEPTED: _(
            "Báo cáo {unit} (bản {version}) đã duyệt và khóa; muốn sửa phải lập bản đính chính."
        ),
        SubmissionState.SUPERSEDED: _("Báo cáo {unit} (bản {version}) đã được bản đính chính thay thế."),
        SubmissionState.RETURNED: _("Báo cáo {unit} (bản {version}) đã trả lại; chờ đơn vị gửi bản mới."),
        SubmissionState.DRAFT: _("Báo cáo {unit} (bản {version}) còn là nháp, chưa tiếp nhận."),
        SubmissionState.RECEIVED: _("Báo cáo {unit} (bản {version}) mới tiếp nhận, chưa duyệt."),
    }
    return sentences[item.state].format(unit=item.unit_name, version=item.version)


def question(item: SubmissionDetail, finding_id: int) -> StoredFinding:
    """An open question of the report; raises ``Refused`` when it is none, or settled."""
    found = _finding(item, finding_id)
    if found.finding.severity is not Severity.QUESTION:
        raise Refused("not-question", _("Điều này không phải câu hỏi."))
    return _still_open(found)


def remark(item: SubmissionDetail, finding_id: int) -> StoredFinding:
    """An open finding that may be let pass; raises ``Refused`` when it is a question, or settled."""
    found = _finding(item, finding_id)
    if found.finding.severity is Severity.QUESTION:
        raise Refused("is-question", _("Câu hỏi cần được trả lời, không bỏ qua được."))
    return _still_open(found)


def _finding(item: SubmissionDetail, finding_id: int) -> StoredFinding:
    found = next((known for known in item.findings if known.id == finding_id), None)
    if found is None:
        raise Refused("no-finding", _("Điều này không còn trong báo cáo; hãy mở lại báo cáo để xem."))
    return found


def _still_open(found: StoredFinding) -> StoredFinding:
    if not found.is_open:
        raise Refused("finding-settled", _("Điều này đã được giải quyết."))
    return found


def required(reason: str) -> str:
    """The reason without spaces around it; raises ``Refused`` when there is none."""
    if not reason.strip():
        raise Refused("no-reason", _("Việc này cần ghi lý do; hãy ghi vài chữ rồi làm lại."))
    return reason.strip()


def check_again(connection: DbConnection, ws: Workspace, item: SubmissionDetail) -> None:
    """The report itself, then its comparison with the others: either may rest on the figure that changed."""
    checking.check_again(connection, ws, item.id)
    comparing.compare_reports(connection, ws, item.period.year)


def check_year_after(connection: DbConnection, ws: Workspace, item: SubmissionDetail) -> int:
    """Other figures of the report count now: what its unit sent for the year after is compared with them.

    Returns how much is to be asked about a report of that year that is accepted already.
    """
    checking.check_received(connection, ws, item.unit_id, item.period.year + 1)
    return checking.compare_afterwards(connection, ws, item.unit_id, item.period.year + 1)


def has_year_before(connection: DbConnection, item: SubmissionDetail) -> bool:
    """Whether there are accepted figures of the year before to compare the report with."""
    return bool(checking.accepted_year_before(connection, item.unit_id, item.period))


def refuse_blocked(ws: Workspace, item: SubmissionDetail) -> None:
    """Raises ``Refused`` that quotes the errors and questions which are still open."""
    open_ones = blockers(item)
    if not open_ones:
        return
    errors = sum(1 for found in open_ones if found.finding.severity is Severity.ERROR)
    catalogue = ws.presets.catalogue(item.period.year)
    quoted = [findings_text.sentence(found.finding, catalogue) for found in open_ones[:_QUOTED]]
    if len(open_ones) > _QUOTED:
        quoted.append(_("… và {count} điều nữa.").format(count=len(open_ones) - _QUOTED))
    sentence = _("Chưa duyệt được báo cáo {unit}: còn {errors} lỗi chặn, {questions} câu hỏi.").format(
        unit=item.unit_name, errors=errors, questions=len(open_ones) - errors
    )
    raise Refused("not-acceptable", " ".join((sentence, *quoted)))
