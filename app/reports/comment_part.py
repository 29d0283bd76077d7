"""Comments of one sheet: ours beside or behind the sender's own, with the boxes that show them."""

import re
from collections.abc import Callable, Mapping

from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.domain.annotations import COMMENT_AUTHOR, COMMENT_LEAD
from app.reports.cell_text import cell_text
from app.reports.package import Element, Package, added, children, namespace_of, parse, serialised
from app.reports.sheet_part import SheetPart, address, place_of, relation_namespace

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
#: Stands between what the sender wrote and what we add.
_BREAK = "\n\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EMPTY_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
    "<x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})")
_ANCHOR = re.compile(rb"(<x:Anchor[^>]*>)([^<]*)(</x:Anchor>)")
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*$", re.IGNORECASE)
_BOX_PX, _LETTER_PX, _LINE_PX = 300, 6.2, 15
_IDS_OF_A_SHEET = 1024
_LAST_PLACE = 16_000
#: A box has to end inside the sheet.
_LAST_LEFT, _LAST_TOP = 16_360, 1_048_520


class CommentPart:
    """The comments while they are added to; ``number`` tells the sheets of one workbook apart."""

    def __init__(self, package: Package, path: str, sheet: SheetPart, number: int) -> None:
        self._package, self._sheet_path, self._sheet = package, path, sheet
        self._number = number
        self._path = package.target(path, "comments")
        self._root = package.xml(self._path) if self._path else None

    def without_ours(self) -> tuple[tuple[int, int], ...]:
        """Take away what we said when the workbook went out before; the places where that was."""
        found = []
        for comment in self._comments():
            text = _text_of(comment)
            place = place_of(comment.get("ref", ""))
            if place is None or COMMENT_LEAD not in text:
                continue
            found.append(place)
            own = text.partition(COMMENT_LEAD)[0].rstrip()
            if own and self._author_of(comment) != COMMENT_AUTHOR:
                _shorten(comment, len(own))
            else:
                comment.getparent().remove(comment)
                self._remove_box(*place)
        if found:
            self._package.write(self._path, serialised(self._root))
        return tuple(found)

    def add(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Say something at each place (row, column), behind what the sender's own comment says there."""
        root = self._made()
        authors, comments = _child(root, "authors"), _child(root, "commentList")
        known = [str(item.text or "") for item in children(authors)]
        if COMMENT_AUTHOR not in known:
            added(authors, "author", {}).text = COMMENT_AUTHOR
            known.append(COMMENT_AUTHOR)
        number = known.index(COMMENT_AUTHOR)
        present = {item.get("ref"): item for item in children(comments)}
        new = {}
        for (row, column), text in sorted(texts.items()):
            former = present.get(address(row, column))
            if former is None:
                attributes = {"ref": address(row, column), "authorId": str(number)}
                _say(added(added(comments, "comment", attributes), "text", {}), text)
                new[row, column] = text
            else:
                _say(_rich(former), _BREAK + text)
                self._enlarge_box(row, column, _text_of(former))
        self._package.write(self._path, serialised(root))
        self._draw(new)

    def _comments(self) -> list[Element]:
        found = None if self._root is None else self._root.find(f"{{{namespace_of(self._root)}}}commentList")
        return [] if found is None else children(found)

    def _author_of(self, comment: Element) -> str:
        authors = self._root.find(f"{{{namespace_of(self._root)}}}authors") if self._root is not None else None
        names = [] if authors is None else [str(item.text or "") for item in children(authors)]
        number = comment.get("authorId", "0")
        return names[int(number)] if number.isdecimal() and int(number) < len(names) else ""

    def _made(self) -> Element:
        if self._root is None:
            namespace = self._sheet.namespace
            self._path = self._package.free_path("xl/comments{}.xml")
            self._root = parse(f'<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode())
            self._package.write(self._path, serialised(self._root))
            self._package.declare(self._path, _COMMENTS_TYPE)
            self._package.link(self._sheet_path, self._path, f"{relation_namespace(self._sheet.root)}/comments")
        return self._root

    # --- boxes ---------------------------------------------------------------------------------------------------

    def _drawing(self) -> str:
        relation = self._sheet.comment_drawing()
        found = {item.id: item.target for item in self._package.relations(self._sheet_path)}.get(relation, "")
        return found if found in self._package else ""

    def _draw(self, texts: Mapping[tuple[int, int], str]) -> None:
        if not texts:
            return
        path = self._drawing()
        if not path:
            path = self._package.free_path("xl/drawings/vmlDrawing{}.vml")
            self._package.write(path, _EMPTY_VML.encode())
            self._package.declare_extension("vml", _VML_TYPE)
            kind = f"{relation_namespace(self._sheet.root)}/vmlDrawing"
            self._sheet.set_comment_drawing(self._package.link(self._sheet_path, path, kind))
        data = self._package.read(path)
        taken = [int(number) for number in _SHAPE_ID.findall(data)]
        first = max([*taken, self._number * _IDS_OF_A_SHEET]) + 1
        shapes = [] if b'"_x0000_t202"' in data else [_SHAPE_TYPE]
        for number, ((row, column), text) in enumerate(texts.items(), first):
            anchor = self._anchor(row, column, text)
            shapes.append(_SHAPE.format(id=number, anchor=anchor, row=row - 1, column=column - 1))
        end = _END.search(data)
        at = end.start() if end else data.rfind(b"</")
        self._package.write(path, data[:at] + "".join(shapes).encode() + data[at:])

    def _anchor(self, row: int, column: int, text: str) -> str:
        """The box right of the cell, wide and high enough for the text, in columns and rows of this sheet."""
        lines = sum(1 + int(len(line) * _LETTER_PX / _BOX_PX) for line in text.split("\n"))
        left, top = min(column, _LAST_LEFT), min(max(row - 2, 0), _LAST_TOP)
        right, right_px = _reached(self._sheet.width, left + 1, _BOX_PX + 15)
        bottom, bottom_px = _reached(self._sheet.height, top + 1, (lines + 1) * _LINE_PX)
        right, bottom = min(right - 1, _LAST_LEFT + 20), min(bottom - 1, _LAST_TOP + 50)
        return f"{left}, 15, {top}, 2, {right}, {right_px}, {bottom}, {bottom_px}"

    def _box(self, row: int, column: int, data: bytes) -> tuple[int, int] | None:
        """Where the box of one comment begins and ends in the drawing."""
        for found in re.finditer(rb"<v:shape[\s>].*?</v:shape>", data, re.DOTALL):
            marks = (rb"<x:Row>\s*%d\s*</x:Row>" % (row - 1), rb"<x:Column>\s*%d\s*</x:Column>" % (column - 1))
            if all(re.search(mark, found[0]) for mark in marks):
                return found.span()
        return None

    def _remove_box(self, row: int, column: int) -> None:
        path = self._drawing()
        data = self._package.read(path) if path else b""
        box = self._box(row, column, data)
        if box is not None:
            self._package.write(path, data[: box[0]] + data[box[1] :])

    def _enlarge_box(self, row: int, column: int, text: str) -> None:
        path = self._drawing()
        data = self._package.read(path) if path else b""
        box = self._box(row, column, data)
        if box is not None:
            anchor = self._anchor(row, column, text).encode()
            shape = _ANCHOR.sub(lambda match: match[1] + anchor + match[3], data[box[0] : box[1]])
            self._package.write(path, data[: box[0]] + shape + data[box[1] :])


def _reached(size: Callable[[int], int], first: int, wanted: int) -> tuple[int, int]:
    """Which column or row a length ends in when it starts at ``first``, and how far into it."""
    place = first
    while place < first + _LAST_PLACE:
        here = size(place)
        if wanted <= here:
            break
        wanted -= here
        place += 1
    return place, max(wanted, 1)


def _child(root: Element, name: str) -> Element:
    found = root.find(f"{{{namespace_of(root)}}}{name}")
    return added(root, name, {}, 0 if name == "authors" else None) if found is None else found


def _say(text: Element, words: str) -> None:
    """Append words to a rich text, the first line bold."""
    first, rest = words, ""
    lead = words.find(COMMENT_LEAD)
    end = words.find("\n", lead)
    if end >= 0:
        first, rest = words[:end], words[end:]
    for part, is_bold in ((first, True), (rest, False)):
        if part:
            run = added(text, "r", {})
            look = added(run, "rPr", {})
            if is_bold:
                added(look, "b", {})
            added(look, "sz", {"val": "9"})
            added(look, "rFont", {"val": "Tahoma"})
            written = added(run, "t", {})
            written.text = cell_text(part)
            written.set(_SPACE, "preserve")


def _rich(comment: Element) -> Element:
    """The text of a comment as runs, so that more can be said behind it."""
    namespace = namespace_of(comment)
    text = comment.find(f"{{{namespace}}}text")
    if text is None:
        text = added(comment, "text", {}, 0)
    for plain in text.findall(f"{{{namespace}}}t"):
        text.remove(plain)
        added(text, "r", {}, 0).append(plain)
    return text


def _parts(comment: Element) -> list[Element]:
    return [
        item
        for item in comment.iter(f"{{{namespace_of(comment)}}}t")
        if etree.QName(item.getparent()).localname != "rPh"
    ]


def _text_of(comment: Element) -> str:
    return "".join(item.text or "" for item in _parts(comment))


def _shorten(comment: Element, length: int) -> None:
    """Keep the first letters of a comment."""
    for part in _parts(comment):
        words = part.text or ""
        part.text = words[:length]
        length = max(length - len(words), 0)
        if not part.text and etree.QName(part.getparent()).localname == "r":
            part.getparent().getparent().remove(part.getparent())
