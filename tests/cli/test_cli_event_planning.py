"""Planning a season by command: seen before, stored at one stroke, a second time nothing; kinds of another plan."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.commands.event_planning import adopt, plan
from app.commands.event_work_words import add_planning
from app.commands.parsing import Parser
from app.domain.tier_history import Standing, TierEntry
from app.errors import Refused
from app.services import events, tiers
from app.services.workspace import Workspace
from tests.support.workspaces import ha_quang


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with ha_quang(tmp_path) as opened:
        yield opened


def typed(*words: object) -> argparse.Namespace:
    """The arguments behind ``events``."""
    parser = Parser(prog="events")
    add_planning(parser.add_subparsers(dest="work", parser_class=Parser))
    return parser.parse_args([*map(str, words)])


def planned(ws: Workspace, *words: object) -> tuple[dict[str, Any], list[str]]:
    return plan(ws, typed("plan", *words))


def test_that_a_preview_stores_nothing(ws: Workspace) -> None:
    answer, lines = planned(ws, "--preview")
    assert (answer["preview"], answer["created"], len(answer["proposals"])) == (True, [], 21)
    assert lines[-2:] == ["21 nơi đủ các phần", "Xem trước: chưa ghi gì."]
    assert events.events(ws) == ()


def test_that_all_units_are_planned_and_a_second_time_none(ws: Workspace) -> None:
    answer, lines = planned(ws)
    assert len(answer["created"]) == 21
    assert lines[0] == (
        "03/03/2022  xã Cải Viên: Hội nghị sơ kết và phát động phong trào cấp xã: sơ kết, phần hội "
        "(Được tổ chức, chưa có cấp độ)"
    )
    assert lines[-1] == "Đã lập 21 sự kiện."
    again, lines = planned(ws)
    assert again["created"] == []
    assert {item["prospect"] for item in again["proposals"]} == {"exists"}
    assert lines[-2:] == ["21 nơi đã có, để nguyên", "Đã lập 0 sự kiện."]


def test_that_level_kinds_units_and_days_are_told(ws: Workspace) -> None:
    day = date(2021, 11, 1)
    place = tiers.place_named(ws, "xã Tổng Cọt", day).id
    tiers.record(ws, [TierEntry(place, "covid-19", Standing.LEVEL, day, 4, "15/TB-UBND", day, "UBND huyện")])
    words = ("--kind", "ngay-hoi-xom", "--unit", "xã Tổng Cọt", "--unit", "Pác Bó, xã Trường Hà")
    answer, lines = planned(ws, *words, "--from", "01/03/2022", "--to", "02/03/2022")
    told = {item["unit"]: item for item in answer["proposals"]}
    assert set(told) == {"xóm Kéo Sỹ", "xóm Ngườn Luông", "xóm Pác Bó"}
    assert (told["xóm Kéo Sỹ"]["prospect"], told["xóm Kéo Sỹ"]["parts"]) == ("forbidden", [])
    assert told["xóm Kéo Sỹ"]["fallen"] == ["ceremony", "festivities"]
    assert {item["day"] for item in told.values()} == {"2022-03-01", "2022-03-02"}
    assert any("không tổ chức (Cấp độ 4: không được tổ chức. Mục II.3" in line for line in lines)
    assert "1 nơi đủ các phần; 2 nơi không được tổ chức" in lines


def test_that_an_unknown_unit_or_day_is_one_sentence(ws: Workspace) -> None:
    with pytest.raises(Refused, match="Không Có"):
        planned(ws, "--unit", "Không Có")
    with pytest.raises(Refused, match="31/02/2022"):
        planned(ws, "--from", "31/02/2022")
    assert events.events(ws) == ()


def test_that_kinds_of_another_plan_are_shown_and_taken_over(ws: Workspace) -> None:
    answer, lines = adopt(ws, typed("adopt", "binh-phuoc-2022", "--preview"))
    assert [item["offer"] for item in answer["rules"]] == ["new", "new"]
    assert lines[0] == (
        "ngay-hoi-19-8-xa: Ngày hội toàn dân bảo vệ ANTQ (19/8) cấp xã (loại sự kiện, chưa có trong dữ liệu)"
    )
    assert len(adopt(ws, typed("adopt", "binh-phuoc-2022"))[0]["rules"]) == 2
    with pytest.raises(Refused, match="chưa có gì thay đổi"):
        adopt(ws, typed("adopt", "binh-phuoc-2022"))
    replaced, _lines = adopt(ws, typed("adopt", "truong-ha-2026", "--replace", "ngay-hoi-xom"))
    assert [item["key"] for item in replaced["rules"]] == ["ngay-hoi-xom"]
    found, _lines = planned(ws, "--kind", "ngay-hoi-19-8-xa")
    assert {item["day"][:7] for item in found["proposals"]} == {"2022-08"}
    told = adopt(ws, typed("adopt", "ha-quang-2022", "--preview"))[1]
    assert told[0] == "covid-19: Cấp độ dịch Covid-19 (quy định, đã có)"
