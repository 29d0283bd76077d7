"""What the first page knows: who sent what, what is wrong, what comes next."""

from datetime import date

import pytest

from app.domain.overview import TodoKind
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.errors import Refused
from app.services import overview, reviews, submissions, unit_changes, units
from app.services.workspace import Workspace


def test_that_an_empty_year_asks_for_the_first_import(ws: Workspace) -> None:
    page = overview.overview(ws, 2021)
    assert (page.submitted, page.expected, page.stations_submitted, page.stations_expected) == (0, 8, 0, 4)
    assert len(page.missing) == 8
    assert [item.kind for item in page.todos] == [TodoKind.IMPORT]
    assert page.todos[0].due_on == date(2022, 1, 20)
    assert (page.leaves_done, page.leaves) == (0, 28)


def test_that_the_page_says_what_is_wrong_and_what_comes_next(full: Workspace, ids: dict[str, int]) -> None:
    page = overview.overview(full, 2021)
    assert (page.submitted, page.missing) == (5, ("Cần Nông", "Nội Thôn", "Trường Hà"))
    assert [(item.unit_name, item.count) for item in page.errors] == [("Tổng Cọt", 5)]
    assert [(item.unit_name, item.count) for item in page.questions] == [("Cần Yên", 5)]
    todos = {item.kind: item for item in page.todos}
    assert todos[TodoKind.FIX_ERRORS].submission_id == ids["Tổng Cọt"]
    assert todos[TodoKind.ANSWER_QUESTIONS].submission_id == ids["Cần Yên"]
    assert todos[TodoKind.ACCEPT].count == 4
    assert todos[TodoKind.RECORD_HARD_COPY].count == 5
    assert len(todos[TodoKind.REMIND].unit_names) == 6
    assert TodoKind.RECORD_SOFT_COPY not in todos
    assert todos[TodoKind.WRITE_LEAVES].count == 28


def test_that_two_dates_for_one_duty_stay_visible(ws: Workspace) -> None:
    page = overview.overview(ws, 2021)
    dossier = next(item for item in page.deadlines if item.code == "award-dossier")
    assert dossier.is_contradicted
    assert [item.due_on for item in dossier.dates] == [date(2022, 1, 20), date(2022, 2, 9)]
    assert page.next_deadline is not None
    assert page.next_deadline.due_on == date(2022, 1, 20)
    assert overview.overview(ws, 2019).deadlines == ()


def test_that_the_duty_is_met_when_every_commune_has_both_copies(full: Workspace) -> None:
    for row in submissions.board(full, 2020):
        if row.submission_id is not None:
            submissions.record_copies(full, row.submission_id, full.today, full.today)
    page = overview.overview(full, 2021)
    report = next(item for item in page.deadlines if item.code == "commune-report")
    assert not report.is_met


def test_that_a_returned_report_is_missing_again(full: Workspace, ids: dict[str, int]) -> None:
    submissions.return_(full, ids["Sóc Hà"], "thiếu chữ ký")
    page = overview.overview(full, 2021)
    assert "Sóc Hà" in page.missing
    assert page.submitted == 4


def test_that_years_are_compared_over_the_units_that_have_both(full: Workspace, ids: dict[str, int]) -> None:
    assert overview.overview(full, 2021).year_on_year == ()
    submissions.accept(full, ids["Sóc Hà"])
    rows = {item.code: item for item in overview.overview(full, 2021).year_on_year}
    last = reviews.consolidate(full, 2020).cells["A14"].by_unit
    soc_ha = overview.unit_named(full, "01417", 2021).id
    assert rows["A14"].previous == last[soc_ha]
    assert (rows["A14"].reported, rows["A14"].expected) == (1, 8)


@pytest.mark.parametrize("year", [0, 1800, 99999])
def test_that_an_impossible_year_is_refused(ws: Workspace, year: int) -> None:
    with pytest.raises(Refused):
        overview.year_of(ws, year)


def test_that_units_are_found_by_code_or_name_and_never_guessed(ws: Workspace) -> None:
    assert overview.year_of(ws, None) == 2021
    assert overview.own_unit(ws).name == "Hà Quảng"
    assert overview.unit_named(ws, "tổng cọt", 2021).code == "01414"
    assert overview.unit_named(ws, "01402", 2021).name == "Cải Viên"
    for text, code in (("cần", "ambiguous-unit"), ("Pác Nặm", "unknown-unit"), ("", "unknown-unit")):
        with pytest.raises(Refused) as refused:
            overview.unit_named(ws, text, 2021)
        assert refused.value.code == code


def test_that_units_are_called_what_they_are_in_that_year(ws: Workspace) -> None:
    assert overview.word_of_communes(ws, 2021) == overview.overview(ws, 2021).commune_word == "xã"
    district = next(item for item in units.search(ws, "Hà Quảng", date(2021, 12, 31)) if item.kind is UnitKind.DISTRICT)
    draft = UnitDraft("", UnitKind.WARD, "Phường Thử", "99001", date(2022, 1, 1), None, is_border=True)
    unit_changes.add(ws, draft, district.id)
    assert overview.word_of_communes(ws, 2021) == "xã"
    assert overview.word_of_communes(ws, 2022) == overview.overview(ws, 2022).commune_word == "xã, phường"
