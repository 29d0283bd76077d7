"""Names of awards where there is little room."""

import pytest

from app.domain.awards.short_names import short_name


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
