"""Looks of Word text as Word resolves them: defaults, chains of styles, then what is set at the place itself.

ECMA-376, 17.7.2: later levels win; bold, italic, capitals and hidden switch each other between styles of paragraphs and
of characters, and are absolute where set directly.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.reports.docx_package import Element, W

#: Properties that two levels of styles switch (17.7.3).
_TOGGLES = ("b", "i", "caps", "vanish")
_OFF = frozenset({"0", "false", "off", "none"})
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
#: Chains of styles longer than this loop.
_CHAIN = 30

Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RunLook:
    """Resolved look of one run; ``fonts`` are the faces of its Latin letters."""

    size: float
    fonts: frozenset[str]
    bold: bool
    italic: bool
    is_upper: bool
    is_hidden: bool
    is_underlined: bool
    colour: str


def measure(value: str | None) -> float | None:
    """A length in twips: a bare number, or with its unit as strict files write it."""
    found = _MEASURE.fullmatch((value or "").strip())
    if found is None:
        return None
    return float(found[1]) * _UNITS.get(found[2] or "", 1.0)


def value_of(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child; ``None`` when there is none."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "")


def _run_properties(element: Element | None) -> dict[str, str]:
    """Run properties of one level as plain text: "1"/"0" for switches."""
    if element is None:
        return {}
    found: dict[str, str] = {}
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        value = child.get(f"{W}val")
        if name in _TOGGLES:
            found[name] = "0" if value in _OFF else "1"
        elif name == "rFonts":
            for script in ("ascii", "hAnsi"):
                theme, face = child.get(f"{W}{script}Theme"), child.get(f"{W}{script}")
                if theme or face:
                    found[script] = f"+{theme}" if theme else face
        elif name in ("sz", "color", "u", "rStyle") and value:
            found[name] = value
    return found


_PARAGRAPH_VALUES = ("jc", "outlineLvl", "pStyle")
_PARAGRAPH_ATTRIBUTES = {
    "ind": ("left", "right", "start", "end", "firstLine", "hanging"),
    "spacing": ("before", "after", "line", "lineRule", "beforeAutospacing", "afterAutospacing"),
}


def _paragraph_properties(element: Element | None) -> dict[str, str]:
    if element is None:
        return {}
    found: dict[str, str] = {}
    for name in _PARAGRAPH_VALUES:
        if (value := value_of(element, name)) is not None:
            found[name] = value
    for name, attributes in _PARAGRAPH_ATTRIBUTES.items():
        child = element.find(f"{W}{name}")
        for attribute in attributes if child is not None else ():
            if (value := child.get(f"{W}{attribute}")) is not None:
                found[attribute] = value
    numbering = element.find(f"{W}numPr")
    if numbering is not None:
        found["numId"] = value_of(numbering, "numId") or found.get("numId", "")
        found["ilvl"] = value_of(numbering, "ilvl") or "0"
    return found


class Cascade:
    """All styles of one file."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self._run_base = _run_properties(_deep(defaults, "rPrDefault", "rPr"))
        self._paragraph_base = _paragraph_properties(_deep(defaults, "pPrDefault", "pPr"))
        for style in () if styles is None else styles.iterfind(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            self._styles[key] = style
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._defaults.setdefault(style.get(f"{W}type", ""), key)
        self._theme = theme
        self._runs: dict[str, dict[str, str]] = {}
        self._paragraphs: dict[str, dict[str, str]] = {}

    @cached_property
    def _faces(self) -> dict[str, str]:
        """Faces of the theme by "major" and "minor"."""
        found: dict[str, str] = {}
        for part in () if self._theme is None else self._theme.iter("{*}majorFont", "{*}minorFont"):
            latin = part.find("{*}latin")
            if latin is not None:
                found[part.tag.rpartition("}")[2][:5]] = latin.get("typeface", "")
        return found

    def _chain(self, key: str) -> list[Element]:
        """A style and those it is based on, the base first."""
        chain: list[Element] = []
        while key in self._styles and len(chain) < _CHAIN:
            style = self._styles[key]
            chain.append(style)
            key = value_of(style, "basedOn") or ""
        return chain[::-1]

    def _style_run(self, key: str) -> dict[str, str]:
        if key not in self._runs:
            self._runs[key] = {
                name: value
                for style in self._chain(key)
                for name, value in _run_properties(style.find(f"{W}rPr")).items()
            }
        return self._runs[key]

    def paragraph(self, properties: Element | None) -> Properties:
        """Resolved layout of a paragraph; "pStyle" names its style."""
        direct = _paragraph_properties(properties)
        key = direct.get("pStyle") or self._defaults.get("paragraph", "")
        if key not in self._paragraphs:
            chained: dict[str, str] = {}
            for style in self._chain(key):
                chained |= _paragraph_properties(style.find(f"{W}pPr"))
            self._paragraphs[key] = chained
        return {**self._paragraph_base, **self._paragraphs[key], **direct, "pStyle": key}

    def run(self, properties: Element | None, paragraph_style: str) -> RunLook:
        """Resolved look of a run inside a paragraph of a style."""
        direct = _run_properties(properties)
        of_paragraph, of_run = self._style_run(paragraph_style), self._style_run(direct.get("rStyle", ""))
        merged = {**self._run_base, **of_paragraph, **of_run, **direct}
        for name in _TOGGLES:
            if name not in direct:
                levels = [level[name] == "1" for level in (of_paragraph, of_run) if name in level]
                switched = sum(levels) % 2 == 1
                merged[name] = "1" if switched or (not levels and self._run_base.get(name) == "1") else "0"
        size = measure(merged.get("sz"))
        return RunLook(
            size=10.0 if size is None else size / 2 if merged["sz"].isdecimal() else size / 20,
            fonts=frozenset(self._face(merged[script]) for script in ("ascii", "hAnsi") if script in merged),
            bold=merged["b"] == "1",
            italic=merged["i"] == "1",
            is_upper=merged["caps"] == "1",
            is_hidden=merged["vanish"] == "1",
            is_underlined=merged.get("u", "none") != "none",
            colour=merged.get("color", "auto"),
        )

    def _face(self, name: str) -> str:
        if not name.startswith("+"):
            return name
        return self._faces.get(name[1:6], "") or name[1:]

    def has_borders(self, table: Element) -> bool:
        """Whether a table draws lines: by itself, by its cells or by its style."""
        key = _deep_value(table, "tblPr", "tblStyle")
        own = [_deep(table, "tblPr", "tblBorders"), *_cell_borders(table)]
        if any(_draws(borders) for borders in own):
            return True
        if own[0] is not None:
            return False
        return any(_draws(_deep(style, "tblPr", "tblBorders")) for style in self._chain(key))


def _cell_borders(table: Element) -> Iterator[Element]:
    for row in table.iterfind(f"{W}tr"):
        for cell in row.iterfind(f"{W}tc"):
            yield _deep(cell, "tcPr", "tcBorders")


def _draws(borders: Element | None) -> bool:
    """Lines on two or more sides; one side alone is a rule below a name."""
    drawn = [side for side in (() if borders is None else borders) if side.get(f"{W}val", "nil") not in ("nil", "none")]
    return len(drawn) > 1


def _deep(parent: Element | None, *names: str) -> Element | None:
    for name in names:
        parent = None if parent is None else parent.find(f"{W}{name}")
    return parent


def _deep_value(parent: Element, *names: str) -> str:
    found = _deep(parent, *names)
    return "" if found is None else str(found.get(f"{W}val", ""))
