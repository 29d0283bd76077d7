"""Coverage «độ phủ» in sentences: "(7/8 xã)" wherever a total rests on fewer units than it should.

What most figures of a sentence share is told once: before its full stop, or at its head when the sentence is about the
whole area (seven communes are not "toàn huyện") or has other coverages too. These stand behind the noun that their
figure counts. A complete figure among partial ones says that it is, so that no reader takes the coverage of the others
for its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.derived import reporting_level
from app.domain.indicators import OwnerLevel
from app.reports.model import FigureField, Run
from app.reports.phrase_context import PhraseContext
from app.text import padded_count

#: Where the noun of a figure ends when the next figure comes without one of the marks of punctuation.
_CONNECTOR = re.compile(r"\s(?:trong đó|với|và|cho|gồm|trị giá|của|đạt|chiếm|từ|đến|tại|là)(?=\s|$)")
_PUNCTUATION = re.compile(r"\s*[,;:(/]")
_FREE_END = re.compile(r"\s*[,;:()/]|\s(?:trong đó|và|với)(?=\s|$)")
_STOP = re.compile(r"[.;:!?]*\s*$")


class Boundary:
    """The edge of a piece that a template may leave out: a noun phrase never goes beyond it."""


#: The only one there has to be.
BOUNDARY = Boundary()
Bit = Run | Boundary


@dataclass(frozen=True, slots=True)
class Note:
    """What is lacking in a figure: units, and hamlets of units that did report; empty when nothing is."""

    units: str = ""
    hamlets: str = ""

    def __bool__(self) -> bool:
        return bool(self.units or self.hamlets)

    @property
    def mark(self) -> Run:
        """The note in brackets."""
        return Run(f" ({', '.join(text for text in (self.units, self.hamlets) if text)})")


def coverage_text(figure: FigureField, context: PhraseContext) -> str:
    """ "7/8 xã", or "2/4 đồn" for what border stations report."""
    return f"{figure.reported}/{figure.expected} {unit_word(figure.code, context)}"


def unit_word(code: str, context: PhraseContext) -> str:
    """What the units are called that report an indicator: "xã", "phường", or "đồn"."""
    if code not in context.catalogue:
        return context.commune_word
    level = reporting_level(context.catalogue[code], context.catalogue)
    return context.station_word if level is OwnerLevel.BORDER_STATION else context.commune_word


def marked(bits: Sequence[Bit], context: PhraseContext, *, is_about_area: bool = False) -> list[Run]:
    """One sentence of a template with its coverage; ``is_about_area`` when its first run names the whole area."""
    joined = _joined(bits)
    notes = _notes(joined, context)
    common = _shared_by_most(notes.values(), context)
    told = _behind_nouns(joined, _unlike(joined, notes, common, context))
    if common.units and (is_about_area or len(set(notes.values())) > 1):
        told = _led(told, common, context.words.get("scope", "") if is_about_area else "")
        common = Note(hamlets=common.hamlets)
    return _before_full_stop(told, common.mark) if common else told


def marked_freely(runs: Sequence[Run], context: PhraseContext) -> list[Run]:
    """One sentence that somebody typed: nothing but the marks is added, one for all figures that follow each other."""
    notes = _notes(runs, context)
    if len(set(notes.values())) > 1:
        return _behind_nouns(runs, _in_turn(runs, notes, context), is_free=True)
    common = _shared_by_most(notes.values(), context)
    return _before_full_stop(list(runs), common.mark) if common else list(runs)


def _led(runs: list[Run], common: Note, area: str) -> list[Run]:
    """The sentence behind the words whose figures it tells, which take the place of the whole area."""
    first = runs[0]
    if first.figure is None:
        text = first.text.removeprefix(area).lstrip()
        runs = [Run(text[:1].lower() + text[1:]), *runs[1:]]
    return [Run(f"Theo số liệu của {common.units}: "), *runs]


def _joined(bits: Sequence[Bit]) -> list[Bit]:
    """Neighbouring plain runs as one; boundaries stay where they are."""
    joined: list[Bit] = []
    for bit in bits:
        last = joined[-1] if joined else None
        if _is_plain(bit) and _is_plain(last) and isinstance(bit, Run) and isinstance(last, Run):
            joined[-1] = Run(last.text + bit.text)
        else:
            joined.append(bit)
    return joined


def _is_plain(bit: Bit | None) -> bool:
    return isinstance(bit, Run) and bit.figure is None


def _notes(bits: Sequence[Bit], context: PhraseContext) -> dict[str, Note]:
    """What is lacking in every figure of a sentence, by code, in the order of the sentence."""
    return {figure.code: _note(figure, context) for _index, figure in _figures(bits)}


def _note(figure: FigureField, context: PhraseContext) -> Note:
    units = coverage_text(figure, context) if figure.is_partial else ""
    total = context.consolidation.cells[figure.code]
    if total.partial and total.expected == 1:
        given, expected = next(iter(total.partial.values()))
        return Note(units, f"số liệu của {padded_count(given)}/{padded_count(expected)} xóm")
    if total.partial:
        return Note(units, f"chưa đủ số liệu các xóm của {context.commune_word} {', '.join(total.partial)}")
    return Note(units)


def _shared_by_most(notes: Iterable[Note], context: PhraseContext) -> Note:
    """What stands for the whole sentence; empty for complete, and where a note has no others beside it."""
    shared = Counter(notes)
    partial = Counter({note: count for note, count in shared.items() if note})
    if not partial:
        return Note()
    (common, count), *_ = partial.most_common(1)
    is_alone = len(context.consolidation.expected_communes) == 1
    return Note() if shared[Note()] >= (1 if is_alone else count) else common


def _unlike(bits: Sequence[Bit], notes: dict[str, Note], common: Note, context: PhraseContext) -> dict[int, Run]:
    """A mark for the first figure of every indicator whose coverage is not the common one, by its place."""
    first = {figure.code: (index, figure) for index, figure in reversed(_figures(bits))}
    return {
        index: _mark_of(figure, notes[code], context)
        for code, (index, figure) in first.items()
        if notes[code] != common
    }


def _in_turn(bits: Sequence[Bit], notes: dict[str, Note], context: PhraseContext) -> dict[int, Run]:
    """A mark for the last of all figures in a row that have the same coverage, by its place."""
    figures = _figures(bits)
    following = [notes[figure.code] for _index, figure in figures[1:]]
    return {
        index: _mark_of(figure, notes[figure.code], context)
        for (index, figure), after in zip(figures, (*following, None), strict=True)
        if notes[figure.code] != after
    }


def _figures(bits: Sequence[Bit]) -> list[tuple[int, FigureField]]:
    """The figures somebody has given, each with its place."""
    return [
        (index, bit.figure)
        for index, bit in enumerate(bits)
        if isinstance(bit, Run) and bit.figure is not None and not bit.is_missing
    ]


def _mark_of(figure: FigureField, note: Note, context: PhraseContext) -> Run:
    return note.mark if note else Note(coverage_text(figure, context)).mark


def _behind_nouns(bits: Sequence[Bit], marks: dict[int, Run], *, is_free: bool = False) -> list[Run]:
    """The runs with each mark behind the noun that the figure at its place counts."""
    told: list[Run] = []
    waiting: Run | None = None
    for index, bit in enumerate(bits):
        if isinstance(bit, Boundary) or bit.figure is not None:
            told += [waiting] if waiting else []
            waiting = None
        if isinstance(bit, Boundary):
            continue
        if waiting:
            end = _noun_end(bit.text, bits[index + 1] if index + 1 < len(bits) else None, is_free=is_free)
            told += [Run(bit.text[:end]), waiting, Run(bit.text[end:])]
            waiting = None
        else:
            told.append(bit)
            waiting = marks.get(index)
    return [run for run in (*told, waiting) if run is not None and run.text]


def _noun_end(text: str, follower: Bit | None, *, is_free: bool) -> int:
    """Where in the text behind a figure its noun ends."""
    if is_free:
        found = _FREE_END.search(text)
        return found.start() if found else len(_STOP.sub("", text))
    if isinstance(follower, Run):
        ends = list(_PUNCTUATION.finditer(text)) or list(_CONNECTOR.finditer(text))
        return ends[-1].start() if ends else len(text.rstrip())
    return len(_STOP.sub("", text).rstrip(" ,(/"))


def _before_full_stop(runs: list[Run], mark: Run) -> list[Run]:
    last = runs[-1]
    if last.figure is None and (stop := _STOP.search(last.text)) and stop[0].strip():
        return [*runs[:-1], Run(last.text[: stop.start()].rstrip()), mark, Run(stop[0])]
    return [*runs, mark]
