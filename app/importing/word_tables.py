"""The tables of a Word file (.docx) as lists: merged cells, tables in tables, text boxes, tracked changes, old fonts.

What was struck out by tracking or is hidden is not read, because nobody sees it; what is crossed out by its format is
marked, because everybody does.
"""

import zipfile
from dataclasses import dataclass, field

from app.domain.awards.intake_paragraphs import Paragraph, paragraph_list
from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow, ListTable
from app.domain.plans.reading.table_lines import lines_of
from app.i18n import _
from app.importing.archive import Members
from app.importing.legacy_fonts import OTHER, converted, encoding_of, looks_legacy, shows_capitals
from app.importing.limits import Limits
from app.importing.refusals import refusal
from app.importing.xml_events import Attributes, Events, local, parse
from app.text import clean, nfc

_STYLES = "word/styles.xml"
#: What stands in these is not the text as it is now; boxes are drawn twice, for newer and for older programs.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "delText", "instrText", "rPrChange", "pPrChange", "trPrChange"})
_OFF = frozenset({"0", "false", "off", "none"})
_BREAKS = frozenset({"br", "cr", "p"})
_MOST_COLUMNS = 200


def read_word_tables(archive: zipfile.ZipFile, limits: Limits) -> tuple[ListTable, ...]:
    """Every table that says anything, outer ones before those within, each with the paragraphs above it.

    Without any table the numbered paragraphs are one list («1. Ông …, trưởng xóm …»); raises :class:`BadFile` where
    they do not begin with names.
    """
    members = Members(archive, limits)
    main = next((name for name in archive.namelist() if _is_main(name)), "word/document.xml")
    fonts = _Fonts()
    if _STYLES in members:
        parse(members.xml(_STYLES, limits.styles_size), fonts)
    reader = _Tables(fonts)
    parse(members.xml(main), reader)
    listed = paragraph_list(reader.paragraphs)
    tables = tuple(table for item in reader.found if (table := item.table()).rows)
    tables += (listed,) if listed is not None else ()
    if not tables:
        raise refusal("no-table")
    if sum(len(row.cells) for table in tables for row in table.rows) > limits.filled_cells:
        raise refusal("too-many-cells")
    return tables


def read_word_lines(archive: zipfile.ZipFile, limits: Limits) -> tuple[str, ...]:
    """The whole text in order: paragraphs, those of lists with a dash, tables of tasks as the lines they mean."""
    members = Members(archive, limits)
    main = next((name for name in archive.namelist() if _is_main(name)), "word/document.xml")
    fonts = _Fonts()
    if _STYLES in members:
        parse(members.xml(_STYLES, limits.styles_size), fonts)
    reader = _Tables(fonts)
    parse(members.xml(main), reader)
    lines: list[str] = []
    for table in reader.found:
        lines += map(_shown, table.paragraphs)
        width = max((max(row, default=-1) + 1 for row in table.rows), default=0)
        lines += lines_of([[row[place].text if place in row else "" for place in range(width)] for row in table.rows])
    return (*lines, *reader.after_tables())


def _shown(item: Paragraph) -> str:
    """An item of an automatic list with a dash for its number, which the file leaves to Word; headings need none."""
    return f"- {item.text}" if item.is_listed and not item.text.isupper() else item.text


def _is_main(name: str) -> bool:
    plain = name.casefold().lstrip("/")
    return plain.startswith("word/document") and plain.endswith(".xml") and plain.count("/") == 1


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def _font(attributes: Attributes) -> str:
    named = {local(key): value for key, value in attributes.items()}
    return named.get("ascii") or named.get("hAnsi") or ""


