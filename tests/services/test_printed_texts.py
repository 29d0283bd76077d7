"""Two states of one review compared word for word: lists line by line."""

from dataclasses import replace

from app.reports.review import ReviewContent
from app.reports.review_lists import TeamLine, UnitLists
from app.services import printed_texts
from tests.support.papers import listed_content


def with_first(content: ReviewContent, lists: UnitLists) -> ReviewContent:
    return replace(content, lists=(lists, *content.lists[1:]))


def test_that_the_same_review_reads_the_same() -> None:
    assert printed_texts.changes(listed_content(), listed_content()) == ()


def test_that_a_line_of_a_list_is_told_with_its_unit() -> None:
    content = listed_content()
    first = content.lists[0]
    marker = replace(first.markers[0], condition="bị sạt lở chân mốc")
    changed = replace(first, markers=(marker, *first.markers[1:]))
    (change,) = printed_texts.changes(content, with_first(content, changed))
    assert (change.place, change.unit_name) == ("Danh sách mốc quốc giới", first.unit_name)
    assert marker.number in change.before
    assert "bị sạt lở chân mốc" not in change.before
    assert "bị sạt lở chân mốc" in change.after


def test_that_a_line_more_stands_beside_nothing_even_when_it_is_there_twice() -> None:
    content = listed_content()
    first = content.lists[0]
    team = TeamLine("Tổ số liệu minh họa", "Lũng Loỏng", "", 5, None, None, "", "")
    one, two = (with_first(content, replace(first, teams=(*first.teams, *(team,) * count))) for count in (1, 2))
    (change,) = printed_texts.changes(one, two)
    assert (change.before, change.after) == ("", "Tổ số liệu minh họa; Lũng Loỏng; 5; …; …")


def test_that_a_unit_that_came_or_went_is_not_told_line_by_line() -> None:
    content = listed_content()
    fewer = replace(content, lists=content.lists[1:])
    assert printed_texts.changes(fewer, content) == ()
    assert printed_texts.changes(content, fewer) == ()
