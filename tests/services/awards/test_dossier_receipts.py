"""Dossiers of a season: checklists by the law of their day, papers that come, deadlines, slips, appraisal."""

from datetime import date, timedelta

import pytest

from app.domain.awards.dossiers import Timeliness
from app.domain.awards.nominations import DeadlineRuling, NominationState
from app.errors import Refused
from app.services.awards import dossiers, intake, steps
from app.services.awards.intake import IntakeDefaults
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign, stored
from tests.support.data_files import FixedClock
from tests.support.planned_events import commune

HUYEN = "giay-khen-huyen"
PAPERS = ("van-ban-de-nghi", "bao-cao-thanh-tich", "bien-ban")


@pytest.fixture
def season(ws: Workspace) -> int:
    """Two persons of Sóc Hà for Giấy khen huyện, one for Giấy khen xã."""
    campaign = a_campaign(ws)
    rows = ("Họ và tên\tNăm sinh\tHình thức", "Nông Văn A\t1972\tGiấy khen huyện", "Lý Thị B\t1980\tGiấy khen huyện",
            "Mã Văn C\t1985\tGiấy khen xã")  # fmt: skip
    text = "\n".join(rows)
    intake.store(ws, intake.from_text(ws, campaign, text, IntakeDefaults(commune(ws, "Sóc Hà"))))
    return campaign


def named(ws: Workspace, campaign: int, name: str) -> int:
    return next(item.id for item, person in stored(ws, campaign) if person.name == name)


def at(ws: Workspace, day: date) -> None:
    """Set the clock to a day."""
    clock = ws.clock
    assert isinstance(clock, FixedClock)
    clock.now += day - ws.today


def test_that_the_checklist_is_that_of_award_and_law(ws: Workspace, season: int) -> None:
    row = dossiers.find(ws, named(ws, season, "Nông Văn A"))
    assert tuple(line.key for line in row.dossier.required) == PAPERS
    assert (row.dossier.regime, row.dossier.percent, row.unit) == ("R1", 0, "xã Sóc Hà")
    assert row.award == "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng"


def test_that_the_two_deadlines_of_the_plan_are_kept(ws: Workspace, season: int) -> None:
    due = dossiers.deadline(ws, season)
    assert (due.working, due.last, due.owed_to) == (
        date(2022, 1, 20), date(2022, 2, 9), "Phòng Nội vụ huyện Hà Quảng",
    )  # fmt: skip
    first = named(ws, season, "Nông Văn A")
    at(ws, date(2022, 2, 20))
    for day, standing, is_amber, is_red in (
        (date(2022, 1, 20), "Nộp đúng hạn (đến hết ngày 20/01/2022)", False, False),
        (date(2022, 1, 21), "Nộp sau hạn chính, còn trong hạn III.3", True, False),
        (date(2022, 2, 10), "Nộp quá hạn cuối 09/02/2022", False, True),
    ):
        (row,) = dossiers.receive_papers(ws, [first], hard_on=day)
        assert (row.standing, row.is_amber, row.is_red, row.dossier.is_whole) == (standing, is_amber, is_red, True)


def test_that_a_decision_settles_the_deadline_for_all_lists(ws: Workspace, season: int) -> None:
    first = named(ws, season, "Nông Văn A")
    at(ws, date(2022, 2, 1))
    dossiers.receive_papers(ws, [first], hard_on=date(2022, 1, 25))
    ruling = DeadlineRuling(season, date(2022, 1, 25), " Thông báo số 5/TB-BCĐ ", date(2022, 1, 22), "Trưởng ban")
    assert dossiers.rule_deadline(ws, ruling).last == date(2022, 1, 25)
    rows = {row.name: row.dossier.timeliness(ws.today) for row in dossiers.dossiers(ws, season)}
    assert rows == {
        "Nông Văn A": Timeliness.ON_TIME,
        "Lý Thị B": Timeliness.OVERDUE,
        "Mã Văn C": Timeliness.NO_DEADLINE,
    }
    assert dossiers.take_back_ruling(ws, season).last == date(2022, 2, 9)
    assert dossiers.find(ws, first).is_amber


@pytest.mark.parametrize(("document", "decided"), [(" ", None), ("Thông báo số 5", date(2030, 1, 1))])
def test_that_a_ruling_needs_its_decision(ws: Workspace, season: int, document: str, decided: date | None) -> None:
    with pytest.raises(Refused):
        dossiers.rule_deadline(ws, DeadlineRuling(season, date(2022, 1, 25), document, decided))
    assert dossiers.deadline(ws, season).is_contradicted


