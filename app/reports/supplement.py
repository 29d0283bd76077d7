"""SupplementSlip «phiếu yêu cầu bổ sung»: one page that asks a unit to mend its report, laid out as Nghị định 30 wants.

What does not fit on the page stands in the list of the returned workbook; the slip says how much that is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.annotations import Annotation, AnnotationList
from app.domain.committee import OfficeHolder
from app.domain.findings import Severity
from app.reports import nd30, pdf_writer
from app.reports.model import (
    Addressees,
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    DocumentTitle,
    Letterhead,
    PageSetup,
    Paragraph,
    Row,
    Signature,
    SizeSet,
    Table,
    plain,
)
from app.reports.review import IssuingOrgan
from app.text import admin_date, padded_count

KIND = "PHIẾU YÊU CẦU BỔ SUNG"
_BLANK = "\u00a0"
#: What is asked for each weight, and how the sentence before the table counts it; notes ask for nothing.
_GROUPS = (
    (Severity.ERROR, "Lỗi chặn: phải sửa", "lỗi chặn"),
    (Severity.QUESTION, "Câu hỏi: phải ghi lại cho rõ", "câu hỏi"),
    (Severity.WARNING, "Cảnh báo: cần giải trình hoặc sửa", "cảnh báo"),
)
_COLUMNS = (Column(10, Align.CENTER), Column(32), Column(73), Column(50))
_LONGEST = 220
#: More letters of a reason than this would push the table off the page.
_LONGEST_REASON = 900
#: More rows than any page takes.
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class SupplementContent:
    """All that the slip says; ``received_on`` is when the file came, ``deadline`` may be filled in by hand.

    ``contact`` names who takes the mended file in; ``number`` and ``issued_on`` are empty until the slip is signed.
    """

    organ: IssuingOrgan
    addressee: str
    unit: str
    work: AnnotationList
    received_on: date
    today: date
    contact: str = ""
    deadline: date | None = None
    signer: OfficeHolder | None = None
    number: int | None = None
    issued_on: date | None = None
    draft_mark: str = ""


def build(content: SupplementContent) -> Document:
    """The slip as a value, with as many lines as fit on one page."""
    asked = asked_for(content.work)
    low, high = 0, min(len(asked), _MOST_ROWS)
    while low < high:
        middle = (low + high + 1) // 2
        if pdf_writer.render(_with_rows(content, asked, middle)).pages == 1:
            low = middle
        else:
            high = middle - 1
    return _with_rows(content, asked, low)


def asked_for(work: AnnotationList) -> tuple[Annotation, ...]:
    """What the table asks for: everything open but notes."""
    return tuple(item for item in work.open if item.severity is not Severity.NOTE)


def _with_rows(content: SupplementContent, asked: Sequence[Annotation], count: int) -> Document:
    organ = content.organ
    subject = f"Báo cáo số liệu {content.work.period} của {content.unit}"
    head = Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=f"{nd30.KINDS[KIND]}-{organ.symbol}",
        place=organ.place,
        number=content.number,
        issued_on=content.issued_on,
        year=content.today.year,
        draft_mark=content.draft_mark,
    )
    blocks: tuple[Block, ...] = (
        head,
        DocumentTitle(KIND, subject),
        Addressees((content.addressee,)),
        *(Paragraph(plain(text)) for text in _opening(content, asked)),
        *((_table(asked, count),) if asked else ()),
        *(Paragraph(plain(text)) for text in _asking(content, has_marks=bool(asked))),
        _closing(content),
    )
    return Document(f"{KIND.capitalize()}: {subject}", organ.full_name, blocks, setup=PageSetup(SizeSet.SMALL))


def _opening(content: SupplementContent, asked: Sequence[Annotation]) -> Iterator[str]:
    """What came, why it was returned, how much there is to mend."""
    came = (
        f"{content.organ.full_name} đã nhận báo cáo {content.work.period} của {content.unit} "
        f"{admin_date(content.received_on)} (tệp “{_short(content.work.file_name, 80)}”)."
    )
    counts = [(sum(1 for item in asked if item.severity is severity), words) for severity, _, words in _GROUPS]
    told = ", ".join(f"{padded_count(count)} {words}" for count, words in counts if count)
    found = f"Qua kiểm tra, báo cáo còn {told}, cụ thể:" if told else ""
    if why := " ".join(content.work.return_reason.split()):
        yield f"{came} Báo cáo được trả lại để bổ sung, lý do: {_short(why, _LONGEST_REASON).rstrip('.')}."
        if found:
            yield found
    else:
        yield f"{came} {found}"


def _table(asked: Sequence[Annotation], count: int) -> Table:
    head = Row(tuple(Cell(plain(text)) for text in ("STT", "Trang, ô", "Nội dung", "Việc cần làm")))
    return Table(_COLUMNS, (head,), tuple(_rows(asked, count)), size_pt=11, padding_mm=0.8)


def _rows(asked: Sequence[Annotation], count: int) -> Iterator[Row]:
    shown = asked[:count]
    number = 0
    for severity, title, _words in _GROUPS:
        group = [item for item in shown if item.severity is severity]
        if group:
            yield Row((Cell(plain(title), Align.LEFT, columns=len(_COLUMNS)),), is_bold=True)
        for item in group:
            number += 1
            texts = (str(number), _place(item), _short(item.wrong, _LONGEST), _short(item.remedy, _LONGEST))
            yield Row(tuple(Cell(plain(text)) for text in texts))
    rest = len(asked) - count
    if rest:
        text = f"… và {padded_count(rest)} điều nữa trong trang “Danh sách lỗi” của tệp gửi kèm."
        yield Row((Cell(plain(text, italic=True), Align.LEFT, columns=len(_COLUMNS)),))


def _place(item: Annotation) -> str:
    if not item.where.sheet:
        return "Cả tệp"
    return _short(f"{item.where.sheet}, ô {item.where.cell}" if item.where.cell else item.where.sheet, 60)


def _asking(content: SupplementContent, *, has_marks: bool) -> Iterator[str]:
    blank = f"ngày{_BLANK * 6}tháng{_BLANK * 6}năm {content.today.year}"
    day = admin_date(content.deadline) if content.deadline else blank
    end = "." if content.contact else nd30.END_MARK
    what = "sửa ngay trong tệp gửi kèm (các ô có màu, có ghi chú)" if has_marks else "bổ sung, sửa trong tệp đã gửi"
    yield f"Đề nghị đơn vị {what} và gửi lại cả tệp trước {day}{end}"
    if content.contact:
        yield f"Đầu mối tiếp nhận: {content.contact}{nd30.END_MARK}"


def _closing(content: SupplementContent) -> Closing:
    recipients = ("Như trên", content.organ.recipients[-1]) if content.organ.recipients else ("Như trên",)
    signer = content.signer
    if signer is None:
        return Closing(Signature(("TRƯỞNG BAN",), ""), recipients)
    authority = tuple(line.upper() for line in (signer.signing_form, signer.committee_title) if line)
    return Closing(Signature(authority, signer.full_name, signer.agency_title.upper()), recipients)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
