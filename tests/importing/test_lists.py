"""List sheets, narrative, header and grid of forms that people changed."""

from app.domain.findings import Severity
from app.domain.registers import Incident, Marker, Register, ReportedNominee
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.readings import finding_of, read_sheets
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Raw, Sheet, Value, header_sheet, indicator_sheet, table

_META = [
    ("1.0", "BC"),
    ("unit_uid", "ee41"),
    ("unit_code", "01418"),
    ("period_start", "2021-01-01"),
    ("period_end", "2021-12-31"),
]


def test_that_lists_are_found_by_their_words_in_any_order() -> None:
    titles = ("Từ nguồn tin nhân dân", "Số đối tượng", "Ngày", "STT", "Loại", "Ghi chú", "Cột lạ")
    rows: list[tuple[Value, ...]] = [
        ("x", "02 người", "12/02/2021", 1, "g03", "a", "b"),
        (None, "nhiều", "31/02/2021", 2, "Buôn lậu", None, None),
        (None, None, None, 3, None, None, None),
        ("Cộng", 2, None, None, None, None, None),
    ]
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)]), Sheet("vu viec", table([titles, *rows], 3, 2)))
    first, second = report.rows
    assert first.register is Register.INCIDENTS
    assert isinstance(first.row, Incident)
    assert (first.row.kind, first.row.offender_count, first.row.is_from_tip) == ("G03", 2, True)
    assert first.cells["happened_on"] == "D4"
    assert isinstance(second.row, Incident)
    assert (second.row.happened_on, second.row.offender_count) == (None, None)
    asked = {item.where.cell: item.code for item in report.findings if item.severity is Severity.QUESTION}
    assert asked == {"C5": "not-a-number", "D5": "impossible-date"}
    assert finding_of(report, "not-understood").where.cell == "H4"
    assert finding_of(report, "total-row").where.cell == "B7"


def test_that_a_marker_turned_into_a_date_is_asked_and_a_typed_number_is_text() -> None:
    titles = ("Số mốc", "Loại", "Số cột", "Hiện trạng", "Tự quản")
    rows: list[tuple[Value, ...]] = [
        (637, "chính", 1, "Tốt", "x"),
        (Raw(' s="1"', "<v>44209</v>"), "phụ", 1, "Tốt", None),
    ]
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)]), Sheet("06", table([titles, *rows], 5)))
    first = report.rows[0].row
    assert isinstance(first, Marker)
    assert (first.number, first.is_self_managed) == ("637", True)
    assert report.rows[0].natural_key == "637"
    assert finding_of(report, "date-in-text").where.cell == "A7"


def test_that_a_year_of_birth_is_enough_and_names_meet_without_accents() -> None:
    titles = ("Đối tượng", "Họ và tên", "Ngày sinh", "Đơn vị/Xóm", "Hình thức đề nghị", "Tờ trình")
    rows = [("Cá nhân", "Hoàng  Văn Sơn", "1972", "Xóm A", "Giấy khen huyện", "x")]
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)]), Sheet("10", table([titles, *rows], 5)))
    nominee = report.rows[0].row
    assert isinstance(nominee, ReportedNominee)
    assert (nominee.name, nominee.birth_year, nominee.born_on, nominee.has_letter) == (
        "Hoàng Văn Sơn",
        1972,
        None,
        True,
    )
    assert report.rows[0].natural_key == "hoang van son|1972"


def test_that_a_leaf_twice_is_asked_and_a_long_text_is_cut_with_a_warning() -> None:
    titles = ("Mã mục", "Tiêu đề", "Nội dung thuyết minh")
    rows = [("I-1", "a", "x" * 32_001), ("II.2.a-1", "b", "Dòng một\nDòng hai"), ("I-1", "c", "lại"), ("?", "d", "lạc")]
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)]), Sheet("12", table([titles, *rows], 5)))
    assert [(item.leaf, len(item.text)) for item in report.narrative] == [("I-1", 32_000), ("II.2.a-1", 17)]
    assert finding_of(report, "leaf-twice").severity is Severity.QUESTION
    assert finding_of(report, "text-too-long").severity is Severity.WARNING
    assert finding_of(report, "not-understood").data["text"] == "lạc"


def test_that_the_header_keeps_a_code_that_lost_its_zero_and_meta_fills_gaps() -> None:
    meta = Sheet("_META", table(_META), state="hidden")
    sheets = [header_sheet(C4=1417, C6="không rõ"), indicator_sheet([("B01", "văn bản", 1)]), meta]
    found = answer(Request(Book(sheets).content(), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS).report
    assert found is not None
    assert (found.header.unit_code, found.header.unit_uid) == ("1417", "ee41")
    assert found.header.period is not None
    assert found.header.period.year == 2021
    assert dict(finding_of(found, "unit-code-differs").data) == {"typed": "1417", "hidden": "01418"}
    assert finding_of(found, "date-unclear").where.cell == "C6"


def test_that_macros_are_ignored_and_said() -> None:
    book = Book([header_sheet(), indicator_sheet([("B01", "văn bản", 1)])])
    content = book.content({"xl/vbaProject.bin": b"x"})
    found = answer(Request(content, "bc.xlsm"), sample_catalogue(), DEFAULT_LIMITS).report
    assert found is not None
    assert finding_of(found, "macros-ignored").severity is Severity.NOTE


def test_that_the_grid_shows_cells_as_the_sender_sees_them() -> None:
    cells: dict[str, Value] = {
        "A1": "Chữ", "B1": 1234.5, "C1": Raw(' s="1"', "<v>44197</v>"), "D1": True, "E1": Raw(' t="e"', "<v>#REF!</v>"),
        "F1": Raw(' s="2"', "<v>0.125</v>"), "G1": Raw(' s="4"', "<v>1366</v>"), "A3": False,
    }  # fmt: skip
    sheet = Sheet("Trang", cells, state="hidden", row_attributes={3: ' hidden="1"'})
    found = answer(Request(Book([sheet]).content(), "bc.xlsx", wants_grid=True), None, DEFAULT_LIMITS).grid
    assert [(item.name, item.is_hidden) for item in found] == [("Trang", True)]
    assert [text for _, text in found[0].rows[0].cells] == [
        "Chữ", "1.234,5", "01/01/2021", "TRUE", "#REF!", "12,5%", "01366",
    ]  # fmt: skip
    assert (found[0].rows[1].number, found[0].rows[1].is_hidden) == (3, True)