def test_that_copies_come_one_by_one(ws: Workspace, season: int) -> None:
    first = named(ws, season, "Nông Văn A")
    soft = dossiers.receive_paper(ws, first, "bien-ban", soft_on=date(2022, 1, 10), note="qua email")
    assert "Biên bản xét khen thưởng (thiếu bản cứng)" in soft.dossier.missing_words()
    hard = dossiers.receive_paper(ws, first, "bien-ban", hard_on=date(2022, 1, 12))
    (line,) = [line for line in hard.dossier.lines if line.key == "bien-ban"]
    assert (line.soft_on, line.hard_on) == (date(2022, 1, 10), date(2022, 1, 12))
    assert line.receipt is not None
    assert line.receipt.note == "qua email"
    again = dossiers.take_back_paper(ws, first, "bien-ban")
    assert again.dossier.percent == 0


def test_that_a_letter_is_that_of_all_nominees_of_a_unit(ws: Workspace, season: int) -> None:
    both = [named(ws, season, name) for name in ("Nông Văn A", "Lý Thị B")]
    rows = dossiers.receive_papers(ws, both, ["van-ban-de-nghi"], hard_on=date(2022, 1, 10))
    assert [row.dossier.percent for row in rows] == [33, 33]


def test_that_wrong_receipts_are_refused_and_store_nothing(ws: Workspace, season: int) -> None:
    both = [named(ws, season, name) for name in ("Nông Văn A", "Lý Thị B")]
    tomorrow = ws.today + timedelta(days=1)
    for code, items, day in (
        ("future-day", (), tomorrow),
        ("unknown-paper", ("bien-ban", "giay-la"), ws.today),
        ("no-day", (), None),
        ("before-season", (), date(1990, 1, 1)),
    ):
        with pytest.raises(Refused) as refused:
            dossiers.receive_papers(ws, both, items, hard_on=day)
        assert refused.value.code == code
    steps.withdraw(ws, both[1], "chuyển nơi ở")
    with pytest.raises(Refused) as gone:
        dossiers.receive_papers(ws, both, hard_on=ws.today)
    assert gone.value.code == "nomination-gone"
    assert dossiers.find(ws, both[0]).dossier.percent == 0
    assert [row.name for row in dossiers.dossiers(ws, season)] == ["Nông Văn A", "Mã Văn C"]


def test_that_an_appraisal_keeps_who_and_when(ws: Workspace, season: int) -> None:
    first = named(ws, season, "Nông Văn A")
    steps.propose(ws, first)
    steps.receive(ws, first, date(2022, 1, 17))
    with pytest.raises(Refused) as early:
        dossiers.appraise(ws, first, "Đủ điều kiện", on=date(2022, 1, 16))
    assert early.value.code == "appraised-early"
    done = dossiers.appraise(ws, first, " Đủ điều kiện ", "Hoàng Thị D (số liệu minh họa)")
    assert (done.state, done.appraisal, done.appraised_on) == (
        NominationState.APPRAISED, "Đủ điều kiện", ws.today,
    )  # fmt: skip
    assert done.appraised_by == "Hoàng Thị D (số liệu minh họa)"


def test_that_the_law_of_the_day_of_receipt_gives_the_checklist(ws: Workspace) -> None:
    """Dossiers received before 01/10/2026 stay under the former law (Luật 06/2026/QH16): dated rows say so."""
    campaign = a_campaign(ws, 2026)
    at(ws, date(2026, 11, 2))
    text = "Họ và tên\tNăm sinh\tHình thức\nNông Văn A\t1972\tBằng khen tỉnh\nLý Thị B\t1980\tBằng khen tỉnh"
    intake.store(ws, intake.from_text(ws, campaign, text, IntakeDefaults(commune(ws, "Sóc Hà"))))
    before, after = (named(ws, campaign, name) for name in ("Nông Văn A", "Lý Thị B"))
    for nomination_id, day in ((before, date(2026, 9, 30)), (after, date(2026, 10, 1))):
        steps.propose(ws, nomination_id)
        steps.receive(ws, nomination_id, day)
    assert [dossiers.find(ws, key).dossier.regime for key in (before, after)] == ["R3", "R4"]
