"""A report beside the register of events: what differs, what is missing, what is offered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.check_case import CheckContext
from app.domain.checks import check
from app.domain.event_comparison import differences, pair
from app.domain.event_figures import unit_events
from app.domain.event_rows import RegisteredEvent
from app.domain.events import EventCost, EventPlan, EventStatus
from app.domain.findings import Finding, Severity, Where
from app.domain.findings_text import remedy, sentence
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, ReportedEvent
from app.domain.submissions import FigureStatus, ParsedReport
from app.presets.load import PresetLibrary
from tests.support.listed_events import COMMUNES, FILES, registered, sample_events, with_event
from tests.support.reports import a_report
from tests.support.sample_reports import sample_report

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
YEAR = ReportingPeriod.of_year(2021)
FESTIVAL = ReportedEvent(
    name="Ngày hội xã Sóc Hà",
    kind="Ngày hội",
    level="xã",
    starts_on=date(2021, 3, 1),
    place="UBND xã",
    tier="Không áp dụng",
    has_ceremony=True,
    has_festivities=True,
    delegate_count=60,
    people_count=300,
    activities="VHVN: 04; TDTT: 03; TCDG: 02",
    gift_count=10,
    gift_value=Decimal(3_000_000),
    status="đã tổ chức",
)
OF_HAMLET = replace(
    FESTIVAL, name="Ngày hội xóm Lũng Pươi", level="xóm", place="Xóm Lũng Pươi", starts_on=date(2021, 2, 28)
)
AGREEING = {
    "N01": 1, "N02": 0, "N03": 0, "N04": 60, "N05": 300, "N06": 4, "N07": 3, "N08": 2, "N09": 10, "N10": 3_000_000,
}  # fmt: skip


def about_register(report: ParsedReport, *known: RegisteredEvent, commune: str = "Sóc Hà") -> list[Finding]:
    events = unit_events(known, COMMUNES[commune], CATALOGUE, YEAR)
    found = check(report, CATALOGUE, context=CheckContext(events=events))
    return [item for item in found if item.code.startswith("register-")]


def said(item: Finding) -> str:
    assert remedy(item.code).endswith(".")
    return sentence(item, CATALOGUE)


@pytest.mark.parametrize("name", FILES)
def test_that_a_report_and_the_register_of_the_same_events_agree(name: str) -> None:
    report = sample_report(f"ha-quang-2021/{FILES[name]}")
    assert about_register(report, *sample_events(name), commune=name) == []


def test_that_without_events_in_the_register_nothing_is_found() -> None:
    assert about_register(a_report(AGREEING, FESTIVAL)) == []
    ahead = registered(replace(FESTIVAL, starts_on=date(2022, 3, 1), status="kế hoạch"), "Sóc Hà")
    assert about_register(a_report(AGREEING, FESTIVAL), ahead) == []


def test_that_a_typed_figure_that_differs_is_a_warning_at_its_cell_with_both_numbers() -> None:
    (found,) = about_register(a_report({**AGREEING, "N04": 84}, FESTIVAL), registered(FESTIVAL, "Sóc Hà"))
    assert (found.code, found.severity, found.where) == (
        "register-differs",
        Severity.WARNING,
        Where("02_ChiTieu", "N04"),
    )
    assert said(found) == ("Đại biểu dự (N04) báo cáo ghi 84, sổ sự kiện có 60 (Ngày hội xã Sóc Hà 01/03/2021: 60).")


def test_that_a_typed_figure_of_nothing_is_held_against_the_register_too() -> None:
    called_off = registered(replace(FESTIVAL, status="không tổ chức", activities=""), "Sóc Hà")
    (found,) = about_register(a_report({"N04": 12}), called_off)
    assert (found.code, found.data["typed"], found.data["known"]) == ("register-differs", "12", "0")
    assert "không có sự kiện nào" in said(found)


def test_that_a_blank_is_offered_the_number_and_an_open_question_is_not() -> None:
    report = a_report({**AGREEING, "N04": None, "N05": None}, FESTIVAL)
    asked = tuple(
        replace(item, status=FigureStatus.ASKED) if item.indicator == "N05" else item for item in report.figures
    )
    (found,) = about_register(replace(report, figures=asked), registered(FESTIVAL, "Sóc Hà"))
    assert (found.code, found.severity, found.indicator) == ("register-knows", Severity.NOTE, "N04")
    assert (found.data["known"], found.where) == ("60", Where("02_ChiTieu", "N04"))


def test_that_many_events_are_counted_and_only_some_named() -> None:
    days = [
        registered(replace(FESTIVAL, name=f"Ngày hội {n}", starts_on=date(2021, 3, n)), "Sóc Hà", n)
        for n in range(1, 6)
    ]
    undated = with_event(days[0], starts_on=None)
    (found,) = (item for item in about_register(a_report({"N04": 1}), *days[1:], undated) if item.indicator == "N04")
    assert found.data["known"] == "300"
    assert found.data["events"] == (
        "Ngày hội 2 02/03/2021: 60; Ngày hội 3 03/03/2021: 60; Ngày hội 4 04/03/2021: 60; và 2 sự kiện nữa"
    )
    first = about_register(a_report({"N04": 1}), undated)
    assert next(item.data["events"] for item in first if item.indicator == "N04") == "Ngày hội 1: 60"


@pytest.mark.parametrize(("typed", "codes"), [(59, ["register-exceeds"]), (60, []), (75, [])])
def test_that_while_something_is_not_told_a_figure_can_only_be_too_small(typed: int, codes: list[str]) -> None:
    ahead = registered(replace(FESTIVAL, name="Sắp tới", starts_on=date(2021, 12, 1), status="kế hoạch"), "Sóc Hà", 2)
    found = about_register(a_report({"N04": typed}), registered(FESTIVAL, "Sóc Hà"), ahead)
    assert [item.code for item in found if item.indicator == "N04"] == codes


def test_that_costs_of_events_are_a_part_of_the_budget() -> None:
    costs = (EventCost("Ma-két", "xã", Decimal(5000), Decimal(4000)),)
    known = registered(FESTIVAL, "Sóc Hà")
    known = with_event(known, plan=EventPlan(costs=costs))
    found = {
        item.indicator: item.code
        for item in about_register(a_report({"Q01": 5000, "Q02": 0, "Q03": 4999, "Q04": 0}), known)
        if item.indicator and item.indicator.startswith("Q")
    }
    assert found == {"Q03": "register-exceeds", "Q05": "register-knows-part"}


# --- lines -----------------------------------------------------------------------------------------------------------


def test_that_a_line_that_differs_says_in_what() -> None:
    known = replace(FESTIVAL, delegate_count=66, activities="VHVN: 04; TDTT: 03; TCDG: 05", partner_commune="Cải Viên")
    report = a_report({}, replace(FESTIVAL, gift_count=None))
    (found,) = (item for item in about_register(report, registered(known, "Sóc Hà")) if item.indicator is None)
    assert (found.code, found.where.cell) == ("register-event-differs", "partner_commune:6")
    assert said(found) == (
        "Sự kiện “Ngày hội xã Sóc Hà”: xã phối hợp báo cáo ghi để trống, sổ sự kiện ghi Cải Viên; số đại biểu báo cáo "
        "ghi 60, sổ sự kiện ghi 66; suất quà báo cáo ghi để trống, sổ sự kiện ghi 10; trò chơi dân gian báo cáo ghi 2, "
        "sổ sự kiện ghi 5."
    )


def test_that_what_was_held_in_one_of_both_only_is_said() -> None:
    unknown = replace(FESTIVAL, name="Giao lưu", kind="Khác", starts_on=date(2021, 5, 5))
    planned = replace(FESTIVAL, name="Hội nghị", kind="Sơ kết xã", starts_on=date(2021, 6, 6), status="kế hoạch")
    known = [registered(FESTIVAL, "Sóc Hà"), registered(OF_HAMLET, "Sóc Hà", 2)]
    found = [item for item in about_register(a_report({}, FESTIVAL, unknown, planned), *known) if not item.indicator]
    assert [item.code for item in found] == ["register-event-unknown", "register-event-not-listed"]
    assert "“Giao lưu” ngày 05/05/2021" in said(found[0])
    assert "Ngày hội xóm Lũng Pươi (28/02/2021)" in said(found[1])
    assert found[1].where == Where(Register.EVENTS.value)


def test_that_events_that_were_not_held_are_not_missed() -> None:
    off = with_event(registered(OF_HAMLET, "Sóc Hà", 2), status=EventStatus.POSTPONED)
    found = about_register(a_report(AGREEING, FESTIVAL), registered(FESTIVAL, "Sóc Hà"), off)
    assert [item for item in found if not item.indicator] == []


def test_that_lines_without_a_day_are_said_without_one() -> None:
    known = [registered(FESTIVAL, "Sóc Hà"), with_event(registered(OF_HAMLET, "Sóc Hà", 2), starts_on=None)]
    report = a_report({}, FESTIVAL, replace(FESTIVAL, name="Giao lưu", kind="Khác", starts_on=None))
    unknown, missing = (item for item in about_register(report, *known) if not item.indicator)
    assert (unknown.data["day"], missing.data["events"]) == ("…", "Ngày hội xóm Lũng Pươi")


def test_that_a_line_finds_its_event_in_spite_of_one_slip() -> None:
    other_day = replace(FESTIVAL, starts_on=date(2021, 3, 2))
    other_kind = replace(OF_HAMLET, kind="Sơ kết xóm")
    lines = [(registered(row, "Sóc Hà", n), row) for n, row in enumerate((FESTIVAL, OF_HAMLET), 1)]
    rows = a_report({}, other_kind, other_day).rows
    found = pair(rows, lines)
    assert [item.line and item.line[1].name for item in found] == ["Ngày hội xóm Lũng Pươi", "Ngày hội xã Sóc Hà"]
    assert [one.words for one in differences(other_day, lines[0])] == [
        "ngày báo cáo ghi 02/03/2021, sổ sự kiện ghi 01/03/2021"
    ]
    assert [one.field for one in differences(other_kind, lines[1])] == ["kind"]


def test_that_hamlets_are_told_apart_by_their_names() -> None:
    second = replace(OF_HAMLET, name="Ngày hội", place="Nhà văn hóa xóm Nà Nghiềng")
    lines = [
        (registered(OF_HAMLET, "Sóc Hà", 1), OF_HAMLET),
        (registered(replace(second, place="Xóm Nà Nghiềng"), "Sóc Hà", 2), second),
    ]
    (first,) = (item for item in pair(a_report({}, second).rows, lines) if item.row)
    assert first.line is lines[1]


def test_that_a_hamlets_line_is_not_the_communes_of_the_same_day() -> None:
    of_commune = replace(FESTIVAL, starts_on=OF_HAMLET.starts_on)
    lines = [(registered(row, "Sóc Hà", n), row) for n, row in enumerate((of_commune, OF_HAMLET), 1)]
    found = pair(a_report({}, OF_HAMLET, of_commune).rows, lines)
    assert [item.line for item in found] == [lines[1], lines[0]]


def test_that_a_status_that_differs_is_all_that_is_said() -> None:
    line = (registered(FESTIVAL, "Sóc Hà"), FESTIVAL)
    dropped = replace(FESTIVAL, status="không tổ chức", delegate_count=1)
    assert [item.field for item in differences(dropped, line)] == ["status"]
    assert differences(dropped, (line[0], replace(dropped, delegate_count=99))) == ()


def test_that_days_and_counts_nobody_knows_are_no_difference() -> None:
    blank = replace(FESTIVAL, starts_on=None, delegate_count=None, activities="", gift_count=0)
    assert differences(FESTIVAL, (registered(FESTIVAL, "Sóc Hà"), blank)) == (
        *(
            item
            for item in differences(FESTIVAL, (registered(FESTIVAL, "Sóc Hà"), blank))
            if item.field == "gift_count"
        ),
    )
    assert [
        item.field
        for item in differences(replace(FESTIVAL, starts_on=None), (registered(FESTIVAL, "Sóc Hà"), FESTIVAL))
    ] == ["starts_on"]
    assert (
        differences(
            replace(FESTIVAL, gift_count=None), (registered(FESTIVAL, "Sóc Hà"), replace(FESTIVAL, gift_count=0))
        )
        == ()
    )
