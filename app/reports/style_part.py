"""The styles of an Office workbook, added to and never changed: a marked cell keeps all of its look but the ground."""

import copy
import re
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.domain.findings import Severity
from app.reports.package import Element, NotEditable, children, namespace_of, parse, serialised

#: Ground of a marked cell: black print stays readable, on a grey printer too; none is the yellow of cells to fill in.
GROUNDS: Mapping[Severity, str] = {
    Severity.ERROR: "FFF28B82",
    Severity.QUESTION: "FFD7B5E8",
    Severity.WARNING: "FFFFC078",
    Severity.NOTE: "FFBDD7EE",
}
_EMPTY = (
    '<styleSheet xmlns="{namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
#: Order of the collections we add to (ECMA-376 Part 1, 18.8.39).
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_LIGHT = 0xA0
#: A colour in words: by its value, its place in the theme or in the palette, lighter or darker.
_GROUND = re.compile(r"(rgb=[0-9A-Fa-f]{6,8}|(theme|indexed)=[0-9]{1,2})( tint=-?[0-9]\.?[0-9]{0,17})?")


def empty_styles(namespace: str) -> bytes:
    """The styles of a workbook that has none."""
    return _EMPTY.format(namespace=namespace).encode()


class StylePart:
    """The styles while they are added to."""

    def __init__(self, data: bytes) -> None:
        self.root = parse(data)
        self._namespace = namespace_of(self.root)
        self._marked: dict[tuple[int, str], int] = {}

    def content(self) -> bytes:
        """The bytes of the part."""
        return serialised(self.root)

    def marked(self, style: int, ground: str) -> int:
        """The format ``style`` on another ground (ARGB); writing too light for it becomes black."""
        key = (style, ground)
        if key not in self._marked:
            formats = self._collection("cellXfs")
            if not 0 <= style < len(formats):
                style = 0
            changed = copy.deepcopy(formats[style]) if len(formats) else etree.Element(f"{{{self._namespace}}}xf")
            changed.set("fillId", str(self.added("fills", _fill(f' rgb="{ground}"'))))
            changed.set("applyFill", "1")
            self._darken(changed)
            self._marked[key] = self._kept("cellXfs", changed)
        return self._marked[key]

    def ground(self, style: int) -> str:
        """The plain ground of a format in words that :meth:`unmarked` understands; empty for none and for patterns."""
        formats, fills = self._collection("cellXfs"), self._collection("fills")
        number = formats[style].get("fillId", "0") if 0 <= style < len(formats) else ""
        if not number.isdecimal() or int(number) >= len(fills):
            return ""
        pattern = fills[int(number)].find(f"{{{self._namespace}}}patternFill")
        color = None if pattern is None else pattern.find(f"{{{self._namespace}}}fgColor")
        if color is None or pattern.get("patternType") != "solid":
            return ""
        found = " ".join(f"{name}={color.get(name)}" for name in ("rgb", "theme", "indexed", "tint") if color.get(name))
        return found if _GROUND.fullmatch(found) else ""

    def unmarked(self, style: int, ground: str) -> int:
        """The format ``style`` with the ``ground`` it had before ours; itself when its ground is none of ours."""
        if self.ground(style).removeprefix("rgb=").upper() not in GROUNDS.values():
            return style
        changed = copy.deepcopy(self._collection("cellXfs")[style])
        changed.set("fillId", "0")
        if _GROUND.fullmatch(ground):
            color = "".join(f' {name}="{value}"' for name, _, value in (part.partition("=") for part in ground.split()))
            changed.set("fillId", str(self.added("fills", _fill(color))))
        return self._kept("cellXfs", changed)

    def added(self, collection: str, xml: str) -> int:
        """Number of an entry that is written as ``xml`` (without namespace), made when there is no equal one."""
        return self._kept(collection, etree.fromstring(f'<x xmlns="{self._namespace}">{xml}</x>')[0])

    def _kept(self, name: str, entry: Element) -> int:
        collection = self._collection(name)
        wanted = _meaning(entry)
        for number, known in enumerate(collection):
            if _meaning(known) == wanted:
                return number
        collection.append(entry)
        collection.set("count", str(len(collection)))
        return len(collection) - 1

    def _collection(self, name: str) -> Element:
        found = self.root.find(f"{{{self._namespace}}}{name}")
        if found is None:
            before = _ORDER[: _ORDER.index(name)]
            place = sum(1 for child in children(self.root) if etree.QName(child).localname in before)
            found = self._usual(name)
            self.root.insert(place, found)
        if len(children(found)) != len(found):
            raise NotEditable(name)
        return found

    def _usual(self, name: str) -> Element:
        """A collection with its first entries, which cells without a format rely on; empty when it needs none."""
        usual = parse(empty_styles(self._namespace)).find(f"{{{self._namespace}}}{name}")
        return etree.Element(f"{{{self._namespace}}}{name}", {"count": "0"}) if usual is None else usual

    def _darken(self, entry: Element) -> None:
        fonts = self._collection("fonts")
        number = entry.get("fontId", "0")
        if not number.isdecimal() or int(number) >= len(fonts) or not _is_light(fonts[int(number)]):
            return
        font = copy.deepcopy(fonts[int(number)])
        for color in font.findall(f"{{{self._namespace}}}color"):
            font.remove(color)
        entry.set("fontId", str(self._kept("fonts", font)))
        entry.set("applyFont", "1")


def _fill(color: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor{color}/><bgColor indexed="64"/></patternFill></fill>'


def _meaning(entry: Element) -> tuple[object, ...]:
    """What makes two entries equal, whatever prefix they are written with."""
    inside = tuple(_meaning(child) for child in children(entry))
    return (entry.tag, tuple(sorted(entry.attrib.items())), (entry.text or "").strip(), inside)


def _is_light(font: Element) -> bool:
    """Whether letters of this font were made for a dark ground."""
    color = font.find(f"{{{namespace_of(font)}}}color")
    if color is None:
        return False
    if color.get("theme") == "0" or color.get("indexed") in ("1", "9"):
        return True
    rgb = color.get("rgb", "")[-6:]
    try:
        red, green, blue = bytes.fromhex(rgb)
    except ValueError:
        return False
    return (red * 299 + green * 587 + blue * 114) // 1000 > _LIGHT
