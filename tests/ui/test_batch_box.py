"""«Xuất nhiều văn bản»: what is ticked, how files are called, where they go, and that a stop leaves nothing behind."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.domain.papers import PaperKind
from app.services import papers, templates
from app.services.batch import BatchItem
from app.services.batch_items import ItemKind
from app.services.templates import Filling
from app.ui.batch_box import BatchBox, open_batch
from app.ui.papers.page import PapersPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import idle
from tests.support.word_templates import a_template, texts

pytestmark = [pytest.mark.data("empty"), pytest.mark.usefixtures("boxes_open")]


def with_papers(window: MainWindow) -> dict[str, int]:
    """Two drafts and a letter template for every unit."""
    ws = window.context.workspace
    letter = replace(papers.new(ws, PaperKind.LETTER), subject="đôn đốc báo cáo", addressees=("Các xã",))
    notice = replace(papers.new(ws, PaperKind.NOTICE), subject="Kết luận cuộc họp")
    return {
        "letter": papers.save(ws, letter),
        "notice": papers.save(ws, notice),
        "template": templates.add(ws, "Thư", a_template("Kính gửi {{ kinh_gui }}"), Filling("unit", 2021)),
        "cover": templates.add(ws, "Bìa", a_template("{{ trich_yeu }}"), Filling("paper", 2021)),
    }


def box_with(window: MainWindow, *items: BatchItem) -> BatchBox:
    """The box over «Văn bản» with something ticked."""
    window.go("papers")
    return open_batch(window.page, window.context, items.__contains__)


def into(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Answer the question where to."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))


def head_of(box: BatchBox, title: str) -> QTreeWidgetItem:
    """The head of a group by the beginning of its title."""
    heads = [box.tree.topLevelItem(number) for number in range(box.tree.topLevelItemCount())]
    return next(head for head in heads if head is not None and head.text(0).startswith(title))


def test_that_everything_that_can_be_made_stands_in_groups(window: MainWindow) -> None:
    ids = with_papers(window)
    box = box_with(window)
    items = [node.data(0, Qt.ItemDataRole.UserRole) for node in box.tree.nodes]
    year = window.context.year
    assert BatchItem.of_review(year) in items
    assert len([item for item in items if item.kind is ItemKind.REVIEW and item.unit_id]) == 12
    assert {item.id for item in items if item.kind is ItemKind.PAPER} == {ids["letter"], ids["notice"]}
    of_template = [item for item in items if item.kind is ItemKind.TEMPLATE]
    assert len([item for item in of_template if item.id == ids["template"]]) == 12
    assert len([item for item in of_template if item.id == ids["cover"]]) == 2
    assert box.items() == ()


def test_that_a_tick_on_a_group_ticks_all_of_it_by_key(window: MainWindow) -> None:
    with_papers(window)
    box = box_with(window)
    tree = box.tree
    tree.setCurrentItem(head_of(box, "Mẫu “Thư”"))
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert len(box.items()) == 12
    assert "12 văn bản, 12 tệp" in box.count.text()


def test_that_the_selected_papers_are_ticked_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    ids = with_papers(window)
    window.go("papers")
    page = window.page
    assert isinstance(page, PapersPage)
    idle(qtbot, window)
    page.papers.table.select(lambda row: row.id == ids["letter"])
    page.papers.export_many()
    (box,) = window.findChildren(BatchBox)
    assert box.items() == (BatchItem.of_paper(ids["letter"]),)


def test_that_the_rule_shows_what_it_makes_and_what_is_wrong_with_it(window: MainWindow) -> None:
    ids = with_papers(window)
    box = box_with(window, BatchItem.of_paper(ids["notice"]))
    box.rule.field.setText("{loai} {trich_yeu}")
    assert box.rule.example.text() == "Ví dụ: Thông báo Kết luận cuộc họp.docx"
    box.rule.field.setText("{loại} {donvi}")
    assert "loại" in box.rule.example.text()
    box.verb.click()
    assert box.isVisible()
    assert "Quy tắc đặt tên" in box.refusal.text()


def test_that_a_word_of_the_rule_is_put_in_by_enter(window: MainWindow) -> None:
    box = box_with(window)
    box.rule.field.setText("{loai}_")
    box.rule.words.setCurrentRow(2)
    QTest.keyClick(box.rule.words, Qt.Key.Key_Return)
    assert box.rule.pattern() == "{loai}_{don_vi}"
    assert box.isVisible()


def test_that_nothing_ticked_no_format_and_a_template_as_pdf_are_said_in_the_box(window: MainWindow) -> None:
    ids = with_papers(window)
    box = box_with(window)
    box.verb.click()
    assert "Chưa đánh dấu" in box.refusal.text()
    box = box_with(window, BatchItem.of_template(ids["template"], window.context.year, None))
    box.tree.nodes[-1].setCheckState(0, Qt.CheckState.Checked)
    box.word.setChecked(False)
    box.verb.click()
    assert "chỉ lập ra tệp Word" in box.refusal.text()
    box.pdf.setChecked(False)
    box.verb.click()
    assert "Word, PDF hoặc cả hai" in box.refusal.text()


def test_that_chosen_papers_are_written_into_a_folder_and_never_over_a_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = with_papers(window)
    folder = tmp_path / "ra"
    folder.mkdir()
    (folder / "Thông báo.docx").write_bytes(b"cua toi")
    into(monkeypatch, folder)
    box = box_with(window, BatchItem.of_paper(ids["letter"]), BatchItem.of_paper(ids["notice"]))
    box.rule.field.setText("{loai}")
    box.verb.click()
    idle(qtbot, window)
    assert not [item for item in window.findChildren(BatchBox) if item.isVisible()]
    names = {path.name for path in folder.iterdir()}
    assert names == {"Thông báo.docx", "Thông báo (2).docx", "Thông báo (2).pdf", "Công văn.docx", "Công văn.pdf"}
    assert (folder / "Thông báo.docx").read_bytes() == b"cua toi"
    assert any(button.text() == "Mở thư mục" for button in window.snackbar.findChildren(Button))
    assert window.context.settings.file_name_rule == "{loai}"


def test_that_a_template_for_a_paper_bears_the_subject_of_the_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_papers(window)
    into(monkeypatch, tmp_path)
    box = box_with(window)
    head_of(box, "Mẫu “Bìa”").setCheckState(0, Qt.CheckState.Checked)
    box.rule.field.setText("{loai} {trich_yeu}")
    box.verb.click()
    idle(qtbot, window)
    made = {path.name: texts(path.read_bytes()) for path in tmp_path.glob("Bìa*.docx")}
    assert made == {
        "Bìa đôn đốc báo cáo.docx": ["đôn đốc báo cáo"],
        "Bìa Kết luận cuộc họp.docx": ["Kết luận cuộc họp"],
    }


def test_that_one_zip_holds_them_all(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = with_papers(window)
    chosen = tmp_path / "van ban 20.1"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(chosen), ""))
    box = box_with(window, BatchItem.of_paper(ids["letter"]), BatchItem.of_paper(ids["notice"]))
    box.zip.setChecked(True)
    box.pdf.setChecked(False)
    box.rule.field.setText("{loai}")
    box.verb.click()
    idle(qtbot, window)
    with zipfile.ZipFile(tmp_path / "van ban 20.1.zip") as archive:
        assert sorted(archive.namelist()) == ["Công văn.docx", "Thông báo.docx"]


def test_that_a_stop_leaves_no_half_batch(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_papers(window)
    folder = tmp_path / "ra"
    folder.mkdir()
    into(monkeypatch, folder)
    box = box_with(window)
    head_of(box, "Mẫu “Thư”").setCheckState(0, Qt.CheckState.Checked)
    box.verb.click()
    window.jobs.cancel_all()
    idle(qtbot, window)
    assert list(folder.iterdir()) == []


def test_that_leaving_the_picker_keeps_the_box_as_it_was(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = with_papers(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    box = box_with(window, BatchItem.of_paper(ids["letter"]))
    box.verb.click()
    assert box.isVisible()
    assert box.items() == (BatchItem.of_paper(ids["letter"]),)


def test_that_the_review_offers_many_papers_with_the_report_of_the_area_ticked(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go("reviews")
    idle(qtbot, window)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.page, Qt.Key.Key_E, keys)
    (box,) = window.findChildren(BatchBox)
    assert box.items() == (BatchItem.of_review(window.context.year),)
