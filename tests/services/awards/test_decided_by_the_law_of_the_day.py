"""A decision goes by the law of its own day: a district's award of 30/6/2025 is one, that of 01/7/2025 is none."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.db import awards as db_awards
from app.db.types import DbConnection
from app.domain.awards.catalogue import AuthorityLevel, AwardRule, NomineeKind, RuleKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.errors import Refused
from app.services import founding, scope
from app.services.awards import campaigns, certificate_printing, decisions, money, nominations, paper_facts, steps
from app.services.awards.certificate_facts import CertificateSeason
from app.services.awards.paper_grounds import PaperGrounds
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT
from tests.support.data_files import FixedClock


@pytest.fixture
def ws_2026(tmp_path: Path) -> Iterator[Workspace]:
    """A commune of August 2026, no district above it."""
    clock = FixedClock(datetime(2026, 8, 18, 1, 0, tzinfo=UTC))
    with closing(founding.create(tmp_path / "data", "truong-ha-2026", actor="thử", clock=clock)) as ws:
        yield ws


def test_that_the_short_way_takes_what_existed_on_the_day_of_the_decision(ws_2026: Workspace) -> None:
    ws = ws_2026
    campaign = campaigns.of_year(ws)
    with ws.store.read() as connection:
        home = scope.committee_of(connection).unit_id
    nominee = nominations.save_nominee(ws, Nominee(NomineeKind.INDIVIDUAL, "Lý A Dế", home))
    wanted = Nomination(
        campaign.id, nominee.id, nominee.unit_id, DISTRICT, NominationState.CANDIDATE, NomineeSnapshot("Lý A Dế"),
        achievement="Phát hiện 02 vụ",
    )  # fmt: skip
    one = nominations.nominate(ws, wanted)
    row = nominations.find(ws, one.id)
    assert row.award_title == "Giấy khen huyện"  # no district above the commune, and the commune is none
    (blocked,) = [item for item in row.findings if item.code == "award-not-on-day"]
    assert dict(blocked.data)["award"] == "Giấy khen huyện"
    overrun = steps.Overrun("khen đột xuất", "Công văn 12/UBND")

    def record(on: date) -> AwardDecision:
        return steps.record_decided(ws, [one.id], AwardDecision(campaign.id, DISTRICT, "", "10/QĐ", on), overrun)

    with pytest.raises(Refused, match="không còn thẩm quyền tặng Giấy khen huyện"):
        record(date(2025, 7, 1))
    assert record(date(2025, 6, 30)).base_salary == 2_340_000
    assert nominations.find(ws, one.id).nomination.state is NominationState.DECIDED
    after = nominations.find(ws, one.id)
    assert not [item for item in after.findings if item.code in ("award-not-on-day", "award-without-authority")]
    certificate_printing.prove_names(ws, [one.id])
    (listed,) = certificate_printing.rows(ws, campaign.id)
    assert not [text for text in listed.obstacles if "không có vào ngày" in text]


def test_that_papers_and_certificates_name_who_gave_it_on_the_day_of_the_decision(
    proposed: tuple[Workspace, int],
) -> None:
    """The catalogue calls award and authority otherwise from July on: what was decided in January stays as it was."""
    before, campaign_id = proposed
    rows = nominations.rows(before, campaign_id)
    row = next(row for row in rows if row.nomination.award == DISTRICT and not row.is_blocked)
    ws = replace(before, clock=FixedClock(datetime(2022, 12, 1, 1, 0, tzinfo=UTC)))
    with ws.store.write("thử", "thử") as connection:
        for rule in db_awards.rules(connection, date(2022, 7, 1)):
            if rule.kind is RuleKind.AWARD and rule.key == DISTRICT:
                renamed(connection, rule, title="Giấy chứng nhận của {unit}")
            elif rule.kind is RuleKind.AUTHORITY and getattr(rule.content, "level", None) is AuthorityLevel.DISTRICT:
                renamed(connection, rule, title="Hội đồng {unit}", signer_title="CHỦ TỊCH HỘI ĐỒNG")
    assert nominations.find(ws, row.id).award_title.startswith("Giấy chứng nhận")
    decision = AwardDecision(campaign_id, DISTRICT, "", "10/QĐ-UBND", date(2022, 1, 20))
    steps.record_decided(ws, [row.id], decision)
    assert nominations.find(ws, row.id).award_title == row.award_title
    (listed,) = decisions.decisions(ws, campaign_id)
    assert listed.title == row.award_title
    assert listed.authority.startswith("Chủ tịch")
    with ws.store.read() as connection:
        grounds = PaperGrounds.read(connection, ws, campaign_id)
        item = grounds.season.nomination(row.id)
        facts = paper_facts.facts(connection, grounds, (item,), 0, DISTRICT)
        certificate = CertificateSeason.read(connection, ws, campaign_id).facts(item)
    assert facts.award is not None
    assert (facts.award.title, facts.salary_day) == (row.award_title, date(2022, 1, 20))
    assert facts.nominees[0].award.title == row.award_title
    assert "HỘI ĐỒNG" not in (facts.award.signer_title, certificate.signer_title)
    assert certificate.authority.startswith("Chủ tịch")
    (line,) = [line for line in money.estimate(ws, campaign_id).lines if line.nomination_id == row.id]
    assert (line.title, line.authority) == (row.award_title, listed.authority)


def renamed(connection: DbConnection, rule: AwardRule, **texts: str) -> None:
    """The rule until June, another text of it from July on."""
    july = date(2022, 7, 1)
    db_awards.save_rule(connection, replace(rule, valid_to=july))
    content: Any = replace(rule.content, **texts)  # type: ignore[arg-type]  # texts of an award or authority
    db_awards.save_rule(connection, replace(rule, id=0, valid_from=july, content=content))