class _Fonts(Events):
    """The font of each style, that of a style below it where it names none itself."""

    def __init__(self) -> None:
        self.default = ""
        self.normal = ""
        self._own: dict[str, str] = {}
        self._below: dict[str, str] = {}
        self._style: str | None = None

    def of(self, style: str) -> str:
        seen: set[str] = set()
        name = style or self.normal
        while name and name not in seen:
            seen.add(name)
            if own := self._own.get(name):
                return own
            name = self._below.get(name, "")
        return self.default

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            named = {local(key): value for key, value in attributes.items()}
            self._style = named.get("styleId", "")
            if named.get("type") == "paragraph" and named.get("default", "0") not in ("0", "false", ""):
                self.normal = self._style
        elif name == "basedOn" and self._style is not None:
            self._below[self._style] = _value(attributes)
        elif name == "rFonts":
            font = _font(attributes)
            if self._style is None:
                self.default = self.default or font
            elif font:
                self._own.setdefault(self._style, font)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = None


@dataclass(slots=True)
class _Cell:
    column: int
    span: int = 1
    parts: list[str] = field(default_factory=list)
    goes_on: bool = False
    letters: int = 0
    struck: int = 0
    is_converted: bool = False

    def doubt(self) -> CellDoubt:
        """Whether what stands here is crossed out, all of it or some words."""
        if not self.struck:
            return CellDoubt.NONE
        return CellDoubt.STRUCK if self.struck == self.letters else CellDoubt.PARTLY_STRUCK

    def text(self) -> str:
        return "\n".join(line for part in "".join(self.parts).split("\n") if (line := clean(part)))


@dataclass(slots=True)
class _Table:
    name: str
    rows: list[dict[int, ListCell]] = field(default_factory=list)
    columns: int = 0
    row: dict[int, ListCell] = field(default_factory=dict)
    cell: _Cell | None = None
    is_deleted: bool = False
    inner: int = 0
    #: what a cell that goes on over several rows says, by its column
    above: dict[int, ListCell] = field(default_factory=dict)
    #: the paragraphs since the table before it
    paragraphs: tuple[Paragraph, ...] = ()

    def close_cell(self) -> None:
        cell = self.cell
        if cell is None:
            return
        self.cell = None
        self.columns = cell.column + max(cell.span, 1)
        text = nfc(cell.text())
        if cell.goes_on and not text:
            if cell.column in self.above:
                self.row[cell.column] = self.above[cell.column]
            return
        self.above.pop(cell.column, None)
        if text:
            place = _("{table}, dòng {row}, cột {column}")
            doubt = cell.doubt()
            shown = place.format(table=self.name, row=len(self.rows) + 1, column=cell.column + 1)
            made = ListCell(text, shown, doubt=doubt, is_converted=cell.is_converted)
            self.row[cell.column] = self.above[cell.column] = made

    def table(self) -> ListTable:
        rows = tuple(ListRow(number, row) for number, row in enumerate(self.rows, 1) if row)
        return ListTable(self.name, rows, above=tuple(item.text for item in self.paragraphs))


