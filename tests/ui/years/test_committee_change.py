"""The committee changes its level from a day on in the window; the window shows that of the year in sight."""

from datetime import date

import pytest

from app.domain.committee import CommitteeLevel
from app.services import committee, units
from app.ui import desk
from app.ui.forms import Form
from app.ui.system.committee import CommitteeTab
from app.ui.system.page import SystemPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of

pytestmark = [
    pytest.mark.data("empty"),
    pytest.mark.usefixtures("boxes_open"),
]
DAY = date(2022, 1, 10)


def committee_tab(window: MainWindow) -> CommitteeTab:
    """The tab of the committee."""
    window.go("system", "committee")
    assert isinstance(window.page, SystemPage)
    assert isinstance(window.page.tab, CommitteeTab)
    return window.page.tab


def ask(window: MainWindow, **values: str) -> str:
    """Fill the form of a change and press its verb; what is refused."""
    tab = committee_tab(window)
    if not [one for one in window.findChildren(Form) if "unit" in one._inputs and one.isVisible()]:
        tab.change()
    box = box_of(window)
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(**values)
    next(one for one in box.findChildren(Button) if one.text() == "Ghi thay đổi").click()
    return box.refusal.text() if box.refusal.isVisible() else ""


def test_that_the_committee_becomes_that_of_the_province_from_a_day_on(window: MainWindow) -> None:
    ws = window.context.workspace
    before = committee.profile(ws)
    province = next(item for item in units.standing(ws, before.unit_id, DAY)[1] if item.name == "Cao Bằng")
    assert ask(window, on="10/01/2030", unit=str(province.id), name="BCĐ tỉnh").startswith("Ngày 10/01/2030 chưa đến")
    values = {"on": "10/01/2022", "unit": str(province.id), "name": "Ban chỉ đạo tỉnh Cao Bằng", "document": "02/QĐ"}
    assert ask(window, **values) == ""
    now = committee.profile(ws)
    assert (now.level, now.unit_id, now.document) == (CommitteeLevel.PROVINCE, province.id, "02/QĐ")
    assert committee.profile(ws, date(2022, 1, 9)) == before
    tab = committee_tab(window)
    assert tab._history.text().splitlines()[0] == "Từ 10/01/2022: Ban chỉ đạo tỉnh Cao Bằng, theo 02/QĐ"
    assert (desk.facts(ws, 2021).committee, desk.facts(ws, 2022).committee) == (
        "BCĐ huyện Hà Quảng",
        "BCĐ tỉnh Cao Bằng",
    )
    window.undo()
    assert committee.profile(ws) == before
    assert not tab._history.isVisible()


def test_that_a_committee_of_a_commune_takes_the_level_of_its_unit(window: MainWindow) -> None:
    ws = window.context.workspace
    commune = units.search(ws, "Trường Hà", DAY)[0]
    assert ask(window, on="10/01/2022", unit=str(commune.id), name="Ban chỉ đạo xã Trường Hà") == ""
    assert committee.profile(ws).level is CommitteeLevel.COMMUNE
