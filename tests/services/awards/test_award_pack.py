"""The dossier in one step: one PDF with contents, bookmarks and page numbers, the Word files; whole or not at all."""

from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

from app.db import nominations as db
from app.domain.awards.nominations import NominationState
from app.domain.awards.papers import AwardPaper, PaperScope
from app.errors import Problem, Refused
from app.progress import Cancelled
from app.services.awards import pack
from app.services.workspace import Workspace
from tests.support.planned_events import commune


def lines_of(pdf: Path) -> list[str]:
    """What each page says."""
    with pypdfium2.PdfDocument(pdf) as pages:
        return [page.get_textpage().get_text_bounded() for page in pages]


@pytest.mark.everyday
def test_that_a_dossier_has_contents_bookmarks_and_a_number_on_every_page(
    proposed: tuple[Workspace, int], tmp_path: Path
) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id), tmp_path)
    texts = lines_of(made.pdf)
    assert len(texts) == made.pages
    assert all(f"Trang {number}" in text for number, text in enumerate(texts, 1))
    assert "HỒ SƠ KHEN THƯỞNG" in texts[0]
    assert "MỤC LỤC" in texts[1]
    with pypdfium2.PdfDocument(made.pdf) as pages:
        marks = [(item.get_title(), item.get_dest().get_index()) for item in pages.get_toc() if item.level == 0]
    assert [title for title, _page in marks] == list(made.parts)
    contents = "".join(text for text in texts[1 : marks[0][1]]).replace("\r\n", " ")
    assert all(f"{page + 1}" in contents for _title, page in marks)
    assert f"1 {made.parts[0][:20]}" in contents


def test_that_every_paper_is_a_word_file_in_its_order(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id, commune(ws, "Trường Hà")), tmp_path)
    assert len(made.files) == len(made.parts)
    assert [path.name[:2] for path in made.files] == [f"{number:02}" for number in range(1, len(made.parts) + 1)]
    assert all(path.parent.name == "Word" for path in made.files)
    assert "xã Trường Hà" in made.pdf.name
    for path in made.files:
        docx.Document(str(path))
    again = pack.write(ws, PaperScope(campaign_id, commune(ws, "Trường Hà")), tmp_path)
    assert again.pdf.parent != made.pdf.parent
    assert made.pdf.exists()


def test_that_a_stop_leaves_nothing_behind(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int, text: str) -> None:
        steps.append((done, total))
        if len(steps) > 12:
            raise Cancelled(text)

    with pytest.raises(Cancelled):
        pack.write(ws, PaperScope(campaign_id), tmp_path / "ra", stop)
    assert not (tmp_path / "ra").exists()
    assert steps == sorted(steps)


def test_that_nobody_proposed_makes_no_dossier(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    with pytest.raises(Refused, match="Chưa có ai được đề nghị"):
        pack.write(ws, PaperScope(campaign_id, award="không có"), tmp_path)


def test_that_a_dossier_is_refused_for_who_is_held_up_by_name(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    with ws.store.write("thử", "thử") as connection:
        for item in db.nominations(connection, campaign_id):
            if item.snapshot.name == "Phương Minh Vinh" and item.state is NominationState.CANDIDATE:
                db.save_nomination(connection, replace(item, state=NominationState.PROPOSED))
    with pytest.raises(Refused, match="Phương Minh Vinh"):
        pack.write(ws, PaperScope(campaign_id), tmp_path)
    assert list(tmp_path.glob("Hồ sơ*")) == []


def test_that_only_what_is_wanted_is_in_it(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id), tmp_path, only={AwardPaper.ESTIMATE})
    assert made.parts == ("Dự toán tiền thưởng",)


def test_that_a_place_nobody_may_write_to_is_told(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    (tmp_path / "tệp").write_text("đã có")
    with pytest.raises(Problem):
        pack.write(ws, PaperScope(campaign_id), tmp_path / "tệp", only={AwardPaper.ESTIMATE})


def test_that_the_contents_say_what_is_not_in_the_dossier_and_where_it_is(
    proposed: tuple[Workspace, int], tmp_path: Path
) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id), tmp_path)
    assert len(made.files) == len(made.parts)
    with ws.store.read() as connection:
        found = db.nominations(connection, campaign_id)
    own = [item for item in found if item.award == "giay-khen-xa" and item.holds_place]
    told = next(line for line in made.left_out if line.startswith("Giấy khen xã:"))
    assert told.startswith(f"Giấy khen xã: {len(own)} trường hợp do đơn vị tự quyết định, in trong hồ sơ của đơn vị (")
    waiting = [item for item in found if item.state is NominationState.CANDIDATE]
    assert any(line.startswith(f"{len(waiting)} ứng viên chưa được đề nghị: ") for line in made.left_out)
    contents = " ".join(" ".join(lines_of(made.pdf)[1:3]).split())
    assert "Không có trong hồ sơ này:" in contents
    assert all(line[:40] in contents for line in made.left_out)


def test_that_no_dossier_holds_the_draft_decision_of_another_authority(
    proposed: tuple[Workspace, int], tmp_path: Path
) -> None:
    ws, campaign_id = proposed
    wanted = ((0, "huyện Hà Quảng"), (commune(ws, "Tổng Cọt"), "xã Tổng Cọt"))
    for unit_id, own in wanted:
        made = pack.write(ws, PaperScope(campaign_id, unit_id), tmp_path)
        drafts = [part for part in made.parts if part.startswith("Dự thảo quyết định")]
        assert drafts == [f"Dự thảo quyết định - Giấy khen của Chủ tịch Ủy ban nhân dân {own}"]
    asked = pack.write(ws, PaperScope(campaign_id), tmp_path, only={AwardPaper.DECISION})
    assert len(asked.parts) > 1


def test_that_a_list_that_is_an_annex_is_not_printed_twice(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id), tmp_path)
    assert not [part for part in made.parts if part.startswith("Danh sách đề nghị")]
    alone = pack.write(ws, PaperScope(campaign_id), tmp_path, only={AwardPaper.LIST})
    assert alone.parts
    with ws.store.read() as connection:
        station = next(one.unit_id for one in db.nominations(connection, campaign_id) if one.award == "giay-khen-don")
    own = pack.write(ws, PaperScope(campaign_id, station), tmp_path)
    assert [part for part in own.parts if part.startswith("Danh sách đề nghị")], "nobody writes a letter to himself"


def test_that_names_of_files_are_short_whole_and_told_apart(proposed: tuple[Workspace, int], tmp_path: Path) -> None:
    ws, campaign_id = proposed
    made = pack.write(ws, PaperScope(campaign_id), tmp_path)
    names = [path.stem for path in made.files]
    assert names[:3] == ["01 Tờ trình BK tỉnh", "02 Tờ trình GK huyện", "03 Tờ trình GK BCH BĐBP"]
    assert len({name.casefold() for name in names}) == len(names)
    with ws.store.read() as connection:
        people = {item.snapshot.name for item in db.nominations(connection, campaign_id)}
    reports = [name.partition("Báo cáo thành tích ")[2] for name in names if "Báo cáo thành tích" in name]
    assert reports
    assert all(any(who == name or who.startswith(f"{name} ") for who in people) for name in reports)
    assert all(len(path.name.encode()) <= 255 for path in made.files)
