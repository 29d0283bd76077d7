"""Words of lists of names: collectives, persons, households; names, two names, awards; nothing guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.book import RuleBook, printed
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake_words import (
    KnownAward,
    SaidName,
    kind_in_words,
    kind_of_heading,
    kind_of_word,
    looks_like_person,
    may_be_group,
    read_award,
    read_name,
    says_award,
)
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary
from app.text import clean

GROUP, PERSON, HOME = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD
SEATS = {"huyen": "huyện Hà Quảng", "xa": "xã Sóc Hà", "don": "Đồn Biên phòng Sóc Giang"}


def known(day: date) -> tuple[KnownAward, ...]:
    """The awards of the shipped catalogue on a day, as a committee of Hà Quảng prints them."""
    book = RuleBook(award_rules(PresetLibrary.shipped()))
    found = []
    for rule in book.awards(day):
        authority = book.authority_of(rule.key, day)
        seat = SEATS.get(rule.content.authority, "tỉnh Cao Bằng")
        title = printed(rule.content.title, seat)
        found.append(KnownAward(rule.key, rule.content, authority.content if authority else None, title))
    return tuple(found)


IN_2022, IN_2026 = known(date(2022, 1, 18)), known(date(2026, 11, 2))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ tự quản đường biên, mốc quốc giới xóm Láp", GROUP),
        ("1. Ban tự quản xóm Pác Bó", GROUP),
        ("Nhân dân và cán bộ xóm Lũng Pươi", GROUP),
        ("Đoàn thanh niên xã Sóc Hà", GROUP),
        ("To tu quan xom Lap", GROUP),
        ("Đồn Biên phòng Sóc Giang", GROUP),
        ("Hộ ông Nông Văn B", HOME),
        ("Gia đình bà Mã Thị C", HOME),
        ("Ông Nông Văn Thắng", PERSON),
        ("Đồng chí Lý Thị B", PERSON),
        # Families that begin like collectives, and a name without its tones, are left open.
        ("Tô Văn An", None),
        ("Đoàn Văn An", None),
        ("Hồ Bá Nam", None),
        ("To Van An", None),
        ("Nông Văn Thắng", None),
        ("Hạt Kiểm Lâm", None),
        ("", None),
    ],
)
def test_that_a_name_tells_its_kind_or_nothing(name: str, kind: NomineeKind | None) -> None:
    assert kind_in_words(name) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I. TẬP THỂ", GROUP), ("II. Cá nhân: 03 người", PERSON), ("III HỘ GIA ĐÌNH (02)", HOME),
        ("Về cá nhân", PERSON),
        ("1) Các tập thể", GROUP), ("Phần II: Cá nhân", PERSON), ("Nông Văn Thắng", None), ("A. Giấy khen", None),
    ],
)  # fmt: skip
def test_that_headings_name_a_kind(text: str, kind: NomineeKind | None) -> None:
    assert kind_of_heading(text) is kind


def test_that_a_column_of_kinds_is_read() -> None:
    assert [kind_of_word(text) for text in ("Tập thể", "cá nhân.", "HỘ", "khác")] == [GROUP, PERSON, HOME, None]


def test_that_people_are_words_with_capitals() -> None:
    people = ("Nông Văn Thắng", "NÔNG VĂN THẮNG", "H'Hen Niê", "A Páo")
    others = ("Páo", "Nông văn Thắng", "Tổ 3", "Một Hai Ba Bốn Năm Sáu Bảy")
    assert all(looks_like_person(name) for name in people)
    assert not any(looks_like_person(name) for name in others)
    assert may_be_group("Đoàn Văn An")
    assert not may_be_group("Nông Văn A")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. Ông Nông Văn Thắng", SaidName("Nông Văn Thắng", "nam")),
        ("Bà  Mã Thị Thơm", SaidName("Mã Thị Thơm", "nữ")),
        ("Đ/c Lý Văn B", SaidName("Lý Văn B")),
        ("Ông Văn An", SaidName("Văn An", "nam", (), "Ông Văn An")),
        ("Nông Văn A và Lý Thị B", SaidName("Nông Văn A và Lý Thị B", "", ("Nông Văn A", "Lý Thị B"))),
        ("Nông Văn A\nLý Thị B", SaidName("Nông Văn A Lý Thị B", "", ("Nông Văn A", "Lý Thị B"))),
        ("Nông Văn A, Trưởng xóm", SaidName("Nông Văn A, Trưởng xóm", "", ("Nông Văn A", "Trưởng xóm"))),
        ("Tổ tự quản đường biên, mốc quốc giới", SaidName("Tổ tự quản đường biên, mốc quốc giới")),
        ("<b>x</b> & y", SaidName("<b>x</b> & y")),
    ],
)
def test_that_a_name_keeps_all_but_what_stands_before_it(text: str, said: SaidName) -> None:
    assert read_name(text) == said


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_that_no_letter_of_a_name_is_changed(text: str) -> None:
    said = read_name(text)
    assert said.name in clean(text)
    assert all(part in clean(text) for part in said.parts)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Giấy khen huyện", "giay-khen-huyen"),
        ("GK huyện", "giay-khen-huyen"),
        ("Giấy khen của Chủ tịch UBND huyện", "giay-khen-huyen"),
        ("Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng", "giay-khen-huyen"),
        ("BK tỉnh", "bang-khen-tinh"),
        ("Đề nghị tặng Bằng khen UBND tỉnh Cao Bằng", "bang-khen-tinh"),
        ("GK BCH BĐBP tỉnh", "giay-khen-bch-bdbp"),
        ("Giấy khen Bộ Chỉ huy Bộ đội Biên phòng", "giay-khen-bch-bdbp"),
        ("Giấy khen Bộ CHQS tỉnh", "giay-khen-bo-chqs"),
        ("Giấy khen đồn", "giay-khen-don"),
        ("Giấy khen UBND xã Sóc Hà", "giay-khen-xa"),
    ],
)
def test_that_awards_are_known_by_their_words(text: str, key: str) -> None:
    assert read_award(text, IN_2022, "xã Sóc Hà").key == key


@pytest.mark.parametrize(
    "text",
    ["Giấy khen", "GK", "Giấy khen tỉnh", "Giấy khen UBND huyện Bảo Lạc", "Kỷ niệm chương", "", "Giấy khen, bằng khen"],
)  # fmt: skip
def test_that_what_may_be_several_awards_or_none_is_left_open(text: str) -> None:
    said = read_award(text, IN_2022)
    assert said.key == ""
    assert len(said.candidates) > 1


def test_that_levels_that_ended_are_never_meant() -> None:
    assert read_award("Giấy khen huyện", IN_2026).key == ""
    assert read_award("Giấy khen Bộ Chỉ huy BĐBP", IN_2026).key == ""
    assert read_award("Giấy khen xã", IN_2026).key == "giay-khen-xa"
    assert "giay-khen-huyen" not in read_award("Giấy khen huyện", IN_2026).candidates


def test_that_posthumous_awards_say_so() -> None:
    said = read_award("Truy tặng Bằng khen tỉnh", IN_2022)
    assert (said.key, said.is_posthumous) == ("bang-khen-tinh", True)
    assert read_award("Truy tặng", IN_2022).key == ""


def test_that_words_about_awards_are_told_from_others() -> None:
    assert says_award("GK huyện")
    assert not says_award("Khen ngợi")
    assert not KnownAward("x", IN_2022[0].award, None, "").authority
    alone = (KnownAward("x", IN_2022[1].award, None, "Bằng khen lạ"),)
    assert read_award("Bằng khen UBND tỉnh", alone).key == ""
