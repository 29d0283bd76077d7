"""Figures pasted as a range: one step, judged as the range would stand, each refusal with its sentence."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.work import PlanFigure
from app.errors import Refused
from app.services.plans import figure_typing, figures, measure_origins, register, targets
from app.services.plans.figure_typing import TypedFigure
from app.services.plans.measure_origins import OriginKind
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan

KEY = "minh-hoa"
STOCK = MeasureTime.STOCK
MEASURES = (
    Measure(key="bcv", name="Báo cáo viên", unit="người", time=STOCK),
    Measure(key="duoc", name="Được tập huấn", unit="người", time=STOCK),
    Measure(key="tong", name="Đơn vị phân loại", unit="đơn vị", time=STOCK),
    Measure(key="gioi", name="Xuất sắc", unit="đơn vị", time=STOCK),
    Measure(key="kha", name="Khá", unit="đơn vị", time=STOCK),
    Measure(key="so", name="Lớp theo sổ", unit="lớp", source="register:trainings"),
    Measure(key="loai", name="Đã phân loại", unit="đơn vị", source="classification"),
    Measure(key="duong", name="Đường tuần tra", unit="km"),
    Measure(key="vu", name="Vụ việc", unit="vụ", source="indicator:F01"),
)
TARGETS = (
    Target(
        key="th", title="Tập huấn", numerator="duoc", denominator="bcv", denominator_words="tổng số báo cáo viên",
        steps=(TargetStep(value=Decimal(40)),),
    ),
    Target(
        key="pl", title="Phân loại", unit="đơn vị", numerator="gioi", parts=("gioi", "kha"), whole="tong",
        steps=(TargetStep(value=Decimal(3)),),
    ),
)  # fmt: skip


@pytest.fixture
def at(bare: Workspace) -> Workspace:
    register.save(bare, a_plan(measures=MEASURES, targets=TARGETS))
    return replace(bare, clock=lambda: datetime(2023, 1, 5, 3, tzinfo=UTC))


def values(ws: Workspace) -> dict[tuple[str, str], Decimal | None]:
    return {(item.measure, item.period): item.value for item in figures.figures(ws, KEY)}


def typed(*cells: tuple[str, str, str]) -> list[TypedFigure]:
    return [TypedFigure(measure, period, text) for measure, period, text in cells]


def test_that_a_range_is_one_step_whatever_the_order_of_its_cells(at: Workspace) -> None:
    figure_typing.type_in(at, KEY, typed(("bcv", "2022", "50")))
    before = values(at)
    refused = figure_typing.type_in(at, KEY, typed(("duoc", "2022", "1.080"), ("bcv", "2022", "1.200")))
    assert refused == ("", "")
    assert values(at) == {("duoc", "2022"): Decimal(1080), ("bcv", "2022"): Decimal(1200)}
    at.store.undo(at.actor)
    assert values(at) == before


def test_that_cells_that_cannot_be_stay_out_and_the_others_are_stored(at: Workspace) -> None:
    cells = typed(
        ("bcv", "2022", "60"), ("duoc", "2022", "61"), ("tong", "2022", "10"), ("gioi", "2022", "3"),
        ("kha", "2022", "12.5"), ("so", "2022", "4"), ("kha", "2024", "1"), ("bcv", "2021", "1"),
    )  # fmt: skip
    found = figure_typing.type_in(at, KEY, cells)
    told = [sentence.partition(";")[0] for sentence in found]
    assert told[2:4] == ["", ""]
    assert "lớn hơn “Báo cáo viên” là 60" in found[1]
    assert found[4] == "“12.5” không phải là một số; hãy ghi như 12 hoặc 12,5 hoặc 1.234."
    assert "được đếm từ sổ theo dõi" in found[5]
    assert found[6] == "Năm 2024 chưa đến; chưa lưu gì."
    assert "nằm ngoài thời gian thực hiện" in found[7]
    assert values(at)[("gioi", "2022")] == 3
    assert ("duoc", "2022") not in values(at)


def test_that_half_a_person_is_refused_and_half_a_kilometre_is_not(at: Workspace) -> None:
    figure_typing.type_in(at, KEY, typed(("bcv", "2022", "80")))
    told = figure_typing.type_in(at, KEY, typed(("bcv", "2022", "12,5"), ("duong", "2022", "12,5")))
    way = "Hãy sửa con số; nếu có phần lẻ thật thì sửa đơn vị tính trong kế hoạch."
    assert told == (f"Báo cáo viên đếm bằng người, phải là số nguyên, không thể là 12,5; chưa lưu gì. {way}", "")
    assert values(at) == {("bcv", "2022"): Decimal(80), ("duong", "2022"): Decimal("12.5")}
    half = PlanFigure(plan_id=0, measure="bcv", period="2022", value=Decimal("12.5"))
    with pytest.raises(Refused, match="phải là số nguyên"):
        figures.set_figure(at, KEY, half)


def test_that_parts_over_the_whole_refuse_every_part_of_the_range_that_makes_them(at: Workspace) -> None:
    figure_typing.type_in(at, KEY, typed(("tong", "2022", "10"), ("gioi", "2022", "3")))
    (told,) = figure_typing.type_in(at, KEY, typed(("kha", "2022", "8")))
    assert told == (
        "Các phần cộng lại là 11 (Xuất sắc 3, Khá 8), lớn hơn tổng “Đơn vị phân loại” là 10. Chưa lưu ô này."
    )
    assert figure_typing.type_in(at, KEY, typed(("gioi", "2022", "2"), ("kha", "2022", "8"))) == ("", "")


def test_that_a_question_mark_is_asked_not_known_and_nothing_takes_the_figure_out(at: Workspace) -> None:
    figures.set_figure(at, KEY, PlanFigure(plan_id=0, measure="bcv", period="2022", value=Decimal(5), document="BC 1"))
    figure_typing.type_in(at, KEY, typed(("bcv", "2022", "?"), ("duoc", "2022", "")))
    (left,) = figures.figures(at, KEY)
    assert (left.value, left.document) == (None, "BC 1")
    assert figure_typing.type_in(at, KEY, typed(("bcv", "2022", ""), ("duoc", "2022", "0"))) == ("", "")
    assert values(at) == {("duoc", "2022"): Decimal(0)}
    assert figure_typing.type_in(at, KEY, ()) == ()


def test_that_a_denominator_of_nought_is_refused_for_the_whole_and_a_closed_plan_takes_nothing(at: Workspace) -> None:
    (told,) = figure_typing.type_in(at, KEY, typed(("bcv", "2022", "0")))
    assert told.startswith("“Báo cáo viên” là mẫu số, bằng 0 thì không tính được tỷ lệ")
    register.close(at, KEY, at.today)
    with pytest.raises(Refused, match="đã kết thúc"):
        figure_typing.type_in(at, KEY, typed(("bcv", "2022", "1")))


def test_that_each_measure_says_what_counts_it(at: Workspace) -> None:
    plan = register.find(at, KEY)
    with at.store.read() as connection:
        found = {item.measure.key: item for item in measure_origins.origins(connection, at, plan)}
    assert found["bcv"].is_typed
    assert [found[key].kind for key in ("bcv", "so", "loai", "vu")] == [
        OriginKind.ENTERED, OriginKind.REGISTER, OriginKind.CLASSIFICATION, OriginKind.REPORTS
    ]  # fmt: skip
    assert [found[key].ref for key in ("so", "vu")] == ["trainings", "F01"]
    own = measure_origins.origin(at, plan, "F02", has_figures=False)
    assert (own.kind, own.is_typed) == (OriginKind.REPORTS, True)
    assert measure_origins.origin(at, plan, "F02", has_figures=True).kind is OriginKind.ENTERED


def test_that_every_target_is_shown_in_a_period_of_its_own_within_what_is_chosen(at: Workspace) -> None:
    rows = targets.board_within(at, KEY, "gd2")
    assert {row.standing.period.text for row in rows} == {"2024"}
    assert {row.standing.period.text for row in targets.board_within(at, KEY)} == {"2023"}
    ahead = targets.over_time(at, KEY, "th", even_ahead=True)
    assert [item.period.text for item in ahead] == ["2022", "2023", "2024", "2025"]
    assert len(targets.over_time(at, KEY, "th")) == 2


def test_that_the_way_back_names_the_measure_as_people_do(at: Workspace) -> None:
    figures.set_figure(at, KEY, PlanFigure(plan_id=0, measure="bcv", period="2022", value=Decimal(5)))
    step = at.store.undoable()
    assert step is not None
    assert step.label == "Số liệu kế hoạch: Báo cáo viên"
