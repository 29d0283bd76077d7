"""What stands over and between the rows of a list: units, kinds and awards that hold until the next heading."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import LEAVE_OUT, LineState
from app.domain.units import Unit
from app.services import units
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign
from tests.support.word_files import body, paragraph, run, word_file
from tests.support.word_lists import cell, row, table

HUYEN, TINH = "giay-khen-huyen", "bang-khen-tinh"


@pytest.fixture
def campaign(ws: Workspace) -> int:
    return a_campaign(ws)


def unit(ws: Workspace, name: str) -> Unit:
    return units.search(ws, name, date(2022, 1, 18))[0]


def read(ws: Workspace, campaign: int, *rows: str, default: str = "", award: str = HUYEN) -> Preview:
    chosen = IntakeDefaults(unit(ws, default).id if default else 0, award)
    return intake.from_text(ws, campaign, "\n".join(rows), chosen)


def proposers(ws: Workspace, preview: Preview) -> list[str]:
    titles = {item.id: item.name for name in ("Sóc Hà", "Cần Yên", "Tổng Cọt") for item in [unit(ws, name)]}
    return [titles.get(line.unit_id, "?") for line in preview.intake.lines]


@pytest.mark.parametrize(
    "words",
    ["Xã Cần Yên", "XÃ CẦN YÊN:", "2. Xã Cần Yên", "II. Xã Cần Yên (02 trường hợp)", "* UBND xã Cần Yên",
     "Đơn vị: xã Cần Yên", "Đơn vị đề nghị: Cần Yên", "Xã Cần Yên: 02 cá nhân", "Ban Chỉ đạo xã Cần Yên"],
)  # fmt: skip
def test_that_a_heading_names_the_unit_of_its_people_in_any_wording(ws: Workspace, campaign: int, words: str) -> None:
    preview = read(
        ws, campaign, "Họ và tên\tNăm sinh", "Xã Sóc Hà\t", "Nông Văn An\t1972", f"{words}\t", "Lý Văn Bình\t1980"
    )
    assert preview.intake.questions == ()
    assert proposers(ws, preview) == ["Sóc Hà", "Cần Yên"]
    assert [line.nominee.kind for line in preview.intake.lines] == [NomineeKind.INDIVIDUAL] * 2


def test_that_people_under_a_unit_nobody_knows_are_asked_about(ws: Workspace, campaign: int) -> None:
    preview = read(
        ws, campaign, "Họ và tên\tNăm sinh", "Xã Sóc Hà\t", "Nông Văn An\t1972", "Xã Hoa Lư\t", "Lý Văn Bình\t1980"
    )
    (question,) = preview.intake.questions
    assert "Hoa Lư" in question.sentence
    assert [line.state for line in preview.intake.lines] == [LineState.NEW, LineState.ASKED]


def test_that_an_outer_heading_ends_the_inner_ones(ws: Workspace, campaign: int) -> None:
    preview = read(
        ws, campaign,
        "Họ và tên\tNăm sinh", "I. Bằng khen tỉnh\t", "Xã Sóc Hà\t", "Nông Văn An\t1972",
        "II. Giấy khen huyện\t", "Lý Văn Bình\t1980",
    )  # fmt: skip
    assert [(line.award, line.state) for line in preview.intake.lines] == [
        (TINH, LineState.NEW),
        (HUYEN, LineState.ASKED),
    ]


def test_that_a_person_under_collectives_is_asked_about(ws: Workspace, campaign: int) -> None:
    preview = read(ws, campaign, "Họ và tên\tNăm sinh", "I. Tập thể\t", "Nông Văn An\t1972", default="Sóc Hà")
    assert [question.code for question in preview.intake.questions] == ["kind-unclear"]


@pytest.mark.parametrize("above", ["Đơn vị: xã Sóc Hà", "UBND XÃ SÓC HÀ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_that_the_letterhead_says_who_proposes(ws: Workspace, campaign: int, above: str) -> None:
    rows = (above, "DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", "Họ và tên\tNăm sinh\tGhi chú",
            "Nông Văn An\t1972\t")  # fmt: skip
    preview = read(ws, campaign, *rows, award="")
    assert preview.intake.questions == ()
    assert (proposers(ws, preview), preview.intake.lines[0].award) == (["Sóc Hà"], TINH)
    other = read(ws, campaign, *rows, default="Cần Yên")
    (question,) = other.intake.questions
    assert [choice.words for choice in question.choices[:2]] == ["xã Sóc Hà", "xã Cần Yên"]


def test_that_the_chosen_unit_is_told_and_asked_where_the_list_names_another(ws: Workspace, campaign: int) -> None:
    rows = ("Họ và tên\tNăm sinh\tNơi công tác", "Nông Văn An\t1972\tXóm Láp", "Lý Văn Bình\t1980\tCông an xã Cần Yên")
    preview = read(ws, campaign, *rows, default="Sóc Hà")
    (question,) = preview.intake.questions
    assert "Cần Yên" in question.sentence
    assert [line.state for line in preview.intake.lines] == [LineState.NEW, LineState.ASKED]
    assert any("xã Sóc Hà" in words and "1 dòng" in words for words in preview.intake.columns)
    answered = intake.answer(ws, preview, {question.key: str(unit(ws, "Cần Yên").id)})
    assert proposers(ws, answered) == ["Sóc Hà", "Cần Yên"]
    station = IntakeDefaults(unit(ws, "Sóc Giang").id, HUYEN)
    assert intake.from_text(ws, campaign, "\n".join(rows), station).intake.questions == ()


def test_that_a_numbered_unit_is_a_heading_or_a_collective_by_somebodys_word(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ và tên\tNăm sinh\tThành tích", "1\tXã Sóc Hà\t\t", "1\tNông Văn An\t1972\tBáo tin",
            "2\tLý Văn Bình\t1980\tBáo tin")  # fmt: skip
    preview = read(ws, campaign, *rows)
    question = preview.intake.questions[0]
    assert (question.code, {line.state for line in preview.intake.lines}) == ("heading-unclear", {LineState.ASKED})
    headed = intake.answer(ws, preview, {question.key: "heading"})
    assert (headed.intake.questions, proposers(ws, headed)) == ((), ["Sóc Hà", "Sóc Hà"])
    named = intake.answer(ws, preview, {question.key: "name"})
    assert [line.nominee.name for line in named.intake.lines] == ["Xã Sóc Hà", "Nông Văn An", "Lý Văn Bình"]


def test_that_a_unit_with_nobody_below_it_may_be_the_one_that_is_named(ws: Workspace, campaign: int) -> None:
    rows = ("Tên tập thể\tThành tích", "Xã Sóc Hà\t", "Xã Cần Yên\t", "Tổ tự quản xóm Láp\tTuần tra")
    preview = read(ws, campaign, *rows)
    (question,) = preview.intake.questions
    assert (question.code, question.place) == ("heading-unclear", "dòng 2")
    assert proposers(ws, preview)[1:] == ["Cần Yên"]
    answered = intake.answer(ws, preview, {question.key: LEAVE_OUT})
    assert answered.intake.questions == ()


def test_that_who_signs_is_not_proposed(ws: Workspace, campaign: int) -> None:
    rows = ("Họ và tên\tNăm sinh", "Nông Văn An\t1972", "Cộng: 01 người\t", "\tTM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH\t",
            "Lý Văn Ký\t")  # fmt: skip
    preview = read(ws, campaign, *rows, default="Sóc Hà")
    assert [line.nominee.name for line in preview.intake.lines] == ["Nông Văn An"]
    assert [item.reason for item in preview.intake.passed][-1] == "dòng ký, ghi chú"


def test_that_titles_in_another_order_hold_from_there_on(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ và tên\tNăm sinh\tChức vụ", "1\tNông Văn An\t1972\tTrưởng xóm",
            "Số TT\tChức vụ\tHọ và tên\tNăm sinh", "2\tBí thư\tLý Văn Bình\t1980")  # fmt: skip
    preview = read(ws, campaign, *rows, default="Sóc Hà")
    found = [(line.nominee.name, line.nominee.birth_year, line.nominee.position) for line in preview.intake.lines]
    assert found == [("Nông Văn An", 1972, "Trưởng xóm"), ("Lý Văn Bình", 1980, "Bí thư")]


def test_that_two_lists_side_by_side_are_both_read(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ và tên\tNăm sinh\tTT\tHọ và tên\tNăm sinh", "1\tNông Văn An\t1972\t3\tMã Văn Cao\t1965",
            "2\tLý Văn Bình\t1980\t4\tVi Văn Dũng\t1966")  # fmt: skip
    preview = read(ws, campaign, *rows, default="Sóc Hà")
    assert preview.intake.questions == ()
    assert sorted((line.nominee.name, line.nominee.birth_year) for line in preview.intake.lines) == [
        ("Lý Văn Bình", 1980), ("Mã Văn Cao", 1965), ("Nông Văn An", 1972), ("Vi Văn Dũng", 1966),
    ]  # fmt: skip


def test_that_people_and_collectives_in_columns_of_their_own_are_all_read(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tHọ và tên\tTên tập thể\tNăm sinh", "1\tNông Văn An\t\t1972", "2\t\tTổ tự quản xóm Láp\t")
    preview = read(ws, campaign, *rows, default="Sóc Hà")
    assert preview.intake.questions == ()
    assert [line.nominee.name for line in preview.intake.lines] == ["Nông Văn An", "Tổ tự quản xóm Láp"]
    both = read(ws, campaign, *rows[:1], "1\tNông Văn An\tTổ tự quản xóm Láp\t1972", default="Sóc Hà")
    assert [question.code for question in both.intake.questions] == ["name-several"]


def test_that_the_name_of_a_unit_beside_the_name_is_no_name(ws: Workspace, campaign: int) -> None:
    rows = ("TT\tTên đơn vị\tHọ và tên\tNơi công tác", "1\tSóc Hà\tNông Văn An Bình\tXóm Láp",
            "2\tXã Cần Yên\tLý Văn Bình\tXóm Chợ")  # fmt: skip
    preview = read(ws, campaign, *rows)
    assert preview.intake.questions == ()
    assert [line.nominee.name for line in preview.intake.lines] == ["Nông Văn An Bình", "Lý Văn Bình"]
    assert [line.nominee.place for line in preview.intake.lines] == ["Xóm Láp", "Xóm Chợ"]
    assert proposers(ws, preview) == ["Sóc Hà", "Cần Yên"]


@pytest.mark.parametrize("title", ["Mốc thời gian", "Cột lạ"])
def test_that_days_under_a_title_nobody_knows_are_asked_about(ws: Workspace, campaign: int, title: str) -> None:
    preview = read(ws, campaign, f"Họ và tên\tChức vụ\t{title}", "Nông Văn An\tTrưởng xóm\t14/5/1972", default="Sóc Hà")
    (question,) = preview.intake.questions
    assert question.code == "column-unclear"
    assert title in question.sentence
    answered = intake.answer(ws, preview, {question.key: "born"})
    assert answered.intake.lines[0].nominee.born_on == date(1972, 5, 14)


def test_that_paragraphs_of_a_word_file_head_the_tables_below_them(
    ws: Workspace, campaign: int, tmp_path: Path
) -> None:
    titles = row(cell("TT"), cell("Họ và tên"), cell("Năm sinh"))
    head = table(row(cell("UBND HUYỆN HÀ QUẢNG"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    blocks = (
        head,
        paragraph(run("(Kèm theo Tờ trình số 12/TTr-UBND của UBND xã Tổng Cọt)")),
        paragraph(run("Xã Sóc Hà:")),
        table(titles, row(cell("1"), cell("Nông Văn An"), cell("1972"))),
        paragraph(run("II. Xã Cần Yên")),
        table(titles, row(cell("1"), cell("Lý Văn Bình"), cell("1980"))),
        table(row(cell("2"), cell("Mã Văn Cao"), cell("1965"))),
    )
    path = tmp_path / "danh sach.docx"
    path.write_bytes(word_file(body(*blocks)))
    preview = intake.from_file(ws, campaign, path, IntakeDefaults(0, HUYEN))
    assert preview.intake.questions == ()
    assert proposers(ws, preview) == ["Sóc Hà", "Cần Yên", "Cần Yên"]


@pytest.mark.parametrize(
    "typed",
    ["Vương Văn Hai\nsinh năm 1970", "Vương Văn Hai, sinh ngày 5/6/1970", "Vương Văn Hai - SĐT 09" + "12000000",
     "Vương Văn Hai (CCCD 004070000000)", "Vương Văn Hai (1970)"],
)  # fmt: skip
def test_that_a_birth_or_a_number_is_never_offered_as_a_name(ws: Workspace, campaign: int, typed: str) -> None:
    text = typed.replace('"', '""')
    preview = read(ws, campaign, "Họ và tên\tChức vụ", f'"{text}"\tTrưởng xóm', default="Sóc Hà")
    (question,) = preview.intake.questions
    assert (question.code, [choice.value for choice in question.choices]) == (
        "name-extra",
        ["Vương Văn Hai", LEAVE_OUT],
    )
