"""Dossiers: what lacks, when they came, and the two deadlines of plan 74/KH-BCĐ (IV.6 and III.3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.catalogue import Confidence, DatedRule, DossierItem, RuleKind
from app.domain.awards.dossiers import (
    AMBER,
    RED,
    Dossier,
    DossierDeadline,
    DossierLine,
    StatedDate,
    Timeliness,
    checklist,
)
from app.domain.awards.nominations import DeadlineRuling, DossierReceipt

# "trước ngày 21/01/2022" (IV.6) and "trước ngày 10/02/2022" (III.3) are exclusive.
PLAN = DossierDeadline(
    (StatedDate(date(2022, 1, 20), "IV.6"), StatedDate(date(2022, 2, 9), "III.3")), "Phòng Nội vụ", frozenset({"hard"})
)
TODAY = date(2022, 3, 1)


def rule(key: str, *, is_required: bool = True, confidence: Confidence = Confidence.READ) -> DatedRule[DossierItem]:
    item = DossierItem(key, f"Giấy {key}", is_required=is_required)
    return DatedRule(RuleKind.DOSSIER_ITEM, key, item, date(2017, 10, 1), confidence=confidence)


@pytest.mark.parametrize(
    ("day", "timeliness", "words"),
    [
        (date(2022, 1, 20), Timeliness.ON_TIME, "Nộp đúng hạn (đến hết ngày 20/01/2022)"),
        (date(2022, 1, 21), Timeliness.BETWEEN, "Nộp sau hạn chính, còn trong hạn III.3"),
        (date(2022, 2, 9), Timeliness.BETWEEN, "Nộp sau hạn chính, còn trong hạn III.3"),
        (date(2022, 2, 10), Timeliness.LATE, "Nộp quá hạn cuối 09/02/2022"),
    ],
)
def test_that_the_earlier_day_is_worked_towards_and_the_later_is_the_last(
    day: date, timeliness: Timeliness, words: str
) -> None:
    assert PLAN.timeliness(day, TODAY) is timeliness
    assert PLAN.sentence(day, TODAY) == words
    assert PLAN.is_contradicted


@pytest.mark.parametrize(
    ("today", "timeliness"),
    [
        (date(2022, 1, 20), Timeliness.OPEN),
        (date(2022, 1, 21), Timeliness.OPEN_BETWEEN),
        (date(2022, 2, 10), Timeliness.OVERDUE),
    ],
)
def test_that_what_has_not_come_is_judged_by_today(today: date, timeliness: Timeliness) -> None:
    assert PLAN.timeliness(None, today) is timeliness
    assert PLAN.sentence(None, today).startswith("Chưa nộp")


def test_that_a_decision_fixes_one_day() -> None:
    ruled = DossierDeadline(PLAN.dates, ruling=DeadlineRuling(1, date(2022, 1, 25), "Công văn số 3"))
    assert (ruled.working, ruled.last, ruled.is_contradicted) == (date(2022, 1, 25), date(2022, 1, 25), False)
    assert ruled.timeliness(date(2022, 1, 21), TODAY) is Timeliness.ON_TIME
    assert ruled.timeliness(date(2022, 1, 26), TODAY) is Timeliness.LATE


def test_that_a_plan_without_a_day_has_no_deadline() -> None:
    nothing = DossierDeadline()
    assert nothing.timeliness(date(2022, 1, 21), TODAY) is Timeliness.NO_DEADLINE
    assert nothing.sentence(None, TODAY) == "Kế hoạch không ghi hạn nộp hồ sơ khen thưởng"
    assert not nothing.is_contradicted


@given(st.integers(-60, 60))
def test_that_a_dossier_is_never_better_for_coming_later(days: int) -> None:
    order = [Timeliness.ON_TIME, Timeliness.BETWEEN, Timeliness.LATE]
    day = date(2022, 1, 20) + timedelta(days=days)
    first, second = (PLAN.timeliness(item, TODAY) for item in (day, day + timedelta(days=1)))
    assert order.index(first) <= order.index(second)
    assert not (first in AMBER and first in RED)


def test_that_copies_are_independent() -> None:
    both = frozenset({"hard", "soft"})
    line = DossierLine(rule("a"), DossierReceipt(1, "a", soft_copy_on=date(2022, 1, 5)))
    assert (line.key, line.name, line.is_certain) == ("a", "Giấy a", True)
    assert line.lacks(both) == ("hard",)
    assert line.lacks(frozenset({"soft"})) == ()
    assert line.lacks(frozenset()) == ()
    assert DossierLine(rule("a")).lacks(frozenset()) == ("any",)
    whole = DossierLine(rule("a"), DossierReceipt(1, "a", date(2022, 1, 5), date(2022, 1, 9)))
    assert (whole.came_on(both), whole.came_on(frozenset({"soft"}))) == (date(2022, 1, 9), date(2022, 1, 5))
    assert whole.came_on(frozenset()) == date(2022, 1, 5)
    assert line.came_on(both) is None


def test_that_what_lacks_is_named() -> None:
    demanded = DossierDeadline(PLAN.dates, copies=frozenset({"hard", "soft"}))
    lines = (
        DossierLine(rule("a"), DossierReceipt(1, "a", date(2022, 1, 5), date(2022, 1, 9))),
        DossierLine(rule("b"), DossierReceipt(1, "b", soft_copy_on=date(2022, 1, 5))),
        DossierLine(rule("c")),
        DossierLine(rule("d", is_required=False)),
    )
    dossier = Dossier(1, lines, demanded)
    assert dossier.missing_words() == ("Giấy b (thiếu bản cứng)", "Giấy c")
    assert (dossier.percent, dossier.is_whole, dossier.came_on) == (33, False, None)
    assert dossier.timeliness(TODAY) is Timeliness.OVERDUE


def test_that_a_dossier_came_when_its_last_paper_did_unless_a_day_was_written_down() -> None:
    lines = tuple(
        DossierLine(rule(key), DossierReceipt(1, key, hard_copy_on=date(2022, 1, day)))
        for key, day in (("a", 10), ("b", 21))
    )
    dossier = Dossier(1, lines, PLAN)
    assert (dossier.came_on, dossier.percent, dossier.is_whole) == (date(2022, 1, 21), 100, True)
    assert dossier.timeliness(TODAY) is Timeliness.BETWEEN
    assert Dossier(1, lines, PLAN, date(2022, 1, 19)).timeliness(TODAY) is Timeliness.ON_TIME


def test_that_a_receipt_in_time_does_not_hide_papers_that_lack_or_came_later() -> None:
    def told(*days: date | None, received: date = date(2022, 1, 20)) -> tuple[str, bool]:
        lines = tuple(
            DossierLine(rule(key), DossierReceipt(1, key, hard_copy_on=day) if day else None)
            for key, day in zip("ab", days, strict=False)
        )
        dossier = Dossier(1, lines, PLAN, received)
        return dossier.sentence(TODAY), dossier.is_whole_late

    early = date(2022, 1, 10)
    in_time = "Nộp đúng hạn (đến hết ngày 20/01/2022)"
    assert told(early, date(2022, 1, 20)) == (in_time, False)
    assert told(early, None) == (f"{in_time}; còn thiếu 01 giấy tờ", False)
    assert told(early, date(2022, 1, 20), received=date(2022, 1, 19)) == (
        f"{in_time}; giấy tờ đủ ngày 20/01/2022",
        False,
    )
    assert told(early, date(2022, 2, 5)) == (f"{in_time}; giấy tờ đủ ngày 05/02/2022, sau hạn chính", True)
    assert told(early, date(2022, 2, 20)) == (f"{in_time}; giấy tờ đủ ngày 20/02/2022, sau hạn cuối", True)
    assert told() == (in_time, False)
    late = told(early, date(2022, 2, 20), received=date(2022, 2, 9))
    assert late == ("Nộp sau hạn chính, còn trong hạn III.3; giấy tờ đủ ngày 20/02/2022", False)


def test_that_a_returned_dossier_is_not_here() -> None:
    lines = (DossierLine(rule("a"), DossierReceipt(1, "a", hard_copy_on=date(2022, 1, 10))),)
    back = Dossier(1, lines, PLAN, date(2022, 1, 12), is_returned=True)
    assert back.came_on is None
    assert back.timeliness(date(2022, 1, 15)) is Timeliness.OPEN
    assert back.sentence(date(2022, 1, 15)) == "Chưa nộp lại, hạn đến hết ngày 20/01/2022"
    assert Dossier(1, (), PLAN).sentence(date(2022, 1, 15)) == "Chưa nộp, hạn đến hết ngày 20/01/2022"


def test_that_without_a_checklist_nothing_is_known_to_be_whole() -> None:
    dossier = Dossier(1, (), PLAN)
    assert (dossier.percent, dossier.is_whole, dossier.came_on) == (None, False, None)


def test_that_receipts_meet_their_papers_and_strays_are_told() -> None:
    receipts = (DossierReceipt(1, "a", TODAY), DossierReceipt(1, "former", TODAY))
    lines, strays = checklist((rule("a"), rule("b")), receipts)
    assert [line.receipt for line in lines] == [receipts[0], None]
    assert strays == (receipts[1],)
