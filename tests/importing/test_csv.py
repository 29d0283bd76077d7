"""Text with columns (.csv): encodings, signs between columns, quotes, decimal commas; one file is one sheet."""

import unicodedata
from decimal import Decimal

import pytest

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.importing.legacy_fonts import TCVN3, VNI, encoded
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.worker import Request, answer, open_workbook
from tests.support.hostile_kinds import windows_1258
from tests.support.readings import figure_of, finding_of
from tests.support.sample_catalogue import sample_catalogue

TEXT = """UBND xã Sóc Hà;;;;;
Từ ngày 01/01/2021 đến ngày 31/12/2021;;;;;
Mã;Chỉ tiêu;ĐVT;Thực hiện năm trước;Thực hiện kỳ này;Ghi chú
A04;Mốc quốc giới;mốc;23;24;
D05;"Số hộ ""đăng ký""\r\ntự quản đường biên";hộ;;1.120;
A02;Đường biên trên đất liền;km;20,2;20,203;
A15;Số người;người;;-;
A16;Số hộ giáp biên;hộ;;#REF!;
"""


def _read(content: bytes, name: str = "bc.csv") -> ParsedReport:
    found = answer(Request(content, name), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    assert found.report is not None, found.refused
    return found.report


def _code(content: bytes) -> str:
    found = answer(Request(content, "bc.csv"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    return found.refused[0] if found.refused else "read"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace(";", "|").encode(),
        b"sep=;\r\n" + TEXT.encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        windows_1258(TEXT),
        encoded(TEXT, TCVN3).encode("latin-1"),
        encoded(TEXT, VNI).encode("latin-1"),
        encoded(TEXT, TCVN3).encode("utf-8"),
    ],
)
def test_that_every_encoding_and_sign_gives_the_same_figures(content: bytes) -> None:
    report = _read(content)
    assert {(item.indicator, item.value, item.where.cell) for item in report.figures} == {
        ("A04", Decimal(24), "E4"),
        ("D05", Decimal(1120), "E5"),
        ("A02", Decimal("20.203"), "E6"),
        ("A15", None, "E7"),
        ("A16", None, "E8"),
    }
    asked = {item.where.cell: item.code for item in report.findings if item.severity is Severity.QUESTION}
    assert asked == {"E7": "zero-or-blank", "E8": "error-cell"}
    assert report.header.unit_name == "xã Sóc Hà"
    assert report.header.period is not None
    assert report.header.period.year == 2021


@pytest.mark.parametrize(
    ("content", "encoding", "before"),
    [
        (encoded(TEXT, TCVN3).encode("latin-1"), "tcvn3", "UBND x· Sãc Hµ"),
        (encoded(TEXT, VNI).encode("latin-1"), "vni", "UBND xaõ Soùc Haø"),
    ],
)
def test_that_a_guessed_encoding_is_named_with_an_example(content: bytes, encoding: str, before: str) -> None:
    report = _read(content)
    assert report.encodings == (encoding,)
    guessed = finding_of(report, "encoding-guessed")
    assert (guessed.severity, guessed.where.cell) == (Severity.WARNING, "A1")
    assert guessed.data == {"text": before, "converted": "UBND xã Sóc Hà"}
    grid = open_workbook(content, "bc.csv", DEFAULT_LIMITS).sheets[0]
    cell = grid.cell(1, 1)
    assert cell is not None
    assert cell.source == before


def test_that_unicode_is_not_said_to_be_guessed_and_rounding_is_mentioned() -> None:
    report = _read(TEXT.encode())
    assert "encoding-guessed" not in {item.code for item in report.findings}
    assert finding_of(report, "shown-values").severity is Severity.NOTE


def test_that_letters_of_no_known_encoding_are_refused() -> None:
    assert _code(TEXT.encode().replace("ã".encode(), b"\x8d\x90\x9d").replace("ố".encode(), b"\xff\xff")) in {
        "text-encoding"
    }


def test_that_a_decimal_point_between_commas_is_asked() -> None:
    text = TEXT.replace(",", ".").replace(";", ",")
    report = _read(text.encode())
    assert figure_of(report, "A04").value == Decimal(24)
    assert figure_of(report, "A02").value is None
    assert finding_of(report, "point-or-comma").where.cell == "E6"


def test_that_a_comma_inside_a_number_that_shifts_a_line_is_refused() -> None:
    assert _code(TEXT.replace(";", ",").encode()) == "csv-columns"
    trimmed = "Mã,Tên,ĐVT,Thực hiện kỳ này,Ghi chú\nA02,Chiều dài,km,20,203\nA04,Mốc,mốc,24\n"
    assert _code(trimmed.encode()) == "csv-columns"


def test_that_quoted_commas_are_no_columns() -> None:
    lines = ("Mã,Tên,ĐVT,Thực hiện kỳ này", 'A02,"Chiều dài, km",km,"20,203"', "A04,Mốc,mốc,24")
    report = _read("\n".join(lines).encode())
    assert figure_of(report, "A02").value == Decimal("20.203")


@pytest.mark.parametrize("line", ['A04;"Mốc;mốc;23;24;', 'A04;"Mốc" quốc giới;mốc;23;24;'])
def test_that_quotes_that_do_not_close_are_refused(line: str) -> None:
    assert _code(TEXT.replace("A04;Mốc quốc giới;mốc;23;24;", line).encode()) == "csv-quotes"


def test_that_codes_keep_their_leading_zeros_and_numbers_are_numbers() -> None:
    sheet = open_workbook("Mã xã;01417\nSố;1417\nLẻ;0,5\nÂm;-3\n".encode(), "x", DEFAULT_LIMITS).sheets[0]
    assert [(cells[2].kind.name, cells[2].text) for cells in sheet.rows.values()] == [
        ("TEXT", "01417"),
        ("NUMBER", "1417"),
        ("TEXT", "0,5"),
        ("NUMBER", "-3"),
    ]


def test_that_the_name_proves_nothing_and_the_unit_may_stand_in_it() -> None:
    lines = [line for line in TEXT.splitlines(keepends=True) if not line.startswith("UBND")]
    report = _read("".join(lines).encode(), "Xã Sóc Hà báo cáo 2021.xlsx")
    assert report.header.unit_name == "xa soc ha"
    assert figure_of(report, "A04").where.cell == "E3"


def test_that_one_sheet_of_several_is_not_taken_for_a_report() -> None:
    hamlets = ";;;;A14;A16;D01\nuid;Mã xóm;Tên xóm;Giáp biên (x);Số hộ;Hộ ký;Tổ\n;;Lũng Pheo;;12;13;14\n"
    assert _code(hamlets.encode()) == "one-sheet"


def test_that_words_without_figures_are_no_report() -> None:
    assert _code("Kính gửi: Ban chỉ đạo huyện, xã báo cáo như sau".encode()) == "no-codes"
    assert _code(b",,,\n,,,\n") == "empty-workbook"


@pytest.mark.parametrize(
    ("limits", "code"), [(Limits(filled_cells=5), "too-many-cells"), (Limits(bounding_box=5), "far-cell")]
)
def test_that_limits_hold_for_text_too(limits: Limits, code: str) -> None:
    found = answer(Request(TEXT.encode(), "bc.csv"), sample_catalogue(), limits)
    assert found.refused is not None
    assert found.refused[0] == code


def test_that_the_lost_letter_of_tcvn3_is_put_back_and_named() -> None:
    text = TEXT.replace("UBND xã Sóc Hà", "UBND xã Trường Hà")
    report = _read(encoded(text, TCVN3).replace("\u00ad", "").encode("latin-1"))
    assert report.header.unit_name == "xã Trường Hà"
    assert "Trường" in finding_of(report, "letters-lost").data["words"]
