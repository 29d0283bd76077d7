"""Names in two cells, marks under awards, a list of another year: told or asked, never stored half."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.awards.intake import LEAVE_OUT, LineState
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign
from tests.support.planned_events import commune
from tests.support.word_files import body, run, word_file
from tests.support.word_lists import cell, row, table

HUYEN, TINH = "giay-khen-huyen", "bang-khen-tinh"


@pytest.fixture
def campaign(ws: Workspace) -> int:
    return a_campaign(ws)


def read(ws: Workspace, campaign: int, *rows: str, award: str = HUYEN) -> Preview:
    return intake.from_text(ws, campaign, "\n".join(rows), IntakeDefaults(commune(ws, "Sóc Hà"), award))


def names(preview: Preview) -> list[str]:
    return [line.nominee.name for line in preview.intake.lines]


def test_that_a_name_under_a_merged_title_is_asked_about_once(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for said in (("STT", "Họ và tên", None, "Năm sinh", "Đơn vị", "Hình thức"),
                (1, "Nông Thị", "Hiền", 1984, "xã Trường Hà", "Giấy khen huyện"),
                (2, "Lý Văn", "Tài", 1979, "xã Sóc Hà", "Giấy khen huyện")):  # fmt: skip
        sheet.append(said)
    sheet.merge_cells("B1:C1")
    path = tmp_path / "ds.xlsx"
    book.save(path)
    preview = intake.from_file(ws, campaign, path)
    (question,) = preview.intake.questions
    assert (question.code, question.choices[0].value) == ("column-unclear", "name_end")
    assert {line.state for line in preview.intake.lines} == {LineState.ASKED}
    assert names(preview) == ["Nông Thị Hiền", "Lý Văn Tài"]
    answered = intake.answer(ws, preview, {question.key: "name_end"})
    assert (answered.intake.questions, names(answered)) == ((), ["Nông Thị Hiền", "Lý Văn Tài"])
    assert names(intake.answer(ws, preview, {question.key: "note"})) == ["Nông Thị", "Lý Văn"]


def test_that_a_name_in_two_columns_is_not_asked_about(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ đệm\tTên\tNăm sinh", "I. TẬP THỂ\t\t\t", "1\tChi hội Phụ nữ xóm\tPác Bó\t", "II. CÁ NHÂN\t\t\t",
            "1\tNông Thị\tHiền\t1984")  # fmt: skip
    preview = read(ws, campaign, *rows)
    assert (preview.intake.questions, names(preview)) == ((), ["Chi hội Phụ nữ xóm Pác Bó", "Nông Thị Hiền"])


def test_that_a_name_of_one_word_is_asked_about(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "TT\tHọ và tên\tNăm sinh", "1\tHiền\t1984")
    assert "name-short" in [question.code for question in preview.intake.questions]


def test_that_a_mark_tells_which_award_and_two_marks_are_asked_about(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ và tên\tBằng khen tỉnh\tGiấy khen huyện", "1\tNông Văn An\t\tx", "2\tLý Thị Bảy\tx\t",
            "3\tHoàng Văn Cư\tx\tx")  # fmt: skip
    preview = read(ws, campaign, *rows, award="")
    assert [line.award for line in preview.intake.lines] == [HUYEN, TINH, ""]
    (question,) = preview.intake.questions
    assert "hơn một hình thức" in question.sentence


@pytest.mark.parametrize(
    "words", ["Giấy khen huyện (truy tặng)", "Giấy khen huyện truy tặng", "Truy tặng Giấy khen huyện"]
)
def test_that_posthumous_is_read_wherever_it_stands(ws: Workspace, campaign: int, words: str) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh\tHình thức", f"Nông Văn An\t1970\t{words}")
    assert preview.intake.questions == ()
    assert [(line.award, line.is_posthumous) for line in preview.intake.lines] == [(HUYEN, True)]


def test_that_an_answer_about_the_award_keeps_it_posthumous(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh\tHình thức", "Nông Văn An\t1970\tGiấy khen (truy tặng)")
    (question,) = preview.intake.questions
    answered = intake.answer(ws, preview, {question.key: HUYEN})
    assert [(line.award, line.is_posthumous) for line in answered.intake.lines] == [(HUYEN, True)]


def test_that_a_list_of_another_year_is_taken_only_by_somebodys_word(ws: Workspace, campaign: int) -> None:
    rows = ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2020", "Họ và tên\tNăm sinh", "Nông Văn An\t1970")
    preview = read(ws, campaign, *rows)
    (question,) = preview.intake.questions
    assert (question.code, preview.intake.lines[0].state) == ("year-other", LineState.ASKED)
    assert "2020" in question.sentence
    taken = intake.answer(ws, preview, {question.key: "take"})
    assert (taken.intake.questions, taken.intake.lines[0].state) == ((), LineState.NEW)
    assert read(ws, campaign, rows[0].replace("2020", "2021"), *rows[1:]).intake.questions == ()


def test_that_units_under_a_title_nobody_knows_are_asked_about(ws: Workspace, campaign: int) -> None:
    preview = read(
        ws, campaign, "Họ và tên\tNăm sinh\tThuộc", "Nông Văn An\t1970\tTrường Hà", "Lý Văn Tài\t1971\tSóc Hà"
    )
    (question,) = preview.intake.questions
    assert (question.code, "Thuộc" in question.sentence) == ("column-unclear", True)
    answered = intake.answer(ws, preview, {question.key: "proposer"})
    assert [line.unit_id for line in answered.intake.lines] == [commune(ws, "Trường Hà"), commune(ws, "Sóc Hà")]


def test_that_somebody_proposed_for_another_award_is_told_in_the_preview(ws: Workspace, campaign: int) -> None:
    intake.store(ws, read(ws, campaign, "Họ và tên\tNăm sinh", "Hoàng Văn Nam\t1970"))
    preview = read(ws, campaign, "Họ và tên\tNăm sinh\tHình thức", "Ông Hoàng Văn Nam\t1970\tBK tỉnh",
                   "Hoàng Văn Nam\t1985\tBK tỉnh", "Lý Tài\t1960\tBK tỉnh", "Lý Tài\t1960\tGK huyện")  # fmt: skip
    told = [" ".join(line.told) for line in preview.intake.lines]
    assert "cùng tên với đề nghị số" in told[0]
    assert (told[1], told[2]) == ("", "")
    assert "dòng 4" in told[3]


def test_that_an_answer_to_what_nobody_asked_is_known(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", "Hoàng Văn Nam\t1970")
    assert intake.answer(ws, preview, {"column::1": "born", "column:CSV:1": "born"}).intake.idle == ("column:CSV:1",)


def test_that_a_name_partly_crossed_out_is_asked_about(ws: Workspace, campaign: int, tmp_path: Path) -> None:
    half = f"<w:p>{run('Nông Văn Bỏ ', 14, 'strike')}{run('Nông Văn Giữ', 14)}</w:p>"
    rows = (row(cell("Họ và tên"), cell("Năm sinh")), row(cell("", inside=half), cell("1970")))
    path = tmp_path / "ds.docx"
    path.write_bytes(word_file(body(table(*rows))))
    preview = intake.from_file(ws, campaign, path, IntakeDefaults(commune(ws, "Sóc Hà"), HUYEN))
    (question,) = preview.intake.questions
    assert (question.code, preview.intake.lines[0].state) == ("name-struck", LineState.ASKED)
    answered = intake.answer(ws, preview, {question.key: "Nông Văn Giữ"})
    assert names(answered) == ["Nông Văn Giữ"]
    assert intake.answer(ws, preview, {question.key: LEAVE_OUT}).intake.lines[0].state is LineState.LEFT_OUT
