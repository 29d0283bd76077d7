"""Live fields «số liệu trong lời văn»: ``{D04}`` in typed text is the figure of the day until the paper is issued.

Typed text knows no templates: brackets and unknown braces are printed as they are. What looks like a field but means no
figure is printed literally too, and named, so that nobody signs it unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.indicators import AcrossUnits, Catalogue, Indicator
from app.domain.phrases import EXTRAS, FigureToken, figure_token
from app.i18n import _
from app.reports.coverage_marks import marked_freely
from app.reports.model import Run
from app.reports.phrase_context import PhraseContext
from app.reports.wording import figure_run, join_plain

_FIELD = re.compile(r"\{([^{}\n]*)\}")
#: A code behind a brace that nobody closed in its line.
_UNCLOSED = re.compile(r"\{([A-Za-z]\d{2}[a-z]?)\b(?![^{}\n]*\})")
#: Between two sentences of one paragraph, unless a small letter follows ("v.v. và").
_GAP = re.compile(r"(?<=[.!?])\s+(?=(.))")
_WITH = {"min": AcrossUnits.MEAN, "max": AcrossUnits.MEAN, "names": AcrossUnits.UNION}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Something in braces that means no figure: how it is written, and one sentence what to write."""

    field: str
    sentence: str


def text_runs(paragraph: str, context: PhraseContext) -> tuple[Run, ...]:
    """One typed paragraph as runs, its fields filled, partial figures with their coverage."""
    runs: list[Run] = []
    start = 0
    for gap in (item for item in _GAP.finditer(paragraph) if not item[1].islower()):
        runs += [*_sentence(paragraph[start : gap.start()], context), Run(gap[0])]
        start = gap.end()
    return tuple(join_plain([*runs, *_sentence(paragraph[start:], context)]))


def _sentence(text: str, context: PhraseContext) -> list[Run]:
    filled = join_plain(_filled(text, context))
    return marked_freely(filled, context) if any(run.figure is not None for run in filled) else filled


def _filled(sentence: str, context: PhraseContext) -> Iterator[Run]:
    position = 0
    for match in _FIELD.finditer(sentence):
        token = figure_token(match[1])
        if token is None or _mistake(token, context.catalogue):
            continue
        yield Run(sentence[position : match.start()])
        yield figure_run(token, context)
        position = match.end()
    yield Run(sentence[position:])


def problems(text: str, catalogue: Catalogue) -> tuple[FieldProblem, ...]:
    """What is written like a field and means no figure, each once."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(text):
        token = figure_token(match[1])
        sentence = _mistake(token, catalogue) if token else _nearly(match[1], catalogue)
        if sentence:
            found.setdefault(match[0], sentence)
    for match in _UNCLOSED.finditer(text):
        if sentence := _nearly(match[1], catalogue):
            found.setdefault(match[0], sentence)
    return tuple(FieldProblem(field, sentence) for field, sentence in found.items())


def _mistake(token: FigureToken, catalogue: Catalogue) -> str:
    """Why a field means no figure; empty when it means one."""
    if token.code not in catalogue:
        sentence = _("Không có chỉ tiêu {code} trong danh mục năm {year}; {field} sẽ in nguyên văn.")
        return sentence.format(code=token.code, year=catalogue.year, field=token)
    indicator = catalogue[token.code]
    if _means(token.part, indicator):
        return ""
    if indicator.parts and not token.part:
        sentence = _("{code} có nhiều đơn vị tính; hãy ghi một trong: {known}. {field} sẽ in nguyên văn.")
    else:
        sentence = _("{code} không có phần “{part}”; hãy ghi một trong: {known}. {field} sẽ in nguyên văn.")
    known = ", ".join(str(FigureToken(token.code, part)) for part in parts_of(indicator))
    return sentence.format(code=token.code, part=token.part, known=known, field=token)


def parts_of(indicator: Indicator) -> tuple[str, ...]:
    """What may stand behind the colon in a field of an indicator; the empty one is the figure itself."""
    if indicator.parts:
        return indicator.parts
    extras = (part for part in sorted(EXTRAS) if _WITH.get(part, indicator.across_units) is indicator.across_units)
    return ("", *extras)


def _means(part: str, indicator: Indicator) -> bool:
    return part in parts_of(indicator)


def _nearly(name: str, catalogue: Catalogue) -> str:
    """What was probably meant by a name that is a field but for spaces, capitals or words behind the code."""
    code, colon, part = (piece.strip() for piece in name.partition(":"))
    leading = next(iter(code.split()), "")
    meant = (f"{code.upper()}{colon}{part}", f"{code.capitalize()}{colon}{part}", leading.upper())
    token = next((found for text in meant if (found := figure_token(text)) and found.code in catalogue), None)
    if token is None or _mistake(token, catalogue):
        return ""
    sentence = _("“{{{written}” chưa phải số liệu nên sẽ in nguyên văn; hãy ghi {field}.")
    return sentence.format(written=name, field=token)
