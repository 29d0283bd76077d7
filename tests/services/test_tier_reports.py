"""Reports and the register of tiers: heads that disagree are told; the matrix of the data file counts."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.tiers import RuleMatrix
from app.errors import Refused
from app.services import check_grounds, history, submissions, tier_offers, tier_rules, tiers
from app.services.tier_offers import DecidingPaper
from app.services.workspace import Workspace
from tests.support.stored_reports import accept_all
from tests.support.tiers import announced, coded, with_matrix


def told(ws: Workspace, submission_id: int) -> list[str]:
    detail = submissions.detail(ws, submission_id)
    return [item.finding.code for item in detail.findings if item.is_open and item.finding.code.startswith("tier-")]


def test_that_a_head_that_disagrees_is_told_once_the_level_is_entered(full: Workspace, ids: dict[str, int]) -> None:
    ws, name = full, "Sóc Hà"
    header = submissions.detail(ws, ids[name]).header
    assert header.tier
    assert told(ws, ids[name]) == []
    unit = coded(ws, header.unit_code)
    day = header.tier_on or header.signed_on
    assert day is not None
    other = 4 if header.tier != "4" else 3
    tiers.record(ws, [announced(ws, unit.id, other, day)])
    assert told(ws, ids[name]) == ["tier-differs"]
    tiers.record(ws, [announced(ws, unit.id, int(header.tier), day, "16/TB-UBND")])
    assert told(ws, ids[name]) == []
    history.undo(ws)
    assert len(tiers.history(ws, unit.id)[0].periods) == 1


def test_that_an_accepted_report_stays_as_it_is_and_gets_a_warning_beside_it(
    full: Workspace, ids: dict[str, int]
) -> None:
    ws, name = full, "Lũng Nặm"
    accept_all(ws, ids, (name,))
    before = submissions.detail(ws, ids[name])
    unit = coded(ws, before.header.unit_code)
    day = before.header.tier_on or before.header.signed_on
    assert day is not None
    tiers.record(ws, [announced(ws, unit.id, 4 if before.header.tier != "4" else 3, day)])
    after = submissions.detail(ws, ids[name])
    assert told(ws, ids[name]) == ["tier-differs"]
    assert (after.state, after.figures) == (before.state, before.figures)


def test_that_levels_of_reports_are_offered_and_never_entered(full: Workspace, ids: dict[str, int]) -> None:
    ws = full
    with_matrix(ws)
    offers = {item.unit.name: item for item in tier_offers.offered(ws, 2021)}
    header = submissions.detail(ws, ids["Sóc Hà"]).header
    offer = offers["Sóc Hà"]
    assert (str(offer.entry.level), offer.entry.from_day) == (header.tier, header.tier_on or header.signed_on)
    assert offer.entry.document == ""
    assert offer.known is None
    assert tiers.history(ws, offer.unit.id) == ()
    tiers.record(ws, [replace(offer.entry, document="15/TB-UBND")])
    assert "Sóc Hà" not in {item.unit.name for item in tier_offers.offered(ws, 2021)}


def test_that_the_matrix_of_the_data_file_is_what_checks_go_by(ws: Workspace) -> None:
    key = with_matrix(ws)
    matrix = tier_rules.matrix(ws, key)
    fewer = replace(matrix, rules=matrix.rules[:2])
    tier_rules.save_matrix(ws, fewer)
    with ws.store.read() as connection:
        assert check_grounds.of_plan(connection, ws).matrix == fewer
    tier_rules.remove_matrix(ws, key)
    with ws.store.read() as connection:
        assert check_grounds.of_plan(connection, ws).matrix == RuleMatrix()


def test_that_a_judgement_made_before_a_level_was_entered_is_made_anew(full: Workspace, ids: dict[str, int]) -> None:
    header = submissions.detail(full, ids["Sóc Hà"]).header
    unit = coded(full, header.unit_code)
    assert header.period is not None
    with full.store.read() as connection:
        before = check_grounds.digest(connection, full, unit.id, header.period)
    tiers.record(full, [announced(full, unit.id, 2)])
    with full.store.read() as connection:
        after = check_grounds.digest(connection, full, unit.id, header.period)
        other = check_grounds.digest(connection, full, coded(full, "01411").id, header.period)
    assert before != after != other


def test_that_an_offer_is_accepted_with_the_paper_that_decided_it(full: Workspace, ids: dict[str, int]) -> None:
    with_matrix(full)
    offers = tier_offers.of_reports(tier_offers.offered(full, 2021), [ids["Sóc Hà"], ids["Cần Yên"]])
    with pytest.raises(Refused, match="Chưa ghi số, ký hiệu văn bản"):
        tier_offers.accept(full, offers, DecidingPaper())
    done = tier_offers.accept(full, offers, DecidingPaper("15/TB-UBND", date(2021, 10, 1), "UBND huyện"))
    assert len(done.ids) == 2
    (period,) = tiers.history(full, offers[0].unit.id)[0].periods
    assert (period.entry.document, period.entry.authority, period.entry.level) == (
        "15/TB-UBND",
        "UBND huyện",
        offers[0].entry.level,
    )
    left = {item.submission_id for item in tier_offers.offered(full, 2021)}
    assert not left & {ids["Sóc Hà"], ids["Cần Yên"]}


def test_that_an_ignored_offer_comes_back_only_when_the_register_changes(full: Workspace, ids: dict[str, int]) -> None:
    ws, name = full, "Sóc Hà"
    with_matrix(ws)
    (waiting,) = tier_offers.of_reports(tier_offers.offered(ws, 2021), [ids["Cần Yên"]])
    tier_offers.ignore(ws, [waiting], "chưa có văn bản")
    accept_all(ws, ids, (name,))
    (offer,) = tier_offers.of_reports(tier_offers.offered(ws, 2021), [ids[name]])
    first, other = [level for level in (2, 3, 4) if level != offer.entry.level][:2]
    tiers.record(ws, [announced(ws, offer.unit.id, first, offer.entry.from_day)])
    (differing,) = tier_offers.of_reports(tier_offers.offered(ws, 2021), [ids[name]])
    assert differing.remark.code == "tier-differs"
    with pytest.raises(Refused, match="cần ghi lý do"):
        tier_offers.ignore(ws, [differing], " ")
    tier_offers.ignore(ws, [differing], "xã ghi nhầm")
    assert told(ws, ids[name]) == []
    with pytest.raises(Refused, match="không ghi cấp độ nào khác sổ cấp độ"):
        tier_offers.of_reports(tier_offers.offered(ws, 2021), [ids[name]])
    tiers.record(ws, [announced(ws, offer.unit.id, other, offer.entry.from_day, "16/TB-UBND")])
    offered = {item.submission_id for item in tier_offers.offered(ws, 2021)}
    assert ids[name] in offered
    assert ids["Cần Yên"] not in offered
