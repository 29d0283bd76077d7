"""A paper spoilt in one place is caught at that place, by that check, and nowhere else."""

from collections.abc import Callable
from functools import cache

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from app.reports import docx_writer
from app.reports.docx_inspector import measure_docx
from app.reports.inspection import departures
from tests.support import spoiling as s
from tests.support.every_paper import EVERY_PAPER
from tests.support.spoiling import Spoil

_LEFT, _PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT, "Nhân dân"


#: The check that has to speak → how the report with every block is spoilt.
REPORT: dict[str, Spoil] = {
    "margin-top": s.margin("top_margin", 15),
    "margin-bottom": s.margin("bottom_margin", 30),
    "margin-left": s.margin("left_margin", 25),
    "margin-right": s.margin("right_margin", 25),
    "page-size": s.paper_size(215.9, 279.4),
    "font-name": s.theme_font,
    "font-legacy": s.face(_PARAGRAPH, ".VnTime"),
    "font-colour": s.colour(_PARAGRAPH),
    "page-number-first": s.number_on_first_page,
    "page-number-centre": s.number_to_the_right,
    "page-number-top": s.number_at_the_foot,
    "page-number-missing": s.no_number,
    "page-number-size": s.number_look("size", Pt(11)),
    "page-number-look": s.number_look("bold", True),
    "page-number-start": s.counting(0, "start", "3"),
    "page-number-arabic": s.counting(0, "fmt", "lowerRoman"),
    "annex-page-number": s.counting(-1, "start", "7"),
    "quoc-hieu-size": s.size("CỘNG HÒA", 11),
    "quoc-hieu-weight": s.look("CỘNG HÒA", "bold", value=False),
    "quoc-hieu-slant": s.look("CỘNG HÒA", "italic", value=True),
    "quoc-hieu-wording": s.text("CỘNG HÒA", "CỘNG HÒA XHCN VIỆT NAM"),
    "quoc-hieu-capitals": s.text("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    "quoc-hieu-missing": s.without("CỘNG HÒA"),
    "tieu-ngu-size": s.size("Độc lập", 12),
    "tieu-ngu-weight": s.look("Độc lập", "bold", value=False),
    "sizes-coupled": s.size("Độc lập", 13),
    "tieu-ngu-rule": s.rule("Độc lập", 400, 400),
    "tieu-ngu-wording": s.text("Độc lập", "Độc lập – Tự do – Hạnh phúc"),
    "parent-organ-weight": s.look("UBND HUYỆN", "bold", value=True),
    "parent-organ-size": s.size("UBND HUYỆN", 11),
    "organ-weight": s.look("BAN CHỈ ĐẠO PHONG", "bold", value=False),
    "organ-capitals": s.text("BAN CHỈ ĐẠO PHONG", "Ban chỉ đạo phong trào"),
    "organ-rule": s.no_rule("BAN CHỈ ĐẠO PHONG"),
    "rule-centre": s.rule("BAN CHỈ ĐẠO PHONG", 200, -200),
    "number-padded": s.text("Số:", "Số: 5/BC-BCĐ"),
    "number-slash": s.text("Số:", "Số: 05 BC-BCĐ"),
    "number-colon": s.text("Số:", "Số 05/BC-BCĐ"),
    "number-hyphen": s.text("Số:", "Số: 05/BC–BCĐ"),
    "number-spaces": s.text("Số:", "Số: 05/BC - BCĐ"),
    "number-capitals": s.text("Số:", "Số: 05/Bc-BCĐ"),
    "symbol-kind": s.text("Số:", "Số: 05/KH-BCĐ"),
    "number-missing": s.without("Số:"),
    "number-size": s.size("Số:", 14),
    "number-weight": s.look("Số:", "bold", value=True),
    "date-month-bare": s.text("Hà Quảng", "Hà Quảng, ngày 03 tháng 03 năm 2022"),
    "date-day-padded": s.text("Hà Quảng", "Hà Quảng, ngày 3 tháng 3 năm 2022"),
    "date-month-padded": s.text("Hà Quảng", "Hà Quảng, ngày 03 tháng 2 năm 2022"),
    "date-impossible": s.text("Hà Quảng", "Hà Quảng, ngày 31 tháng 4 năm 2022"),
    "date-comma": s.text("Hà Quảng", "Hà Quảng ngày 03 tháng 3 năm 2022"),
    "date-place": s.text("Hà Quảng", "huyện Hà Quảng, ngày 03 tháng 3 năm 2022"),
    "date-missing": s.without("Hà Quảng,"),
    "place-date-slant": s.look("Hà Quảng", "italic", value=False),
    "place-date-weight": s.look("Hà Quảng", "bold", value=True),
    "title-weight": s.look("BÁO CÁO", "bold", value=False),
    "title-capitals": s.text("BÁO CÁO", "Báo cáo"),
    "title-size": s.size("BÁO CÁO", 16),
    "subject-rule": s.rule("Sơ kết", 900, 900),
    "subject-weight": s.look("Sơ kết", "bold", value=False),
    "subject-stop": s.replaced("huyện Hà Quảng", "huyện Hà Quảng."),
    "addressee-colon": s.text("Kính gửi:", "Kính gửi"),
    "addressee-list": s.text("- UBND huyện Hà", "- UBND huyện Hà Quảng;"),
    "addressee-size": s.size("Kính gửi", 12),
    "basis-slant": s.look("Căn cứ", "italic", value=False),
    "basis-semicolon": s.replaced("của Thủ tướng Chính phủ;", "của Thủ tướng Chính phủ."),
    "section-capitals": s.text("I. ", "I. Đặc điểm tình hình"),
    "section-weight": s.look("I. ", "bold", value=False),
    "item-weight": s.look("1. ", "bold", value=False),
    "body-size": s.size(_PARAGRAPH, 12),
    "body-sizes-mixed": s.size(_PARAGRAPH, 13),
    "body-slant": s.look(_PARAGRAPH, "italic", value=True),
    "body-justified": s.layout(_PARAGRAPH, "alignment", _LEFT),
    "body-indent": s.layout(_PARAGRAPH, "first_line_indent", Mm(0)),
    "body-gap": s.layout(_PARAGRAPH, "space_after", Pt(3)),
    "body-spacing": s.layout(_PARAGRAPH, "line_spacing", 2.0),
    "order-section": s.text("I. ", "III. ĐẶC ĐIỂM TÌNH HÌNH"),
    "order-item": s.text("1. ", "2. Tình hình chung"),
    "order-point": s.text("a) ", "b) Đường biên, mốc quốc giới"),
    "point-alphabet": s.text("a) ", "w) Đường biên, mốc quốc giới"),
    "end-mark": s.text("Trên đây", "Trên đây là báo cáo."),
    "end-mark-early": s.doubled("Trên đây", "Kính báo cáo./."),
    "recipients-label-size": s.size("Nơi nhận", 14),
    "recipients-label-slant": s.look("Nơi nhận", "italic", value=False),
    "recipients-colon": s.text("Nơi nhận", "Nơi nhận"),
    "recipient-size": s.size("- Thường trực Huyện", 12),
    "recipient-weight": s.look("- Thường trực Huyện", "bold", value=True),
    "recipients-list": s.text("- Thường trực Huyện", "- Thường trực Huyện ủy."),
    "recipients-archive": s.replaced("Lưu: VT, ", "Văn thư "),
    "recipients-archive-colon": s.replaced("Lưu: VT", "Lưu VT"),
    "as-above-missing": s.without("- Như trên"),
    "authority-weight": s.look("TM. BAN", "bold", value=False),
    "authority-size": s.size("TM. BAN", 12),
    "authority-form": s.replaced("TM. BAN", "T/M BAN"),
    "signer-capitals": s.text("Triệu Đình", "TRIỆU ĐÌNH DŨNG"),
    "signer-degree": s.text("Triệu Đình", "ThS. Triệu Đình Dũng"),
    "signer-weight": s.look("Triệu Đình", "bold", value=False),
    "annex-label-size": s.size("Phụ lục I", 13),
    "annex-numeral": s.text("Phụ lục I", "Phụ lục 1"),
    "annex-order": s.text("Phụ lục I", "Phụ lục II"),
    "annex-title-weight": s.look("SỐ LIỆU THEO XÃ", "bold", value=False),
    "annex-reference-slant": s.look("(Kèm theo", "italic", value=False),
    "annex-reference-missing": s.without("(Kèm theo"),
    "annex-untitled": s.without("SỐ LIỆU THEO XÃ"),
    "annex-centre": s.layout("Phụ lục I", "alignment", _LEFT),
    "text-spaces": s.replaced("Nhân dân các", "Nhân dân  các"),
    "text-punctuation": s.replaced("tuần tra,", "tuần tra ,"),
    "text-brackets": s.replaced("tuần tra,", "( tuần tra),"),
    "text-decomposed": s.replaced("tuần tra", "tua\u0302\u0300n tra"),
    "text-tone-styles": s.replaced("tuần tra,", "hòa bình, hoà giải,"),
    "capital-people": s.replaced("tuần tra,", "giữa Nhà nước và nhân dân,"),
    "capital-state": s.replaced("tuần tra,", "do nhà nước,"),
    "capital-unit": s.replaced("tuần tra,", "tại Huyện Hà Quảng,"),
    "capital-clause": s.replaced("tuần tra,", "theo Khoản 2 Điều 5,"),
    "date-in-text": s.replaced("tuần tra,", "ngày 3 tháng 3 năm 2021,"),
    "left-revisions": s.tracked,
    "left-comments": s.commented,
}

#: Paper, check and spoiling for what the report does not have.
OTHERS: tuple[tuple[str, str, Spoil], ...] = (
    ("QĐ issued", "basis-stop", s.replaced("cửa khẩu Sóc Giang.", "cửa khẩu Sóc Giang;")),
    ("QĐ issued", "order-article", s.replaced("Điều 2.", "Điều 3.")),
    ("QĐ issued", "article-bold", s.look("Điều 2", "bold", value=False)),
    ("QĐ issued", "article-stop", s.replaced("Điều 2.", "Điều 2")),
    ("QĐ issued", "as-above-without", s.replaced("- Thường trực Huyện ủy", "- Như trên")),
    ("CV issued", "letter-subject-size", s.size("V/v", 14)),
    ("CV issued", "letter-subject-weight", s.look("V/v", "bold", value=True)),
    ("CV issued", "letter-subject-form", s.replaced("V/v ", "v/v: ")),
    ("CV issued", "symbol-letter", s.text("Số:", "Số: 07/CV-BCĐ")),
    ("KH issued", "point-alphabet", s.both(s.replaced("đ) Thông", "e) Thông"), s.without("e) Khen", "g) Kinh"))),
    ("KH issued", "order-section", s.both(s.replaced("III. TỔ CHỨC", "II. TỔ CHỨC"))),
    ("QC issued", "order-part", s.replaced("Chương II", "Chương III")),
    ("QC issued", "part-weight", s.look("Chương II", "bold", value=False)),
)


@cache
def _content(name: str) -> bytes:
    return docx_writer.render(EVERY_PAPER[name]())


def _found(content: bytes) -> set[str]:
    return {item.check.id for item in departures(measure_docx(content))}


@pytest.mark.parametrize(("check", "spoil"), REPORT.items(), ids=REPORT.keys())
def test_that_one_spoilt_element_is_caught_alone(check: str, spoil: Callable[[object], None]) -> None:
    assert _found(s.spoilt(_content("every block"), spoil)) == {check}


@pytest.mark.parametrize(("paper", "check", "spoil"), OTHERS, ids=[f"{paper}: {check}" for paper, check, _ in OTHERS])
def test_that_one_spoilt_element_of_another_paper_is_caught_alone(paper: str, check: str, spoil: Spoil) -> None:
    assert _found(s.spoilt(_content(paper), spoil)) == {check}


def test_that_a_turned_page_without_tables_is_told() -> None:
    assert "page-landscape" in _found(s.spoilt(_content("TB issued"), s.landscape))
    assert "page-landscape" not in _found(s.spoilt(_content("KH issued"), s.landscape))
