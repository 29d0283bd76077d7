"""«Bằng, giấy khen»: who is ready, a look at each, numbers, proofs, printing with its register, calibration."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services import history
from app.services.awards import certificate_printing, certificates
from app.services.workspace import Workspace
from app.ui import dialogs
from app.ui.awards.certificate_page import CertificatesTab
from app.ui.awards.certificate_print_box import CertificatePrintBox, ask_print
from app.ui.context import UiContext
from app.ui.forms import Form
from tests.support.award_season import YEAR, a_season
from tests.support.certificates import decided

pytestmark = pytest.mark.usefixtures("boxes_open")


@pytest.fixture
def ws(open_data: Callable[[str], Workspace]) -> Workspace:
    """Two decided persons without numbers, one whose name is not proved."""
    made = open_data("empty")
    season = a_season(made)
    certificates.add_usual(made, season.id)
    decided(made, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    decided(made, season, "Tổng Cọt", "Lý <b>A</b> Páo", is_proved=False, number="16/QĐ-UBND")
    return made


@pytest.fixture
def tab(context: UiContext, ws: Workspace, qtbot: QtBot) -> Iterator[CertificatesTab]:
    """The tab of the season of tests."""
    context.attach(ws, YEAR)
    made = CertificatesTab(context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    context.changed.connect(lambda _change: made.reload())
    made.show()
    made.reload()
    yield made
    made.editor.forget()
    context.jobs.close()
    context.detach()


def states(tab: CertificatesTab) -> list[str]:
    """What the column of states says."""
    model = tab.table.model
    column = [item.key for item in model.columns].index("state")
    return [model.index(row, column).data() for row in range(model.rowCount())]


def said(tab: CertificatesTab) -> str:
    """The sentence of the head."""
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def into(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever asks for a folder gets this one."""
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_args: folder)


def box_of(tab: CertificatesTab) -> CertificatePrintBox:
    """The box for all rows."""
    return ask_print(tab, tab.context, tab.table.model.rows)


def test_that_numbers_and_proofs_make_certificates_ready(tab: CertificatesTab) -> None:
    assert states(tab) == ["Chưa in được"] * 3
    tab.list.take_numbers()
    assert [row.golden_book_no for row in tab.table.model.rows] == ["1", "2", "3"]
    assert states(tab) == ["Sẵn sàng in", "Sẵn sàng in", "Chưa in được"]
    assert said(tab) == "2 tờ sẵn sàng in; 1 chưa in được."
    tab.table.select(lambda row: "Páo" in row.name)
    assert "Tên chưa được ký duyệt" in tab.list.side.reasons.text()
    tab.list.prove_names()
    assert states(tab) == ["Sẵn sàng in"] * 3


def test_that_a_number_is_typed_and_a_taken_one_refused(tab: CertificatesTab, qtbot: QtBot) -> None:
    model = tab.table.model
    column = [item.key for item in model.columns].index("number")
    model.setData(model.index(0, column), "12")
    assert model.rows_at(0).golden_book_no == "12"
    model.setData(model.index(1, column), "12")
    (box,) = [item for item in tab.window().findChildren(dialogs.Box) if item.isVisible()]
    assert any("đã cấp cho “Nông Văn Một”" in item.text() for item in box.findChildren(QLabel))
    box.reject()
    assert tab.table.model.rows_at(1).golden_book_no == ""


def test_that_the_chosen_certificate_is_looked_at(tab: CertificatesTab) -> None:
    tab.list.side.show_row(None)
    assert tab.list.side.page.is_empty
    tab.table.select(lambda row: row.name == "Nông Văn Hai")
    assert tab.list.side.heading.text() == "Nông Văn Hai"
    assert not tab.list.side.page.is_empty


def test_that_printing_writes_registers_and_tells_the_refused(
    tab: CertificatesTab, ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    tab.list.take_numbers()
    box = box_of(tab)
    assert box.told.text() == "2 tờ in được, 1 chưa in được."
    assert "Lý <b>A</b> Páo: tên chưa được ký duyệt" in box.refused.text()
    assert box.again.isHidden()
    into(monkeypatch, tmp_path)
    box.verb.click()
    qtbot.waitUntil(lambda: not tab.context.jobs.jobs, timeout=20_000)
    qtbot.waitUntil(lambda: states(tab)[:2] == ["Đã in 1 lần"] * 2, timeout=20_000)
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file() and "giấy khen" in path.name) == [
        ".docx",
        ".pdf",
        ".pdf",
    ]
    again = box_of(tab)
    assert not again.again.isHidden()
    assert "muốn in lại phải ghi lý do" in again.refused.text()
    assert not again.verb.isEnabled()
    again.again.set_values(reason="phôi nhòe")
    again.look()
    assert again.verb.isEnabled()
    again.reject()


