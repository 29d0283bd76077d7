"""The catalogue of awards as data: every row says where it is from, and every day has one answer."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import AwardRule, BaseSalary, Confidence, NomineeKind, RuleKind
from app.domain.awards.rule_checks import faults, subject
from app.errors import Problem
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary

RULES = award_rules(PresetLibrary.shipped())
BOOK = RuleBook(RULES)
KINDS = (NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD)
R1, R2, R3 = date(2022, 3, 3), date(2024, 6, 1), date(2026, 3, 3)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key} {rule.valid_from}")
def test_that_every_row_has_its_clause_and_what_is_unsure_says_why(rule: AwardRule) -> None:
    assert rule.clause
    if rule.confidence is Confidence.PRACTICE:
        assert rule.note


def test_that_the_shipped_rows_have_no_fault() -> None:
    assert faults(RULES) == ()


def test_that_rows_about_one_thing_follow_each_other_without_a_gap() -> None:
    by_subject: dict[object, list[AwardRule]] = {}
    for rule in RULES:
        by_subject.setdefault(subject(rule), []).append(rule)
    for rows in by_subject.values():
        for earlier, later in pairwise(sorted(rows, key=lambda rule: rule.valid_from)):
            assert earlier.valid_to == later.valid_from, later


def test_that_what_ends_is_taken_over_by_what_begins_that_day() -> None:
    # District and provincial command of the border guard ended on 30/6/2025; nothing else of the catalogue ends.
    ended = {(rule.kind, rule.key) for rule in RULES if rule.valid_to == date(2025, 7, 1)}
    for kind, key in ended:
        goes_on = any((r.kind, r.key) == (kind, key) and r.valid_from == date(2025, 7, 1) for r in RULES)
        assert goes_on or key.split(".")[0] in {"R2", "huyen", "bch-bdbp", "giay-khen-huyen", "giay-khen-bch-bdbp"}


@pytest.mark.parametrize(
    ("on", "key", "form", "household"),
    [
        (date(2017, 10, 1), "R1", "Mẫu số 07", False),
        (date(2023, 12, 31), "R1", "Mẫu số 07", False),
        (date(2024, 1, 1), "R2", "Mẫu số 08", True),
        (date(2025, 6, 30), "R2", "Mẫu số 08", True),
        (date(2025, 7, 1), "R3", "Mẫu số 08", True),
        (date(2026, 9, 30), "R3", "Mẫu số 08", True),
        (date(2026, 10, 1), "R4", "Mẫu số 08", True),
    ],
)
def test_that_a_day_has_its_regime_with_bases(on: date, key: str, form: str, household: bool) -> None:
    found = BOOK.regime(on)
    assert found is not None
    content = found.content
    assert (found.key, content.report_form, content.household_is_own, content.rounding) == (
        key,
        form,
        household,
        10_000,
    )
    assert content.bases
    assert content.decision_bases


def test_that_a_circular_is_a_basis_from_its_day_on() -> None:
    def bases(on: date) -> str:
        found = BOOK.regime(on)
        return " ".join(found.content.bases + found.content.military_bases) if found else ""

    for start, number in (
        (date(2018, 11, 25), "151/2018/TT-BQP"),
        (date(2020, 1, 1), "12/2019/TT-BNV"),
        (date(2024, 2, 24), "01/2024/TT-BNV"),
        (date(2025, 8, 5), "15/2025/TT-BNV"),
    ):
        assert number in bases(start)
        assert number not in bases(start - timedelta(days=1))


@pytest.mark.parametrize(
    ("award", "on", "values"),
    [
        ("bang-khen-ttg", R1, ("3.5", None, None)),
        ("bang-khen-tinh", R1, ("1.0", "2.0", None)),
        ("bang-khen-tinh", R2, ("1.5", "3.0", "2.25")),
        ("bang-khen-tinh", R3, ("1.5", "3.0", "2.25")),
        ("bang-khen-btl-bdbp", R1, (None, None, None)),
        ("bang-khen-btl-bdbp", R3, ("1.0", "2.0", "1.5")),
        ("giay-khen-huyen", R1, ("0.3", "0.6", None)),
        ("giay-khen-huyen", R2, ("0.3", "0.6", "0.45")),
        ("giay-khen-huyen", R3, (None, None, None)),
        ("giay-khen-bch-bdbp", R1, ("0.3", "0.6", None)),
        ("giay-khen-bch-bdbp", R3, (None, None, None)),
        ("giay-khen-ban-ch-bdbp", R3, ("0.3", "0.6", "0.45")),
        ("giay-khen-xa", R1, ("0.15", "0.3", None)),
        ("giay-khen-xa", R2, ("0.15", "0.3", "0.225")),
        ("giay-khen-xa", R3, ("0.3", "0.6", "0.45")),
        ("giay-khen-don", R1, (None, None, None)),
    ],
)
def test_that_coefficients_are_those_of_the_decrees(award: str, on: date, values: tuple[str | None, ...]) -> None:
    found = [BOOK.coefficient(award, kind, on) for kind in KINDS]
    assert [rule and rule.content.value for rule in found] == [value and Decimal(value) for value in values]


def test_that_a_collective_is_worth_two_persons_and_a_household_one_and_a_half() -> None:
    for on in (R1, R2, R3):
        for award in BOOK.awards(on):
            person, group, home = (BOOK.coefficient(award.key, kind, on) for kind in KINDS)
            if person is not None:
                assert group is None or group.content.value == 2 * person.content.value
                assert home is None or home.content.value == Decimal("1.5") * person.content.value


def test_that_base_salaries_reach_from_2016_to_today_without_a_gap() -> None:
    rows = sorted((rule.valid_from, rule.content.amount) for rule in RULES if isinstance(rule.content, BaseSalary))
    assert rows == [
        (date(2016, 5, 1), 1_210_000),
        (date(2017, 7, 1), 1_300_000),
        (date(2018, 7, 1), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ]


def test_that_a_committee_stands_nowhere_among_those_who_decide() -> None:
    titles = " ".join(str(rule.content) for rule in RULES if rule.kind in {RuleKind.AUTHORITY, RuleKind.AWARD})
    assert "Ban chỉ đạo" not in titles


def test_that_a_dossier_of_a_district_award_in_2022_is_the_three_papers_and_later_the_laws_four() -> None:
    def papers(on: date, award: str = "giay-khen-huyen") -> list[tuple[str, bool]]:
        found = BOOK.dossier_items(award, NomineeKind.INDIVIDUAL, on)
        return [(item.content.name, item.content.is_required) for item in found]

    assert papers(R1) == [
        ("Văn bản đề nghị kèm danh sách", True),
        ("Báo cáo thành tích", True),
        ("Biên bản xét khen thưởng", True),
    ]
    assert papers(R2) == [
        ("Tờ trình kèm danh sách", True),
        ("Báo cáo thành tích", True),
        ("Biên bản xét khen thưởng", True),
        ("Chứng nhận, xác nhận của cơ quan có thẩm quyền", False),
    ]
    assert papers(R1, "bang-khen-tinh")[0] == ("Tờ trình kèm danh sách", True)


def test_that_every_award_of_a_day_has_its_authority_papers_and_conditions() -> None:
    for on in (date(2017, 10, 1), R1, R2, R3, date(2026, 11, 1)):
        for award in BOOK.awards(on):
            assert BOOK.authority_of(award.key, on) is not None, (award.key, on)
            assert BOOK.dossier_items(award.key, NomineeKind.COLLECTIVE, on)
            assert BOOK.criteria(award.key, NomineeKind.COLLECTIVE, on)


BASIS = """schema_version = 1
kind = "awards"
id = "x"
title = "x"
legal_basis = "x"
valid_from = 2022-01-01
confidence = "C"
version = 1
"""
AUTHORITY = """
[[authorities]]
key = "xa"
valid_from = 2022-01-01
clause = "Điều 1"
confidence = "A"
title = "Chủ tịch"
organ = "UBND"
level = "commune"
"""
AWARD = """
[[awards]]
key = "giay-khen"
valid_from = 2022-01-01
clause = "Điều 1"
confidence = "A"
form = "giay_khen"
authority = "xa"
title = "Giấy khen"
"""
COEFFICIENT = """
[[coefficients]]
award = "giay-khen"
valid_from = 2022-01-01
clause = "Điều 1"
confidence = "A"
individual = "0.3"
"""
SALARY = """
[[base_salaries]]
valid_from = 2022-01-01
clause = "NĐ"
confidence = "A"
amount = 1_490_000
decree = "NĐ"
"""


def read(folder: Path, text: str) -> tuple[AwardRule, ...]:
    """The rules of one file of a folder of its own."""
    (folder / "awards").mkdir()
    (folder / "awards" / "x.toml").write_text(BASIS + text, encoding="utf-8")
    return award_rules(PresetLibrary(folder))


def test_that_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    rules = read(tmp_path, AUTHORITY + AWARD + COEFFICIENT + SALARY)
    assert [(rule.kind.value, rule.key) for rule in rules] == [
        ("authority", "xa"),
        ("award", "giay-khen"),
        ("base_salary", "luong-co-so"),
        ("coefficient", "giay-khen.individual"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (AUTHORITY.replace("organ", "organs"), "khóa authorities[0]: có khóa lạ “organs”"),
        (AUTHORITY.replace('key = "xa"\n', ""), "khóa authorities[0]: thiếu khóa “key”"),
        (AUTHORITY.replace("commune", "hamlet"), "giá trị “hamlet” không nằm trong danh sách cho phép"),
        (AUTHORITY.replace('clause = "Điều 1"', ""), "phải ghi điều khoản, hoặc ghi chú vì sao chưa có"),
        (AUTHORITY + AUTHORITY, "khóa authorities[1]: ngày áp dụng trùng với dòng từ 01/01/2022"),
        (AUTHORITY.replace("clause", "valid_to = 2021-12-31\nclause"), "ngày kết thúc phải sau ngày bắt đầu"),
        (AUTHORITY.replace("valid_from = 2022-01-01\n", ""), "khóa authorities[0]: thiếu khóa “valid_from”"),
        (AWARD, "khóa awards[0]: không có thẩm quyền “xa”"),
        (COEFFICIENT, "khóa coefficients[0]: không có hình thức “giay-khen”"),
        (COEFFICIENT.replace('"0.3"', "0.3"), "coefficients[0].individual: cần kiểu str nhưng đang là kiểu float"),
        (COEFFICIENT.replace('"0.3"', '"0,3"'), "coefficients[0].individual: “0,3” không phải là số"),
        (COEFFICIENT.replace('"0.3"', '"NaN"'), "“NaN” không phải là số"),
        (COEFFICIENT.replace('individual = "0.3"', ""), "phải có hệ số của ít nhất một đối tượng"),
        (AUTHORITY + AWARD + COEFFICIENT.replace("0.3", "0"), "hệ số phải lớn hơn 0"),
        (SALARY.replace("1_490_000", "0"), "mức lương cơ sở phải lớn hơn 0"),
        (SALARY + SALARY, "khóa base_salaries[1]: ngày áp dụng trùng"),
        ("\n[[regime]]\nkey = 'R9'\n", "có khóa lạ “regime”"),
    ],
)
def test_that_a_mistake_of_the_catalogue_names_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problem) as problem:
        read(tmp_path, text)
    assert said in problem.value.sentence
    assert "x.toml" in problem.value.sentence
