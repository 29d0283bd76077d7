"""The committee's profile and signers: what is stored, what is refused, who signs when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.committee import Committee, CommitteeLevel, OfficeHolder
from app.domain.page_setup import PageSetup, SizeSet
from app.errors import Refused
from app.services import committee, reviews, units
from app.services.workspace import Workspace
from tests.support.workspaces import a_bare_workspace, ha_quang


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with ha_quang(tmp_path) as opened:
        yield opened


def a_successor(**more: object) -> OfficeHolder:
    made = OfficeHolder(0, "Nông Văn Mới", "Trưởng ban", "Phó Chủ tịch UBND huyện", "", date(2023, 1, 1))
    return replace(made, **more)  # type: ignore[arg-type]  # fields of OfficeHolder by name


def test_that_an_empty_data_file_says_what_to_do(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as empty, pytest.raises(Refused, match="Hãy bắt đầu từ một kế hoạch") as caught:
        committee.profile(empty)
    assert caught.value.code == "no-committee"


def test_that_the_profile_is_tidied_and_stored(ws: Workspace) -> None:
    before = committee.profile(ws)
    committee.save(
        ws, replace(before, place="  Trường  Hà ", recipients=("- Huyện ủy;", " ", "UBND huyện."), event_year=2023)
    )
    after = committee.profile(ws)
    assert (after.place, after.recipients, after.event_year) == ("Trường Hà", ("Huyện ủy", "UBND huyện"), 2023)
    assert ws.store.undo(ws.actor) == "Sửa thông tin Ban chỉ đạo"
    assert committee.profile(ws) == before


def test_that_sizes_and_margins_are_those_of_the_data_file_and_stay_within_the_law(ws: Workspace) -> None:
    before = committee.profile(ws)
    assert before.page == PageSetup()
    narrow = PageSetup(SizeSet.SMALL, 25, 25, 35, 20)
    committee.save(ws, replace(before, page=narrow))
    assert committee.profile(ws).page == narrow
    assert reviews.document(ws, 2021).setup == narrow
    for wrong in (PageSetup(top_mm=19), PageSetup(bottom_mm=26), PageSetup(left_mm=29), PageSetup(right_mm=21)):
        with pytest.raises(Refused, match="quy định lề") as caught:
            committee.save(ws, replace(before, page=wrong))
        assert caught.value.code == "bad-margins"
    assert committee.profile(ws).page == narrow


def test_that_the_level_may_change_to_the_province(ws: Workspace) -> None:
    (province,) = (node.unit for node in units.tree(ws, date(2026, 1, 1)))
    committee.save(ws, replace(committee.profile(ws), level=CommitteeLevel.PROVINCE, unit_id=province.id))
    assert committee.profile(ws).level is CommitteeLevel.PROVINCE


def broken(profile: Committee) -> list[tuple[str, Committee]]:
    return [
        ("missing-field", replace(profile, name=" ", place="")),
        ("bad-symbol", replace(profile, symbol="BC/BCĐ")),
        ("bad-years", replace(profile, report_year=2023, event_year=2022)),
        ("bad-years", replace(profile, report_year=21)),
        ("wrong-level", replace(profile, level=CommitteeLevel.COMMUNE)),
        ("wrong-level", replace(profile, unit_id=99999)),
    ]


def test_that_mistakes_are_refused_and_nothing_is_stored(ws: Workspace) -> None:
    before = committee.profile(ws)
    for code, wrong in broken(before):
        with pytest.raises(Refused) as caught:
            committee.save(ws, wrong)
        assert caught.value.code == code
        assert committee.profile(ws) == before
    with pytest.raises(Refused, match="tên Ban chỉ đạo, địa danh"):
        committee.save(ws, replace(before, name=" ", place=""))


def test_that_a_paper_of_an_old_day_is_signed_by_the_old_head(ws: Workspace) -> None:
    (old,) = committee.holders(ws)
    committee.end_office(ws, old.id, date(2023, 1, 1))
    made = committee.set_holder(ws, a_successor())
    signers = {on: committee.signer(ws, on) for on in (date(2022, 12, 31), date(2023, 1, 1), date(2021, 12, 31))}
    assert [holder.id if holder else None for holder in signers.values()] == [old.id, made, None]
    assert committee.letterhead(ws, date(2022, 2, 1)).signer == replace(old, valid_to=date(2023, 1, 1))


def test_that_two_heads_at_once_are_refused_naming_the_first(ws: Workspace) -> None:
    with pytest.raises(Refused, match="Triệu Đình Dũng đang giữ chức Trưởng ban từ ngày 01/01/2022") as caught:
        committee.set_holder(ws, a_successor(committee_title="TRƯỞNG BAN"))
    assert caught.value.code == "office-taken"
    assert len(committee.holders(ws)) == 1


def test_that_a_deputy_stands_beside_the_head(ws: Workspace) -> None:
    deputy = a_successor(committee_title="Phó Trưởng ban", signing_form="KT. Trưởng ban")
    made = committee.set_holder(ws, deputy)
    head = committee.signer(ws, date(2023, 6, 1))
    assert head is not None
    assert head.full_name == "Triệu Đình Dũng"
    committee.remove_holder(ws, made)
    assert len(committee.holders(ws)) == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"full_name": " "}, "missing-field"), ({"committee_title": ""}, "missing-field"),
     ({"valid_to": date(2022, 1, 1)}, "empty-range")],
)  # fmt: skip
def test_that_a_signer_needs_name_title_and_range(ws: Workspace, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as caught:
        committee.set_holder(ws, a_successor(**wrong))
    assert caught.value.code == code
