"""Seasons, quotas, nominees and nominations go into the file and come back as they were, in their order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.db import nominations as db
from app.db.store import Store
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import (
    Campaign,
    ConductNote,
    DossierReceipt,
    Nomination,
    NominationState,
    Nominee,
    NomineeMatch,
    NomineeSnapshot,
    PastAward,
    Sameness,
)
from app.domain.awards.quotas import Quota
from tests.support.data_files import a_store, add_unit

PERSON = NomineeKind.INDIVIDUAL
DAY = date(2022, 1, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty data file."""
    with a_store(tmp_path) as opened:
        yield opened


def nominee(unit_id: int, name: str = "Nông Văn Mẫu", kind: NomineeKind = PERSON) -> Nominee:
    return Nominee(kind, name, unit_id)


def nomination(campaign_id: int, nominee_id: int, unit_id: int, rank: int = 1) -> Nomination:
    state, snapshot = NominationState.CANDIDATE, NomineeSnapshot("Nông Văn Mẫu", "trưởng xóm", "Xóm Láp", "xã Sóc Hà")
    return Nomination(campaign_id, nominee_id, unit_id, "giay-khen-huyen", state, snapshot, rank=rank)


def test_that_everything_comes_back_as_it_was(store: Store) -> None:
    with store.write("thử", "An") as c:
        unit = add_unit(c, "Sóc Hà")
        season = Campaign("Đợt 2021", 2021, "74/KH-BCĐ")
        season = replace(season, id=db.save_campaign(c, season))
        quota = Quota(season.id, "giay-khen-huyen", PERSON, unit, 2, is_hard=False, clause="III.3", note="x")
        quota = replace(quota, id=db.save_quota(c, quota))
        whole = Nominee(
            PERSON, "Lý Thị <b>&", unit, "nữ", DAY, 2022, "Tày", "004190001234", "Trưởng xóm", "Xóm Láp", "Bế A",
            5, 70, is_direct_worker=True, is_deceased=True, note="ghi chú",
        )  # fmt: skip
        whole = replace(whole, id=db.save_nominee(c, whole))
        made = nomination(season.id, whole.id, unit)
        made = replace(made, id=db.save_nomination(c, made))
        full = replace(
            made, achievement="Bắt 2 vụ", is_different_achievement=True, difference="khác", is_posthumous=True,
            over_quota="CV 12", reason="lý do", row_no=7, received_on=DAY, appraisal="Đủ", golden_book_no="12",
            amount=450_000, money_source="Quỹ", is_name_proved=True, state=NominationState.RETURNED,
        )  # fmt: skip
        assert db.save_nomination(c, full) == made.id
    with store.read() as c:
        assert db.campaigns(c) == (season,)
        assert db.quotas(c, season.id) == (quota,)
        assert db.nominees(c) == (whole,)
        assert db.find_nominee(c, whole.id) == whole
        assert db.nominations(c, season.id) == db.nominations(c) == (full,)
        assert db.find_nomination(c, full.id) == full
        assert (db.find_nominee(c, 99), db.find_nomination(c, 99), db.nominations(c, 99)) == (None, None, ())


def test_that_people_stand_by_their_given_name_and_teams_by_their_whole_name(store: Store) -> None:
    with store.write("thử", "An") as c:
        unit = add_unit(c, "Sóc Hà")
        for name in ("Nông Văn Ước", "Đàm Thị An", "Bế Văn Đạt", "Lý A Dũng"):
            db.save_nominee(c, nominee(unit, name))
        assert [item.name for item in db.nominees(c)] == ["Đàm Thị An", "Lý A Dũng", "Bế Văn Đạt", "Nông Văn Ước"]
        for name in ("Tổ tự quản số 1", "Ban tự quản xóm Láp"):
            db.save_nominee(c, nominee(unit, name, NomineeKind.COLLECTIVE))
        teams = [item.name for item in db.nominees(c) if item.kind is NomineeKind.COLLECTIVE]
        assert teams == ["Ban tự quản xóm Láp", "Tổ tự quản số 1"]


def test_that_a_second_receipt_or_conclusion_takes_the_place_of_the_first(store: Store) -> None:
    with store.write("thử", "An") as c:
        unit = add_unit(c, "Sóc Hà")
        season = db.save_campaign(c, Campaign("Đợt 2021", 2021))
        one, two = (db.save_nominee(c, nominee(unit, name)) for name in ("A", "B"))
        made = db.save_nomination(c, nomination(season, one, unit))
        first = db.save_receipt(c, DossierReceipt(made, "to-trinh", DAY))
        assert db.save_receipt(c, DossierReceipt(made, "to-trinh", DAY, DAY)) == first
        assert db.receipts(c, made) == db.receipts(c) == (DossierReceipt(made, "to-trinh", DAY, DAY, id=first),)
        match = db.save_match(c, NomineeMatch(two, one, Sameness.SAME, "cùng ngày sinh", "An"))
        assert db.save_match(c, NomineeMatch(one, two, Sameness.DIFFERENT, "khác xóm", "An")) == match
        assert db.matches(c) == (NomineeMatch(one, two, Sameness.DIFFERENT, "khác xóm", "An", match),)


def test_that_conduct_past_awards_and_everything_else_can_be_taken_out(store: Store) -> None:
    with store.write("thử", "An") as c:
        unit = add_unit(c, "Sóc Hà")
        season = db.save_campaign(c, Campaign("Đợt 2021", 2021))
        person = db.save_nominee(c, nominee(unit))
        note = db.save_conduct_note(c, ConductNote(person, "khiển trách", DAY, document="QĐ 5"))
        past = db.save_past_award(c, PastAward(person, 2019, "Giấy khen huyện"))
        assert db.conduct_notes(c) == (ConductNote(person, "khiển trách", DAY, document="QĐ 5", id=note),)
        assert db.past_awards(c) == (PastAward(person, 2019, "Giấy khen huyện", id=past),)
        quota = db.save_quota(c, Quota(season, "giay-khen-huyen", PERSON))
        made = db.save_nomination(c, nomination(season, person, unit))
        db.remove_conduct_note(c, note)
        db.remove_past_award(c, past)
        db.remove_quota(c, quota)
        db.remove_nomination(c, made)
        db.remove_nominee(c, person)
        left = (db.conduct_notes(c), db.past_awards(c), db.quotas(c, season), db.nominations(c), db.nominees(c))
        assert left == ((), (), (), (), ())


@pytest.mark.parametrize("changes", [{"state": NominationState.DECIDED}, {"replaces_id": 1, "id": 1}])
def test_that_no_file_holds_a_decided_one_without_decision_or_one_replaced_by_itself(
    store: Store, changes: dict[str, object]
) -> None:
    with store.write("thử", "An") as c:
        unit = add_unit(c, "Sóc Hà")
        season = db.save_campaign(c, Campaign("Đợt 2021", 2021))
        made = nomination(season, db.save_nominee(c, nominee(unit)), unit)
        made = replace(made, id=db.save_nomination(c, made))
        with pytest.raises(IntegrityError):
            db.save_nomination(c, replace(made, **changes))  # type: ignore[arg-type]  # one field each
