"""Every kind of paper looks as its template of Phụ lục III, whatever is typed into its fields."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.domain.paper_content import Invitation, Meeting, PaperAnnex, PaperContent
from app.domain.papers import PaperKind
from app.domain.signing import Signer, SigningForm
from app.reports import docx_writer, papers, papers_register, pdf_writer
from app.reports.fonts import printable
from app.reports.model import (
    Addressees,
    Align,
    Closing,
    Document,
    DocumentTitle,
    Heading,
    LegalBasis,
    Letterhead,
    Paragraph,
    Table,
    Urgency,
    text_of,
)
from app.reports.papers_register import RegisterContent, RegisterLine
from tests.reports.test_writers import HOSTILE, docx_text, pdf_text, words
from tests.support.ordinary_papers import (
    DECISION,
    INVITATION,
    LETTER,
    MINUTES,
    ORDINARY_PAPERS,
    PLAN,
    PROPOSAL,
    content_of,
    sheet_of,
)

KINDS = [kind for kind in PaperKind if kind is not PaperKind.SUPPLEMENT_SLIP]


def lines(paper: Document) -> list[str]:
    """What stands on the paper between letterhead and signature, headings with their numbers."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Heading):
            found.append(f"{block.number} {block.text}")
        if isinstance(block, Paragraph):
            found.append(text_of(block.runs))
    return found


def head(paper: Document) -> Letterhead:
    return next(block for block in paper.blocks if isinstance(block, Letterhead))


def closing(paper: Document) -> Closing:
    return next(block for block in paper.blocks if isinstance(block, Closing))


def test_that_a_decision_names_whose_it_is_and_closes_its_bases_with_who_proposed_it() -> None:
    paper = papers.build(sheet_of(DECISION))
    texts = lines(paper)
    assert texts[0] == "TRƯỞNG BAN CHỈ ĐẠO PHONG TRÀO TDTGBVCQLT, ANBGQG"
    assert texts[1] == "QUYẾT ĐỊNH:"
    assert texts[2].startswith("Điều 1. Kiện toàn Tổ giúp việc")
    assert texts[-1].endswith("thi hành Quyết định này./.")
    assert DocumentTitle("QUYẾT ĐỊNH", "Về việc kiện toàn Tổ giúp việc Ban chỉ đạo phong trào") in paper.blocks
    basis = next(block for block in paper.blocks if isinstance(block, LegalBasis))
    assert basis.lines[-1] == "Theo đề nghị của Đồn trưởng Đồn Biên phòng cửa khẩu Sóc Giang"
    assert closing(paper).recipients[0] == "Như Điều 3"


def test_that_a_decision_of_the_collective_carries_its_name_or_what_was_typed() -> None:
    collective = papers.build(sheet_of(DECISION, form=SigningForm.COLLECTIVE))
    assert lines(collective)[0] == "BAN CHỈ ĐẠO PHONG TRÀO TDTGBVCQLT, ANBGQG"
    typed = papers.build(sheet_of(replace(DECISION, issuer="Chủ tịch Ủy ban nhân dân huyện")))
    assert lines(typed)[0] == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN"
    agency = sheet_of(DECISION)
    agency = replace(agency, organ=replace(agency.organ, short_name="UBND huyện"), signer=Signer(("KT. CHỦ TỊCH",)))
    assert lines(papers.build(agency))[0] == "CHỦ TỊCH UBND HUYỆN"


@pytest.mark.parametrize("typed", ["về việc kiện toàn", "Về việc kiện toàn", "kiện toàn", "V/v kiện toàn"])
def test_that_about_is_said_once(typed: str) -> None:
    subject = papers.printed_subject(replace(DECISION, subject=typed))
    assert subject in ("Về việc kiện toàn", "V/v kiện toàn")
    assert papers.printed_subject(replace(LETTER, subject=typed)) == "kiện toàn"


def test_that_a_letter_has_its_subject_under_the_number_and_no_title() -> None:
    paper = papers.build(sheet_of(LETTER))
    assert (head(paper).letter_subject, head(paper).symbol) == ("nộp báo cáo sơ kết phong trào năm 2021", "BCĐ-ĐBPSG")
    assert head(paper).urgency is Urgency("HỎA TỐC")
    assert not [block for block in paper.blocks if isinstance(block, DocumentTitle)]
    assert Addressees(LETTER.addressees) in paper.blocks
    assert closing(paper).recipients == ("Như trên", "Lãnh đạo UBND huyện", "Lưu: VT, ĐBPSG (Trung, Bắc)")


