"""A plan's text as pasted or as a file, and the plan made of what the officer confirmed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.committee import CommitteeLevel
from app.domain.plans.faults import faults
from app.domain.plans.reading.proposals import HeadFact, HeadField, ProposalKind
from app.domain.plans.tasks import Task
from app.errors import BadFile, Refused
from app.importing.legacy_fonts import TCVN3, encoded
from app.services.plans.reading import read_file, read_text
from app.services.plans.reading_plan import accept
from tests.support.plan_reading import STYLES, styled
from tests.support.word_files import body, paragraph, run, word_file
from tests.support.word_lists import cell, row, table


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_that_a_text_file_reads_as_the_pasted_text(tmp_path: Path) -> None:
    found = read_file(written(tmp_path, "ke hoach.txt", styled("units").encode()))
    assert found.name == "ke hoach.txt"
    assert found.proposals == read_text(styled("units")).proposals


def test_that_a_text_in_an_old_encoding_reads_as_in_unicode(tmp_path: Path) -> None:
    text = styled("units")
    content = encoded(text, TCVN3).encode("latin_1", errors="ignore")
    found = read_file(written(tmp_path, "ke hoach cu.txt", content))
    tasks = [one.value.leads for one in found.proposals if isinstance(one.value, Task)]
    assert tasks == [one.value.leads for one in read_text(text).proposals if isinstance(one.value, Task)]


def test_that_a_word_file_with_a_table_of_tasks_is_read(tmp_path: Path) -> None:
    header = row(*(cell(text) for text in ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")))
    first = row(
        *(cell(text) for text in ("1", "Mở lớp tập huấn", "Sở Tư pháp", "Công an tỉnh", "Quý I/2022", "03 lớp"))
    )
    document = body(
        paragraph(run("KẾ HOẠCH")),
        paragraph(run("Phổ biến pháp luật năm 2022")),
        paragraph(run("UBND tỉnh Tân Sơn ban hành kế hoạch như sau:")),
        paragraph(run("II. NHIỆM VỤ")),
        table(header, first),
        paragraph(run("III. KINH PHÍ")),
        paragraph(run("Từ ngân sách tỉnh theo phân cấp.")),
    )
    found = read_file(written(tmp_path, "ke hoach.docx", word_file(document)))
    (task,) = (one.value for one in found.proposals if isinstance(one.value, Task))
    assert (task.title, task.leads, task.partners) == ("Mở lớp tập huấn", ("so-tu-phap",), ("cong-an-tinh",))
    assert (task.timing.ends, task.deliverables[0].count, task.deliverables[0].unit) == ("2022-Q1", Decimal(3), "lớp")
    assert [one.value for one in found.proposals if one.kind is ProposalKind.BUDGET] == [
        "Từ ngân sách tỉnh theo phân cấp"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 x", "là PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word kiểu cũ"),
        (b"{\\rtf1 abc}", "Word kiểu cũ"),
        (b"\x89PNG\r\n\x1a\n", "là ảnh"),
        (b"", "rỗng"),
        (b"\x00\x01\x02\x03\x04 abc", "không phải văn bản Word hay tệp chữ"),
    ],
)
def test_that_other_files_are_refused_in_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_file(written(tmp_path, "tep.bin", content))
    assert said in str(refused.value.sentence)


@pytest.mark.parametrize("name", ["kế hoạch.docx", "kế hoạch.DOC", "kế hoạch.pdf"])
def test_that_letters_under_the_name_of_another_kind_of_file_are_no_plan(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFile, match="không phải văn bản Word hay tệp chữ"):
        read_file(written(tmp_path, name, "không phải văn bản".encode()))


def test_that_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_file(tmp_path)


@pytest.mark.parametrize("text", ["", " \n\n ", "dòng\n" * 6_000, "a" * 900_000])
def test_that_no_text_and_too_much_text_are_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_text(text)


def test_that_the_words_of_a_proposal_are_those_of_the_text() -> None:
    found = read_text(styled("units"))
    number = next(one for one in found.proposals if isinstance(one.value, HeadFact))
    assert found.words(number) == "Số: 125/KH-UBND"


@pytest.mark.parametrize("name", [name for name in STYLES if name != "scanned"])
def test_that_what_was_confirmed_is_a_plan_without_faults(name: str) -> None:
    found = read_text(styled(name))
    plan = accept(found, found.proposals)
    assert plan.paragraphs == found.paragraphs
    assert [fault for fault in faults(plan, frozenset()) if fault.place.startswith(("tasks", "agencies", "head"))] == []


def test_that_an_agency_not_taken_leads_nothing() -> None:
    found = read_text(styled("units"))
    kept = [one for one in found.proposals if one.kind is not ProposalKind.AGENCY]
    assert all(not task.leads and not task.partners for task in accept(found, kept).tasks)


def test_that_a_changed_proposal_is_taken_as_changed() -> None:
    found = read_text(styled("bare"))
    changed = [
        replace(one, value=HeadFact(HeadField.LEVEL, CommitteeLevel.COMMUNE))
        if isinstance(one.value, HeadFact) and one.value.field is HeadField.LEVEL
        else one
        for one in found.proposals
    ]
    plan = accept(found, changed, key="thu")
    assert (plan.key, plan.head.level, plan.head.starts) == ("thu", CommitteeLevel.COMMUNE, date(2024, 1, 1))


def test_that_a_head_without_issuer_is_refused_by_name() -> None:
    found = read_text(styled("units"))
    kept = [
        one
        for one in found.proposals
        if not (isinstance(one.value, HeadFact) and one.value.field in (HeadField.ISSUER, HeadField.LEVEL))
    ]
    with pytest.raises(Refused) as refused:
        accept(found, kept)
    assert "cơ quan ban hành, cấp ban hành" in refused.value.sentence
