"""One cell of a web page: its text by fonts, and the stored value that spreadsheet programs write beside it."""

import re
from dataclasses import dataclass, field

from app.importing.plain_text import PlainText, decoded, judged, plain_cell
from app.importing.raw import NO_RUNS, CellKind, NumberFormat, RawCell, Runs

Attributes = dict[str, str]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_LEGACY_FONT = re.compile(r"(?:font-family\s*:|face\s*=)\s*[\"']?\s*(?:\.vn|vni[-_ ])", re.IGNORECASE)
_RULE = re.compile(r"([^{}<>]{1,400})\{([^{}]{0,4000})\}")
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?\s*([^,;\"'}]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LIKE_DATE = re.compile(r"[0-9]\s*[/:-]\s*[0-9]")
_STORED = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_ERROR_SIGN = "#"


def page_text(content: bytes) -> PlainText:
    """The text of a page in the encoding it names, else in the one its letters tell."""
    named = _CHARSET.search(content[:4_096])
    text = _in_charset(content, named[1].decode("ascii")) if named and not content.startswith(b"\xff") else None
    if text is None:
        return PlainText(content.decode("latin_1")) if _has_legacy_font(content) else decoded(content)
    return PlainText(text) if _LEGACY_FONT.search(text) else judged(text)


def _in_charset(content: bytes, name: str) -> str | None:
    """The text, or None where the page names an encoding that is unknown or not its own."""
    try:
        return content.decode("utf-8-sig" if name.casefold() in ("utf-8", "utf8") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _has_legacy_font(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _LEGACY_FONT.search(content.decode("latin_1")) is not None
    return False


class PageFonts:
    """Which font a tag stands in: by its own words, by its class, by its kind."""

    def __init__(self, by_selector: dict[str, str]) -> None:
        self._by_selector = by_selector

    def font(self, tag: str, plain: Attributes) -> str:
        """The font of one tag, empty when it says none."""
        if tag == "font" and "face" in plain:
            return plain["face"].partition(",")[0].strip("'\" ")
        own = _FAMILY.search(plain.get("style", ""))
        if own:
            return own[1].strip()
        classes = (self._by_selector.get(f".{name}", "") for name in plain.get("class", "").casefold().split())
        return next(filter(None, classes), "") or self._by_selector.get(tag, "")


def page_fonts(text: str) -> PageFonts:
    """The fonts in the style sheet of a page."""
    found = {}
    for sheet in re.findall(r"<style[^>]*>(.*?)</style>", text[:500_000], re.IGNORECASE | re.DOTALL):
        for selectors, body in _RULE.findall(sheet):
            family = _FAMILY.search(body)
            if family:
                names = (name.strip().casefold() for name in selectors.split(","))
                found.update(dict.fromkeys((name.removeprefix("td") or name for name in names), family[1].strip()))
    return PageFonts(found)


@dataclass(slots=True)
class HtmlCell:
    """A cell, or a line of text outside the tables, while it is being read."""

    row: int = 0
    column: int = 0
    attributes: Attributes = field(default_factory=dict)
    #: (font, text) in order
    pieces: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, font: str) -> None:
        """Text as the page has it; its runs of spaces are one."""
        self.pieces.append((font, _SPACES.sub(" ", text)))

    def add_break(self) -> None:
        """A new line."""
        if self.pieces:
            self.pieces.append(("", "\n"))

    def shown(self) -> str:
        """The text as a reader of the page sees it."""
        lines = "".join(text for _, text in self.pieces).replace("\u00a0", " ").split("\n")
        return "\n".join(line for line in (_SPACES.sub(" ", line).strip() for line in lines) if line)

    def runs(self) -> Runs:
        """The text by fonts, without the spaces around it."""
        kept = [(font, text) for font, text in self.pieces if text.strip()]
        if len(kept) == 1:
            return ((kept[0][0], self.shown()),)
        return tuple(self.pieces) or NO_RUNS

    def made(self, text: str) -> RawCell | None:
        """The cell: what a spreadsheet program stored beside the text, else the text as typed."""
        plain = self.attributes
        place = (self.row, self.column)
        failed = plain.get("x:err", "") or (text if plain.get("x:err") is not None else "")
        if failed.startswith(_ERROR_SIGN):
            return RawCell(*place, CellKind.ERROR, failed[:100])
        if "x:bool" in plain:
            return RawCell(*place, CellKind.BOOLEAN, "1" if plain["x:bool"].casefold() in ("true", "1") else "0")
        stored = (plain.get("x:num") or plain.get("sdval") or "").strip()
        if _STORED.fullmatch(stored) and text:
            return RawCell(*place, CellKind.NUMBER, stored[:400], _format_of(text))
        if not text and "x:fmla" in plain:
            return RawCell(*place, CellKind.UNCALCULATED, "")
        return plain_cell(*place, text)


def _format_of(shown: str) -> NumberFormat:
    if "%" in shown:
        return NumberFormat.PERCENT
    return NumberFormat.DATE if _LIKE_DATE.search(shown) else NumberFormat.PLAIN
