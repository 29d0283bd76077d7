"""Which figure counts, what lists derive, and exact storage of numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check_case import cell_of
from app.domain.checks import check, cross_check
from app.domain.findings import Where
from app.domain.indicators import OwnerLevel, from_milli, to_milli
from app.domain.list_definitions import team_kind
from app.domain.lists import ListSheets, derive
from app.domain.registers import (
    BudgetLine,
    Marker,
    Patrol,
    Register,
    RegisterRow,
    Registration,
    ReportedEvent,
    ReportedNominee,
    Team,
)
from app.domain.sharing import list_names
from app.domain.submissions import FigureStatus, ReportedFigure, ReportedHamlet, ReportedRow
from app.domain.values import values_of
from app.presets.load import PresetLibrary
from tests.support.reports import a_figure, a_report, a_row

CATALOGUE = PresetLibrary.shipped().catalogue(2026)


def served(code: str, value: str | None, commune: str) -> ReportedFigure:
    return ReportedFigure(code, None if value is None else Decimal(value), value or "", Where(), commune_code=commune)


def test_that_hamlets_decide_and_blank_ones_are_counted() -> None:
    figures = [a_figure("A14", 99), a_figure("A14", 5, hamlet="Pác Bó"), a_figure("A14", None, hamlet="Nà Mạ")]
    values = values_of(CATALOGUE, [*figures, a_figure("C01", 3, hamlet="Nà Mạ")], ("Pác Bó", "Nà Mạ", "Hòa Mục"))
    assert values.unit == {("A14", ""): Decimal(5)}
    assert values.coverage == {"A14": (1, 3)}
    assert values_of(CATALOGUE, [a_figure("A14", 9)]).unit == {("A14", ""): Decimal(9)}


def test_that_a_station_total_is_never_made_of_its_columns() -> None:
    columns = [served("G01", "3", "1"), served("G01", "4", "2"), served("G01", None, "3")]
    assert values_of(CATALOGUE, columns).unit == {}
    assert values_of(CATALOGUE, [*columns, a_figure("G01", None)]).unit == {}
    assert values_of(CATALOGUE, [*columns, a_figure("G01", 8)]).unit == {("G01", ""): Decimal(8)}
    asked = ReportedFigure("G01", Decimal(1), "1", Where(), status=FigureStatus.ASKED)
    assert values_of(CATALOGUE, [asked]).unit == {}


@pytest.mark.parametrize(
    ("kind", "found"),
    [("ĐBMG", "border"), ("Đường biên", "border"), ("ANTT", "security"), ("An ninh trật tự", "security"),
     ("Ban", "board"), ("Khác", "")],
)  # fmt: skip
def test_that_teams_are_sorted_by_their_type(kind: str, found: str) -> None:
    assert team_kind(Team(kind=kind)) == found


EVENT = ReportedEvent(kind="Sơ kết xã", status="đã tổ chức", delegate_count=50, activities="VHVN: 06; TDTT 03; TCDG-04")
ROWS: tuple[RegisterRow, ...] = (
    Team(kind="ĐBMG", hamlet="xóm Pác Bó", member_count=8, household_count=None),
    Marker(number="675", kind="chính", pillar_count=2, condition="Tốt, không hư hỏng"),
    Marker(number="675/1", kind="phụ", pillar_count=None, condition="Sạt lở"),
    Marker(number="675 / 1", kind="phụ", condition="hư hỏng nhẹ"),
    Registration(kind="Hộ", is_valid=True),
    Registration(kind="Hộ"),
    Registration(kind="Tập thể", is_valid=True, from_marker="675", to_marker="675/1", length_km=Decimal("1.5")),
    Patrol(kind="Tuần tra song phương"),
    EVENT,
    ReportedEvent(kind="Ngày hội 19/8", status="đã tổ chức", delegate_count=40),
    ReportedEvent(kind="Sơ kết xã", status="kế hoạch", delegate_count=60),
    BudgetLine(source="xã hội hóa", planned=Decimal(7), spent=Decimal(5)),
    BudgetLine(source="xã", planned=Decimal(3)),
    BudgetLine(source="Ngân sách tỉnh", planned=Decimal(2)),
)
SHEETS = ListSheets(
    tuple(a_row(row, number) for number, row in enumerate(ROWS, 6)),
    (ReportedHamlet("Pác Bó", is_border=True), ReportedHamlet("Nà Mạ", is_border=True), ReportedHamlet("Bản Hoàng")),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("teams_border", 1), ("teams_border_members", 8), ("teams_border_households", None), ("boards", 0),
        ("markers", 2), ("markers_main", 1), ("markers_aux", 1), ("markers_damaged", 1), ("pillars", None),
        ("regs_households", 1), ("regs_groups", 1), ("regs_km", "1.5"), ("regs_markers", 2),
        ("patrols_bilateral", 1), ("events_reviews", 1), ("events_delegates", 50), ("events_art", 6),
        ("events_sport", 3), ("events_games", 4), ("budget_plan", 12), ("budget_social", 7), ("budget_commune", 3),
        ("budget_district", 2), ("budget_spent", 5), ("hamlets", 3), ("border_hamlets", 2),
        ("border_hamlets_with_team", 1), ("written_reports", 0), ("incidents_tip", None), ("no_such_list", None),
    ],
)  # fmt: skip
def test_that_lists_derive_their_totals(name: str, value: int | str | None) -> None:
    assert derive(name, SHEETS) == (None if value is None else Decimal(value))


def test_that_a_registration_beyond_the_marker_list_gives_no_total() -> None:
    row = Registration(kind="Tập thể", is_valid=True, from_marker="1", to_marker="2")
    rows = (a_row(row), a_row(Marker(number="675")))
    assert derive("regs_markers", ListSheets(rows)) is None
    assert derive("regs_markers", ListSheets(rows[:1])) is None
    assert derive("hamlets", ListSheets(())) is None


def test_that_list_indicators_know_their_list() -> None:
    names = list_names(CATALOGUE)
    assert (names["A04"], names["N09"], names["D07"]) == ("markers", "events_gifts", "regs_km")
    assert "A01" not in names


def test_that_codes_nobody_knows_disturb_no_check() -> None:
    report = a_report({"Z99": "0.5"}, Marker(), hamlets={"Pác Bó": {"Z99": "0.5"}})
    assert check(report, CATALOGUE) == ()
    nameless = a_report(None, Marker(), ReportedNominee(kind="Tập thể", name="Tổ 1"))
    assert cross_check({1: nameless, 2: nameless}, CATALOGUE) == ()


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_that_thousandths_are_exact(value: Decimal) -> None:
    assert from_milli(to_milli(value)) == value


def test_that_a_fourth_decimal_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.0001"):
        to_milli(Decimal("1.0001"))


def test_that_a_row_without_cells_is_still_pointed_at() -> None:
    row = ReportedRow(Register.MARKERS, "06_Moc", 9, Marker())
    assert str(cell_of(row, "number")) == "06_Moc!A9"
    assert str(Where("06_Moc")) == "06_Moc"


def test_that_indicators_are_found_by_group_and_owner() -> None:
    assert CATALOGUE["B13a"].group == "B"
    assert {item.owner for item in CATALOGUE.owned_by(OwnerLevel.HAMLET)} == {OwnerLevel.HAMLET}


def test_that_a_catalogue_counts_its_indicators() -> None:
    assert len(CATALOGUE) == 256
