"""A rule in words, as the screen and the returned workbook explain it."""

from decimal import Decimal

from app.domain.indicators import Catalogue
from app.domain.lists import title_of
from app.domain.rule_terms import Comparison, Name, Number, Operation, Term
from app.domain.rules import CommunesEqualStations, Compare, Conditional, EqualsList, LastYear, Rule
from app.i18n import N_, _
from app.text import format_number

_COMPARED = {
    "<=": N_("không lớn hơn"),
    ">=": N_("không nhỏ hơn"),
    "<": N_("nhỏ hơn"),
    ">": N_("lớn hơn"),
    "=": N_("bằng"),
}
_JOINED = {"+": N_("cộng"), "-": N_("trừ"), "*": N_("nhân"), "/": N_("chia cho")}
_WORDS = {
    "TIER": N_("cấp độ dịch"),
    "TIER_LIMIT": N_("số người được phép theo cấp độ dịch"),
    "UNITS": N_("số đơn vị"),
    "PLAN": N_("số ghi trong kế hoạch"),
}


def name_with_code(code: str, catalogue: Catalogue) -> str:
    """ "Số khẩu (A16)"; a code that the catalogue does not know stays alone."""
    return f"{catalogue[code].name} ({code})" if code in catalogue else _(_WORDS.get(code, code))


def in_words(rule: Rule, catalogue: Catalogue) -> str:
    """The rule as one Vietnamese sentence without its full stop."""
    text = _body(rule, catalogue)
    return text[:1].upper() + text[1:]


def term_in_words(term: Term, catalogue: Catalogue) -> str:
    """One side of a comparison, for example "Hộ nghèo (A22) cộng Hộ cận nghèo (A24)"."""
    return _term(term, catalogue)


def _body(rule: Rule, catalogue: Catalogue) -> str:
    body, subject = rule.body, name_with_code(rule.subject, catalogue)
    if isinstance(body, Compare):
        return _comparison(body.comparison, catalogue)
    if isinstance(body, Conditional):
        condition, conclusion = _comparison(body.condition, catalogue), _comparison(body.conclusion, catalogue)
        return _("khi {condition} thì {conclusion}").format(condition=condition, conclusion=conclusion)
    if isinstance(body, EqualsList):
        text = _("{subject} bằng số tính từ {list}").format(subject=subject, list=_(title_of(body.name)))
        return text + _tolerance(body.tolerance)
    if isinstance(body, LastYear):
        sentence = _("{subject} bằng số năm trước") if body.same else _("{subject} không để hai năm liền bằng 0")
        return sentence.format(subject=subject)
    assert isinstance(body, CommunesEqualStations)
    text = _("{subject} cộng các xã, phường bằng số cộng các đồn Biên phòng").format(subject=subject)
    return text + _tolerance(body.tolerance)


def _comparison(comparison: Comparison, catalogue: Catalogue) -> str:
    words = [_term(term, catalogue) for term in comparison.terms]
    if comparison.operators == ("<=", "<=") and isinstance(comparison.terms[0], Number):
        low, middle, high = words
        return _("{value} từ {low} đến {high}").format(value=middle, low=low, high=high)
    links = [
        f"{left} {_(_COMPARED[operator])} {right}"
        for left, operator, right in zip(words, comparison.operators, words[1:], strict=False)
    ]
    return _(" và ").join(links) + _tolerance(comparison.tolerance)


def _tolerance(tolerance: Decimal) -> str:
    return _(" (cho phép lệch {number})").format(number=format_number(tolerance)) if tolerance else ""


def _term(term: Term, catalogue: Catalogue) -> str:
    if isinstance(term, Number):
        return format_number(term.value)
    if isinstance(term, Name):
        return name_with_code(term.code, catalogue)
    left, right = _operand(term, term.left, catalogue), _operand(term, term.right, catalogue, is_right=True)
    return f"{left} {_(_JOINED[term.operator])} {right}"


def _operand(parent: Operation, term: Term, catalogue: Catalogue, *, is_right: bool = False) -> str:
    text = _term(term, catalogue)
    if not isinstance(term, Operation):
        return text
    looser = parent.operator in "*/" and term.operator in "+-"
    return f"({text})" if looser or (is_right and parent.operator in "-/") else text
