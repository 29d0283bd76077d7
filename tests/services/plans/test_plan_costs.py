"""Money of a plan on a real file."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.plans.work import PlanCost
from app.errors import Refused
from app.services.plans import costs, register
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan, a_task

KEY = "minh-hoa"


def line(title: str = "Mở lớp", year: int = 2022, **fields: Any) -> PlanCost:
    return PlanCost(plan_id=0, year=year, title=title, **fields)


@pytest.fixture
def planned(bare: Workspace) -> Workspace:
    """The plan with three lines over two years."""
    register.save(bare, a_plan([a_task()]))
    costs.save(bare, KEY, line(task="1", source="Ngân sách tỉnh", planned=10_000_000, spent=12_000_000))
    costs.save(bare, KEY, line("In tài liệu", source="Xã hội hóa", planned=5_000_000))
    costs.save(bare, KEY, line("Thuê hội trường", 2023, source="Ngân sách tỉnh", spent=1_000_000))
    return bare


def test_that_money_adds_up_by_year_source_and_task_and_blank_is_not_nought(planned: Workspace) -> None:
    found = costs.board(planned, KEY)
    total = found.total
    assert (total.planned, total.spent, total.unplanned, total.unspent) == (15_000_000, 13_000_000, 1, 1)
    assert [(item.label, item.planned, item.spent) for item in found.by_year] == [
        ("năm 2022", 15_000_000, 12_000_000),
        ("năm 2023", None, 1_000_000),
    ]
    assert [item.label for item in found.by_source] == ["Ngân sách tỉnh", "Xã hội hóa"]
    assert [item.label for item in found.by_task] == ["1. Mở lớp tập huấn", "chung cho kế hoạch"]
    assert sum(item.spent or 0 for item in found.by_task) == total.spent
    told = "Mở lớp: đã chi 12.000.000 đồng, vượt dự toán 10.000.000 đồng là 2.000.000 đồng."
    assert found.warnings == (told,)
    assert [item.title for item in costs.board(planned, KEY, 2023).lines] == ["Thuê hội trường"]
    assert costs.board(planned, KEY, 2024).total.planned is None


def test_that_a_line_is_changed_and_taken_out(planned: Workspace) -> None:
    first = costs.board(planned, KEY).lines[0]
    changed = costs.save(planned, KEY, replace(first, spent=9_000_000, source=""))
    assert costs.board(planned, KEY).lines[0] == changed
    assert costs.board(planned, KEY).warnings == ()
    assert costs.board(planned, KEY).by_source[0].label == "chưa ghi nguồn"
    costs.remove(planned, KEY, first.id)
    assert len(costs.board(planned, KEY).lines) == 2


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [
        (line(" "), "chưa có nội dung"),
        (line(year=2026), "Năm 2026 nằm ngoài thời gian thực hiện"),
        (line(planned=-1), "Số tiền -1 đồng không hợp lệ"),
        (line(spent=10**15), "không hợp lệ"),
        (line(task="9"), "không có nhiệm vụ “9”"),
        (line(id=99), "không có khoản kinh phí số 99"),
    ],
)
def test_that_a_line_that_cannot_be_is_not_stored(planned: Workspace, cost: PlanCost, sentence: str) -> None:
    before = costs.board(planned, KEY)
    with pytest.raises(Refused, match=sentence):
        costs.save(planned, KEY, cost)
    assert costs.board(planned, KEY) == before
    with pytest.raises(Refused, match="không có khoản kinh phí số 99"):
        costs.remove(planned, KEY, 99)


def test_that_a_closed_plan_takes_no_money(planned: Workspace) -> None:
    register.close(planned, KEY, date(2022, 1, 17))
    with pytest.raises(Refused, match="đã kết thúc"):
        costs.save(planned, KEY, line())
    with pytest.raises(Refused, match="đã kết thúc"):
        costs.remove(planned, KEY, 1)
