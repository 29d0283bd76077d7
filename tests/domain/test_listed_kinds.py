"""The words of the column «Loại»: what counts as what, also where people write more than the column offers."""

import pytest

from app.domain.listed_kinds import Family, ListedKind, family_of, is_meeting, is_of_movement


@pytest.mark.parametrize(
    ("word", "family"),
    [
        (ListedKind.COMMUNE_REVIEW, Family.REVIEW),
        (ListedKind.HAMLET_REVIEW, Family.REVIEW),
        (ListedKind.FESTIVAL, Family.FESTIVAL),
        (ListedKind.SECURITY_FESTIVAL, Family.SECURITY_FESTIVAL),
        (ListedKind.OTHER, Family.OTHER),
        ("HỘI NGHỊ SƠ KẾT", Family.REVIEW),
        ("Ngày hội Biên phòng toàn dân", Family.FESTIVAL),
        ("Sơ kết 19/8", Family.SECURITY_FESTIVAL),
        ("", Family.OTHER),
    ],
)
def test_that_a_word_tells_what_an_event_counts_as(word: str, family: Family) -> None:
    assert family_of(word) is family
    assert is_of_movement(word) is (family is not Family.SECURITY_FESTIVAL)
    assert is_meeting(word) is (family in {Family.REVIEW, Family.FESTIVAL})
