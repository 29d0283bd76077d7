"""The shared strings of a workbook, with the fonts of their runs."""

from typing import NamedTuple

from app.importing.raw import NO_RUNS, Runs
from app.importing.styles import is_raised, is_struck
from app.importing.xml_events import Attributes, Events, parse


class SharedText(NamedTuple):
    """A text with its pieces by font, and whether any piece is struck out or raised."""

    text: str
    runs: Runs = NO_RUNS
    is_marked: bool = False


class _SharedText(Events):
    """One text per ``si``: its runs joined, phonetic hints left out."""

    def __init__(self) -> None:
        self.texts: list[SharedText] = []
        self._parts: list[str] = []
        self._runs: list[tuple[str, int]] = []
        self._phonetic = 0
        self._in_text = False
        self._is_marked = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
            self._runs = []
            self._is_marked = False
        elif name == "t":
            self._in_text = not self._phonetic
        elif name == "rPh":
            self._phonetic += 1
        elif name == "r":
            self._runs.append(("", len(self._parts)))
        elif name == "rFont" and self._runs:
            self._runs[-1] = (attributes.get("val", ""), len(self._parts))
        elif is_struck(name, attributes) or is_raised(name, attributes):
            self._is_marked = True

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.texts.append(SharedText("".join(self._parts), runs_of(self._parts, self._runs), self._is_marked))

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


def runs_of(parts: list[str], starts: list[tuple[str, int]]) -> Runs:
    """The pieces of a text by font; none when no piece names one (then the font of the cell holds)."""
    if not any(font for font, _ in starts):
        return NO_RUNS
    ends = [place for _, place in starts[1:]] + [len(parts)]
    runs = [(font, "".join(parts[place:end])) for (font, place), end in zip(starts, ends, strict=True)]
    before = "".join(parts[: starts[0][1]])
    return (("", before), *runs) if before else tuple(runs)


def read_shared_text(data: bytes) -> list[SharedText]:
    """Texts in order of their index, each with its pieces by font."""
    events = _SharedText()
    parse(data, events)
    return events.texts
