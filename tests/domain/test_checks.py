"""Each check by itself, on the smallest report that shows it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.check_case import Case
from app.domain.checks import CheckContext, check, cross_check
from app.domain.findings import Finding, Severity, Where
from app.domain.findings_text import sentence
from app.domain.indicators import Catalogue
from app.domain.periods import ReportingPeriod
from app.domain.registers import (
    Incident,
    Marker,
    Patrol,
    Register,
    RegisterRow,
    Registration,
    ReportedNominee,
    Team,
)
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure, ReportHeader
from app.presets.load import PresetLibrary
from tests.support.reports import a_figure, a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
STATION = ReportHeader(
    unit_code="DBP-SG", unit_name="Đồn Sóc Giang", period=ReportingPeriod.of_year(2021), is_station=True
)


def codes(report: ParsedReport, last_year: dict[str, int] | None = None, **context: object) -> list[str]:
    return [item.code for item in found(report, last_year, **context)]


def found(report: ParsedReport, last_year: dict[str, int] | None = None, **context: object) -> tuple[Finding, ...]:
    former = {(code, ""): Decimal(value) for code, value in (last_year or {}).items()}
    return check(report, CATALOGUE, last_year=former, context=CheckContext(**context))  # type: ignore[arg-type]  # free


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"A14": 9, "A16": 30, "A15": 10}, "part-gt-whole"),
        ({"A04": 3, "A07": 2}, "part-gt-whole"),
        ({"A14": 10, "A16": 30, "A22": 6, "A24": 5}, "part-gt-whole"),
        ({"A01": 3, "A02": 1, "A03": 1}, "parts-mismatch"),
        ({"B02": 5, "B03": 4}, "condition-broken"),
        ({"A14": 10, "A16": 90}, "condition-broken"),
        ({"A25": 300}, "out-of-range"),
        ({"K08": 20}, "out-of-range"),
        ({"C10": "0.85"}, "percent-in-count"),
        ({"C10": "12.5"}, "not-a-whole-number"),
        ({"G01": 2}, "not-owner"),
        ({"Q06": 2}, "not-owner"),
        ({"A23": 20}, None),
        ({"A15": 5}, None),
        ({"A14": 5, "A15": None}, None),
    ],
)
def test_that_a_rule_of_the_unit_gives_its_finding(figures: dict[str, int | str | None], code: str | None) -> None:
    assert codes(a_report(figures)) == ([code] if code else [])


def test_that_a_target_missed_is_only_a_note() -> None:
    report = a_report({"T03": 10, "T04": 9, "T06d": 2})
    assert [(item.code, item.severity) for item in found(report)] == [("target-missed", Severity.NOTE)]


def test_that_hamlets_are_judged_by_themselves_and_their_sum_against_the_commune() -> None:
    report = a_report(
        {"A14": 20, "A16": 61},
        hamlets={"Pác Bó*": {"A14": 10, "A16": 40, "C12": 11}, "Nà Mạ": {"A14": 10, "A16": 20, "C12": 2}},
    )
    assert {(item.code, item.where.cell, item.hamlet) for item in found(report)} == {
        ("sum-mismatch", "A16", None),
        ("part-gt-whole", "C12Pác Bó", "Pác Bó"),
    }


def test_that_a_sum_without_a_cell_of_its_own_is_shown_at_the_sheet_of_hamlets() -> None:
    report = a_report(hamlets={"Pác Bó": {"A14": 10, "A16": 5}})
    assert {item.where for item in found(report)} == {
        Where("03_Xom"),
        Where("03_Xom", "A14Pác Bó"),
        Where("03_Xom", "A16Pác Bó"),
    }


def test_that_typed_counts_equal_their_lists_for_commune_and_hamlet() -> None:
    team = Team(kind="ĐBMG", hamlet="Xóm Pác Bó", member_count=8, household_count=4)
    hamlets = {"Pác Bó*": {"D01": 1, "D02": 9}, "Nà Mạ": {"D01": 0, "D02": 0}}
    places = [(item.code, item.where.cell) for item in found(a_report(None, team, hamlets=hamlets))]
    assert places == [("list-mismatch", ""), ("list-mismatch", "D02Pác Bó")]


def test_that_a_blank_list_is_not_reported_and_is_never_taken_for_none() -> None:
    assert codes(a_report({"A04": 3})) == []
    blank = frozenset(Register)
    # All figures of one list make one warning; 0 and a blank are nothing a list would have to show.
    report = a_report({"A04": 3, "A05": 2, "A06": 1, "A07": 0, "D01": 0, "Q01": None}, registers=blank)
    (warned,) = (item for item in found(report) if item.code in ("list-mismatch", "list-blank"))
    assert (warned.code, warned.severity, warned.where.cell) == ("list-blank", Severity.WARNING, "A04")
    assert warned.data == {"list": "danh sách mốc", "codes": "A04, A05, A06"}
    # Its first row is what makes it a list: figures are held against it again.
    assert codes(a_report({"A04": 3}, Marker(number="637"), registers=blank)) == ["list-mismatch"]


def test_that_a_blank_list_of_teams_says_nothing_about_border_hamlets() -> None:
    hamlets = {"Pác Bó*": {"A14": 10}}
    assert codes(a_report({"A14": 10}, hamlets=hamlets, registers=frozenset(Register))) == []


def test_that_last_year_is_compared() -> None:
    assert codes(a_report({"A01": 9}), {"A01": 8}) == ["differs-from-last-year"]
    assert codes(a_report({"A34": 140}), {"A34": 100}) == ["stock-jump"]
    assert codes(a_report({"A34": 103}), {"A34": 100}) == []
    assert codes(a_report({"A12": 4}), {"A12": 3}) == []
    assert codes(a_report({"Q01": 200, "Q02": 200, "Q03": 0, "Q04": 0}), {"Q01": 100}) == []
    explained = a_report()
    noted = ParsedReport(explained.header, (), (a_figure("A34", 140, note="kết nạp mới"),), (), (), ())
    assert codes(noted, {"A34": 100}) == []


def test_that_a_report_copied_from_last_year_is_noticed() -> None:
    flows = dict.fromkeys(("B01", "B02", "B11", "C09", "C10", "C11", "C13", "C14", "E04", "E07", "E08", "E09"), 7)
    same = dict(flows, B01=9, B02=8)
    assert codes(a_report(dict(flows)), same) == ["copied-from-last-year"]
    assert codes(a_report(dict(flows)), {code: value + 1 for code, value in same.items()}) == []


@pytest.mark.parametrize(
    ("code", "value", "last", "suggestion"),
    [
        ("E06", "20203", "12.6", "20.203"),
        ("E06", "1260", "12.6", "12.6"),
        ("K05", "12600", "10700000", "12600000"),
        ("C10", "1", "9000", None),
        ("C10", "2", "1600", "2000"),
        ("C10", "900", "800", None),
    ],
)
def test_that_a_number_out_of_scale_is_explained(code: str, value: str, last: str, suggestion: str | None) -> None:
    findings = check(a_report({code: value}), CATALOGUE, last_year={(code, ""): Decimal(last)})
    told = [item.candidates[0].values[0][1] for item in findings if item.code == "magnitude"]
    assert told == ([Decimal(suggestion)] if suggestion else [])


def test_that_lengths_are_held_against_the_border_when_last_year_is_unknown() -> None:
    assert codes(a_report({"A01": "13.11", "E06": "20203"})) == ["magnitude"]
    assert codes(a_report({"A01": "13.11", "E06": "20.2"})) == []


def test_that_a_border_hamlet_has_a_team_or_an_explanation() -> None:
    hamlets = {"Pác Bó*": {"D01": 0}, "Nà Mạ": {"D01": 0}}
    assert [(item.code, item.hamlet) for item in found(a_report(hamlets=hamlets))] == [
        ("border-hamlet-without-team", "Pác Bó")
    ]
    report = a_report(hamlets=hamlets)
    noted = ReportedFigure("D01", Decimal(0), "0", Where("02", "E1"), note="đang kiện toàn")
    explained = ParsedReport(report.header, report.hamlets, (*report.figures, noted), (), (), ())
    assert codes(explained) == []


def test_that_days_lie_inside_the_period() -> None:
    outside = Incident(happened_on=date(2022, 2, 12), kind="G01")
    patrol = Patrol(held_on=date(2020, 12, 31), kind="tuần tra")
    findings = found(a_report(None, outside, patrol, Incident(happened_on=date(2021, 12, 31)), Incident()))
    assert [(item.code, item.indicator, item.where.cell) for item in findings] == [
        ("date-outside-period", "F06", "happened_on:6"),
        ("date-outside-period", "E01", "held_on:7"),
    ]
    station = found(a_report(None, outside, patrol, header=STATION))
    assert [item.indicator for item in station] == ["G01", "E11"]
    assert codes(a_report(None, outside, header=ReportHeader())) == []


MARKERS = tuple(Marker(number=number) for number in ("718", "719", "720", "720/1"))


@pytest.mark.parametrize(
    ("first", "last", "typed", "code"),
    [("718", "720", 2, "marker-range-count"), ("718", "720", 3, None), ("718", "720", None, None),
     ("718", "799", 3, "marker-not-listed"), ("", "", 3, None), ("720/1", "", 1, None)],
)  # fmt: skip
def test_that_ranges_of_markers_hold_what_is_typed(first: str, last: str, typed: int | None, code: str | None) -> None:
    row = Registration(kind="Tập thể", from_marker=first, to_marker=last, marker_count=typed, is_valid=True)
    assert codes(a_report(None, row, *MARKERS)) == ([code] if code else [])
    assert codes(a_report(None, row)) == []


def a_nominee(name: str = "Nông Văn Thắng", **fields: object) -> ReportedNominee:
    base: dict[str, object] = {
        "kind": "Cá nhân", "name": name, "born_on": date(1978, 5, 14), "award": "Giấy khen huyện",
        "has_letter": True, "has_minutes": True, "has_report": True,
    }  # fmt: skip
    return ReportedNominee(**{**base, **fields})  # type: ignore[arg-type]  # free fields of a test row


QUOTAS = {"Giấy khen huyện": (1, 2)}


def test_that_quotas_are_kept_by_priority() -> None:
    people = [a_nominee(f"Người {n}", born_on=date(1970 + n, 1, 1), priority=n) for n in (3, 1, 2)]
    findings = found(a_report(None, *people), quotas=QUOTAS)
    assert [(item.code, item.where.cell) for item in findings] == [("quota-exceeded", "award:6")]
    assert codes(a_report(None, *people)) == []
    assert codes(a_report(None, people[0]), quotas=QUOTAS) == ["quota-unfilled"]
    assert codes(a_report(None, *people, header=STATION), quotas=QUOTAS) == []
    groups = [a_nominee(f"Tổ {n}", kind="Tập thể", born_on=None) for n in (1, 2)]
    assert codes(a_report(None, *groups), quotas=QUOTAS) == ["quota-exceeded"]


def test_that_a_replaced_nominee_no_longer_counts() -> None:
    people = [a_nominee(f"Người {n}", born_on=date(1970 + n, 1, 1)) for n in (1, 2)]
    newcomer = a_nominee("Người mới", born_on=date(1990, 1, 1), replaces_row=1)
    assert codes(a_report(None, *people, newcomer), quotas=QUOTAS) == []


def test_that_one_person_twice_and_missing_papers_are_told() -> None:
    assert codes(a_report(None, a_nominee(), a_nominee("NONG VAN THANG"))) == ["nominee-twice"]
    assert codes(a_report(None, a_nominee(), a_nominee("Đ/c Nông Văn Thắng (Trưởng xóm)"))) == ["nominee-twice"]
    assert codes(a_report(None, a_nominee(), a_nominee(award="Bằng khen tỉnh"))) == ["nominee-two-awards"]
    other = a_nominee(award="Bằng khen tỉnh", is_different_achievement=True)
    assert codes(a_report(None, a_nominee(), other)) == []
    assert codes(a_report(None, a_nominee(), a_nominee(born_on=date(1985, 9, 2)))) == []
    bare = a_nominee(born_on=None), a_nominee("NONG VAN THANG", born_on=None)
    assert codes(a_report(None, *bare)) == ["nominee-twice"]
    near = a_nominee(place="Xóm Kéo Sỹ", born_on=None), a_nominee(place="Kéo Sỹ, xã Tổng Cọt")
    assert codes(a_report(None, *near)) == ["nominee-twice"]
    assert codes(a_report(None, near[0], a_nominee(place="Pác Bó"))) == []
    papers = found(a_report(None, a_nominee(has_letter=False, has_report=False)))
    assert papers[0].data["missing"] == "tờ trình, báo cáo thành tích"


def test_that_the_list_of_teams_tells_of_a_border_hamlet_whose_figure_is_blank() -> None:
    teams = Team(kind="ĐBMG", hamlet="xóm Pác Bó"), Team(kind="ANTT", hamlet="Nà Mạ")
    hamlets: dict[str, dict[str, int | str | None]] = {"Pác Bó*": {}, "Nà Mạ*": {"D01": None}, "Hòa Mục": {}}
    missing = [item for item in found(a_report(None, *teams, hamlets=hamlets)) if item.code.startswith("border")]
    assert [(item.hamlet, item.where.cell) for item in missing] == [("Nà Mạ", "D01Nà Mạ")]
    unlisted = [item for item in found(a_report(None, *teams, hamlets={"Nà Mạ*": {}})) if item.hamlet]
    assert [(item.code, item.where.sheet) for item in unlisted] == [("border-hamlet-without-team", "teams")]
    assert codes(a_report(None, hamlets=hamlets)) == []


def test_that_a_leader_beside_his_team_is_shown() -> None:
    team = Team(kind="ĐBMG", name="Tổ tự quản xóm Pác Bó", leader="Nông Văn Thắng")
    nominees = [a_nominee("Tổ tự quản xóm Pác Bó", kind="Tập thể", born_on=None), a_nominee()]
    assert codes(a_report(None, team, *nominees)) == ["leader-and-team-nominated"]
    otherwise = replace(team, name="Tổ tự quản Pác Bó", leader="Ông Nông Văn Thắng")
    assert codes(a_report(None, otherwise, *nominees)) == ["leader-and-team-nominated"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Có 05 tổ tự quản (56 thành viên).", "D01"),
        ("Có 06 tổ tự quản với 56 thành viên.", None),
        ("Có 15 tổ tự quản, gồm 06 tổ đường biên.", None),
        ("Năm trước có 05 tổ tự quản.", None),
        ("Tăng 02 tổ tự quản.", None),
        ("Cả 05/07 tổ tự quản đều khá.", None),
        ("Có 05 tổ tự quản hoạt động xuất sắc.", None),
        ("Có 5,5 tổ tự quản.", None),
        ("Nhân dân cung cấp 1.024 nguồn tin.", "F01"),
        ("Nhân dân cung cấp 24 nguồn tin.", None),
        ("05 vụ.", None),
        ("", None),
    ],
)
def test_that_the_narrative_is_compared_only_where_it_is_plain(text: str, code: str | None) -> None:
    figures: dict[str, int | str | None] = {"D01": 6, "D02": 56, "D10": 9, "D11": 40, "D15a": 5, "F01": 24}
    findings = found(a_report(figures, narrative={"II.2.a-4": text, "III.1": text}))
    assert [item.indicator for item in findings if item.code == "narrative-mismatch"] == ([code] if code else [])


def test_that_a_number_out_by_a_thousand_hides_warnings_and_no_error() -> None:
    assert codes(a_report({"C01": 48, "C03": 6000}), {"C03": 6}) == ["part-gt-whole", "magnitude"]
    assert codes(a_report({"A01": "13.11", "E06": "20203"})) == ["magnitude"]


def test_that_what_reading_told_is_not_told_again() -> None:
    report = a_report({"G01": 2})
    told = Finding("not-owner", Severity.WARNING, Where("02_ChiTieu", "G01"), "G01")
    again = ParsedReport(report.header, (), report.figures, (), (), (told,))
    assert codes(again) == []


def test_that_asked_figures_take_part_in_nothing() -> None:
    asked = ReportedFigure("A15", Decimal(99), "99", Where("02", "E1"), status=FigureStatus.ASKED)
    assert codes(ParsedReport(ReportHeader(), (), (asked, a_figure("A14", 5)), (), (), ())) == []


# ------------------------------------------------------------------------------------------- over several reports
def commune(code: str, name: str, *rows: RegisterRow, length: str | None = None) -> ParsedReport:
    header = ReportHeader(unit_code=code, unit_name=name, period=ReportingPeriod.of_year(2021))
    return a_report({"A01": length} if length else {}, *rows, header=header)


def test_that_a_marker_claimed_twice_is_an_error_unless_it_is_marked_as_shared() -> None:
    pair = {1: commune("1", "Lũng Nặm", Marker(number="688")), 2: commune("2", "Cải Viên", Marker(number="mốc 688"))}
    findings = cross_check(pair, CATALOGUE)
    assert [(unit, item.code, item.data["other"]) for unit, item in findings] == [
        (1, "marker-claimed-twice", "Cải Viên"),
        (2, "marker-claimed-twice", "Lũng Nặm"),
    ]
    shared = {**pair, 2: commune("2", "Cải Viên", Marker(number="688", shared_with="Lũng Nặm"))}
    assert cross_check(shared, CATALOGUE) == ()


def station(length: str | None, *served: str) -> ParsedReport:
    header = ReportHeader(
        unit_code="DBP", unit_name="Đồn", is_station=True, border_length_km=Decimal(length) if length else None
    )
    figures = tuple(ReportedFigure("A36", Decimal(1), "1", Where(), commune_code=code) for code in served)
    return ParsedReport(header, (), figures, (), (), ())


def test_that_the_border_of_a_station_is_that_of_its_communes() -> None:
    first, second = commune("1", "Sóc Hà", length="11.118"), commune("2", "Trường Hà", length="9.085")
    assert cross_check({1: first, 2: second, 9: station("20.203", "1", "2")}, CATALOGUE) == ()
    found_at = cross_check({1: first, 2: second, 9: station("20.303", "1", "2")}, CATALOGUE)
    assert [(unit, item.code) for unit, item in found_at] == [(9, "communes-stations-mismatch")]
    said = sentence(found_at[0][1], CATALOGUE)
    assert said.endswith("các xã, phường cộng lại 20,203, các đồn Biên phòng cộng lại 20,303.")
    nameless = {1: replace(first, header=replace(first.header, unit_code="")), 9: station("12", "1")}
    assert [unit for unit, _item in cross_check(nameless, CATALOGUE, {9: frozenset({1})})] == [9]
    assert cross_check({1: first, 9: station("20.303", "1", "2")}, CATALOGUE) == ()
    assert cross_check({1: first, 9: station(None, "1")}, CATALOGUE) == ()
    assert cross_check({1: first, 8: station("1", "1"), 9: station("2", "1")}, CATALOGUE) == ()
    assert cross_check({1: commune("1", "Sóc Hà"), 9: station("2", "1")}, CATALOGUE) == ()


def test_that_another_figure_is_compared_with_what_the_station_says_of_it() -> None:
    patrols = replace(CATALOGUE["E02"], rules=("warn:cross:communes=posts",))
    catalogue = Catalogue(2021, (CATALOGUE["A01"], patrols))
    one = replace(commune("1", "Sóc Hà"), figures=(a_figure("E02", 7),))
    for said, expected in ((7, ()), (8, ("communes-stations-mismatch",))):
        other = station("11.118", "1")
        other = replace(other, figures=(*other.figures, a_figure("E02", said)))
        assert tuple(item.code for _unit, item in cross_check({1: one, 9: other}, catalogue)) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (a_nominee("Nông Văn Thắng"), ["duplicate-nominee", "duplicate-nominee"]),
        (a_nominee("Ông Nông Văn Thắng"), ["duplicate-nominee", "duplicate-nominee"]),
        (a_nominee("nong van thang", born_on=None, birth_year=1978), ["duplicate-nominee", "duplicate-nominee"]),
        (a_nominee(born_on=None, birth_year=1979), ["namesake"]),
        (a_nominee(born_on=date(1985, 9, 2)), ["namesake"]),
        (a_nominee(born_on=None, place="Kéo Sỹ, xã Tổng Cọt"), ["duplicate-nominee", "duplicate-nominee"]),
        (a_nominee(born_on=None, place="Pác Bó"), ["namesake"]),
        (a_nominee("Người khác"), []),
        (a_nominee(kind="Tập thể"), []),
    ],
)
def test_that_one_person_of_two_communes_is_found_and_namesakes_are_told_apart(
    other: ReportedNominee, expected: list[str]
) -> None:
    first = commune("1", "Tổng Cọt", a_nominee(place="Xóm Kéo Sỹ"))
    findings = cross_check({1: first, 2: commune("2", "Nội Thôn", other)}, CATALOGUE)
    assert [item.code for _unit, item in findings] == expected
    assert all(
        "{" not in sentence(item, CATALOGUE) and "…" not in sentence(item, CATALOGUE) for _unit, item in findings
    )


def test_that_a_person_twice_in_one_report_is_no_matter_between_units() -> None:
    assert cross_check({1: commune("1", "Tổng Cọt", a_nominee(), a_nominee())}, CATALOGUE) == ()


def test_that_two_stations_naming_one_person_are_both_told() -> None:
    stations = {unit: a_report(None, a_nominee(), header=STATION) for unit in (1, 2)}
    assert [unit for unit, _item in cross_check(stations, CATALOGUE)] == [1, 2]


def test_that_last_year_is_known_under_the_other_name_of_a_hamlet() -> None:
    report = a_report(hamlets={"Láp": {"A14": 1}, "Nà Mạ": {"A14": 2}, "Hòa": {"A14": 3}})
    former = {("A14", name): Decimal(n) for n, name in enumerate(("Xóm Bản Láp", "Thôn Nà Mạ", "Xóm Hoà", "Nà Má", ""))}
    case = Case.of(report, CATALOGUE, former, CheckContext())
    assert case.last_year == {("A14", name): Decimal(n) for n, name in enumerate(("Láp", "Nà Mạ", "Hòa", "Nà Má", ""))}
