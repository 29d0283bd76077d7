"""The history of a blank in words: which line went where."""

from dataclasses import replace

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificate_changes import layout_changes
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent

LINE = CertificateLine(LineContent.NAME, 148.5, 100.0, 200.0, 28.0, 18.0)
OTHER = CertificateLine(LineContent.SIGNER, 214.0, 194.0, 115.0, 13.0, 9.0)
LAYOUT = CertificateLayout("A4", "giay-khen", NomineeKind.INDIVIDUAL, 297.0, 210.0, (LINE, OTHER))


def told(after: CertificateLayout) -> list[tuple[str, str, str]]:
    """What the history says."""
    return [(item.what, item.before, item.after) for item in layout_changes(LAYOUT, after)]


def test_that_a_moved_line_is_told_with_both_places() -> None:
    moved = replace(LINE, x_mm=150.0, is_bold=False, align="left", text="Đồng chí {name}", most_lines=2)
    assert told(replace(LAYOUT, lines=(moved, OTHER))) == [
        ("Dòng tên người, tập thể: ngang, mm", "148,5", "150"),
        ("Dòng tên người, tập thể: căn", "ở giữa", "theo mép trái"),
        ("Dòng tên người, tập thể: số dòng", "1", "2"),
        ("Dòng tên người, tập thể: đậm", "có", "không"),
        ("Dòng tên người, tập thể: chữ", "", "Đồng chí {name}"),
    ]


def test_that_paper_and_lines_that_come_and_go_are_told() -> None:
    assert told(replace(LAYOUT, width_mm=320.5)) == [("Khổ giấy", "297 × 210 mm", "320,5 × 210 mm")]
    assert told(replace(LAYOUT, lines=(LINE,))) == [("Dòng in", "họ tên người ký", "")]
    assert told(replace(LAYOUT, lines=(LINE, OTHER, LINE))) == [("Dòng in", "", "tên người, tập thể")]


def test_that_a_new_or_removed_layout_says_nothing_more_than_its_name() -> None:
    assert list(layout_changes(None, LAYOUT)) == list(layout_changes(LAYOUT, None)) == []
    assert told(LAYOUT) == []
