"""Forms that people changed: columns, rows, names, doubles, hidden places, formulas; read right, asked or named."""

from decimal import Decimal

import pytest

from app.domain.findings import Severity
from app.domain.findings_text import sentence
from app.domain.indicators import OwnerLevel
from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.readings import figure_of, finding_of, read_sheets, refusal_of
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Raw, Sheet, Value, hamlet_sheet, header_sheet, indicator_sheet, table


def _value_cell(value: Value) -> ParsedReport:
    return read_sheets(indicator_sheet([("B01", "văn bản", value)]))


HAMLETS: list[tuple[Value, ...]] = [
    ("01417.01", "Lũng Pươi", "x", 65, 298, 2),
    ("01417.02", "Nà Cháo", None, 80, 364, 0),
]


@pytest.mark.parametrize("shares_text", [False, True])
def test_that_inline_and_shared_texts_read_alike(*, shares_text: bool) -> None:
    report = read_sheets(
        indicator_sheet([("B01", "văn bản", "05 văn bản")]), hamlet_sheet(HAMLETS), shares_text=shares_text
    )
    assert figure_of(report, "B01").value == 5
    assert [item.name for item in report.hamlets] == ["Lũng Pươi", "Nà Cháo"]


def test_that_columns_and_rows_may_stand_anywhere() -> None:
    cells = table(
        [("Ghi chú", "Thực hiện kỳ này", "Nội dung", "Mã", "ĐVT", "Thực hiện năm trước"),
         ("", 12, "Văn bản", "B01", "văn bản", 99), ("", 3, "Hội nghị", "b02", "cuộc", 98)], 11, 4,
    )  # fmt: skip
    report = read_sheets(Sheet("so lieu", cells))
    assert figure_of(report, "B01").value == 12
    assert figure_of(report, "B02").value == 3
    assert str(figure_of(report, "B01").where) == "so lieu!E12"


def test_that_a_title_over_two_merged_rows_is_understood() -> None:
    cells = table([("Mã", "Chỉ tiêu", "Thực hiện", None), (None, None, "Năm trước", "Kỳ này")], 4)
    cells.update(table([("B01", "Văn bản", 99, 12)], 6))
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A4:A5", "B4:B5", "C4:D4"))
    report = read_sheets(Sheet("02", cells, after=f"<mergeCells>{merges}</mergeCells>"))
    assert figure_of(report, "B01").value == 12


def test_that_the_column_named_after_the_year_of_the_report_is_taken() -> None:
    cells = table([("Mã", "Chỉ tiêu", "Năm 2020", "Năm 2021"), ("B01", "Văn bản", 99, 12)], 5)
    assert figure_of(read_sheets(Sheet("02", cells)), "B01").value == 12


def test_that_two_value_columns_are_asked_where_they_differ() -> None:
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này", "Thực hiện kỳ này")
    cells = table([titles, ("B01", "Văn bản", "văn bản", 12, 13), ("B02", "Hội nghị", "cuộc", 3, 3)], 5)
    report = read_sheets(Sheet("02", cells))
    question = finding_of(report, "two-value-columns")
    assert [dict(item.values) for item in question.candidates] == [{"B01": 12}, {"B01": 13}]
    assert figure_of(report, "B01").status is FigureStatus.ASKED
    assert figure_of(report, "B01").value is None
    assert figure_of(report, "B02").value == 3


def test_that_a_code_twice_is_asked_where_the_values_differ() -> None:
    rows: list[tuple[str, str, Value]] = [
        ("B01", "văn bản", 12),
        ("B01", "văn bản", 13),
        ("B02", "cuộc", 3),
        ("B02", "cuộc", 3),
    ]
    report = read_sheets(indicator_sheet(rows))
    assert [dict(item.values) for item in finding_of(report, "code-twice-differs").candidates] == [
        {"B01": 12},
        {"B01": 13},
    ]
    assert figure_of(report, "B01").value is None
    assert figure_of(report, "B02").value == 3
    assert finding_of(report, "code-twice").severity is Severity.NOTE


def test_that_unknown_codes_and_values_without_code_are_named() -> None:
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1), ("Z99", "x", 7), ("", "x", 8), ("B1", "x", 9)]))
    assert finding_of(report, "unknown-code").data["text"] == "7"
    lost = [item for item in report.findings if item.code == "value-without-code"]
    assert [item.data["text"] for item in lost] == ["8"]
    assert finding_of(report, "code-unclear").data["value"] == "9"


