"""Numbers of the golden book: in order, never twice in a series, gaps told."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision
from app.errors import Refused
from app.services.awards import decisions, golden_book, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, OWN, PROVINCE, a_candidate, a_nominee, a_season
from tests.support.certificates import decided


def test_that_numbers_follow_the_order_of_the_decision(ws: Workspace) -> None:
    season = a_season(ws)
    first, second, third = decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    golden_book.set_number(ws, second.id, "07")
    given = golden_book.number(ws, [third.id, first.id, second.id, third.id])
    assert [item.golden_book_no for item in given] == ["8", "9", "07"]
    (told,) = golden_book.series(ws, season.id)
    assert (told.next_number, told.gaps, told.repeated) == (10, "1–6", ())
    assert told.sentence == ("Sổ vàng Chủ tịch UBND huyện Hà Quảng năm 2022: 3 số, số tiếp theo 10; còn bỏ trống 1–6.")


def test_that_a_number_stands_once_in_a_series(ws: Workspace) -> None:
    season = a_season(ws)
    first, second = decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    golden_book.set_number(ws, first.id, "5")
    with pytest.raises(Refused, match="đã cấp cho “Nông Văn Một”"):
        golden_book.set_number(ws, second.id, "05")
    with pytest.raises(Refused, match="không phải là số"):
        golden_book.set_number(ws, second.id, "năm")
    assert golden_book.set_number(ws, first.id, " 5 ").golden_book_no == "5"
    assert golden_book.set_number(ws, first.id, "").golden_book_no == ""
    assert golden_book.set_number(ws, second.id, "5").golden_book_no == "5"


def test_that_each_authority_and_year_has_its_series(ws: Workspace) -> None:
    season = a_season(ws, pool=5)
    found = [
        *decided(ws, season, "Sóc Hà", "Nông Văn Một"),
        *decided(ws, season, "Sóc Hà", "Nông Văn Hai", award=PROVINCE, number="2/QĐ"),
        *decided(ws, season, "Sóc Hà", "Nông Văn Ba", number="3/QĐ", decided_on=date(2021, 12, 1)),
        *decided(ws, season, "Sóc Hà", "Nông Văn Bốn", award=OWN, number="4/QĐ"),
        *decided(ws, season, "Tổng Cọt", "Nông Văn Năm", award=OWN, number="4/QĐ"),
    ]
    given = golden_book.number(ws, [item.id for item in found])
    assert {item.golden_book_no for item in given} == {"1"}
    assert len(golden_book.series(ws, season.id)) == 5


def test_that_what_is_not_decided_has_no_number(ws: Workspace) -> None:
    season = a_season(ws)
    one = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Một"))
    with pytest.raises(Refused, match="chưa có quyết định"):
        golden_book.number(ws, [one.id])
    assert golden_book.series(ws, season.id) == ()


def test_that_a_number_of_a_cancelled_decision_is_not_given_to_another(ws: Workspace) -> None:
    season = a_season(ws)
    first, second = decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    (given,) = golden_book.number(ws, [first.id])
    assert (given.golden_book_no, given.decision_id is None) == ("1", False)
    decisions.cancel(ws, given.decision_id or 0, "nhầm người")
    again = AwardDecision(season.id, DISTRICT, "Quyết định", "16/QĐ-UBND", date(2022, 1, 18))
    steps.record_decided(ws, [second.id], again)
    with pytest.raises(Refused, match="đã cấp cho “Nông Văn Một”"):
        golden_book.set_number(ws, second.id, "1")
    (other,) = golden_book.number(ws, [second.id])
    assert other.golden_book_no == "2"
    steps.record_decided(ws, [first.id], replace(again, number="17/QĐ-UBND"))
    (told,) = golden_book.series(ws, season.id)
    assert (told.count, told.next_number, told.repeated) == (2, 3, ())


def test_that_a_book_over_years_tells_a_number_of_an_earlier_year(ws: Workspace) -> None:
    season = a_season(ws, places=5)
    (old,) = decided(ws, season, "Sóc Hà", "Nông Văn Một", number="3/QĐ", decided_on=date(2021, 12, 1))
    first, second = decided(ws, season, "Sóc Hà", "Nông Văn Hai", "Nông Văn Ba", number="4/QĐ")
    golden_book.set_number(ws, old.id, "14")
    golden_book.set_number(ws, first.id, "15")
    assert golden_book.number(ws, [second.id])[0].golden_book_no == "16"
    later = {told.year: told for told in golden_book.series(ws, season.id)}[2022]
    assert (later.count, later.gaps, later.repeated) == (2, "1–13", ())
    golden_book.set_number(ws, second.id, "14")
    later = {told.year: told for told in golden_book.series(ws, season.id)}[2022]
    assert later.repeated == (14,)
    assert "trùng số 14" in later.sentence
    golden_book.set_number(ws, first.id, "1")  # a book of its own for each year begins at 1
    assert {told.repeated for told in golden_book.series(ws, season.id)} == {()}


def test_that_a_number_brought_from_a_cancelled_year_stays_used_there(ws: Workspace) -> None:
    season = a_season(ws, places=5)
    early = date(2021, 12, 1)
    first, second = decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", number="3/QĐ", decided_on=early)
    (given,) = golden_book.number(ws, [first.id])
    decisions.cancel(ws, given.decision_id or 0, "nhầm người")
    steps.record_decided(ws, [first.id], AwardDecision(season.id, DISTRICT, "", "9/QĐ", date(2022, 1, 18)))
    steps.record_decided(ws, [second.id], AwardDecision(season.id, DISTRICT, "", "10/QĐ", early))
    with pytest.raises(Refused, match="đã cấp cho “Nông Văn Một”"):
        golden_book.set_number(ws, second.id, "1")
    assert golden_book.number(ws, [second.id])[0].golden_book_no == "2"
