"""Who signs on which day, and what stands in the letterhead."""

from dataclasses import replace
from datetime import date

from app.domain.committee import Committee, CommitteeLevel, OfficeHolder, committee_on, holders_on, signer_on


def a_holder(key: int, start: date, end: date | None = None, form: str = "") -> OfficeHolder:
    title = "Phó Trưởng ban" if form else "Trưởng ban"
    return OfficeHolder(key, f"Người {key}", title, "Phó Chủ tịch UBND huyện", form, start, end)


OLD = a_holder(1, date(2020, 1, 1), date(2022, 6, 1))
NEW = a_holder(2, date(2022, 6, 1))
DEPUTY = a_holder(3, date(2023, 1, 1), form="KT. Trưởng ban")


def test_that_an_old_paper_gets_the_old_signer() -> None:
    assert signer_on([OLD, NEW, DEPUTY], date(2022, 5, 31)) == OLD
    assert signer_on([OLD, NEW, DEPUTY], date(2022, 6, 1)) == NEW


def test_that_nobody_signs_before_the_first_office() -> None:
    assert signer_on([OLD, NEW], date(2019, 12, 31)) is None


def test_that_the_head_signs_before_a_deputy_appointed_later() -> None:
    assert holders_on([NEW, DEPUTY], date(2024, 1, 1)) == (DEPUTY, NEW)
    assert signer_on([NEW, DEPUTY], date(2024, 1, 1)) == NEW
    assert signer_on([DEPUTY], date(2024, 1, 1)) == DEPUTY


def test_that_signature_lines_are_in_capitals_in_their_order() -> None:
    assert OLD.signature_lines == ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN")
    assert DEPUTY.signature_lines == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN")


def test_that_a_letterhead_without_superior_organ_has_one_name() -> None:
    committee = Committee(
        1,
        CommitteeLevel.COMMUNE,
        "Ban chỉ đạo",
        "",
        "Ban chỉ đạo xã Trường Hà",
        "BCĐ",
        "Trường Hà",
        "Lưu: VT",
        ("UBND tỉnh",),
        "p",
        "",
        2026,
        2027,
    )
    assert committee.letterhead == ("BAN CHỈ ĐẠO XÃ TRƯỜNG HÀ",)
    assert committee.all_recipients == ("UBND tỉnh", "Lưu: VT")


def test_that_the_committee_of_a_day_is_the_one_that_began_last() -> None:
    district = Committee(1, CommitteeLevel.DISTRICT, "a", "", "a", "BCĐ", "p", "Lưu", (), "x", "", 2021, 2022)
    province = replace(district, unit_id=2, level=CommitteeLevel.PROVINCE, valid_from=date(2025, 7, 1))
    known = (district, province)
    assert committee_on(known, date(2025, 6, 30)) is district
    assert committee_on(known, date(2025, 7, 1)) is province
    assert committee_on((province,), date(2021, 1, 1)) is province
    assert committee_on((), date(2021, 1, 1)) is None
