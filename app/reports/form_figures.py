"""Sheets 02 and 03 of the form: the indicators with last year's figures, and the hamlets with theirs."""

from decimal import Decimal
from typing import Any

from app.domain.findings import Severity
from app.domain.indicators import AcrossUnits, Indicator, OverTime, OwnerLevel, ValueType
from app.domain.lists import title_of
from app.domain.registers import Register
from app.domain.rule_words import in_words
from app.domain.rules import Compare, Conditional, EqualsList, parse
from app.i18n import _
from app.reports import form_rules as rules
from app.reports.form import (
    FIGURES_FIRST,
    FIGURES_HEADER,
    HAMLET_CODES,
    HAMLET_FIGURES,
    HAMLET_FIRST,
    HAMLETS,
    FormContent,
)
from app.reports.form_book import FormBook
from app.reports.form_columns import LISTS
from app.reports.form_counts import known_formula, list_formula
from app.reports.form_style import EMPTY, finish, height_of

#: What a formula gives in the form as it is written.
_Result = int | str
_CODE, _NAME, _UNIT, _BEFORE, _NOW, _TOTAL, _NOTE, _LEAF, _EXTRA = range(9)
_WIDTHS = (7, 52, 11, 14, 14, 11, 30, 16)
_HEAD_HEIGHT, _NAMES_HEIGHT = 32, 108
_STYLE = {ValueType.INTEGER: "count", ValueType.VND: "count", ValueType.BOOLEAN: "mark"}
_LOCKED = {ValueType.INTEGER: "locked count", ValueType.VND: "locked count", ValueType.PERCENT: "locked ratio"}


