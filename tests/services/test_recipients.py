"""Sets of recipients: those a plan brings, those somebody makes, and where each is offered."""

import pytest

from app.domain.papers import PaperKind
from app.errors import Refused
from app.services import recipients
from app.services.recipients import RecipientSet
from app.services.workspace import Workspace


def test_that_a_new_data_file_has_the_recipients_of_its_plan(ws: Workspace) -> None:
    found = {item.name: item for item in recipients.sets(ws)}
    assert found["Nơi nhận của 74/KH-BCĐ"].recipients[0] == "Thường trực Huyện ủy"
    assert len(found["Nơi nhận của 74/KH-BCĐ"].recipients) == 9
    assert len(found["Gửi Ban chỉ đạo các xã"].addressees) == 8
    assert len(found["Gửi các đồn Biên phòng"].addressees) == 4


def test_that_a_set_is_offered_where_it_belongs(ws: Workspace) -> None:
    recipients.save_set(ws, RecipientSet("Trình huyện", ("UBND huyện",), ("Phòng Nội vụ",), ("TTr",)))
    recipients.save_set(ws, RecipientSet("Chung", ("UBND tỉnh",), ("Phòng Nội vụ",)))
    assert [item.name for item in recipients.sets(ws, PaperKind.PROPOSAL)] == [
        "Chung",
        "Nơi nhận của 74/KH-BCĐ",
        "Trình huyện",
    ]
    plan = {item.name: item for item in recipients.sets(ws, PaperKind.PLAN)}
    assert list(plan) == ["Chung", "Nơi nhận của 74/KH-BCĐ"]
    assert plan["Chung"].addressees == ()


def test_that_lines_are_kept_without_dashes_doubles_and_archive(ws: Workspace) -> None:
    set_id = recipients.save_set(ws, RecipientSet(" Họp ", (), ("- Phòng Nội vụ;", "Phòng Nội vụ", "", "Lưu: VT.")))
    found = next(item for item in recipients.sets(ws) if item.id == set_id)
    assert (found.name, found.recipients) == ("Họp", ("Phòng Nội vụ",))
    recipients.remove_set(ws, set_id)
    assert all(item.id != set_id for item in recipients.sets(ws))


def test_that_a_set_needs_a_name_of_its_own_and_a_line(ws: Workspace) -> None:
    with pytest.raises(Refused, match="cần có tên"):
        recipients.save_set(ws, RecipientSet("Họp", (), ("Lưu: VT",)))
    with pytest.raises(Refused, match="Đã có bộ nơi nhận tên"):
        recipients.save_set(ws, RecipientSet("gửi các đồn biên phòng", (), ("Một",)))
    first = recipients.sets(ws)[0]
    assert recipients.save_set(ws, first) == first.id
