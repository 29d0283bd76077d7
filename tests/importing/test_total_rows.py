"""A row of totals is recognised and never added; a row of a hamlet is never dropped."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.raw import CellKind, RawCell
from app.importing.total_rows import Total, is_numbering, says_section, says_signature, says_total, sums_up_run
from app.text import fold
from tests.support.readings import read_sheets
from tests.support.workbooks import Value, hamlet_sheet, indicator_sheet

_NAMES = ("Rỳ", "Rại", "Rả", "Kéo Sỹ", "Nà Cháo", "Địa Lan")
_TOTALS = ("CỘNG", "Tổng cộng", "Cộng 6 xóm", "Toàn xã", "Σ", "Tổng số", "TONG CONG", "Cộng:", "TỔNG CÁC XÓM")
_LIKE_TOTALS = ("Công", "Tống Xá", "Cộng Hòa", "Cộng Lực", "Tổng Pò", "Công Trừng", "Nà Cộng", "Cà Xá", "Súm", "Tòng")


@pytest.mark.parametrize("text", [*_TOTALS, "Total", "Cả xã", "Cộng xóm giáp biên", "Tổng (11 xóm)", "Cộng I", "cộng."])
def test_that_words_of_a_total_are_certain(text: str) -> None:
    assert says_total(text) is Total.YES


@pytest.mark.parametrize("text", [*_LIKE_TOTALS, "CONG", "Sum", "Tông cộng", "Cộng đồng"])
def test_that_what_may_be_a_name_is_no_certain_total(text: str) -> None:
    assert says_total(text) is not Total.YES


@pytest.mark.parametrize("text", ["Nà Cộng", "Tổng Pò", "Công Trừng", "Công an xã", "Rỳ", "", "Nguyễn Văn Công"])
def test_that_a_name_is_no_total_at_all(text: str) -> None:
    assert says_total(text) is Total.NO


@given(st.text(max_size=60))
def test_that_any_text_can_be_asked(text: str) -> None:
    assert says_total(text) in Total
    assert says_signature(text) in (True, False)
    assert says_section(text) in (True, False)


@pytest.mark.parametrize(
    ("texts", "is_it"),
    [
        ("1 2 3 4", True), ("(1) (2) (3)", True), ("A B 1 2 3", True), ("1 2 3=1+2 4", True), ("5 7 9", False),
        ("1 2", False), ("Rỳ 1 2 3", False), ("10 11 12", False),
    ],
)  # fmt: skip
def test_that_the_numbers_of_columns_are_known(texts: str, is_it: bool) -> None:
    cells = {place: RawCell(8, place, CellKind.TEXT, text) for place, text in enumerate(texts.split(), 1)}
    assert is_numbering(cells) is is_it


def _read(*rows: Sequence[Value]) -> ParsedReport:
    return read_sheets(indicator_sheet([("A14", "hộ", None)]), hamlet_sheet(rows, ("A14", "A16", "A20", "D01")))


def _sum_of(report: ParsedReport, code: str) -> Decimal | None:
    found = next(item for item in report.figures if item.indicator == code and not item.hamlet)
    return found.value if found.status is FigureStatus.REPORTED else None


def _questions(report: ParsedReport) -> set[str]:
    return {item.code for item in report.findings if item.severity is Severity.QUESTION}


_COUNTS = st.lists(
    st.tuples(*[st.integers(1, 400)] * 4), min_size=2, max_size=len(_NAMES)
)  # fmt: skip


@settings(max_examples=40, derandomize=True, deadline=None)
@given(_COUNTS, st.sampled_from(_TOTALS), st.booleans(), st.integers(0, 3))
def test_that_a_total_above_or_below_is_compared_and_never_added(
    counts: list[tuple[int, int, int, int]],
    words: str,
    is_above: bool,
    off: int,
) -> None:
    rows = [(None, name, None, *values) for name, values in zip(_NAMES, counts, strict=False)]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    total = (None, words, None, sums[0] + off, *sums[1:])
    report = _read(*([total, *rows] if is_above else [*rows, total]))
    assert [item.name for item in report.hamlets] == list(_NAMES[: len(counts)])
    assert _sum_of(report, "A14") == sums[0]
    assert ("totals-mismatch" in {item.code for item in report.findings}) is (off > 0)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(_COUNTS, st.sampled_from(_LIKE_TOTALS), st.integers(0, 5))
def test_that_a_hamlet_whose_name_is_like_a_total_is_read_or_asked(
    counts: list[tuple[int, int, int, int]], name: str, place: int
) -> None:
    names = list(_NAMES[: len(counts)])
    place = min(place, len(names) - 1)
    names[place] = name
    rows = [(None, known, None, *values) for known, values in zip(names, counts, strict=True)]
    report = _read(*rows)
    own = counts[place]
    others = [sum(column) - own[n] for n, column in enumerate(zip(*counts, strict=True))]
    is_read = name in {item.name for item in report.hamlets}
    assert is_read or "row-no-hamlet" in _questions(report) or list(own) == others
    if all(any(values[n] > own[n] for values in counts) for n in range(2)):
        assert is_read


@settings(max_examples=30, derandomize=True, deadline=None)
@given(_COUNTS, st.sampled_from(["Sóc Hà", "Xã Sóc Hà", "Các xóm", "Công", "CONG", "Tông cộng"]), st.booleans())
def test_that_the_sum_of_all_under_any_name_is_never_a_hamlet(
    counts: list[tuple[int, int, int, int]],
    words: str,
    is_above: bool,
) -> None:
    rows = [(None, name, None, *values) for name, values in zip(_NAMES, counts, strict=False)]
    total = (None, words, None, *(sum(column) for column in zip(*counts, strict=True)))
    report = _read(*([total, *rows] if is_above else [*rows, total]))
    assert words not in {item.name for item in report.hamlets}


def test_that_a_total_with_the_code_of_the_commune_is_no_hamlet() -> None:
    rows = [("01", "Rỳ", None, 5, 6, 7, 8), ("02", "Rại", None, 1, 2, 3, 4), ("03", "Rả", None, 9, 9, 9, 9)]
    for words in ("Tổng cộng", "Xã Sóc Hà"):
        report = _read(("01417", words, None, 15, 17, 19, 21), *rows)
        assert [item.name for item in report.hamlets] == ["Rỳ", "Rại", "Rả"]
    assert "row-no-hamlet" in _questions(report)


def test_that_headings_signatures_and_column_numbers_are_no_hamlets() -> None:
    report = _read(
        (1, 2, 3, 4, 5, 6, 7),
        (None, "I. Vùng biên giới"),
        ("01", "Rỳ", "x", 5, 6, 7, 8),
        (None, "Rại", None, 1, 2, 3, 4),
        (None, "Người lập biểu"),
    )
    assert [item.name for item in report.hamlets] == ["Rỳ", "Rại"]
    named = {item.data["text"] for item in report.findings if item.code == "not-understood"}
    assert named >= {"I. Vùng biên giới", "Người lập biểu"}


def test_that_folding_never_makes_a_total_of_a_tone() -> None:
    assert fold("Công") == fold("Cộng")
    assert (says_total("Công"), says_total("Cộng")) == (Total.PERHAPS, Total.YES)


def _row(*values: int) -> dict[int, Decimal]:
    return {column: Decimal(value) for column, value in enumerate(values)}


def test_that_a_sum_is_known_although_other_rows_stand_between() -> None:
    rows = [_row(5, 6, 7), _row(1, 2, 3), _row(4, 4, 4), _row(9, 1, 8)]
    assert sums_up_run(_row(6, 8, 10), rows)
    assert sums_up_run(_row(5, 6, 7), [_row(0, 0, 0), _row(1, 2, 3), _row(4, 4, 4), _row(9, 9, 9)])
    assert not sums_up_run(_row(6, 8, 11), rows)
    assert not sums_up_run(_row(9, 1, 8), rows)
    assert not sums_up_run({1: Decimal(6), 2: Decimal(8)}, rows)
