"""Mending an outdated review: a report in its place, a «báo cáo đính chính», and the chain of both."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.db import papers as db_papers
from app.domain.papers import PaperKind
from app.errors import Refused
from app.reports.model import Document, DocumentTitle, Letterhead, Paragraph, Table, text_of
from app.services import (
    committee,
    issued_papers,
    issuing,
    outdated,
    papers,
    register,
    replacing,
    review_writing,
    reviews,
    submissions,
)
from app.services.register import OutsidePaper
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.ordinary_papers import PLAN
from tests.support.stored_reports import corrected

DAY = date(2022, 3, 15)


@pytest.fixture
def office(accepted: Workspace) -> Workspace:
    """The accepted reports, two months later."""
    assert isinstance(accepted.clock, FixedClock)
    accepted.clock.now = datetime(2022, 3, 14, 1, 0, tzinfo=UTC)
    return accepted


def later(ws: Workspace, day: int) -> date:
    """A later day of March has come."""
    assert isinstance(ws.clock, FixedClock)
    ws.clock.now = datetime(2022, 3, day, 1, 0, tzinfo=UTC)
    return date(2022, 3, day)


@pytest.fixture
def outdated_review(office: Workspace, ids: dict[str, int]) -> int:
    """A review issued with the number 05, after which Sóc Hà amends one figure."""
    paper = reviews.issue(office, 2021, later(office, 15), 5)
    later(office, 16)
    submissions.accept(office, corrected(office, ids["Sóc Hà"], "B01", Decimal(77), "đếm lại theo sổ"))
    return paper.id


def words(paper: Document) -> str:
    """All that a paper says outside of its tables."""
    return "\n".join(text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph))


def cells(paper: Document) -> list[list[str]]:
    """The rows of all tables of a paper, heads left out."""
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [[text_of(cell.runs) for cell in row.cells] for table in tables for row in table.rows]


def b01(ws: Workspace) -> Decimal | None:
    return reviews.consolidate(ws, 2021).cells["B01"].value


def test_that_the_difference_names_figure_unit_before_after_and_reason(office: Workspace, outdated_review: int) -> None:
    differs = outdated.difference(office, outdated_review)
    (change,) = [item for item in differs.figures if item.code == "B01"]
    (unit,) = change.units
    assert (unit.unit_name, unit.after) == ("Sóc Hà", Decimal(77))
    assert change.before is not None
    assert unit.before is not None
    assert change.after == change.before + 77 - unit.before == b01(office)
    (news,) = differs.units
    assert (news.unit_name, news.kind, news.version_before, news.version_after) == ("Sóc Hà", "amended", 1, 2)
    assert news.reason == "đếm lại theo sổ"


def test_that_a_text_written_after_the_issue_is_a_difference_too(office: Workspace) -> None:
    paper = reviews.issue(office, 2021, later(office, 15))
    assert outdated.difference(office, paper.id).is_empty
    review_writing.save_text(office, 2021, "III.1", "Phong trào phát triển rộng khắp.", True)
    differs = outdated.difference(office, paper.id)
    assert [(item.place, item.unit_name, item.before, item.after) for item in differs.texts] == [
        ("III.1", "", "", "Phong trào phát triển rộng khắp.")
    ]
    assert (differs.figures, differs.units) == ((), ())


def test_that_figures_inside_a_text_are_compared_as_they_are_printed(office: Workspace, ids: dict[str, int]) -> None:
    review_writing.save_text(office, 2021, "III.1", "Toàn huyện có {B01} buổi.", True)
    before = b01(office)
    paper = reviews.issue(office, 2021, later(office, 15))
    submissions.accept(office, corrected(office, ids["Sóc Hà"], "B01", Decimal(77)))
    (change,) = [item for item in outdated.difference(office, paper.id).texts if item.before.startswith("Toàn huyện")]
    assert change.place == "III.1"
    assert f"{before}" in change.before
    assert f"{b01(office)}" in change.after


def test_that_a_report_that_came_later_is_a_new_unit(office: Workspace, ids: dict[str, int]) -> None:
    paper = reviews.issue(office, 2021, later(office, 15))
    submissions.accept(office, ids["Cải Viên"])
    differs = outdated.difference(office, paper.id)
    assert [(item.unit_name, item.kind) for item in differs.units] == [("Cải Viên", "new")]
    assert any(item.unit_name == "Cải Viên" for item in differs.texts)
    assert all(item.reported_after[0] == item.reported_before[0] + 1 for item in differs.figures if item.code == "A14")


def test_that_the_correction_says_old_new_unit_and_reason(office: Workspace, outdated_review: int) -> None:
    before = outdated.frozen_of(issued(office, outdated_review)).consolidation.cells["B01"].value
    paper = replacing.draft(office, outdated_review)
    (title,) = [block for block in paper.blocks if isinstance(block, DocumentTitle)]
    assert title.subject.startswith("Đính chính Báo cáo số 05/BC-BCĐ ngày 15 tháng 3 năm 2022 của Ban chỉ đạo")
    (line,) = [row for row in cells(paper) if row[1].startswith("B01 ")]
    assert line[3].startswith(f"{before}")
    assert line[4].startswith(f"{b01(office)}")
    assert "Sóc Hà: " in line[5]
    assert "→ 77" in line[5]
    assert "đếm lại theo sổ" in line[5]
    assert "bản 2 thay bản 1, lý do: đếm lại theo sổ" in words(paper)
    (head,) = [block for block in paper.blocks if isinstance(block, Letterhead)]
    assert (head.number, head.draft_mark) == (None, "DỰ THẢO")


def issued(ws: Workspace, issued_id: int) -> db_papers.IssuedDocument:
    with ws.store.read() as connection:
        return outdated.found(connection, issued_id)


def test_that_a_correction_has_its_own_number_and_ends_the_staleness(
    office: Workspace, outdated_review: int, ids: dict[str, int]
) -> None:
    day = later(office, 17)
    paper = replacing.correct(office, outdated_review, day)
    assert (paper.number, paper.symbol, paper.corrects_id) == (6, "BC-BCĐ", outdated_review)
    (review,) = reviews.issued(office, 2021)
    assert not review.is_stale
    assert [item.id for item in review.corrections] == [paper.id]
    (told,) = register.reservations(office, outdated_review)
    assert told.startswith("Đã đính chính bằng số 06/BC-BCĐ ngày ")
    kept = issued_papers.printed(office, paper.id)
    assert kept.pdf.startswith(b"%PDF")
    again = reviews.issued_document(office, paper.id)
    (head,) = [block for block in again.blocks if isinstance(block, Letterhead)]
    assert (head.number, head.issued_on, head.draft_mark) == (6, day, "")
    with pytest.raises(Refused) as refused:
        replacing.correct(office, outdated_review, day)
    assert refused.value.code == "nothing-to-correct"
    # The next correction starts from what this one said.
    submissions.accept(office, corrected(office, current(office, "Sóc Hà"), "B01", Decimal(80)))
    assert reviews.issued(office, 2021)[0].is_stale
    (change,) = [item for item in outdated.difference(office, paper.id).figures if item.code == "B01"]
    assert [(item.before, item.after) for item in change.units] == [(Decimal(77), Decimal(80))]


def current(ws: Workspace, name: str) -> int:
    """The id of the version of one unit that stands on the board."""
    return next(row.submission_id or 0 for row in submissions.board(ws, 2021) if row.unit_name == name)


def test_that_a_replacing_report_says_so_and_the_former_one_names_it(office: Workspace, outdated_review: int) -> None:
    before = reviews.issued_document(office, outdated_review)
    paper = replacing.replace(office, outdated_review, later(office, 17))
    sentence = "Báo cáo này thay thế Báo cáo số 05/BC-BCĐ ngày 15 tháng 3 năm 2022 của Ban chỉ đạo"
    assert sentence in words(reviews.issued_document(office, paper.id))
    assert sentence not in words(before)
    newest, former = reviews.issued(office, 2021)
    (told,) = register.reservations(office, outdated_review)
    assert told.startswith("Được thay bằng số ")
    assert newest.replaces == former.document
    assert former.replaced_by == newest.document
    assert (newest.is_stale, former.is_stale) == (False, True)
    assert reviews.issued_document(office, outdated_review) == before
    for step in (replacing.replace, replacing.correct):
        with pytest.raises(Refused) as refused:
            step(office, outdated_review, later(office, 17))
        assert refused.value.code == "already-replaced"
        assert "06/BC-BCĐ" in refused.value.sentence


def test_that_only_a_review_of_the_year_is_replaced(office: Workspace, outdated_review: int) -> None:
    mended = replacing.correct(office, outdated_review, later(office, 17))
    for wrong in (mended.id, 999):
        with pytest.raises(Refused):
            replacing.replace(office, wrong, date(2022, 3, 17))


def test_that_a_correction_obeys_the_rules_of_day_and_number(office: Workspace, outdated_review: int) -> None:
    day = later(office, 17)
    for wrong, number, code in (
        (date(2022, 3, 18), None, "day-ahead"),
        (date(2022, 3, 15), None, "day-before-acceptance"),
        (day, 5, "number-taken"),
    ):
        with pytest.raises(Refused) as refused:
            replacing.correct(office, outdated_review, wrong, number)
        assert refused.value.code == code
    assert reviews.issued(office, 2021)[0].corrections == ()
    replacing.correct(office, outdated_review, day)
    assert office.store.undoable() is None


def test_that_only_a_review_is_compared_corrected_and_replaced(office: Workspace) -> None:
    later(office, 15)
    plan = papers.issue(office, papers.save(office, PLAN), DAY)
    written = register.enter(office, OutsidePaper(PaperKind.REPORT, "Báo cáo viết tay", DAY, "Triệu Đình Dũng"))
    before = register.lines(office, 2022)
    for paper in (plan, written):
        for step in (outdated.difference, replacing.draft):
            with pytest.raises(Refused, match="không phải báo cáo sơ kết"):
                step(office, paper.id)
        with pytest.raises(Refused, match="không phải báo cáo sơ kết"):
            replacing.correct(office, paper.id, DAY)
        with pytest.raises(Refused, match="không phải báo cáo sơ kết"):
            issuing.issue(office, 2021, DAY, replaces=paper.id)
    assert register.lines(office, 2022) == before


def test_that_a_correction_of_the_committees_own_words_blames_no_unit(office: Workspace) -> None:
    paper = reviews.issue(office, 2021, later(office, 15))
    review_writing.save_text(office, 2021, "III.1", "Phong trào có bước chuyển biến.", True)
    told = words(replacing.draft(office, paper.id))
    assert "có nội dung phải viết lại cho đúng" in told
    assert "đơn vị đã thay đổi" not in told


def test_that_the_register_has_the_symbol_a_correction_is_printed_with(office: Workspace, outdated_review: int) -> None:
    committee.save(office, replace(committee.profile(office), symbol="BCĐ138"))
    paper = replacing.correct(office, outdated_review, later(office, 17))
    assert (paper.number, paper.symbol) == (1, "BC-BCĐ138")
    head = next(
        block for block in issued_papers.issued_document(office, paper.id).blocks if isinstance(block, Letterhead)
    )
    assert (head.number, head.symbol) == (paper.number, paper.symbol)
