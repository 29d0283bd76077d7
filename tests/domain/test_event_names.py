"""Units that the name of an event names though they have nothing to do with it."""

from dataclasses import replace

import pytest

from app.domain.event_names import elsewhere, named_units
from tests.support.assessed_events import CAN_YEN, DISTRICT, LUNG_VAI, NA_TENH, NOI_THON, POST, SOC_HA

NA = replace(NA_TENH, id=8, name="Nà")
OTHER_LUNG_VAI = replace(LUNG_VAI, id=9)
KNOWN = named_units((DISTRICT, CAN_YEN, SOC_HA, NOI_THON, LUNG_VAI, NA_TENH, NA, OTHER_LUNG_VAI, POST))


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("Hội nghị sơ kết xã Cần Yên", {CAN_YEN.id}, ()),
        ("Hội nghị sơ kết XÃ CẦN YÊN, xã Sóc Hà.", {CAN_YEN.id}, (SOC_HA,)),
        ("Hội nghị sơ kết xã Sóc Hạ", {CAN_YEN.id}, ()),
        ("Hội nghị sơ kết huyện Hà Quảng", {CAN_YEN.id}, ()),
        ("Ngày hội xóm Lũng Vai, xã Cần Yên", {LUNG_VAI.id, CAN_YEN.id}, ()),
        ("Ngày hội xóm Lũng Vai", {NOI_THON.id}, (OTHER_LUNG_VAI,)),
        ("Ngày hội xóm Nà Tềnh", {NA_TENH.id}, ()),
        ("Ngày hội xóm Nà Tềnh", {NOI_THON.id}, (NA_TENH,)),
        ("Ngày hội Cần Yên", set(), ()),
    ],
)  # fmt: skip
def test_that_only_whole_titles_of_foreign_units_count(name: str, own: set[int], expected: tuple[object, ...]) -> None:
    assert elsewhere(name, KNOWN, own) == expected
