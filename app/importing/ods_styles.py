"""Styles of an OpenDocument workbook as far as they matter: fonts, padded numbers, hidden sheets."""

from dataclasses import dataclass

from app.importing.xml_events import Attributes, Events, local

_LONGEST_CHAIN = 20


@dataclass(slots=True)
class OdsStyle:
    """One style as written; empty values come from its parent."""

    parent: str = ""
    font: str = ""
    number_style: str = ""
    is_hidden: bool = False
    is_marked: bool = False


class OdsStyles:
    """Styles by family and name, from both parts of a workbook."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], OdsStyle] = {}
        self._digits: dict[str, int] = {}
        self._faces: dict[str, str] = {}

    def add(self, family: str, name: str, style: OdsStyle) -> None:
        """Keep a style."""
        self._styles[family, name] = style

    def add_face(self, name: str, font: str) -> None:
        """Keep the font behind the name of a face."""
        self._faces[name] = font

    def add_digits(self, number_style: str, digits: int) -> None:
        """Keep the least number of digits that a number style shows."""
        self._digits[number_style] = digits

    def font(self, family: str, name: str) -> str:
        """The font of a style, its own or that of its parents."""
        return next((style.font for style in self._chain(family, name) if style.font), "")

    def is_marked(self, family: str, name: str) -> bool:
        """Whether a style strikes out its text or raises it."""
        return any(style.is_marked for style in self._chain(family, name))

    def digits(self, name: str) -> int:
        """How many digits a cell style shows at least; 0 when it does not pad."""
        chain = self._chain("table-cell", name)
        number_style = next((style.number_style for style in chain if style.number_style), "")
        digits = self._digits.get(number_style, 0)
        return digits if digits > 1 else 0

    def is_hidden_table(self, name: str) -> bool:
        """Whether a table style hides its sheet."""
        return any(style.is_hidden for style in self._chain("table", name))

    def _chain(self, family: str, name: str) -> list[OdsStyle]:
        found: list[OdsStyle] = []
        while (family, name) in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[family, name])
            name = found[-1].parent
        if family == "table-cell" and (family, "Default") in self._styles:
            found.append(self._styles[family, "Default"])
        return found

    def face(self, name: str) -> str:
        """The font a face stands for."""
        return self._faces.get(name, name)


class StyleEvents(Events):
    """Collects styles on the way through a part; other readers pass their events on to it."""

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self._style: OdsStyle | None = None
        self._key = ("", "")
        self._number_style = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take up what a style says."""
        if name == "font-face":
            plain = _plain(attributes)
            self.styles.add_face(plain.get("name", ""), plain.get("font-family", "").strip("'\""))
        elif name in ("style", "default-style"):
            plain = _plain(attributes)
            self._style = OdsStyle(plain.get("parent-style-name", ""), "", plain.get("data-style-name", ""))
            self._key = (plain.get("family", ""), plain.get("name", "Default" if name == "default-style" else ""))
        elif name == "text-properties" and self._style is not None:
            plain = _plain(attributes)
            self._style.font = self.styles.face(plain.get("font-name", "")) or plain.get("font-family", "").strip("'\"")
            lines = {plain.get(f"text-line-through-{name}", "none") for name in ("style", "type")}
            is_raised = plain.get("text-position", "0%").split(" ")[0] != "0%"
            self._style.is_marked = lines != {"none"} or is_raised
        elif name == "table-properties" and self._style is not None:
            self._style.is_hidden = _plain(attributes).get("display") == "false"
        elif name == "number-style":
            self._number_style = _plain(attributes).get("name", "")
        elif name == "number" and self._number_style:
            plain = _plain(attributes)
            is_padded = plain.get("decimal-places", "0") == "0" and plain.get("grouping") != "true"
            digits = plain.get("min-integer-digits", "")
            self.styles.add_digits(self._number_style, int(digits) if is_padded and digits.isdecimal() else 0)

    def end(self, name: str) -> None:
        """Keep a finished style."""
        if name in ("style", "default-style") and self._style is not None:
            self.styles.add(*self._key, self._style)
            self._style = None
        elif name == "number-style":
            self._number_style = ""


def _plain(attributes: Attributes) -> Attributes:
    return {local(key): value for key, value in attributes.items()}
