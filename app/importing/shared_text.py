"""The shared strings of a workbook, with the fonts of their runs."""

import re
from typing import NamedTuple

from app.errors import BadFile
from app.importing.plain_xml import characters, is_plain, names_other_encoding
from app.importing.raw import NO_RUNS, Runs
from app.importing.styles import is_raised, is_struck
from app.importing.xml_events import Attributes, Events, feed, new_parser, parse

_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<?>]*\?>)?\s*<sst(?:\s[^<>]*)?>\s*")
_AFTER = re.compile(rb"</sst>\s*")
_PLAIN_ITEM = re.compile(r'<t(?: xml:space="preserve")?>([^<]*+)</t></si>\s*+')


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
    plain = _plain_texts(data)
    return parsed_texts(data) if plain is None else plain


def parsed_texts(data: bytes) -> list[SharedText]:
    """The texts as the parser finds them, however the part is written."""
    events = _SharedText()
    parse(data, events)
    return events.texts


def _plain_texts(data: bytes) -> list[SharedText] | None:
    """The texts of a part that is written plainly, as nearly all are; None for any other."""
    start, end = data.find(b"<si>"), data.rfind(b"</sst>")
    # Nothing may stand around the texts: one that is passed over would give all others a wrong number.
    if start < 0 or not _BEFORE.fullmatch(data[:start]) or not _AFTER.fullmatch(data[max(end, start) :]):
        return None
    try:
        text = data[start:end].decode("utf-8")
        if names_other_encoding(data) or not is_plain(text):
            return None
        feed(new_parser(), data[:start] + data[end:])
        return [_item(item) for item in text.split("<si>")[1:]]
    except (ValueError, BadFile):
        return None


def _item(item: str) -> SharedText:
    """One text; one of several fonts goes to the parser alone; raises what is raised for anything else."""
    plain = _PLAIN_ITEM.fullmatch(item)
    if plain:
        return SharedText(characters(plain[1]))
    (text,) = parsed_texts(f"<si>{item}".encode())
    return text
