"""What is wrong with an entry of the tier register: one sentence each, hints apart from what keeps it out."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.tier_faults import NOTHING_NEW, TierCase, TierFault, faults, says_the_same
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit, UnitKind
from tests.domain.test_tier_words import COVID

TODAY, DAY = date(2022, 2, 12), date(2022, 2, 14)
COMMUNE = Unit(7, "uid-7", UnitKind.COMMUNE, "01392", "Sóc Hà", date(1980, 1, 1), date(2025, 7, 1))
GOOD = TierEntry(7, "covid-19", Standing.LEVEL, DAY, 3, "15/TB-UBND", date(2022, 2, 11), "UBND huyện Hà Quảng")


def told(entry: TierEntry, **fields: object) -> tuple[TierFault, ...]:
    known = fields.pop("known", ())
    case = TierCase(COMMUNE, TODAY, COVID, TierRegister(known), True, ("xã Trường Hà",))  # type: ignore[arg-type]  # rows
    return faults(entry, replace(case, **fields))  # type: ignore[arg-type]  # free fields


def test_that_a_whole_entry_is_taken_without_a_word() -> None:
    assert told(GOOD) == ()


REFUSED = "ngày 01/07/2025 không ghi cấp độ cho đơn vị này được."
STATION = Unit(8, "uid-8", UnitKind.BORDER_STATION, "DBP-SG", "Sóc Giang", date(1980, 1, 1))


@pytest.mark.parametrize(
    ("entry", "fields", "code", "sentence"),
    [
        (
            GOOD, {"unit": STATION}, "tier-of-station",
            "Đồn Biên phòng Sóc Giang không có cấp độ riêng; hãy ghi cho xã, xóm mà đồn phụ trách.",
        ),
        (GOOD, {"is_inside": False}, "tier-outside", "Xã Sóc Hà không thuộc địa bàn của Ban chỉ đạo."),
        (
            replace(GOOD, from_day=date(1979, 1, 1), standing=Standing.NONE, level=None), {}, "tier-too-early",
            "Xã Sóc Hà đến 01/01/1980 mới có, nên ngày 01/01/1979 chưa có cấp độ.",
        ),
        (
            replace(GOOD, from_day=date(2025, 7, 1), standing=Standing.NONE, level=None), {}, "tier-dissolved",
            f"Xã Sóc Hà không còn từ ngày 01/07/2025; {REFUSED} Hãy ghi cho xã Trường Hà.",
        ),
        (
            GOOD, {"matrix": None}, "no-matrix",
            "Dữ liệu chưa có bảng quy định này; hãy thêm ở phần Quy tắc rồi ghi cấp độ.",
        ),
        (replace(GOOD, level=None), {}, "no-level", "Chưa ghi cấp độ."),
        (
            replace(GOOD, level=5), {}, "unknown-level",
            "“Dịch Covid-19” không có cấp độ 5 vào ngày 14/02/2022; chỉ có: cấp độ 1, cấp độ 2, cấp độ 3, cấp độ 4.",
        ),
        (
            GOOD, {"matrix": RuleMatrix((), "covid-19")}, "unknown-level",
            "“covid-19” không có quy định nào vào ngày 14/02/2022 nên chưa ghi cấp độ 3 được.",
        ),
        (
            replace(GOOD, document=" "), {}, "no-document",
            "Chưa ghi số, ký hiệu văn bản công bố cấp độ, ví dụ 15/TB-UBND.",
        ),
        (
            replace(GOOD, document_on=date(2022, 2, 13)), {}, "document-ahead",
            "Ngày văn bản 13/02/2022 còn ở phía trước, hôm nay là 12/02/2022.",
        ),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_said_in_one_sentence(
    entry: TierEntry, fields: dict[str, object], code: str, sentence: str
) -> None:
    found = told(entry, **fields)
    assert [(item.code, item.sentence) for item in found if not item.is_hint] == [(code, sentence)]


def test_that_a_commune_without_heirs_names_none() -> None:
    found = told(replace(GOOD, from_day=date(2026, 1, 1), standing=Standing.NONE, level=None), heirs=())
    assert found[0].sentence.endswith("không ghi cấp độ cho đơn vị này được.")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (replace(GOOD, document_on=None), "no-document-day"),
        (replace(GOOD, authority=""), "no-authority"),
        (replace(GOOD, from_day=date(2022, 2, 10)), "before-document"),
        (replace(GOOD, from_day=date(2022, 6, 1)), "far-ahead"),
    ],
)
def test_that_what_is_odd_is_a_hint(entry: TierEntry, code: str) -> None:
    assert [(item.code, item.is_hint) for item in told(entry)] == [(code, True)]


def test_that_following_the_level_above_needs_no_paper() -> None:
    entry = TierEntry(7, "covid-19", Standing.INHERIT, DAY)
    assert told(entry, known=[replace(GOOD, from_day=TODAY)]) == ()


# --- what is known already -------------------------------------------------------------------------------------------


def test_that_what_holds_already_is_nothing_to_enter() -> None:
    again = replace(GOOD, from_day=date(2022, 2, 20), document=" 15/tb-ubnd")
    by = "15/TB-UBND ngày 11/02/2022, UBND huyện Hà Quảng"
    sentence = f"Xã Sóc Hà ngày 20/02/2022 đã ghi cấp độ 3 theo {by}; không có gì phải ghi."
    assert [(item.code, item.sentence) for item in told(again, known=[GOOD])] == [(NOTHING_NEW, sentence)]
    assert told(replace(again, document="17/TB-UBND"), known=[GOOD]) == ()
    following = TierEntry(7, "covid-19", Standing.INHERIT, DAY)
    sentence = "Xã Sóc Hà ngày 14/02/2022 vẫn theo cấp trên; không có gì phải ghi."
    for known in ((), (replace(following, from_day=TODAY),)):
        assert [(item.code, item.sentence) for item in told(following, known=known)] == [(NOTHING_NEW, sentence)]


def test_that_same_means_place_and_paper() -> None:
    assert not says_the_same(GOOD, None)
    assert not says_the_same(GOOD, replace(GOOD, level=2))
    assert not says_the_same(GOOD, replace(GOOD, standing=Standing.NONE, level=None))
    assert says_the_same(GOOD, GOOD)


def test_that_an_entry_says_what_it_replaces_and_until_when_it_holds() -> None:
    known = [replace(GOOD, level=2), replace(GOOD, from_day=date(2022, 2, 20), level=4)]
    assert [(item.code, item.is_hint, item.sentence) for item in told(GOOD, known=known)] == [
        (
            "tier-replaced", True,
            "Ngày 14/02/2022 đã ghi cấp độ 2; mục này thay mục đó, mục cũ vẫn đọc được trong lịch sử.",
        ),
        (
            "tier-later", True,
            "Từ 20/02/2022 đã ghi cấp độ 4, nên mục này chỉ áp dụng đến trước ngày đó.",
        ),
    ]  # fmt: skip
