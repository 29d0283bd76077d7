"""Tables of workbooks without codes: which rows and columns name which indicator, by words alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.layouts import NO_MAPPINGS, LabelMeaning, Mappings, Reason, Role, reason_words
from app.importing.blocks import turned_names
from app.importing.collector import shorten
from app.importing.fingerprints import fingerprint, yearless
from app.importing.hamlet_titles import BORDER_TITLES, NAME_TITLES
from app.importing.indicator_words import is_part, terms
from app.importing.name_matching import Match, NamedRow, NameMatcher, dominant_group
from app.importing.raw import CellKind, RawSheet
from app.importing.titles import HeaderRow, first_rows, label, shown_at, title
from app.text import clean

_NAME_TITLES = ("chi tieu", "noi dung", "ten chi tieu", "danh muc", "tieu chi", "hang muc")
_YEAR = r"\b20[0-9]{2}\b"
_WITH_YEAR = re.compile(rf"(?:[(-] ?)?(?:\bnăm )?{_YEAR}\)?", re.IGNORECASE)
_LEAST_ROWS = 5
_LEAST_COLUMNS = 3
_LONGEST = 250
#: A form names some two hundred figures; a table of this kind is known by its first rows.
_MOST_ROWS = 400


@dataclass(slots=True)
class NamedLine:
    """One row or column that names something: its place and what it says."""

    place: int
    row: NamedRow
    previous: frozenset[str] = frozenset()
    match: Match = field(default_factory=Match)

    @property
    def label(self) -> str:
        """What the line is remembered by: its words, its unit, and the words of the headings it stands under."""
        return "|".join((yearless(self.row.text), label(self.row.unit), " ".join(sorted(self.row.context))))

    def meaning(self, cell: str) -> LabelMeaning:
        """What the line was taken for; ``cell`` is where its words stand."""
        match = self.match
        return LabelMeaning(
            self.label, shorten(self.row.text), cell, match.code, match.candidates, match.confidence, match.reasons
        )

    def data(self, mark: str) -> dict[str, str]:
        """What a finding says of the line: its words, what it may mean, how sure that is and why."""
        match = self.match
        codes = match.candidates or ((match.code,) if match.code else ())
        return {
            "layout": mark,
            "label": self.label,
            "text": shorten(self.row.text),
            "codes": ", ".join(codes) or "?",
            "shares": ", ".join(f"{code} {share} %" for code, share in zip(codes, match.shares, strict=False)),
            "confidence": str(match.confidence),
            "why": reason_words(match.reasons),
        }


def find_name_table(sheet: RawSheet, catalogue: Catalogue) -> int:
    """The header row of a table of named figures; 0 when the sheet is none."""
    for row in first_rows(sheet):
        column = name_column(sheet, row)
        if column and len(_numbers_below(sheet, row, column)) >= _LEAST_ROWS:
            matcher = NameMatcher(catalogue)
            rows = islice((below for below in sorted(sheet.rows) if below > row), _MOST_ROWS)
            texts = (clean(sheet.text(below, column)) for below in rows)
            known = {match.code for text in texts if (match := matcher.match(NamedRow(text, needs_unit=False))).code}
            return row if len(known) >= _LEAST_ROWS else 0
    return 0


def name_column(sheet: RawSheet, row: int) -> int:
    """The column headed «Nội dung» or «Chỉ tiêu» in a row that heads other columns too; 0 when there is none."""
    titles = {column: title(cell.text) for column, cell in sorted(sheet.rows[row].items()) if len(cell.text) < 120}
    if len(titles) < 2:
        return 0
    return next((column for column, words in titles.items() if words.startswith(_NAME_TITLES)), 0)


def _numbers_below(sheet: RawSheet, row: int, column: int) -> list[int]:
    return [
        below
        for below, cells in sheet.rows.items()
        if below > row and column in cells and any(
            cell.kind is CellKind.NUMBER and cell.column > column for cell in cells.values()
        )
    ]  # fmt: skip


def find_hamlet_names(sheet: RawSheet, catalogue: Catalogue) -> int:
    """The row that heads the column of hamlet names over columns of named figures; 0 when there is none."""
    for row in first_rows(sheet):
        if any(title(cell.text) in NAME_TITLES for cell in sheet.rows[row].values()):
            _mark, lines = hamlet_columns(sheet, row, catalogue)
            return row if sum(bool(line.match.code) for line in lines) >= _LEAST_COLUMNS else 0
    return 0


def find_turned_names(sheet: RawSheet, catalogue: Catalogue) -> tuple[RawSheet, int] | None:
    """A matrix whose hamlets head the columns and whose lines are named, set upright, with its header row."""
    for row in first_rows(sheet):
        for column, cell in sorted(sheet.rows[row].items()):
            words = title(cell.text)
            is_corner = words in NAME_TITLES or words.startswith(_NAME_TITLES)
            turned = turned_names(sheet, row, column) if is_corner else None
            if turned is not None and (found := find_hamlet_names(turned, catalogue)):
                return turned, found
    return None


def hamlet_columns(
    sheet: RawSheet, row: int, catalogue: Catalogue, mappings: Mappings = NO_MAPPINGS, year: int | None = None
) -> tuple[str, list[NamedLine]]:
    """(fingerprint, columns of a hamlet matrix that name something, matched with what hamlets report in ``year``)."""
    anchor = next(column for column, cell in sorted(sheet.rows[row].items()) if title(cell.text) in NAME_TITLES)
    header = HeaderRow(sheet, row, anchor)
    lines, previous = [], frozenset[str]()
    current = str(year or max(re.findall(_YEAR, " ".join(map(header.text, header.columns()))), default=""))
    for column in header.columns():
        text = _head(clean(shown_at(sheet, header.last, column)), clean(header.text(column)), current)
        if column <= anchor or not text or title(text) in BORDER_TITLES or len(text) > _LONGEST:
            continue
        above = terms(header.text(column)) - terms(text)
        lines.append(NamedLine(column, NamedRow(text, "", above, needs_unit=False), previous))
        previous = terms(text)
    owned = [item for item in catalogue if item.owner is OwnerLevel.HAMLET]
    mark = fingerprint(Role.HAMLETS, (line.row.text for line in lines))
    remember(lines, mappings.get(mark, {}), catalogue)
    match_lines(lines, NameMatcher(catalogue, owned), is_grouped=False)
    return mark, lines


def _head(lowest: str, whole: str, current: str) -> str:
    """What heads a column: its lowest title without the current year; under another year all of it, read as such."""
    years = set(re.findall(_YEAR, whole))
    if not years:
        return lowest
    if current not in years:
        return whole
    return clean(_WITH_YEAR.sub("", lowest)) or clean(_WITH_YEAR.sub("", whole))


def remember(lines: Sequence[NamedLine], known: Mapping[str, str], catalogue: Catalogue) -> None:
    """Give lines the meaning a person confirmed earlier; a label that stands twice tells nothing."""
    labels = [line.label for line in lines] if known else []
    for line in lines if known else ():
        code = known.get(line.label, "")
        if labels.count(line.label) == 1 and code in catalogue:
            line.match = Match(code, is_exact=True, shares=(100,), reasons=(Reason.REMEMBERED,))


def match_lines(lines: list[NamedLine], matcher: NameMatcher, *, is_grouped: bool) -> None:
    """Match each line alone, then the open ones with the line before them and, if grouped, within their section.

    Lines that are remembered stay as they are, and no other line takes their code.
    """
    settled = {line.match.code for line in lines if line.match.code}
    free = [line for line in lines if not line.match.code]
    for line in free:
        line.match = matcher.match(line.row, taken=frozenset(settled))
    for section in _sections(free):
        group = dominant_group([line.match.code for line in section if line.match.code]) if is_grouped else ""
        for line in section:
            if not line.match.code and (group or not is_grouped):
                context = line.row.context | line.previous
                again = NamedRow(line.row.text, line.row.unit, context, line.row.needs_unit)
                taken = frozenset(item.match.code for item in lines if item.match.code)
                found = matcher.match(again, group, taken)
                line.match = found if found.code or not line.match.candidates else line.match
            elif group and line.match.code[0] != group and not line.match.is_exact:
                line.match = Match(candidates=(line.match.code,))


def _sections(lines: Iterable[NamedLine]) -> list[list[NamedLine]]:
    """Lines under one heading: those whose heading says the same."""
    found: dict[frozenset[str], list[NamedLine]] = {}
    for line in lines:
        found.setdefault(line.row.context if not is_part(line.row.text) else frozenset(), []).append(line)
    return list(found.values())
