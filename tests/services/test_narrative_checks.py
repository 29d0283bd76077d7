"""V15 for the review: whose figures a paragraph is held against, and what is left alone."""

from decimal import Decimal

import pytest

from app.domain.figures import Consolidation, Total
from app.domain.outline import OutlineLeaf
from app.presets.load import PresetLibrary
from app.reports.phrase_context import PhraseContext
from app.services.narrative_checks import TextChecker

LIBRARY = PresetLibrary.shipped()
CATALOGUE = LIBRARY.catalogue(2021)
OUTLINE = LIBRARY.outline("so-ket-74")
TIPS = Total("F01", Decimal(100), 2, 3, by_unit={1: Decimal(40), 2: Decimal(60), 3: None})
TOTALS = Consolidation({"F01": TIPS}, {1: "Sóc Hà", 2: "Cần Yên", 3: "Cải Viên"}, {4: "Đồn Biên phòng Tổng Cọt"})
WRONG = "cung cấp 999 nguồn tin."


def wrong(text: str, leaf: OutlineLeaf | None = None) -> list[tuple[str, str]]:
    context = PhraseContext(CATALOGUE, TOTALS)
    found = TextChecker(CATALOGUE, TOTALS).mismatches(leaf or OUTLINE.leaf("II.2.a-4"), text, context)
    return [(item.unit, item.value) for item in found]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Nhân dân cung cấp 100 nguồn tin.", []),
        (f"Nhân dân {WRONG}", [("", "100")]),
        (f"Ưu điểm: {WRONG}", [("", "100")]),
        (f"Xã Sóc Hà, Ủy ban: {WRONG}", [("", "100")]),
        ("Xã Sóc Hà: cung cấp 40 nguồn tin.", []),
        ("xã soc ha: cung cấp 100 nguồn tin.", [("Sóc Hà", "40")]),
        (f"Các xã Sóc Hà và Cần Yên: {WRONG}", [("Sóc Hà", "40"), ("Cần Yên", "60")]),
        (f"Xã Cải Viên: {WRONG}", []),
        (f"Đồn Biên phòng Tổng Cọt: {WRONG}", []),
        ("Xã Sóc Hà: tốt.\ncung cấp 40 nguồn tin.", []),
        ("Xã Sóc Hà: tốt.\ncung cấp 100 nguồn tin.", []),
        (f"Xã Sóc Hà: tốt.\n{WRONG}", [("Sóc Hà", "40")]),
        ("Xã Sóc Hà: tốt.\n\ncung cấp 40 nguồn tin.", [("", "100")]),
        ("Năm trước cung cấp 999 nguồn tin.", []),
        ("Cung cấp {F01} nguồn tin.", []),
    ],
)
def test_that_a_paragraph_is_held_against_whom_it_names(text: str, units: list[tuple[str, str]]) -> None:
    assert wrong(text) == units


def test_that_only_a_leaf_without_figures_of_its_own_is_held_against_all() -> None:
    assert wrong(f"Nhân dân {WRONG}", OUTLINE.leaf("III.2")) == [("", "100")]
    assert wrong(f"Nhân dân {WRONG}", OUTLINE.leaf("I-2")) == []
    assert wrong(f"Nhân dân {WRONG}", OUTLINE.leaf("IV.2")) == []
