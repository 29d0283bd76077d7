"""Narratives «thuyết minh» without leaf codes: leaves are known by the words or numbers of their headings.

Order of words, accents and case may differ. A heading that is not certain takes no text: its text is named instead.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.findings import Severity, Where
from app.domain.outline import Outline, OutlineLeaf
from app.domain.submissions import NarrativeText
from app.importing.collector import Collector
from app.importing.raw import CellKind, RawCell, RawSheet
from app.presets.load import PresetLibrary
from app.text import clean, fold

_NUMBER = re.compile(
    r"^\s*((?:[IVX]{1,4})(?:\s*[.)-]\s*(?:[0-9]{1,2}|[a-eđ](?![^\W\d_])))*)\s*[.):-]*\s+", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-+*•–]|[0-9]{1,2}[.)]|[a-eđ][.)])\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LEAST_LEAVES = 4
_LEAST_LONG = 3
_LONG = 60
_LONGEST_HEADING = 400
#: Share of words two headings must have in common, and the distance the next heading has to keep.
_SURE, _AHEAD = 0.6, 0.2
#: With the right number fewer common words are enough.
_NUMBERED = 0.3
_MOST_KEPT = 4000


@dataclass(frozen=True, slots=True)
class _Heading:
    code: str
    words: frozenset[str]
    is_leaf: bool


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


class HeadingMatcher:
    """Compares the first words of a row with the headings of the outlines."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._headings: list[_Heading] = []
        self._numbers: dict[str, str] = {}
        for node in (node for outline in outlines for node in outline.walk()):
            is_leaf = isinstance(node, OutlineLeaf)
            names = dict.fromkeys((_words(node.heading), _words(node.short)))
            self._headings += [_Heading(node.code, words, is_leaf) for words in names if words]
            if is_leaf:
                self._numbers[_plain_number(node.code)] = node.code

    def match(self, text: str) -> tuple[str, bool]:
        """(code, whether it is a leaf) of the heading a text is; ("", False) when no single one is certain."""
        number, words = _parts(text)
        if len(text) > _LONGEST_HEADING:
            return "", False
        best: dict[str, tuple[float, bool]] = {}
        for item in self._headings:
            share = len(words & item.words) / len(words | item.words) if words else 0.0
            if share > best.get(item.code, (0.0, False))[0]:
                best[item.code] = (share, item.is_leaf)
        ranked = sorted(((share, code) for code, (share, _leaf) in best.items()), reverse=True)[:2]
        ahead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
        if ranked and ranked[0][0] >= _SURE and ahead >= _AHEAD:
            return ranked[0][1], best[ranked[0][1]][1]
        numbered = self._numbers.get(_plain_number(number), "") if number else ""
        if numbered and (not words or best.get(numbered, (0.0, False))[0] >= _NUMBERED):
            return numbered, True
        return "", False


def _parts(text: str) -> tuple[str, frozenset[str]]:
    shown = clean(text).rstrip(" .:;")
    found = _NUMBER.match(f"{shown} ")
    rest = f"{shown} "[found.end() :] if found else _BULLET.sub("", shown)
    return (found[1] if found else ""), _words(rest)


def _plain_number(code: str) -> str:
    return re.sub(r"[\s.)-]+", ".", fold(code)).strip(".")


def shipped_matcher() -> HeadingMatcher:
    """The headings of all outlines that come with the program."""
    library = PresetLibrary.shipped()
    return HeadingMatcher(library.outline(header.id) for header in library.outlines())


def may_be_narrative(sheet: RawSheet) -> bool:
    """Whether a sheet holds several long texts (cheap)."""
    long = sum(
        cell.kind is CellKind.TEXT and len(cell.text) > _LONG for row in sheet.rows.values() for cell in row.values()
    )
    return long >= _LEAST_LONG


class NarrativeSheet:
    """Reads one sheet of headings with texts beside or below them."""

    def __init__(self, sheet: RawSheet, matcher: HeadingMatcher) -> None:
        self._sheet = sheet
        #: row -> (code, whether it is a leaf, column of the heading)
        self._headings: dict[int, tuple[str, bool, int]] = {}
        for row, cells in sorted(sheet.rows.items()):
            found = _heading_of(cells, matcher)
            if found is not None:
                self._headings[row] = found

    @property
    def is_one(self) -> bool:
        """Whether enough leaves are named for the sheet to be a narrative."""
        return len({code for code, is_leaf, _column in self._headings.values() if is_leaf}) >= _LEAST_LEAVES

    def read(self, collector: Collector) -> list[NarrativeText]:
        """The text of each leaf; what stands under no certain heading, or under one used before, is named whole."""
        found: dict[str, NarrativeText] = {}
        leaf, has_begun = "", False
        for row, cells in sorted(self._sheet.rows.items()):
            heading = self._headings.get(row)
            texts = [cell for _, cell in sorted(cells.items()) if cell.kind is CellKind.TEXT]
            if heading is not None:
                code, is_leaf, column = heading
                leaf, has_begun = code if is_leaf and code not in found else "", True
                texts = [cell for cell in texts if cell.column > column]
            elif len(texts) > 1:
                # A heading nobody knows beside its text ends the one before.
                leaf = ""
            for cell in texts:
                self._keep(cell, leaf, found, collector, has_begun=has_begun)
        collector.add("narrative-by-headings", Severity.NOTE, Where(self._sheet.name), count=str(len(found)))
        return list(found.values())

    def _keep(
        self, cell: RawCell, leaf: str, found: dict[str, NarrativeText], collector: Collector, *, has_begun: bool
    ) -> None:
        where = Where(self._sheet.name, cell.name)
        text = cell.text.strip()
        if leaf and leaf in found:
            found[leaf] = NarrativeText(leaf, f"{found[leaf].text}\n{text}", found[leaf].where)
        elif leaf:
            found[leaf] = NarrativeText(leaf, text, where)
        elif has_begun and len(text) > _LONG:
            collector.add("narrative-unplaced", Severity.WARNING, where, text=text[:_MOST_KEPT])
        else:
            collector.not_understood(self._sheet, cell)


def _heading_of(cells: Mapping[int, RawCell], matcher: HeadingMatcher) -> tuple[str, bool, int] | None:
    """The heading a row begins with; a number in a cell of its own belongs to the words beside it."""
    texts = [cell for _, cell in sorted(cells.items()) if cell.kind is not CellKind.ERROR][:3]
    for place, cell in enumerate(texts):
        before = texts[place - 1].text if place else ""
        for text in (f"{before} {cell.text}" if before and len(before) < len("II.2.a-10 ") else "", cell.text):
            code, is_leaf = matcher.match(text) if text else ("", False)
            if code:
                return code, is_leaf, cell.column
    return None


def read_headed(sheets: list[RawSheet], collector: Collector) -> tuple[list[NarrativeText], list[RawSheet]]:
    """(texts, sheets they stand in) of the one sheet that is a narrative by its headings; two would contradict."""
    likely = [sheet for sheet in sheets if may_be_narrative(sheet)]
    matcher = shipped_matcher() if likely else None
    readers = [(sheet, NarrativeSheet(sheet, matcher)) for sheet in likely if matcher is not None]
    chosen = [(sheet, reader) for sheet, reader in readers if reader.is_one]
    if len(chosen) != 1:
        return [], []
    sheet, reader = chosen[0]
    return reader.read(collector), [sheet]
