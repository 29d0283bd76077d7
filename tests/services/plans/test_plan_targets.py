"""Targets on a real file: figures with their coverage, refusals that store nothing, judgements, shares, readings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.db import units
from app.domain.plans.forecast import Trend
from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.work import PlanFigure, TargetJudgement, TargetShare
from app.domain.targets import TargetState
from app.errors import Refused
from app.services import history
from app.services.plans import figures, register, target_entries, targets
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan

STOCK = MeasureTime.STOCK
MEASURES = (
    Measure(key="bcv", name="Báo cáo viên", unit="người", time=STOCK),
    Measure(key="tap-huan", name="Được tập huấn", unit="người", time=STOCK),
    Measure(key="lop", name="Lớp tập huấn", unit="lớp"),
    Measure(key="tong", name="Đơn vị phân loại", unit="đơn vị", time=STOCK),
    Measure(key="gioi", name="Xuất sắc", unit="đơn vị", time=STOCK),
    Measure(key="kha", name="Khá", unit="đơn vị", time=STOCK),
    Measure(key="so", name="Lớp theo sổ", unit="lớp", source="register:courses"),
    Measure(key="dot", name="Xã khá", unit="xã", time=STOCK, source="classification:Khá"),
    Measure(key="phieu", name="Phiếu thu về", unit="phiếu", source="survey:returned"),
    Measure(key="xa", name="Buổi theo báo cáo", unit="buổi", source="indicator:A01"),
)
TARGETS = (
    Target(
        key="tap-huan",
        title="Tập huấn báo cáo viên",
        numerator="tap-huan",
        denominator="bcv",
        denominator_words="tổng số báo cáo viên",
        steps=(
            TargetStep(value=Decimal(40), phase="gd1"),
            TargetStep(value=Decimal(50), phase="gd2", reading=Reading.POINTS),
        ),
    ),
    Target(
        key="lop",
        title="Mở lớp",
        unit="lớp",
        numerator="lop",
        steps=(TargetStep(value=Decimal(3), comparison=Comparison.EXACTLY),),
    ),
    Target(
        key="phan-loai",
        title="Không có đơn vị yếu",
        unit="đơn vị",
        numerator="gioi",
        parts=("gioi", "kha"),
        whole="tong",
        steps=(TargetStep(value=Decimal(3)),),
    ),
    Target(key="nhan-thuc", title="Nâng cao nhận thức", frequency=Frequency.PHASE),
)
KEY = "minh-hoa"


@pytest.fixture
def at(bare: Workspace) -> Callable[[date], Workspace]:
    """The plan with its targets, seen on a day."""
    register.save(bare, a_plan(measures=MEASURES, targets=TARGETS))

    def seen(day: date) -> Workspace:
        return replace(bare, clock=lambda: datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    return seen


def enter(ws: Workspace, measure: str, period: str, value: str | None, **fields: Any) -> PlanFigure:
    number = None if value is None else Decimal(value)
    return figures.set_figure(ws, KEY, PlanFigure(plan_id=0, measure=measure, period=period, value=number, **fields))


END = date(2023, 1, 5)


def test_that_a_ratio_is_made_of_its_parts_with_coverage(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    for agency, top, bottom in (("Sở Tư pháp", "30", "60"), ("cat", None, "40")):
        enter(ws, "bcv", "năm 2022", bottom, agency=agency)
        enter(ws, "tap-huan", "2022", top, agency=agency)
    found = targets.find(ws, KEY, "tap-huan", "2022").standing
    assert (found.counted.words, found.counted.coverage) == ("30 %", "tử số 1/2, mẫu số 2/2 nơi đã có số liệu")
    assert found.counted.top.missing == ("Công an tỉnh",)
    assert found.state is TargetState.OPEN
    enter(ws, "tap-huan", "2022", "10", agency="cat")
    found = targets.find(ws, KEY, "tap-huan", "2022").standing
    assert (found.counted.words, found.state) == ("40 %", TargetState.REACHED)
    assert len(figures.figures(ws, KEY)) == 4


def test_that_a_denominator_of_nought_is_a_dash_with_a_sentence(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    with pytest.raises(Refused, match="“Báo cáo viên” là mẫu số, bằng 0"):
        enter(ws, "bcv", "2022", "0")
    enter(ws, "bcv", "2022", "0", agency="stp")
    enter(ws, "tap-huan", "2022", "0", agency="stp")
    found = targets.find(ws, KEY, "tap-huan", "2022").standing
    assert found.counted.words == "–"
    assert "Mẫu số (tổng số báo cáo viên) bằng 0 nên không tính được tỷ lệ." in found.sentences


@pytest.mark.parametrize(
    ("measure", "period", "value", "sentence"),
    [
        ("lop", "2022", "-1", "Lớp tập huấn là -1, không được âm"),
        ("lop", "2022", "0.0001", "hơn ba chữ số thập phân"),
        ("lop", "2022", "NaN", "không phải là một số"),
        ("lop", "2022", "1e20", "quá lớn"),
        ("lop", "2026", "1", "Năm 2026 nằm ngoài thời gian thực hiện của kế hoạch (01/01/2022 - 31/12/2025)"),
        ("lop", "2024", "1", "Năm 2024 chưa đến"),
        ("lop", "hôm qua", "1", "Không hiểu kỳ “hôm qua”"),
        ("la", "2022", "1", "không có số đo “la”"),
        ("so", "2022", "1", "“Lớp theo sổ” được đếm từ sổ theo dõi, không nhập tay"),
        ("dot", "2022", "1", "“Xã khá” được đếm từ phân loại, không nhập tay"),
        ("phieu", "2022", "1", "“Phiếu thu về” được đếm từ khảo sát, không nhập tay"),
        ("xa", "2022", "1", "“Buổi theo báo cáo” được đếm từ báo cáo xã, không nhập tay"),
        ("kha", "2022", "8", "Các phần cộng lại là 11 (Xuất sắc 3, Khá 8), lớn hơn tổng “Đơn vị phân loại” là 10"),
        ("tong", "2022", "2", "lớn hơn tổng “Đơn vị phân loại” là 2"),
        ("tap-huan", "2022", "61", "“Được tập huấn” là 61, lớn hơn “Báo cáo viên” là 60"),
    ],
)
def test_that_a_figure_that_cannot_be_is_one_sentence_and_not_stored(
    at: Callable[[date], Workspace], measure: str, period: str, value: str, sentence: str
) -> None:
    ws = at(END)
    for key, known in (("tong", "10"), ("gioi", "3"), ("bcv", "60")):
        enter(ws, key, "2022", known)
    before = figures.figures(ws, KEY)
    with pytest.raises(Refused) as refused:
        enter(ws, measure, period, value)
    assert sentence in str(refused.value)
    assert figures.figures(ws, KEY) == before


def test_that_more_than_the_year_before_is_stored_and_misses_a_fall(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    fall = replace(
        TARGETS[0],
        title="Số vụ giảm 10% mỗi năm",
        steps=(TargetStep(value=Decimal(10), reading=Reading.DECREASE),),
    )
    known = register.find(ws, KEY)
    register.save(ws, replace(known, targets=(fall, *known.targets[1:])), even_with_work=True)
    assert register.find(ws, KEY).targets[0].is_of_before
    enter(ws, "bcv", "2022", "100")
    for now, state in (("110", TargetState.MISSED), ("95", TargetState.MISSED), ("88", TargetState.REACHED)):
        enter(ws, "tap-huan", "2022", now)
        found = targets.find(ws, KEY, "tap-huan", "2022").standing
        assert (found.state, found.threshold.words if found.threshold else "") == (state, "còn ≤ 90 %")
        assert found.sentences == ("Phải giảm ≥ 10 %, tức là kỳ này còn ≤ 90 % của kỳ trước.",)


def test_that_an_agency_nobody_knows_or_two_may_be_is_asked_for(at: Callable[[date], Workspace]) -> None:
    with pytest.raises(Refused, match=r"không có cơ quan “Sao Hỏa”; có: stp, cat, xa"):
        enter(at(END), "lop", "2022", "1", agency="Sao Hỏa")
    with pytest.raises(Refused, match=r"có thể là: Công an tỉnh \(cat\), UBND các xã biên giới \(xa\); hãy ghi mã"):
        enter(at(END), "lop", "2022", "1", agency="n")


def test_that_a_figure_is_changed_in_place_taken_out_and_undone(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    first = enter(ws, "lop", "Quý I/2022", "1", agency="stp")
    assert enter(ws, "lop", "2022-Q1", "2", agency="stp").id == first.id
    assert figures.value(ws, KEY, "lop", "2022").value == Decimal(2)
    assert [item.text for item in figures.periods_with_figures(ws, KEY)] == ["2022-Q1"]
    figures.remove(ws, first.id)
    assert figures.value(ws, KEY, "lop", "2022").value is None
    history.undo(ws)
    assert figures.value(ws, KEY, "lop", "2022").value == Decimal(2)
    with pytest.raises(Refused, match="Không có số liệu số 99"):
        figures.remove(ws, 99)


def test_that_nothing_is_entered_under_a_closed_plan(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    known = enter(ws, "lop", "2022", "1")
    register.close(ws, KEY, date(2023, 1, 1))
    judgement = TargetJudgement(part_id=0, period="", state=TargetState.REACHED, judged_on=END)
    steps: list[Callable[[], object]] = [
        lambda: enter(ws, "lop", "2022", "2"),
        lambda: figures.remove(ws, known.id),
        lambda: target_entries.judge(ws, KEY, "nhan-thuc", judgement),
        lambda: target_entries.share(ws, KEY, "lop", []),
    ]
    for step in steps:
        with pytest.raises(Refused, match="đã kết thúc ngày 01/01/2023"):
            step()


def test_that_the_distribution_is_shown_with_what_is_in_no_part(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    for key, value in (("tong", "10"), ("gioi", "3"), ("kha", "6")):
        enter(ws, key, "2022", value)
    row = targets.find(ws, KEY, "phan-loai", "2022")
    assert row.distribution is not None
    assert row.distribution.share("Xuất sắc") == Decimal(30)
    assert "Còn 1 trong tổng “Đơn vị phân loại” chưa thuộc phần nào." in row.sentences
    assert row.standing.state is TargetState.REACHED


def test_that_an_indicator_of_the_catalogue_needs_no_declaring(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    assert enter(ws, "P16", "2022", "2").measure == "P16"
    assert figures.value(ws, KEY, "P16", "2022").value == Decimal(2)


def judgement(state: TargetState, reason: str = "", **fields: Any) -> TargetJudgement:
    return TargetJudgement(**{"part_id": 0, "period": "", "state": state, "judged_on": END, "reason": reason, **fields})


def test_that_a_target_without_number_is_judged_and_a_counted_one_only_with_a_reason(
    at: Callable[[date], Workspace],
) -> None:
    ws = at(END)
    row = target_entries.judge(ws, KEY, "nhan-thuc", judgement(TargetState.REACHED, period="gd1"))
    assert (row.standing.state, row.standing.period.text) == (TargetState.REACHED, "2022-Q1..2023-Q4")
    with pytest.raises(Refused, match="Chỉ tiêu “Mở lớp” có con số; đánh giá khác con số phải ghi lý do"):
        target_entries.judge(ws, KEY, "lop", judgement(TargetState.REACHED))
    told = judgement(TargetState.REACHED, "Đã mở bù.", period="2022")
    assert target_entries.judge(ws, KEY, "lop", told).standing.state is TargetState.REACHED
    missed = replace(told, state=TargetState.MISSED)
    assert target_entries.judge(ws, KEY, "lop", missed).standing.state is TargetState.MISSED
    assert target_entries.take_back(ws, KEY, "lop", "2022").standing.judgement is None
    with pytest.raises(Refused, match="chưa có đánh giá cho năm 2022"):
        target_entries.take_back(ws, KEY, "lop", "2022")
    with pytest.raises(Refused, match=r"theo các kỳ: năm 2022; .*; không có Quý I/2022"):
        target_entries.judge(ws, KEY, "lop", replace(told, period="Quý I/2022"))
    for day, sentence in ((date(2023, 1, 6), "chưa đến"), (date(2021, 12, 31), "trước khi kế hoạch bắt đầu")):
        with pytest.raises(Refused, match=sentence):
            target_entries.judge(ws, KEY, "nhan-thuc", replace(told, judged_on=day))


def shares(*given: tuple[str, int], period: str = "2022") -> list[TargetShare]:
    return [TargetShare(part_id=0, period=period, value=Decimal(value), agency=agency) for agency, value in given]


def test_that_shares_are_summed_against_the_target_and_replaced_as_a_whole(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    row = target_entries.share(ws, KEY, "lop", shares(("Sở Tư pháp", 2)))
    assert row.sentences == ("Đã giao 2/3, còn 1.",)
    row = target_entries.share(ws, KEY, "lop", shares(("stp", 2), ("cat", 1)))
    assert [(item.agency, item.value) for item in row.shares] == [("stp", Decimal(2)), ("cat", Decimal(1))]
    assert row.sentences == ("Đã giao đủ 3.",)
    for given, sentence in (
        (shares(("stp", 2), ("cat", 2)), "Đã giao 4/3, vượt 1"),
        (shares(("stp", 1), ("STP", 1)), "“Sở Tư pháp” được giao hai lần"),
        (shares(("", 1)), "Phải ghi giao cho cơ quan"),
        (shares(("stp", -1)), "không được âm"),
        ([*shares(("stp", 1)), *shares(("cat", 1), period="2023")], "một kỳ"),
    ):
        with pytest.raises(Refused, match=sentence):
            target_entries.share(ws, KEY, "lop", given)
    assert targets.find(ws, KEY, "lop", "2022").shares == row.shares
    assert target_entries.share(ws, KEY, "lop", []).shares == ()


def test_that_a_floor_may_be_given_out_with_something_to_spare(at: Callable[[date], Workspace]) -> None:
    row = target_entries.share(at(END), KEY, "phan-loai", shares(("stp", 4)))
    assert "Đã giao 4/3, vượt 1." in row.sentences


def test_that_more_may_be_read_another_way_with_a_note(at: Callable[[date], Workspace]) -> None:
    ws = at(date(2024, 6, 1))
    row = targets.find(ws, KEY, "tap-huan")
    assert row.standing.threshold is not None
    assert row.standing.threshold.value == Decimal(90)
    assert "tăng tương đối thành 60 %" in row.sentences[0]
    row = target_entries.read_as(ws, KEY, "tap-huan", 2, Reading.RELATIVE, "Theo công văn 12/SNV.")
    assert row.standing.threshold is not None
    assert row.standing.threshold.value == Decimal(60)
    assert row.target.note == "Theo công văn 12/SNV."
    with pytest.raises(Refused, match="có 2 mức, không có mức thứ 3"):
        target_entries.read_as(ws, KEY, "tap-huan", 3, Reading.POINTS)
    with pytest.raises(Refused, match="không có mức nào đứng trước"):
        target_entries.read_as(ws, KEY, "tap-huan", 1, Reading.POINTS)


def test_that_trend_and_estimate_come_with_years_that_are_over(at: Callable[[date], Workspace]) -> None:
    early, late = at(date(2023, 12, 31)), at(date(2024, 6, 1))
    for year, top in (("2022", "20"), ("2023", "30")):
        enter(early, "bcv", year, "100")
        enter(early, "tap-huan", year, top)
    assert targets.find(early, KEY, "tap-huan").estimate == ""
    row = targets.find(late, KEY, "tap-huan", "2023")
    assert row.trend is Trend.UP
    assert row.estimate == "Ước tính năm 2025: 50 % (theo đường thẳng qua 2 kỳ đã có; chỉ để tham khảo)."
    assert [item.counted.words for item in targets.over_time(late, KEY, "tap-huan")] == ["20 %", "30 %", "–"]
    assert [row.standing.period.text for row in targets.board(late, KEY)][:2] == ["2024", "2024"]
    assert [row.standing.period.text for row in targets.board(late, KEY, "2023")] == ["2023"] * 4


def test_that_a_unit_of_the_territory_may_tell_its_own(at: Callable[[date], Workspace]) -> None:
    ws = at(END)
    with ws.store.read() as connection:
        from_scope = units.all_units(connection)
    commune = from_scope[-1]
    enter(ws, "lop", "2022", "2", unit_id=commune.id)
    told = figures.value(ws, KEY, "lop", "2022").tellers
    assert [(item.owner, item.name, item.value) for item in told] == [(("", commune.id), commune.title, Decimal(2))]
    one = TargetShare(part_id=0, period="2022", value=Decimal(1), unit_id=commune.id)
    with pytest.raises(Refused, match="được giao hai lần"):
        target_entries.share(ws, KEY, "lop", [one, one])
    assert target_entries.share(ws, KEY, "lop", [one]).shares[0].unit_id == commune.id
