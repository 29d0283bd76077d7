"""Slips of a dossier «hồ sơ»: what was received, what is sent back for lack of something, and what the check found."""

from collections.abc import Iterator

from app.reports.awards.facts import AwardFacts, NomineeFact
from app.reports.event_facts import DOTS, DOTTED_LINE, one_line
from app.reports.event_sheet import framed, note, ruled
from app.reports.model import Align, Block, Document, Orientation, Paragraph, plain
from app.text import admin_date, padded_count, short_date

APPRAISAL = "PHIẾU THẨM ĐỊNH"
RECEIPT = "PHIẾU TIẾP NHẬN HỒ SƠ"
RETURN = "PHIẾU TRẢ HỒ SƠ"
_ITEMS = (
    ("TT", 10.0, Align.CENTER), ("Giấy tờ của hồ sơ", 70.0, Align.LEFT), ("Số bộ", 14.0, Align.CENTER),
    ("Bản cứng", 24.0, Align.CENTER), ("Bản mềm", 24.0, Align.CENTER), ("Ghi chú", 26.0, Align.LEFT),
)  # fmt: skip
_CRITERIA = (
    ("TT", 10.0, Align.CENTER), ("Tiêu chuẩn, điều kiện", 76.0, Align.LEFT), ("Kết quả", 28.0, Align.LEFT),
    ("Căn cứ", 54.0, Align.LEFT),
)  # fmt: skip


def appraisal(facts: AwardFacts, item: NomineeFact) -> Document:
    """The sheet of who checks a dossier: papers, conditions with what proves them, what was found, the proposal."""
    blocks: list[Block] = [*_about(facts, item), note("1. Thành phần hồ sơ:"), _papers(item)]
    blocks += [note("2. Tiêu chuẩn, điều kiện:"), _criteria(item), note("3. Vấn đề cần lưu ý:")]
    blocks += [note(f"- {one_line(text).rstrip(' .;')}.") for text in item.findings] or [note("- Không.")]
    blocks.append(note(f"4. Ý kiến thẩm định: {one_line(item.appraisal).rstrip(' .;') or DOTTED_LINE}."))
    return _slip(facts, APPRAISAL, f"Hồ sơ đề nghị {_asked(item)}", blocks, "Người thẩm định")


def receipt(facts: AwardFacts, item: NomineeFact) -> Document:
    """What came, when, and what still lacks."""
    blocks: list[Block] = [*_about(facts, item), *_received(item), _papers(item)]
    if item.missing:
        blocks.append(note(f"Hồ sơ còn thiếu {padded_count(len(item.missing))} giấy tờ:"))
        blocks += [note(f"- {one_line(text).rstrip(' .;')}.") for text in item.missing]
    elif item.dossier:
        blocks.append(note("Hồ sơ đủ thành phần theo quy định."))
    return _slip(facts, RECEIPT, f"Đề nghị {_asked(item)}", blocks, "Người nộp")


def return_slip(facts: AwardFacts, item: NomineeFact) -> Document:
    """Why a dossier goes back, and by when it is expected again."""
    reason = one_line(item.reason).rstrip(" .;")
    blocks: list[Block] = [*_about(facts, item)]
    if item.missing:
        blocks.append(note("Hồ sơ được trả lại vì còn thiếu:"))
        blocks += [note(f"- {one_line(text).rstrip(' .;')}.") for text in item.missing]
        blocks += [note(f"Lý do khác: {reason}.")] if reason else []
    else:
        blocks.append(note(f"Hồ sơ được trả lại vì: {reason or DOTTED_LINE}."))
    due = f"trước hoặc trong {admin_date(item.due_on)}" if item.due_on else f"trước ngày {DOTS}"
    blocks.append(note(f"Đề nghị bổ sung và gửi lại {due}."))
    return _slip(facts, RETURN, f"Đề nghị {_asked(item)}", blocks, "Người nhận lại")


def _asked(item: NomineeFact) -> str:
    return f"{'truy tặng' if item.is_posthumous else 'tặng'} {one_line(item.award.title)}"


def _slip(facts: AwardFacts, kind: str, subject: str, blocks: list[Block], left: str) -> Document:
    return framed(facts.frame, kind, subject, blocks, left=left, orientation=Orientation.PORTRAIT)


def _about(facts: AwardFacts, item: NomineeFact) -> Iterator[Block]:
    lines = [
        ("Tên tập thể, cá nhân", item.called),
        ("Chức vụ, đơn vị, nơi cư trú", item.whereabouts_alone),
        ("Đơn vị đề nghị", one_line(item.proposer)),
        ("Hình thức đề nghị", item.award_told),
        ("Phong trào", f"{one_line(facts.movement)} năm {facts.report_year}".strip()),
    ]
    yield from (Paragraph(plain(f"{label}: {text.rstrip(' .;') or DOTS}.")) for label, text in lines)


def _received(item: NomineeFact) -> Iterator[Block]:
    day = admin_date(item.received_on) if item.received_on else f"ngày {DOTS}"
    yield note(f"Ngày nhận hồ sơ: {day.removeprefix('ngày ')}.")


def _papers(item: NomineeFact) -> Block:
    rows = [
        (
            str(number),
            f"{line.name}{'' if line.is_required else ' (nếu có)'}",
            padded_count(line.copies),
            short_date(line.hard_on) if line.hard_on else "",
            short_date(line.soft_on) if line.soft_on else "",
            line.note,
        )
        for number, line in enumerate(item.dossier, 1)
    ]
    return ruled(_ITEMS, rows or [("1", *[""] * 5)], size_pt=12)


def _criteria(item: NomineeFact) -> Block:
    rows = [(str(number), line.text, line.verdict, line.proof) for number, line in enumerate(item.criteria, 1)]
    return ruled(_CRITERIA, rows or [("1", "", "", "")], size_pt=12)
