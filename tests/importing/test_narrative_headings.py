"""Narratives without leaf codes: known by words or numbers of their headings; what is not certain is named whole."""

import pytest

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.importing.narrative_headings import HeadingMatcher, shipped_matcher
from app.presets.load import PresetLibrary
from app.text import fold
from tests.importing.conftest import YEAR_2021, SampleReports
from tests.support.readings import finding_of, read_sheets
from tests.support.workbooks import Sheet, Value, indicator_sheet, table

_LIBRARY = PresetLibrary.shipped()
_LEAVES = {leaf.code: leaf for header in _LIBRARY.outlines() for leaf in _LIBRARY.outline(header.id).leaves()}
_MATCHER: HeadingMatcher = shipped_matcher()
_TEXT = "Trong năm, cấp ủy và chính quyền xã đã tổ chức thực hiện đầy đủ các nhiệm vụ được giao, số liệu minh họa."


def _read(*rows: tuple[Value, ...]) -> ParsedReport:
    return read_sheets(indicator_sheet([("B01", "văn bản", 1)]), Sheet("Lời văn", table(rows, 3)))


def _texts(report: ParsedReport) -> dict[str, str]:
    return {item.leaf: item.text for item in report.narrative}


@pytest.mark.parametrize("code", list(_LEAVES))
def test_that_every_heading_means_its_leaf(code: str) -> None:
    heading = _LEAVES[code].heading
    for text in (heading, heading.upper(), fold(heading), f"- {heading}:", " ".join(reversed(heading.split()))):
        assert _MATCHER.match(text) == (code, True)


@pytest.mark.parametrize("text", ["", "Năm 2021", "Ghi chú của xã", "Tình hình", "Kết quả công tác", "x" * 500])
def test_that_other_words_mean_no_leaf(text: str) -> None:
    assert _MATCHER.match(text)[0] == ""


def test_that_the_sample_without_codes_gives_every_leaf(sample: SampleReports) -> None:
    report = sample(YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx")
    assert [item.leaf for item in report.narrative] == list(_LEAVES)
    assert report.ignored_sheets == ()
    assert finding_of(report, "narrative-by-headings").severity is Severity.NOTE


def test_that_texts_may_stand_below_their_headings_in_several_lines() -> None:
    chosen = ["I-1", "II.2.c", "III.1", "III.2", "V"]
    rows: list[tuple[Value, ...]] = [("BÁO CÁO BẰNG LỜI",)]
    for code in chosen:
        rows += [(_LEAVES[code].heading,), (f"{_TEXT} Mục {code}.",), ("Dòng thứ hai.",)]
    texts = _texts(_read(*rows))
    assert list(texts) == chosen
    assert texts["II.2.c"] == f"{_TEXT} Mục II.2.c.\nDòng thứ hai."


def test_that_a_number_leads_to_its_leaf_when_words_are_short_or_missing() -> None:
    rows = [
        ("III.1.", "Ưu điểm", _TEXT), ("III.2", "Hạn chế", _TEXT), ("III.3", "Nguyên nhân", _TEXT),
        ("III.4", "Bài học", _TEXT), ("IV.1", None, _TEXT),
    ]  # fmt: skip
    assert list(_texts(_read(*rows))) == ["III.1", "III.2", "III.3", "III.4", "IV.1"]
    assert _MATCHER.match("III.4 Bài học")[0] == "III.4"
    assert _MATCHER.match("III.4 Ưu điểm")[0] == "III.1"


def test_that_an_unknown_or_repeated_heading_loses_no_text() -> None:
    rows = [(_LEAVES[code].heading, f"{_TEXT} {code}") for code in ("III.1", "III.2", "III.3", "V")]
    rows += [("Chuyện khác của xã", f"{_TEXT} khác"), (_LEAVES["III.1"].heading, f"{_TEXT} lại")]
    report = _read(*rows)
    assert list(_texts(report)) == ["III.1", "III.2", "III.3", "V"]
    assert _texts(report)["V"] == f"{_TEXT} V"
    left = [item for item in report.findings if item.code == "narrative-unplaced"]
    assert [(item.severity, item.data["text"]) for item in left] == [
        (Severity.WARNING, f"{_TEXT} khác"), (Severity.WARNING, f"{_TEXT} lại")
    ]  # fmt: skip


def test_that_a_sheet_of_other_texts_stays_unknown() -> None:
    report = _read(*((f"Việc {n}", _TEXT) for n in range(6)))
    assert report.narrative == ()
    assert report.ignored_sheets == ("Lời văn",)
