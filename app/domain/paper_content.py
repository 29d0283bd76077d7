"""What a paper «văn bản hành chính» says, before letterhead, signature and number, and what it still lacks.

The rules of each kind are those of Nghị định 30/2020/NĐ-CP, Phụ lục I and the templates of Phụ lục III: 1.2 Quyết định,
1.4 văn bản có tên loại, 1.5 Công văn, 1.7 Giấy mời, 1.9 Biên bản, 2.1 Phụ lục.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.paper_body import BodyLevel, BodyTable, read_body
from app.domain.papers import PAPER_WORDS, PaperKind
from app.domain.signing import SigningForm
from app.i18n import _
from app.text import fold, short_date

#: Phụ lục VI: the field «trích yếu» of a register holds so many letters.
LONGEST_SUBJECT = 500
#: «Kính gửi» stands only in these (Phụ lục I, II.9.a); a report has it when it goes to a higher body.
MAY_HAVE_ADDRESSEES = frozenset({PaperKind.LETTER, PaperKind.PROPOSAL, PaperKind.REPORT})
MUST_HAVE_ADDRESSEES = frozenset({PaperKind.LETTER, PaperKind.PROPOSAL})
#: Minutes go into the file, invitations to who is invited, a decision to who carries it out.
_NEED_NO_RECIPIENTS = frozenset({PaperKind.MINUTES, PaperKind.INVITATION, PaperKind.DECISION})
#: Kinds that are written here; the slip for a unit's report has a page of its own.
WRITTEN_KINDS = tuple(kind for kind in PaperKind if kind is not PaperKind.SUPPLEMENT_SLIP)

#: A text that sends its reader to an annex of its own, folded; not to one of a decree or of another paper.
_LISTS = "(?:danh sach|phu luc|bieu mau|bang tong hop|bang ke)"
_POINTS_TO_ANNEX = re.compile(
    rf"\b(?:{_LISTS}\b[^.;]{{0,30}}\bkem theo|(?:kem theo|gui kem|dinh kem) {_LISTS}|phu luc (?:[ivxl]+|\d{{1,2}}))\b"
    r"(?![^;]{0,60}\b(?:luat|nghi dinh|thong tu|quyet dinh|ke hoach|bao cao|huong dan|cong van) (?:so )?\d)"
)


class Urgency(StrEnum):
    """Urgency «mức độ khẩn» (ô số 10b)."""

    NONE = ""
    URGENT = "KHẨN"
    VERY_URGENT = "THƯỢNG KHẨN"
    IMMEDIATE = "HỎA TỐC"


@dataclass(frozen=True, slots=True)
class PaperAnnex:
    """Annex «phụ lục» (mẫu 2.1): its text is read like the body; wide tables want a page on its side."""

    title: str
    body: str
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """What minutes «biên bản» say of the meeting; times are those on the wall, chair and secretary sign.

    ``day`` is the day while nobody told the hour of ``start``.
    """

    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    attendants: tuple[str, ...] = ()
    chair: str = ""
    chair_title: str = ""
    secretary: str = ""
    secretary_title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation «giấy mời» says: one paper goes to each of ``invited``; ``day`` while the hour is not told."""

    invited: tuple[str, ...] = ()
    event: str = ""
    chair: str = ""
    at: datetime | None = None
    place: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PaperContent:
    """All that somebody types for one paper.

    ``body`` is plain text whose structure :func:`app.domain.paper_body.read_body` reads; of an invitation it holds
    what else is to be noted. ``proposer`` and ``issuer`` belong to a decision: «Theo đề nghị của …» and the line of
    whose authority it is. ``recipients`` are without «Như trên» and the archive, which are added. ``drafted_by``
    stands in the symbol of a letter. ``signer_id`` 0 = whoever signs on the day. ``drafted_for`` is the unit whose own
    paper this is: drafted here in its letterhead, numbered and signed there (0 = a paper of the committee).
    """

    kind: PaperKind
    subject: str = ""
    body: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    proposer: str = ""
    issuer: str = ""
    annexes: tuple[PaperAnnex, ...] = ()
    recipients: tuple[str, ...] = ()
    drafted_by: str = ""
    signer_id: int = 0
    signing_form: SigningForm = SigningForm.OWN
    has_seal: bool = True
    urgency: Urgency = Urgency.NONE
    meeting: Meeting = Meeting()
    invitation: Invitation = Invitation()
    drafted_for: int = 0