def test_that_codes_deleted_from_the_form_are_listed() -> None:
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)]))
    missing = finding_of(report, "codes-missing").data["codes"].split(", ")
    wanted = [item.code for item in sample_catalogue() if item.group == "B" and item.owner is not OwnerLevel.COMMITTEE]
    assert missing == [code for code in wanted if code != "B01"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Raw(' t="e"', "<v>#REF!</v>"), "error-cell"),
        (Raw("", "<f>SUM(A1:A2)</f>"), "formula-without-value"),
        (Raw("", "<f>SUM(A1:A2)</f><v></v>"), "formula-without-value"),
        (Raw("", "<f>SUM(A1:A2)</f><v/>"), "formula-without-value"),
        (Raw(' t="str"', "<f>A1</f>"), "formula-without-value"),
        (Raw("", '<f t="shared" si="0"/>'), "formula-without-value"),
        (Raw(' s="1"', "<v>44328</v>"), "date-in-number"),
        (Raw(' s="2"', "<v>0.5</v>"), "percent"),
        (Raw(' t="d"', "<v>2021-05-12T00:00:00</v>"), "date-in-number"),
        (Raw("", "<v>NaN</v>"), "not-a-number"),
        (Raw("", "<v>3.5</v>"), "fraction"),
        (True, "not-a-number"),
        (-3, "negative"),
        ("1O", "letters-in-number"),
    ],
)
def test_that_what_is_not_certain_is_asked_and_never_stored(cell: Value, code: str) -> None:
    report = _value_cell(cell)
    question = finding_of(report, code)
    assert question.severity is Severity.QUESTION
    assert (question.where.cell, question.indicator) == ("E6", "B01")
    assert question.candidates
    assert figure_of(report, "B01").status is FigureStatus.ASKED
    assert figure_of(report, "B01").value is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Raw("", "<f>1+1</f><v>2</v>"), 2),
        (Raw(' t="str"', '<f>"12"</f><v>12</v>'), 12),
        (Raw(' t="str"', "<f>A1</f><v></v>"), None),
        (Raw(' s="0" t="n"'), None),
        ("\u200b", None),
        ("1&2", None),
    ],
)
def test_that_formulas_carry_their_stored_result(cell: Value, value: int | None) -> None:
    assert figure_of(_value_cell(cell), "B01").value == value


def test_that_a_value_cell_merged_over_two_codes_is_asked() -> None:
    sheet = indicator_sheet([("B01", "văn bản", 7), ("B02", "cuộc", None)])
    sheet.after = '<mergeCells><mergeCell ref="E6:E7"/></mergeCells>'
    report = read_sheets(sheet)
    asked = [item.indicator for item in report.findings if item.code == "merged-value"]
    assert asked == ["B01", "B02"]
    assert {figure_of(report, code).status for code in ("B01", "B02")} == {FigureStatus.ASKED}


def test_that_hidden_places_are_read_and_named() -> None:
    sheet = indicator_sheet([("B01", "văn bản", 7), ("B02", "cuộc", 3)])
    sheet.row_attributes = {7: ' hidden="1"'}
    sheet.before = '<cols><col min="7" max="7" hidden="1"/></cols>'
    sheet.cells["G6"] = "ghi chú"
    sheet.state = "hidden"
    report = read_sheets(sheet)
    assert figure_of(report, "B02").value == 3
    assert finding_of(report, "hidden-rows").data["rows"] == "7"
    assert finding_of(report, "hidden-columns").data["columns"] == "G"
    assert finding_of(report, "hidden-sheet").where.sheet == "02_ChiTieu"
    assert figure_of(report, "B01").note == "ghi chú"


def test_that_the_sum_of_hamlets_is_the_figure_of_the_commune() -> None:
    report = read_sheets(indicator_sheet([("A14", "hộ", 150), ("A16", "người", "662 người")]), hamlet_sheet(HAMLETS))
    assert figure_of(report, "A14").value == 145
    assert dict(finding_of(report, "sum-mismatch").data) == {"typed": "150", "recomputed": "145"}
    assert figure_of(report, "A16").value == 662
    assert figure_of(report, "A14", "Lũng Pươi").value == 65
    assert [item.is_border for item in report.hamlets] == [True, False]


def test_that_a_sum_is_asked_while_one_hamlet_is() -> None:
    hamlets = [HAMLETS[0], ("01417.02", "Nà Cháo", None, "không", 364, 0)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 65)]), hamlet_sheet(hamlets))
    assert finding_of(report, "zero-or-blank").hamlet == "Nà Cháo"
    assert [item.label for item in finding_of(report, "hamlet-sum-open").candidates] == ["65", "chưa có số liệu"]
    assert figure_of(report, "A14").status is FigureStatus.ASKED


