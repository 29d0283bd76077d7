"""Names of files by a rule: filled in, fit for Windows, never the same twice."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_names import DEFAULT_PATTERN, NAME_FIELDS, file_name, fit, numbered, refuse_pattern
from app.errors import Refused


def test_that_a_rule_is_filled_in_and_empty_parts_leave_no_gap() -> None:
    fields = {"loai": "Báo cáo sơ kết", "so": "05/BC-BCĐ", "don_vi": "Sóc Hà", "nam": "2021"}
    assert file_name(DEFAULT_PATTERN, fields) == "Báo cáo sơ kết_05-BC-BCĐ_Sóc Hà_2021"
    assert file_name(DEFAULT_PATTERN, {**fields, "so": ""}) == "Báo cáo sơ kết_Sóc Hà_2021"
    assert file_name("{so} {don_vi}", {"don_vi": "Sóc Hà"}) == "Sóc Hà"
    assert file_name("{trich_yeu}", {"trich_yeu": "{nam}", "nam": "2021"}) == "{nam}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a<b>:"c"/d\\e|f?g*h', "a-b-c-d-e-f-g-h"),
        ("con", "_con"),
        ("COM1.docx", "_COM1.docx"),
        ("nul .txt", "_nul .txt"),
        ("console", "console"),
        ("tên. . ", "tên"),
        (" . ", "văn bản"),
        ("", "văn bản"),
        ("một\nhai\tba", "một-hai-ba"),
        (unicodedata.normalize("NFD", "Sóc Hà"), "Sóc Hà"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 300, "x" * 100),
        ("ế" * 100, "ế" * 66),
        (f"{'a' * 90} {'b' * 30}", "a" * 90),
        (f"{'a' * 90}, – {'b' * 30}", "a" * 90),
        (f"{'a' * 100} b", "a" * 100),
        (f"{'ế' * 60}, {'ế' * 30}", "ế" * 60),
    ],
)
def test_that_a_name_is_fit_for_windows(text: str, name: str) -> None:
    assert fit(text) == name


def test_that_a_shorter_name_is_cut_between_words() -> None:
    assert fit("Tờ trình Giấy khen huyện", 20) == "Tờ trình Giấy khen"
    assert fit("Tờ trình", 20) == "Tờ trình"


@given(st.text(max_size=200))
def test_that_whatever_is_typed_becomes_a_name_that_stays_as_it_is(text: str) -> None:
    name = fit(text)
    assert name
    assert fit(name) == name
    assert not set(name) & set('\\/:*?"<>|\n\t\x00')
    assert name == unicodedata.normalize("NFC", name)
    assert name[-1] not in ". "
    assert len(name.encode()) <= 201


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{loaii}", "{loai}"),
        ("{đơn vị}", "{don_vi}"),
        ("{}", "{nam}"),
        ("{xyz123}", "{loai}"),
        ("tên", "{loai}"),
        ("{loai", "đủ đôi"),
        ("{loai}}", "đủ đôi"),
    ],
)
def test_that_a_rule_that_cannot_be_filled_in_is_refused_with_what_can(pattern: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_pattern(pattern)
    assert refused.value.code == "bad-pattern"
    assert said in refused.value.sentence


def test_that_every_part_may_stand_in_a_rule() -> None:
    refuse_pattern(" ".join("{" + name + "}" for name in NAME_FIELDS))


def test_that_a_name_that_is_taken_gets_a_number() -> None:
    assert numbered("A", []) == "A"
    assert numbered("A", ["a", "B"]) == "A (2)"
    assert numbered("A", ["a", "a (2)"]) == "A (3)"
