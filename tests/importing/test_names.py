"""Workbooks without codes: names decide where they leave no doubt, everything else is asked or left blank."""

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.indicator_words import terms
from app.importing.limits import DEFAULT_LIMITS
from app.importing.name_matching import NamedRow, NameMatcher
from app.importing.worker import Answer, Request, answer
from tests.importing.conftest import YEAR_2021, SampleReports, expected
from tests.importing.score import entries, score
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Sheet, Value, table

NOI_THON = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"
MATCHER = NameMatcher(sample_catalogue())
_TITLES = ("TT", "Nội dung", "Đơn vị tính", "Kết quả năm 2021", "Ghi chú")
_KNOWN_ROWS: tuple[tuple[Value, ...], ...] = (
    (1, "Tổng số xóm", "Xóm", 8), (2, "Số xóm giáp biên giới", "Xóm", 3), (3, "Tổng số đảng viên", "Người", 190),
    (4, "Số chi bộ xóm", "Chi bộ", 8), (5, "Số văn bản lãnh đạo, chỉ đạo ban hành", "Văn bản", 13),
    (6, "Số tổ hòa giải", "Tổ", 8),
)  # fmt: skip


def _book(rows: Sequence[Sequence[Value]], *sheets: Sheet, **header: str) -> bytes:
    texts = {"unit": "UBND XÃ NỘI THÔN", "period": "(Từ ngày 01/01/2021 đến ngày 31/12/2021)", **header}
    cells = {"A1": texts["unit"], "A5": texts["period"], **table([_TITLES], 7), **table([*_KNOWN_ROWS, *rows], 8)}
    return Book([Sheet("Bao cao", {name: value for name, value in cells.items() if value}), *sheets]).content()


def _answer(content: bytes, name: str = "bc.xlsx") -> Answer:
    found = answer(Request(content, name), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    return found


def _report(content: bytes, name: str = "bc.xlsx") -> ParsedReport:
    found = _answer(content, name).report
    assert found is not None
    return found


def _values(report: ParsedReport) -> dict[str, Decimal | None]:
    return {item.indicator: item.value for item in report.figures if not item.hamlet}


def test_that_the_workbook_without_codes_has_no_wrong_figure(sample: SampleReports) -> None:
    report = sample(NOI_THON)
    assert score(report, entries()[NOI_THON.name]) == {"right": 365, "asked": 2}
    wanted = expected()[NOI_THON.name]
    assert [(item.name, item.is_border) for item in report.hamlets] == [
        (hamlet["name"], hamlet["border"]) for hamlet in wanted["hamlets"]
    ]
    assert len(report.rows) == wanted["lists"]["nominees"]
    assert report.header.period is not None
    assert [day.isoformat() for day in (report.header.period.start, report.header.period.end)] == wanted["period"]
    assert (report.header.unit_code, report.header.unit_name) == ("", "XÃ NỘI THÔN")
    assert not any(item.severity is Severity.ERROR for item in report.findings)


def test_that_nothing_is_read_that_the_workbook_does_not_name(sample: SampleReports) -> None:
    found = {item.indicator for item in sample(NOI_THON).figures if item.counts}
    blank = {code for code, value in entries()[NOI_THON.name]["indicators"].items() if value is None}
    assert len(blank) > 60
    assert found & blank == set()


def test_that_a_question_offers_what_the_row_may_be_and_takes_nothing(sample: SampleReports) -> None:
    questions = [item for item in sample(NOI_THON).findings if item.severity is Severity.QUESTION]
    assert {(item.where.cell, item.candidates[0].values) for item in questions} == {
        ("D66", (("E04", Decimal(7)),)), ("D93", (("H07", Decimal(434)),))
    }  # fmt: skip


@pytest.mark.parametrize("code", [item.code for item in sample_catalogue() if item.code != "P13"])
def test_that_every_name_of_the_catalogue_means_itself(code: str) -> None:
    item = sample_catalogue()[code]
    assert MATCHER.match(NamedRow(item.name, item.unit)).code == code
    assert MATCHER.match(NamedRow(f"Tổng số {item.name.upper()}", item.unit)).code in {code, ""}


@given(st.sampled_from(list(sample_catalogue())), st.randoms(use_true_random=False))
def test_that_the_order_of_words_never_leads_to_another_indicator(item: object, draw: random.Random) -> None:
    indicator = next(known for known in sample_catalogue() if known is item)
    words = indicator.name.replace(",", "").split()
    draw.shuffle(words)
    found = MATCHER.match(NamedRow(" ".join(words), indicator.unit))
    assert found.code in {indicator.code, ""} or terms(indicator.name) >= terms(" ".join(words))


@given(
    st.sampled_from(list(sample_catalogue())), st.sampled_from(["huyện khác", "bị hỏng", "không đạt", "đã giải thể"])
)
def test_that_a_name_with_further_words_is_never_taken(item: object, more: str) -> None:
    indicator = next(known for known in sample_catalogue() if known is item)
    found = MATCHER.match(NamedRow(f"{indicator.name} {more}", indicator.unit))
    assert found.code == "" or terms(more) <= terms(sample_catalogue()[found.code].name)


@given(st.text(), st.text())
def test_that_no_text_stops_the_matching(text: str, unit: str) -> None:
    assert MATCHER.match(NamedRow(text, unit)) is not None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Số hộ tham gia", "Hộ"), ("Số xóm tham gia", "Xóm"), ("Đường biên giới", "Km"), ("Đường tuần tra", "Km"),
        ("Nguồn ngân sách", "Đồng"), ("Số hộ ký cam kết", "Hộ"), ("Số hội nghị", "Cuộc"), ("Số hộ nghèo", "Người"),
        ("Dự toán kinh phí", "Triệu đồng"), ("Dự toán kinh phí", ""), ("Số đối tượng", "Người"), ("", "Hộ"),
    ],
)  # fmt: skip
def test_that_what_may_be_several_things_or_another_unit_is_not_taken(text: str, unit: str) -> None:
    assert MATCHER.match(NamedRow(text, unit)).code == ""


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("so km duong bien dang ky tu quan", "km", "D07"),
        ("Số vụ hoà giải thành công", "vụ", "G18"), ("Ban tự quản xếp loại TB", "ban", "B13c"),
        ("Xóm không có TP, TNXH", "xóm", ""), ("Số thôn (bản)", "thôn", "A12"), ("Hộ cận nghèo", "hộ", "A24"),
    ],
)  # fmt: skip
def test_that_other_wordings_are_understood(text: str, unit: str, code: str) -> None:
    assert MATCHER.match(NamedRow(text, unit)).code == code


