"""Old workbooks (.xls): values, formats, fonts and hidden places of BIFF8 and BIFF5, and what breaks them."""

import random
import struct
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawCell, RawWorkbook
from app.importing.worker import Request, answer, open_workbook
from tests.importing.conftest import YEAR_2021, SampleReports
from tests.importing.golden import expected_file
from tests.importing.score import entries, score
from tests.support.biff import ErrorCode, Formula, OldBook, OldSheet, Rich, Styled, Value
from tests.support.sample_catalogue import sample_catalogue

TRUONG_HA = YEAR_2021 / "BAOCAO SOKET XA TRUONG HA 2021.xls"


def _read(*rows: tuple[Value | None, ...], **book: object) -> RawWorkbook:
    built = OldBook([OldSheet("Trang", rows)], **book)  # type: ignore[arg-type]  # fields of the builder by name
    return open_workbook(built.content(), "bc.xls", DEFAULT_LIMITS)


def _cells(*values: Value | None, **book: object) -> list[RawCell]:
    return [cell for row in _read(values, **book).sheets[0].rows.values() for cell in row.values()]


def _code(content: bytes) -> str:
    found = answer(Request(content, "bc.xls"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    return found.refused[0] if found.refused else "read"


def test_that_the_old_workbook_in_tcvn3_gives_every_figure(sample: SampleReports) -> None:
    report = sample(TRUONG_HA)
    verdicts = score(report, entries()[TRUONG_HA.name])
    assert verdicts == {"right": 390}
    entry = next(item for item in expected_file()["files"] if item["file"] == TRUONG_HA.name)
    assert [(item.name, item.code, item.is_border) for item in report.hamlets] == [
        (hamlet["name"], hamlet["code"], hamlet["border"]) for hamlet in entry["hamlets"]
    ]
    counts = Counter(row.register.value for row in report.rows)
    names = {"regs": "registrations"}
    assert {key: counts[names.get(key, key)] for key in entry["lists"]} == entry["lists"]
    # TCVN3 has no capital vowels with tone marks; the sample says to compare without regard to case.
    found = {item.leaf: item.text.casefold() for item in report.narrative}
    assert found == {leaf: text.casefold() for leaf, text in entry["narrative"].items()}
    assert (report.header.unit_name, report.header.unit_code) == ("Trường Hà", "01399")
    assert report.encodings == ("tcvn3",)
    assert {item.code for item in report.findings} == {"legacy-font"}


@pytest.mark.parametrize("version", [5, 8])
def test_that_values_are_what_the_file_stores(version: int) -> None:
    cells = _cells("chu", 68, 7.235, 0.1 + 0.2, True, ErrorCode(0x17), Formula(12.5), version=version)
    assert [(cell.name, cell.kind, cell.text) for cell in cells] == [
        ("A1", CellKind.TEXT, "chu"),
        ("B1", CellKind.NUMBER, "68"),
        ("C1", CellKind.NUMBER, "7.235"),
        ("D1", CellKind.NUMBER, "0.30000000000000004"),
        ("E1", CellKind.BOOLEAN, "1"),
        ("F1", CellKind.ERROR, "#REF!"),
        ("G1", CellKind.NUMBER, "12.5"),
    ]


@pytest.mark.parametrize("version", [5, 8])
def test_that_number_formats_are_kept(version: int) -> None:
    formats = ((0, 0), (0, 14), (0, 9), (0, 164), (0, 165))
    codes = {164: "dd/mm/yyyy", 165: "00000"}
    cells = _cells(
        Styled(44197, 1),
        Styled(0.125, 2),
        Styled(44561, 3),
        Styled(1399, 4),
        version=version,
        formats=formats,
        number_formats=codes,
    )
    assert [cell.format for cell in cells] == [
        NumberFormat.DATE,
        NumberFormat.PERCENT,
        NumberFormat.DATE,
        NumberFormat.PLAIN,
    ]
    assert cells[3].shown == "01399"


@pytest.mark.parametrize("flags", [0x0002, 0x0003])
def test_that_a_formula_left_for_the_next_program_has_no_value(flags: int) -> None:
    cells = _cells(Formula(0.0, flags), Formula(3.0, flags), Formula(0.0), Formula(None))
    assert [cell.kind for cell in cells] == [
        CellKind.UNCALCULATED,
        CellKind.NUMBER,
        CellKind.NUMBER,
        CellKind.UNCALCULATED,
    ]


@pytest.mark.parametrize("tokens", [b"\x1e\x05\x00\x17\x01\x000\x41\x30\x00", b"\x1e\x05\x00\x42\x01\x50\x01"])
def test_that_a_zero_stored_for_a_formula_that_makes_a_text_is_no_value(tokens: bytes) -> None:
    """TEXT(5;"0") and CONCATENATE(5) as LibreOffice saves them under a format for numbers."""
    kinds = [cell.kind for cell in _cells(Formula(0.0, tokens=tokens), Formula(7.0, tokens=tokens))]
    assert kinds == [CellKind.UNCALCULATED, CellKind.NUMBER]


def test_that_a_formula_that_means_blank_is_blank() -> None:
    assert _cells(Formula(None, tokens=b"\x17\x00\x00"), 1) == [RawCell(1, 2, CellKind.NUMBER, "1")]


def test_that_hidden_and_merged_places_are_seen() -> None:
    sheet = OldSheet("An", [("a",), ("b",), ("c", "d")], 2, (1,), (1,), ((0, 0, 1, 1),))
    workbook = open_workbook(OldBook([sheet]).content(), "bc.xls", DEFAULT_LIMITS)
    found = workbook.sheets[0]
    assert (found.name, found.is_hidden, found.hidden_rows, found.hidden_columns) == (
        "An",
        True,
        frozenset({2}),
        frozenset({2}),
    )
    assert found.merged == (MergedRange(1, 1, 2, 2),)


def test_that_days_count_from_the_epoch_of_the_file() -> None:
    assert _read((1,), is_1904=True).date1904
    assert not _read((1,)).date1904


def test_that_fonts_of_pieces_decide_how_they_are_read() -> None:
    fonts = ("Arial", ".VnTime", ".VnTimeH", "Arial", "Arial", "VNI-Times")
    cells = _cells(
        Styled("Lòng", 1),
        "Lòng",
        Rich("X· Lòng Naëm", ((0, 1), (3, 2), (8, 6))),
        fonts=fonts,
        formats=((0, 0), (1, 0)),
    )
    # Font 4 does not exist in these files: the fifth font is number 5.
    assert [(cell.text, cell.original) for cell in cells] == [
        ("Lũng", "Lòng"),
        ("Lòng", ""),
        ("Xã LŨNG Nặm", "X· Lòng Naëm"),
    ]


def test_that_text_before_version_8_is_decoded_by_its_font_or_its_code_page() -> None:
    raw = "§ån Tr\u00adêng".encode("latin-1")
    cells = _cells(
        Styled(raw, 1),
        "Đồn".encode("cp1258", "ignore"),
        version=5,
        code_page=1258,
        fonts=("Arial", ".VnTime"),
        formats=((0, 0), (1, 0)),
    )
    assert [cell.text for cell in cells] == ["Đồn Trường", "Đn"]


def test_that_figures_of_an_old_workbook_are_read_like_any_other() -> None:
    header = [
        ("Tên xã", None, "Sóc Hà"),
        ("Mã xã", None, "01417"),
        ("Từ ngày", None, "01/01/2021"),
        ("Đến ngày", None, "31/12/2021"),
    ]
    rows: list[tuple[Value | None, ...]] = [
        ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này"),
        ("A04", "Mốc", "mốc", 24),
        ("A05", "", "mốc", "-"),
        ("A06", "", "mốc", ErrorCode(0x07)),
        ("A07", "", "cột", Formula(0.0, 3)),
    ]
    content = OldBook([OldSheet("01", header), OldSheet("02", rows)]).content()
    report = answer(Request(content, "bc.xls"), sample_catalogue(), DEFAULT_LIMITS).report
    assert report is not None
    assert {item.indicator: item.value for item in report.figures} == {
        "A04": Decimal(24),
        "A05": None,
        "A06": None,
        "A07": None,
    }
    asked = {item.where.cell: item.code for item in report.findings if item.candidates}
    assert asked == {"D3": "zero-or-blank", "D4": "error-cell", "D5": "formula-without-value"}


def test_that_a_locked_workbook_is_refused_as_locked() -> None:
    content = OldBook([OldSheet("a", [(1,)])]).content()
    begin = struct.unpack_from("<H", content, 2)[0] + 4
    locked = content[:begin] + struct.pack("<HH", 0x2F, 4) + b"\0\0\0\0" + content[begin:]
    assert _code(locked) == "password"


def test_that_an_empty_workbook_is_said_to_be_empty() -> None:
    assert _code(OldBook([OldSheet("a", [])]).content()) == "empty-workbook"


def test_that_a_cut_workbook_is_refused_or_lacks_no_sheet_in_silence() -> None:
    content = TRUONG_HA.read_bytes()
    for size in range(512, len(content), len(content) // 12):
        assert _code(content[:size]) in {"truncated", "empty-workbook", "no-codes", "bad-structure"}


def test_that_a_chain_of_sectors_without_end_is_refused() -> None:
    content = bytearray(TRUONG_HA.read_bytes())
    fat = struct.unpack_from("<I", content, 76)[0] * 512 + 512
    for entry in range(128):
        struct.pack_into("<I", content, fat + entry * 4, entry)
    assert _code(bytes(content)) == "truncated"


def test_that_changed_bytes_never_end_in_a_trace() -> None:
    draw = random.Random(2021)
    content = TRUONG_HA.read_bytes()
    codes = set()
    for _ in range(25):
        damaged = bytearray(content)
        for _ in range(20):
            damaged[draw.randrange(512, len(damaged))] = draw.randrange(256)
        codes.add(_code(bytes(damaged)))
    assert codes <= {
        "read",
        "truncated",
        "no-codes",
        "legacy-font",
        "far-cell",
        "bad-structure",
        "lost-text",
        "password",
    }


def test_that_another_program_writes_the_same_workbook(tmp_path: Path) -> None:
    """LibreOffice opens the sample and writes it anew; nothing may differ but the program that wrote it."""
    try:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                "xls",
                "--outdir",
                str(tmp_path / "out"),
                str(YEAR_2021 / "BC_SoKet_01417_2021.xlsx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    except FileNotFoundError:
        pytest.skip("no LibreOffice on this machine")
    path = tmp_path / "out" / "BC_SoKet_01417_2021.xls"
    report = answer(Request(path.read_bytes(), path.name), sample_catalogue(), DEFAULT_LIMITS).report
    assert report is not None
    assert score(report, entries()["BC_SoKet_01417_2021.xlsx"]) == {"right": 436}
