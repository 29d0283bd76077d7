"""The user's own templates: taken in checked, filled in with the office, the figures, a paper, a unit's letter."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.errors import BadFile, Refused
from app.services import overview, papers, review_writing, reviews, template_values, templates
from app.services.template_figures import tag_name
from app.services.templates import Filling
from app.services.workspace import Workspace
from tests.support.word_templates import a_template, cells, texts

REVIEW = Filling("review", 2021)
UNITS = [["STT", "Xã", "Hộ"], ["{%tr for xa in cac_xa %}", "", ""], ["{{ xa.stt }}", "{{ xa.ten }}", "{{ xa.A14 }}"],
         ["{%tr endfor %}", "", ""]]  # fmt: skip


def test_that_a_template_is_taken_in_listed_replaced_and_taken_out(ws: Workspace) -> None:
    first, second = a_template("Số: {{ so_hieu }}"), a_template("Ký hiệu: {{ ky_hieu }}")
    template_id = templates.add(ws, " Báo cáo  riêng ", first, REVIEW)
    (known,) = templates.templates(ws)
    assert (known.id, known.name, known.purpose) == (template_id, "Báo cáo riêng", "review")
    assert templates.content(ws, template_id) == first
    with pytest.raises(Refused) as refused:
        templates.add(ws, "báo cáo riêng", second, REVIEW)
    assert refused.value.code == "template-exists"
    templates.replace_content(ws, template_id, second, 2021)
    assert templates.content(ws, template_id) == second
    ws.store.undo(ws.actor)
    assert templates.content(ws, template_id) == first
    templates.remove(ws, template_id)
    assert templates.templates(ws) == ()
    with pytest.raises(Refused):
        templates.render(ws, template_id, REVIEW)


def test_that_a_faulty_template_is_not_taken_in(ws: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        templates.add(ws, "Mẫu", a_template("x", "{{ so_hieuu }} {{ ten_la }}"), REVIEW)
    assert refused.value.code == "template-faulty"
    assert "2 chỗ" in refused.value.sentence
    assert "so_hieu" in refused.value.sentence
    with pytest.raises(BadFile):
        templates.add(ws, "Mẫu", b"no word file", REVIEW)
    with pytest.raises(Refused):
        templates.add(ws, " ", a_template("x"), REVIEW)
    with pytest.raises(Refused) as refused:
        templates.palette(ws, Filling("khac", 2021))
    assert refused.value.code == "bad-purpose"
    assert templates.templates(ws) == ()


def test_that_the_figures_of_the_review_and_of_each_commune_are_filled_in(accepted: Workspace) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Phong trào phát triển <rộng khắp> {A01}.", True)
    content = a_template(
        "Số: {{ so_hieu }}; {{ ngay_ban_hanh }}; {{ nguoi_ky }}",
        "{{ A14 }} {{ A14.don_vi_tinh }}, {{ A14.da_bao_cao }}; thiếu {{ A14.con_thieu }}",
        "{{ muc_III_1.noi_dung }}",
        "{% if B01.tang_giam %}{{ B01.tang_giam }}{% endif %}",
        table=UNITS,
    )
    template_id = templates.add(accepted, "Báo cáo", content, REVIEW)
    made = templates.render(accepted, template_id, Filling("paper", 2021, number=5, issued_on=date(2022, 1, 18)))
    totals = reviews.consolidate(accepted, 2021)
    total = totals.cells["A14"]
    said = texts(made)
    assert said[0] == "Số: 05/BC-BCĐ; ngày 18 tháng 01 năm 2022; Triệu Đình Dũng"
    assert said[1].replace(".", "").startswith(f"{total.value} hộ, 04/08; thiếu ")
    assert all(name in said[1] for name in total.missing)
    length = totals.cells["A01"].value
    assert said[2].startswith("Phong trào phát triển <rộng khắp> ")
    assert str(length).rstrip("0").replace(".", ",") in said[2]
    rows = cells(made)
    assert [row[1] for row in rows[1:]] == list(totals.expected_communes.values())
    given = {name: total.by_unit.get(unit_id) for unit_id, name in totals.expected_communes.items()}
    for _number, name, value in rows[1:]:
        assert value == ("(chưa có số liệu)" if given[name] is None else f"{given[name]}"), name


def test_that_a_letter_speaks_of_its_own_unit(full: Workspace) -> None:
    content = a_template(
        "Kính gửi: {{ kinh_gui }}",
        "Báo cáo của {{ don_vi }} {{ tinh_trang }}. Số hộ: {{ A14 }}",
        "{%p for viec in viec_can_lam %}",
        "{{ viec.cho }}: {{ viec.noi_dung }}",
        "{%p endfor %}",
    )
    fill = templates.filler(full, templates.add(full, "Thư", content, Filling("unit", 2021)))
    unit = overview.unit_named(full, "Tổng Cọt", 2021)
    said = texts(fill(Filling("unit", 2021, unit.id)))
    assert said[0] == "Kính gửi: Ban chỉ đạo xã Tổng Cọt"
    assert said[1] == "Báo cáo của xã Tổng Cọt đã tiếp nhận, đang kiểm tra. Số hộ: (chưa có số liệu)"
    assert any(line.startswith("02_ChiTieu!E22: ") for line in said[2:])
    absent = overview.unit_named(full, "Nội Thôn", 2021)
    assert "chưa gửi" in texts(fill(Filling("unit", 2021, absent.id)))[1]
    station = overview.unit_named(full, "Đồn Biên phòng cửa khẩu Sóc Giang", 2021)
    assert texts(fill(Filling("unit", 2021, station.id)))[0] == "Kính gửi: Đồn Biên phòng cửa khẩu Sóc Giang"


def test_that_a_letter_tells_a_unit_of_the_whole_area_under_the_symbol_of_letters(accepted: Workspace) -> None:
    content = a_template(
        "{{ ky_hieu }}: {{ so_xa_da_bao_cao }}/{{ so_xa }} xã, {{ so_don }} đồn, trừ {{ xa_chua_bao_cao }}",
        "{{ A14.da_bao_cao }}",
        "{%p for can_cu_1 in can_cu %}",
        "{{ can_cu_1.dong }}",
        "{%p endfor %}",
    )
    fill = templates.filler(accepted, templates.add(accepted, "Thư", content, Filling("unit", 2021)))
    whole = reviews.consolidate(accepted, 2021)
    _reported, missing = whole.submitted_of(whole.expected_communes)
    for name in ("Sóc Hà", "Nội Thôn", "Đồn Biên phòng cửa khẩu Sóc Giang"):
        said = texts(fill(Filling("unit", 2021, overview.unit_named(accepted, name, 2021).id)))
        assert said[0] == f"BCĐ-ĐBPSG: 04/08 xã, 04 đồn, trừ {', '.join(missing)}", name
        if name == "Sóc Hà":
            assert said[1] == "01/01"
        bases = said[2:]
        assert [line[-1] for line in bases] == [*";" * (len(bases) - 1), "."]
        assert len(bases) > 1


def test_that_a_paper_is_filled_in_with_what_was_typed(ws: Workspace) -> None:
    paper = PaperContent(
        PaperKind.LETTER, "Đôn đốc báo cáo", "Dòng một\nDòng hai & ba", ("UBND xã A", "UBND xã B"), drafted_by="VP"
    )
    paper_id = papers.save(ws, paper)
    head = ("{{ so_hieu }}: {{ trich_yeu }}", "{{ kinh_gui }}")
    content = a_template(*head, "{%p for doan in noi_dung %}", "{{ doan.dong }}", "{%p endfor %}")
    template_id = templates.add(ws, "Công văn", content, Filling("paper", 2021))
    made = templates.render(ws, template_id, Filling("paper", 2021, paper_id=paper_id, number=12))
    assert texts(made) == ["12/BCĐ-VP: Đôn đốc báo cáo", "UBND xã A; UBND xã B", "Dòng một", "Dòng hai & ba"]
    assert templates.render(ws, template_id, Filling("paper", 2021, paper_id=paper_id, number=12)) == made
    blank = texts(templates.render(ws, template_id, Filling("paper", 2021)))
    assert blank[0].strip("\u00a0 ").startswith("/BCĐ")


@pytest.mark.parametrize("purpose", list(templates.PURPOSES))
def test_that_the_sample_passes_the_checker_and_shows_every_tag(ws: Workspace, purpose: str, tmp_path: Path) -> None:
    filling = Filling(purpose, 2021)
    path = templates.save_sample(ws, tmp_path / "mẫu", filling)
    content = templates.read(path)
    assert templates.check(ws, content, filling) == ()
    word = docx.Document(io.BytesIO(content))
    whole = "\n".join(
        [paragraph.text for paragraph in word.paragraphs]
        + [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    )
    for entry in templates.palette(ws, filling):
        assert entry.name in whole
        assert entry.meaning, entry.name
        assert entry.typed.startswith("{%tr for" if entry.is_list else "{{ " + entry.name)
    template_id = templates.add(ws, "Mẫu", content, filling)
    docx.Document(io.BytesIO(templates.render(ws, template_id, filling)))
    assert templates.save_sample(ws, tmp_path / "mẫu", filling) != path


def test_that_every_tag_can_be_typed_as_the_palette_shows_it(ws: Workspace) -> None:
    def typed(entries: tuple[templates.PaletteEntry, ...]) -> Iterator[str]:
        for entry in entries:
            if not entry.is_list:
                yield entry.typed
                yield from typed(entry.fields)

    for purpose in templates.PURPOSES:
        filling = Filling(purpose, 2021)
        assert templates.check(ws, a_template(*typed(templates.palette(ws, filling))), filling) == ()


def test_that_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile) as refused:
        templates.read(tmp_path / "không có.docx")
    assert refused.value.code == "template-not-read"


def test_that_names_of_tags_are_words_of_letters_only(ws: Workspace) -> None:
    assert tag_name("viên nén 5 mg") == "vien_nen_5_mg"
    assert tag_name("II.2.a-1") == "II_2_a_1"
    assert all(name.isidentifier() and name.isascii() for name in template_values.tags(ws, REVIEW))
