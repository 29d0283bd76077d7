"""Where the readers of the sheets put what they find: figures, rows, questions, remarks."""

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from app.domain.findings import MORE, Candidate, Finding, Severity, Where
from app.domain.indicators import Indicator
from app.domain.layouts import NO_MAPPINGS, Mappings, SheetLayout
from app.i18n import _
from app.importing.comments import COMMENT_DIFFERS, weighed
from app.importing.raw import RawCell, RawSheet
from app.importing.values import Reading, shown_option
from app.text import format_number

_LONGEST = 200
_MARK_LENGTH = 16
#: So many cells of a column that is not read are named one by one.
_MOST_BESIDE = 3
#: So many of a sheet are named one by one; a list kept beside the form has thousands of cells that no rule takes.
_MOST_NAMED: Final[Mapping[str, int]] = {"not-understood": 500, "value-without-code": 50, "unknown-code": 50}


class Collector:
    """Findings and layouts of one workbook in the order they were met; ``mappings`` are what is remembered of it."""

    def __init__(self, mappings: Mappings = NO_MAPPINGS) -> None:
        self.mappings = mappings
        self.findings: list[Finding] = []
        self.layouts: list[SheetLayout] = []
        #: code and title of every column of a commune that a station serves
        self.commune_titles: list[tuple[str, str]] = []
        self._comments: set[tuple[str, str]] = set()
        #: by code and sheet how many there were, and the data of the last one named
        self._named: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, str], dict[str, str]] = {}
        #: by sheet and column the cells beside those that a table is read from
        self._beside: dict[tuple[str, int], list[RawCell]] = {}

    def add(
        self,
        code: str,
        severity: Severity,
        where: Where,
        indicator: str | None = None,
        hamlet: str | None = None,
        /,
        **data: str,
    ) -> None:
        """Report one thing, very many of one kind in a sheet together; ``data`` are the texts of its sentence."""
        if code in _MOST_NAMED and self._is_one_of_many(code, where.sheet, data):
            return
        self.findings.append(Finding(code, severity, where, indicator, hamlet, data))

    def ask(
        self,
        code: str,
        where: Where,
        candidates: tuple[Candidate, ...],
        indicator: str | None = None,
        hamlet: str | None = None,
        /,
        **data: str,
    ) -> None:
        """Put a question; its figure stays out of every total until somebody answers."""
        self.findings.append(Finding(code, Severity.QUESTION, where, indicator, hamlet, data, candidates))

    def asks(self, code: str, where: Where, indicator: str) -> bool:
        """Whether this question stands about a figure."""
        wanted = (code, where, indicator)
        return any((item.code, item.where, item.indicator) == wanted for item in self.findings)

    def weigh_comment(
        self, comment: str, reading: Reading, where: Where, indicator: Indicator, hamlet: str
    ) -> tuple[Reading, dict[str, str]]:
        """A figure of a hamlet against the comment at its cell, and what its question has to tell of the comment."""
        reading = weighed(reading, comment, indicator.value_type, indicator.unit)
        if reading.question == COMMENT_DIFFERS:
            return reading, {"comment": shorten(comment)}
        self.note_comment(where, indicator.code, hamlet, comment)
        return reading, {}

    def note_comment(self, where: Where, indicator: str, hamlet: str | None, comment: str) -> None:
        """Name what a comment at a figure says, once for each text of a sheet: forms explain cells in comments."""
        if comment and (where.sheet, comment) not in self._comments:
            self._comments.add((where.sheet, comment))
            self.add("cell-comment", Severity.NOTE, where, indicator, hamlet, comment=shorten(comment))

    def withdraw(self, where: Where, indicator: str) -> None:
        """Take back the questions about one typed sum: the hamlets give the figure."""
        kept: list[Finding] = []
        withdrawn: list[Finding] = []
        for item in self.findings:
            is_gone = item.severity is Severity.QUESTION and item.indicator == indicator and item.where == where
            (withdrawn if is_gone else kept).append(item)
        self.findings[:] = kept
        for item in withdrawn:
            self.note_comment(where, indicator, None, item.data.get("comment", ""))

    def not_understood(self, sheet: RawSheet, cell: RawCell) -> None:
        """Nothing typed is lost in silence: name a cell that no rule took."""
        self._not_used(sheet.name, cell)

    def beside(self, sheet: RawSheet, cell: RawCell) -> None:
        """A cell in a row that is read, in a column that no rule took: named with the others of its column."""
        self._beside.setdefault((sheet.name, cell.column), []).append(cell)

    def name_beside(self) -> None:
        """Name the cells beside the tables: a few of a column one by one, more of them in one remark."""
        for (sheet, _column), cells in self._beside.items():
            if len(cells) > _MOST_BESIDE:
                where, text = Where(sheet, cells[0].name), shorten(cells[0].shown)
                self.add("column-unused", Severity.NOTE, where, text=text, count=str(len(cells)))
            else:
                for cell in cells:
                    self._not_used(sheet, cell)
        self._beside.clear()

    def _not_used(self, sheet: str, cell: RawCell) -> None:
        self.add("not-understood", Severity.NOTE, Where(sheet, cell.name), text=shorten(cell.shown))

    def _is_one_of_many(self, code: str, sheet: str, data: dict[str, str]) -> bool:
        """Whether so many of a sheet were named that the last one named only counts how many more there are."""
        count = self._named[code, sheet] = self._named.get((code, sheet), 0) + 1
        beyond = count - _MOST_NAMED[code]
        if beyond > 0:
            self._last[code, sheet][MORE] = format_number(Decimal(beyond))
        else:
            self._last[code, sheet] = data
        return beyond > 0


def shorten(text: str) -> str:
    """At most a line of what a cell says."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def content_mark(cells: Iterable[RawCell]) -> str:
    """Equal only for rows or columns that say the same: what was set aside once is asked again with other numbers."""
    shown = "\n".join(f"{cell.name}={cell.shown}" for cell in cells)
    return hashlib.sha256(shown.encode()).hexdigest()[:_MARK_LENGTH]


def candidate(code: str, value: Decimal | None) -> Candidate:
    """One answer to a question about one indicator."""
    return Candidate(shown_option(value), ((code, value),))


def pair_candidate(code: str, value: Decimal, partner: str, second: Decimal) -> Candidate:
    """One answer that fills two indicators."""
    text = f"{code} = {format_number(value)}; {partner} = {format_number(second)}"
    return Candidate(text, ((code, value), (partner, second)))


def use_as_read() -> Candidate:
    """The answer that changes no figure: what was read stands."""
    return Candidate(_("Giữ như chương trình đã đọc"), ())


def leave_out() -> Candidate:
    """The answer that leaves the cell aside."""
    return Candidate(_("Bỏ qua ô này"), ())


def leave_out_row() -> Candidate:
    """The answer that leaves the whole row aside."""
    return Candidate(_("Bỏ qua dòng này"), ())
