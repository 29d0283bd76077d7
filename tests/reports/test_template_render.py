"""A user's template filled in: values stay literal, loops and conditions hold, equal input gives equal bytes."""

import io

import docx
import pytest

from app.errors import BadFile
from app.reports import template_render
from app.reports.template_tags import Tag, of_list
from tests.support.word_templates import a_template, cells, in_runs, saved, some_tags, texts


def test_that_values_loops_and_conditions_are_filled_in() -> None:
    content = a_template(
        "Số: {{ so_hieu }}, {{ ngay_ban_hanh|hoa }}",
        "{%p if B01 %}",
        "có số liệu",
        "{%p else %}",
        "B01: {{ B01 }}, năm trước A14 là {{ A14.nam_truoc }}",
        "{%p endif %}",
        "{% for xa in cac_xa %}{{ xa.ten }}; {% endfor %}hết",
        table=[
            ["Xã", "Hộ"],
            ["{%tr for xa in cac_xa %}", ""],
            ["{{ xa.ten }}", "{{ xa.A14 }}"],
            ["{%tr for loi in xa.loi %}", ""],
            ["", "{{ loi.noi_dung }}"],
            ["{%tr endfor %}", ""],
            ["{%tr endfor %}", ""],
        ],
        header="{{ so_hieu }}",
    )
    made = template_render.render(content, some_tags())
    assert texts(made) == [
        "Số: 05/BC-BCĐ, NGÀY 05 THÁNG 01 NĂM 2022",
        "B01: (chưa có số liệu), năm trước A14 là 120",
        "Sóc Hà; Cần <Yên> & Co; hết",
    ]
    assert cells(made) == [
        ["Xã", "Hộ"],
        ["Sóc Hà", "54"],
        ["", "thiếu ngày"],
        ["", "sai tổng"],
        ["Cần <Yên> & Co", "82"],
    ]
    assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == "05/BC-BCĐ"
    assert template_render.render(content, some_tags()) == made


def test_that_a_tag_cut_into_runs_is_filled_in_once_with_the_look_of_its_beginning() -> None:
    made = template_render.render(in_runs(("Số ", "{", "{ so_", "hi", "eu", " }", "} năm")), some_tags())
    assert texts(made) == ["Số 05/BC-BCĐ năm"]
    runs = docx.Document(io.BytesIO(made)).paragraphs[0].runs
    assert [run.bold for run in runs if "05" in run.text] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "<b>đậm</b> & &amp; </w:t>",
        "{{ so_hieu }} {% endfor %} {#",
        "{_{ so_hieu }_} {_% %_}",
        '=cmd|"/c calc"!A1',
        "emoji 🙂 và chữ עברית abc",
        "“ngoặc” ‘kép’ 'đơn'",
        "x" * 32_767,
    ],
)
def test_that_hostile_values_come_out_literally(text: str) -> None:
    made = template_render.render(a_template("[{{ so_hieu }}]"), {"so_hieu": Tag(text)})
    assert texts(made) == [f"[{text}]"]


def test_that_control_characters_go_and_new_lines_stay() -> None:
    made = template_render.render(a_template("{{ so_hieu }}"), {"so_hieu": Tag("một\nhai\x07\x0c\x00ba")})
    assert texts(made) == ["một\nhaiba"]


def test_that_a_loop_over_nothing_leaves_a_file_word_can_open() -> None:
    only_a_loop = [["{%tr for xa in cac_don %}"], ["{{ xa.ten }}"], ["{%tr endfor %}"]]
    word = docx.Document(io.BytesIO(a_template("x", table=only_a_loop)))
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "{%p for xa in cac_don %}"
    cell.add_paragraph("{{ xa.ten }}")
    cell.add_paragraph("{%p endfor %}")
    made = docx.Document(io.BytesIO(template_render.render(saved(word), some_tags())))
    (table,) = made.tables
    assert [paragraph.text for paragraph in table.cell(0, 0).paragraphs] == [""]


def test_that_a_faulty_template_is_not_filled_in() -> None:
    with pytest.raises(BadFile) as refused:
        template_render.render(a_template("{{ khong_co }}"), some_tags())
    assert refused.value.code == "unknown-tag"
    assert "đoạn 1" in refused.value.sentence


def test_that_a_template_that_grows_beyond_any_paper_is_stopped() -> None:
    row = Tag(fields={"ten": Tag()})
    rows = tuple(Tag(fields={"ten": Tag("Sóc Hà")}) for _ in range(1000))
    content = a_template("{%p for xa in cac_xa %}", "x" * 50_000, "{%p endfor %}")
    with pytest.raises(BadFile) as refused:
        template_render.render(content, {"cac_xa": of_list("", row, rows)})
    assert refused.value.code == "template-bursts"
