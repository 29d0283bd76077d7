"""The sender's own workbook with every place to mend coloured and explained, and the list of all of them.

Works on the package itself: macros, charts, pictures, rules of entry, protection and whatever else stands in the file
stay as they are, because nothing but the marked cells and the list is written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.annotations import COMMENT_LEAD, LIST_SHEET, Annotation, AnnotationList, is_own_list
from app.domain.findings import Where
from app.domain.findings_text import severity_word
from app.domain.sheet_copies import WorkbookCopy
from app.i18n import _
from app.reports import plain_workbook
from app.reports.comment_part import CommentPart
from app.reports.error_list import GROUND_COLUMN, sheet_xml
from app.reports.package import Element, NotEditable, Package, added, children, namespace_of, serialised
from app.reports.sheet_part import SheetPart, address, place_of, relation_namespace
from app.reports.style_part import GROUNDS, StylePart, empty_styles
from app.text import nfc

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LONGEST_COMMENT = 8_000
_SELECTED = re.compile(rb'(<(?:\w+:)?sheetView\b[^>]*?)\stabSelected="(?:1|true)"')
_ORDER = {severity: number for number, severity in enumerate(GROUNDS)}
#: Children of the workbook that stand before the defined names.
_BEFORE_NAMES = frozenset(
    {
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
        "externalReferences",
    }
)  # fmt: skip

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReturnOrder:
    """What to mark a workbook with; ``remark_of_copies`` joins the list when only a copy can be marked."""

    work: AnnotationList
    remark_of_copies: str


def annotate(content: bytes, work: AnnotationList) -> bytes:
    """The workbook with our marks in the place of former ones; raises :class:`NotEditable`. Same input, same bytes."""
    return _Annotator(Package(content), work).content()


@dataclass(frozen=True, slots=True)
class Returned:
    """A marked workbook; one that carries macros has another ending of its name."""

    content: bytes
    has_macros: bool = False


def returned(content: bytes, copy: Callable[[], WorkbookCopy], given: object) -> Returned:
    """The workbook that goes back, for whoever opens files of others: edited where it stands, else a marked ``copy``.

    ``given`` is the list to mark it with, and the remark that explains a copy.
    """
    if not isinstance(given, ReturnOrder):
        raise TypeError(given)
    try:
        return Returned(annotate(content, given.work), has_macros(content))
    except NotEditable:
        remarks = (*given.work.remarks, given.remark_of_copies)
        return Returned(rebuild(copy(), replace(given.work, remarks=remarks)))


def rebuild(copy: WorkbookCopy, work: AnnotationList) -> bytes:
    """An .xlsx of the same sheets with our marks, for a file that cannot be edited itself."""
    names = {sheet.name: name for sheet, name in zip(copy.sheets, plain_workbook.sheet_names(copy), strict=True)}
    moved = tuple(
        replace(item, where=Where(names.get(item.where.sheet, item.where.sheet), item.where.cell))
        for item in work.annotations
    )
    return annotate(plain_workbook.write(copy), replace(work, annotations=moved))


def has_macros(content: bytes) -> bool:
    """Whether the workbook is of the kind that carries macros, which its name has to tell."""
    package = Package(content)
    return "macroEnabled" in package.content_type(package.target("", "officeDocument"))


class _Annotator:
    def __init__(self, package: Package, work: AnnotationList) -> None:
        self.package, self.work = package, work
        self.path = package.target("", "officeDocument")
        self.book = package.xml(self.path)
        self.namespace = namespace_of(self.book)
        self.links = relation_namespace(self.book)
        self.sheets = self._sheets()
        self.own_list = self._own_list()
        #: grounds of marked cells by sheet and cell: what they were before, as the former list and this one tell
        self.grounds = self._former_grounds()
        self.style_path = package.target(self.path, "styles")
        self.styles = StylePart(package.read(self.style_path) if self.style_path else empty_styles(self.namespace))

    def content(self) -> bytes:
        places = self._places()
        for number, (name, path) in enumerate(self.sheets.items(), 1):
            if path != self.own_list:
                self._mark(number, name, places.get(name, {}))
        self._write_list()
        self._write_styles()
        self.package.write(self.path, serialised(self.book))
        return self.package.content()

    def _sheets(self) -> dict[str, str]:
        """Paths of the worksheets by their names, as the reader of the workbook names them."""
        targets = {item.id: item for item in self.package.relations(self.path)}
        found = {}
        for element in self._entries():
            relation = targets.get(element.get(f"{{{self.links}}}id", ""))
            if relation is not None and relation.kind == "worksheet" and relation.target in self.package:
                found[nfc(element.get("name", ""))] = relation.target
        return found

    def _entries(self) -> list[Element]:
        sheets = self.book.find(f"{{{self.namespace}}}sheets")
        if sheets is None:
            raise NotEditable("sheets")
        return children(sheets)

    # --- marks in the sender's sheets ------------------------------------------------------------------------------

    def _places(self) -> dict[str, dict[Place, list[Annotation]]]:
        found: dict[str, dict[Place, list[Annotation]]] = {}
        for item in self.work.open:
            place = place_of(item.where.cell)
            if place is not None and item.where.sheet in self.sheets:
                found.setdefault(item.where.sheet, {}).setdefault(place, []).append(item)
        return found

    def _mark(self, number: int, name: str, wanted: Mapping[Place, list[Annotation]]) -> None:
        path = self.sheets[name]
        has_comments = bool(self.package.target(path, "comments"))
        if not wanted and not has_comments:
            return
        sheet = SheetPart(self.package.read(path))
        comments = CommentPart(self.package, path, sheet, number)
        former = comments.without_ours()
        if not wanted and not former:
            return
        for place in former:
            ground = self.grounds.get((name, address(*place)), "")
            sheet.set_style(*place, self.styles.unmarked(sheet.style(*place), ground))
        anchored: dict[Place, list[Annotation]] = {}
        for place, items in wanted.items():
            anchored.setdefault(sheet.anchor(*place), []).extend(items)
        for place, items in anchored.items():
            worst = min((item.severity for item in items), key=_ORDER.__getitem__)
            style = sheet.style(*place)
            self.grounds[name, address(*place)] = self.styles.ground(style)
            sheet.set_style(*place, self.styles.marked(style, GROUNDS[worst]))
        if anchored:
            comments.add({place: _comment(items) for place, items in anchored.items()})
        self.package.write(path, sheet.content())

    # --- the list --------------------------------------------------------------------------------------------------

    def _own_list(self) -> str:
        """Path of the list we added when the workbook went out before; empty when there is none."""
        for name, path in self.sheets.items():
            rows = self._texts(path) if name.startswith(_(LIST_SHEET)) else ()
            if is_own_list(name, (row.values() for row in rows)):
                return path
        return ""

    def _former_grounds(self) -> dict[tuple[str, str], str]:
        """What the list we added before says about the grounds of the cells it names."""
        rows = self._texts(self.own_list) if self.own_list else ()
        return {(nfc(row.get("C", "")), row.get("D", "")): row[GROUND_COLUMN] for row in rows if row.get(GROUND_COLUMN)}

    def _texts(self, path: str) -> list[dict[str, str]]:
        """The filled cells of each row by the letter of their column."""
        shared_path = self.package.target(self.path, "sharedStrings")
        shared = [_joined(item) for item in self.package.xml(shared_path)] if shared_path else []
        rows = self.package.xml(path).iter(f"{{{self.namespace}}}row")
        cells = (
            [(cell.get("r", ""), _text_of(cell, shared)) for cell in row.iter(f"{{{self.namespace}}}c")] for row in rows
        )
        return [{name.rstrip("0123456789"): text for name, text in row if text} for row in cells]

    def _write_list(self) -> None:
        path = self.own_list
        names = frozenset(name for name, known in self.sheets.items() if known != path)
        content, titles = sheet_xml(self.work, self.styles, self.namespace, sheets=names, grounds=self.grounds)
        if path:
            self.package.write(path, content)
        else:
            path = self._new_sheet(names)
            self.package.write(path, content)
            self.package.declare(path, _SHEET_TYPE)
        self._show(path, titles)

    def _new_sheet(self, names: frozenset[str]) -> str:
        path = self.package.free_path("xl/worksheets/sheetPd{}.xml")
        taken = {name.casefold() for name in names} | {
            element.get("name", "").casefold() for element in self._entries()
        }
        title, number = _(LIST_SHEET), 1
        while title.casefold() in taken:
            number += 1
            title = f"{_(LIST_SHEET)} ({number})"
        ids = [int(item.get("sheetId", "0")) for item in self._entries() if item.get("sheetId", "").isdecimal()]
        relation = self.package.link(self.path, path, f"{self.links}/worksheet")
        sheets = self.book.find(f"{{{self.namespace}}}sheets")
        element = added(sheets, "sheet", {"name": title, "sheetId": str(max(ids, default=0) + 1)})
        element.set(f"{{{self.links}}}id", relation)
        return path

    def _show(self, path: str, titles: int) -> None:
        """Open the workbook on the list, with no other sheet selected: one would type into both at once."""
        relation = next(item.id for item in self.package.relations(self.path) if item.target == path)
        entries = self._entries()
        index = next(i for i, item in enumerate(entries) if item.get(f"{{{self.links}}}id") == relation)
        entries[index].attrib.pop("state", None)
        views = self.book.find(f"{{{self.namespace}}}bookViews")
        if views is None:
            place = list(self.book).index(self.book.find(f"{{{self.namespace}}}sheets"))
            views = added(self.book, "bookViews", {}, place)
        view = next(iter(children(views)), None)
        view = added(views, "workbookView", {}) if view is None else view
        view.set("activeTab", str(index))
        view.attrib.pop("firstSheet", None)
        for other in self.sheets.values():
            if other != path:
                data = self.package.read(other)
                calm = _SELECTED.sub(rb"\1", data)
                if calm != data:
                    self.package.write(other, calm)
        self._repeat_titles(index, str(entries[index].get("name")), titles)

    def _repeat_titles(self, index: int, name: str, titles: int) -> None:
        """Print the titles of the list on every page."""
        names = self.book.find(f"{{{self.namespace}}}definedNames")
        if names is None:
            behind = (i for i, item in enumerate(self.book) if _local(item) not in _BEFORE_NAMES)
            names = added(self.book, "definedNames", {}, next(behind, None))
        for item in children(names):
            if item.get("name") == "_xlnm.Print_Titles" and item.get("localSheetId") == str(index):
                names.remove(item)
        quoted = name.replace("'", "''")
        title = added(names, "definedName", {"name": "_xlnm.Print_Titles", "localSheetId": str(index)})
        title.text = f"'{quoted}'!${titles}:${titles}"

    def _write_styles(self) -> None:
        if not self.style_path:
            self.style_path = self.package.free_path("xl/stylesPd{}.xml")
            self.package.declare(self.style_path, _STYLES_TYPE)
            self.package.link(self.path, self.style_path, f"{self.links}/styles")
        self.package.write(self.style_path, self.styles.content())


def _comment(items: list[Annotation]) -> str:
    """All that is to be said at one cell, the heaviest first."""
    ordered = sorted(items, key=lambda item: _ORDER[item.severity])
    said = []
    for item in ordered:
        subject = f" – {item.subject}" if item.subject else ""
        remedy = "\n" + _("Cần làm: {remedy}").format(remedy=item.remedy) if item.remedy else ""
        said.append(f"{severity_word(item.severity)}{subject}\n{item.wrong}{remedy}")
    return COMMENT_LEAD + "\n\n".join(said)[:_LONGEST_COMMENT]


def _joined(element: Element) -> str:
    return "".join(item.text or "" for item in element.iter() if _local(item) == "t")


def _text_of(cell: Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _joined(cell)
    value = "".join(item.text or "" for item in cell if _local(item) == "v")
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
