"""Sentences «câu» of a report: templates and typed text become runs whose figures know where they come from.

Outside of optional pieces a missing figure is written «(chưa có số liệu)», never 0. How templates are written stands in
:mod:`app.domain.phrases`, how coverage is told in :mod:`app.reports.coverage_marks`.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from app.domain.figures import Total
from app.domain.indicators import Indicator, ValueType
from app.domain.phrases import FigureToken, OptionalPiece, Piece, WordToken, parse_template
from app.reports.coverage_marks import BOUNDARY, Bit, Boundary, marked, unit_word
from app.reports.model import FigureField, Run
from app.reports.phrase_context import PhraseContext
from app.text import format_number, padded_count

#: A blank figure is told, never counted as 0.
NO_FIGURE = "(chưa có số liệu)"
#: A leaf that nobody has written yet, in drafts.
NO_TEXT = "(chưa có nội dung)"
#: Under this many, a change is told as a count: 2 of 3 would make "tăng 67%".
SMALL_COUNT = 30


def sentence(template: str, context: PhraseContext) -> tuple[Run, ...]:
    """One phrase as runs with the coverage of its partial figures; empty when all of it vanished."""
    pieces = parse_template(template)
    bits = _render(pieces, context)
    if not any(isinstance(bit, Run) for bit in bits):
        return ()
    is_about_area = context.is_area and pieces[0] == WordToken("scope")
    runs = tidy(marked(bits, context, is_about_area=is_about_area))
    text = "".join(run.text for run in runs).strip(" .,;")
    return runs if text else ()


def _render(pieces: tuple[Piece, ...], context: PhraseContext) -> list[Bit]:
    bits: list[Bit] = []
    for piece in pieces:
        match piece:
            case str():
                bits.append(Run(piece))
            case WordToken("commune_word"):
                bits.append(Run(context.commune_word))
            case WordToken(name):
                bits.append(Run(context.words.get(name, f"{{{name}}}")))
            case FigureToken():
                bits.append(figure_run(piece, context))
            case OptionalPiece(inner):
                rendered = _render(inner, context)
                is_whole = not any(bit.is_missing for bit in rendered if not isinstance(bit, Boundary))
                bits += [BOUNDARY, *(rendered if is_whole else ()), BOUNDARY]
    return bits


def figure_run(token: FigureToken, context: PhraseContext) -> Run:
    """The figure that a token means, as papers write it; «(chưa có số liệu)» when nobody has given it."""
    total = context.consolidation.cells.get(token.code)
    reported, expected = (total.reported, total.expected) if total else (0, 0)
    if total and token.part == "prev":
        reported = total.compared
    figure = FigureField(token.code, reported, expected, token.part)
    text = None
    if total is not None and token.code in context.catalogue:
        text = _figure_text(token, total, context)
    return Run(NO_FIGURE, figure=figure, is_missing=True) if text is None else Run(text, figure=figure)


def _figure_text(token: FigureToken, total: Total, context: PhraseContext) -> str | None:
    indicator = context.catalogue[token.code]
    if token.part == "names":
        return ", ".join(total.names) or None
    if token.part == "trend":
        return trend_text(total, indicator, context) or None
    values = {"": total.value, "min": total.minimum, "max": total.maximum, "prev": total.previous}
    value = values.get(token.part, total.parts.get(token.part))
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


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring plain runs joined, the first letter capital."""
    joined = join_plain(runs)
    if joined and joined[0].figure is None:
        text = joined[0].text.lstrip()
        joined[0] = Run(text[:1].upper() + text[1:])
    return tuple(joined)


def join_plain(runs: Iterable[Run]) -> list[Run]:
    """Neighbouring plain runs joined, empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.figure is None and joined[-1].figure is None and not run.is_missing:
            joined[-1] = Run(joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return joined


def trend_text(total: Total, indicator: Indicator, context: PhraseContext) -> str:
    """ "tăng 12% so với năm trước"; over which units, when some lack a year; empty when all do."""
    words = trend(total.current_of_same, total.previous, indicator.unit)
    if not words:
        return ""
    word = unit_word(indicator.code, context)
    basis = "" if total.current_of_same == total.value else f" (ở các {word} có số liệu cả hai năm)"
    return f"{words} so với năm trước{basis}"


def trend(current: Decimal | None, previous: Decimal | None, unit: str) -> str:
    """ "tăng 12%", "giảm 03 buổi", "không thay đổi" against last year; empty when one of the two is missing."""
    if current is None or previous is None:
        return ""
    change = current - previous
    if change == 0:
        return "không thay đổi"
    verb = "tăng" if change > 0 else "giảm"
    if unit == "%":
        return f"{verb} {format_number(abs(change))} điểm %"
    share = abs(change) * 100 / abs(previous) if previous else Decimal(0)
    share = share.quantize(Decimal(1) if share >= 10 else Decimal("0.1"), ROUND_HALF_UP)
    # A change that rounds to 0% is none to the reader.
    if abs(previous) < SMALL_COUNT or not share:
        amount = format_number(abs(change), 3) if unit == "km" else padded_count(abs(change))
        return f"{verb} {amount} {unit}".strip()
    return f"{verb} {format_number(share)}%"


def text_of_total(total: Total, indicator: Indicator, part: str = "") -> str:
    """The total, or one part of it, for a screen; empty when nobody has given it."""
    value = total.parts.get(part) if part else total.value
    return "" if value is None else figure_text(value, indicator)


def texts_of(sentences: Sequence[Sequence[Run]]) -> str:
    """Several sentences as plain text."""
    return " ".join("".join(run.text for run in runs) for runs in sentences)
