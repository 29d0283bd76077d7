"""Names of nominees taken apart: what writers add or leave out does not count."""

import pytest

from app.domain.awards.nominee_names import group_name, head_words, person_key, person_words, plain


@pytest.mark.parametrize(
    "written",
    [
        "Nông Văn Thắng",
        "NÔNG VĂN THẮNG",
        "nong van thang",
        "  Nông   Văn\u00a0Thắng ",
        "Ông Nông Văn Thắng",
        "Đ/c Nông Văn Thắng",
        "đồng chí Đại uý Nông Văn Thắng",
        "Thượng úy QNCN Nông Văn Thắng",
        "Thượng uý Nông Văn Thắng – Đội trưởng Đội vận động quần chúng",
        "Nông Văn Thắng (Trưởng xóm Kéo Sỹ)",
        "Nông Văn Thắng, Trưởng xóm Kéo Sỹ",
        "Trưởng xóm Kéo Sỹ, Nông Văn Thắng",
        "Xóm Kéo Sỹ: Nông Văn Thắng",
        "Nông Văn Thắng Bí thư chi bộ xóm",
        "Phó Chủ tịch UBND Nông Văn Thắng",
        "Nông Văn Thắng sinh năm 1978",
        "Nông Văn Thắng 1978",
        "Chủ hộ: Nông Văn Thắng",
        "Thượng tá, Chính trị viên Nông Văn Thắng",
        "Đại uý - Nông Văn Thắng",
        "Ông (bà): Nông Văn Thắng",
        "Xóm trưởng Nông Văn Thắng, dân tộc Tày",
        "Sinh năm 1978: Nông Văn Thắng",
        "01/ Nông Văn Thắng",
        "Người uy tín Nông Văn Thắng",
    ],
)
def test_that_rank_office_tones_and_birth_do_not_change_a_name(written: str) -> None:
    assert person_key(written) == "nong van thang"


def test_that_i_and_y_are_one_where_they_sound_alike() -> None:
    assert person_key("Lý Văn Sỹ") == person_key("Lí Văn Sĩ")
    assert plain("Quý") == plain("Quí")
    assert plain("Hay") != plain("Hai")


def test_that_a_family_name_like_a_title_stays() -> None:
    assert person_words("Tô Trường Sơn") == ("to", "truong", "son")
    assert person_words("Hà Sỹ Hùng") == ("ha", "si", "hung")
    assert person_words("Bàn Văn Nam") == ("ban", "van", "nam")
    assert person_words("Chu Thanh Bắc") == ("chu", "thanh", "bac")


def test_that_a_name_of_one_word_or_none_is_kept() -> None:
    assert person_words("Bà Lan") == ("lan",)
    assert person_words("Lan") == ("lan",)
    assert person_words("xóm Kéo Sỹ") == ("xom", "keo", "si")
    assert person_words("Đại uý") == ("dai", "uy")
    assert person_words(" - ") == ()
    assert person_words("1978") == ("1978",)


def test_that_a_household_goes_by_its_head() -> None:
    assert head_words("Hộ gia đình ông Nông Văn Thắng") == ("nong", "van", "thang")
    assert head_words("Gia đình Nông Văn Thắng") == ("nong", "van", "thang")
    assert head_words("Hộ bà Lan, xóm Kéo Sỹ") == ("lan",)


COMMUNES = frozenset({"tong cot"})


@pytest.mark.parametrize(
    "written",
    [
        "Tổ tự quản Kéo Sỹ 2",
        "Tổ tự quản xóm Kéo Sỹ số 2",
        "Tổ tự quản xóm Kéo Sĩ số 02",
        "TỔ TỰ QUẢN XÓM KÉO SỸ SỐ II",
        "Tổ tự quản Kéo Sỹ II",
        "Tổ tự quản số hai xóm Kéo Sỹ",
        "Tổ TQ số 2 Kéo Sỹ",
        "TTQ Kéo Sỹ 2",
        "Tập thể Tổ 2 xóm Kéo Sỹ",
        "Các tổ tự quản 2, xóm Kéo Sỹ, xã Tổng Cọt",
    ],
)
def test_that_ways_to_number_a_team_are_one(written: str) -> None:
    found = group_name(written, COMMUNES)
    assert (found.head, found.words, found.number) == ("to", ("keo", "si"), "2")


def test_that_what_a_team_guards_is_told_apart() -> None:
    border = group_name("Tổ tự quản đường biên, mốc quốc giới xóm Kéo Sỹ")
    assert border == group_name("Tổ tự quản ĐBMG Kéo Sỹ")
    assert border.topics == {"border"}
    assert group_name("Tổ ANTT xóm Kéo Sỹ").topics == {"order"}
    assert group_name("Ban tự quản xóm Kéo Sỹ").head == "ban"


def test_that_order_of_words_and_and_do_not_count() -> None:
    assert group_name("Nhân dân và cán bộ xóm Nà Tềnh") == group_name("Cán bộ, nhân dân xóm Nà Tềnh")


def test_that_a_number_of_two_parts_and_a_year_stay_numbers() -> None:
    assert group_name("Tổ 19/8 xóm Kéo Sỹ").number == "19/8"
    assert group_name("Lớp mẫu giáo 000").number == ""


def test_that_a_couple_is_found_by_its_first_and_a_soldier_without_his_service() -> None:
    assert head_words("Hộ ông Lý A Sử và bà Vừ Thị Mỷ") == head_words("Hộ ông Lý A Sử")
    assert person_words("Trung úy CN Lục Văn Sơn") == person_words("Lục Văn Sơn")
    assert person_words("Hoàng Văn Y") == person_words("Hoàng Văn I")


def test_that_short_forms_of_the_military_and_the_word_collective_add_nothing() -> None:
    long = group_name("Ban chỉ huy quân sự xã Sóc Hà", ("soc ha",))
    assert group_name("BCH QS xã Sóc Hà", ("soc ha",)) == group_name("BCHQS xã Sóc Hà", ("soc ha",)) == long
    assert group_name("Tập thể xóm Nà Mạ") == group_name("Xóm Nà Mạ")
    assert group_name("Tập thể các tổ tự quản xóm Láp") == group_name("Tổ tự quản xóm Láp")