def test_that_a_hamlet_without_a_figure_is_no_zero() -> None:
    hamlets = [HAMLETS[0], ("01417.02", "Nà Cháo", None, None, 364, 0)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 65)]), hamlet_sheet(hamlets))
    assert figure_of(report, "A14", "Nà Cháo").value is None
    assert figure_of(report, "A14").value == 65
    assert not [item for item in report.findings if item.code == "sum-mismatch"]


def test_that_a_typed_sum_is_asked_while_no_hamlet_has_a_figure() -> None:
    hamlets: list[tuple[Value, ...]] = [(code, name, mark, None, 1, 1) for code, name, mark, *_ in HAMLETS]
    report = read_sheets(indicator_sheet([("A14", "hộ", 145)]), hamlet_sheet(hamlets))
    assert figure_of(report, "A14").status is FigureStatus.ASKED
    assert [item.label for item in finding_of(report, "hamlets-blank").candidates] == ["145", "chưa có số liệu"]
    zero = read_sheets(indicator_sheet([("A14", "hộ", 0)]), hamlet_sheet(hamlets))
    assert figure_of(zero, "A14").status is FigureStatus.ASKED
    assert [item.label for item in finding_of(zero, "sum-of-blanks").candidates] == ["0", "chưa có số liệu"]
    asked = read_sheets(indicator_sheet([("A14", "hộ", "-")]), hamlet_sheet(hamlets))
    assert figure_of(asked, "A14").status is FigureStatus.ASKED
    assert finding_of(asked, "hamlet-sum-open")


def test_that_the_row_of_totals_is_compared_and_never_added() -> None:
    rows = [*HAMLETS, (None, "CỘNG", None, 146, 662, 2)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 145)]), hamlet_sheet(rows))
    assert len(report.hamlets) == 2
    assert dict(finding_of(report, "totals-mismatch").data) == {"typed": "146", "recomputed": "145"}
    assert figure_of(report, "A14").value == 145


def test_that_two_hamlets_of_one_name_stay_two() -> None:
    rows = [HAMLETS[0], ("01417.09", "Lũng Pươi", None, 80, 1, 1)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 145)]), hamlet_sheet(rows))
    assert [item.name for item in report.hamlets] == ["Lũng Pươi", "Lũng Pươi (01417.09)"]
    assert finding_of(report, "hamlet-twice").severity is Severity.ERROR
    assert figure_of(report, "A14").value == 145


def test_that_figures_without_a_hamlet_are_asked() -> None:
    rows = [*HAMLETS, (None, None, None, 7, None, None)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 145)]), hamlet_sheet(rows))
    assert finding_of(report, "hamlet-without-name").where.cell == "E11"


def test_that_a_column_twice_or_foreign_on_the_hamlet_sheet_is_named() -> None:
    codes = ("A14", "A16", "D01", "A14", "A12", "Z01")
    rows = [("01417.01", "Lũng Pươi", "?", 65, 298, 2, 66, 1, 1)]
    report = read_sheets(indicator_sheet([("A14", "hộ", 65)]), hamlet_sheet(rows, codes))
    assert finding_of(report, "code-column-twice").where.cell == "H6"
    assert finding_of(report, "not-hamlet-code").indicator == "A12"
    assert finding_of(report, "unknown-code").data["code"] == "Z01"
    assert finding_of(report, "border-mark-unclear").candidates
    lost = {item.where.cell for item in report.findings if item.code == "not-understood"}
    assert lost == {"H9", "I9", "J9"}


def test_that_a_figure_of_another_owner_is_shown_and_not_counted() -> None:
    report = read_sheets(indicator_sheet([("G01", "vụ", 2), ("A23", "%", 24.17), ("G12", "vụ", "không")]))
    assert figure_of(report, "G01").status is FigureStatus.NOT_OWNED
    assert not figure_of(report, "G01").counts
    foreign = {item.indicator for item in report.findings if item.code == "not-owner"}
    assert foreign == {"G12"}, "a number is reported by the checks"
    assert not [item for item in report.findings if item.severity is Severity.QUESTION]


