"""Small questions that values of the domain answer about themselves."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.findings import Finding, Severity, Where
from app.domain.leaf_text import LeafCheck, LeafPiece
from app.domain.lineage import RollUp, UnresolvedReason, predecessors, roll_up, successors
from app.domain.lists import hamlet_key
from app.domain.overview import DeadlineDate, DeadlineRow, OpenCount, Overview, YearOnYear
from app.domain.periods import ReportingPeriod
from app.domain.submissions import (
    ReadResult,
    ReportedFigure,
    ReportHeader,
    StoredFinding,
    SubmissionDetail,
    SubmissionState,
    Verdict,
    blockers,
    differences,
)
from app.domain.territory import Territory, UnitDraft, derived_uid
from app.domain.units import UNKNOWN_START, Lineage, LineageKind, Unit, UnitKind, commune_word, titled

REFORM = date(2025, 7, 1)
ONE = Decimal(1)


def a_deadline(code: str, *days: date, is_met: bool = False) -> DeadlineRow:
    return DeadlineRow(code, code, tuple(DeadlineDate(day, "", "") for day in days), is_met)


def an_overview(*deadlines: DeadlineRow) -> Overview:
    return Overview(
        year=2021,
        today=date(2021, 12, 1),
        submitted=0,
        expected=8,
        missing=(),
        stations_submitted=0,
        stations_expected=0,
        accepted=0,
        errors=(OpenCount(Severity.ERROR, 1, "Tổng Cọt", 5), OpenCount(Severity.ERROR, 2, "Sóc Hà", 2)),
        questions=(OpenCount(Severity.QUESTION, 3, "Cần Yên", 5),),
        leaves_done=0,
        leaves=28,
        todos=(),
        deadlines=deadlines,
        plan_number="",
        progress=(),
        year_on_year=(),
    )


def test_that_contradicting_dates_stay_visible_and_the_earliest_binds() -> None:
    row = a_deadline("so-ket", date(2022, 1, 25), date(2022, 1, 20))
    assert row.due_on == date(2022, 1, 20)
    assert row.is_contradicted
    assert not a_deadline("tong-ket", date(2022, 1, 20), date(2022, 1, 20)).is_contradicted


def test_that_the_overview_counts_findings_and_names_the_next_open_deadline() -> None:
    met = a_deadline("met", date(2021, 1, 1), is_met=True)
    late, later = a_deadline("late", date(2021, 11, 20)), a_deadline("later", date(2022, 1, 20))
    overview = an_overview(met, later, late)
    assert (overview.error_count, overview.question_count) == (7, 5)
    assert overview.next_deadline == late
    assert an_overview(met).next_deadline is None


@pytest.mark.parametrize(
    ("value", "previous", "change"),
    [
        ("150", "120", Decimal(25)),
        ("90", "120", Decimal(-25)),
        (None, "120", None),
        ("1", None, None),
        ("1", "0", None),
    ],
)
def test_that_a_change_needs_both_years_and_something_to_compare_with(
    value: str | None, previous: str | None, change: Decimal | None
) -> None:
    now, then = (None if text is None else Decimal(text) for text in (value, previous))
    assert YearOnYear("A16", "Số khẩu", "khẩu", now, then, 7, 8).change_percent == change


def test_that_a_period_knows_its_year_and_its_days() -> None:
    period = ReportingPeriod.of_year(2021)
    assert period.year == 2021
    assert period.contains(date(2021, 12, 31))
    assert not period.contains(date(2022, 1, 1))


def a_figure(value: str | None, hamlet: str = "", cell: str = "D9") -> ReportedFigure:
    return ReportedFigure(
        "A16", None if value is None else Decimal(value), value or "", hamlet=hamlet, where=Where(cell=cell)
    )


def test_that_only_changed_values_differ_and_vanished_ones_come_last() -> None:
    before = [a_figure("2868"), a_figure("10", "Nà Sác"), a_figure("7", "Pác Bó")]
    after = [a_figure("2886", cell="D10"), a_figure("10", "Nà Sác", cell="D30"), a_figure("3", "Cốc Vường", cell="D31")]
    found = differences(before, after)
    assert [(item.place, item.before, item.after, item.where.cell) for item in found] == [
        ("", Decimal(2868), Decimal(2886), "D10"),
        ("Cốc Vường", None, Decimal(3), "D31"),
        ("Pác Bó", Decimal(7), None, Where().cell),
    ]
    assert differences(after, after) == ()


def test_that_an_unreadable_file_has_no_figures_but_may_have_findings() -> None:
    finding = Finding("V01", Severity.WARNING, Where())
    result = ReadResult("a.xls", "a.xls", "", 0, Verdict.UNREADABLE, findings=(finding,))
    assert result.figure_count == 0
    assert (result.count(Severity.WARNING), result.count(Severity.ERROR)) == (1, 0)


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        (UnitKind.COMMUNE, "Sóc Hà", "xã Sóc Hà"),
        (UnitKind.PROVINCE, "Thành phố Huế", "thành phố Huế"),
        (UnitKind.BORDER_STATION, "Đồn Biên phòng Tổng Cọt", "Đồn Biên phòng Tổng Cọt"),
        (UnitKind.BORDER_STATION, "Sóc Giang", "Đồn Biên phòng Sóc Giang"),
        (UnitKind.WARD, "Phường 8", "phường 8"),
        (UnitKind.COMMUNE, "Thôn Mòn", "xã Thôn Mòn"),
        (UnitKind.HAMLET, "Tổ 5", "tổ 5"),
        (UnitKind.HAMLET, "Bản Hoong", "xóm Bản Hoong"),
    ],
)
def test_that_a_unit_is_named_as_running_text_names_it(kind: UnitKind, name: str, title: str) -> None:
    assert titled(kind, name) == title
    unit = Unit(1, "u1", kind, None, name, UNKNOWN_START, REFORM)
    assert unit.title == title
    assert unit.known_start is None
    assert not unit.is_valid_on(REFORM)
    assert Unit(1, "u1", kind, None, name, REFORM).known_start == REFORM


def test_that_a_territory_finds_units_by_name_and_by_code_of_the_day() -> None:
    old = UnitDraft(derived_uid("old"), UnitKind.COMMUNE, "Sóc Hà", "01399", valid_to=REFORM)
    new = UnitDraft(derived_uid("new"), UnitKind.COMMUNE, "Sóc Hà", "01392", valid_from=REFORM)
    territory = Territory()
    assert territory.add(new) == new.uid
    territory.add(old)
    territory.add(UnitDraft(old.uid, UnitKind.COMMUNE, "twice"))
    assert territory.find(UnitKind.COMMUNE, "Sóc Hà") == old
    assert territory.find(UnitKind.WARD, "Sóc Hà") is None
    assert territory.by_code("01399", date(2021, 1, 1)) == old
    assert territory.by_code("01399", REFORM) is None
    assert territory.by_code("01392", date(2024, 1, 1)) is None
    assert derived_uid("a", "b") == derived_uid("a", "b") != derived_uid("a|b", "c")


def _unit(key: int, start: date = UNKNOWN_START, end: date | None = None) -> Unit:
    return Unit(key, f"u{key}", UnitKind.COMMUNE, None, f"Xã {key}", start, end)


def _back(units: list[Unit], lineage: list[Lineage]) -> RollUp:
    return roll_up([units[-1].id], units, lineage, REFORM, date(2020, 1, 1))


def test_that_a_unit_that_absorbed_another_cannot_be_led_back() -> None:
    result = _back([_unit(1, end=REFORM), _unit(2)], [Lineage(1, 2, LineageKind.MERGED, REFORM, ONE)])
    assert [item.reason for item in result.unresolved] == [UnresolvedReason.SEVERAL_PREDECESSORS]


def test_that_a_new_unit_without_origin_is_not_there_before() -> None:
    result = _back([_unit(1, REFORM)], [])
    assert [item.reason for item in result.unresolved] == [UnresolvedReason.NOT_THERE]


def test_that_two_ways_to_the_same_unit_count_once() -> None:
    """1 split into 2 and 3, which merged into 4: whoever follows both ways arrives once."""
    units = [_unit(1, end=date(2020, 1, 1)), _unit(2, date(2020, 1, 1), REFORM), _unit(3, date(2020, 1, 1), REFORM)]
    units.append(_unit(4, REFORM))
    half = Decimal("0.5")
    lineage = [
        Lineage(1, 2, LineageKind.SPLIT, date(2020, 1, 1), half),
        Lineage(1, 3, LineageKind.SPLIT, date(2020, 1, 1), half),
        Lineage(2, 4, LineageKind.MERGED, REFORM, ONE),
        Lineage(3, 4, LineageKind.MERGED, REFORM, ONE),
    ]
    assert successors(1, units, lineage, REFORM) == (4,)
    assert predecessors(4, units, lineage, date(2019, 1, 1)) == (1,)


def test_that_plain_words_of_a_leaf_lead_nowhere() -> None:
    assert LeafPiece("Toàn huyện có ").code == ""


def test_that_a_hamlet_is_the_same_with_and_without_its_local_words() -> None:
    assert len({hamlet_key(name) for name in ("Xóm Bản Láp", "Bản Láp", "xóm  bản láp", "Láp")}) == 1
    assert hamlet_key("Bản") == "ban"
    assert hamlet_key("Banh Pha") == "banh pha"


@pytest.mark.parametrize(
    ("severity", "is_open", "blocks"),
    [
        (Severity.ERROR, True, True),
        (Severity.QUESTION, True, True),
        (Severity.WARNING, True, False),
        (Severity.NOTE, True, False),
        (Severity.ERROR, False, False),
        (Severity.QUESTION, False, False),
    ],
)
def test_that_open_errors_and_questions_block_acceptance(severity: Severity, is_open: bool, blocks: bool) -> None:
    found = StoredFinding(1, Finding("out-of-range", severity), is_open)
    year = ReportingPeriod.of_year(2021)
    detail = SubmissionDetail(
        1, 1, "Sóc Hà", "01417", year, 1, SubmissionState.RECEIVED, ReportHeader(), "a.xlsx", "", (), (), (), (found,)
    )
    assert blockers(detail) == ((found,) if blocks else ())


def test_that_communes_of_a_paper_are_called_by_their_kinds() -> None:
    def unit(kind: UnitKind) -> Unit:
        return Unit(1, "u", kind, None, "A", date(2020, 1, 1))

    assert commune_word([]) == "xã"
    assert commune_word([], "xã, phường") == "xã, phường"
    assert commune_word([unit(UnitKind.WARD)]) == "phường"
    assert commune_word([unit(UnitKind.WARD), unit(UnitKind.COMMUNE), unit(UnitKind.HAMLET)]) == "xã, phường"


def test_that_a_leaf_is_ready_when_finished_and_nothing_waits() -> None:
    assert LeafCheck("I-1", "Đường biên", is_done=True, is_empty=False).is_ready
    assert not LeafCheck("I-1", "Đường biên", is_done=False, is_empty=False).is_ready
    assert not LeafCheck("I-1", "Đường biên", is_done=True, is_empty=True).is_ready
    assert not LeafCheck("I-1", "Đường biên", is_done=True, is_empty=False, open_comments=1).is_ready
