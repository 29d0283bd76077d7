"""What certificates say: the words of law in their order, the name as it is, nothing missing in silence."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificate_numbers import gaps, next_number, number_of, repeated
from app.domain.awards.certificate_texts import CertificateFacts, lacks, place_words, texts
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent

FACTS = CertificateFacts(
    NomineeKind.INDIVIDUAL,
    "Nông Văn Páo",
    award="Giấy khen",
    authority="Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    sex="Nam",
    place="Trưởng xóm Nà Sác, xã Trường Hà",
    achievement="Đã có thành tích xuất sắc",
    movement="Toàn dân tham gia",
    year=2021,
    number="123/QĐ-UBND",
    decided_on=date(2022, 2, 20),
    golden_book="7",
    place_name="Hà Quảng",
    signer_title="Chủ tịch",
    signer="Hoàng Văn B",
)
EVERY = tuple(content for content in LineContent if content is not LineContent.FIXED)


def a_layout(*contents: LineContent, text: str = "", is_capital: bool = False) -> CertificateLayout:
    """Lines of these contents, wherever they stand."""
    lines = tuple(
        CertificateLine(content, 100, 20 + 12 * number, 150, 14, 10, text=text, is_capital=is_capital)
        for number, content in enumerate(contents)
    )
    return CertificateLayout("thử", "giay-khen", NomineeKind.INDIVIDUAL, 297, 210, lines)


def said(facts: CertificateFacts, content: LineContent, text: str = "") -> str:
    """What one line says."""
    (words,) = texts(a_layout(content, text=text), facts)
    return words


def test_that_every_line_says_its_fact() -> None:
    assert texts(a_layout(*EVERY), FACTS) == (
        "Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
        "Tặng",
        "Giấy khen",
        "Ông Nông Văn Páo",
        "Trưởng xóm Nà Sác, xã Trường Hà",
        "Đã có thành tích xuất sắc",
        "Đã có thành tích xuất sắc",
        "Quyết định số: 123/QĐ-UBND, ngày 20 tháng 02 năm 2022",
        "Số sổ vàng: 7",
        "Hà Quảng, ngày 20 tháng 02 năm 2022",
        "Chủ tịch",
        "Hoàng Văn B",
    )
    assert lacks(a_layout(*EVERY), FACTS) == ()


def test_that_capitals_keep_the_tones() -> None:
    (words,) = texts(a_layout(LineContent.NAME, is_capital=True), FACTS)
    assert words == "ÔNG NÔNG VĂN PÁO"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"sex": "Nữ"}, "Bà Nông Văn Páo"),
        ({"sex": "NU"}, "Bà Nông Văn Páo"),
        ({"sex": ""}, "Ông (bà) Nông Văn Páo"),
        ({"name": "Đồng chí Nông Văn Páo"}, "Đồng chí Nông Văn Páo"),
        ({"name": "Ông Ích Khiêm"}, "Ông Ông Ích Khiêm"),
        ({"kind": NomineeKind.COLLECTIVE, "name": "Xóm Nà Sác"}, "Xóm Nà Sác"),
        ({"kind": NomineeKind.HOUSEHOLD}, "Hộ ông Nông Văn Páo"),
        ({"kind": NomineeKind.HOUSEHOLD, "sex": ""}, "Hộ gia đình Nông Văn Páo"),
        ({"kind": NomineeKind.HOUSEHOLD, "name": "Gia đình ông Páo"}, "Gia đình ông Páo"),
        ({"name": "<b>{number}</b> & Ł"}, "Ông <b>{number}</b> & Ł"),
    ],
)
def test_that_a_name_is_called_as_its_kind_asks(changed: dict[str, object], words: str) -> None:
    assert said(replace(FACTS, **changed), LineContent.NAME) == words  # type: ignore[arg-type]  # any field


def test_that_the_dead_are_honoured_whatever_the_blank_says() -> None:
    assert said(FACTS, LineContent.GIVES, "Tặng thưởng") == "Tặng thưởng"
    assert said(replace(FACTS, is_posthumous=True), LineContent.GIVES, "Tặng thưởng") == "Truy tặng"


def test_that_a_blank_may_have_its_own_words() -> None:
    pattern = "Đã có thành tích trong phong trào “{movement}” năm {year}{lạ}"
    assert said(FACTS, LineContent.ACHIEVEMENT, pattern) == (
        "Đã có thành tích trong phong trào “Toàn dân tham gia” năm 2021{lạ}"
    )
    assert said(FACTS, LineContent.FIXED, "Vì nhân dân") == "Vì nhân dân"


def test_that_what_is_missing_is_told_and_dotted() -> None:
    empty = CertificateFacts(NomineeKind.INDIVIDUAL, "A")
    layout = a_layout(LineContent.NAME, LineContent.PLACE, LineContent.DECISION, LineContent.GOLDEN_BOOK)
    assert lacks(layout, empty) == ("giới tính (để in Ông hay Bà)", "số quyết định", "ngày quyết định", "số sổ vàng")
    assert texts(layout, empty) == ("Ông (bà) A", "", "Quyết định số: ……, ngày …… tháng …… năm ……", "Số sổ vàng: ……")
    assert lacks(a_layout(LineContent.ACHIEVEMENT, text="năm {year}"), empty) == ("năm thành tích",)
    assert lacks(a_layout(LineContent.NAME), replace(empty, kind=NomineeKind.COLLECTIVE)) == ()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("trưởng xóm", "xóm Nà Sác", "xã Trường Hà"), "Trưởng xóm, xóm Nà Sác, xã Trường Hà"),
        (("", "xã Trường Hà", "Xã Trường Hà"), "Xã Trường Hà"),
        (("Trưởng xóm", "Xóm Lũng Vai", "Xã Trường Hà"), "Trưởng xóm, xóm Lũng Vai, xã Trường Hà"),
        (("Tổ viên", "Bản Hoong", "XÃ TRƯỜNG HÀ"), "Tổ viên, Bản Hoong, XÃ TRƯỜNG HÀ"),
        (("", "", ""), ""),
        (("", "", "xã Trường Hà", "Nhân dân xã Trường Hà"), ""),
    ],
)
def test_that_a_place_says_each_thing_once(parts: tuple[str, ...], words: str) -> None:
    assert place_words(*parts) == words


def test_that_a_line_of_merit_has_no_full_stop() -> None:
    assert said(replace(FACTS, achievement="Tích cực tuần tra. Báo tin kịp thời. "), LineContent.ACHIEVEMENT) == (
        "Tích cực tuần tra. Báo tin kịp thời"
    )


def test_that_what_somebody_did_himself_is_a_line_that_may_be_empty() -> None:
    layout = a_layout(LineContent.MERIT)
    assert texts(layout, FACTS) == ("Đã có thành tích xuất sắc",)
    nothing = replace(FACTS, achievement=" ")
    assert (texts(layout, nothing), lacks(layout, nothing)) == (("",), ())
    assert lacks(a_layout(LineContent.ACHIEVEMENT), nothing) == ("thành tích",)


def test_that_a_series_goes_on_behind_its_highest_number() -> None:
    assert next_number(()) == 1
    assert next_number(("2", "007", "", "x", "5/2022")) == 8
    assert number_of("quyển 3") is None


def test_that_gaps_and_repeated_numbers_are_told() -> None:
    assert gaps(("1", "2", "4", "8", "8")) == "3, 5–7"
    assert gaps(("1", "2")) == gaps(()) == ""
    assert repeated(("8", "1", "08", "2")) == (8,)
