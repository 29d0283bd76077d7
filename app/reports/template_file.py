"""A user's .docx as it lies in the package: opened within limits, read paragraph by paragraph with its place.

A template comes from outside. Nothing of it is run, no part outside of the file is loaded, and a file that unpacks to
more than a document ever needs is refused before it is unpacked.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.errors import BadFile
from app.i18n import _
from app.reports.package import NotEditable, Package, parse

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#: A paper with pictures; more is no template.
LARGEST_FILE = 10_000_000
_LARGEST_UNPACKED = 60_000_000
_LARGEST_PART = 12_000_000
_MOST_PARTS = 1000
#: Runs of a paragraph that a tag may lie across: Word marks spelling and versions between them.
_HARMLESS = frozenset({"rPr", "t", "lastRenderedPageBreak"})


class Letter(NamedTuple):
    """One letter of a paragraph and the run it lies in; ``is_break`` for a tab, a new line or anything drawn."""

    text: str
    run: Any
    is_break: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph with a brace in it: its letters, and the cell or text box, row and table around it.

    ``number`` counts the paragraphs with words outside of tables; ``part`` names a header or footer.
    """

    number: int
    part: str
    letters: tuple[Letter, ...]
    container: Any
    row: Any = None

    @property
    def text(self) -> str:
        """The letters as one text."""
        return "".join(item.text for item in self.letters)

    @property
    def table(self) -> Any:
        """The table around it, if any."""
        return None if self.row is None else self.row.getparent()

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        words = _("đoạn {number}").format(number=self.number) if self.row is None else _cell_place(self)
        return f"{self.part}, {words}" if self.part else words

    @property
    def row_text(self) -> str:
        """All words of the row around it."""
        return "".join(item.text or "" for item in self.row.iter(f"{{{_W}}}t"))


def opened(content: bytes) -> Package:
    """The package of a template; raises :class:`BadFile` with one sentence when it is none or would burst."""
    if len(content) > LARGEST_FILE:
        sentence = _("Tệp mẫu lớn hơn {limit} MB; hãy bỏ bớt ảnh rồi thử lại.")
        raise BadFile("template-too-large", sentence.format(limit=LARGEST_FILE // 1_000_000))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise no_word_file() from error
    sizes = [info.file_size for info in infos]
    if len(sizes) > _MOST_PARTS or sum(sizes) > _LARGEST_UNPACKED or max(sizes, default=0) > _LARGEST_PART:
        raise BadFile(
            "template-bursts",
            _("Tệp mẫu giải nén ra quá lớn so với một văn bản nên không mở."),
            _("Hãy chép nội dung sang một tệp Word mới rồi thử lại."),
        )
    if any(info.flag_bits & 1 for info in infos):
        raise BadFile("template-locked", _("Tệp mẫu có mật khẩu; hãy bỏ mật khẩu trong Word rồi thử lại."))
    return _checked(content)


def _checked(content: bytes) -> Package:
    try:
        package = Package(content)
        kind = package.content_type("word/document.xml")
        if "macroEnabled" in kind or "word/vbaProject.bin" in package:
            raise BadFile("template-macros", _("Tệp mẫu có macro; hãy lưu lại dưới dạng .docx rồi thử lại."))
        root = package.xml("word/document.xml")
    except (NotEditable, zipfile.BadZipFile) as error:
        raise no_word_file() from error
    if kind != _MAIN or root.tag != f"{{{_W}}}document":
        raise no_word_file()
    return package


def no_word_file() -> BadFile:
    """Whatever cannot be opened as a Word file, or is damaged inside."""
    return BadFile(
        "template-not-word",
        _("Tệp mẫu không phải văn bản Word (.docx) hoặc đã hỏng."),
        _("Hãy mở trong Word và lưu lại dưới dạng .docx."),
    )


def parts(package: Package) -> Iterator[tuple[str, str, Any]]:
    """Path, name in words and root of every part that holds tags: the body, headers and footers, notes."""
    names = {"header": _("đầu trang"), "footer": _("chân trang"), "footnotes": _("chú thích cuối trang")}
    try:
        yield "word/document.xml", "", package.xml("word/document.xml")
        for relation in package.relations("word/document.xml"):
            if relation.kind in names and relation.target in package:
                yield relation.target, names[relation.kind], parse(package.read(relation.target))
    except NotEditable as error:
        raise no_word_file() from error


def has_tracked_changes(root: Any) -> bool:
    """Whether somebody's deletions still wait in the text: what is struck out would be filled in too."""
    return next(root.iter(*(f"{{{_W}}}{name}" for name in ("del", "moveFrom", "delText"))), None) is not None


def lines(root: Any, part: str) -> Iterator[Line]:
    """Every paragraph of a part that may hold a tag, in order; ``part`` names a header or footer."""
    number = 0
    for paragraph in root.iter(f"{{{_W}}}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the same text box once more, for programs that cannot draw it
        row = next(paragraph.iterancestors(f"{{{_W}}}tr"), None)
        letters = tuple(_letters(paragraph))
        number += 1 if letters and row is None else 0
        if any(item.text in "{}" for item in letters):
            yield Line(number, part, letters, paragraph.getparent(), row)


def _cell_place(line: Line) -> str:
    row, table = line.row, line.table
    cell = line.container
    while cell.getparent() is not row:
        cell = cell.getparent()
    tables = list(row.getroottree().getroot().iter(f"{{{_W}}}tbl"))
    rows = [item for item in table if item.tag == f"{{{_W}}}tr"]
    cells = [item for item in row if item.tag in (f"{{{_W}}}tc", f"{{{_W}}}sdt")]
    sentence = _("bảng {table}, dòng {row}, ô {cell}")
    return sentence.format(table=tables.index(table) + 1, row=rows.index(row) + 1, cell=cells.index(cell) + 1)


def _letters(paragraph: Any) -> Iterator[Letter]:
    for run in paragraph.iter(f"{{{_W}}}r"):
        if next(run.iterancestors(f"{{{_W}}}p")) is not paragraph:
            continue
        for child in run:
            if not isinstance(child.tag, str):
                continue
            name = etree.QName(child).localname
            if name == "t":
                yield from (Letter(letter, run, is_break=False) for letter in child.text or "")
            elif name not in _HARMLESS:
                yield Letter("\n" if name in {"br", "cr"} else "\t" if name == "tab" else "\ufffc", run, is_break=True)
