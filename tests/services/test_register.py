"""The register keeps every number for good: gaps are found, cancelled lines stay, the columns can be printed."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import insert

from app.db.tables import issued_document
from app.domain.papers import PaperKind, PaperOrigin
from app.errors import Refused
from app.reports.model import Table, text_of
from app.services import outgoing, papers, register
from app.services.register import OutsidePaper, RegisterColumns
from app.services.workspace import Workspace
from tests.support.ordinary_papers import PLAN

DAY = date(2022, 1, 11)
OUTSIDE = OutsidePaper(PaperKind.PLAN, "Kế hoạch viết tay", DAY, "Triệu Đình Dũng", ("08 xã",), number=4)


@pytest.fixture
def lines(ws: Workspace) -> dict[int, int]:
    """Ids of the papers 1 and 4 of a series by their numbers."""
    first = papers.issue(ws, papers.save(ws, PLAN), DAY)
    return {1: first.id, 4: register.enter(ws, OUTSIDE).id}


def test_that_a_paper_written_elsewhere_takes_a_number_of_the_same_series(ws: Workspace, lines: dict[int, int]) -> None:
    assert [(line.number, line.origin) for line in register.lines(ws, 2022)] == [
        (1, PaperOrigin.PAPER),
        (4, PaperOrigin.OUTSIDE),
    ]
    assert register.next_number(ws, "KH-BCĐ", 2022) == 5
    assert register.next_number(ws, "KH-BCĐ", 2023) == 1
    assert register.gaps(ws, 2022) == ("Các số từ 02 đến 03/KH-BCĐ chưa dùng.",)
    with pytest.raises(Refused, match="Số 04/KH-BCĐ đã dùng"):
        register.enter(ws, OUTSIDE)
    with pytest.raises(Refused, match="cần có trích yếu"):
        register.enter(ws, OutsidePaper(PaperKind.PLAN, " ", DAY, ""))
    with pytest.raises(Refused, match="không chứa dấu cách"):
        register.enter(ws, OutsidePaper(PaperKind.PLAN, "Một", DAY, "", symbol="KH/BCĐ"))


def test_that_a_taken_number_is_refused_by_the_table_itself(ws: Workspace, lines: dict[int, int]) -> None:
    first = register.lines(ws, 2022)[0]
    with (
        pytest.raises(Refused, match="Số 01/KH-BCĐ đã dùng trong năm 2022"),
        ws.store.write("thử", "thử") as connection,
    ):
        outgoing.put_out(connection, ws.clock(), first, None)
    with pytest.raises(Exception, match="UNIQUE"), ws.store.write("thử", "thử") as connection:
        connection.execute(insert(issued_document).values(**_row(first)))


def _row(line: object) -> dict[str, object]:
    names = [column.name for column in issued_document.columns if column.name not in ("id", "recipients")]
    return {name: getattr(line, name) for name in names} | {"recipients": "[]"}


def test_that_a_cancelled_number_keeps_its_line_and_is_not_given_again(ws: Workspace, lines: dict[int, int]) -> None:
    with pytest.raises(Refused, match="phải ghi lý do"):
        register.cancel(ws, lines[4], " ")
    register.cancel(ws, lines[4], "In hỏng")
    line = register.lines(ws, 2022)[-1]
    assert (line.number, line.cancel_reason) == (4, "In hỏng")
    with pytest.raises(Refused, match="đã hủy rồi"):
        register.cancel(ws, lines[4], "Lại")
    with pytest.raises(Refused, match="đã dùng"):
        papers.issue(ws, papers.save(ws, PLAN), DAY, 4)
    with pytest.raises(Refused, match="Không có văn bản này trong sổ"):
        register.cancel(ws, 99, "Lý do")


def test_that_columns_are_filled_in_later_and_number_and_day_stay(ws: Workspace, lines: dict[int, int]) -> None:
    columns = RegisterColumns("Văn phòng", 12, date(2022, 1, 12), "Gửi qua trục")
    register.fill_in(ws, lines[1], columns)
    line = register.lines(ws, 2022)[0]
    assert (line.kept_by, line.copies, line.sent_on, line.note) == ("Văn phòng", 12, date(2022, 1, 12), "Gửi qua trục")
    assert (line.number, line.issued_on) == (1, DAY)
    ws.store.undo("thử")
    assert register.lines(ws, 2022)[0].copies is None
    with pytest.raises(Refused, match="trước ngày ban hành"):
        register.fill_in(ws, lines[1], RegisterColumns(sent_on=date(2022, 1, 10)))
    for copies in (0, 100_000, 10**30):
        with pytest.raises(Refused, match=r"từ 1 đến 99\.999"):
            register.fill_in(ws, lines[1], RegisterColumns(copies=copies))


def test_that_a_day_out_of_order_is_told_and_not_forbidden(ws: Workspace, lines: dict[int, int]) -> None:
    early = date(2022, 1, 5)
    assert register.warnings(ws, "KH-BCĐ", early) == (
        "Ngày 05/01/2022 không theo thứ tự: số 04/KH-BCĐ đã ban hành ngày 11/01/2022.",
    )
    assert register.warnings(ws, "TB-BCĐ", early) == ()
    (skipped,) = register.warnings(ws, "TB-BCĐ", early, 5)
    assert skipped.startswith("Số 05/TB-BCĐ bỏ qua các số từ 0")
    assert papers.issue(ws, papers.save(ws, PLAN), early).number == 5


def test_that_the_printed_register_has_the_ten_columns_of_the_law(ws: Workspace, lines: dict[int, int]) -> None:
    register.cancel(ws, lines[4], "In hỏng")
    (annex,) = register.document(ws, 2022).annexes
    table = next(block for block in annex.blocks if isinstance(block, Table))
    assert [text_of(cell.runs) for cell in table.head[0].cells] == [
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ]
    rows = [[text_of(cell.runs) for cell in row.cells] for row in table.rows]
    assert rows[0][:4] == ["01/KH-BCĐ", "11/01/2022", f"Kế hoạch: {PLAN.subject}", "Triệu Đình Dũng"]
    assert rows[0][5] == "VT, ĐBPSG"
    assert rows[1][9] == "ĐÃ HỦY: In hỏng"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
def test_that_equal_registers_give_equal_files(
    ws: Workspace, lines: dict[int, int], tmp_path: Path, suffix: str
) -> None:
    first = register.export(ws, 2022, tmp_path / f"một{suffix}")
    second = register.export(ws, 2022, tmp_path / "mới" / f"hai{suffix}")
    assert first.read_bytes() == second.read_bytes()


def test_that_the_workbook_holds_text_as_text(ws: Workspace, tmp_path: Path) -> None:
    hostile = "=cmd|' /C calc'!A0"
    register.enter(ws, OutsidePaper(PaperKind.NOTICE, hostile, DAY, hostile, (hostile,), note=hostile, copies=3))
    content = register.export(ws, 2022, tmp_path / "sổ.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(BytesIO(content))["Năm 2022"]
    cells = next(sheet.iter_rows(min_row=6))
    assert {cell.data_type for cell in cells} <= {"s", "d", "n"}
    assert cells[2].value == f"Thông báo: {hostile}"
    assert (cells[1].value, cells[6].value) == (datetime.combine(DAY, time()), 3)


def test_that_a_register_of_nothing_can_be_printed_and_no_other_format(ws: Workspace, tmp_path: Path) -> None:
    assert register.export(ws, 2021, tmp_path / "sổ.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(Refused, match="chỉ lập ra Word"):
        register.export(ws, 2021, tmp_path / "sổ.odt")


def test_that_a_cancelled_number_says_so_wherever_its_paper_is_shown(ws: Workspace, lines: dict[int, int]) -> None:
    assert register.reservations(ws, lines[1]) == ()
    register.cancel(ws, lines[1], "ghi nhầm ngày")
    assert register.reservations(ws, lines[1]) == ("Số này đã hủy: ghi nhầm ngày.",)