def test_that_two_rows_of_one_name_are_both_asked() -> None:
    report = _report(_book([(7, "Đảng viên", "người", 12)]))
    assert "A34" not in _values(report)
    asked = [item for item in report.findings if item.code == "name-unclear"]
    assert [(item.where.cell, item.candidates[0].values) for item in asked] == [
        ("D10", (("A34", Decimal(190)),)), ("D14", (("A34", Decimal(12)),))
    ]  # fmt: skip


def test_that_a_row_nobody_knows_is_named_with_its_number() -> None:
    report = _report(_book([(7, "Số trâu bò", "con", 77)]))
    assert {(item.code, item.where.cell) for item in report.findings} >= {("value-without-code", "D14")}
    assert Decimal(77) not in _values(report).values()


def test_that_values_without_codes_are_read_by_the_same_rules() -> None:
    rows = [(7, "Số mốc quốc giới", "mốc", "14 mốc"), (8, "Mốc chính", "mốc", "-")]
    report = _report(_book(rows))
    figures = {item.indicator: item for item in report.figures}
    assert figures["A04"].value == 14
    assert (figures["A05"].status, figures["A05"].value) == (FigureStatus.ASKED, None)


@pytest.mark.parametrize(
    ("unit", "name", "found"),
    [
        ("UBND XÃ NỘI THÔN", "x.xlsx", "XÃ NỘI THÔN"),
        ("Ủy ban nhân dân thị trấn Xuân Hòa", "x.xlsx", "thị trấn Xuân Hòa"),
        ("", "Xa Noi Thon bao cao so lieu 2021.xlsx", "xa noi thon"), ("", "BC_xã_Cần_Nông_2021.xlsx", "xa can nong"),
        ("", "so lieu 2021.xlsx", ""),
    ],
)  # fmt: skip
def test_that_the_unit_is_named_by_text_or_file_and_never_by_code(unit: str, name: str, found: str) -> None:
    header = _report(_book([], unit=unit), name).header
    assert (header.unit_name, header.unit_code) == (found, "")


def test_that_a_year_alone_or_two_periods_are_no_period() -> None:
    assert _report(_book([], period="NĂM 2021")).header.period is None
    two = [(None, "Từ ngày 01/01/2021 đến ngày 30/6/2021")]
    assert _report(_book(two)).header.period is None


