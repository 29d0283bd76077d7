"""The outline of the plan: 28 leaves, its headings, and phrases that speak of the figures each leaf lists."""

import re

import pytest

from app.domain.outline import OutlineLeaf, OutlineSection
from app.presets.load import PresetLibrary

LIBRARY = PresetLibrary.shipped()
OUTLINE = LIBRARY.outline("so-ket-74")
CATALOGUE = LIBRARY.catalogue(2021)
LEAVES = {
    "I": 4, "II.1": 3, "II.2.a": 5, "II.2.b": 2, "II.2.c": 1, "II.2.d": 6, "III": 4, "IV": 2, "V": 1,
}  # fmt: skip
FIGURE = re.compile(r"\{([A-Z]\d\d[a-z]?)(?::[^}]+)?\}")


def test_that_the_outline_has_28_leaves_in_the_order_of_the_plan() -> None:
    assert sum(LEAVES.values()) == len(OUTLINE.leaves()) == 28
    assert {code: len(OUTLINE.under(code)) for code in LEAVES} == LEAVES
    assert [node.code for node in OUTLINE.walk() if node.level == 1] == ["I", "II", "III", "IV", "V"]
    assert [node.code for node in OUTLINE.walk() if node.code.startswith("II.2.") and "-" not in node.code] == [
        "II.2.a", "II.2.b", "II.2.c", "II.2.d",
    ]  # fmt: skip
    assert OUTLINE.under("X") == ()


def test_that_headings_are_those_of_the_plan() -> None:
    headings = {node.code: (node.number, node.heading) for node in OUTLINE.walk()}
    assert headings["IV"] == ("IV.", "CHỦ TRƯƠNG, GIẢI PHÁP TỔ CHỨC PHONG TRÀO NĂM TIẾP THEO")
    assert headings["II.1-2"] == (
        "-",
        "Công tác rà soát kiện toàn Ban chỉ đạo, Ban tự quản, số lượng, chất lượng sau khi được sát nhập xã",
    )
    assert headings["II.2.a"] == ("a)", "Kết quả tham gia quản lý, bảo vệ chủ quyền lãnh thổ")
    assert headings["V"] == ("V.", "KIẾN NGHỊ, ĐỀ XUẤT (nếu có)")
    assert not [heading for _number, heading in headings.values() if heading.endswith((";", "./."))]


def test_that_a_leaf_is_found_by_code() -> None:
    assert isinstance(OUTLINE.leaf("V"), OutlineLeaf)
    assert isinstance(next(OUTLINE.walk()), OutlineSection)
    with pytest.raises(KeyError):
        OUTLINE.leaf("II.2")


@pytest.mark.parametrize("leaf", OUTLINE.leaves(), ids=lambda leaf: leaf.code)
def test_that_phrases_use_the_listed_figures_once_and_close_their_brackets(leaf: OutlineLeaf) -> None:
    used = [code for phrase in leaf.phrases for code in FIGURE.findall(phrase)]
    assert set(used) <= set(leaf.indicators)
    assert set(leaf.indicators) <= set(CATALOGUE._by_code)
    for phrase in leaf.phrases:
        assert phrase.count("[") == phrase.count("]")
        assert phrase.rstrip("]").endswith(".")
        assert set(re.findall(r"\{([a-z_]+)\}", phrase)) <= {"scope", "year", "commune_word"}


@pytest.mark.parametrize("leaf", OUTLINE.leaves(), ids=lambda leaf: leaf.code)
def test_that_each_leaf_tells_the_figures_the_catalogue_gives_it(leaf: OutlineLeaf) -> None:
    told = {code for phrase in leaf.phrases for code in FIGURE.findall(phrase)}
    assert {item.code for item in CATALOGUE.of_leaf(leaf.code)} <= told


def test_that_every_figure_of_the_form_has_a_place() -> None:
    told = {code for leaf in OUTLINE.leaves() for code in leaf.indicators}
    assert {item.code for item in CATALOGUE if item.group != "P"} == told
    for item in CATALOGUE:
        for code in item.outline_leaves:
            assert OUTLINE.under(code), f"{item.code}: {code}"


@pytest.mark.parametrize(
    "phrase",
    [
        "{D04} tập thể, {D05} hộ, {D06} cá nhân đăng ký tự quản {D07} km đường biên, {D08} mốc",
        "{D01} tổ/{D02} thành viên",
        "{E01} lần/{E02} lượt người",
        "{C01} buổi/{C02} lượt người nghe",
        "{F01} nguồn tin",
        "{F06} vụ/{F07} đối tượng",
        "{K21} suất quà trị giá {K22} đồng",
    ],
)
def test_that_the_stock_phrases_of_reports_are_there(phrase: str) -> None:
    assert any(phrase in template for leaf in OUTLINE.leaves() for template in leaf.phrases)


def test_that_the_assessment_is_offered_sentences_and_plans_are_ahead() -> None:
    offered = {leaf.code for leaf in OUTLINE.leaves() if leaf.aids}
    assert offered == {"III.1", "III.2", "III.3", "III.4", "IV.1", "IV.2"}
    assert {leaf.code for leaf in OUTLINE.leaves() if leaf.is_ahead} == {"IV.1", "IV.2"}