def letter(column: int) -> str:
    """ "A" for 0, "AA" for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class FiguresSheet:
    """Draws sheet 02."""

    def __init__(self, book: FormBook, sheet: Any) -> None:
        self.sheet = sheet
        self.styles = book.styles
        self.content = book.content
        self.book = book
        self.rows = book.content.rows()
        self.communes = [item for item in book.content.communes if item.code] if book.content.is_station else []
        #: column that compares: with the lists for a commune, with the sum of the communes for a station
        self.compared = _EXTRA + len(self.communes)

    def write(self) -> None:
        """The whole sheet."""
        self._head()
        row = FIGURES_FIRST - 1
        for heading, item, part in self.content.lines():
            if item is None:
                for column in range(self.compared + 1):
                    self.sheet.write_blank(row, column, None, self.styles["group"])
                self.sheet.set_row(row, height_of(heading, _WIDTHS[_NAME] * 0.8))
                self.sheet.write_string(row, _NAME, heading, self.styles["group"])
            else:
                self._line(row, item, part)
            row += 1
        self._compare(row - 1)
        self.sheet.freeze_panes(FIGURES_HEADER, _UNIT)
        finish(self.sheet, landscape=True, repeated_rows=FIGURES_HEADER)

    def _head(self) -> None:
        title = (
            _("BIỂU CHỈ TIÊU ĐỒN BIÊN PHÒNG {period}")
            if self.content.is_station
            else _("BIỂU CHỈ TIÊU PHONG TRÀO {period}")
        )
        self.book.head(self.sheet, title.format(period=self.content.period.words.upper()))
        self.sheet.write_string(2, 0, _("Kỳ báo cáo: {span}").format(span=self.book.span), self.styles["subtitle"])
        titles = [
            _("Mã"), _("Chỉ tiêu"), _("ĐVT"), self.content.last_year_title, _("Thực hiện kỳ này"), _("Lũy kế"),
            _("Ghi chú / Giải trình"), _("Mục đề cương"), *(item.code or "" for item in self.communes),
            _("So sánh tổng các xã") if self.content.is_station else _("So sánh danh sách"),
        ]  # fmt: skip
        self.sheet.set_row(
            FIGURES_HEADER - 1, max(_HEAD_HEIGHT, height_of(self.content.last_year_title, _WIDTHS[_BEFORE]))
        )
        for column, text in enumerate(titles):
            width = _WIDTHS[column] if column < len(_WIDTHS) else 12
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(FIGURES_HEADER - 1, column, text, self.styles["head"])
        self.sheet.set_row(FIGURES_HEADER - 2, _HEAD_HEIGHT if self.communes else None)
        for column, commune in enumerate(self.communes, _EXTRA):
            name = commune.title[:1].upper() + commune.title[1:]
            self.sheet.write_string(FIGURES_HEADER - 2, column, name, self.styles["head"])

    def _line(self, row: int, item: Indicator, part: str) -> None:
        styles, sheet = self.styles, self.sheet
        sheet.set_row(row, height_of(item.name, _WIDTHS[_NAME]))
        sheet.write_string(row, _CODE, item.code, styles["locked centre"])
        sheet.write_string(row, _NAME, item.name, styles["label"])
        sheet.write_string(row, _UNIT, part or item.unit, styles["centred label"])
        self._last_year(row, item, part)
        is_own = item.owner is self.content.owner
        known = self._own(row, item) if is_own else self._foreign(row, item)
        now = f"{letter(_NOW)}{row + 1}"
        locked = styles[_LOCKED.get(item.value_type, "locked number")]
        if item.over_time is OverTime.FLOW and item.value_type is not ValueType.BOOLEAN:
            sheet.write_formula(row, _TOTAL, f'=IF({now}="","",{now})', locked, known)
        else:
            sheet.write_blank(row, _TOTAL, None, locked)
        if is_own or (item.owner is OwnerLevel.HAMLET and not self.content.is_station):
            sheet.write_blank(row, _NOTE, None, styles["text"])
        else:
            sheet.write_string(row, _NOTE, _giver(item), styles["locked"])
        sheet.write_string(row, _LEAF, ", ".join(item.outline_leaves), styles["centred label"])
        self._beside(row, item, is_own=is_own)

    def _last_year(self, row: int, item: Indicator, part: str) -> None:
        style = self.styles[_LOCKED.get(item.value_type, "locked number")]
        value = self._before(item, part)
        if value is None:
            self.sheet.write_blank(row, _BEFORE, None, style)
        elif item.value_type is ValueType.BOOLEAN and value in (0, 1):
            self.sheet.write_string(row, _BEFORE, _("Có") if value else _("Không"), self.styles["locked centre"])
        else:
            self.sheet.write_number(row, _BEFORE, float(value), style)

    def _before(self, item: Indicator, part: str) -> Decimal | None:
        """The accepted figure of last year; of a ratio what its two figures give."""
        known = self.content.last_year
        if item.owner is not OwnerLevel.COMPUTED or item.value_type is not ValueType.PERCENT:
            return known.get((item.code, part))
        above, below = known.get((item.numerator or "", "")), known.get((item.denominator or "", ""))
        return None if above is None or not below else round(100 * above / below, 2)

    def _hints(self, item: Indicator) -> list[str]:
        """What must hold, in words, as far as it can be seen in this workbook."""
        hints = []
        if item.across_units is AcrossUnits.UNION:
            hints.append(_("Ghi tên từng mục ở cột Ghi chú."))
        for text in item.rules:
            rule = parse(text, item.code)
            if isinstance(rule.body, EqualsList):
                hints.append(_("Bằng số tính từ {list}.").format(list=_(title_of(rule.body.name))))
            elif isinstance(rule.body, Compare | Conditional) and rule.severity is Severity.ERROR:
                hints.append(f"{in_words(rule, self.content.catalogue)}.")
        return hints

    def _own(self, row: int, item: Indicator) -> _Result:
        """A cell of the sender: to be filled, filled with what is known, or counted from a list that is filled in.

        Returns what the cell says.
        """
        lists = [body.name for text in item.rules if isinstance(body := parse(text, item.code).body, EqualsList)]
        formula, given = known_formula(self.content, item.code, lists[0]) if lists else ("", EMPTY)
        value = self.content.known.figures.get(item.code)
        rule = rules.of_indicator(item, *self._hints(item))
        if formula:
            style = self.styles[_LOCKED.get(item.value_type, "locked number")]
            self.sheet.write_formula(row, _NOW, formula, style, given)
            sentence = _("Tự tính từ trang {sheet}; sửa, bổ sung sự kiện ở đó.")
            words = sentence.format(sheet=LISTS[Register.EVENTS].sheet)
            rule = rules.with_prompt(rules.anything(), f"{item.code} ({item.unit})", words)
        else:
            self._write(row, item, value)
            given = EMPTY if value is None else int(value)
        self.sheet.data_validation(row, _NOW, row, _NOW, rule)
        return given

    def _write(self, row: int, item: Indicator, value: Decimal | None) -> None:
        """What is known of a figure, in a cell that stays open."""
        style = self.styles[_STYLE.get(item.value_type, "number")]
        if value is None:
            self.sheet.write_blank(row, _NOW, None, style)
        elif item.value_type is ValueType.BOOLEAN:
            self.sheet.write_string(row, _NOW, _("Có") if value else _("Không"), style)
        else:
            self.sheet.write_number(row, _NOW, float(value), style)

    def _foreign(self, row: int, item: Indicator) -> _Result:
        """A cell nobody fills here: a sum of the hamlets, a ratio, or a figure of another level; what it says."""
        style = self.styles[_LOCKED.get(item.value_type, "locked number")]
        formula = self._hamlet_sum(item) or self._ratio(item)
        added = self.content.known.hamlet_sum(item.code)
        given = EMPTY if added is None else int(added)
        if formula:
            self.sheet.write_formula(row, _NOW, formula, style, given)
        else:
            self.sheet.write_blank(row, _NOW, None, style)
        if item.owner is OwnerLevel.HAMLET:
            note = _("Tự cộng từ trang {sheet}; nhập số của từng xóm ở đó.").format(sheet=HAMLETS)
            rule = rules.with_prompt(rules.anything(), f"{item.code} ({item.unit})", note)
            self.sheet.data_validation(row, _NOW, row, _NOW, rule)
        return given

    def _hamlet_sum(self, item: Indicator) -> str:
        if item.owner is not OwnerLevel.HAMLET or self.content.is_station:
            return ""
        column = letter(HAMLET_FIGURES + self.content.hamlet_indicators.index(item))
        cells = f"'{HAMLETS}'!{column}{HAMLET_FIRST}:{column}{self.content.last_hamlet_row}"
        return f'=IF(COUNT({cells})=0,"",SUM({cells}))'

    def _ratio(self, item: Indicator) -> str:
        """Per cent of two figures of this sheet; blank while one of them is, or the second is 0."""
        if item.value_type is not ValueType.PERCENT or item.owner is not OwnerLevel.COMPUTED:
            return ""
        top, bottom = (self.rows.get((code or "", "")) for code in (item.numerator, item.denominator))
        if not top or not bottom:
            return ""
        above, below = f"{letter(_NOW)}{top}", f"{letter(_NOW)}{bottom}"
        return f'=IF(OR({above}="",{below}="",N({below})=0),"",ROUND(100*{above}/{below},2))'

    def _beside(self, row: int, item: Indicator, *, is_own: bool) -> None:
        """Shares of the communes, and what the figure is compared with."""
        style = _STYLE.get(item.value_type, "number")
        for column in range(_EXTRA, self.compared):
            self.sheet.write_blank(row, column, None, self.styles[style])
            self.sheet.data_validation(row, column, row, column, rules.of_value(item.value_type))
        locked = self.styles[_LOCKED.get(item.value_type, "locked number")]
        formula, cached = self._comparison(row, item) if is_own else ("", "")
        if formula:
            self.sheet.write_formula(row, self.compared, formula, locked, cached)
        else:
            self.sheet.write_blank(row, self.compared, None, locked)

    def _comparison(self, row: int, item: Indicator) -> tuple[str, int | str]:
        if self.communes:
            cells = f"{letter(_EXTRA)}{row + 1}:{letter(self.compared - 1)}{row + 1}"
            return f'=IF(COUNT({cells})=0,"",SUM({cells}))', EMPTY
        names = [rule.body.name for text in item.rules if isinstance((rule := parse(text, item.code)).body, EqualsList)]
        return list_formula(self.content, names[0]) if names else ("", "")

    def _compare(self, last: int) -> None:
        """Colour a figure that differs from what it is compared with."""
        first = FIGURES_FIRST
        now, other = f"${letter(_NOW)}{first}", f"${letter(self.compared)}{first}"
        criteria = f"=AND(ISNUMBER({other}),ISNUMBER({now}),ABS(N({now})-N({other}))>0.0005)"
        rule = {"type": "formula", "criteria": criteria, "format": self.styles["wrong"]}
        for column in (_NOW, self.compared):
            self.sheet.conditional_format(first - 1, column, last, column, rule)


def _giver(item: Indicator) -> str:
    """Who enters a figure that is not the sender's."""
    givers = {
        OwnerLevel.BORDER_STATION: _("Đồn Biên phòng cung cấp"),
        OwnerLevel.COMMITTEE: _("Ban chỉ đạo cung cấp"),
        OwnerLevel.COMPUTED: _("Chương trình tính"),
    }
    return givers.get(item.owner, "")


