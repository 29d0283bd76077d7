"""What a person confirmed for a sender's form is applied without asking, and only to that form."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.findings import Finding, Severity
from app.domain.layouts import LabelMeaning, Mappings, Reason, Role, SheetLayout
from app.domain.submissions import ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.reader import WorkbookReader
from app.importing.worker import Request, answer
from tests.importing.conftest import YEAR_2021
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Sheet, Value, header_sheet, table

NOI_THON = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"
_ROWS: tuple[tuple[Value, ...], ...] = (
    (1, "Tổng số xóm", "Xóm", 8), (2, "Số xóm giáp biên giới", "Xóm", 3), (3, "Tổng số đảng viên", "Người", 190),
    (4, "Số chi bộ xóm", "Chi bộ", 8), (5, "Số văn bản lãnh đạo, chỉ đạo ban hành", "Văn bản", 13),
    (6, "Số tổ hòa giải", "Tổ", 8), (7, "Số hội nghị", "Cuộc", 5),
)  # fmt: skip
_HAMLETS: tuple[tuple[Value, ...], ...] = (
    ("TT", "Tên xóm", "Số hộ", "Số khẩu", "Hộ nghèo", "Hộ ký cam kết"),
    (1, "Rỳ", 70, 300, 5, 9),
    (2, "Rại", 50, 200, 6, 8),
)


def _read(content: bytes, mappings: Mappings | None = None) -> ParsedReport:
    found = answer(Request(content, "bc.xlsx", mappings=mappings or {}), sample_catalogue(), DEFAULT_LIMITS)
    assert found.report is not None, found
    return found.report


def _book(rows: Sequence[Sequence[Value]] = _ROWS, *, year: int = 2021, is_turned: bool = False) -> bytes:
    titles: tuple[Value, ...] = ("TT", "Nội dung", "Đơn vị tính", f"Kết quả năm {year}", "Ghi chú")
    table_rows = [titles, *rows]
    if is_turned:
        table_rows = [(row[2], row[1], row[0], *row[3:]) for row in table_rows]
    head: dict[str, Value] = {"A1": "UBND XÃ NỘI THÔN", "A5": f"(Từ ngày 01/01/{year} đến ngày 31/12/{year})"}
    return Book([Sheet("Bao cao", {**head, **table(table_rows, 7)}), Sheet("Xom", table(_HAMLETS, 3))]).content()


def _layout(report: ParsedReport, role: Role) -> SheetLayout:
    return next(item for item in report.layouts if item.role is role)


def _label(layout: SheetLayout, text: str) -> LabelMeaning:
    return next(item for item in layout.labels if item.text == text)


def _questions(report: ParsedReport) -> list[Finding]:
    return [item for item in report.findings if item.severity is Severity.QUESTION]


def _values(report: ParsedReport) -> dict[tuple[str, str], Decimal | None]:
    return {(item.indicator, item.hamlet): item.value for item in report.figures if item.counts}


def test_that_each_label_says_what_it_was_taken_for_how_surely_and_why() -> None:
    rows = _layout(_read(_book()), Role.INDICATORS)
    exact, short, unknown = (_label(rows, name) for name in ("Tổng số xóm", "Tổng số đảng viên", "Số hội nghị"))
    assert (exact.code, exact.cell, exact.confidence) == ("A12", "B8", 100)
    assert exact.reasons[:2] == (Reason.SAME_WORDS, Reason.UNIT)
    assert short.code == "A34"
    assert (unknown.code, unknown.confidence > 0, len(unknown.candidates) > 1) == ("", True, True)
    assert rows.open == (unknown,)


def test_that_a_question_about_a_name_carries_what_is_needed_to_remember_the_answer() -> None:
    report = _read(_book())
    question = next(item for item in _questions(report) if item.code == "name-unclear")
    layout = _layout(report, Role.INDICATORS)
    assert question.data["layout"] == layout.fingerprint
    assert question.data["label"] == layout.open[0].label
    assert question.data["shares"].count("%") == len(layout.open[0].candidates)


def test_that_a_remembered_row_and_column_are_read_without_a_question() -> None:
    first = _read(_book())
    rows, columns = _layout(first, Role.INDICATORS), _layout(first, Role.HAMLETS)
    mappings = {
        rows.fingerprint: {rows.open[0].label: "E04"},
        columns.fingerprint: {_label(columns, "Hộ ký cam kết").label: "D16"},
    }
    again = _read(_book(), mappings)
    assert _values(again)["E04", ""] == 5
    assert [_values(again)["D16", name] for name in ("Rỳ", "Rại")] == [9, 8]
    codes = {item.code for item in again.findings}
    assert codes.isdisjoint({"name-unclear", "column-not-known"})
    assert _label(_layout(again, Role.INDICATORS), "Số hội nghị").reasons == (Reason.REMEMBERED,)


def test_that_nothing_is_passed_over_by_what_is_remembered() -> None:
    rows = _layout(_read(_book()), Role.INDICATORS)
    again = _read(_book(), {rows.fingerprint: {rows.open[0].label: "-"}})
    assert "name-unclear" in {item.code for item in again.findings}
    assert ("E04", "") not in _values(again)


def test_that_the_same_form_of_another_year_in_another_order_is_known_again() -> None:
    rows = _layout(_read(_book()), Role.INDICATORS)
    for other in (_book(year=2022), _book(is_turned=True)):
        assert _layout(_read(other), Role.INDICATORS).fingerprint == rows.fingerprint


def test_that_another_form_is_never_read_by_what_was_remembered() -> None:
    rows = _layout(_read(_book()), Role.INDICATORS)
    mappings = {rows.fingerprint: {rows.open[0].label: "E04"}}
    other = Book(
        [
            Sheet(
                "Bao cao",
                {
                    "A1": "UBND XÃ NỘI THÔN",
                    **table([("Số TT", "Nội dung", "Đơn vị", "Kết quả năm 2021", "Lý do"), *_ROWS], 7),
                },
            )
        ]
    ).content()
    assert "name-unclear" in {item.code for item in _read(other, mappings).findings}


def test_that_a_label_that_stands_twice_or_a_code_that_is_gone_is_asked_again() -> None:
    rows = _layout(_read(_book()), Role.INDICATORS)
    label = rows.open[0].label
    twice = _read(_book((*_ROWS, (8, "Số hội nghị", "Cuộc", 6))), {rows.fingerprint: {label: "E04"}})
    gone = _read(_book(), {rows.fingerprint: {label: "Z99"}})
    for report, count in ((twice, 2), (gone, 1)):
        assert [item.code for item in report.findings].count("name-unclear") == count
        assert ("E04", "") not in _values(report)


def test_that_layouts_and_mappings_travel_to_the_child_and_back() -> None:
    content = NOI_THON.read_bytes()
    with WorkbookReader() as reader:
        first = reader.read(content, NOI_THON.name, sample_catalogue())
        layout = _layout(first, Role.INDICATORS)
        known = {item.label: code for item, code in zip(layout.open, ("E04", "H07"), strict=False)}
        again = reader.read(content, NOI_THON.name, sample_catalogue(), mappings={layout.fingerprint: known})
    assert {item.where.cell for item in _questions(first) if item.code == "name-unclear"} == {"D66", "D93"}
    assert not [item for item in _questions(again) if item.code == "name-unclear"]
    assert {code: value for (code, hamlet), value in _values(again).items() if code in ("E04", "H07")} == {
        "E04": 7, "H07": 434
    }  # fmt: skip


def _coded(*rows: tuple[Value, ...], head: str = "Số gì đó") -> bytes:
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Năm trước", "Thực hiện kỳ này")
    matrix = [
        ("A14", "A16", "A20", None),
        ("Tên xóm", *("Số hộ", "Số khẩu", "Hộ nghèo"), head),
        ("Rỳ", 5, 6, 7, 8),
        ("Rại", 1, 2, 3, 4),
    ]
    cells = {**table(matrix[:1], 6, 2), **table(matrix[1:], 7)}
    first = ("B01", "Số văn bản", "văn bản", None, 1)
    sheets = [header_sheet(), Sheet("02", table([titles, first, *rows], 5)), Sheet("03", cells)]
    return Book(sheets).content()


def test_that_a_code_typed_almost_right_is_remembered_with_the_words_beside_it() -> None:
    content = _coded(("B2", "Việc gì đó", "", None, 5))
    asked = next(item for item in _read(content).findings if item.code == "code-unclear")
    known = {asked.data["layout"]: {asked.data["label"]: "B02"}}
    again = _read(content, known)
    assert _values(again)["B02", ""] == 5
    assert not {"code-unclear", "code-corrected"} & {item.code for item in again.findings}


def test_that_a_column_of_hamlets_without_code_is_remembered() -> None:
    content = _coded()
    asked = next(item for item in _read(content).findings if item.code == "column-without-code")
    again = _read(content, {asked.data["layout"]: {asked.data["label"]: "D01"}})
    assert [_values(again)["D01", name] for name in ("Rỳ", "Rại")] == [8, 4]
    assert "column-without-code" not in {item.code for item in again.findings}
    labels = [item for layout in again.layouts for item in layout.labels if item.code == "D01"]
    assert [item.reasons for item in labels] == [(Reason.REMEMBERED,)]
    taken = _read(content, {asked.data["layout"]: {asked.data["label"]: "A14"}})
    assert "column-without-code" in {item.code for item in taken.findings}


def test_that_a_title_over_two_columns_of_hamlets_is_asked_again() -> None:
    content = _coded_twice()
    first = [item for item in _read(content).findings if item.code == "column-without-code"]
    assert len({item.data["label"] for item in first}) == 1 < len(first)
    again = _read(content, {first[0].data["layout"]: {first[0].data["label"]: "D01"}})
    assert [item for item in again.findings if item.code == "column-without-code"] == first
    assert not any(indicator == "D01" for indicator, _hamlet in _values(again))


def _coded_twice() -> bytes:
    """A matrix with two columns of one title and no code."""
    matrix: list[tuple[Value, ...]] = [
        ("Tên xóm", "Số hộ", "Số khẩu", "Hộ nghèo", "Số lượng", "Số lượng"),
        ("Rỳ", 5, 6, 7, 8, 9),
        ("Rại", 1, 2, 3, 4, 5),
    ]
    codes: tuple[Value, ...] = ("A14", "A16", "A20")
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Năm trước", "Thực hiện kỳ này")
    figures = Sheet("02", table([titles, ("B01", "Số văn bản", "văn bản", None, 1)], 5))
    return Book([header_sheet(), figures, Sheet("03", {**table([codes], 6, 2), **table(matrix, 7)})]).content()
