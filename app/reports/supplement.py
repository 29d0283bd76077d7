"""SupplementSlip «phiếu yêu cầu bổ sung»: one page that asks a unit to mend its report, laid out as Nghị định 30 wants.

What does not fit on the page stands in the list of the returned workbook; the slip says how much that is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.annotations import Annotation, AnnotationList
from app.domain.committee import OfficeHolder
from app.domain.findings import Severity
from app.domain.page_setup import PageSetup, SizeSet
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
    Paragraph,
    Row,
    Signature,
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
#: Places of one kind that are told together, in letters.
_LONGEST_PLACES = 150
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
    """The slip as a value, on one page: all things one by one, else those of a kind together, as many as fit."""
    asked = asked_for(content.work)
    lines = [_Line((item,)) for item in asked]
    if len(lines) <= _MOST_ROWS and pdf_writer.render(_with_rows(content, lines, len(lines))).pages == 1:
        return _with_rows(content, lines, len(lines))
    lines = _together(asked)
    low, high = 0, min(len(lines), _MOST_ROWS)
    while low < high:
        middle = (low + high + 1) // 2
        if pdf_writer.render(_with_rows(content, lines, middle)).pages == 1:
            low = middle
        else:
            high = middle - 1
    return _with_rows(content, lines, low)


@dataclass(frozen=True, slots=True)
class _Line:
    """What one row of the table tells: one thing, or several of one kind."""

    items: tuple[Annotation, ...]

    @property
    def severity(self) -> Severity:
        return self.items[0].severity

    @property
    def named(self) -> int:
        """How many of the things are named before the rest is only counted."""
        letters = 0
        for number, item in enumerate(self.items):
            letters += len(_place(item)) + 2
            if number and letters > _LONGEST_PLACES:
                return number
        return len(self.items)

    def texts(self) -> tuple[str, str, str]:
        """Places, what is wrong, what to do."""
        first = self.items[0]
        if len(self.items) == 1:
            return _place(first), _short(first.wrong, _LONGEST), _short(first.remedy, _LONGEST)
        places = "; ".join(_place(item) for item in self.items[: self.named])
        subjects = "; ".join(dict.fromkeys(item.subject for item in self.items[: self.named]))
        wrong = f"{first.kind} ({padded_count(len(self.items))} chỗ): {subjects}"
        return places, _short(wrong, _LONGEST), _short(first.remedy, _LONGEST)


def _together(asked: Sequence[Annotation]) -> list[_Line]:
    """Things of one weight and kind in one line, where the first of them stood."""
    groups: dict[object, list[Annotation]] = {}
    for number, item in enumerate(asked):
        groups.setdefault((item.severity, item.kind or number), []).append(item)
    return [_Line(tuple(items)) for items in groups.values()]


def asked_for(work: AnnotationList) -> tuple[Annotation, ...]:
    """What the table asks for: everything open but notes."""
    return tuple(item for item in work.open if item.severity is not Severity.NOTE)


def _with_rows(content: SupplementContent, lines: Sequence[_Line], count: int) -> Document:
    asked = [item for line in lines for item in line.items]
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
        *((_table(lines, count),) if asked else ()),
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


def _table(lines: Sequence[_Line], count: int) -> Table:
    head = Row(tuple(Cell(plain(text)) for text in ("STT", "Trang, ô", "Nội dung", "Việc cần làm")))
    return Table(_COLUMNS, (head,), tuple(_rows(lines, count)), size_pt=11, padding_mm=0.8)


def _rows(lines: Sequence[_Line], count: int) -> Iterator[Row]:
    shown = lines[:count]
    number = 0
    for severity, title, _words in _GROUPS:
        group = [line for line in shown if line.severity is severity]
        if group:
            yield Row((Cell(plain(title), Align.LEFT, columns=len(_COLUMNS)),), is_bold=True)
        for line in group:
            number += 1
            yield Row(tuple(Cell(plain(text)) for text in (str(number), *line.texts())))
    rest = sum(len(line.items) for line in lines) - sum(line.named for line in shown)
    if rest:
        text = f"… và {padded_count(rest)} chỗ nữa; danh sách đủ ở trang “Danh sách lỗi” của tệp gửi kèm."
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
