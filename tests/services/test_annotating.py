"""The sender's workbook back and forth: marked, mended, read again; stored versions as they stand now."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import openpyxl
import pytest

from app.domain.annotations import COMMENT_LEAD, LIST_SHEET
from app.domain.findings import Finding, Severity
from app.domain.submissions import ReadResult, SubmissionDetail, Verdict
from app.errors import Refused
from app.files import write_new
from app.importing.limits import MEGABYTE, Limits
from app.progress import Cancelled
from app.reports import package
from app.reports.style_part import GROUNDS
from app.services import annotating, originals, submissions
from app.services.workspace import Workspace
from tests.support.rich_workbooks import parts_of, zipped
from tests.support.sent_workbooks import CAN_YEN, SOC_HA, TONG_COT, YEAR_2021, changed_copy, read_one
from tests.support.stored_reports import answer_all, figure

OLD_FILE = "BAOCAO SOKET XA TRUONG HA 2021.xls"


def returned(ws: Workspace, result: ReadResult, folder: Path) -> Path:
    return write_new(folder, *annotating.annotated_reading(ws, result))


def places(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(item.code, item.where.sheet, item.where.cell) for item in findings}


@pytest.mark.parametrize("name", [SOC_HA, TONG_COT, CAN_YEN, "Xa Noi Thon bao cao so lieu 2021.xlsx"])
def test_that_a_returned_workbook_says_the_same_when_it_comes_in_again(
    ws: Workspace, tmp_path: Path, name: str
) -> None:
    sent = read_one(ws, YEAR_2021 / name)
    again = read_one(ws, returned(ws, sent, tmp_path))
    assert sent.report is not None
    assert again.report is not None
    assert again.report.figures == sent.report.figures
    assert again.findings == sent.findings


def test_that_what_was_mended_in_the_returned_workbook_is_gone(ws: Workspace, tmp_path: Path) -> None:
    sent = read_one(ws, YEAR_2021 / TONG_COT)
    path = returned(ws, sent, tmp_path)
    book = openpyxl.load_workbook(path)
    assert book["02_ChiTieu"]["E22"].fill.fgColor.rgb == GROUNDS[Severity.ERROR]
    comment = book["02_ChiTieu"]["E22"].comment
    assert comment is not None
    assert comment.text.startswith(COMMENT_LEAD)
    assert "2.868" in comment.text
    assert "2.886" in comment.text
    book["02_ChiTieu"]["E22"] = 2886
    book["02_ChiTieu"]["E68"] = 12
    book["02_ChiTieu"]["E111"] = 20.203
    book.save(path)
    mended = read_one(ws, path)
    gone = {place[1:] for place in places(sent.findings) - places(mended.findings)}
    assert gone == {("02_ChiTieu", "E22"), ("02_ChiTieu", "E68"), ("02_ChiTieu", "E111")}
    assert not places(mended.findings) - places(sent.findings)


def test_that_a_workbook_is_marked_anew_after_mending(ws: Workspace, tmp_path: Path) -> None:
    path = returned(ws, read_one(ws, YEAR_2021 / TONG_COT), tmp_path)
    book = openpyxl.load_workbook(path)
    book["02_ChiTieu"]["E22"] = 2886
    book.save(path)
    second = returned(ws, read_one(ws, path), tmp_path)
    assert second.name == path.name.replace(".xlsx", " (2).xlsx")
    book = openpyxl.load_workbook(second)
    assert book.sheetnames.count(LIST_SHEET) == 1
    assert book["02_ChiTieu"]["E22"].comment is None
    assert book["02_ChiTieu"]["E22"].fill.fgColor.rgb not in GROUNDS.values()
    assert book["02_ChiTieu"]["E68"].comment is not None


def test_that_an_old_workbook_comes_back_as_xlsx_with_the_same_figures(ws: Workspace, tmp_path: Path) -> None:
    sent = read_one(ws, YEAR_2021 / OLD_FILE)
    path = returned(ws, sent, tmp_path)
    assert path.name == "BAOCAO SOKET XA TRUONG HA 2021 – da kiem tra.xlsx"
    again = read_one(ws, path)
    assert sent.report is not None
    assert again.report is not None
    assert again.report.figures == sent.report.figures
    assert again.report.rows == sent.report.rows
    assert again.report.narrative == sent.report.narrative
    # The copy is in Unicode: nothing is left to be said about old letters.
    assert {item.code for item in sent.findings} - {item.code for item in again.findings} == {"legacy-font"}
    lines = [str(row[0]) for row in openpyxl.load_workbook(path)[LIST_SHEET].iter_rows(values_only=True)]
    assert any("đã chuyển sang .xlsx" in line for line in lines)


def test_that_text_with_columns_comes_back_as_xlsx(ws: Workspace, tmp_path: Path) -> None:
    lines = [
        "Mã;Chỉ tiêu;ĐVT;Thực hiện kỳ này",
        "A14;Số hộ;hộ;655",
        "A16;Số khẩu;người;=cmd|x",
        "B01;Văn bản;văn bản;6",
    ]
    (tmp_path / "bc.csv").write_text("\n".join(lines), encoding="utf-8")
    sent = read_one(ws, tmp_path / "bc.csv")
    path = returned(ws, sent, tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert (sheet["D2"].value, sheet["D3"].value, sheet["D3"].data_type) in (
        (655, "=cmd|x", "s"),
        ("655", "=cmd|x", "s"),
    )
    assert sheet["D3"].comment is not None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the other program here")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_that_a_returned_workbook_saved_by_another_program_says_the_same(
    ws: Workspace, tmp_path: Path, suffix: str
) -> None:
    sent = read_one(ws, YEAR_2021 / TONG_COT)
    path = returned(ws, sent, tmp_path)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", suffix]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(path)], check=True, capture_output=True, timeout=150
    )
    saved = next((tmp_path / "saved").iterdir())
    again = read_one(ws, saved)
    assert sent.report is not None
    assert again.report is not None
    values = [(item.indicator, item.hamlet, item.value) for item in sent.report.figures]
    assert [(item.indicator, item.hamlet, item.value) for item in again.report.figures] == values
    assert places(again.findings) == places(sent.findings)
    second = openpyxl.load_workbook(returned(ws, again, tmp_path / "second"))
    assert second.sheetnames.count(LIST_SHEET) == 1
    comment = second["02_ChiTieu"]["E22"].comment
    assert comment is not None
    assert comment.text.count(COMMENT_LEAD) == 1


# --- what cannot be read or edited -------------------------------------------------------------------------------


def test_that_a_file_that_was_not_read_is_refused_with_the_reason(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    with pytest.raises(Refused, match="không đọc được tệp") as refused:
        annotating.annotated_reading(ws, read_one(ws, path))
    assert refused.value.way_out


def test_that_a_report_of_no_known_unit_is_marked_with_what_is_wrong(ws: Workspace, tmp_path: Path) -> None:
    parts = parts_of((YEAR_2021 / SOC_HA).read_bytes())
    changed = {
        name: data.replace(b"01417", b"99999").replace("Sóc Hà".encode(), b"Xa La") for name, data in parts.items()
    }
    path = tmp_path / "lạ.xlsx"
    path.write_bytes(zipped(changed))
    result = read_one(ws, path)
    assert result.problem
    book = openpyxl.load_workbook(returned(ws, result, tmp_path))
    assert any(result.problem in str(row[0]) for row in book[LIST_SHEET].iter_rows(values_only=True))


def test_that_a_package_that_cannot_be_edited_is_written_anew(ws: Workspace, tmp_path: Path) -> None:
    """Two rows of one number: programs differ about which one holds, so the sheet is not touched."""
    parts = parts_of((YEAR_2021 / TONG_COT).read_bytes())
    part = "xl/worksheets/sheet3.xml"
    parts[part] = parts[part].replace(b"</sheetData>", b'<row r="5"/></sheetData>')
    path = tmp_path / "bc.xlsx"
    path.write_bytes(zipped(parts))
    sent = read_one(ws, path)
    again = read_one(ws, returned(ws, sent, tmp_path / "back"))
    assert sent.report is not None
    assert again.report is not None
    assert again.report.figures == sent.report.figures


# --- stored versions ---------------------------------------------------------------------------------------------


def _detail(ws: Workspace, ids: dict[str, int]) -> SubmissionDetail:
    return submissions.detail(ws, ids["Tổng Cọt"])


def test_that_a_stored_report_is_marked_with_what_is_open_now(full: Workspace, ids: dict[str, int]) -> None:
    stored = next(item for item in _detail(full, ids).findings if item.finding.where.cell == "E68")
    submissions.override(full, ids["Tổng Cọt"], stored.id, "đã hỏi lại xã")
    name, content = annotating.annotated(full, ids["Tổng Cọt"])
    assert name == "BC_SoKet_01414_2021 – da kiem tra.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["02_ChiTieu"]["E68"].comment is None
    assert book["02_ChiTieu"]["E22"].comment is not None
    rows = [row for row in book[LIST_SHEET].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert rows[-1][3] == "E68"
    assert rows[-1][7] == "Đã bỏ qua: đã hỏi lại xã. Không phải sửa."
    assert len(rows) == len(_detail(full, ids).findings)


def test_that_the_same_input_gives_the_same_bytes(full: Workspace, ids: dict[str, int]) -> None:
    assert annotating.annotated(full, ids["Tổng Cọt"]) == annotating.annotated(full, ids["Tổng Cọt"])


def test_that_an_unknown_report_is_refused(ws: Workspace) -> None:
    with pytest.raises(Refused, match="Không có báo cáo"):
        annotating.annotated(ws, 999)


# --- its name ------------------------------------------------------------------------------------------------------


def test_that_the_mark_in_the_name_does_not_pile_up(ws: Workspace) -> None:
    result = replace(read_one(ws, YEAR_2021 / SOC_HA), file_name="bc – da kiem tra (2).xlsx")
    assert annotating.annotated_reading(ws, result)[0] == "bc – da kiem tra.xlsx"


# --- within limits, in a child -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(seconds=0.01), "quá 0 giây"),
        (Limits(unpacked_size=50_000), "bung ra quá lớn"),
        (Limits(file_size=1_000), "quá giới hạn"),
        (Limits(memory=8 * MEGABYTE), "quá lớn hoặc hỏng"),
    ],
)
def test_that_marking_is_bound_like_reading_and_refused_in_one_sentence(
    full: Workspace, ids: dict[str, int], limits: Limits, why: str
) -> None:
    with annotating.Annotator(full, limits=limits) as annotator, pytest.raises(Refused, match=why) as refused:
        annotator.stored(ids["Tổng Cọt"])
    assert refused.value.code == "not-annotated"
    assert refused.value.sentence.startswith("Chưa đánh dấu được tệp BC_SoKet_01414_2021.xlsx: ")
    assert refused.value.sentence.count(".") == 2
    assert "phiếu yêu cầu bổ sung" in refused.value.way_out


def test_that_marking_stops_when_it_is_cancelled_and_the_next_file_is_marked(
    full: Workspace, ids: dict[str, int]
) -> None:
    calls = []

    def stop(done: int, total: int, text: str) -> None:
        calls.append((done, total, text))
        if len(calls) == 1:
            raise Cancelled

    with annotating.Annotator(full, stop) as annotator:
        with pytest.raises(Cancelled):
            annotator.stored(ids["Tổng Cọt"])
        assert annotator.stored(ids["Tổng Cọt"]) == annotating.annotated(full, ids["Tổng Cọt"])


def test_that_no_part_of_a_senders_file_is_taken_apart_outside_the_child(
    full: Workspace, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> NoReturn:
        raise AssertionError("opened in the process of the window")

    monkeypatch.setattr(zipfile.ZipFile, "__init__", refuse)
    monkeypatch.setattr(package, "parse", refuse)
    name, content = annotating.annotated(full, ids["Tổng Cọt"])
    assert name.endswith(".xlsx")
    assert content.startswith(b"PK")
    assert submissions.grid(full, ids["Tổng Cọt"])


def test_that_looking_at_a_workbook_stops_when_it_is_cancelled(full: Workspace, ids: dict[str, int]) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled(done, total, text)

    with pytest.raises(Cancelled):
        submissions.grid(full, ids["Tổng Cọt"], stop)
    with pytest.raises(Cancelled):
        originals.preview(read_one(full, YEAR_2021 / SOC_HA), stop)


@pytest.mark.parametrize("name", [SOC_HA, TONG_COT, CAN_YEN, "Xa Noi Thon bao cao so lieu 2021.xlsx"])
def test_that_the_marked_file_sent_back_untouched_is_the_same_report(ws: Workspace, tmp_path: Path, name: str) -> None:
    sent = read_one(ws, YEAR_2021 / name)
    (stored,) = submissions.receive(ws, [sent])
    marked = returned(ws, sent, tmp_path)
    again = read_one(ws, marked)
    assert again.sha256 != sent.sha256
    assert (again.verdict, again.known_version) == (Verdict.SAME, 1)
    assert again.problem == "Cùng báo cáo với bản 1, tệp chỉ được lưu hoặc đánh dấu lại; không ô nào thay đổi."
    with pytest.raises(Refused):
        submissions.receive(ws, [again])
    submissions.return_(ws, stored, "còn lỗi")
    assert read_one(ws, marked).problem == ("Chưa sửa gì: mọi ô giống bản 1 đã trả lại; chờ đơn vị sửa rồi gửi lại.")


def test_that_a_cell_mended_where_the_office_had_answered_is_a_newer_report(ws: Workspace, tmp_path: Path) -> None:
    (stored,) = submissions.receive(ws, [read_one(ws, YEAR_2021 / CAN_YEN)])
    answer_all(ws, stored)
    marked = write_new(tmp_path, *annotating.annotated(ws, stored))
    assert read_one(ws, marked).verdict is Verdict.SAME
    asked = next(item.finding for item in submissions.detail(ws, stored).findings if item.answer)
    book = openpyxl.load_workbook(marked)
    book[asked.where.sheet][asked.where.cell] = 0
    book.save(marked)
    assert read_one(ws, marked).verdict is Verdict.NEWER


def test_that_a_newly_signed_report_of_the_same_figures_is_a_version(ws: Workspace, tmp_path: Path) -> None:
    submissions.receive(ws, [read_one(ws, YEAR_2021 / SOC_HA)])
    signed = changed_copy(YEAR_2021 / SOC_HA, tmp_path / "ký lại.xlsx", "01_ThongTin", {"C12": 44_590.0})
    result = read_one(ws, signed)
    assert (result.verdict, result.differences) == (Verdict.NEWER, 0)


def test_that_the_list_also_tells_what_the_office_corrected(ws: Workspace) -> None:
    (stored,) = submissions.receive(ws, [read_one(ws, YEAR_2021 / SOC_HA)])
    right = figure(submissions.detail(ws, stored), "B01")
    submissions.correct(ws, stored, right.id, Decimal(77), "xã báo lại qua điện thoại")
    (told,) = (item for item in annotating.stored_list(ws, stored).annotations if item.wrong.startswith("Nơi nhận"))
    assert told.where == right.figure.where
    assert told.written == right.figure.raw
    assert told.wrong == "Nơi nhận đã sửa thành 77, lý do: xã báo lại qua điện thoại."
    assert told.settled.startswith("Không phải sửa trong tệp")