def write_hamlets(book: FormBook, sheet: Any) -> None:
    """Sheet 03: a line for each known hamlet, spare lines for new ones, and the row of totals."""
    content, styles = book.content, book.styles
    columns = content.hamlet_indicators
    remark = HAMLET_FIGURES + len(columns)
    book.head(sheet, _("BIỂU SỐ LIỆU THEO XÓM {period}").format(period=content.period.words.upper()), 1)
    sheet.write_string(
        2, 1, _("Xóm mới ghi vào dòng trống; xóm đã đổi tên, sáp nhập ghi rõ ở cột cuối."), styles["subtitle"]
    )
    _hamlet_titles(sheet, content, styles)
    last = content.last_hamlet_row
    for row in range(HAMLET_FIRST - 1, last):
        place = row - HAMLET_FIRST + 1
        known = content.hamlets[place] if place < len(content.hamlets) else None
        if known:
            sheet.write_string(row, 0, known.uid, styles["locked text"])
            sheet.write_string(row, 1, known.code, styles["locked text"])
            sheet.write_string(row, 2, known.name, styles["locked text"])
        else:
            for column, style in enumerate(("locked text", "text", "text")):
                sheet.write_blank(row, column, None, styles[style])
        if known and known.is_border:
            sheet.write_string(row, 3, "x", styles["mark"])
        else:
            sheet.write_blank(row, 3, None, styles["mark"])
        for column, item in enumerate(columns, HAMLET_FIGURES):
            style = styles[_STYLE.get(item.value_type, "number")]
            value = content.known.hamlets.get((known.name, item.code)) if known else None
            if value is None:
                sheet.write_blank(row, column, None, style)
            else:
                sheet.write_number(row, column, float(value), style)
        sheet.write_blank(row, remark, None, styles["text"])
    _hamlet_rules(sheet, content)
    _hamlet_totals(sheet, content, styles)
    sheet.freeze_panes(HAMLET_FIRST - 1, HAMLET_FIGURES)
    finish(sheet, landscape=True, repeated_rows=HAMLET_FIRST - 1)