def test_that_a_plan_keeps_the_order_of_its_text() -> None:
    paper = papers.build(sheet_of(PLAN))
    texts = lines(paper)
    assert texts[1:4] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", texts[3]]
    assert [text[:2] for text in texts if text[1:2] == ")"] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]
    assert texts[-1].endswith("nghiêm túc thực hiện./.")
    assert [annex.label for annex in paper.annexes] == ["Phụ lục I", "Phụ lục II"]
    assert paper.annexes[0].reference.startswith("(Kèm theo Kế hoạch số: 07/KH-BCĐ ngày 11 tháng 01 năm 2022 của Ban")
    assert papers.build(sheet_of(PROPOSAL)).annexes[0].label == "Phụ lục"


def test_that_a_table_gives_every_column_room_for_its_longest_word() -> None:
    table = next(block for block in papers.build(sheet_of(PLAN)).blocks if isinstance(block, Table))
    assert [column.align for column in table.columns] == [
        Align.CENTER,
        Align.LEFT,
        Align.LEFT,
        Align.LEFT,
        Align.RIGHT,
    ]
    assert sum(column.width_mm for column in table.columns) <= 165.01
    assert [row.is_bold for row in table.rows] == [False, False, False, True]
    text = "\n".join(pdf_text(pdf_writer.render(papers.build(sheet_of(PLAN))).content))
    assert "21/01/2022" in text
    assert "25/02/2022" in text


def test_that_a_word_without_end_leaves_the_other_columns_their_room() -> None:
    body = "TT\tViệc\tSố\n1\t" + "x" * 400 + "\t12.345"
    table = next(block for block in papers.build(sheet_of(replace(PLAN, body=body))).blocks if isinstance(block, Table))
    first, second, third = (column.width_mm for column in table.columns)
    assert first + second + third == pytest.approx(165)
    assert min(first, third) > 8


@pytest.mark.parametrize("columns", [14, 30, 31, 400])
def test_that_a_table_of_any_width_can_be_looked_at(columns: int) -> None:
    body = "\n".join("\t".join(f"ô{'x' * (column % 40)}" for column in range(columns)) for _row in range(3))
    paper = papers.build(sheet_of(replace(PLAN, body=body), is_issued=False))
    assert pdf_writer.render(paper).pages
    assert docx_writer.render(paper)


def test_that_an_invitation_goes_to_one_and_the_kept_copy_lists_all() -> None:
    kept = papers.build(sheet_of(INVITATION))
    assert "trân trọng kính mời: các đồng chí có tên trong danh sách kèm theo" in lines(kept)[0]
    (annex,) = kept.annexes
    assert (annex.label, annex.title) == ("Phụ lục", "Danh sách người được mời")
    with_another = replace(INVITATION, annexes=(PaperAnnex("Chương trình", "1. Chào cờ."),))
    assert [item.label for item in papers.build(sheet_of(with_another)).annexes] == ["Phụ lục I", "Phụ lục II"]
    quoted = replace(INVITATION, invitation=Invitation(('"Ông" A', "Bà\tB")))
    (table,) = papers.build(sheet_of(quoted)).annexes[0].blocks
    assert isinstance(table, Table)
    assert [text_of(row.cells[1].runs) for row in table.rows] == ['"Ông" A', "Bà B"]
    (first, one), (second, _other) = papers.invitations(sheet_of(INVITATION))
    assert (first, second) == INVITATION.invitation.invited
    assert lines(one)[0].endswith(f"trân trọng kính mời: {first}")
    assert [text.partition(" ")[0] for text in lines(one)[1:]] == ["Tới", "Chủ", "Thời", "Địa", "Đề"]
    assert lines(one)[3] == "Thời gian: 07 giờ 30, ngày 01 tháng 3 năm 2022"
    assert not one.annexes


def test_that_an_invitation_without_notes_closes_with_the_place() -> None:
    _name, one = papers.invitations(sheet_of(replace(INVITATION, body="")))[0]
    assert lines(one)[-1] == "Địa điểm: Hội trường UBND huyện./."


