"""The shared strings of a workbook, with the fonts of their runs."""

from app.importing.xml_events import Attributes, Events, parse

NO_FONTS: frozenset[str] = frozenset()


class _SharedText(Events):
    """One text per ``si``: its runs joined, phonetic hints left out."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, frozenset[str]]] = []
        self._parts: list[str] = []
        self._fonts: set[str] = set()
        self._phonetic = 0
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
            self._fonts = set()
        elif name == "t":
            self._in_text = not self._phonetic
        elif name == "rPh":
            self._phonetic += 1
        elif name == "rFont":
            self._fonts.add(attributes.get("val", ""))

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.texts.append(("".join(self._parts), frozenset(self._fonts) if self._fonts else NO_FONTS))

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


def read_shared_text(data: bytes) -> list[tuple[str, frozenset[str]]]:
    """Texts in order of their index, each with the fonts its runs name."""
    events = _SharedText()
    parse(data, events)
    return events.texts