@dataclass(frozen=True, slots=True)
class PaperFault:
    """What a paper lacks: the field of :class:`PaperContent` and one sentence. A hint keeps nobody from issuing."""

    field: str
    sentence: str
    is_hint: bool = False


def faults(content: PaperContent, on: date | None = None) -> tuple[PaperFault, ...]:
    """All that keeps a paper from being issued, in the order of its fields, then hints; ``on`` is its day if known."""
    found = [
        *_subject(content),
        *_addressees(content),
        *_symbol(content),
        *_recipients(content),
        *_decision(content),
        *_body(content),
    ]
    if content.kind is PaperKind.MINUTES:
        found += _minutes(content.meeting)
    if content.kind is PaperKind.INVITATION:
        found += _invitation(content.invitation, on)
    found += _annexes(content)
    return tuple(sorted(found, key=lambda fault: fault.is_hint))


def _subject(content: PaperContent) -> Iterator[PaperFault]:
    if not content.subject.strip():
        yield PaperFault("subject", _("Chưa có trích yếu nội dung."))
    elif len(content.subject) > LONGEST_SUBJECT:
        told = _("Trích yếu dài {count} chữ cái, sổ đăng ký văn bản chỉ nhận đến {most}.")
        yield PaperFault("subject", told.format(count=len(content.subject), most=LONGEST_SUBJECT))


def _addressees(content: PaperContent) -> Iterator[PaperFault]:
    has_any = any(name.strip() for name in content.addressees)
    kind = _(PAPER_WORDS[content.kind])
    if has_any and content.kind not in MAY_HAVE_ADDRESSEES:
        told = _("{kind} không có “Kính gửi”: chỉ công văn, tờ trình và báo cáo gửi cấp trên có; hãy ghi ở nơi nhận.")
        yield PaperFault("addressees", told.format(kind=kind))
    if not has_any and content.kind in MUST_HAVE_ADDRESSEES:
        yield PaperFault("addressees", _("{kind} phải có “Kính gửi”.").format(kind=kind))


def _recipients(content: PaperContent) -> Iterator[PaperFault]:
    has_any = any(text.strip() for text in (*content.recipients, *content.addressees))
    if not has_any and content.kind not in _NEED_NO_RECIPIENTS:
        yield PaperFault("recipients", _("Nơi nhận mới có bản lưu; nên ghi văn bản gửi cho ai."), is_hint=True)


def _symbol(content: PaperContent) -> Iterator[PaperFault]:
    if "/" in content.drafted_by:
        yield PaperFault("drafted_by", _("Đơn vị soạn thảo trong ký hiệu công văn không chứa dấu “/”, ví dụ “VP”."))
    elif content.kind is PaperKind.LETTER and not content.drafted_by.strip():
        told = _("Ký hiệu công văn nên có đơn vị soạn thảo, ví dụ “BCĐ-VP”.")
        yield PaperFault("drafted_by", told, is_hint=True)


def _decision(content: PaperContent) -> Iterator[PaperFault]:
    if content.kind is not PaperKind.DECISION:
        return
    if not any(line.strip() for line in content.bases):
        yield PaperFault("bases", _("Quyết định phải có ít nhất một căn cứ ban hành."))
    body = read_body(content.body)
    if content.body.strip() and not body.articles:
        yield PaperFault("body", _("Nội dung quyết định phải chia thành Điều: hãy bắt đầu bằng “Điều 1.”."))
    elif body.parts and body.parts[0] not in body.articles:
        yield PaperFault("body", _("Trước “Điều 1.” của quyết định không có nội dung nào khác; hãy chuyển vào Điều."))


