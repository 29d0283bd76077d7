"""Checks of looks: sizes, weights, slants, capitals, running text and drawn rules (Phụ lục I, Mục II và V)."""

import re
from collections.abc import Iterator

from app.domain.paper_checks import Departure, measure_words, size_words
from app.domain.paper_elements import LOOKS, RUNNING, Element
from app.reports import nd30
from app.reports.fonts import width_mm
from app.reports.lint_paper import NamedLine, NamedPaper, departure
from app.reports.measured import Place

#: The outline's own remark behind a heading in capitals.
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")
#: Words that keep their small letters in a line of capitals: symbols of kinds such as QyĐ, CTr, TTr.
_SMALL_IN_CAPITALS = re.compile(r"\b(QyĐ|CTr|TTr|TrS)\b")
_TIEU_NGU_TOLERANCE, _RULE_TOLERANCE = 0.06, 0.015
_OFF_CENTRE_MM = 1.0
#: Running text of more letters than this has a second line, which shows whether it is justified.
_TWO_LINES = 95
_RULES = {Element.TIEU_NGU: "tieu-ngu-rule", Element.ORGAN: "organ-rule", Element.SUBJECT: "subject-rule"}


def look_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of the look of each line."""
    for one in case.lines:
        if one.element in LOOKS and one.line.place is not Place.TABLE:
            yield from _look(one)
        if one.element in RUNNING and not one.line.in_box:
            yield from _running(one)
    yield from _coupled(case)
    yield from _one_size(case)
    if case.paper.as_typed:
        yield from _articles(case)
        yield from _letter_gap(case)
    yield from _rules(case)


def _look(one: NamedLine) -> Iterator[Departure]:
    look, line = LOOKS[one.element], one.line
    wrong = sorted(size for size in line.sizes if not look.low <= size <= look.high)
    if wrong:
        expected = size_words(look.low, look.high)
        yield departure(f"{one.element}-size", f"cỡ chữ {measure_words(wrong[0])}", expected, one)
    if look.bold is not None and line.bold is not look.bold:
        found, expected = ("đậm", "không đậm")[:: 1 if line.bold else -1]
        yield departure(f"{one.element}-weight", found, expected, one)
    if line.italic is not look.italic and not _may_slant(one):
        found, expected = ("nghiêng", "đứng")[:: 1 if line.italic else -1]
        yield departure(f"{one.element}-slant", found, expected, one)
    if look.upper is not None:
        yield from _capitals(one, is_upper=look.upper)


def _may_slant(one: NamedLine) -> bool:
    """Remarks in brackets inside running text are slanted by custom."""
    return one.element is Element.BODY and one.line.text.lstrip().startswith("(")


def _capitals(one: NamedLine, *, is_upper: bool) -> Iterator[Departure]:
    words = _SMALL_IN_CAPITALS.sub("", _REMARK.sub("", one.line.text))
    if one.element is Element.SECTION:
        words = words.partition(". ")[2] or words
    if is_upper and words != words.upper():
        yield departure(f"{one.element}-capitals", "chữ in thường", "chữ in hoa", one)
    if not is_upper and words == words.upper() and words != words.lower():
        yield departure(f"{one.element}-capitals", "chữ in hoa", "chữ in thường", one)


def _running(one: NamedLine) -> Iterator[Departure]:
    line = one.line
    if line.is_justified is False and not line.is_centred and len(line.text) > _TWO_LINES:
        yield departure("body-justified", "không canh đều hai lề", "canh đều hai lề", one)
    first = line.first_line_mm
    if first is not None and not line.is_centred and not any(abs(first - mm) < 0.4 for mm in nd30.FIRST_LINE_MM):
        yield departure("body-indent", f"thụt đầu dòng {measure_words(first, 1)} mm", "10 hoặc 12,7 mm", one)
    if line.gap_pt is not None and line.gap_pt < nd30.PARAGRAPH_GAP_PT - 0.2:
        yield departure("body-gap", f"cách đoạn {measure_words(line.gap_pt)} pt", "từ 6 pt", one)
    low, high = nd30.LINE_SPACING
    if line.spacing is not None and not low - 0.02 <= line.spacing <= high + 0.02:
        yield departure("body-spacing", f"cách dòng {measure_words(line.spacing)}", "1–1,5 dòng", one)


def _coupled(case: NamedPaper) -> Iterator[Departure]:
    size = {one.element: max(one.line.sizes, default=0.0) for one in reversed(case.main)}
    expected = {12: 13, 13: 14}.get(round(size.get(Element.QUOC_HIEU, 0)))
    for element in (Element.TIEU_NGU, Element.PLACE_DATE):
        low, high = LOOKS[element].low, LOOKS[element].high
        if expected and element in size and abs(size[element] - expected) > 0.1 and low <= size[element] <= high:
            yield departure(
                "sizes-coupled", f"cỡ chữ {measure_words(size[element])}", f"{expected} cùng bộ cỡ", case.first(element)
            )


def _one_size(case: NamedPaper) -> Iterator[Departure]:
    """Running text of one paper has one size; only sizes the law allows are compared, others are told already."""
    counts: dict[float, list[NamedLine]] = {}
    for one in case.all(Element.BODY, Element.ITEM, Element.ARTICLE):
        size = max(one.line.sizes, default=0.0)
        if LOOKS[Element.BODY].low <= size <= LOOKS[Element.BODY].high:
            counts.setdefault(size, []).append(one)
    if len(counts) > 1:
        rare = min(counts, key=lambda size: len(counts[size]))
        usual = max(counts, key=lambda size: len(counts[size]))
        yield departure(
            "body-sizes-mixed",
            f"cỡ chữ {measure_words(rare)}",
            f"{measure_words(usual)} như các đoạn khác",
            counts[rare][0],
        )


def _articles(case: NamedPaper) -> Iterator[Departure]:
    for one in case.all(Element.ARTICLE):
        if not one.line.opens_bold:
            yield departure("article-bold", "không đậm", "đậm", one)


def _letter_gap(case: NamedPaper) -> Iterator[Departure]:
    subject, number = case.first(Element.LETTER_SUBJECT), case.first(Element.NUMBER)
    if subject is None or number is None:
        return
    above = subject.line.gap_above_pt or 0
    below = (number.line.gap_pt or 0) - (number.line.gap_above_pt or 0)
    if not max(above, below) <= 6.5 or not above + below >= 5.5:
        yield departure("letter-subject-gap", f"cách {measure_words(above + below)} pt", "6 pt", subject)


def _part(one: NamedLine) -> float:
    """Length of the drawn rule in parts of the last line above it.

    Where size or capitals are wrong too, that is told by itself; the rule may fit the line as it should be.
    """
    text = (one.line.last_line or one.line.text) if one.element is not Element.ORGAN else one.line.last_line.upper()
    sizes = {max(one.line.sizes, default=14.0), LOOKS[one.element].low, LOOKS[one.element].high}
    parts = [(one.line.rule_mm or 0.0) / (width_mm(text, size, bold=True) or 1.0) for size in sizes]
    wanted = 1.0 if one.element is Element.TIEU_NGU else sum(nd30.RULE_PART) / 2
    return min(parts, key=lambda part: abs(part - wanted))


def _rules(case: NamedPaper) -> Iterator[Departure]:
    low, high = nd30.RULE_PART
    for element, check in _RULES.items():
        one = next(iter(reversed(list(case.all(element)))), None)
        if one is None or (one.line.rule_mm is None and case.paper.has_loose_rules):
            continue
        part = _part(one)
        found = f"đường kẻ dài {part:.0%} dòng chữ" if part else "không có đường kẻ"
        if element is Element.TIEU_NGU and abs(part - 1) > _TIEU_NGU_TOLERANCE:
            yield departure(check, found, "bằng độ dài dòng chữ", one)
        elif element is not Element.TIEU_NGU and not low - _RULE_TOLERANCE <= part <= high + _RULE_TOLERANCE:
            yield departure(check, found, "1/3 đến 1/2 dòng chữ", one)
        if one.line.rule_mm is not None and abs(one.line.rule_offset_mm) > _OFF_CENTRE_MM:
            yield departure(
                "rule-centre", f"lệch {measure_words(one.line.rule_offset_mm, 1)} mm", "cân giữa dòng chữ", one
            )
