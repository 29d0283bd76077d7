"""Faults in words for whoever sees names and no keys."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.fault_words import sentence_of
from app.domain.plans.faults import faults
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import Deliverable, Task
from tests.support.made_plans import a_plan, head

TWICE = (Agency(key="~1", name="Công an xã"), Agency(key="~2", name="Công an xã"))
MEASURES = (Measure(key="~1", name="Xuất sắc", unit="xã"), Measure(key="~2", name="Tất cả", unit="xã"))


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (a_plan(head=head(title="")), "Kế hoạch: phải ghi tên."),
        (a_plan(head=head(issuer=" ")), "Kế hoạch: phải ghi cơ quan ban hành."),
        (a_plan(agencies=TWICE), "Cơ quan “Công an xã”: trùng tên với cơ quan “Công an xã” cùng thời gian."),
        (a_plan([Task(key="~1", title="")]), "Nhiệm vụ thứ 1 (chưa có tên): phải ghi tên."),
        (
            a_plan([Task(key="~1", title="Tập huấn", leads=("~1", "~1"))], agencies=TWICE[:1]),
            "Nhiệm vụ “Tập huấn”: cơ quan “Công an xã” được nêu hai lần.",
        ),
        (
            a_plan([Task(key="~1", title="Tập huấn", parent="~1")]),
            "Nhiệm vụ “Tập huấn”: nằm trong một vòng: đi lên các nhiệm vụ cha lại gặp chính nó.",
        ),
        (
            a_plan(
                [Task(key="~1", title="Tập huấn", deliverables=(Deliverable(key="~7", text="Lớp", count=Decimal(3)),))]
            ),
            "Nhiệm vụ “Tập huấn”: sản phẩm “Lớp” có số lượng nhưng không có đơn vị tính.",
        ),
        (
            a_plan(
                measures=MEASURES,
                targets=(Target(key="~1", title="Phân loại", parts=("~1", "~2"), whole="~2"),),
            ),
            "Chỉ tiêu kế hoạch “Phân loại”: tổng “Tất cả” lại là một phần của chính nó.",
        ),
        (
            a_plan(measures=MEASURES, targets=(Target(key="~1", title="T", parts=("~1", "mat"), whole="~2"),)),
            "Chỉ tiêu kế hoạch “T”: không có số đo “mat”.",
        ),
        (
            a_plan(
                measures=MEASURES,
                targets=(
                    Target(key="~1", title="T", unit="xã", numerator="~1", steps=(TargetStep(value=Decimal("NaN")),)),
                ),
            ),
            "Chỉ tiêu kế hoạch “T”: có mức chưa ghi con số.",
        ),
        (
            a_plan(duties=(Duty(key="~1", title="Báo cáo", owed_by=("~1", "~1")),), agencies=TWICE[:1]),
            "Nghĩa vụ báo cáo “Báo cáo”: “Công an xã” có hai lần.",
        ),
        (
            a_plan(duties=(Duty(key="d", title="B" * 70, owed_by=("stp",), dates=(DutyDate(day=date(2021, 1, 1)),)),)),
            f"Nghĩa vụ báo cáo “{'B' * 60}…”: hạn 01/01/2021 trước ngày 01/01/2022 của kế hoạch.",
        ),
    ],
)
def test_that_a_fault_names_what_the_screen_names(plan: Plan, sentence: str) -> None:
    assert [sentence_of(fault, plan) for fault in faults(plan)] == [sentence]
