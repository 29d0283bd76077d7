"""One workbook being drawn: its sheets, formats, and the words its cells may be chosen from."""

from collections.abc import Sequence
from typing import Any

from app.domain.units import UnitKind
from app.i18n import _
from app.reports.form import WORDS, FormContent
from app.reports.form_style import Styles
from app.text import short_date


class FormBook:
    """The open workbook with what every sheet needs; rows and columns are counted from zero as the library does."""

    def __init__(self, book: Any, content: FormContent) -> None:
        self.content = content
        self.styles = Styles(book)
        self._book = book
        self._words: dict[tuple[str, ...], str] = {}

    def add(self, name: str) -> Any:
        """A new sheet, empty, behind the others."""
        return self._book.add_worksheet(name)

    def head(self, sheet: Any, title: str, column: int = 0) -> None:
        """The two lines over every table: what it is, and whose."""
        sheet.write_string(0, column, title, self.styles["title"])
        sheet.write_string(1, column, _("Đơn vị: {unit}").format(unit=self.full_name), self.styles["subtitle"])

    @property
    def full_name(self) -> str:
        """The unit with its place: "xã Sóc Hà, huyện Hà Quảng, tỉnh Cao Bằng"."""
        unit = self.content.unit
        if unit.kind is UnitKind.BORDER_STATION or not self.content.place:
            return unit.title
        place = self.content.place
        return f"{unit.title}, {place[:1].lower()}{place[1:]}"

    @property
    def span(self) -> str:
        """The period in words."""
        period = self.content.period
        return _("từ {start} đến {end}").format(start=short_date(period.start), end=short_date(period.end))

    def words(self, words: Sequence[str]) -> str:
        """Where on the hidden sheet these words stand, for a list to choose from."""
        key = tuple(words)
        if key not in self._words:
            letter = chr(ord("A") + len(self._words))
            self._words[key] = f"='{WORDS}'!${letter}$1:${letter}${len(key)}"
        return self._words[key]

    def write_words(self, sheet: Any) -> None:
        """Put down all words that were asked for."""
        for column, words in enumerate(self._words):
            for row, word in enumerate(words):
                sheet.write_string(row, column, word)
