"""Presets of blanks: the shipped ones can be printed whole, a mistake is told with file and key."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.awards.catalogue import AwardForm, Confidence, NomineeKind
from app.domain.awards.certificate_texts import texts
from app.domain.awards.certificates import LineContent
from app.errors import Problem
from app.presets.certificates import blanks
from app.presets.load import PresetLibrary
from app.reports.awards.certificate_pdf import fitted
from tests.support.certificates import FACTS

DAY = date(2022, 3, 1)
SHIPPED = PresetLibrary.shipped()
LONGEST = "Ban Nhân dân và Tổ tự quản đường biên, mốc quốc giới số 1 xóm Nà Sác, xã Trường Hà"


def test_that_both_forms_have_a_blank_whose_measures_are_marked_as_practice() -> None:
    found = blanks(SHIPPED, DAY)
    assert {(item.form, item.width_mm, item.height_mm) for item in found} == {
        (AwardForm.GIAY_KHEN, 297, 210),
        (AwardForm.BANG_KHEN, 420, 297),
    }
    assert {item.confidence for item in found} == {Confidence.PRACTICE}
    assert all("hãy đo" in item.note for item in found)


@pytest.mark.parametrize("number", range(len(blanks(SHIPPED, DAY))))
@pytest.mark.parametrize("kind", list(NomineeKind))
def test_that_the_longest_words_of_a_district_fit_every_shipped_blank(number: int, kind: NomineeKind) -> None:
    layout = blanks(SHIPPED, DAY)[number].layout("thử", "x", kind)
    assert {line.content for line in layout.lines} == set(LineContent) - {LineContent.FIXED, LineContent.MERIT}
    facts = replace(
        FACTS,
        kind=kind,
        name=LONGEST,
        place="Phó Trưởng ban, Tổ trưởng Tổ tự quản đường biên, mốc quốc giới xóm Nà Sác, xã Trường Hà, huyện Hà Quảng",
        movement="Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới và công "
        "tác tuần tra đường biên, cột mốc",
        number="1234/QĐ-UBND",
    )
    assert fitted(layout, texts(layout, facts)).refusals == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("y_mm = 66,", "y_mm = 660,", "blanks[0]"),
        ("y_mm = 66,", "y_mn = 66,", "y_mn"),
        ('form = "giay_khen"', 'form = "giay"', "giay"),
    ],
)
def test_that_a_mistake_is_told_with_file_and_key(tmp_path: Path, before: str, after: str, told: str) -> None:
    shipped = SHIPPED.presets("certificates")[0]
    source = Path(__file__).parents[2] / "resources" / "presets" / "certificates" / shipped.file_name
    folder = tmp_path / "certificates"
    folder.mkdir()
    text = source.read_text(encoding="utf-8")
    assert before in text
    (folder / "phoi.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(Problem) as problem:
        blanks(PresetLibrary(tmp_path), DAY)
    assert "phoi.toml" in problem.value.sentence
    assert told in problem.value.sentence