def _matrix(
    *rows: Sequence[Value], titles: Sequence[str] = ("Tổng số hộ", "Nhân khẩu", "Hộ nghèo", "Tổ chức Ngày hội (x)")
) -> Sheet:
    return Sheet("Bieu xom", table([("STT", "Tên xóm", "Xóm giáp biên", *titles), *rows], 3))


def test_that_marks_and_border_figures_follow_from_what_is_marked() -> None:
    sheet = _matrix(
        (1, "Rỳ", "x", 70, 300, 5, "x"), (2, "Rại", None, 50, 200, 6, None), (3, "Rả", "x", None, 100, 7, None)
    )
    report = _report(_book([], sheet))
    found = {(item.hamlet, item.indicator): item.value for item in report.figures if item.hamlet}
    assert [found["Rỳ", "A15"], found["Rại", "A15"], found["Rả", "A15"], found["Rả", "A17"]] == [70, 0, None, 100]
    assert [found[name, "N02"] for name in ("Rỳ", "Rại", "Rả")] == [1, 0, 0]
    own = _values(report)
    assert [own[code] for code in ("A14", "A15", "A17", "N02")] == [120, 70, 400, 1]


def test_that_nothing_follows_from_marks_that_are_unclear() -> None:
    sheet = _matrix((1, "Rỳ", "có thể", 70, 300, 5, "x"), (2, "Rại", None, 50, 200, 6, "hai"))
    report = _report(_book([], sheet))
    found = {(item.hamlet, item.indicator): item.value for item in report.figures if item.hamlet}
    assert ("Rỳ", "A15") not in found
    assert found["Rại", "N02"] is None


def test_that_columns_nobody_knows_are_named_once_and_left_blank() -> None:
    sheet = _matrix((1, "Rỳ", "x", 70, 300, 5, 9), titles=("Số hộ", "Số khẩu", "Hộ nghèo", "Hộ ký cam kết"))
    report = _report(_book([], sheet))
    unknown = [item for item in report.findings if item.code == "column-not-known"]
    assert [item.where.cell for item in unknown] == ["G3"]
    assert set(unknown[0].data["codes"].split(", ")) == {"C12", "D16"}
    assert Decimal(9) not in {item.value for item in report.figures}


_TWO_HAMLETS = ((1, "Rỳ", "x", 70, 300, 27), (2, "Rại", None, 50, 200, 16))


@pytest.mark.parametrize("head", ["Hộ nghèo năm 2020", "Hộ nghèo kỳ trước", "Số lợn"])
def test_that_a_column_of_numbers_nobody_knows_is_asked(head: str) -> None:
    rows = [(*row, 5) for row in _TWO_HAMLETS]
    report = _report(_book([], _matrix(*rows, titles=("Số hộ", "Số khẩu", "Tín đồ tôn giáo", head))))
    (found,) = [item for item in report.findings if item.code == "column-not-known"]
    assert (found.severity, found.where.cell) == (Severity.QUESTION, "G3")
    assert not [item for item in report.figures if item.indicator == "A22"]


def test_that_this_year_in_the_title_of_a_column_changes_nothing() -> None:
    report = _report(
        _book([], _matrix(*_TWO_HAMLETS, titles=("Số hộ (năm 2021)", "Số khẩu năm 2021", "Hộ nghèo 2021")))
    )
    read = {(item.indicator, item.hamlet): item.value for item in report.figures if item.hamlet == "Rại"}
    assert (read["A14", "Rại"], read["A16", "Rại"], read["A22", "Rại"]) == (Decimal(50), Decimal(200), Decimal(16))


def test_that_two_columns_of_one_name_are_asked() -> None:
    rows = [(*row, 99) for row in _TWO_HAMLETS]
    report = _report(_book([], _matrix(*rows, titles=("Số hộ", "Số khẩu", "Hộ nghèo", "Hộ nghèo"))))
    (found,) = [item for item in report.findings if item.code == "column-not-known"]
    assert (found.severity, found.indicator) == (Severity.QUESTION, "A22")


def test_that_a_table_of_other_things_is_still_refused() -> None:
    rows: list[tuple[Value, ...]] = [("TT", "Nội dung", "Số lượng"), *((n, f"Vật tư {n}", n) for n in range(1, 20))]
    found = _answer(Book([Sheet("Kho", table(rows))]).content()).refused
    assert found is not None
    assert found[0] == "no-codes"