def test_that_minutes_have_no_place_and_date_and_two_signatures() -> None:
    paper = papers.build(sheet_of(MINUTES))
    assert not head(paper).has_date
    end = closing(paper)
    assert end.left_signature is not None
    assert (end.left_signature.authority, end.left_signature.full_name) == (("THƯ KÝ",), "Hoàng Thị Hoa")
    assert (end.signature.authority, end.signature.full_name) == (("CHỦ TỌA",), "Triệu Đình Dũng")
    assert end.recipients == ("Lưu: VT, Hồ sơ",)
    assert lines(paper)[0] == "Thời gian bắt đầu: 14 giờ 00, ngày 05 tháng 01 năm 2022"
    assert lines(paper)[-1] == "Cuộc họp kết thúc vào 16 giờ 30, ngày 05 tháng 01 năm 2022./."


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_paper_of_nothing_can_be_looked_at(kind: PaperKind) -> None:
    paper = papers.build(replace(sheet_of(PaperContent(kind), is_issued=False), signer=Signer(("TRƯỞNG BAN",))))
    assert pdf_writer.render(paper).pages == 1
    assert docx_writer.render(paper)


def hostile_content(kind: PaperKind, text: str) -> PaperContent:
    """Every field of every kind filled with one text."""
    return PaperContent(
        kind,
        text,
        f"{text}\n1. {text}\nA\t{text}\n{text}\tB",
        (text, text),
        (text,),
        text,
        text,
        (PaperAnnex(text, text),),
        (text,),
        text,
        meeting=Meeting(None, None, text, (text, text), text, text, text, text),
        invitation=Invitation((text,), text, text, None, text),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", [PaperKind.DECISION, PaperKind.LETTER, PaperKind.INVITATION, PaperKind.MINUTES])
def test_that_hostile_text_in_every_field_stays_text(kind: PaperKind, text: str) -> None:
    content = hostile_content(kind, text)
    paper = papers.build(sheet_of(content))
    written = docx_writer.render(paper)
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    flat = " ".join(printable(text.partition("\n")[0]).split())
    assert flat[:200] in " ".join(docx_text(written).split())
    assert pdf_writer.render(paper).pages >= 1


@pytest.mark.parametrize("kind", [PaperKind.PLAN, PaperKind.INVITATION, PaperKind.MINUTES])
def test_that_the_longest_cell_text_of_excel_can_be_printed(kind: PaperKind) -> None:
    longest = ("biên giới " * 3277)[:32_767]
    content = replace(content_of(kind), subject="Dài", body=f"Điều 1. {longest}\nTT\tViệc\n1\t{longest}")
    assert pdf_writer.render(papers.build(sheet_of(content))).pages > 8


@pytest.mark.parametrize("text", [*HOSTILE, "dài " * 3000], ids=range(len(HOSTILE) + 1))
def test_that_hostile_text_in_the_register_stays_text(text: str) -> None:
    line = RegisterLine(text, date(2022, 1, 1), text, text, (text,), text, 3, None, text)
    content = RegisterContent(text, text, 2022, (line,) * 3, (text,))
    assert pdf_writer.render(papers_register.build(content)).pages >= 2
    assert docx_writer.render(papers_register.build(content))
    assert papers_register.workbook(content) == papers_register.workbook(content)


_PIECES = (
    "I. ", "1. ", "a) ", "- ", "Điều 1. ", "Chương I", "Phần I", "1.1. ", "\\", "\t", "\n", "một hai ba", "<b>", '"',
    "dài " * 60, "x" * 300, "./.", "🎉", "\u202e", "Tổng cộng\t5\t6",
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_that_whatever_is_typed_can_be_looked_at(body: str) -> None:
    paper = papers.build(sheet_of(replace(PLAN, body=body, annexes=(PaperAnnex("A", body, True),)), is_issued=False))
    assert pdf_writer.render(paper).pages >= 2
    assert docx_writer.render(paper)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the yardstick here")
def test_that_a_word_processor_makes_the_same_pages_of_every_paper(tmp_path: Path) -> None:
    made = {f"{index:02}": build() for index, build in enumerate(ORDINARY_PAPERS.values())}
    lines_ = tuple(
        RegisterLine(
            f"{n:02}/KH-BCĐ", date(2022, 1, 11), "Kế hoạch: " + "tuần tra " * 9, "A", ("B" * 9,), "", None, None, ""
        )
        for n in range(1, 60)
    )
    made["so"] = papers_register.build(RegisterContent("UBND huyện", "Ban chỉ đạo", 2022, lines_))
    for name, paper in made.items():
        docx_writer.write(paper, tmp_path / f"{name}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in made]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name, paper in made.items():
        ours = pdf_text(pdf_writer.render(paper).content)
        theirs = pdf_text((tmp_path / "pdf" / f"{name}.pdf").read_bytes())
        assert [sorted(words(page)) for page in ours] == [sorted(words(page)) for page in theirs], paper.title
