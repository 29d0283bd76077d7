"""Between a stored paper and what is printed: its content, the letterhead and signer of a day, what was frozen."""

from collections.abc import Sequence
from datetime import date

from app.db import committee as committees
from app.db import papers as db_papers
from app.db import units
from app.db.papers import IssuedDocument, PaperDraft
from app.db.payloads import from_json, to_json
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.paper_content import PaperContent, PaperFault, faults
from app.domain.papers import PaperKind
from app.domain.signing import Signer, may_sign, signer_of, signs_for_self
from app.errors import Refused
from app.i18n import _
from app.reports.papers import PaperSheet
from app.reports.review import IssuingOrgan
from app.services import organs, scope

DRAFT_MARK = "DỰ THẢO"


def lacks(connection: DbConnection, content: PaperContent, on: date) -> tuple[PaperFault, ...]:
    """All that keeps a paper from being issued on a day: nobody to sign, what its kind must have; then hints."""
    lacking = list(faults(content, on))
    if content.drafted_for:
        unit = units.unit_of(connection, content.drafted_for)
        told = _("Văn bản này soạn giúp {unit}: hãy xuất tệp gửi đơn vị; đơn vị tự lấy số và ký.")
        return (PaperFault("signer_id", told.format(unit=organs.name_in_text(unit))), *lacking)
    if content.kind is PaperKind.MINUTES:
        return tuple(lacking)
    holders = committees.all_holders(connection)
    if not may_sign(holders, on, content.signer_id):
        sentence = _("Người ký đã chọn không giữ chức vụ trong Ban chỉ đạo vào ngày của văn bản; hãy chọn người khác.")
        if not content.signer_id:
            sentence = _("Ngày của văn bản không có ai giữ chức vụ ký; hãy ghi người ký ở trang Hệ thống.")
        lacking.insert(0, PaperFault("signer_id", sentence))
    elif signs_for_self(holders, on, content.signer_id, content.signing_form):
        told = _("Cấp trưởng không ký “{form}” thay chính mình; hãy chọn người ký hoặc hình thức ký khác.")
        lacking.insert(0, PaperFault("signing_form", told.format(form=content.signing_form)))
    return tuple(lacking)


def draft_sheet(connection: DbConnection, content: PaperContent, day: date) -> PaperSheet:
    """A draft in the letterhead and with the signer of ``day``, number and day still blank."""
    committee = scope.committee_of(connection, day)
    if content.drafted_for:
        return _drafted_for(connection, content, committee, day)
    holders = committees.all_holders(connection)
    signer = signer_of(holders, day, content.signer_id, content.signing_form, has_seal=content.has_seal)
    organ = IssuingOrgan.of_committee(committee)
    return PaperSheet(
        content, organ, signer, day.year, committee.archive_line, draft_mark=DRAFT_MARK, setup=committee.page
    )


def _drafted_for(connection: DbConnection, content: PaperContent, committee: Committee, day: date) -> PaperSheet:
    """A draft in the letterhead of the unit whose paper it is; its head signs, by a name that is written by hand."""
    unit = units.unit_of(connection, content.drafted_for)
    organ = organs.organ_of_unit(connection, committee, unit, day)
    signer = Signer((organs.head_of_unit(unit).committee_title.upper(),))
    archive = organ.recipients[-1].rstrip(".")
    return PaperSheet(content, organ, signer, day.year, archive, draft_mark=DRAFT_MARK, setup=committee.page)


def frozen_sheet(issued: IssuedDocument) -> PaperSheet:
    """All that an issued paper says, as it was frozen."""
    return from_json(issued.figures, PaperSheet)


def content_of(draft: PaperDraft) -> PaperContent:
    """What a stored paper says."""
    return from_json(draft.content, PaperContent)


def stored_text(content: PaperContent) -> str:
    """What a paper says as it is stored; raises ``Refused`` for text with half a character in it."""
    try:
        return to_json(content)
    except UnicodeEncodeError as error:
        sentence = _("Văn bản có ký tự không trọn vẹn (thường do dán từ nơi khác); chưa có gì thay đổi.")
        raise Refused("bad-text", sentence, _("Hãy xóa ký tự hiện thành ô vuông rồi lưu lại.")) from error


def found(connection: DbConnection, paper_id: int) -> PaperDraft:
    """A stored paper; raises ``Refused`` when there is none."""
    draft = db_papers.find_draft(connection, paper_id)
    if draft is None:
        raise Refused("no-document", _("Không có văn bản này."))
    return draft


def open_draft(connection: DbConnection, paper_id: int) -> PaperDraft:
    """A paper that was not issued; raises ``Refused`` for one that was."""
    draft = found(connection, paper_id)
    if issued := db_papers.issued_of_draft(connection, paper_id):
        sentence = _("Văn bản số {number}/{symbol} đã ban hành nên không sửa, xóa được.")
        advice = _("Hãy chép thành văn bản mới, hoặc đính chính bằng công văn.")
        raise Refused("paper-issued", sentence.format(number=f"{issued.number:02}", symbol=issued.symbol), advice)
    return draft


def refuse_lacking(lacking: Sequence[PaperFault]) -> None:
    """Raise ``Refused`` with everything that keeps a paper from being issued; hints do not."""
    blocking = [fault.sentence for fault in lacking if not fault.is_hint]
    if blocking:
        sentence = _("Chưa ban hành được: {reasons}")
        raise Refused("paper-lacks", sentence.format(reasons=" ".join(blocking)), _("Dự thảo còn nguyên."))
