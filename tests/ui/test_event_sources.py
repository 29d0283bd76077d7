"""A total that comes from the register of events: what the panel of sources says, and where a click leads."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.figures import Total
from app.presets.load import PresetLibrary
from app.services.tracing import Source
from app.ui.reviews.sources_panel import SourcesPanel

INDICATOR = PresetLibrary.shipped().catalogue(2021)["N04"]
OWN = Source(
    1, "Hà Quảng", "045", "N04", "", Decimal(75), "", "Sổ sự kiện", "Hội nghị sơ kết huyện", "05/03/2021", 1, 0,
    event_id=42,
)  # fmt: skip
REPORTED = Source(2, "Sóc Hà", "01417", "N04", "", Decimal(84), "84", "bc.xlsx", "02_ChiTieu", "E194", 1, 7)


def a_panel(qtbot: QtBot) -> SourcesPanel:
    panel = SourcesPanel(lambda: None)
    qtbot.addWidget(panel)
    total = Total("N04", Decimal(342), 3, 8, own=Decimal(75), from_events=("Lũng Nặm", "Cải Viên"))
    panel.show_total(INDICATOR, total, (REPORTED, OWN))
    return panel


def test_that_the_panel_says_what_the_register_gives(qtbot: QtBot) -> None:
    said = [label.text() for label in a_panel(qtbot).findChildren(QLabel)]
    assert "Báo cáo không ghi, lấy từ sổ sự kiện: Lũng Nặm, Cải Viên" in said
    assert "Có 75 người của sự kiện do Ban chỉ đạo tổ chức, không thuộc báo cáo nào" in said


def test_that_a_source_of_the_register_is_named_by_event_and_day_and_opens_it(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    of_report, of_event = panel._rows
    assert of_event.accessibleName() == "Hà Quảng: 75; Hội nghị sơ kết huyện · 05/03/2021"
    assert "ô E194" in of_report.accessibleName()
    with qtbot.waitSignal(panel.opened) as opened:
        qtbot.keyClick(of_event, Qt.Key.Key_Return)
    assert opened.args == [42]
