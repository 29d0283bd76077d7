"""Names of awards where there is little room."""

import pytest

from app.domain.awards.short_names import of_unit, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Giấy khen huyện", "GK huyện"),
        ("Bằng khen tỉnh", "BK tỉnh"),
        ("GIẤY KHEN  BCH BĐBP", "GK BCH BĐBP"),
        ("Giấy khen", "Giấy khen"),
        ("Giấy khenh", "Giấy khenh"),
        ("Kỷ niệm chương", "Kỷ niệm chương"),
        ("", ""),
    ],
)
def test_that_the_form_is_told_in_two_letters(name: str, short: str) -> None:
    assert short_name(name) == short


def test_that_the_noun_of_a_unit_is_told_once() -> None:
    assert of_unit("GK xã", "xã Sóc Hà") == "GK xã Sóc Hà"
    assert of_unit("GK đồn", "Đồn Biên phòng Cần Yên") == "GK Đồn Biên phòng Cần Yên"
    assert of_unit("GK cấp mình", "xã Sóc Hà") == "GK cấp mình xã Sóc Hà"
    assert of_unit("xã", "xã Sóc Hà") == "xã xã Sóc Hà"
