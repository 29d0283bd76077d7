"""Lines above the level of their reader are closed; a mark nobody knows is above every level."""

from datetime import date

import pytest

from app.domain.plans.register_secrecy import closed, is_closed, is_marked
from app.domain.plans.registers import RegisterDefinition, RegisterEntry

OF = RegisterDefinition(key="vu", name="Vụ việc", noun="vụ", title_name="Loại", secrecy=("Mật", "Tối mật", "Tuyệt mật"))


@pytest.mark.parametrize(
    ("mark", "reader", "expected"),
    [
        ("", "", False), ("Không mật", "", False), ("thường", "", False),
        ("Mật", "", True), ("Mật", "Mật", False), ("mật", "Mật", False), ("Tối mật", "Mật", True),
        ("Mật", "Tuyệt mật", False), ("Tuyệt mật", "Tối mật", True),
        ("Nội bộ", "Tuyệt mật", True), ("Mật", "lạ", True),
    ],
)  # fmt: skip
def test_that_a_line_is_closed_above_the_level_of_its_reader(mark: str, reader: str, expected: bool) -> None:
    entry = RegisterEntry(register="vu", title="Vượt biên", secrecy=mark)
    assert is_closed(OF, entry, reader) is expected


def test_that_a_closed_line_says_only_that_it_is_there() -> None:
    entry = RegisterEntry(
        register="vu", title="Vượt biên", on_day=date(2022, 4, 5), unit_id=3, secrecy="Mật", plan_id=1, task="2",
        agency="Đồn", values={"measure": "bắt giữ"}, note="nguồn", id=7, origin="báo cáo",
    )  # fmt: skip
    assert closed(entry) == RegisterEntry(
        register="vu", title="", on_day=date(2022, 4, 5), unit_id=3, secrecy="Mật", id=7
    )
    assert not is_marked(" không. ")
