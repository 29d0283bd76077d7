"""Issuing the review: number and day last, figures and bytes kept for ever, told when it no longer holds."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.papers import PaperKind
from app.errors import Refused
from app.services import (
    committee,
    issued_papers,
    issuing,
    outdated,
    papers,
    register,
    review_writing,
    reviews,
    submissions,
)
from app.services.register import OutsidePaper
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.ordinary_papers import PLAN
from tests.support.rerendering import hashes, hashes_elsewhere
from tests.support.stored_reports import corrected

DAY = date(2022, 3, 15)


@pytest.fixture
def office(accepted: Workspace) -> Workspace:
    """The accepted reports, two months later."""
    assert isinstance(accepted.clock, FixedClock)
    accepted.clock.now = datetime(2022, 3, 20, 1, 0, tzinfo=UTC)
    return accepted


def test_that_an_issued_paper_keeps_its_figures_and_knows_when_it_is_stale(
    office: Workspace, ids: dict[str, int]
) -> None:
    paper = reviews.issue(office, 2021, DAY)
    assert (paper.number, paper.symbol, paper.signer) == (1, "BC-BCĐ", "Triệu Đình Dũng")
    assert office.store.undoable() is None
    (issued,) = reviews.issued(office, 2021)
    assert not issued.is_stale
    before = reviews.issued_document(office, issued.document.id)
    amendment = corrected(office, ids["Sóc Hà"], "B01", Decimal(77))
    assert not reviews.issued(office, 2021)[0].is_stale
    submissions.accept(office, amendment)
    assert reviews.issued(office, 2021)[0].is_stale
    assert reviews.issued_document(office, issued.document.id) == before


def test_that_an_issued_paper_keeps_its_letterhead_signer_and_texts(office: Workspace) -> None:
    leaf = review_writing.outline(office).leaves()[0].code
    review_writing.save_text(office, 2021, leaf, "Như đã ký.", done=True)
    reviews.issue(office, 2021, DAY)
    (issued,) = reviews.issued(office, 2021)
    before = reviews.issued_document(office, issued.document.id)
    profile = committee.profile(office)
    committee.save(office, replace(profile, short_name="Ban chỉ đạo mới", place="Trường Hà", recipients=("Nơi khác",)))
    (holder,) = committee.holders(office)
    committee.set_holder(office, replace(holder, full_name="Người khác"))
    review_writing.save_text(office, 2021, leaf, "Viết lại.", done=True)
    assert reviews.issued_document(office, issued.document.id) == before


def test_that_the_bytes_of_the_day_are_handed_out_whatever_changes(office: Workspace, ids: dict[str, int]) -> None:
    paper = reviews.issue(office, 2021, DAY)
    kept = issued_papers.printed(office, paper.id)
    assert kept.docx.startswith(b"PK")
    assert kept.pdf.startswith(b"%PDF")
    assert kept.name == "01-BC-BCĐ 2022"
    submissions.accept(office, corrected(office, ids["Sóc Hà"], "B01", Decimal(77)))
    review_writing.save_text(office, 2021, "III.1", "Viết thêm.", done=True)
    assert issued_papers.printed(office, paper.id) == kept
    assert paper.content_sha256 == hashlib.sha256(paper.figures.encode()).hexdigest()


def test_that_what_is_frozen_renders_the_same_bytes_in_every_process(office: Workspace) -> None:
    review_writing.save_text(office, 2021, "III.1", "Phong trào phát triển rộng khắp.", True)
    paper = reviews.issue(office, 2021, DAY)
    kept = issued_papers.printed(office, paper.id)
    wanted = [hashlib.sha256(content).hexdigest() for content in (kept.docx, kept.pdf)]
    folder = office.folder.path
    office.close()
    assert hashes(folder, paper.id) == wanted
    assert [hashes_elsewhere(folder, paper.id, seed) for seed in (1, 2)] == [wanted, wanted]


def test_that_a_report_that_came_later_makes_the_issued_paper_stale(office: Workspace, ids: dict[str, int]) -> None:
    reviews.issue(office, 2021, DAY)
    submissions.accept(office, ids["Cải Viên"])
    assert reviews.issued(office, 2021)[0].is_stale


def test_that_a_report_of_the_year_before_counts_as_used_too(office: Workspace) -> None:
    last_year = {row.unit_name: row.submission_id or 0 for row in submissions.board(office, 2020)}
    paper = reviews.issue(office, 2021, DAY)
    assert outdated.told_before_amending(office, last_year["Sóc Hà"])
    submissions.accept(office, corrected(office, last_year["Sóc Hà"], "B01", Decimal(7)))
    assert reviews.issued(office, 2021)[0].is_stale
    differs = outdated.difference(office, paper.id)
    changes = {item.year: item for item in differs.figures if item.code == "B01"}
    assert set(changes) == {2020, 2021}
    # This year's number stands; only its change against the year before reads otherwise.
    assert changes[2021].before == changes[2021].after
    assert changes[2021].trend_before != changes[2021].trend_after
    assert [(item.unit_name, item.year) for item in differs.units] == [("Sóc Hà", 2020)]


@pytest.mark.everyday
def test_that_numbers_run_on_and_none_is_given_twice(office: Workspace) -> None:
    assert reviews.issue(office, 2021, DAY, 12).number == 12
    assert reviews.issue(office, 2021, date(2022, 3, 16)).number == 13
    with pytest.raises(Refused) as refused:
        reviews.issue(office, 2021, date(2022, 3, 17), 12)
    assert refused.value.code == "number-taken"
    assert isinstance(office.clock, FixedClock)
    office.clock.now = datetime(2023, 1, 2, 1, 0, tzinfo=UTC)
    assert reviews.issue(office, 2021, date(2023, 1, 2)).number == 1


def test_that_nothing_is_issued_from_nothing(full: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        reviews.issue(full, 2021, date(2022, 1, 18))
    assert refused.value.code == "nothing-accepted"


@pytest.mark.parametrize(
    ("day", "code"), [(date(2022, 3, 21), "day-ahead"), (date(2022, 1, 17), "day-before-acceptance")]
)
def test_that_a_day_ahead_or_before_the_newest_acceptance_is_refused(office: Workspace, day: date, code: str) -> None:
    for step in (reviews.issue, issuing.readiness):
        with pytest.raises(Refused) as refused:
            step(office, 2021, day)
        assert refused.value.code == code
    assert reviews.issue(office, 2021, date(2022, 1, 18)).issued_on == date(2022, 1, 18)


def test_that_what_should_be_known_before_is_told_and_forbids_nothing(office: Workspace) -> None:
    told = issuing.readiness(office, 2021, DAY)
    assert (told.number, told.symbol, told.signer) == (1, "BC-BCĐ", "Triệu Đình Dũng")
    missing, _size, empty, leaves = told.warnings
    assert "Trường Hà" in missing
    assert "7 đơn vị" in missing  # four communes and three stations
    assert empty == "6 mục không có nội dung nào: III.1, III.2, III.3, III.4, IV.1, IV.2."
    assert "28 mục" in leaves
    assert reviews.issued(office, 2021) == ()
    reviews.issue(office, 2021, DAY, 5)
    later = issuing.readiness(office, 2021, date(2022, 3, 14), 8).warnings
    assert any("06" in text for text in later)
    assert any("05/BC-BCĐ" in text and "15/03/2022" in text for text in later)


def test_that_a_day_without_office_holder_is_told(office: Workspace) -> None:
    (holder,) = committee.holders(office)
    committee.set_holder(office, replace(holder, valid_to=date(2022, 3, 1)))
    told = issuing.readiness(office, 2021, DAY)
    assert told.signer == ""
    assert any("chỗ ký" in text for text in told.warnings)


def test_that_amending_a_report_that_a_paper_rests_on_is_told_before(office: Workspace, ids: dict[str, int]) -> None:
    assert outdated.told_before_amending(office, ids["Sóc Hà"]) == ""
    reviews.issue(office, 2021, DAY)
    told = outdated.told_before_amending(office, ids["Sóc Hà"])
    assert "01/BC-BCĐ" in told
    assert outdated.told_before_amending(office, ids["Cải Viên"]) == ""


@pytest.mark.parametrize("number", [20220315001, 2**63, 100_000])
def test_that_a_number_with_digits_too_many_is_refused_and_never_blocks_its_series(
    office: Workspace, number: int
) -> None:
    paper_id = papers.save(office, PLAN)
    outside = OutsidePaper(PaperKind.PLAN, "Kế hoạch viết tay", DAY, "Triệu Đình Dũng", number=number)
    with pytest.raises(Refused, match="gõ thừa chữ số"):
        issuing.issue(office, 2021, DAY, number)
    with pytest.raises(Refused, match="gõ thừa chữ số"):
        papers.issue(office, paper_id, DAY, number)
    with pytest.raises(Refused, match="gõ thừa chữ số"):
        register.enter(office, outside)
    assert register.lines(office, 2022) == ()
    assert issuing.issue(office, 2021, DAY, 99_999).number == 99_999


def test_that_a_second_report_about_one_year_is_told_unless_it_takes_the_place_of_the_first(office: Workspace) -> None:
    told = "Năm 2021 đã có Báo cáo số 01/BC-BCĐ ngày 15 tháng 3 năm 2022"
    assert not any("đã có Báo cáo" in text for text in issuing.readiness(office, 2021, DAY).warnings)
    first = issuing.issue(office, 2021, DAY)
    assert issuing.readiness(office, 2021, DAY).warnings[0].startswith(told)
    assert not any(text.startswith(told) for text in issuing.readiness(office, 2021, DAY, replaces=first.id).warnings)
    issuing.issue(office, 2021, DAY, replaces=first.id)
    assert not any(text.startswith(told) for text in issuing.readiness(office, 2021, DAY).warnings)
