"""Who proposes the people of a list: what the list says line by line, never one answer for several communes."""

from datetime import date

import pytest

from app.domain.awards.intake import LineState
from app.services import units
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign, stored

HUYEN = "giay-khen-huyen"
SOC_HA, CAN_YEN = "xã Sóc Hà", "xã Cần Yên"


@pytest.fixture
def campaign(ws: Workspace) -> int:
    return a_campaign(ws)


def unit_id(ws: Workspace, name: str) -> int:
    return units.search(ws, name, date(2022, 1, 18))[0].id


def read(ws: Workspace, campaign: int, title: str, *cells: str, default: str = "") -> Preview:
    people = ("Nông Văn An", "Lý Văn Bình", "Mã Văn Cao", "Vi Văn Dũng")
    rows = [f"{name}\t1980\t{cell}" for name, cell in zip(people, cells, strict=False)]
    chosen = IntakeDefaults(unit_id(ws, default) if default else 0, HUYEN)
    return intake.from_text(ws, campaign, "\n".join((f"Họ và tên\tNăm sinh\t{title}", *rows)), chosen)


def proposers(preview: Preview) -> list[int]:
    return [line.unit_id for line in preview.intake.lines]


@pytest.mark.parametrize("title", ["Đơn vị", "ĐƠN VỊ (xã)", "Cơ quan, đơn vị"])
def test_that_a_column_of_units_says_who_proposes_each_line(ws: Workspace, campaign: int, title: str) -> None:
    preview = read(ws, campaign, title, "Sóc Hà", CAN_YEN, "Xóm Chợ, xã Cần Yên")
    can_yen = unit_id(ws, CAN_YEN)
    assert preview.intake.questions == ()
    assert proposers(preview) == [unit_id(ws, SOC_HA), can_yen, can_yen]
    assert [line.nominee.place for line in preview.intake.lines] == ["", "", "Xóm Chợ, xã Cần Yên"]
    intake.store(ws, preview)
    kept = {person.name: (item.unit_id, person.unit_id) for item, person in stored(ws, campaign)}
    assert kept["Nông Văn An"] == (unit_id(ws, SOC_HA), unit_id(ws, SOC_HA))
    assert kept["Lý Văn Bình"] == (can_yen, can_yen)


def test_that_a_column_of_units_goes_before_what_holds_for_the_whole_list(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Đơn vị", "Sóc Hà", "Cần Yên", default="Sóc Hà")
    assert proposers(preview) == [unit_id(ws, SOC_HA), unit_id(ws, CAN_YEN)]


def test_that_an_unknown_word_among_units_is_asked_about_alone(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Đơn vị", "Sóc Hà", "Cần Yên", "Trường Tiểu học số 1")
    (question,) = preview.intake.questions
    assert "Trường Tiểu học số 1" in question.sentence
    assert [line.state for line in preview.intake.lines] == [LineState.NEW, LineState.NEW, LineState.ASKED]
    answered = intake.answer(ws, preview, {question.key: str(unit_id(ws, CAN_YEN))})
    assert proposers(answered)[2] == unit_id(ws, CAN_YEN)
    assert answered.intake.lines[2].nominee.place == "Trường Tiểu học số 1"


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Nơi cư trú", ("Xóm Láp, xã Sóc Hà", "Xóm Chợ, xã Cần Yên", "Xóm Kéo Sỹ - xã Sóc Hà")),
        ("Nơi công tác", ("Trường Mầm non Sóc Hà", "Công an xã Cần Yên", "Sóc Hà")),
        ("Đơn vị công tác", (SOC_HA, CAN_YEN, "UBND xã Sóc Hà")),
    ],
)
def test_that_lines_of_two_communes_are_two_questions(
    ws: Workspace, campaign: int, title: str, cells: tuple[str, ...]
) -> None:
    preview = read(ws, campaign, title, *cells)
    first, second = preview.intake.questions
    assert (first.choices[0].words, second.choices[0].words) == (SOC_HA, CAN_YEN)
    assert SOC_HA in first.sentence
    answered = intake.answer(ws, preview, {item.key: item.choices[0].value for item in (first, second)})
    soc_ha, can_yen = unit_id(ws, SOC_HA), unit_id(ws, CAN_YEN)
    assert proposers(answered) == [soc_ha, can_yen, soc_ha]


def test_that_a_commune_of_elsewhere_several_and_none_are_asked_apart(ws: Workspace, campaign: int) -> None:
    cells = ("xã Đức Long Nào Đó", "xã Sóc Hà, xã Cần Yên", "Xóm Láp", "Xóm Kéo Sỹ")
    preview = read(ws, campaign, "Nơi cư trú", *cells)
    elsewhere, several, nowhere = preview.intake.questions
    assert "Đức Long Nào Đó" in elsewhere.sentence
    assert {choice.words for choice in several.choices[:2]} == {SOC_HA, CAN_YEN}
    assert (nowhere.key, nowhere.place) == ("unit:", "dòng 4")
    assert preview.intake.lines[3].asks == (nowhere.key,)


def test_that_hamlets_under_don_vi_stay_places_of_the_unit_that_was_said(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Đơn vị", "Xóm Láp", "Xóm Kéo Sỹ", "Xóm Chợ", default="Sóc Hà")
    assert proposers(preview) == [unit_id(ws, SOC_HA)] * 3
    assert [line.nominee.place for line in preview.intake.lines] == ["Xóm Láp", "Xóm Kéo Sỹ", "Xóm Chợ"]
