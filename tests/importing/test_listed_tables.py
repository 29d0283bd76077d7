"""Lists of names in foreign files: Word tables with all that Word allows, sheets with what spreadsheets lose."""

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.intake_table import CellDoubt, ListTable
from app.errors import BadFile
from app.importing.legacy_fonts import TCVN3, VNI, encoded
from app.importing.limits import DEFAULT_LIMITS
from app.importing.listed_tables import read_listed_tables
from app.importing.reader import read_tables
from app.text import clean
from tests.support.word_files import STYLES, body, paragraph, run, text_box, word_file
from tests.support.word_lists import cell, row, table, word_list


def read(content: bytes, name: str = "danh sach.docx") -> tuple[ListTable, ...]:
    return read_listed_tables(content, name, DEFAULT_LIMITS)


def texts(found: ListTable) -> list[list[str]]:
    return [[item.text for _column, item in sorted(line.cells.items())] for line in found.rows]


def test_that_each_cell_is_told_by_table_row_and_column() -> None:
    (found,) = read(word_list(("TT", "Họ và tên"), ("1", "Nông Văn Thắng")))
    assert found.name == "Bảng 1"
    assert texts(found) == [["TT", "Họ và tên"], ["1", "Nông Văn Thắng"]]
    assert found.rows[1].cells[1].place == "Bảng 1, dòng 2, cột 2"


def test_that_merged_cells_keep_their_columns() -> None:
    heading = row(cell("I. TẬP THỂ", span=3))
    first = row(cell("1"), cell("Sóc Hà", merge="restart"), cell("Tổ tự quản xóm Láp"))
    second = row(cell("2"), cell("", merge="continue"), cell("Ban tự quản xóm Nà Mạ"))
    third = row(cell("3"), cell("Lũng Nặm"), cell("Đội văn nghệ"))
    (found,) = read(word_file(body(table(heading, first, second, third))))
    assert [dict(line.cells)[0].text for line in found.rows] == ["I. TẬP THỂ", "1", "2", "3"]
    assert [line.text(1) for line in found.rows] == ["", "Sóc Hà", "Sóc Hà", "Lũng Nặm"]
    assert [line.text(2) for line in found.rows[1:]] == ["Tổ tự quản xóm Láp", "Ban tự quản xóm Nà Mạ", "Đội văn nghệ"]


def test_that_a_table_in_a_cell_and_one_in_a_text_box_are_read_once() -> None:
    inner = table(row(cell("Họ tên")), row(cell("Lý Đức Nam")))
    outer = table(row(cell("Danh sách", inside=inner)))
    boxed = text_box(table(row(cell("Hà Quốc Khánh"))))
    found = read(word_file(body(outer, boxed)))
    assert [(item.name, texts(item)) for item in found] == [
        ("Bảng 1", [["Danh sách"]]),
        ("Bảng 1.1", [["Họ tên"], ["Lý Đức Nam"]]),
        ("Bảng 2", [["Hà Quốc Khánh"]]),
    ]


def test_that_what_nobody_sees_is_not_read_and_what_is_crossed_out_is_marked() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    removed = "<w:del><w:r><w:delText>Nông</w:delText></w:r></w:del><w:ins><w:r><w:t>Lục</w:t></w:r></w:ins>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Bị xóa')}</w:tr>"
    content = word_file(
        body(
            table(
                row(cell("", inside=f"<w:p>{removed}{run(' Văn A')}{hidden}</w:p>")),
                gone,
                row(cell("", inside=f"<w:p>{run('Mã Thị B', 14, 'strike')}</w:p>")),
            )
        )
    )
    (found,) = read(content)
    assert texts(found) == [["Lục Văn A"], ["Mã Thị B"]]
    assert [line.number for line in found.rows] == [1, 3]
    assert [line.cells[0].doubt for line in found.rows] == [CellDoubt.NONE, CellDoubt.STRUCK]


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", TCVN3), ("VNI-Times", VNI)])
@pytest.mark.parametrize("by_style", [True, False])
def test_that_old_fonts_are_read_by_their_letters(font: str, encoding: str, by_style: bool) -> None:
    said = encoded("Lũng Văn Hòa", encoding)
    own = "" if by_style else f'<w:rFonts w:ascii="{font}"/>'
    styles = STYLES.replace('w:ascii="Times New Roman"', f'w:ascii="{font}"') if by_style else STYLES
    line = f"<w:p><w:r><w:rPr>{own}</w:rPr><w:t>{said}</w:t></w:r></w:p>"
    (found,) = read(word_file(body(table(row(cell("", inside=line)))), {"word/styles.xml": styles}))
    assert texts(found) == [["Lũng Văn Hòa"]]
    assert found.rows[0].cells[0].is_converted


def test_that_an_old_font_without_a_table_of_letters_is_refused() -> None:
    line = '<w:p><w:r><w:rPr><w:rFonts w:ascii="VPS Long An"/></w:rPr><w:t>Nguyãn</w:t></w:r></w:p>'
    with pytest.raises(BadFile) as refused:
        read(word_file(body(table(row(cell("", inside=line))))))
    assert refused.value.code == "legacy-font"


def test_that_a_word_file_without_a_table_is_told_in_one_sentence() -> None:
    with pytest.raises(BadFile) as refused:
        read(word_file(body(paragraph(run("Danh sách khen thưởng")))))
    assert refused.value.code == "no-table"
    assert refused.value.sentence.startswith("Tệp Word không có bảng nào")


@pytest.mark.parametrize("content", [b"{\\rtf1 danh sach}", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")])
def test_that_older_word_files_are_told_how_to_be_saved(content: bytes) -> None:
    content = content if content.startswith(b"{") else b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content
    with pytest.raises(BadFile) as refused:
        read(content, "danh sach.doc")
    assert refused.value.code == "word-old"


def workbook(*rows: tuple[str | int | date, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in rows:
        sheet.append(values)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_that_a_workbook_tells_numbers_from_texts_and_writes_days_out() -> None:
    (found,) = read(workbook(("Họ tên", "CCCD", "Ngày sinh"), ("Chu Văn A", 4085001234, date(1972, 3, 20)),
                             ("Vi B", "004085001234", 1972)), "danh sach.xlsx")  # fmt: skip
    first, second = found.rows[1:]
    assert (first.text(1), first.cells[1].is_number, first.cells[1].place) == ("4085001234", True, "Sheet!B2")
    assert (second.text(1), second.cells[1].is_number) == ("004085001234", False)
    assert (first.text(2), second.text(2)) == ("20/03/1972", "1972")


def test_that_merged_rows_of_a_sheet_say_the_same_for_each() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (("Xã", "Họ tên"), ("Sóc Hà", "A Văn B"), (None, "C Văn D")):
        sheet.append(values)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    (found,) = read(stream.getvalue(), "a.xlsx")
    assert [line.text(0) for line in found.rows] == ["Xã", "Sóc Hà", "Sóc Hà"]
    assert [line.is_hidden for line in found.rows] == [False, False, True]


def test_that_lists_are_read_in_the_child() -> None:
    (found,) = read_tables(word_list(("Họ tên",), ("<b>Nông & Lý</b>",)), "a.docx")
    assert texts(found)[1] == ["<b>Nông & Lý</b>"]
    with pytest.raises(BadFile):
        read_tables(word_file(body(paragraph(run("x")))), "a.docx")


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1, max_size=5))
def test_that_a_table_says_what_was_written_in_it(written: list[str]) -> None:
    (found,) = read(word_list(*((said, "x") for said in written)))
    assert [(line.text(0), line.text(1)) for line in found.rows] == [(clean(said), "x") for said in written]
