"""Files of names that are no tables, and those that are no lists at all: read with questions, or refused."""

import zipfile
from pathlib import Path

import pytest

from app.domain.awards.intake import LineState
from app.errors import BadFile, Refused
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign
from tests.support.planned_events import commune
from tests.support.word_files import body, paragraph, run, word_file
from tests.support.word_lists import cell, row, table

HUYEN = "giay-khen-huyen"


@pytest.fixture
def campaign(ws: Workspace) -> int:
    return a_campaign(ws)


def read(ws: Workspace, campaign: int, path: Path, content: bytes) -> Preview:
    path.write_bytes(content)
    return intake.from_file(ws, campaign, path, IntakeDefaults(commune(ws, "Sóc Hà"), HUYEN))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.pdf", b"%PDF-1.4 ...", "là PDF"),
        ("x.png", b"\x89PNG\r\n\x1a\n0000", "là ảnh"),
        ("x.docx", b"khong phai Word", "không phải văn bản Word"),
        ("x.rar", b"Rar!\x1a\x07\x00", "là tệp nén"),
        ("x.txt", b"\x00\x01\x02\x03 abc", "không phải văn bản Word"),
    ],
)
def test_that_another_kind_of_file_is_named_with_what_is_taken(
    ws: Workspace, campaign: int, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(BadFile) as refused:
        read(ws, campaign, tmp_path / name, content)
    assert words in refused.value.sentence
    assert name in refused.value.sentence
    assert ".docx" in refused.value.way_out


def test_that_a_folder_and_a_zip_are_refused_in_one_sentence(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("a")
    with pytest.raises(BadFile) as folder:
        intake.from_file(ws, campaign, tmp_path)
    assert (folder.value.code, folder.value.sentence.count(".")) == ("folder", 1)
    packed = tmp_path / "x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(BadFile) as zipped:
        intake.from_file(ws, campaign, packed)
    assert "x.zip là tệp nén" in zipped.value.sentence


@pytest.mark.parametrize("sign", ["\t", ";", "|", "    "])
def test_that_a_text_file_is_read_by_whatever_tells_its_cells_apart(
    ws: Workspace, campaign: int, tmp_path: Path, sign: str
) -> None:
    rows = (("TT", "Họ và tên", "Năm sinh"), ("1", "Nông Văn An", "1972"), ("2", "Lý Thị Bình", "1980"))
    preview = read(ws, campaign, tmp_path / "x.txt", "\n".join(sign.join(cells) for cells in rows).encode())
    assert preview.intake.questions == ()
    found = [(line.nominee.name, line.nominee.birth_year) for line in preview.intake.lines]
    assert found == [("Nông Văn An", 1972), ("Lý Thị Bình", 1980)]


def test_that_a_row_that_lacks_a_cell_is_asked_about(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    text = "TT   Họ và tên   Năm sinh   Chức vụ\n1   Nông Văn An   1972   Trưởng xóm\n2   Lý Thị Bình   Bí thư"
    preview = read(ws, campaign, tmp_path / "x.txt", text.encode())
    assert preview.intake.questions[0].code == "row-shifted"
    assert [line.state for line in preview.intake.lines] == [LineState.NEW, LineState.ASKED]


def test_that_an_old_text_file_is_read_in_its_letters(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    text = "1. Ông Nông Văn Thắng trưởng xóm người tốt\n2. Bà Lý Thị Hải trồng rừng giữ đường biên"
    preview = read(ws, campaign, tmp_path / "x.txt", text.encode("cp1258", errors="ignore"))
    assert preview.intake.lines != ()
    assert {line.state for line in preview.intake.lines} == {LineState.ASKED}


def test_that_numbered_paragraphs_without_a_table_are_read_with_questions(
    ws: Workspace, campaign: int, tmp_path: Path
) -> None:
    lines = (
        "DANH SÁCH đề nghị tặng Giấy khen của Chủ tịch UBND huyện",
        "1. Ông Nông Văn An, sinh năm 1972, trưởng xóm Láp",
        "2. Tổ tự quản đường biên, mốc quốc giới xóm Chợ",
        "3. Lý Thị Bình (sinh ngày 14/5/1980), Bí thư chi bộ",
        "Trên đây là danh sách đề nghị.",
    )
    letterhead = table(row(cell("UBND XÃ SÓC HÀ"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    content = word_file(body(letterhead, *(paragraph(run(line)) for line in lines)))
    preview = read(ws, campaign, tmp_path / "x.docx", content)
    columns = [item for item in preview.intake.questions if item.code == "column-unclear"]
    assert {line.state for line in preview.intake.lines} == {LineState.ASKED}
    known = dict(zip((item.key for item in columns), ("order", "name", "born", "position"), strict=True))
    answered = intake.answer(ws, preview, known)
    (question,) = answered.intake.questions
    assert (question.code, [item.value for item in question.choices][:2]) == (
        "name-end",
        ["Tổ tự quản đường biên", "Tổ tự quản đường biên, mốc quốc giới xóm Chợ"],
    )
    found = [(line.nominee.name, line.nominee.position) for line in answered.intake.of(LineState.NEW)]
    assert found == [("Nông Văn An", "trưởng xóm Láp"), ("Lý Thị Bình", "Bí thư chi bộ")]


def test_that_a_numbered_text_without_names_is_no_list(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    lines = ("1. Kết quả đạt được trong năm", "2. Tồn tại, hạn chế", "3. Phương hướng nhiệm vụ")
    content = word_file(body(*(paragraph(run(line)) for line in lines)))
    with pytest.raises(BadFile) as refused:
        read(ws, campaign, tmp_path / "x.docx", content)
    assert refused.value.code == "no-table"
    with pytest.raises(Refused) as pasted:
        intake.from_text(ws, campaign, "\n".join(lines))
    assert pasted.value.code == "no-names"
