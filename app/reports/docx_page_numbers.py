"""How a Word file numbers its pages: fields in headers and footers, sections that count anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.reports.docx_package import Element, R, W, WordPackage
from app.reports.docx_styles import Cascade, measure, value_of
from app.reports.measured import PageNumber, Sheet

_ARABIC = frozenset({"", "decimal"})


@dataclass(frozen=True, slots=True)
class _Field:
    """A page number as one header or footer shows it."""

    is_centred: bool
    size: float
    is_upright: bool


class PageNumbers:
    """Reads the numbering of all sections; sections inherit what they do not say."""

    def __init__(self, package: WordPackage, cascade: Cascade, sections: list[Element]) -> None:
        self._package, self._cascade, self._sections = package, cascade, sections
        self._links = package.relations(package.main)
        settings = package.linked("settings")
        even = None if settings is None else settings.find(f"{W}evenAndOddHeaders")
        self._kinds = ("default", "even") if even is not None and even.get(f"{W}val") not in ("0", "false") else None

    def measured(self, sheets: tuple[Sheet, ...]) -> PageNumber:
        """What the law asks about page numbers."""
        headers = list(self._inherited("header"))
        footers = list(self._inherited("footer"))
        kinds = self._kinds or ("default",)
        above = [field for part in headers for kind in kinds for field in self._fields(part.get(kind, ""))]
        below = [field for part in footers for kind in kinds for field in self._fields(part.get(kind, ""))]
        field = next(iter(above or below), None)
        if field is None:
            return PageNumber(is_shown=False)
        starts = [self._start(section) for section in self._sections]
        annexes = [index for index, sheet in enumerate(sheets) if sheet.has_annex and index]
        return PageNumber(
            is_shown=True,
            is_centred=field.is_centred,
            is_in_top_margin=bool(above) and not below and self._fits(sheets),
            is_first_hidden=all(
                self._hides_first(self._sections[index], headers[index], footers[index]) for index in (0, *annexes)
            ),
            is_from_one=all(start in (None, 1) for index, start in enumerate(starts) if index not in annexes),
            is_arabic=all(self._format(section) in _ARABIC for section in self._sections),
            is_upright=field.is_upright,
            do_annexes_restart=all(starts[index] == 1 for index in annexes),
            size=field.size,
        )

    def _inherited(self, name: str) -> Iterator[dict[str, str]]:
        current: dict[str, str] = {}
        for section in self._sections:
            for link in section.iterfind(f"{W}{name}Reference"):
                path = self._links.get(link.get(f"{R}id", ""), "")
                current = {**current, link.get(f"{W}type", "default"): path}
            yield current

    def _fields(self, path: str) -> list[_Field]:
        root = self._package.xml(path) if path else None
        if root is None:
            return []
        return [self._field(line) for line in root.iter(f"{W}p") if _shows_page(line)]

    def _field(self, line: Element) -> _Field:
        layout = self._cascade.paragraph(line.find(f"{W}pPr"))
        look = next(
            (
                self._cascade.run(run.find(f"{W}rPr"), layout.get("pStyle", ""))
                for run in line.iter(f"{W}r")
                if run.find(f"{W}t") is not None or run.find(f"{W}instrText") is not None
            ),
            self._cascade.run(None, layout.get("pStyle", "")),
        )
        return _Field(_is_centred(line, layout.get("jc", "")), look.size, not look.bold and not look.italic)

    def _fits(self, sheets: tuple[Sheet, ...]) -> bool:
        for section, sheet in zip(self._sections, sheets, strict=True):
            margins = section.find(f"{W}pgMar")
            edge = None if margins is None else measure(margins.get(f"{W}header"))
            if edge is not None and not 0 < edge * 25.4 / 1440 < sheet.top:
                return False
        return True

    def _hides_first(self, section: Element, header: dict[str, str], footer: dict[str, str]) -> bool:
        title = section.find(f"{W}titlePg")
        if title is None or title.get(f"{W}val") in ("0", "false", "off"):
            return False
        return not self._fields(header.get("first", "")) and not self._fields(footer.get("first", ""))

    def _start(self, section: Element) -> int | None:
        numbers = section.find(f"{W}pgNumType")
        start = "" if numbers is None else numbers.get(f"{W}start", "")
        return int(start) if start.isdecimal() else None

    def _format(self, section: Element) -> str:
        numbers = section.find(f"{W}pgNumType")
        return "" if numbers is None else str(numbers.get(f"{W}fmt", ""))


def _shows_page(line: Element) -> bool:
    codes = [item.text or "" for item in line.iter(f"{W}instrText")]
    codes += [item.get(f"{W}instr", "") for item in line.iter(f"{W}fldSimple")]
    return "PAGE" in "".join(codes).upper().split()


def _is_centred(line: Element, jc: str) -> bool:
    """By alignment, by a frame, by a centred tab, or inside a shape, whose place cannot be told."""
    frame = line.find(f"{W}pPr/{W}framePr")
    if jc == "center" or (frame is not None and frame.get(f"{W}xAlign") == "center"):
        return True
    if any(tab.get(f"{W}alignment") == "center" for tab in line.iter(f"{W}ptab")):
        return True
    if any(above.tag == f"{W}txbxContent" for above in line.iterancestors()):
        return True
    tabs = sum(1 for _tab in line.iterfind(f"{W}r/{W}tab"))
    return tabs == 1 and (value_of(line.find(f"{W}pPr"), "pStyle") or "").lower() in ("header", "footer", "heading")
