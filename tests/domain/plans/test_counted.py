"""Which units are counted in whole numbers, by the words plans use for them."""

import pytest

from app.domain.plans.counted import is_counted


@pytest.mark.parametrize(
    "unit",
    ["người", "Xã", "clip", "lớp", "buổi", "đơn vị", "lượt người", "lần", "lớp/năm", "tin/6 tháng", "điểm cầu",
     "ngày hội", "công trình", "đồng chí", "hệ thống loa", "tổ tự quản"],
)  # fmt: skip
def test_that_people_and_things_are_counted(unit: str) -> None:
    assert is_counted(unit)


@pytest.mark.parametrize(
    "unit",
    ["%", "%/năm", "phần trăm", "điểm", "Điểm phần trăm", "đồng", "triệu đồng", "km", "km đường biên", "ha", "giờ",
     "ngày công", "Ngày công lao động", "giờ phát sóng", "điểm trung bình", "1000 người", "tạ thóc",
     "nghìn người", "người/km2", "lớp/xã", "hệ số", "", "  "],
)  # fmt: skip
def test_that_shares_money_lengths_means_and_what_has_no_unit_may_have_a_fraction(unit: str) -> None:
    assert not is_counted(unit)