class _Tables(Events):
    """Collects tables; the innermost open one gets the text, outside of them the paragraph."""

    def __init__(self, fonts: _Fonts) -> None:
        self.found: list[_Table] = []
        self.paragraphs: list[Paragraph] = []
        self._told = 0
        self._line = _Cell(0)
        self._is_listed = False
        self._fonts = fonts
        self._open: list[_Table] = []
        self._outer = 0
        self._skipping = 0
        self._in_run = False
        self._in_text = False
        self._style = ""
        self._font = ""
        self._is_struck = self._is_hidden = False

    def after_tables(self) -> tuple[str, ...]:
        """The paragraphs behind the last table."""
        return tuple(map(_shown, self.paragraphs[self._told :]))

    def start(self, name: str, attributes: Attributes) -> None:
        if self._skipping or name in _SKIPPED:
            self._mark_deleted_row(name)
            self._skipping += 1
        elif name == "tbl":
            self._open_table()
        elif self._open:
            self._start_inside(name, attributes, self._open[-1])
        else:
            self._start_outside(name, attributes)

    def _start_outside(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            self._line, self._is_listed, self._style = _Cell(0), False, ""
        elif name == "numPr":
            self._is_listed = True
        elif name == "r":
            self._start_run()
        elif name == "t":
            self._in_text = True
        else:
            self._start_in_cell(name, attributes, self._line)

    def _start_run(self) -> None:
        self._in_run, self._font, self._is_struck, self._is_hidden = True, "", False, False

    def _mark_deleted_row(self, name: str) -> None:
        """A tracked deletion within the properties of a row takes out the row: there no cell is open."""
        if name == "del" and self._open and self._open[-1].cell is None and not self._skipping:
            self._open[-1].is_deleted = True

    def _open_table(self) -> None:
        if self._open:
            self._open[-1].inner += 1
            name = f"{self._open[-1].name}.{self._open[-1].inner}"
        else:
            self._outer += 1
            name = _("Bảng {number}").format(number=self._outer)
        above = tuple(self.paragraphs[self._told :])
        self._told = len(self.paragraphs)
        self._open.append(_Table(name, paragraphs=above))
        self.found.append(self._open[-1])

    def _start_inside(self, name: str, attributes: Attributes, table: _Table) -> None:
        if name == "tr":
            table.row, table.columns, table.is_deleted = {}, 0, False
        elif name == "gridBefore":
            table.columns += _number(attributes)
        elif name == "tc":
            table.cell = _Cell(table.columns)
        elif name == "r":
            self._start_run()
        elif name == "p":
            self._style = ""
        elif name == "t":
            self._in_text = True
        elif table.cell is not None:
            self._start_in_cell(name, attributes, table.cell)

    def _start_in_cell(self, name: str, attributes: Attributes, cell: _Cell) -> None:
        is_on = _value(attributes).casefold() not in _OFF
        if name == "gridSpan":
            cell.span = _number(attributes)
        elif name == "vMerge":
            cell.goes_on = _value(attributes) != "restart"
        elif name == "pStyle":
            self._style = _value(attributes)
        elif name in ("br", "cr"):
            cell.parts.append("\n")
        elif name == "tab" and self._in_run:
            cell.parts.append(" ")
        elif name == "noBreakHyphen":
            cell.parts.append("-")
        elif self._in_run:
            self._start_in_run(name, attributes, is_on=is_on)

    def _start_in_run(self, name: str, attributes: Attributes, *, is_on: bool) -> None:
        if name in ("strike", "dstrike"):
            self._is_struck = is_on
        elif name == "vanish":
            self._is_hidden = is_on
        elif name == "rFonts":
            self._font = _font(attributes)

    def text(self, text: str) -> None:
        cell = self._open[-1].cell if self._open else self._line
        if cell is None or not self._in_text or self._skipping or self._is_hidden:
            return
        font = self._font or self._fonts.of(self._style)
        encoding = encoding_of(font)
        if encoding and looks_legacy(text):
            if encoding == OTHER:
                raise refusal("legacy-font", fonts=font)
            text = converted(text, encoding)
            text = text.upper() if shows_capitals(font) else text
            cell.is_converted = True
        cell.parts.append(text)
        letters = sum(not character.isspace() for character in text)
        cell.letters += letters
        cell.struck += letters if self._is_struck else 0

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif self._open:
            self._end_inside(name, self._open[-1])
        elif name == "p" and (text := nfc(self._line.text())):
            self.paragraphs.append(Paragraph(text, self._is_listed))

    def _end_inside(self, name: str, table: _Table) -> None:
        if name == "p" and table.cell is not None:
            table.cell.parts.append("\n")
        elif name == "tc":
            table.close_cell()
        elif name == "tr":
            # A row taken out by tracking keeps its number: people count what they see with the changes shown.
            table.rows.append({} if table.is_deleted else table.row)
        elif name == "tbl":
            self._open.pop()


def _number(attributes: Attributes) -> int:
    value = _value(attributes)
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() and value.isascii() and len(value) < 6 else 1
