"""What the cells of the form take: numbers within limits, dates, words of a list; each says so in Vietnamese.

Spreadsheets allow 32 letters in the title of a message and 255 in the message; longer ones are cut at a word.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.domain.indicators import Indicator, ValueType
from app.i18n import _
from app.text import short_date

Options = dict[str, Any]

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
#: Above these the reader asks whether a number is meant so.
_LARGEST_COUNT, _LARGEST_MONEY = 10**8, 10**13
_FIRST_DAY, _LAST_DAY = date(1900, 3, 1), date(2199, 12, 31)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def with_prompt(rule: Options, title: str, message: str) -> Options:
    """The same rule with a note that opens when the cell is chosen; nothing is shown without a message."""
    if not message:
        return rule
    return {**rule, "input_title": _cut(title, _LONGEST_TITLE), "input_message": _cut(message, _LONGEST_MESSAGE)}


def _refusing(rule: Options, title: str, message: str) -> Options:
    return {**rule, "error_title": _cut(title, _LONGEST_TITLE), "error_message": _cut(message, _LONGEST_MESSAGE)}


def anything() -> Options:
    """No limit; carries a note only."""
    return {"validate": "any"}


def count() -> Options:
    """A whole number, nothing below zero."""
    return _whole(_LARGEST_COUNT)


def money() -> Options:
    """Whole đồng."""
    return _whole(_LARGEST_MONEY)


def _whole(largest: int) -> Options:
    rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": largest}
    message = _(
        "Ô này nhận số nguyên từ 0 trở lên, không kèm đơn vị tính. Không phát sinh ghi 0; chưa có số thì để trống."
    )
    return _refusing(rule, _("Chưa đúng số nguyên"), message)


def decimal() -> Options:
    """A number with decimals, nothing below zero."""
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": _LARGEST_COUNT}
    message = _("Ô này nhận số từ 0 trở lên, phần lẻ sau dấu phẩy của máy (ví dụ 20,203), không kèm đơn vị tính.")
    return _refusing(rule, _("Chưa đúng số"), message)


def day(first: date = _FIRST_DAY, last: date = _LAST_DAY) -> Options:
    """A day within limits, both inside."""
    rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
    message = _("Ô này nhận ngày dạng ngày/tháng/năm, từ {first} đến {last}.")
    return _refusing(
        rule, _("Ngày ngoài khoảng cho phép"), message.format(first=short_date(first), last=short_date(last))
    )


def text_up_to(longest: int) -> Options:
    """Text no longer than the reader keeps."""
    rule = {"validate": "length", "criteria": "<=", "value": longest}
    return _refusing(rule, _("Đoạn chữ quá dài"), _("Mỗi mục tối đa {count} ký tự.").format(count=longest))


def one_of(words: Sequence[str]) -> Options:
    """One of a few short words, nothing else; the words stand in the rule itself."""
    rule = {"validate": "list", "source": list(words)}
    return _refusing(rule, _("Chọn trong danh sách"), _("Ô này chỉ nhận: {words}.").format(words=", ".join(words)))


def from_range(source: str, *, is_strict: bool) -> Options:
    """One of the words of a range; with ``is_strict`` false other words are taken after a warning."""
    rule = {"validate": "list", "source": source}
    if is_strict:
        return _refusing(rule, _("Chọn trong danh sách"), _("Hãy chọn một giá trị trong danh sách của ô."))
    question = _("Giá trị này chưa có trong danh sách của ô. Chọn Có (Yes) nếu đúng là như vậy.")
    return _refusing({**rule, "error_type": "warning"}, _("Ngoài danh sách"), question)


def of_value(value_type: ValueType) -> Options:
    """What a figure of this type may be."""
    if value_type is ValueType.BOOLEAN:
        return one_of((_("Có"), _("Không")))
    if value_type is ValueType.VND:
        return money()
    return count() if value_type is ValueType.INTEGER else decimal()


def of_indicator(indicator: Indicator, *hints: str) -> Options:
    """The rule of an indicator's cell with its definition as the note."""
    message = " ".join(part for part in (indicator.definition or f"{indicator.name}.", *hints) if part)
    unit = indicator.unit
    return with_prompt(of_value(indicator.value_type), f"{indicator.code} ({unit})", message)
