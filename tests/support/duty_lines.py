"""One line of the board, made by hand."""

from datetime import date
from typing import Any

from app.domain.plans.duty_rows import DutyAt, DutyOwner, DutyRow
from app.domain.plans.duty_slots import Due, DutyPeriod
from app.domain.plans.duty_standing import Arrival, standing
from tests.support.duties import a_duty, tet_2022

PERIOD = DutyPeriod("", "", date(2022, 1, 1), date(2022, 12, 31))


def a_line(**fields: Any) -> DutyRow:
    """What an office of an invented plan owes; without a day unless it is given."""
    due, came = fields.pop("due", Due()), fields.pop("arrival", Arrival())
    today = fields.pop("today", date(2022, 3, 1))
    wanted: dict[str, Any] = {
        "at": DutyAt(1, "", "phong"),
        "plan_id": 1,
        "plan_key": "thu",
        "plan_title": "Kế hoạch thử",
        "duty": a_duty(),
        "period": PERIOD,
        "owner": DutyOwner("Phòng Tư pháp", "phong"),
        "owed_to": "Ban chỉ đạo",
        "due": due,
        "arrival": came,
        "standing": standing(due, came, today, tet_2022(), 5),
    } | fields
    return DutyRow(**wanted)
