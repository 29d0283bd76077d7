"""Whatever is entered into the form comes back as it was: all of it, at random, and through LibreOffice."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.indicators import OwnerLevel, ValueType
from app.domain.periods import PERIOD_NAMES, ReportingPeriod
from app.domain.registers import (
    BudgetLine,
    Incident,
    Marker,
    Register,
    RegisterRow,
    ReportedNominee,
    Team,
)
from app.domain.submissions import ParsedReport, ReportedHamlet
from app.reports.form import FormContent
from app.reports.form_writer import form_bytes
from tests.support.forms import (
    Filling,
    a_commune,
    a_form,
    a_full_filling,
    a_station_form,
    expected_values,
    filled,
    read_back,
    values,
)

_HAMLETS = tuple(
    ReportedHamlet(name, f"01417.{number:02}", f"bf1a2532-{number:04}", is_border=number < 3)
    for number, name in enumerate(("Lũng Pươi", "Nà Nghiềng", "Nà Phái", "Trúc Long"), 1)
)
_COMMUNE = a_form(*_HAMLETS)
_STATION = a_station_form(a_commune(), a_commune("Trường Hà", "01399"))


def _same(report: ParsedReport, content: FormContent, filling: Filling) -> None:
    """Figures, lines, texts, remarks and facts are those of the filling."""
    assert values(report) == expected_values(content, filling)
    rows = {register: tuple(item.row for item in report.rows if item.register is register) for register in Register}
    assert {register: lines for register, lines in rows.items() if lines} == {
        register: tuple(lines) for register, lines in filling.lines.items() if lines
    }
    assert {item.leaf: item.text for item in report.narrative} == filling.narrative
    own = (content.owner, OwnerLevel.HAMLET)
    notes = {
        item.indicator: item.note for item in report.figures if item.note and _owner(content, item.indicator) in own
    }
    assert notes == filling.notes
    header = report.header
    assert (header.unit_code, header.unit_uid) == (content.unit.code, content.unit.uid)
    assert (header.period, header.is_station) == (content.period, content.is_station)


def _owner(content: FormContent, code: str) -> OwnerLevel:
    return content.catalogue[code].owner


@pytest.mark.parametrize("content", [_COMMUNE, _STATION], ids=["commune", "station"])
def test_that_every_cell_comes_back(content: FormContent) -> None:
    filling = a_full_filling(content)
    report = read_back(content, filled(content, filling))
    _same(report, content, filling)
    assert report.header.prepared_by == "Nông Thị Lan (số liệu minh họa)"
    assert report.header.signed_on == date(2022, 1, 13)
    mismatches = {"communes-mismatch"}  # the shares of the communes are other numbers on purpose
    assert {item.code for item in report.findings} <= (mismatches if content.is_station else set())
    assert report.hamlets == content.hamlets


@pytest.mark.parametrize("content", [_COMMUNE, _STATION], ids=["commune", "station"])
@pytest.mark.parametrize("name", PERIOD_NAMES)
def test_that_the_form_of_any_part_of_the_year_comes_back(content: FormContent, name: str) -> None:
    part = replace(content, period=ReportingPeriod.named(name, 2021))
    filling = a_full_filling(part)
    report = read_back(part, filled(part, filling))
    assert values(report) == expected_values(part, filling)
    assert report.header.period == part.period
    assert {item.code for item in report.findings} <= ({"communes-mismatch"} if part.is_station else set())


@given(st.dates(date(2021, 1, 1), date(2021, 12, 31)), st.dates(date(2021, 1, 1), date(2021, 12, 31)))
@settings(max_examples=6, deadline=None)
def test_that_the_form_of_any_days_comes_back(one: date, other: date) -> None:
    part = replace(_COMMUNE, period=ReportingPeriod(min(one, other), max(one, other)))
    report = read_back(part, form_bytes(part))
    assert report.header.period == part.period
    assert report.findings == ()


@pytest.mark.parametrize("content", [_COMMUNE, _STATION], ids=["commune", "station"])
def test_that_the_unfilled_form_says_nothing_and_raises_no_question(content: FormContent) -> None:
    report = read_back(content, form_bytes(content))
    assert report.is_empty
    assert report.findings == ()
    assert report.ignored_sheets == ()
    assert report.hamlets == content.hamlets


def test_that_an_unfilled_form_with_titles_of_others_is_still_empty() -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(_COMMUNE)), data_only=True)
    book["04_ToTuQuan"]["A2"] = "Đơn vị: xã Lũng Nặm, huyện Hà Quảng, tỉnh Cao Bằng"
    last = book["02_ChiTieu"].max_row + 1
    book["02_ChiTieu"].cell(last, 2).value = "SỐ LIỆU NĂM 2020"
    del book["03_Xom"]
    numbered = book.create_sheet("Theo dõi")
    for number in range(1, 13):
        numbered.append([number])
    changed = io.BytesIO()
    book.save(changed)
    report = read_back(_COMMUNE, changed.getvalue())
    asked = {item.code for item in report.findings if item.severity is Severity.QUESTION}
    assert asked == {"period-differs", "sheet-of-other-unit", "hamlet-sheet-unclear"}
    assert report.is_empty


def test_that_formulas_without_results_make_no_figure_either() -> None:
    report = read_back(_COMMUNE, filled(_COMMUNE, Filling()))
    assert report.is_empty
    assert {item.code for item in report.findings} == {"sum-not-calculated"}


# --- at random ---------------------------------------------------------------------------------------------------

#: Names and words of clerks: composed and decomposed, with signs of markup, quotes, escapes, numbers and emoji.
_WORDS = ("Lũng Pươi", "Nà Mạ", "Pác Bó", "Đông Đăng", "Ô'Kha", "Hữu \"Nghị\"", "Bản <Giốc> & Cốc", "728/1", "1.000",
          "=1+1", "@x", "x", "không", "-", "😀", "Hoà", "12/5")  # fmt: skip
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
_text = st.builds(unicodedata.normalize, st.sampled_from(("NFC", "NFD")), _words)
_counts = st.one_of(st.just(0), st.integers(0, 20), st.integers(0, 99_999_999))
_thousandths = st.integers(0, 99_999_999_999).map(lambda number: Decimal(number) / 1000)
_days = st.dates(date(2021, 1, 1), date(2021, 12, 31))


def _values_of(value_type: ValueType) -> st.SearchStrategy[Decimal]:
    kinds = {
        ValueType.BOOLEAN: st.integers(0, 1).map(Decimal),
        ValueType.DECIMAL3: _thousandths,
        ValueType.VND: st.integers(0, 9_999_999_999_999).map(Decimal),
    }
    return kinds.get(value_type, _counts.map(Decimal))


_lines: st.SearchStrategy[Mapping[Register, Sequence[RegisterRow]]] = st.fixed_dictionaries(
    {},
    optional={
        Register.TEAMS: st.lists(
            st.builds(
                Team, code=st.just("T1"), name=_text, kind=st.sampled_from(("ĐBMG", "ANTT", "Ban")), hamlet=_text,
                decided_on=_days, member_count=_counts, length_km=_thousandths, markers=_text,
            ), max_size=3,
        ),
        Register.MARKERS: st.lists(
            st.builds(Marker, number=_text, pillar_count=_counts, checked_on=st.none() | _days,
                      is_self_managed=st.booleans(), note=_text), max_size=3,
        ),
        Register.INCIDENTS: st.lists(
            st.builds(Incident, happened_on=_days, kind=st.sampled_from(("F08", "G03")), offender_count=_counts,
                      is_from_tip=st.booleans(), value=st.none() | _thousandths, note=_text), max_size=3,
        ),
        Register.NOMINEES: st.lists(
            st.builds(ReportedNominee, kind=st.just("Cá nhân"), name=_text, award=_text, achievement=_text,
                      priority=st.none() | _counts, has_letter=st.booleans()), max_size=3,
        ),
        Register.BUDGET: st.lists(
            st.builds(BudgetLine, content=_text, source=st.just("xã"),
                      planned=st.none() | st.integers(0, 10**12).map(Decimal)), max_size=3,
        ),
    },
)  # fmt: skip


@st.composite
def _forms(draw: st.DrawFn) -> tuple[FormContent, Filling]:
    """A form with hamlets of any name, and any part of it filled."""
    names = draw(st.lists(_text, max_size=5, unique_by=lambda text: unicodedata.normalize("NFC", text).casefold()))
    hamlets = tuple(
        ReportedHamlet(f"Bản {name}", f"01417.{number:02}", f"5cf825e6-{number:04}", is_border=draw(st.booleans()))
        for number, name in enumerate(names, 1)
    )
    content = a_form(*hamlets)
    own = [(item, part) for _heading, item, part in content.lines() if item is not None and item.owner is content.owner]
    chosen = draw(st.lists(st.sampled_from(own), max_size=12, unique_by=lambda pair: (pair[0].code, pair[1])))
    figures = {(item.code, part): draw(_values_of(item.value_type)) for item, part in chosen}
    cells = [(hamlet.name, item.code) for hamlet in hamlets for item in content.hamlet_indicators]
    places = draw(st.lists(st.sampled_from(cells), max_size=12, unique=True)) if cells else []
    leaves = draw(st.lists(st.sampled_from(content.outline.leaves()), max_size=3, unique_by=lambda leaf: leaf.code))
    return content, Filling(
        figures=figures,
        hamlets={place: Decimal(draw(_counts)) for place in places},
        lines=dict(draw(_lines)),
        narrative={leaf.code: draw(_text) for leaf in leaves},
        notes={item.code: draw(_text) for item, part in chosen[:2] if not part},
    )


def _composed(filling: Filling) -> Filling:
    """The filling with all text in the composed form, as it is kept."""

    def nfc(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    def line(row: RegisterRow) -> RegisterRow:
        texts = {item.name: nfc(value) for item in fields(row) if isinstance(value := getattr(row, item.name), str)}
        return type(row)(**{**asdict(row), **texts})

    return replace(
        filling,
        hamlets={(nfc(name), code): value for (name, code), value in filling.hamlets.items()},
        lines={register: tuple(line(row) for row in rows) for register, rows in filling.lines.items()},
        narrative={leaf: nfc(text) for leaf, text in filling.narrative.items()},
        notes={code: nfc(text) for code, text in filling.notes.items()},
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_forms())
def test_that_any_filling_comes_back(made: tuple[FormContent, Filling]) -> None:
    content, filling = made
    report = read_back(content, filled(content, filling))
    _same(report, content, _composed(filling))
    assert {item.code for item in report.findings} <= {"sum-not-calculated"}
    assert [(item.code, item.uid, item.is_border) for item in report.hamlets] == [
        (item.code, item.uid, item.is_border) for item in content.hamlets
    ]


# --- through another program -------------------------------------------------------------------------------------


def _converted(path: Path, suffix: str, folder: Path) -> Path:
    """The workbook as LibreOffice saves it anew."""
    out = folder / suffix
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix, "--outdir",
         str(out), str(path)],
        check=True, capture_output=True, timeout=150,
    )  # fmt: skip
    return out / f"{path.stem}.{suffix}"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the other program here")
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("content", [_COMMUNE, _STATION], ids=["commune", "station"])
def test_that_a_form_saved_anew_by_libreoffice_says_the_same(content: FormContent, suffix: str, tmp_path: Path) -> None:
    filling = a_full_filling(content)
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(filled(content, filling))
    anew = _converted(path, suffix, tmp_path)
    report = read_back(content, anew.read_bytes(), anew.name)
    _same(report, content, filling)
    assert {item.code for item in report.findings} <= {"communes-mismatch"}
    print(f"{suffix}: {len(values(report))} figures, {len(report.rows)} lines, {len(report.narrative)} texts equal")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the other program here")
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_that_an_unfilled_form_stays_empty_in_libreoffice(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(form_bytes(_COMMUNE))
    anew = _converted(path, suffix, tmp_path)
    report = read_back(_COMMUNE, anew.read_bytes(), anew.name)
    assert report.is_empty
    assert values(report) == {}
    # As .xls it stores 0 for the empty text: blank all the same, in totals of other sheets too.
    assert report.findings == ()
