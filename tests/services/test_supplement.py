"""The slip for one report: to whom, from whom, until when; stored or only read."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from app.errors import Refused
from app.reports.docx_inspector import inspect_docx
from app.reports.model import Addressees, Closing, DocumentTitle, Letterhead, Paragraph, text_of
from app.reports.pdf_inspector import inspect_pdf
from app.services import annotating, submissions, supplement
from app.services.supplement import Terms
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, STATION, TONG_COT, YEAR_2021, read_one


def test_that_the_slip_of_a_stored_report_names_unit_committee_and_signer(full: Workspace, ids: dict[str, int]) -> None:
    paper = supplement.document(full, ids["Tổng Cọt"])
    head = next(block for block in paper.blocks if isinstance(block, Letterhead))
    assert (head.symbol, head.draft_mark, head.number) == ("PYC-BCĐ", "DỰ THẢO", None)
    assert Addressees(("Ban chỉ đạo xã Tổng Cọt",)) in paper.blocks
    assert DocumentTitle("PHIẾU YÊU CẦU BỔ SUNG", "Báo cáo số liệu năm 2021 của xã Tổng Cọt") in paper.blocks
    texts = [text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]
    assert "05 lỗi chặn" in texts[0]
    assert "ngày 18 tháng 01 năm 2022" in texts[0]
    assert texts[-1] == "Đầu mối tiếp nhận: Đồn Biên phòng cửa khẩu Sóc Giang./."
    closing = next(block for block in paper.blocks if isinstance(block, Closing))
    assert closing.signature.full_name == "Triệu Đình Dũng"


def test_that_the_reason_of_the_return_goes_with_the_slip_and_the_list(full: Workspace, ids: dict[str, int]) -> None:
    submissions.return_(full, ids["Sóc Hà"], "Thiếu bản cứng có chữ ký")
    paper = supplement.document(full, ids["Sóc Hà"])
    texts = [text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]
    assert "lý do: Thiếu bản cứng có chữ ký." in texts[0]
    _name, marked = annotating.annotated(full, ids["Sóc Hà"])
    listed = openpyxl.load_workbook(BytesIO(marked))["Danh sách lỗi"]
    assert "Lý do trả lại: Thiếu bản cứng có chữ ký" in [
        row[0] for row in listed.iter_rows(max_row=8, values_only=True)
    ]


def test_that_a_number_ends_the_draft(full: Workspace, ids: dict[str, int]) -> None:
    terms = Terms(date(2022, 1, 25), 7, date(2022, 1, 19))
    paper = supplement.document(full, ids["Tổng Cọt"], terms)
    head = next(block for block in paper.blocks if isinstance(block, Letterhead))
    assert (head.number, head.issued_on, head.draft_mark) == (7, date(2022, 1, 19), "")


def test_that_a_station_is_written_to_by_its_name(ws: Workspace) -> None:
    paper = supplement.document_of_reading(ws, read_one(ws, YEAR_2021 / STATION))
    assert Addressees(("Đồn Biên phòng cửa khẩu Sóc Giang",)) in paper.blocks


def test_that_both_formats_are_written_whole_and_never_over_another(ws: Workspace, tmp_path: Path) -> None:
    paper = supplement.document_of_reading(ws, read_one(ws, YEAR_2021 / TONG_COT))
    word, pdf = supplement.save(tmp_path, paper)
    assert inspect_docx(word) == []
    assert inspect_pdf(pdf) == []
    assert word.read_bytes() == supplement.rendered(paper)[".docx"]
    assert supplement.save(tmp_path, paper, [".pdf"])[0].stem.endswith("(2)")


def test_that_nothing_to_mend_needs_no_slip(ws: Workspace) -> None:
    with pytest.raises(Refused, match="không có gì phải bổ sung"):
        supplement.document_of_reading(ws, read_one(ws, YEAR_2021 / SOC_HA))


def test_that_a_slip_to_nobody_is_refused(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"")
    with pytest.raises(Refused, match="chưa rõ là báo cáo của đơn vị nào"):
        supplement.document_of_reading(ws, read_one(ws, tmp_path / "x.xlsx"))