def test_that_a_pair_in_one_cell_offers_both_figures_and_stores_none() -> None:
    report = read_sheets(indicator_sheet([("F06", "vụ", "3 vụ/5 đối tượng"), ("F07", "người", None)]))
    question = finding_of(report, "pair-split")
    assert dict(question.candidates[0].values) == {"F06": 3, "F07": 5}
    assert figure_of(report, "F07").status is FigureStatus.ASKED
    filled = read_sheets(indicator_sheet([("F06", "vụ", "3 vụ/5 đối tượng"), ("F07", "người", 4)]))
    assert dict(finding_of(filled, "pair").candidates[0].values) == {"F06": 3}
    assert figure_of(filled, "F07").value == 4


def _station(rows: list[tuple[Value, ...]]) -> ParsedReport:
    header = header_sheet(C3="Đồn Biên phòng Sóc Giang", C4="DBP-SG")
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này", "01417", Raw(' s="4"', "<v>1399</v>"))
    sheet = Sheet("02", table([titles, *rows], 5))
    found = answer(Request(Book([header, sheet]).content(), "don.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.report is not None, found
    return found.report


def test_that_a_station_reports_per_commune_and_part() -> None:
    rows: list[tuple[Value, ...]] = [
        ("G08", "Tang vật", "gam", 5.436, 1.955, 3.481), ("G08", "Tang vật", "viên", 6, 0, 6),
        ("A08", "Mốc", "mốc", 3, 1, 1), ("A36", "Đảng viên BĐBP tại chi bộ xóm", "người", None, 2, 3),
        ("B01", "x", "văn bản", 4, None, None),
    ]  # fmt: skip
    report = _station(rows)
    assert figure_of(report, "G08", part="gam").value == Decimal("5.436")
    assert figure_of(report, "G08", commune="01399", part="viên").value == 6
    assert figure_of(report, "A36").value is None
    assert figure_of(report, "A36", commune="01417").value == 2
    assert figure_of(report, "B01").status is FigureStatus.NOT_OWNED


def test_that_a_part_that_cannot_be_told_is_asked() -> None:
    report = _station([("G08", "Tang vật", "gói", 5, 2, 3)])
    assert {item.where.cell for item in report.findings if item.code == "part-unknown"} == {"D6", "E6", "F6"}
    assert not [item for item in report.figures if item.counts]


def test_that_a_sheet_twice_isrefusal_of() -> None:
    again = indicator_sheet([("B01", "văn bản", 2)])
    again.name = "02 (2)"
    assert refusal_of(indicator_sheet([("B01", "văn bản", 1)]), again) == "same-sheet-twice"
    markers = table([("Số mốc", "Loại", "Số cột", "Hiện trạng", "Tự quản"), ("636", "chính", 1, "Tốt", "x")], 5)
    sheets = (Sheet("06", dict(markers)), Sheet("06 cu", dict(markers), state="hidden"))
    assert refusal_of(indicator_sheet([("B01", "văn bản", 1)]), *sheets) == "same-sheet-twice"


def test_that_codes_without_a_column_for_this_period_arerefusal_of() -> None:
    cells = table([("Mã", "Chỉ tiêu", "Thực hiện năm trước"), ("B01", "Văn bản", 9)], 5)
    assert refusal_of(Sheet("02", cells)) == "no-value-column"
    assert refusal_of(Sheet("02", table([("Nội dung", "Kết quả"), ("Văn bản", 9)], 5))) == "no-codes"


def test_that_a_list_kept_beside_the_form_is_one_remark_more_and_not_thousands() -> None:
    beside = {f"K{row}": f"chữ {row}" for row in range(6, 1206)}
    report = read_sheets(indicator_sheet([("B01", "văn bản", 1)], **beside))
    named = finding_of(report, "column-unused")
    assert (named.where.cell, named.data) == ("K6", {"text": "chữ 6", "count": "1200"})
    assert "not-understood" not in {item.code for item in report.findings}
    assert figure_of(report, "B01").value == 1


@pytest.mark.parametrize(("rows", "code"), [(("", 7), "value-without-code"), (("Z99", 7), "unknown-code")])
def test_that_thousands_of_numbers_in_rows_of_no_indicator_are_counted_and_not_listed(
    rows: tuple[str, int], code: str
) -> None:
    sheet = indicator_sheet([("B01", "văn bản", 1)])
    for row in range(10, 1300):
        sheet.cells |= {f"A{row}": rows[0] or None, f"E{row}": rows[1]}
    report = read_sheets(sheet)
    named = [item for item in report.findings if item.code == code]
    assert len(named) == 50
    assert named[-1].data["more"] == "1.240"
    assert "còn 1.240 chỗ như vậy nữa" in sentence(named[-1], sample_catalogue())
    assert figure_of(report, "B01").value == 1
