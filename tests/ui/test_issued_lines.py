"""How the difference of an issued report reads on the screen."""

from decimal import Decimal

from app.domain.indicators import Catalogue
from app.domain.outdated import OPENING, FigureChange, IssuedDifference, TextChange
from app.presets.load import PresetLibrary
from app.ui.reviews.issued_lines import difference_lines

LONG = "Nhân dân đã tham gia tuần tra đường biên, cột mốc quốc giới cùng lực lượng Bộ đội Biên phòng và dân quân " * 2


def catalogue() -> Catalogue:
    return PresetLibrary.shipped().catalogue(2021)


def told(*texts: TextChange) -> list[tuple[str, str]]:
    return list(difference_lines(IssuedDifference(texts=texts), catalogue()))


def test_that_a_long_sentence_is_shown_where_it_differs() -> None:
    ((title, words),) = told(TextChange("III.1", "", f"{LONG}tăng 3,3%.", f"{LONG}tăng 6,3%."))
    assert title == "Nội dung: III.1"
    old, new = words.split(" → ")
    assert "tăng 3,3%" in old
    assert "tăng 6,3%" in new


def test_that_what_was_added_at_the_end_of_a_long_text_is_shown() -> None:
    ((_title, words),) = told(TextChange("III.1", "", LONG, f"{LONG}Thêm một ý."))
    assert words.endswith("Thêm một ý.”")


def test_that_the_opening_has_a_name_and_nothing_is_shown_as_nothing() -> None:
    assert told(TextChange(OPENING, "", "", "Mới.")) == [("Phần mở đầu", "“” → “Mới.”")]


def test_that_the_increase_against_last_year_is_told() -> None:
    numbers = Decimal(342), Decimal(312), (4, 8), (4, 8), (), Decimal(11), Decimal(-19)
    (line,) = difference_lines(IssuedDifference((FigureChange("E01", "", 2021, *numbers),)), catalogue())
    assert "tăng, giảm +11 → -19" in line[1]
