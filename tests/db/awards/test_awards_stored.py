"""Rules, sittings and decisions of awards come back from the file as they went in."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.db import awards as db_awards
from app.db import councils, nominations
from app.db.store import Store
from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardContent,
    AwardForm,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Confidence,
    Criterion,
    DossierItem,
    NomineeKind,
    RuleKind,
)
from app.domain.awards.councils import AwardDecision, Ballot, CouncilMember, CouncilSitting, VoteBase, VoteRules
from app.domain.awards.nominations import Campaign
from tests.support.data_files import a_store

START, LATER = date(2022, 1, 1), date(2024, 1, 1)
HOUSEHOLD = NomineeKind.HOUSEHOLD


def a_campaign(store: Store) -> int:
    """The id of a season."""
    with store.write("thử", "thử") as connection:
        return nominations.save_campaign(connection, Campaign("Đợt", 2021, "74/KH-BCĐ"))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (RuleKind.REGIME, AwardRegime("R1", "cũ", ("Luật <b>&",), "Mẫu số 07", False, 1000, False, ("a",), ("b", "c"))),
        (RuleKind.AUTHORITY, AwardAuthority("xa", "Chủ tịch", "UBND", AuthorityLevel.COMMUNE, "CT", "VP", "Quỹ")),
        (RuleKind.AWARD, Award("gk", AwardForm.GIAY_KHEN, "xa", "Giấy khen", "GK", (HOUSEHOLD,), True, "M8", 2)),
        (RuleKind.COEFFICIENT, Coefficient("gk", HOUSEHOLD, Decimal("0.225"))),
        (RuleKind.BASE_SALARY, BaseSalary(1_490_000, "NĐ 38/2019/NĐ-CP")),
        (RuleKind.DOSSIER_ITEM, DossierItem("bb", "Biên bản", ("gk",), (HOUSEHOLD,), False, 3)),
        (RuleKind.CRITERION, Criterion("guong-mau", "Gương mẫu", ("gk",), (HOUSEHOLD,), "conduct", False)),
    ],
)
def test_that_a_rule_of_each_kind_comes_back_as_it_was(tmp_path: Path, kind: RuleKind, content: AwardContent) -> None:
    rule = AwardRule(kind, "khóa", content, START, LATER, "Điều 1", Confidence.REPORTED, "ghi chú")
    with a_store(tmp_path) as store:
        with store.write("thử", "thử") as connection:
            key = db_awards.save_rule(connection, rule)
        with store.read() as connection:
            assert db_awards.rules(connection) == (replace(rule, id=key),)
            assert db_awards.rules(connection, LATER) == ()
            assert db_awards.rules(connection, date(2023, 12, 31)) == (replace(rule, id=key),)
        with store.write("thử", "thử") as connection:
            db_awards.save_rule(connection, replace(rule, id=key, note="khác", valid_to=None))
            assert db_awards.rules(connection, LATER) == (replace(rule, id=key, note="khác", valid_to=None),)
            db_awards.remove_rule(connection, key)
            assert db_awards.rules(connection) == ()


def test_that_two_rows_of_one_key_cannot_begin_on_one_day_or_end_before_they_begin(tmp_path: Path) -> None:
    rule = AwardRule(RuleKind.BASE_SALARY, "luong", BaseSalary(1, "NĐ"), START)
    with a_store(tmp_path) as store:
        with store.write("thử", "thử") as connection:
            db_awards.save_rule(connection, rule)
        for wrong in (rule, replace(rule, key="khác", valid_to=START)):
            with pytest.raises(IntegrityError), store.write("thử", "thử") as connection:
                db_awards.save_rule(connection, wrong)


def test_that_a_sitting_comes_back_with_members_votes_and_rules(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        campaign_id = a_campaign(store)
        member = CouncilMember("Nông Văn Một", "Trưởng ban", "Chủ tịch", is_present=False, wrote=True, absence="ốm")
        rules = VoteRules(Decimal(80), VoteBase.ALL, Decimal("66.7"), is_strict=False, counts_written=False)
        ballots = (Ballot(1, 5, 1, 1, Decimal("8.5"), 2, "tốt"), Ballot(2))
        sitting = CouncilSitting(
            campaign_id, "Phiên 1", date(2022, 1, 20), time(8, 30), time(11), "Hội trường", (member,), rules, ballots,
            "thảo luận", "kết luận", True,
        )  # fmt: skip
        undated = CouncilSitting(campaign_id, "Phiên 2")
        with store.write("thử", "thử") as connection:
            second = councils.save_sitting(connection, undated)
            first = councils.save_sitting(connection, sitting)
        with store.read() as connection:
            assert councils.find_sitting(connection, first) == replace(sitting, id=first)
            assert councils.sittings(connection, campaign_id + 1) == ()
            assert {item.id for item in councils.sittings(connection, campaign_id)} == {first, second}
        with store.write("thử", "thử") as connection:
            councils.save_sitting(connection, replace(sitting, id=first, conclusion="khác", is_closed=False))
            found = councils.find_sitting(connection, first)
            assert found is not None
            assert (found.conclusion, found.is_closed) == ("khác", False)
            councils.remove_sitting(connection, first)
            assert councils.find_sitting(connection, first) is None


def test_that_decisions_come_back_by_their_day_drafts_last(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        campaign_id = a_campaign(store)
        draft = AwardDecision(campaign_id, "gk", "Tặng Giấy khen")
        late = replace(draft, number="16/QĐ", decided_on=date(2022, 3, 2), base_salary=1_490_000, is_locked=True)
        early = replace(
            late, number="15/QĐ", decided_on=date(2022, 3, 1), signer="A", signer_title="Chủ tịch", cancel_reason="sai"
        )
        with store.write("thử", "thử") as connection:
            keys = [councils.save_decision(connection, item) for item in (draft, late, early)]
        stored = [replace(item, id=key) for item, key in zip((draft, late, early), keys, strict=True)]
        with store.read() as connection:
            assert councils.decisions(connection, campaign_id) == (stored[2], stored[1], stored[0])
            assert councils.decisions(connection) == councils.decisions(connection, campaign_id)
            assert councils.decisions(connection, campaign_id + 1) == ()
            assert councils.find_decision(connection, keys[2]) == stored[2]
        with store.write("thử", "thử") as connection:
            councils.save_decision(connection, replace(stored[0], note="ghi chú"))
            assert councils.find_decision(connection, keys[0]) == replace(stored[0], note="ghi chú")
            councils.remove_decision(connection, keys[0])
            assert councils.find_decision(connection, keys[0]) is None
