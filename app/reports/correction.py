"""CorrectionReport «báo cáo đính chính»: what an issued report said wrong, what is right, why and by whom.

Nghị định 30/2020/NĐ-CP, Điều 18.3: wrong content is mended or replaced by a paper of the same form. The paper that
replaces a report is the report itself, issued anew, with one sentence more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.committee import OfficeHolder
from app.reports import nd30
from app.reports.model import (
    Align,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    LegalBasis,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from app.reports.review import IssuingOrgan
from app.text import admin_date, padded_count

KIND = "BÁO CÁO"
_BASIS = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
_FIGURE_COLUMNS = (
    Column(9, Align.CENTER),
    Column(54),
    Column(18, Align.CENTER),
    Column(24, Align.CENTER),
    Column(24, Align.CENTER),
    Column(36),
)
_TEXT_COLUMNS = (Column(9, Align.CENTER), Column(36), Column(60), Column(60))


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of the table: its name, unit of measure, what was printed, what is right, whose report and why."""

    name: str
    unit: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One text: where it stands, what was printed, what is right."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionContent:
    """All that the paper says; ``corrected`` cites the report ("Báo cáo số 05/BC-BCĐ ngày …"), ``about`` its subject.

    ``number`` and ``issued_on`` are empty until the paper is signed.
    """

    organ: IssuingOrgan
    corrected: str
    about: str
    units: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    texts: tuple[TextLine, ...]
    year: int
    signer: OfficeHolder | None = None
    number: int | None = None
    issued_on: date | None = None
    draft_mark: str = ""


def subject(content: CorrectionContent) -> str:
    """The subject «trích yếu»."""
    return f"Đính chính {content.corrected} của {content.organ.full_name}"


def build(content: CorrectionContent) -> Document:
    """The paper as a value."""
    organ = content.organ
    head = Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=f"{nd30.KINDS[KIND]}-{organ.symbol}",
        place=organ.place,
        number=content.number,
        issued_on=content.issued_on,
        year=content.year,
        draft_mark=content.draft_mark,
    )
    blocks: tuple[Block, ...] = (
        head,
        DocumentTitle(KIND, subject(content)),
        LegalBasis((_BASIS,)),
        *_opening(content),
        *_body(content),
        *_ending(content),
        _closing(content),
    )
    return Document(f"Báo cáo: {subject(content)}", organ.full_name, blocks)


def _opening(content: CorrectionContent) -> Iterator[Block]:
    reason = "báo cáo của một số đơn vị đã thay đổi" if content.units else "có nội dung phải viết lại cho đúng"
    text = (
        f"Sau khi ban hành {content.corrected} về {content.about[:1].lower()}{content.about[1:]}, "
        f"{reason}. {content.organ.full_name} báo cáo đính chính như sau:"
    )
    yield Paragraph(plain(text))


def _body(content: CorrectionContent) -> Iterator[Block]:
    parts: list[tuple[str, tuple[Block, ...]]] = []
    if content.units:
        parts.append(("ĐƠN VỊ CÓ BÁO CÁO THAY ĐỔI", tuple(Paragraph(plain(f"- {line}")) for line in content.units)))
    if content.figures:
        parts.append(("SỐ LIỆU ĐÍNH CHÍNH", (_figures(content.figures),)))
    if content.texts:
        parts.append(("NỘI DUNG ĐÍNH CHÍNH", (_texts(content.texts),)))
    for sign, (title, blocks) in zip(("I.", "II.", "III."), parts, strict=False):
        yield Heading(HeadingLevel.SECTION, sign, title)
        yield from blocks


def _figures(lines: tuple[FigureLine, ...]) -> Table:
    rows = tuple((line.name, line.unit, line.before, line.after, line.reason) for line in lines)
    titles = ("TT", "Số liệu", "Đơn vị tính", "Đã báo cáo", "Số đúng", "Đơn vị, lý do")
    return _table(_FIGURE_COLUMNS, titles, rows)


def _texts(lines: tuple[TextLine, ...]) -> Table:
    rows = tuple((line.place, line.before or "(không có)", line.after or "(bỏ)") for line in lines)
    return _table(_TEXT_COLUMNS, ("TT", "Mục", "Đã báo cáo", "Nội dung đúng"), rows)


def _table(columns: tuple[Column, ...], titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    head = Row(tuple(Cell(plain(title), Align.CENTER) for title in titles), is_bold=True)
    body = tuple(
        Row(tuple(Cell(plain(text)) for text in (str(number), *texts))) for number, texts in enumerate(rows, 1)
    )
    return Table(columns, (head,), body, size_pt=11, padding_mm=0.9)


def _ending(content: CorrectionContent) -> Iterator[Block]:
    name = content.corrected.partition(" ngày ")[0]
    rest = f"Các nội dung khác của {name} giữ nguyên."
    if content.units or content.figures:
        rest = (
            "Biểu, biểu đồ, danh sách trong các phụ lục và các số tính từ số liệu nêu trên được đính chính tương ứng. "
            + rest
        )
    yield Paragraph(plain(rest))
    text = f"Trên đây là báo cáo đính chính của {content.organ.full_name}{nd30.END_MARK}"
    yield Paragraph(plain(text), keeps_with_next=True)


def _closing(content: CorrectionContent) -> Closing:
    signer = content.signer
    if signer is None:
        return Closing(Signature(("TRƯỞNG BAN",), ""), content.organ.recipients)
    authority = tuple(line.upper() for line in (signer.signing_form, signer.committee_title) if line)
    return Closing(Signature(authority, signer.full_name, signer.agency_title.upper()), content.organ.recipients)


def replacing(paper: Document, replaced: str) -> Document:
    """A report that takes the place of an issued one: the same with one sentence before its last paragraph."""
    last = max(index for index, block in enumerate(paper.blocks) if isinstance(block, Paragraph))
    sentence = Paragraph(plain(f"Báo cáo này thay thế {replaced} của {paper.author}."))
    return replace(paper, blocks=(*paper.blocks[:last], sentence, *paper.blocks[last:]))


def cited(number: int, symbol: str, issued_on: date) -> str:
    """How a paper cites a report: "Báo cáo số 05/BC-BCĐ ngày 15 tháng 3 năm 2022"."""
    return f"Báo cáo số {padded_count(number).replace('.', '')}/{symbol} {admin_date(issued_on)}"
