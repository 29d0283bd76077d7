"""Marker numbers: grammar, natural order, ranges over the list of a commune."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.markers import MarkerNumber, between, expand, marker_key, parse_marker

TONG_COT = ["709", "709/1", "710", "710/1", "711", "711/1", "711/2", "712", "712/1", "713", "713/1", "713/2", "714",
            "714/1", "715", "715/1", "716", "717", "718", "719", "720", "721", "722", "723"]  # fmt: skip
NUMBERS = st.builds(
    MarkerNumber,
    st.integers(1, 1999),
    st.integers(0, 99),
    st.integers(0, 9),
    st.integers(0, 9999),
)


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("675", MarkerNumber(675)),
        ("728/1", MarkerNumber(728, 1)),
        ("519/2", MarkerNumber(519, 2)),
        ("85(2)", MarkerNumber(85, 0, 2)),
        ("65/1(2)", MarkerNumber(65, 1, 2)),
        ("1364+400", MarkerNumber(1364, metres=400)),
        (" Mốc số 666 ", MarkerNumber(666)),
        ("Cột mốc 65 / 1 ( 2 )", MarkerNumber(65, 1, 2)),
        ("M 675 + 120 m", MarkerNumber(675, metres=120)),
        ("không", None),
        ("718-723", None),
        ("12/2021/3", None),
        ("", None),
    ],
)
def test_that_marker_numbers_are_read(text: str, marker: MarkerNumber | None) -> None:
    assert parse_marker(text) == marker


@given(NUMBERS)
def test_that_a_marker_reads_back_as_it_is_written(marker: MarkerNumber) -> None:
    assert parse_marker(str(marker)) == marker
    assert marker.is_auxiliary == (marker.sub > 0)


def test_that_markers_sort_along_the_line() -> None:
    texts = ["1000", "86", "85/1", "85(2)", "85", "85/1(2)"]
    assert [str(marker) for marker in sorted(filter(None, map(parse_marker, texts)))] == [
        "85", "85(2)", "85/1", "85/1(2)", "86", "1000",
    ]  # fmt: skip


def test_that_a_key_is_the_same_for_every_spelling() -> None:
    assert marker_key("Mốc 728 / 1") == marker_key("728/1") == "728/1"
    assert marker_key(" cọc  dấu ") == "cọc dấu"


def test_that_a_range_means_every_marker_of_the_list_between_both_ends() -> None:
    assert [str(marker) for marker in between("718", "723", TONG_COT) or ()] == [
        "718",
        "719",
        "720",
        "721",
        "722",
        "723",
    ]
    assert len(between("712/1", "713/2", TONG_COT) or ()) == 4
    assert between("723", "718", TONG_COT) == between("718", "723", TONG_COT)
    assert between("715", "", TONG_COT) == (MarkerNumber(715),)


@pytest.mark.parametrize(("first", "last"), [("718", "730"), ("x", "723"), ("", ""), ("700", "")])
def test_that_a_range_with_an_unknown_end_is_not_guessed(first: str, last: str) -> None:
    assert between(first, last, TONG_COT) is None


def test_that_lists_of_markers_are_expanded() -> None:
    assert [str(marker) for marker in expand("718 - 720; 710/1, 709 và 709", TONG_COT) or ()] == [
        "709", "710/1", "718", "719", "720",
    ]  # fmt: skip
    assert expand("718 đến 719", TONG_COT) == (MarkerNumber(718), MarkerNumber(719))
    assert expand("718-719-720", TONG_COT) is None
    assert expand("718; chưa rõ", TONG_COT) is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_that_no_text_crashes(first: str, last: str) -> None:
    between(first, last, TONG_COT)
    expand(f"{first}-{last}", TONG_COT)
