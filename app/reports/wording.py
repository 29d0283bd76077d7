"""Stock phrases «mẫu câu» of a report: templates become sentences whose figures know where they come from.

    {scope} có {D04} tập thể, {D05} hộ đăng ký tự quản[, trong đó có {D08} mốc].

``{D04}`` is a figure, ``{G08:gam}`` one part of it, ``{K08:min}``, ``{K08:max}`` and ``{A19:names}`` what comes with a
mean or a union; any other name in braces is a word of the context. A piece in square brackets vanishes as soon as one
figure inside it is missing; outside of brackets a missing figure is written «(chưa có số liệu)», never 0.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from app.domain.derived import reporting_level
from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator, OwnerLevel, ValueType
from app.reports.model import FigureField, Run
from app.text import format_number, padded_count

#: A blank figure is told, never counted as 0.
NO_FIGURE = "(chưa có số liệu)"
#: A leaf that nobody has written yet, in drafts.
NO_TEXT = "(chưa có nội dung)"

_TOKEN = re.compile(r"\{([^{}]*)\}|([\[\]])")
_CODE = re.compile(r"([A-Z]\d{2}[a-z]?)(?::(.+))?")
#: Under this many, a change is told as a count: 2 of 3 would make "tăng 67%".
_SMALL_COUNT = 30


@dataclass(frozen=True, slots=True)
class FigureToken:
    """A figure in a template: indicator code, and part, "min", "max" or "names"."""

    code: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class WordToken:
    """A word of the context in a template."""

    name: str


@dataclass(frozen=True, slots=True)
class OptionalPiece:
    """A piece that vanishes when a figure inside is missing."""

    pieces: tuple["Piece", ...]


Piece = str | FigureToken | WordToken | OptionalPiece


@dataclass(frozen=True, slots=True)
class PhraseContext:
    """What sentences are made from: figures of one scope and the words for its units."""

    catalogue: Catalogue
    consolidation: Consolidation
    words: Mapping[str, str] = field(default_factory=dict)
    commune_word: str = "xã"
    station_word: str = "đồn"


@cache
def parse_template(template: str) -> tuple[Piece, ...]:
    """The pieces of a template; ``ValueError`` when its brackets do not match."""
    stack: list[list[Piece]] = [[]]
    position = 0
    for match in _TOKEN.finditer(template):
        if match.start() > position:
            stack[-1].append(template[position : match.start()])
        position = match.end()
        if match[2] == "[":
            stack.append([])
        elif match[2] == "]":
            if len(stack) == 1:
                raise ValueError(template)
            inner = stack.pop()
            stack[-1].append(OptionalPiece(tuple(inner)))
        else:
            stack[-1].append(_token(match[1]))
    if len(stack) > 1:
        raise ValueError(template)
    if position < len(template):
        stack[-1].append(template[position:])
    return tuple(stack[0])


def _token(name: str) -> FigureToken | WordToken:
    match = _CODE.fullmatch(name)
    return FigureToken(match[1], match[2] or "") if match else WordToken(name)


def figures_in(pieces: Iterable[Piece]) -> tuple[FigureToken, ...]:
    """The figures of a template, also inside optional pieces."""
    found: list[FigureToken] = []
    for piece in pieces:
        if isinstance(piece, FigureToken):
            found.append(piece)
        elif isinstance(piece, OptionalPiece):
            found.extend(figures_in(piece.pieces))
    return tuple(found)


def sentence(template: str, context: PhraseContext) -> tuple[Run, ...]:
    """One phrase as runs, with the coverage of partial figures before its full stop; empty when all of it vanished."""
    runs = _tidy(_with_coverage(_render(parse_template(template), context), context))
    text = "".join(run.text for run in runs).strip(" .,;")
    return runs if text else ()


def _render(pieces: tuple[Piece, ...], context: PhraseContext) -> list[Run]:
    runs: list[Run] = []
    for piece in pieces:
        match piece:
            case str():
                runs.append(Run(piece))
            case WordToken("commune_word"):
                runs.append(Run(context.commune_word))
            case WordToken(name):
                runs.append(Run(context.words.get(name, f"{{{name}}}")))
            case FigureToken():
                runs.append(_figure_run(piece, context))
            case OptionalPiece(inner):
                rendered = _render(inner, context)
                if not any(run.is_missing for run in rendered):
                    runs.extend(rendered)
    return runs


def _figure_run(token: FigureToken, context: PhraseContext) -> Run:
    total = context.consolidation.cells.get(token.code)
    part = token.part if total is None or token.part in total.parts or token.part not in _EXTRAS else ""
    reported, expected = (total.reported, total.expected) if total else (0, 0)
    figure = FigureField(token.code, reported, expected, part)
    text = None
    if total is not None and token.code in context.catalogue:
        text = _figure_text(token, total, context.catalogue[token.code])
    return Run(NO_FIGURE, figure=figure, is_missing=True) if text is None else Run(text, figure=figure)


_EXTRAS = frozenset({"min", "max", "names"})


def _figure_text(token: FigureToken, total: Total, indicator: Indicator) -> str | None:
    if token.part == "names":
        return ", ".join(total.names) or None
    value = {"": total.value, "min": total.minimum, "max": total.maximum}.get(token.part, total.parts.get(token.part))
    return None if value is None else figure_text(value, indicator)


def figure_text(value: Decimal, indicator: Indicator) -> str:
    """A figure as papers write it: counts padded below 10, km with three decimals, "1.234,5", money in đồng."""
    if indicator.value_type is ValueType.DECIMAL3 and indicator.unit == "km":
        return format_number(value, 3)
    if indicator.value_type is ValueType.PERCENT:
        return format_number(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
    if indicator.value_type in (ValueType.INTEGER, ValueType.BOOLEAN):
        return padded_count(value)
    return format_number(value)


def _with_coverage(runs: list[Run], context: PhraseContext) -> list[Run]:
    """Tell the coverage once for what most figures of the sentence share, else right behind the figure.

    What most share may be that they are complete: then nothing is said of those. A complete figure among partial ones
    says that it is, so that no reader takes the coverage of the others for its own.
    """
    notes = [_coverage_note(run, context) for run in runs]
    common = _shared_by_most(notes, context)
    told: list[Run] = []
    noted: set[str] = set()
    for run, note in zip(runs, notes, strict=True):
        told.append(run)
        if run.figure and note is not None and note != common and run.figure.code not in noted:
            noted.add(run.figure.code)
            told.append(Run(f" ({note or coverage_text(run.figure, context)})"))
    return _before_full_stop(told, Run(f" ({common})")) if common else told


def _shared_by_most(notes: Iterable[str | None], context: PhraseContext) -> str:
    """The coverage that stands for the whole sentence; empty for complete, and where a note has no others beside it."""
    shared = Counter(note for note in notes if note is not None)
    partial = Counter({note: count for note, count in shared.items() if note})
    if not partial:
        return ""
    (common, count), *_ = partial.most_common(1)
    is_alone = len(context.consolidation.expected_communes) == 1
    return "" if shared[""] >= (1 if is_alone else count) else common


def _coverage_note(run: Run, context: PhraseContext) -> str | None:
    """What is lacking in the figure; empty when nothing is, ``None`` where there is no figure."""
    if run.figure is None or run.is_missing:
        return None
    notes = [coverage_text(run.figure, context)] if run.figure.is_partial else []
    total = context.consolidation.cells[run.figure.code]
    if total.partial and total.expected == 1:
        given, expected = next(iter(total.partial.values()))
        notes.append(f"số liệu của {padded_count(given)}/{padded_count(expected)} xóm")
    elif total.partial:
        notes.append(f"chưa đủ số liệu các xóm của {context.commune_word} {', '.join(total.partial)}")
    return ", ".join(notes)


def coverage_text(figure: FigureField, context: PhraseContext) -> str:
    """ "7/8 xã", or "2/4 đồn" for what border stations report."""
    word = context.commune_word
    if figure.code in context.catalogue:
        level = reporting_level(context.catalogue[figure.code], context.catalogue)
        word = context.station_word if level is OwnerLevel.BORDER_STATION else word
    return f"{figure.reported}/{figure.expected} {word}"


def _before_full_stop(runs: list[Run], note: Run) -> list[Run]:
    last = runs[-1]
    if last.figure is None and last.text.rstrip().endswith((".", ";", ":")):
        body = last.text.rstrip()
        return [*runs[:-1], Run(body[:-1].rstrip()), note, Run(body[-1])]
    return [*runs, note]


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring plain runs joined, the first letter capital."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.figure is None and joined[-1].figure is None and not run.is_missing:
            joined[-1] = Run(joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    if joined and joined[0].figure is None:
        text = joined[0].text.lstrip()
        joined[0] = Run(text[:1].upper() + text[1:])
    return tuple(joined)


def trend(current: Decimal | None, previous: Decimal | None, unit: str) -> str:
    """ "tăng 12%", "giảm 03 buổi", "không thay đổi" against last year; empty when one of the two is missing."""
    if current is None or previous is None:
        return ""
    change = current - previous
    if change == 0:
        return "không thay đổi"
    verb = "tăng" if change > 0 else "giảm"
    if abs(previous) < _SMALL_COUNT or unit == "%":
        amount = padded_count(abs(change)) if unit != "%" else format_number(abs(change))
        return f"{verb} {amount} {'điểm %' if unit == '%' else unit}".strip()
    share = abs(change) * 100 / abs(previous)
    step = Decimal(1) if share >= 10 else Decimal("0.1")
    return f"{verb} {format_number(share.quantize(step, ROUND_HALF_UP))}%"
