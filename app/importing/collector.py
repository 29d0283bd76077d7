"""Where the readers of the sheets put what they find: figures, rows, questions, remarks."""

from decimal import Decimal

from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.indicators import Indicator
from app.domain.layouts import NO_MAPPINGS, Mappings, SheetLayout
from app.i18n import _
from app.importing.comments import COMMENT_DIFFERS, weighed
from app.importing.raw import RawCell, RawSheet
from app.importing.values import Reading, shown_option
from app.text import format_number

_LONGEST = 200
#: So many cells of a sheet that no rule took are named one by one; a list kept beside the form has thousands.
_MOST_NAMED = 500


class Collector:
    """Findings and layouts of one workbook in the order they were met; ``mappings`` are what is remembered of it."""

    def __init__(self, mappings: Mappings = NO_MAPPINGS) -> None:
        self.mappings = mappings
        self.findings: list[Finding] = []
        self.layouts: list[SheetLayout] = []
        #: code and title of every column of a commune that a station serves
        self.commune_titles: list[tuple[str, str]] = []
        self._comments: set[tuple[str, str]] = set()
        self._passed: dict[str, int] = {}
        #: by sheet the text of the last cell named and what its remark says: for how many more is known at the end
        self._last: dict[str, tuple[str, dict[str, str]]] = {}

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
        """Report one thing; ``data`` are the numbers and texts of its sentence."""
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
        """Nothing typed is lost in silence: name a cell that no rule took, very many of one sheet together."""
        count = self._passed[sheet.name] = self._passed.get(sheet.name, 0) + 1
        if count > _MOST_NAMED:
            text, data = self._last[sheet.name]
            more = _("{text} (và {count} ô nữa của trang này)")
            data["text"] = more.format(text=text, count=format_number(Decimal(count - _MOST_NAMED)))
            return
        data = {"text": shorten(cell.shown)}
        self._last[sheet.name] = data["text"], data
        self.findings.append(Finding("not-understood", Severity.NOTE, Where(sheet.name, cell.name), None, None, data))


def shorten(text: str) -> str:
    """At most a line of what a cell says."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


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