def test_that_a_print_with_the_scan_is_only_to_look_at(tab: CertificatesTab) -> None:
    tab.list.take_numbers()
    box = box_of(tab)
    box.form.set_values(blank=True)
    box.look()
    assert box.verb.toolTip() == "Bản kèm ảnh phôi chỉ để in thử"
    box.form.set_values(blank=True, trial=True)
    box.look()
    assert box.verb.isEnabled()
    assert box.told.text() == "3 tờ in được, 0 chưa in được."
    box.reject()


def test_that_pages_sent_to_a_printer_are_registered(
    tab: CertificatesTab, ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def ask(_page: object, _context: object, _title: str, content: bytes, *, sent: Callable[[], None]) -> None:
        asked.append(content)
        sent()

    monkeypatch.setattr("app.ui.printing.ask", ask)
    tab.list.take_numbers()
    box = box_of(tab)
    box.send()
    assert len(asked) == 1
    assert states(tab) == ["Đã in 1 lần", "Đã in 1 lần", "Chưa in được"]
    history.undo(ws, is_deliberate=True)
    assert states(tab)[0] == "Sẵn sàng in"


def test_that_nobody_ready_is_a_sentence(tab: CertificatesTab, qtbot: QtBot) -> None:
    tab.table.view.clearSelection()
    with qtbot.waitSignal(tab.context.said) as told:
        tab.list.print_chosen()
    assert "Chưa có tờ nào sẵn sàng in" in told.args[0]
    with qtbot.waitSignal(tab.context.said):
        tab.list.prove_names()


def test_that_enter_asks_how_the_row_is_printed(tab: CertificatesTab) -> None:
    tab.table.enter()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    (box,) = tab.window().findChildren(CertificatePrintBox)
    assert len(box.order().nomination_ids) == 1
    box.reject()


def test_that_a_printer_is_calibrated_by_two_numbers(
    tab: CertificatesTab, ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    box = tab.layouts.ask_calibration()
    box.printer.setEditText("HP LaserJet")
    box.form.set_values(left="21,5", top="x")
    assert not box.keep()
    box.form.set_values(left="21,5", top="19", size="to")
    box.save_sheet()
    assert "Khổ giấy “to” không đúng" in box.refusal.text()
    into(monkeypatch, tmp_path)
    box.form.set_values(size="A3")
    box.save_sheet()
    qtbot.waitUntil(lambda: any(path.suffix == ".pdf" for path in tmp_path.glob("Tờ căn*")), timeout=20_000)
    box.verb.click()
    (offset,) = certificates.offsets(ws)
    assert (offset.printer, offset.x_mm, offset.y_mm) == ("HP LaserJet", -1.5, 1)
    printing = box_of(tab)
    printing.form.set_values(offset="1")
    assert printing.order().offset == offset
    printing.reject()


def test_that_a_blank_is_opened_copied_and_left(tab: CertificatesTab, ws: Workspace) -> None:
    tab.table.enter()
    row = tab.table.current_row()
    menu = tab.layouts.menu(row)
    assert menu.actions()[0].text() == row.layouts[0].name.replace("&", "&&")
    menu.actions()[0].trigger()
    assert tab.editor.layout_id == row.layouts[0].id
    tab.editor.leave()
    assert tab.editor.layout_id == 0
    count = len(certificates.layouts(ws))
    tab.layouts.copy(row.layouts[0].id)
    assert len(certificates.layouts(ws)) == count + 1
    tab.flush()
    tab.editor.leave()
    tab.layouts.remove(max(layout.id for layout in certificates.layouts(ws)))
    assert len(certificates.layouts(ws)) == count


def test_that_a_year_without_a_season_says_how_to_begin(tab: CertificatesTab) -> None:
    tab.context.set_year(2030)
    tab.reload()
    assert tab.buttons() == (None, None)
    assert tab.table.model.rows == ()


def test_that_the_rows_of_the_tab_are_those_of_the_service(tab: CertificatesTab, ws: Workspace) -> None:
    assert [row.name for row in tab.table.model.rows] == ["Nông Văn Một", "Nông Văn Hai", "Lý <b>A</b> Páo"]
    assert certificate_printing.rows(ws, 2) == tab.table.model.rows
    assert isinstance(box_of(tab).form, Form)
