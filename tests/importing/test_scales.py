"""Units of another size: in the row, in the title, in a line over the table; as offices spell them."""

from collections.abc import Callable

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.importing.scales import is_other_scale, money_scale, says_other_scale
from tests.support.mutated import asked, hamlets, indicators, read_changed, row_of

_MONEY = {("D19", ""), ("G16", ""), ("K05", "")}


def _others(report: ParsedReport) -> int:
    return sum(item.code == "other-unit" and item.severity is Severity.QUESTION for item in report.findings)


@pytest.mark.parametrize(
    "unit",
    [
        "nghìn đồng", "ngàn đ", "nghìn đ", "1000 đ", "1.000 VNĐ", "1.000đ", "x1000đ", "ngđ", "nghìn VNĐ", "NGHIN DONG",
        "đồng (nghìn)", "triệu", "triệu đồng", "tr.đ", "Trđ", "1.000.000 đồng", "tỷ đồng", "nghìn đồngg", "ngìn đồng",
        "USD", "NDT",
    ],
)  # fmt: skip
def test_that_money_in_another_size_is_seen_however_it_is_spelled(unit: str) -> None:
    assert is_other_scale(unit, "đồng")


@pytest.mark.parametrize("unit", ["đồng", "Đồng", "đ", "VNĐ", "đồng VN", "đồng/năm", "", "người", "%"])
def test_that_money_in_its_own_size_is_not_asked(unit: str) -> None:
    assert not is_other_scale(unit, "đồng")


@pytest.mark.parametrize("unit", ["triệu đồng", "triệu", "tr.đ", "triệu đồng/người/năm", "1.000.000 đồng"])
def test_that_millions_are_the_own_size_of_what_is_counted_in_millions(unit: str) -> None:
    assert not is_other_scale(unit, "triệu đồng")


@pytest.mark.parametrize(
    ("unit", "proper", "is_other"),
    [
        ("m", "km", True), ("mét dài", "km", True), ("Ki lô mét", "km", False), ("nghìn người", "người", True),
        ("1.000 hộ", "người", False), ("trạm y tế", "trạm", False), ("ha", "m2", True), ("kg", "gam", True),
        ("g", "gam", False), ("nghìn hộ", "hộ", True),
    ],
)  # fmt: skip
def test_that_lengths_weights_and_multiples_are_told_apart(unit: str, proper: str, *, is_other: bool) -> None:
    assert is_other_scale(unit, proper) is is_other


@pytest.mark.parametrize(
    ("text", "proper", "is_other"),
    [
        ("Thực hiện (m)", "km", True), ("Km phụ trách (m)", "km", True), ("Thực hiện (km)", "km", False),
        ("Đơn vị: xã Sóc Hà; đvt: ngàn đ", "đồng", True), ("Thực hiện - 1.000đ", "đồng", True),
        ("Đơn vị tính: triệu đồng", "triệu đồng", False), ("Đơn vị tính: triệu đồng", "hộ", False),
        ("Tổng giá trị 5 nghìn đồng bào", "hộ", False), ("Giá trị (đồng)", "đồng", False),
    ],
)  # fmt: skip
def test_that_titles_and_lines_say_another_size(text: str, proper: str, *, is_other: bool) -> None:
    assert says_other_scale(text, proper) is is_other


def _at(place: str, text: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet = indicators(book)
        sheet[place] = f"{sheet[place].value or ''} {text}".strip()

    return change


@pytest.mark.parametrize(
    "change",
    [
        _at("E5", "(nghìn đồng)"), _at("E5", "- 1.000đ"), _at("A4", "Đơn vị tính: nghìn đồng"),
        _at("E4", "ĐVT: nghìn đồng"), _at("A3", "; đơn vị: nghìn đồng"),
    ],
)  # fmt: skip
def test_that_money_under_a_title_in_thousands_is_asked(change: Callable[[Workbook], None]) -> None:
    assert asked(read_changed(change)) >= _MONEY


def test_that_lengths_in_metres_are_asked() -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A01"), 3).value = "mét"

    assert asked(read_changed(change)) == {("A01", "")}


def test_that_a_column_of_hamlets_in_thousands_is_asked() -> None:
    def change(book: Workbook) -> None:
        hamlets(book)["G8"] = "nghìn người"

    report = read_changed(change)
    assert {code for code, _ in asked(report)} == {"A16"}


@pytest.mark.parametrize(
    ("name", "place", "text"),
    [("11_KinhPhi", "A2", "Đơn vị: xã Sóc Hà; đvt: ngàn đ"), ("04_ToTuQuan", "K5", "Km phụ trách (m)")],
)
def test_that_columns_of_lists_in_another_size_are_asked(name: str, place: str, text: str) -> None:
    def change(book: Workbook) -> None:
        book[name][place] = text

    report = read_changed(change)
    assert _others(report) > 4


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị: xã Phú Đồng, huyện Đồng Văn",
        "Đơn vị: Đồn Biên phòng Đồng Văn",
        "Số tiền ghi bằng đồng.",
        "Đơn vị: đồng",
    ],
)
def test_that_a_place_or_the_proper_unit_is_no_other_scale(line: str) -> None:
    assert not money_scale(line)


@pytest.mark.parametrize("line", ["Đơn vị: triệu đồng", "ĐVT: nghìn đồng", "Đơn vị tính: 1.000đ"])
def test_that_a_line_that_says_another_size_is_heard(line: str) -> None:
    assert money_scale(line)
