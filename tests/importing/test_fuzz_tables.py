"""Random tables: whatever titles, order, extra rows and stray cells there are, a figure is right, asked or left out.

Bounded and the same on every run (see the profile in ``tests/conftest.py``).
"""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Answer, Request, answer
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import TITLES, Book, Sheet, Value, header_sheet, table

_CATALOGUE = sample_catalogue()
_COUNTS = ("B01", "B02", "B03", "B05", "D01", "E04", "G17")
_RIGHT = ("Thực hiện kỳ này", "Kỳ này", "Thực hiện năm 2021", "2021", "Kết quả", "Số liệu", "KET QUA NAM 2021")
_OTHER = (
    "Năm 2020", "Kế hoạch năm 2021", "Chỉ tiêu giao năm 2021", "Lũy kế", "", "Cột lạ", "So với cùng kỳ (%)",
    "Năm trước", "Tăng, giảm so với năm 2021", "2020", "Dự kiến năm 2022", "Mục tiêu", "Ước năm 2022", "Tỷ lệ",
)  # fmt: skip
_HAMLETS = (
    "Rỳ", "Công", "Tống Xá", "Cộng Hòa", "Kéo Sỹ", "Nà Cháo", "Tổng Pò", "Bình Long", "1", "Xóm 2", "Bản Năm", "Súm",
)  # fmt: skip
_CODES = ("A14", "A16", "A20", "A22", "D01")
_BETWEEN = (
    (None, "Cộng"), (None, "Tổng cộng"), ("I", "Vùng biên"), (None, "I. Vùng biên"), (None, "Người lập biểu"),
    (1, 2, 3, 4, 5, 6, 7, 8), ("(1)", "(2)", "(3)", "(4)"), (None, "Tên xóm"), (None, None),
)  # fmt: skip


def _answer(*sheets: Sheet) -> Answer:
    found = answer(Request(Book([header_sheet(), *sheets]).content(), "bc.xlsx"), _CATALOGUE, DEFAULT_LIMITS)
    assert found.bug == ""
    return found


def _counted(report: ParsedReport) -> dict[tuple[str, str], Decimal | None]:
    return {(item.indicator, item.hamlet): item.value for item in report.figures if item.counts}


@settings(max_examples=150)
@given(st.sampled_from(_RIGHT), st.lists(st.sampled_from(_OTHER), max_size=4), st.integers(0, 4))
def test_that_no_other_column_is_ever_taken_for_the_period(right: str, others: list[str], place: int) -> None:
    columns = [(title, 1000 * number) for number, title in enumerate(others, 2)]
    columns.insert(place, (right, 1000))
    heads = ("Mã", "Chỉ tiêu", "ĐVT", *(title or None for title, _ in columns))
    rows: list[tuple[Value, ...]] = [
        (code, _CATALOGUE[code].name, _CATALOGUE[code].unit, *(base + n for _title, base in columns))
        for n, code in enumerate(_COUNTS)
    ]
    found = _answer(Sheet("02", {**table([heads], 5), **table(rows, 6)})).report
    if found is not None:
        truth = {(code, ""): Decimal(1000 + n) for n, code in enumerate(_COUNTS)}
        assert {key: value for key, value in _counted(found).items() if value is not None}.items() <= truth.items()


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(_HAMLETS), min_size=2, max_size=7, unique=True),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(_BETWEEN)), max_size=3),
    st.permutations(_CODES),
    st.integers(1, 9),
)
def test_that_rows_between_hamlets_never_become_figures(
    names: list[str], between: list[tuple[int, tuple[Value, ...]]], codes: list[str], seed: int
) -> None:
    truth = {
        (code, name): Decimal((seed * (row + 3) * (column + 5)) % 97 + 1)
        for row, name in enumerate(names)
        for column, code in enumerate(codes)
    }
    rows: list[tuple[Value, ...]] = [(None, name, None, *(int(truth[code, name]) for code in codes)) for name in names]
    for place, extra in sorted(between, key=lambda item: -item[0]):
        rows.insert(min(place, len(rows)), extra)
    cells = {
        **table([codes], 6, 4),
        **table([("Mã xóm", "Tên xóm", "Giáp biên (x)", *(_CATALOGUE[code].name for code in codes))], 7),
        **table([("hộ",) * len(codes)], 8, 4),
        **table(rows, 9),
    }
    indicators = Sheet("02", table([TITLES, ("B01", _CATALOGUE["B01"].name, "văn bản", None, 1)], 5))
    report = _answer(indicators, Sheet("03", cells)).report
    assert report is not None
    read = {key: value for key, value in _counted(report).items() if key[1] and value is not None}
    assert read.items() <= truth.items()
    is_asked = any(item.severity is Severity.QUESTION for item in report.findings)
    assert is_asked or read == truth


_CELL = st.one_of(
    st.text(max_size=30), st.integers(-(10**16), 10**16), st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["A14", "Mã", "Tên xóm", "Cộng", "1.234", "02 tổ", "x", "#REF!", "I.", "31/12/2021", "\u041009"]),
)  # fmt: skip


@settings(max_examples=120)
@given(st.dictionaries(st.tuples(st.integers(1, 16), st.integers(1, 9)), _CELL, max_size=8))
def test_that_stray_cells_never_stop_the_reading_nor_change_other_rows(strays: dict[tuple[int, int], Value]) -> None:
    rows = [(code, _CATALOGUE[code].name, _CATALOGUE[code].unit, None, 7 + n) for n, code in enumerate(_COUNTS)]
    cells = table([TITLES, *rows], 5)
    kept = {name: value for (row, column), value in strays.items() if (name := f"{'ABCDEFGHI'[column - 1]}{row}")}
    found = _answer(Sheet("02", {**cells, **kept})).report
    if found is None or any(row <= 5 for row, _column in strays):
        return
    touched = {row for row, _column in strays}
    codes = {value for value in kept.values() if isinstance(value, str)}
    for n, code in enumerate(_COUNTS):
        if 6 + n not in touched and not codes & {code, "\u041009"}:
            assert _counted(found).get((code, "")) in (Decimal(7 + n), None)
