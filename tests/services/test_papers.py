"""A paper from the first draft to the number it leaves under, and what can no longer be changed then."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.committee import OfficeHolder
from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.domain.signing import SigningForm
from app.errors import Refused
from app.reports import docx_writer, pdf_writer
from app.reports.model import Closing, Document, Letterhead
from app.services import committee, history, papers, register
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.ordinary_papers import INVITATION, LETTER, MINUTES, PLAN, content_of

DAY = date(2022, 1, 11)


def a_head(paper: Document) -> Letterhead:
    return next(block for block in paper.blocks if isinstance(block, Letterhead))


def a_closing(paper: Document) -> Closing:
    return next(block for block in paper.blocks if isinstance(block, Closing))


def test_that_a_new_paper_has_what_the_plan_gives(ws: Workspace) -> None:
    plan = papers.new(ws, PaperKind.PLAN)
    assert plan.bases[-1].startswith("Căn cứ Kế hoạch số 74/KH-BCĐ ngày 11 tháng 01 năm 2022")
    assert plan.recipients[0] == "Thường trực Huyện ủy"
    letter = papers.new(ws, PaperKind.LETTER)
    assert letter.drafted_by == "ĐBPSG"
    assert letter.addressees[0].startswith("Ban chỉ đạo xã")
    assert not letter.recipients
    assert papers.new(ws, PaperKind.DECISION).body == "Điều 1. "
    assert not papers.new(ws, PaperKind.MINUTES).recipients


def test_that_a_draft_is_kept_whole_and_can_be_undone(ws: Workspace) -> None:
    paper_id = papers.save(ws, MINUTES)
    assert papers.content(ws, paper_id) == MINUTES
    papers.save(ws, replace(MINUTES, subject="Khác"), paper_id)
    assert [(row.subject, row.number) for row in papers.papers(ws)] == [("Khác", "")]
    ws.store.undo("thử")
    assert papers.content(ws, paper_id) == MINUTES
    papers.remove(ws, paper_id)
    assert papers.papers(ws) == ()


def test_that_a_draft_saved_as_it_is_makes_no_step_of_the_history(ws: Workspace) -> None:
    paper_id = papers.save(ws, MINUTES)
    before = history.entries(ws, 10)
    assert papers.save(ws, papers.content(ws, paper_id), paper_id) == paper_id
    assert history.entries(ws, 10) == before


def test_that_a_draft_has_neither_number_nor_day_and_says_what_it_is(ws: Workspace) -> None:
    head = a_head(papers.document(ws, PLAN))
    assert (head.number, head.issued_on, head.year, head.draft_mark) == (None, None, 2022, "DỰ THẢO")


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.SUPPLEMENT_SLIP])
def test_that_an_issued_paper_is_the_same_for_ever(ws: Workspace, kind: PaperKind) -> None:
    paper_id = papers.save(ws, content_of(kind))
    issued = papers.issue(ws, paper_id, DAY)
    before = papers.printed(ws, paper_id)
    committee.save(ws, replace(committee.profile(ws), short_name="Ban chỉ đạo khác", place="Nơi khác"))
    committee.end_office(ws, committee.holders(ws)[0].id, date(2022, 1, 5))
    assert papers.printed(ws, paper_id) == before
    paper = papers.issued_document(ws, issued.id)
    assert (docx_writer.render(paper), pdf_writer.render(paper).content) == (before.docx, before.pdf)
    assert issued.content_sha256 == sha256(issued.figures.encode()).hexdigest()
    assert a_head(paper).draft_mark == ""


def test_that_number_and_day_are_those_of_the_issue(ws: Workspace) -> None:
    first, second = papers.save(ws, PLAN), papers.save(ws, PLAN)
    papers.issue(ws, first, DAY)
    issued = papers.issue(ws, second, date(2022, 1, 12))
    head = a_head(papers.issued_document(ws, issued.id))
    assert (head.number, head.issued_on, head.symbol) == (2, date(2022, 1, 12), "KH-BCĐ")
    assert [row.number for row in papers.papers(ws)] == ["02/KH-BCĐ", "01/KH-BCĐ"]
    assert issued.kept_by == "VT, ĐBPSG"


def in_2024(ws: Workspace) -> Workspace:
    """The same data file two years later."""
    return replace(ws, clock=FixedClock(datetime(2024, 1, 2, 3, tzinfo=UTC)))


def test_that_every_series_and_every_year_counts_for_itself(ws: Workspace) -> None:
    committee.set_holder(ws, replace(committee.holders(ws)[0], valid_to=None))
    ws = in_2024(ws)
    for content, day, number in (
        (PLAN, DAY, 1),
        (LETTER, DAY, 1),
        (PLAN, date(2023, 1, 3), 1),
        (PLAN, date(2022, 12, 30), 2),
    ):
        assert papers.issue(ws, papers.save(ws, content), day).number == number


def test_that_a_number_is_given_once(ws: Workspace) -> None:
    papers.issue(ws, papers.save(ws, PLAN), DAY, 7)
    other = papers.save(ws, PLAN)
    with pytest.raises(Refused, match="Số 07/KH-BCĐ đã dùng trong năm 2022; chưa có gì"):
        papers.issue(ws, other, DAY, 7)
    assert papers.papers(ws)[0].issued is None
    with pytest.raises(Refused, match="từ 01 trở lên"):
        papers.issue(ws, other, DAY, 0)


def test_that_a_day_to_come_is_refused(ws: Workspace) -> None:
    with pytest.raises(Refused, match="chưa đến; chưa có gì thay đổi"):
        papers.issue(ws, papers.save(ws, PLAN), date(2030, 1, 1))
    assert papers.papers(ws)[0].issued is None


def test_that_an_issue_cannot_be_undone_changed_or_taken_out(ws: Workspace) -> None:
    paper_id = papers.save(ws, PLAN)
    papers.issue(ws, paper_id, DAY)
    for forbidden in (
        lambda: papers.save(ws, PLAN, paper_id),
        lambda: papers.remove(ws, paper_id),
        lambda: papers.issue(ws, paper_id, DAY),
    ):
        with pytest.raises(Refused, match="Văn bản số 01/KH-BCĐ đã ban hành"):
            forbidden()
    with pytest.raises(Refused, match="đã ra khỏi cơ quan"):
        ws.store.undo("thử")
    assert papers.content(ws, papers.copy(ws, paper_id)) == PLAN


def test_that_a_paper_which_lacks_something_is_not_issued(ws: Workspace) -> None:
    paper_id = papers.save(ws, PaperContent(PaperKind.DECISION))
    with pytest.raises(Refused) as refused:
        papers.issue(ws, paper_id, DAY)
    assert refused.value.code == "paper-lacks"
    for sentence in ("Chưa có trích yếu nội dung.", "ít nhất một căn cứ", "Chưa có nội dung.", "Dự thảo còn nguyên."):
        assert sentence in str(refused.value)
    assert register.lines(ws, 2022) == ()


def test_that_a_paper_is_signed_by_who_held_the_office_on_its_day(ws: Workspace) -> None:
    committee.end_office(ws, committee.holders(ws)[0].id, date(2022, 6, 1))
    deputy = OfficeHolder(0, "Nông Văn Minh", "Phó Trưởng ban", "Đồn trưởng", "KT. TRƯỞNG BAN", date(2022, 6, 1))
    deputy_id = committee.set_holder(ws, deputy)
    old = papers.issue(ws, papers.save(ws, PLAN), DAY)
    late = papers.issue(in_2024(ws), papers.save(ws, PLAN), date(2022, 6, 2))
    assert (old.signer, late.signer) == ("Triệu Đình Dũng", "Nông Văn Minh")
    signature = a_closing(papers.issued_document(ws, late.id)).signature
    assert signature.authority == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    (fault,) = papers.lacks(ws, replace(PLAN, signer_id=deputy_id), DAY)
    assert fault.sentence.startswith("Người ký đã chọn không giữ chức vụ")
    (fault,) = papers.lacks(ws, PLAN, date(2020, 1, 1))
    assert fault.sentence.startswith("Ngày của văn bản không có ai giữ chức vụ ký")


def test_that_the_form_of_signing_and_the_seal_are_chosen_with_the_paper(ws: Workspace) -> None:
    content = replace(PLAN, signing_form=SigningForm.COLLECTIVE, has_seal=False)
    signature = a_closing(papers.document(ws, content)).signature
    assert signature.authority == ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")
    assert signature.agency_title == ""


def test_that_the_head_does_not_sign_in_the_own_place(ws: Workspace) -> None:
    paper_id = papers.save(ws, replace(PLAN, signing_form=SigningForm.DEPUTY))
    with pytest.raises(Refused, match="Cấp trưởng không ký “KT"):
        papers.issue(ws, paper_id, DAY)


def test_that_minutes_are_registered_under_their_chair(ws: Workspace) -> None:
    assert papers.issue(ws, papers.save(ws, MINUTES), DAY).signer == "Triệu Đình Dũng"
    assert papers.issue(ws, papers.save(ws, MINUTES), date(2020, 1, 1)).signer == "Triệu Đình Dũng"


def test_that_both_formats_are_written_and_never_over_another(ws: Workspace, tmp_path: Path) -> None:
    paper_id = papers.save(ws, PLAN)
    draft = papers.export(ws, paper_id, tmp_path)
    assert [path.suffix for path in draft] == [".docx", ".pdf"]
    assert draft[0].name.startswith("Kế hoạch - Tổ chức sơ kết phong trào")
    papers.issue(ws, paper_id, DAY)
    first, second = papers.export(ws, paper_id, tmp_path, [".pdf"]), papers.export(ws, paper_id, tmp_path, [".pdf"])
    assert [path.name for path in (*first, *second)] == ["01-KH-BCĐ 2022.pdf", "01-KH-BCĐ 2022 (2).pdf"]
    assert first[0].read_bytes() == papers.printed(ws, paper_id).pdf
    with pytest.raises(Refused, match="chỉ lập tệp Word"):
        papers.export(ws, paper_id, tmp_path, [".odt"])


def test_that_every_invited_person_gets_a_paper_of_one_number(ws: Workspace, tmp_path: Path) -> None:
    paper_id = papers.save(ws, INVITATION)
    issued = papers.issue(ws, paper_id, DAY)
    found = papers.invitations(ws, paper_id)
    assert [name for name, _paper in found] == list(INVITATION.invitation.invited)
    assert {a_head(paper).number for _name, paper in found} == {issued.number}
    paths = papers.export_invitations(ws, paper_id, tmp_path, [".pdf"])
    assert [path.name for path in paths] == [f"Giấy mời {name}.pdf" for name, _paper in found]
    with pytest.raises(Refused, match="không mời ai"):
        papers.export_invitations(ws, papers.save(ws, PLAN), tmp_path)


@pytest.mark.parametrize(
    "text", ["<b>", "&amp;", "</para>", "=cmd|' /C calc'!A0", "\x00\x1f", "🎉", "\u202eRTL", "a" * 32_767]
)
def test_that_hostile_text_is_kept_and_issued_as_it_is(ws: Workspace, text: str) -> None:
    content = replace(PLAN, subject=f"Kế hoạch {text[:400]}", body=f"Lời {text}", recipients=(text,))
    paper_id = papers.save(ws, content)
    assert papers.content(ws, paper_id) == content
    assert papers.issue(ws, paper_id, DAY).number == 1
    assert papers.printed(ws, paper_id).pdf.startswith(b"%PDF")


def test_that_half_a_character_is_refused(ws: Workspace) -> None:
    with pytest.raises(Refused, match="ký tự không trọn vẹn"):
        papers.save(ws, replace(PLAN, body="Lời \ud83c"))


def test_that_papers_nobody_wrote_are_refused(ws: Workspace) -> None:
    for asked in (lambda: papers.content(ws, 99), lambda: papers.issued_document(ws, 99)):
        with pytest.raises(Refused, match="Không có văn bản này"):
            asked()
