"""Columns of rows that are typed: texts, numbers and words of one attribute of the row each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.i18n import _
from app.text import clean
from app.ui.events.editor_cells import RowColumn, chosen
from app.ui.events.editor_values import parse_count, parse_money, shown_number
from app.ui.tables import Cell

Look = Callable[[Any], Cell]


def text_column(
    key: str,
    title: str,
    width: int,
    least: int = 0,
    *,
    drop: int = 0,
    is_stretched: bool = False,
    cell: Look | None = None,
) -> RowColumn[Any]:
    """A text, kept without stray spaces."""
    return RowColumn(
        key,
        title,
        lambda row: str(getattr(row, key)),
        lambda row, text: replace(row, **{key: clean(text)}),
        width=width,
        least=least,
        drop=drop,
        is_stretched=is_stretched,
        cell=cell,
    )


def count_column(key: str, title: str, width: int) -> RowColumn[Any]:
    """A whole number, or nothing."""
    return _number_column(key, title, width, parse_count)


def money_column(key: str, title: str, width: int, cell: Look | None = None) -> RowColumn[Any]:
    """An amount of đồng, or nothing."""
    return _number_column(key, title, width, parse_money, cell)


def needed_column(
    key: str, title: str, width: int, read: Callable[[str], Decimal | int | None], least: int = 0
) -> RowColumn[Any]:
    """A number every row must have: a new row waits for it with an empty cell, nothing and less is refused."""

    def put(row: Any, text: str) -> Any:
        number = read(text)
        if number is None or number < least:
            raise ValueError(_("Ghi số từ {least} trở lên").format(least=least))
        return replace(row, **{key: number})

    return RowColumn(key, title, lambda row: shown_number(getattr(row, key) or None), put, width=width, is_number=True)


def words_column(
    key: str,
    title: str,
    width: int,
    words: Mapping[Any, str],
    told: Callable[[Any], str] | None = None,
    cell: Look | None = None,
) -> RowColumn[Any]:
    """One of some values, chosen by its words; ``told`` shows something else for it."""
    values, shown = tuple(words), tuple(_(word) for word in words.values())
    return RowColumn(
        key,
        title,
        lambda row: shown[values.index(getattr(row, key))],
        lambda row, text: replace(row, **{key: values[chosen(shown, text)]}),
        width=width,
        choices=shown,
        told=told,
        cell=cell,
    )


def _number_column(
    key: str, title: str, width: int, read: Callable[[str], object], cell: Look | None = None
) -> RowColumn[Any]:
    return RowColumn(
        key,
        title,
        lambda row: shown_number(getattr(row, key)),
        lambda row, text: replace(row, **{key: read(text)}),
        width=width,
        is_number=True,
        cell=cell,
    )
