"""The marked workbook: everything the sender put into it is still there, and every place to mend is told."""

import io
import re
import unicodedata
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.annotations import COMMENT_LEAD, LIST_SHEET, Annotation
from app.domain.findings import Severity
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import open_workbook
from app.reports.annotated_workbook import annotate, has_macros
from app.reports.style_part import GROUNDS
from app.text import nfc
from tests.support.rich_workbooks import MACROS, parts_of, rich_workbook, to_mend, work_of, zipped

RICH = rich_workbook()
#: Parts that name sheets, styles and links: all others of the package belong to the sender alone.
EDITED = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
}  # fmt: skip
MENDED = (
    to_mend("Số liệu", "C5", wrong="Số khẩu ghi 50, các xóm cộng lại 60."),
    to_mend("Số liệu", "C5", Severity.NOTE, "Ghi chú thêm."),
    to_mend("Số liệu", "C3", Severity.QUESTION),
    to_mend("Số liệu", "F4", Severity.WARNING),
    to_mend("Số liệu", "A30", Severity.NOTE),
    to_mend("Số liệu", "C8", Severity.WARNING, settled="Đã bỏ qua: đúng như vậy."),
    to_mend("", ""),
)


def sheets(content: bytes) -> Mapping[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(content), keep_vba=True)
    return {sheet.title: sheet for sheet in book.worksheets}


def ground(sheet: Worksheet, cell: str) -> str:
    return str(sheet[cell].fill.fgColor.rgb)


def said(sheet: Worksheet, cell: str) -> str:
    comment = sheet[cell].comment
    return comment.text if comment else ""


def listed(content: bytes) -> Sequence[tuple[object, ...]]:
    rows = list(sheets(content)[LIST_SHEET].iter_rows(values_only=True))
    titles = next(number for number, row in enumerate(rows) if row[0] == "STT")
    return rows[titles + 1 :]


def test_that_every_other_part_stays_byte_for_byte() -> None:
    before, after = parts_of(RICH), parts_of(annotate(RICH, work_of(MENDED)))
    changed = {name for name in before if after[name] != before[name]}
    assert changed - {name for name in before if "comment" in name.casefold()} <= EDITED
    assert after["xl/vbaProject.bin"] == MACROS
    assert {name for name in before if name.startswith(("xl/charts/", "xl/media/", "xl/drawings/drawing"))} - changed
    assert "xl/worksheets/sheet2.xml" not in changed


def test_that_what_stands_in_the_marked_sheet_stays() -> None:
    before, after = sheets(RICH)["Số liệu"], sheets(annotate(RICH, work_of(MENDED)))["Số liệu"]
    assert {cell.coordinate: cell.value for row in before for cell in row if cell.value is not None} == {
        cell.coordinate: cell.value for row in after for cell in row if cell.value is not None
    }
    assert len(getattr(after, "_charts")) == len(getattr(after, "_images")) == 1  # noqa: B009 - openpyxl has no other names for them
    assert [(str(rule.sqref), rule.formula2) for rule in after.data_validations.dataValidation] == [("C2:C11", "9999")]
    assert [str(item.sqref) for item in after.conditional_formatting] == ["C2:C11"]
    assert after.protection.sheet
    assert (after.freeze_panes, after.print_area) == (before.freeze_panes, before.print_area)
    assert after.column_dimensions["B"].width == 33
    assert [str(one) for one in after.merged_cells.ranges] == ["E2:F4"]
    assert after["C3"].number_format == "#,##0"


def test_that_the_workbook_keeps_its_names_and_its_hidden_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotate(RICH, work_of(MENDED))), keep_vba=True)
    assert book.defined_names["TongSo"].attr_text == "'Số liệu'!$C$12"
    assert [sheet.title for sheet in book.worksheets] == ["Số liệu", "Ẩn", "Trống", LIST_SHEET]
    assert book["Ẩn"].sheet_state == "hidden"
    assert has_macros(RICH)
    assert not has_macros(rich_workbook(has_macros=False))


