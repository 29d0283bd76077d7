"""What a target may be said to be: never certain by a part of the period, of the owners or of the days written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.db import units
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.forecast import Trend
from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.plan import Agency, Phase
from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import Frequency
from app.domain.plans.surveys import QuestionKind, Survey, SurveyQuestion
from app.domain.plans.target_outlook import Outlook
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Deliverable
from app.domain.plans.work import PlanFigure, TargetJudgement, TargetShare
from app.domain.targets import TargetState
from app.errors import Refused
from app.services.plans import (
    classification,
    figure_sheet,
    figures,
    register,
    registers,
    surveys,
    target_entries,
    targets,
    tasks,
)
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task, head

KEY = "minh-hoa"
COUNT = Measure(key="m", name="Lớp", unit="lớp")


@pytest.fixture
def ws(bare: Workspace) -> Workspace:
    """No plan yet, on a day after everything these plans do but their last year."""
    return replace(bare, clock=lambda: datetime(2025, 1, 5, 3, tzinfo=UTC))


def a_target(key: str = "t", measure: str = "m", value: int = 10, **fields: object) -> Target:
    given = {"title": "Mở lớp", "unit": "lớp", "numerator": measure, "steps": (TargetStep(value=Decimal(value)),)}
    return Target(key=key, **{**given, **fields})  # type: ignore[arg-type]  # any field of a target


def enter(ws: Workspace, measure: str, period: str, value: int, **owner: object) -> None:
    figure = PlanFigure(plan_id=0, measure=measure, period=period, value=Decimal(value))
    figures.set_figure(ws, KEY, replace(figure, **owner))  # type: ignore[arg-type]  # agency or unit


def stand(ws: Workspace, target: str = "t", period: str = "") -> tuple[str, Outlook]:
    row = targets.find(ws, KEY, target, period)
    return row.standing.counted.words, row.outlook


def test_that_a_quarter_is_no_year_and_one_unit_no_group(ws: Workspace) -> None:
    register.save(ws, a_plan(measures=(COUNT,), targets=(a_target(),)))
    enter(ws, "m", "2022-Q1", 3)
    assert stand(ws, period="2022") == ("3 lớp", Outlook.BELOW)
    early = replace(ws, clock=lambda: datetime(2024, 12, 31, 3, tzinfo=UTC))
    judged = TargetJudgement(part_id=0, period="2025", state=TargetState.REACHED, judged_on=date(2024, 1, 1))
    with pytest.raises(Refused, match="Năm 2025 chưa đến"):
        target_entries.judge(early, KEY, "t", replace(judged, reason="Chắc sẽ đạt."))
    with ws.store.read() as connection:
        unit = next(item for item in units.all_units(connection) if item.code)
    starts = max(unit.valid_from, date(2024, 1, 1))
    group = Agency(key="xa", name="03 xã", is_group=True, count=3, unit_codes=(unit.code or "",))
    days = head(starts=starts, ends=date(starts.year + 1, 12, 31))
    later = replace(ws, clock=lambda: datetime(starts.year + 1, 1, 5, 3, tzinfo=UTC))
    register.save(
        later, a_plan(key="nhom", measures=(COUNT,), targets=(a_target(),), agencies=(group,), phases=(), head=days)
    )
    figure = PlanFigure(plan_id=0, measure="m", period=str(starts.year), value=Decimal(3), unit_id=unit.id)
    figures.set_figure(later, "nhom", figure)
    found = targets.find(later, "nhom", "t", figure.period)
    assert (found.outlook, found.standing.counted.coverage) == (Outlook.BELOW, "1/3 nơi đã có số liệu")
    assert found.standing.counted.top.missing == ("2 đơn vị khác của 03 xã",)


def test_that_parts_over_their_whole_leave_every_target_of_the_distribution_open(ws: Workspace) -> None:
    some = tuple(Measure(key=key, name=key, unit="đơn vị") for key in ("xuất sắc", "khá", "tổng"))
    of = {"unit": "%", "denominator": "tổng", "denominator_words": "tổng số"}
    head_ = a_target("a", "xuất sắc", 30, parts=("xuất sắc", "khá"), whole="tổng", **of)
    register.save(ws, a_plan(measures=some, targets=(head_, a_target("b", "khá", 60, **of))))
    enter(ws, "tổng", "2023", 10)
    enter(ws, "xuất sắc", "2023", 8, agency="stp")
    assert stand(ws, "a", "2023") == ("80 %", Outlook.REACHED)
    enter(ws, "khá", "2023", 7, agency="stp")
    assert stand(ws, "a", "2023") == ("80 %", Outlook.UNSURE)
    assert stand(ws, "b", "2023") == ("70 %", Outlook.UNSURE)
    fault = "Các phần cộng lại là 15 (xuất sắc 8, khá 7), lớn hơn tổng “tổng” là 10."
    assert targets.find(ws, KEY, "a", "2023").sentences == (fault,)
    assert targets.find(ws, KEY, "b", "2023").sentences == (fault,)
    assert stand(ws, "a", "2022") == ("–", Outlook.UNKNOWN)


def test_that_a_half_year_of_classification_is_not_the_years(ws: Workspace) -> None:
    graded = Measure(key="xs", name="Xuất sắc", unit="đơn vị", source="classification:xuất sắc")
    plan = register.save(ws, a_plan(measures=(graded,), targets=(a_target(measure="xs", value=1, unit="đơn vị"),)))
    year = ClassificationRound(title="Năm 2022", year=2022, period="2022", grades=("xuất sắc", "khá"), plan_id=plan.id)
    for period in ("2022-H1", "2022", "2022-H2"):
        title = year.title if period == "2022" else f"Đợt {period}"
        made = classification.save(ws, replace(year, title=title, period=period, expected=1))
        grade = "khá" if period == "2022" else "xuất sắc"
        classification.save_result(ws, ClassificationResult(round_id=made.id, name="Xóm minh họa", grade=grade))
        if period == "2022-H1":
            assert stand(ws, period="2022") == ("1 đơn vị", Outlook.ABOVE)
            (told,) = targets.find(ws, KEY, "t", "2022").sentences
            assert told == "Chưa có đợt phân loại của cả năm 2022; mới có đợt “Đợt 2022-H1”."
        else:
            assert stand(ws, period="2022") == ("0 đơn vị", Outlook.MISSED)
            assert targets.find(ws, KEY, "t", "2022").sentences == ()


def test_that_only_periods_told_by_everybody_make_a_trend_and_an_estimate(ws: Workspace) -> None:
    register.save(ws, a_plan(measures=(COUNT,), targets=(a_target(value=300),)))
    then = replace(ws, clock=lambda: datetime(2024, 8, 1, 3, tzinfo=UTC))
    enter(then, "m", "2022", 100, agency="stp")
    enter(then, "m", "2022", 100, agency="cat")
    enter(then, "m", "2023", 120, agency="stp")
    found = targets.find(then, KEY, "t", "2023")
    assert (found.trend, found.estimate) == (None, "")
    enter(then, "m", "2023", 120, agency="cat")
    found = targets.find(then, KEY, "t", "2023")
    assert (found.trend, found.leads_to) == (Trend.UP, Decimal(320))


def test_that_a_plan_of_parts_of_years_takes_the_figures_of_those_years(ws: Workspace) -> None:
    stock = Measure(key="s", name="Người", unit="người", time=MeasureTime.STOCK)
    product = Deliverable(key="d", text="lớp", count=Decimal(3), unit="lớp", measure="m", is_total=True)
    once = (a_target(frequency=Frequency.ONCE), a_target("s", "s", frequency=Frequency.ONCE))
    days = head(starts=date(2022, 3, 15), ends=date(2023, 6, 30))
    plan = a_plan([a_task(deliverables=(product,))], measures=(COUNT, stock), targets=once, phases=(), head=days)
    register.save(ws, plan)
    enter(ws, "m", "2022", 6)
    (task,) = tasks.rows(ws, KEY)
    assert task.standing is not None
    assert task.standing.slots[0].products[0].words == "6/3 lớp"
    enter(ws, "m", "2023-H1", 6)
    enter(ws, "s", "2023", 12)
    assert stand(ws) == ("12 lớp", Outlook.REACHED)
    assert stand(ws, "s") == ("12 lớp", Outlook.REACHED)


def test_that_a_period_is_its_days_whichever_way_it_is_written(ws: Workspace) -> None:
    phase = Phase(key="a", name="Giai đoạn 1", starts="2022-Q1", ends="2022-Q4")
    told = a_target("loi", "", frequency=Frequency.PHASE, steps=())
    register.save(ws, a_plan(measures=(COUNT,), phases=(phase,), targets=(a_target(), told)))
    judged = TargetJudgement(part_id=0, period="2022", state=TargetState.REACHED, judged_on=date(2023, 1, 1))
    target_entries.judge(ws, KEY, "loi", judged)
    target_entries.share(ws, KEY, "loi", [TargetShare(part_id=0, period="a", agency="stp", value=Decimal(2))])
    for period in ("", "2022", "a", "2022-Q1..2022-Q4"):
        row = targets.find(ws, KEY, "loi", period)
        assert (row.outlook, len(row.shares)) == (Outlook.REACHED, 1)
    assert target_entries.take_back(ws, KEY, "loi", "2022").standing.judgement is None
    enter(ws, "m", "2022-01..2022-12", 3)
    (shown,) = (item for item in figure_sheet.by_period(ws, KEY).rows if item.origin.measure.key == "m")
    assert [item.value for item in shown.figures.values()] == [Decimal(3)]
    enter(ws, "m", "2022", 12)
    assert [item.value for item in figures.figures(ws, KEY)] == [Decimal(12)]
    assert len(figures.periods_with_figures(ws, KEY)) == 1


def test_that_a_register_there_is_none_of_leaves_the_other_targets(ws: Workspace) -> None:
    bad = Measure(key="b", name="Sổ lạ", unit="x", source="register:khong-co")
    column = Measure(key="c", name="Cột lạ", unit="x", source="register:sessions:khong-co")
    some = (a_target(), a_target("b", "b"), a_target("c", "c"))
    register.save(ws, a_plan(measures=(COUNT, bad, column), targets=some))
    good, lost, odd = targets.board(ws, KEY, "2022")
    assert (good.outlook, lost.outlook, odd.outlook) == (Outlook.UNKNOWN,) * 3
    assert lost.sentences[0].startswith("Không có sổ “khong-co”")
    assert odd.sentences[0].startswith("Số đo lấy từ sổ không đúng")


def test_that_a_nought_of_a_register_is_certain_only_while_it_is_kept(ws: Workspace) -> None:
    book = Measure(key="r", name="Buổi", unit="buổi", source="register:sessions")
    asked = Measure(key="k", name="Khảo sát", unit="cuộc", source="survey")
    plan = register.save(ws, a_plan(measures=(book, asked), targets=(a_target("r", "r", 1), a_target("k", "k", 1))))
    line = RegisterEntry(register="sessions", title="Buổi minh họa", plan_id=plan.id, on_day=date(2022, 3, 31))
    registers.save(ws, line)
    assert stand(ws, "r", "2023") == ("0 lớp", Outlook.BELOW)
    assert "số 0 chưa chắc chắn" in targets.find(ws, KEY, "r", "2023").sentences[0]
    registers.save(ws, replace(line, on_day=date(2024, 2, 1)))
    assert stand(ws, "r", "2023") == ("0 lớp", Outlook.MISSED)
    question = SurveyQuestion(text="Cần gì?", kind=QuestionKind.TEXT)
    survey = surveys.save(ws, Survey(title="Khảo sát", plan_id=plan.id, questions=(question,)))
    undated = "1 cuộc khảo sát chưa ghi ngày nên chưa tính vào kỳ nào."
    assert undated in targets.find(ws, KEY, "k", "2022").sentences
    surveys.save(ws, replace(survey, id=0, ends_on=date(2022, 5, 1)))
    found = targets.find(ws, KEY, "k", "2022")
    assert (found.standing.counted.coverage, undated in found.sentences) == ("1/2 nơi đã có số liệu", True)


def test_that_a_figure_of_one_period_leaves_the_reports_of_the_others(
    full_template: Path, copied: Callable[[Path], Workspace]
) -> None:
    ws = copied(full_template)
    days = head(starts=date(2020, 1, 1), ends=date(2021, 12, 31))
    register.save(ws, a_plan(targets=(a_target(measure="A01", value=1),), phases=(), head=days))
    reported = targets.find(ws, KEY, "t", "2020").standing.counted
    assert reported.value
    for period in ("2021-Q1", "2020-Q1"):
        enter(ws, "A01", period, 1)
        assert targets.find(ws, KEY, "t", "2020").standing.counted == reported
    enter(ws, "A01", "2020", 7)
    assert targets.find(ws, KEY, "t", "2020").standing.counted.value == 7
