"""OpenDocument workbooks (.ods): stored values, repeats, errors, fonts, hidden places, and files meant to harm."""

import subprocess
import time
from decimal import Decimal
from pathlib import Path

import pytest

from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import CellKind, MergedRange, NumberFormat, RawCell, RawWorkbook
from app.importing.worker import Answer, Request, answer, open_workbook
from tests.importing.conftest import YEAR_2021
from tests.importing.golden import CAN_NONG
from tests.importing.score import entries, score
from tests.support.ods import cell, document, row, sheet, words
from tests.support.sample_catalogue import sample_catalogue


def _read(*rows: str, more: str = "") -> RawWorkbook:
    return open_workbook(document([sheet("Trang", *rows, more=more)]), "bc.ods", DEFAULT_LIMITS)


def _cells(*cells: str) -> list[RawCell]:
    return [item for line in _read(row(*cells)).sheets[0].rows.values() for item in line.values()]


def _answer(content: bytes) -> Answer:
    found = answer(Request(content, "bc.ods"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    return found


def _code(content: bytes) -> str:
    found = _answer(content).refused
    return found[0] if found else "read"


def test_that_values_are_the_stored_ones_and_not_the_shown_ones() -> None:
    found = _cells(
        cell("float", "7.235", "7,24"),
        cell("percentage", "0.125", "13%"),
        cell("date", "2021-12-31", "31/12/21"),
        cell("boolean", "true", "TRUE"),
        cell("currency", "9500000", "9.500.000 ₫"),
        words("12 hộ"),
        cell("float", "1399", "01399", 'table:style-name="ce2"'),
        cell("time", "PT30H00M00S", "30:00:00"),
    )
    assert [(item.kind, item.text, item.format) for item in found] == [
        (CellKind.NUMBER, "7.235", NumberFormat.PLAIN),
        (CellKind.NUMBER, "0.125", NumberFormat.PERCENT),
        (CellKind.NUMBER, "44561", NumberFormat.DATE),
        (CellKind.BOOLEAN, "1", NumberFormat.PLAIN),
        (CellKind.NUMBER, "9500000", NumberFormat.PLAIN),
        (CellKind.TEXT, "12 hộ", NumberFormat.PLAIN),
        (CellKind.NUMBER, "1399", NumberFormat.PLAIN),
        (CellKind.ISO_DATE, "30:00:00", NumberFormat.TIME),
    ]
    assert found[6].shown == "01399"


def test_that_errors_and_formulas_without_result_are_seen() -> None:
    formula = 'table:formula="of:=[.A2]/0"'
    found = _cells(
        cell("float", "0", "#DIV/0!", formula),
        words("#REF!", f'{formula} calcext:value-type="error"'),
        cell("string", "", "Err:502", formula),
        f"<table:table-cell {formula}/>",
        cell("float", "3", "3", formula),
        '<table:table-cell office:value-type="float"><text:p>5</text:p></table:table-cell>',
        words("#1"),
    )
    assert [item.kind for item in found] == [
        CellKind.ERROR,
        CellKind.ERROR,
        CellKind.ERROR,
        CellKind.UNCALCULATED,
        CellKind.NUMBER,
        CellKind.ERROR,
        CellKind.TEXT,
    ]


@pytest.mark.parametrize("day", ["1899-12-29", "2021-02-30", "2021-12-31T08:30:00", "12021-01-01", ""])
def test_that_days_that_have_no_serial_number_stay_as_they_are(day: str) -> None:
    assert [item.kind for item in _cells(cell("date", day, "x"))] == [CellKind.ISO_DATE]


def test_that_repeated_rows_and_cells_are_all_there() -> None:
    lines = [
        row("<table:table-cell/>", more='table:number-rows-repeated="3"'),
        row(
            "<table:table-cell table:number-columns-repeated='2'/>",
            cell("float", "4", "4", "table:number-columns-repeated='2'"),
            more='table:number-rows-repeated="2"',
        ),
        row(words("sau")),
    ]
    found = _read(*lines).sheets[0]
    assert {(item.name, item.text) for line in found.rows.values() for item in line.values()} == {
        ("C4", "4"),
        ("D4", "4"),
        ("C5", "4"),
        ("D5", "4"),
        ("A6", "sau"),
    }


def test_that_hidden_and_merged_places_are_seen() -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    found = _read(
        columns,
        row(
            words("a", 'table:number-columns-spanned="2" table:number-rows-spanned="3"'), "<table:covered-table-cell/>"
        ),
        row(words("b"), more='table:visibility="filter" table:number-rows-repeated="2"'),
        more='table:style-name="ta2"',
    ).sheets[0]
    assert (found.is_hidden, found.hidden_rows, found.hidden_columns) == (True, frozenset({2, 3}), frozenset({3}))
    assert found.merged == (MergedRange(1, 1, 3, 2),)


def test_that_comments_and_drawings_are_no_content() -> None:
    aside = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    found = _cells(
        f'<table:table-cell office:value-type="string">{aside}<text:p>Sóc<text:s text:c="2"/>Hà</text:p>'
        "<text:p>hai</text:p></table:table-cell>"
    )
    assert [item.text for item in found] == ["Sóc  Hà\nhai"]


def test_that_fonts_of_cells_and_pieces_decide() -> None:
    found = _cells(
        words("Lòng", 'table:style-name="ce1"'),
        words("Lòng"),
        words('X· <text:span text:style-name="T1">Naëm</text:span>', 'table:style-name="ce1"'),
    )
    assert [(item.text, item.original) for item in found] == [("Lũng", "Lòng"), ("Lòng", ""), ("Xã Nặm", "X· Naëm")]


def test_that_a_date_in_a_count_column_is_read_as_in_other_kinds() -> None:
    header = [
        row(words(name), words(value))
        for name, value in [
            ("Tên xã", "Sóc Hà"),
            ("Mã xã", "01417"),
            ("Từ ngày", "01/01/2021"),
            ("Đến ngày", "31/12/2021"),
        ]
    ]
    lines = [
        row(*map(words, ("Mã", "Chỉ tiêu", "ĐVT", "Thực hiện kỳ này"))),
        row(words("A04"), words("Mốc"), words("mốc"), cell("date", "1900-01-23", "24/01")),
        row(words("A05"), words("Mốc"), words("mốc"), cell("date", "2021-12-05", "5/12")),
    ]
    report = _answer(document([sheet("01", *header), sheet("02", *lines)])).report
    assert report is not None
    assert {item.indicator: item.value for item in report.figures} == {"A04": Decimal(24), "A05": None}
    assert [item.code for item in report.findings if item.candidates] == ["date-in-number"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (row(words("x"), more='table:number-rows-repeated="1048576"'), "far-cell"),
        (
            row(words("x", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048576"'),
            "too-many-cells",
        ),
        (row(words("x"), words("y"), more='table:number-rows-repeated="1048576"'), "too-many-cells"),
        (row(words("x", 'table:number-columns-repeated="99999999"')), "bad-structure"),
        (row(words("x"), more='table:number-rows-repeated="99999999"'), "bad-structure"),
        (row("<table:table-cell/>", more='table:number-rows-repeated="1048576"') + row(words("x")), "bad-structure"),
        (
            row("<table:table-cell/>", more='table:visibility="collapse" table:number-rows-repeated="1048576"'),
            "empty-workbook",
        ),
        (row(f"<table:table-cell>{sheet('b')}</table:table-cell>"), "bad-structure"),
        (row("<table:table-cell><text:p>"), "bad-structure"),
        ("", "empty-workbook"),
    ],
)
def test_that_each_harmful_document_is_refused_at_once(lines: str, code: str) -> None:
    began = time.monotonic()
    assert _code(document([sheet("a", lines)])) in {code, "too-many-cells"}
    assert time.monotonic() - began < 8


def test_that_locked_foreign_and_cut_documents_are_named() -> None:
    locked = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    good = document([sheet("a", row(words("x")))])
    assert _code(document([sheet("a")], manifest=locked)) == "password"
    assert _code(document([sheet("a")], kind=b"application/vnd.oasis.opendocument.text")) == "word"
    assert _code(good[: len(good) // 2]) == "truncated"
    bomb = document(["<!DOCTYPE x [<!ENTITY a 'b'>]>"])
    assert _code(bomb) == "has-entities"
    assert _code(document([sheet(f"s{n}", row(words("x"))) for n in range(201)])) == "too-many-sheets"


@pytest.mark.parametrize("name", ["BC_SoKet_01417_2021.xlsx", "BAOCAO SOKET XA TRUONG HA 2021.xls", CAN_NONG])
def test_that_what_libreoffice_saves_anew_reads_the_same(name: str, tmp_path: Path) -> None:
    try:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                "ods",
                "--outdir",
                str(tmp_path / "out"),
                str(YEAR_2021 / name),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    except FileNotFoundError:
        pytest.skip("no LibreOffice on this machine")
    path = tmp_path / "out" / f"{name.rpartition('.')[0]}.ods"
    report = _answer(path.read_bytes()).report
    assert report is not None
    assert set(score(report, entries()[name])) == {"right"}