def _hamlet_titles(sheet: Any, content: FormContent, styles: Any) -> None:
    sheet.set_row(HAMLET_CODES, _NAMES_HEIGHT)
    titles = ("uid", _("Mã xóm"), _("Tên xóm"), _("Giáp biên (x)"))
    for column, (text, width) in enumerate(zip(titles, (10, 11, 22, 8), strict=True)):
        sheet.set_column(column, column, width, None, {"hidden": column == 0})
        sheet.write_string(HAMLET_CODES - 1, column, "uid" if column == 0 else "", styles["code head"])
        sheet.write_string(HAMLET_CODES, column, text, styles["head"])
        sheet.write_blank(HAMLET_CODES + 1, column, None, styles["unit head"])
    for column, item in enumerate(content.hamlet_indicators, HAMLET_FIGURES):
        sheet.set_column(column, column, 9)
        sheet.write_string(HAMLET_CODES - 1, column, item.code, styles["code head"])
        sheet.write_string(HAMLET_CODES, column, item.name, styles["head"])
        sheet.write_string(HAMLET_CODES + 1, column, item.unit, styles["unit head"])
    remark = HAMLET_FIGURES + len(content.hamlet_indicators)
    sheet.set_column(remark, remark, 20)
    sheet.write_blank(HAMLET_CODES - 1, remark, None, styles["code head"])
    sheet.write_string(HAMLET_CODES, remark, _("Ghi chú (xóm mới do sáp nhập từ …)"), styles["head"])
    sheet.write_blank(HAMLET_CODES + 1, remark, None, styles["unit head"])


def _hamlet_rules(sheet: Any, content: FormContent) -> None:
    first, last = HAMLET_FIRST - 1, content.last_hamlet_row - 1
    sheet.data_validation(first, 3, last, 3, rules.one_of(("x",)))
    for column, item in enumerate(content.hamlet_indicators, HAMLET_FIGURES):
        sheet.data_validation(first, column, last, column, rules.of_indicator(item))


def _hamlet_totals(sheet: Any, content: FormContent, styles: Any) -> None:
    row = content.last_hamlet_row
    for column, text in enumerate(("", "", _("CỘNG"), "")):
        sheet.write_string(row, column, text, styles["total text"])
    for column, item in enumerate(content.hamlet_indicators, HAMLET_FIGURES):
        cells = f"{letter(column)}{HAMLET_FIRST}:{letter(column)}{row}"
        added = content.known.hamlet_sum(item.code)
        given = EMPTY if added is None else int(added)
        sheet.write_formula(row, column, f'=IF(COUNT({cells})=0,"",SUM({cells}))', styles["total"], given)
    sheet.write_blank(row, HAMLET_FIGURES + len(content.hamlet_indicators), None, styles["total text"])
