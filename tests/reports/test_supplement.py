"""The slip that asks for mending: one page by the layout law, whatever and however much is to mend."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.annotations import Annotation
from app.domain.findings import Severity
from app.reports import docx_writer, pdf_writer, supplement
from app.reports.docx_inspector import inspect_docx
from app.reports.model import Cell, Document, Paragraph, Table, text_of
from app.reports.pdf_inspector import inspect_pdf
from app.reports.supplement import SupplementContent
from tests.support.papers import ORGAN, SIGNER
from tests.support.rich_workbooks import to_mend, work_of

DAY = date(2022, 1, 18)
LONG = "Số khẩu (A16) ghi 2.868, các xóm cộng lại 2.886; lấy số các xóm cộng lại. " * 8
THINGS = (
    to_mend("02_ChiTieu", "E22"),
    to_mend("02_ChiTieu", "E23", Severity.QUESTION, "Ô ghi “3 vụ/5 đối tượng”."),
    to_mend("03_Xom", "", Severity.WARNING, "Trang bị ẩn."),
    to_mend("02_ChiTieu", "E24", Severity.NOTE, "Nêu để biết."),
    to_mend("02_ChiTieu", "E25", Severity.ERROR, "Đã xong.", "Đã bỏ qua: đúng."),
)


def content(*things: Annotation) -> SupplementContent:
    return SupplementContent(
        organ=ORGAN,
        addressee="Ban chỉ đạo xã Sóc Hà",
        unit="xã Sóc Hà",
        work=work_of(things),
        received_on=date(2022, 1, 12),
        today=DAY,
        contact="Đồn BPCK Sóc Giang",
        signer=SIGNER,
        draft_mark="DỰ THẢO",
    )


def words(paper: Document) -> str:
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    return "\n".join(text_of(block.runs) for block in blocks)


def table(paper: Document) -> list[list[str]]:
    (found,) = (block for block in paper.blocks if isinstance(block, Table))
    return [[_text(cell) for cell in row.cells] for row in found.rows]


def _text(cell: Cell) -> str:
    return text_of(cell.runs)


def returned(why: str, *things: Annotation) -> SupplementContent:
    made = content(*things)
    return replace(made, work=replace(made.work, return_reason=why))


PAPERS = {
    "draft": content(*THINGS),
    "signed": replace(content(*THINGS), number=7, issued_on=DAY, draft_mark="", deadline=date(2022, 1, 25)),
    "nobody signs, nobody takes in": replace(content(*THINGS), signer=None, contact=""),
    "returned": returned("Thiếu trang 06,\nsố khẩu không khớp.", *THINGS),
    "returned, nothing found": returned("Chưa có chữ ký của Chủ tịch UBND xã"),
    "returned at length": returned("Đề nghị xem lại từng trang. " * 200, *THINGS),
    "very much": content(*(to_mend("02_ChiTieu", f"E{row}", wrong=LONG) for row in range(1, 200))),
    "hostile": content(*(to_mend("x" * 300, "E1", Severity.ERROR, text) for text in ("</para>", "y" * 900, "\x00"))),
}  # fmt: skip


@pytest.mark.parametrize("case", PAPERS.values(), ids=PAPERS.keys())
def test_that_the_slip_is_one_page_and_keeps_the_law(case: SupplementContent, tmp_path: Path) -> None:
    paper = supplement.build(case)
    docx_writer.write(paper, tmp_path / "a.docx")
    pdf_writer.write(paper, tmp_path / "a.pdf")
    assert inspect_docx(tmp_path / "a.docx") == []
    assert inspect_pdf(tmp_path / "a.pdf") == []
    assert pdf_writer.render(paper).pages == 1


def test_that_what_is_asked_stands_in_groups_with_its_place() -> None:
    paper = supplement.build(PAPERS["draft"])
    assert [row[:2] for row in table(paper)] == [
        ["Lỗi chặn: phải sửa"],
        ["1", "02_ChiTieu, ô E22"],
        ["Câu hỏi: phải ghi lại cho rõ"],
        ["2", "02_ChiTieu, ô E23"],
        ["Cảnh báo: cần giải trình hoặc sửa"],
        ["3", "03_Xom"],
    ]
    assert "còn 01 lỗi chặn, 01 câu hỏi, 01 cảnh báo" in words(paper)
    assert "ngày 12 tháng 01 năm 2022 (tệp “bc.xlsx”)" in words(paper)


def test_that_the_deadline_stands_or_is_left_to_the_pen() -> None:
    assert "trước ngày 25 tháng 01 năm 2022." in words(supplement.build(PAPERS["signed"]))
    assert "tháng\xa0\xa0\xa0\xa0\xa0\xa0năm 2022." in words(supplement.build(PAPERS["draft"]))
    assert words(supplement.build(PAPERS["draft"])).endswith("Đầu mối tiếp nhận: Đồn BPCK Sóc Giang./.")
    assert words(supplement.build(PAPERS["nobody signs, nobody takes in"])).endswith("năm 2022./.")


def test_that_the_reason_of_a_return_stands_before_what_was_found() -> None:
    first, second, *_rest = words(supplement.build(PAPERS["returned"])).split("\n")
    assert first.endswith("trả lại để bổ sung, lý do: Thiếu trang 06, số khẩu không khớp.")
    assert second.startswith("Qua kiểm tra, báo cáo còn 01 lỗi chặn")


def test_that_a_return_for_a_reason_alone_has_a_slip_without_a_table() -> None:
    paper = supplement.build(PAPERS["returned, nothing found"])
    assert not [block for block in paper.blocks if isinstance(block, Table)]
    assert "lý do: Chưa có chữ ký của Chủ tịch UBND xã." in words(paper)
    assert "các ô có màu" not in words(paper)


def test_that_what_does_not_fit_is_counted() -> None:
    rows = table(supplement.build(PAPERS["very much"]))
    shown = [row for row in rows if row[0].isdecimal()]
    assert 3 <= len(shown) < 20
    assert rows[-1] == [f"… và {199 - len(shown)} chỗ nữa; danh sách đủ ở trang “Danh sách lỗi” của tệp gửi kèm."]


def _of_kind(count: int, kind: str, severity: Severity = Severity.ERROR) -> list[Annotation]:
    return [
        replace(to_mend("02_ChiTieu", f"E{row}", severity, LONG), kind=kind, subject=f"Chỉ tiêu (C{row})")
        for row in range(10, 10 + count)
    ]


def test_that_things_of_a_kind_stand_together_only_where_they_do_not_fit_one_by_one() -> None:
    few = table(supplement.build(content(*_of_kind(2, "Tổng khác"))))
    assert [row[0] for row in few] == ["Lỗi chặn: phải sửa", "1", "2"]
    many = supplement.build(content(*_of_kind(7, "Tổng khác"), *_of_kind(5, "Số lệch cỡ", Severity.WARNING)))
    rows = table(many)
    assert [row[0] for row in rows] == ["Lỗi chặn: phải sửa", "1", "Cảnh báo: cần giải trình hoặc sửa", "2"]
    assert rows[1][1] == "; ".join(f"02_ChiTieu, ô E{row}" for row in range(10, 17))
    assert rows[1][2].startswith("Tổng khác (07 chỗ): Chỉ tiêu (C10); ")
    assert pdf_writer.render(many).pages == 1


def test_that_places_beyond_the_line_of_their_kind_are_counted_exactly() -> None:
    rows = table(supplement.build(content(*_of_kind(40, "Tổng khác"))))
    named = rows[1][1].count("ô E")
    assert 5 <= named < 40
    assert rows[1][2].startswith("Tổng khác (40 chỗ): ")
    assert rows[-1] == [f"… và {40 - named} chỗ nữa; danh sách đủ ở trang “Danh sách lỗi” của tệp gửi kèm."]


def test_that_only_what_is_open_and_heavy_is_asked() -> None:
    assert [item.where.cell for item in supplement.asked_for(work_of(THINGS))] == ["E22", "E23", ""]