def test_that_places_have_the_colour_of_the_worst_and_one_comment_with_all() -> None:
    sheet = sheets(annotate(RICH, work_of(MENDED)))["Số liệu"]
    assert ground(sheet, "C5") == GROUNDS[Severity.ERROR]
    assert "50, các xóm cộng lại 60" in said(sheet, "C5")
    assert said(sheet, "C5").index("Chặn") < said(sheet, "C5").index("Gợi ý")
    assert said(sheet, "C5").count(COMMENT_LEAD) == 1
    assert ground(sheet, "C3") == GROUNDS[Severity.QUESTION]
    assert sheet["A30"].value is None
    assert ground(sheet, "A30") == GROUNDS[Severity.NOTE]


def test_that_a_place_inside_a_merged_range_is_told_at_its_first_cell() -> None:
    sheet = sheets(annotate(RICH, work_of(MENDED)))["Số liệu"]
    assert ground(sheet, "E2") == GROUNDS[Severity.WARNING]
    assert said(sheet, "E2").startswith(COMMENT_LEAD)


def test_that_a_settled_thing_is_only_listed() -> None:
    content = annotate(RICH, work_of(MENDED))
    assert said(sheets(content)["Số liệu"], "C8") == ""
    row = next(row for row in listed(content) if row[3] == "C8")
    assert "đã xong" in str(row[1])
    assert row[7] == "Đã bỏ qua: đúng như vậy."


def test_that_the_senders_own_comment_stays_in_front_of_ours() -> None:
    sheet = sheets(annotate(RICH, work_of([to_mend("Số liệu", "C2")])))["Số liệu"]
    assert said(sheet, "C2").startswith("Số này hỏi lại xóm\n\n" + COMMENT_LEAD)
    comment = sheet["C2"].comment
    assert comment is not None
    assert comment.author == "Cán bộ xã"


def test_that_white_letters_become_readable_on_our_ground() -> None:
    sheet = sheets(annotate(RICH, work_of([to_mend("Số liệu", "B1")])))["Số liệu"]
    assert sheet["B1"].font.bold
    assert sheet["B1"].font.color is None


def test_that_the_list_leads_to_each_cell_and_is_ready_to_print() -> None:
    content = annotate(RICH, work_of(MENDED, "Tệp đã chuyển sang .xlsx."))
    sheet = sheets(content)[LIST_SHEET]
    links = [cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink]
    assert links == [f"'Số liệu'!{item.where.cell}" for item in MENDED if item.where.cell]
    texts = [str(cell.value) for row in sheet for cell in row if cell.value]
    for text in ("Đơn vị: xã Sóc Hà. Kỳ báo cáo: năm 2021.", "Tệp: bc.xlsx. Ngày kiểm tra: 18/01/2022.", "Chặn: 2"):
        assert text in texts
    assert "Tệp đã chuyển sang .xlsx." in texts
    assert (int(sheet.page_setup.paperSize or 0), sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.freeze_panes == f"A{sheet.max_row - len(MENDED) + 1}"
    assert sheet.print_title_rows == f"${sheet.max_row - len(MENDED)}:${sheet.max_row - len(MENDED)}"
    assert len(listed(content)) == len(MENDED)


def test_that_the_workbook_opens_on_the_list_and_on_nothing_else() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotate(RICH, work_of(MENDED))))
    assert book.active is not None
    assert book.active.title == LIST_SHEET
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [LIST_SHEET]


def test_that_marking_again_takes_the_former_marks_away() -> None:
    first = annotate(RICH, work_of(MENDED))
    second = annotate(first, work_of([to_mend("Số liệu", "C9")]))
    sheet = sheets(second)["Số liệu"]
    assert (said(sheet, "C5"), said(sheet, "C2")) == ("", "Số này hỏi lại xóm")
    assert ground(sheet, "C5") not in GROUNDS.values()
    assert ground(sheet, "C9") == GROUNDS[Severity.ERROR]
    assert list(sheets(second)) == ["Số liệu", "Ẩn", "Trống", LIST_SHEET]
    assert len(listed(second)) == 1
    assert annotate(second, work_of(MENDED)) == annotate(annotate(second, work_of(MENDED)), work_of(MENDED))


@pytest.mark.parametrize("times", [1, 2])
def test_that_a_mended_cell_gets_its_own_ground_back(times: int) -> None:
    content = RICH
    for _ in range(times):
        content = annotate(content, work_of([to_mend("Số liệu", "C3"), to_mend("Số liệu", "C4")]))
    sheet = sheets(annotate(content, work_of([])))["Số liệu"]
    assert ground(sheet, "C3") == "00FFF2CC"
    assert sheet["C3"].number_format == "#,##0"
    assert sheet["C4"].fill.fill_type is None


