# ruff: noqa: E501 - sentences stay whole
"""The rule language: every form of the catalogue, no answer without operands, no crash on any text."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import Severity
from app.domain.rule_words import in_words
from app.domain.rules import Outcome, RuleContext, parse
from app.errors import Problem
from app.presets.load import PresetLibrary

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
NOTHING = RuleContext()
D = Decimal


def judge_all(text: str, values: Mapping[str, str | None], subject: str, context: RuleContext) -> bool | None:
    numbers = {code: None if value is None else D(value) for code, value in values.items()}
    return parse(text, subject).evaluate(numbers, context).holds


def judge(text: str, subject: str, context: RuleContext = NOTHING, **values: str | None) -> bool | None:
    return judge_all(text, values, subject, context)


@pytest.mark.parametrize(
    ("text", "values", "holds"),
    [
        ("<=A01", {"A15": "3", "A01": "3"}, True),
        ("<=A01", {"A15": "3.001", "A01": "3"}, False),
        (">=0", {"A15": "0"}, True),
        (">=2*D01", {"A15": "9", "D01": "5"}, False),
        ("<=12*A01", {"A15": "24", "A01": "2"}, True),
        ("A02+A03=A01~0.001", {"A02": "7.698", "A03": "3.42", "A01": "11.119"}, True),
        ("A02+A03=A01~0.001", {"A02": "7.698", "A03": "3.42", "A01": "11.12"}, False),
        ("2<=A16/A14<=8", {"A16": "16", "A14": "2"}, True),
        ("2<=A16/A14<=8", {"A16": "3", "A14": "2"}, False),
        ("2<=A16/A14<=8", {"A16": "17", "A14": "2"}, False),
        ("if:C01>0=>C02>=C01", {"C01": "3", "C02": "2"}, False),
        ("if:C01>0=>C02>=C01", {"C01": "0", "C02": "2"}, True),
        ("A01-A02*2=(A01-A02)*2-A01", {"A01": "4", "A02": "3"}, True),
        ("A01<A02", {"A01": "1", "A02": "1"}, False),
        ("A01>A02", {"A01": "2", "A02": "1"}, True),
        ("B13a+B13b=B10", {"B13a": "1", "B13b": "2", "B10": "3"}, True),
    ],
)
def test_that_comparisons_hold_or_fail(text: str, values: dict[str, str], holds: bool) -> None:
    assert judge_all(text, values, "A15", NOTHING) is holds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("<=A01", {"A15": "3"}),
        ("<=A01", {"A15": None, "A01": "3"}),
        ("2<=A16/A14<=8", {"A16": "5", "A14": "0"}),
        ("if:C01>0=>C02>=C01", {"C02": "2"}),
        ("if:C01>0=>C02>=C01", {"C01": "1"}),
        ("1=1~0.5", {}),
    ],
)
def test_that_a_blank_operand_gives_no_answer(text: str, values: dict[str, str | None]) -> None:
    expected = True if text.startswith("1=1") else None
    assert judge_all(text, values, "A15", NOTHING) is expected


def test_that_the_failing_link_tells_its_two_numbers() -> None:
    outcome = parse("2<=A16/A14<=8", "A16").evaluate({"A16": D(3), "A14": D(2)}, NOTHING)
    assert outcome == Outcome(holds=False, left=D(2), right=D("1.5"), operator="<=")


def test_that_prefixes_set_the_weight() -> None:
    assert parse("<=A01", "A03").severity is Severity.ERROR
    assert parse("warn:<=A01", "A03").severity is Severity.WARNING
    target = parse("target:>=100", "P03")
    assert (target.severity, target.is_target) == (Severity.NOTE, True)


def test_that_words_come_from_the_context() -> None:
    tier = RuleContext(words={"TIER": D(3), "TIER_LIMIT": D(100)})
    assert judge("if:TIER>=3=>N06=0", "N06", tier, N06="4") is False
    assert judge("<=TIER_LIMIT", "N04", tier, N04="99") is True
    assert judge("if:TIER>=3=>N06=0", "N06", N06="4") is None


def test_that_lists_and_last_year_and_both_sides_are_compared() -> None:
    lists = RuleContext(lists={"markers": D(24), "regs_km": D("7.9")})
    assert judge("list:markers", "A04", lists, A04="23") is False
    assert judge("list:regs_km~0.001", "D07", lists, D07="7.901") is True
    assert judge("list:teams_border", "D01", lists, D01="2") is None
    last = RuleContext(previous={"A01": D("9.1"), "B14": D(0)})
    assert judge("prev:same", "A01", last, A01="9.2") is False
    assert judge("prev:2y_none", "B14", last, B14="0") is False
    assert judge("prev:2y_none", "B14", last, B14="1") is True
    assert judge("prev:2y_none", "B14", NOTHING, B14="1") is None
    sides = RuleContext(communes={"A01": D("20.203")}, stations={"A01": D("20.21")})
    assert judge("cross:communes=posts~0.01", "A01", sides) is True
    assert judge("cross:communes=posts", "A01", sides) is False


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 1), ("<=", 3), ("A1", 1), ("<=A01)", 6), ("((", 3), ("A01<=B", 6), ("warn:", 6), ("list:", 6),
        ("list:a b", 6), ("prev:x", 6), ("cross:x", 7), ("1~", 2), ("if:A01>0", 9), ("<=A01~A02", 7), ("1<2 3", 5),
        ("if:A01>0=>A02>0)", 16), ("<=(A01", 7), ("é", 1), ("<=" + "(" * 30 + "1", 24), ("1+" * 300, 401),
    ],
)  # fmt: skip
def test_that_a_wrong_rule_names_the_position(text: str, at: int) -> None:
    with pytest.raises(Problem) as caught:
        parse(text, "A02")
    assert caught.value.code == "wrong-rule"
    assert f"ký tự thứ {at}:" in caught.value.sentence


def test_that_a_missing_left_side_needs_an_indicator() -> None:
    with pytest.raises(Problem, match="thiếu vế trái"):
        parse("<=A01")
    assert parse("A02<=A01").codes == ("", "A02", "A01")


PIECES = st.sampled_from(
    ["A01", "B13a", "TIER", "UNITS", "<=", ">=", "=", "=>", "<", ">", "~", "+", "-", "*", "/", "(", ")", "1", "0.5", "if:",
     "warn:", "target:", "list:", "prev:", "cross:", "same", "markers", " ", "x", "٣", "1" * 30]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_that_no_text_crashes_the_parser_or_the_evaluation(text: str) -> None:
    try:
        rule = parse(text, "A02")
    except Problem:
        return
    values = {"A01": D(0), "A02": D("1E+30"), "B13a": D("-0.001"), "TIER": D(3), "UNITS": None}
    assert rule.evaluate(values, NOTHING).holds in (True, False, None)
    assert in_words(rule, CATALOGUE)


def test_that_every_rule_of_the_catalogue_parses_and_speaks() -> None:
    sentences = [in_words(parse(text, item.code), CATALOGUE) for item in CATALOGUE for text in item.rules]
    assert len(sentences) == 181
    assert not [text for text in sentences if "{" in text or "list:" in text]


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        ("<=A14", "A15", "Số hộ ở xóm giáp biên (A15) không lớn hơn Số hộ (A14)"),
        ("warn:if:A14>0=>2<=A16/A14<=8", "A16", "Khi Số hộ (A14) lớn hơn 0 thì Số khẩu (A16) chia cho Số hộ (A14) từ 2 đến 8"),
        ("list:markers", "A04", "Số mốc quốc giới (A04) bằng số tính từ danh sách mốc"),
        ("list:incidents_G01_persons", "G02", "Người xuất, nhập cảnh trái phép (G02) bằng số tính từ đối tượng của các dòng G01 trong danh sách vụ việc"),
        ("list:no_such", "A04", "Số mốc quốc giới (A04) bằng số tính từ no_such"),
        ("list:incidents_F08", "F08", "Vụ vi phạm chủ quyền, mốc giới (F08) bằng số tính từ dòng F08 trong danh sách vụ việc"),
        ("list:hamlets", "A12", "Số xóm (bản) (A12) bằng số tính từ biểu xóm"),
        ("prev:same", "A01", "Chiều dài đường biên giới (A01) bằng số năm trước"),
        ("prev:2y_none", "B14", "Lớp tập huấn cán bộ nòng cốt (B14) không để hai năm liền bằng 0"),
        ("cross:communes=posts~0.01", "A01", "Chiều dài đường biên giới (A01) cộng các xã, phường bằng số cộng các đồn Biên phòng (cho phép lệch 0,01)"),
        ("A01*(A02-A03)/(A01/A02)>=0", "A01", "Chiều dài đường biên giới (A01) nhân (Đường biên giới trên đất liền (A02) trừ Đường biên giới trên sông, suối (A03)) chia cho (Chiều dài đường biên giới (A01) chia cho Đường biên giới trên đất liền (A02)) không nhỏ hơn 0"),
        ("<=TIER_LIMIT", "N04", "Đại biểu dự (N04) không lớn hơn số người được phép theo cấp độ dịch"),
        ("Z99=1", "A01", "Z99 bằng 1"),
    ],
)  # fmt: skip
def test_that_a_rule_is_said_in_words(text: str, subject: str, words: str) -> None:
    assert in_words(parse(text, subject), CATALOGUE) == words