def _body(content: PaperContent) -> Iterator[PaperFault]:
    body = read_body(content.body)
    if not body.parts and content.kind is not PaperKind.INVITATION:
        yield PaperFault("body", _("Chưa có nội dung."))
    yield from (PaperFault("body", fault.sentence) for fault in body.faults)
    if not body.parts or content.kind in (PaperKind.MINUTES, PaperKind.INVITATION):
        return
    last = body.parts[-1]
    if isinstance(last, BodyTable):
        yield PaperFault("body", _("Nội dung kết thúc bằng bảng; hãy thêm một câu kết để đặt dấu “./.”."))
    elif last.is_title and last.level is not BodyLevel.ARTICLE:
        told = _("Dòng {row}: “{sign}” chỉ có tên mục, chưa có nội dung.")
        yield PaperFault("body", told.format(row=last.row, sign=last.number))


def _annexes(content: PaperContent) -> Iterator[PaperFault]:
    for index, annex in enumerate(content.annexes, 1):
        body = read_body(annex.body)
        if not annex.title.strip():
            yield PaperFault("annexes", _("Phụ lục thứ {index} chưa có tên.").format(index=index))
        if not body.parts:
            yield PaperFault("annexes", _("Phụ lục thứ {index} chưa có nội dung.").format(index=index))
        told = _("Phụ lục thứ {index}, {sentence}")
        for fault in body.faults:
            yield PaperFault("annexes", told.format(index=index, sentence=fault.sentence))
    text = fold(content.body)
    if content.annexes and not any(word in text for word in ("phu luc", "kem theo", "danh sach", "gui kem")):
        told = _("Có phụ lục mà nội dung chưa nhắc đến; nên chỉ dẫn, ví dụ “(theo Phụ lục kèm theo)”.")
        yield PaperFault("annexes", told, is_hint=True)
    if not content.annexes and any(_POINTS_TO_ANNEX.search(fold(line)) for line in content.body.splitlines()):
        told = _("Nội dung nhắc đến phụ lục, danh sách kèm theo nhưng văn bản chưa có phụ lục nào.")
        yield PaperFault("annexes", told, is_hint=True)


def _missing(owner: object, names: Mapping[str, str], field: str) -> Iterator[PaperFault]:
    for name, words in names.items():
        value = getattr(owner, name)
        if not value or (isinstance(value, str) and not value.strip()):
            yield PaperFault(field, _("Chưa ghi {what}.").format(what=words))


def _minutes(meeting: Meeting) -> list[PaperFault]:
    names = {
        "start": _("thời gian bắt đầu cuộc họp"),
        "place": _("địa điểm họp"),
        "attendants": _("thành phần tham dự"),
        "chair": _("chủ trì (chủ tọa)"),
        "secretary": _("thư ký (người ghi biên bản)"),
        "end": _("thời gian kết thúc cuộc họp"),
    }
    found = list(_missing(meeting, names, "meeting"))
    if meeting.start and meeting.end and meeting.end <= meeting.start:
        found.append(PaperFault("meeting", _("Giờ kết thúc cuộc họp phải sau giờ bắt đầu.")))
    return found


def _invitation(invitation: Invitation, on: date | None) -> list[PaperFault]:
    names = {
        "invited": _("người được mời"),
        "event": _("cuộc họp, hội nghị mời đến dự"),
        "chair": _("người chủ trì"),
        "at": _("thời gian"),
        "place": _("địa điểm"),
    }
    found = list(_missing(invitation, names, "invitation"))
    if invitation.at and on and invitation.at.date() < on:
        sentence = _("Thời gian mời {at} đã qua so với ngày văn bản {day}; hãy xem lại.")
        told = sentence.format(at=short_date(invitation.at.date()), day=short_date(on))
        found.append(PaperFault("invitation", told, is_hint=True))
    return found