def test_that_marking_again_leaves_the_senders_comment_alone() -> None:
    once = annotate(RICH, work_of([to_mend("Số liệu", "C2")]))
    assert said(sheets(annotate(once, work_of([])))["Số liệu"], "C2") == "Số này hỏi lại xóm"


def test_that_a_sheet_of_the_sender_with_the_same_name_is_none_of_ours() -> None:
    parts = parts_of(RICH)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("Trống".encode(), LIST_SHEET.encode())
    content = annotate(zipped(parts), work_of([to_mend(LIST_SHEET, "A1")]))
    assert list(sheets(content)) == ["Số liệu", "Ẩn", LIST_SHEET, f"{LIST_SHEET} (2)"]
    assert ground(sheets(content)[LIST_SHEET], "A1") == GROUNDS[Severity.ERROR]


def test_that_the_box_of_a_comment_ends_inside_the_sheet() -> None:
    content = annotate(RICH, work_of([to_mend("Số liệu", "XFD1048576", wrong="dài " * 400)]))
    drawing = next(data for name, data in parts_of(content).items() if b"<x:Row>1048575<" in data)
    anchors = re.findall(rb"<x:Anchor>([^<]*)</x:Anchor>", drawing)
    left, _, top, _, right, _, bottom, _ = (int(number) for number in anchors[-1].split(b","))
    assert left < right < 16_384
    assert top < bottom < 1_048_576


# --- any findings, any text --------------------------------------------------------------------------------------

TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "]]><x>", "_x000D_", "\x00\x01\x0b", "a\ud800b", "\ufffe", "&lt;", '"',
        "một\r\nhai\tba",
    ]
)  # fmt: skip
CELLS = st.builds("{}{}".format, st.sampled_from(["A", "C", "F", "AA", "XFD"]), st.integers(1, 1_048_576))
PLACES = CELLS | st.sampled_from(["", "A0", "XFE1", "ZZZ9", "C5:C9", "$C$5", "c5", "R1C1", "C1048577"])
THINGS = st.builds(
    to_mend, st.sampled_from(["Số liệu", "Ẩn", "Trống", "không có", ""]), PLACES, st.sampled_from(list(Severity)), TEXTS
)  # fmt: skip


NOT_SHOWN = dict.fromkeys([*(set(range(32)) - set(b"\t\n\r")), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")


def values(content: bytes) -> dict[str, dict[str, str]]:
    """What stands in the filled cells of each sheet, by our own reader: places far out cost nothing."""
    book = open_workbook(content, "bc.xlsm", DEFAULT_LIMITS)
    return {
        sheet.name: {cell.name: cell.text for row in sheet.rows.values() for cell in row.values()}
        for sheet in book.sheets
    }


@settings(max_examples=80, deadline=None)
@given(st.lists(THINGS, max_size=8))
def test_that_any_findings_give_a_whole_workbook_with_every_one_listed(things: list[Annotation]) -> None:
    content = annotate(RICH, work_of(things))
    assert content == annotate(RICH, work_of(things))
    now = values(content)
    made = now.pop(LIST_SHEET)
    assert now == values(RICH)
    titles = next(int(place[1:]) for place, text in made.items() if text == "STT")
    for number, item in enumerate(things, 1):
        wanted = item.wrong.translate(NOT_SHOWN).replace("\r\n", "\n").replace("\r", "\n")
        assert made.get(f"G{titles + number}", "").strip() == nfc(wanted).strip()
    part = parts_of(content)["xl/worksheets/sheetPd1.xml"]
    assert b"<f>" not in part


@pytest.mark.parametrize("name", ["Số liệu", "Ẩn"])
def test_that_names_of_sheets_match_in_any_form_of_unicode(name: str) -> None:
    parts = parts_of(RICH)
    apart = unicodedata.normalize("NFD", name)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(name.encode(), apart.encode())
    content = annotate(zipped(parts), work_of([to_mend(name, "A1")]))
    assert {nfc(title): ground(sheet, "A1") for title, sheet in sheets(content).items()}[name] in GROUNDS.values()
