"""Parser of the rule language; a wrong rule is a :class:`Problem` that names the position, never a crash.

rule       := ["warn:" | "target:"] body
body       := "list:" name ["~" number] | "prev:" ("same" | "2y_none") | "cross:communes=posts" ["~" number]
            | "if:" comparison "=>" comparison | comparison
comparison := [term] (operator term)+ ["~" number]        a missing first term is the indicator itself
term       := product (("+" | "-") product)*
product    := factor (("*" | "/") factor)*
factor     := number | code | word | "(" term ")"
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.rule_terms import Comparison, Name, Number, Operation, Term
from app.errors import Problem
from app.i18n import _

MAX_LENGTH = 400
_MAX_DEPTH = 20
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,18}(?:\.[0-9]{1,9})?)|(?P<name>[A-Z][0-9]{2}[a-z]?(?![A-Za-z0-9_]))"
    r"|(?P<word>[A-Z_]+(?![A-Za-z0-9_]))|(?P<operator>=>|<=|>=|[<>=~+\-*/()]))"
)
_WORDS = frozenset({"TIER", "TIER_LIMIT", "UNITS", "PLAN"})
_COMPARES = frozenset({"<=", ">=", "<", ">", "="})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the rule text and where it begins (from 0)."""

    kind: str
    text: str
    at: int


def wrong_rule(text: str, at: int, what: str) -> Problem:
    """The one way the parser complains."""
    sentence = _("Quy tắc kiểm tra “{rule}” sai ở ký tự thứ {at}: {what}.")
    return Problem(
        "wrong-rule",
        sentence.format(rule=text[:80], at=at + 1, what=what),
        _("Sửa lại quy tắc này trong tệp chỉ tiêu."),
    )


def tokens(text: str, start: int = 0) -> list[Token]:
    """Split from ``start`` on; the last token is an empty one of kind "end"."""
    found: list[Token] = []
    at, end = start, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise wrong_rule(text, at, _("không hiểu “{text}”").format(text=text[at : at + 10].strip()))
        kind = str(match.lastgroup)
        token = Token(kind, match[kind], match.start(kind))
        if kind == "word" and token.text not in _WORDS:
            raise wrong_rule(text, token.at, _("không có từ “{text}”").format(text=token.text))
        found.append(token)
        at = match.end()
    return [*found, Token("end", "", end)]


class ComparisonParser:
    """Recursive descent over the tokens of one rule."""

    def __init__(self, text: str, start: int, subject: str) -> None:
        self._text = text
        self._tokens = tokens(text, start)
        self._next = 0
        self._subject = subject

    @property
    def token(self) -> Token:
        """The token to be read next."""
        return self._tokens[self._next]

    def take(self, *texts: str) -> str:
        """Read the next token if it is one of ``texts``; empty when it is not."""
        token = self.token
        if token.kind == "operator" and token.text in texts:
            self._next += 1
            return token.text
        return ""

    def fail(self, what: str) -> Problem:
        """A problem at the next token."""
        return wrong_rule(self._text, self.token.at, what)

    def end(self) -> None:
        """Nothing may follow."""
        if self.token.kind != "end":
            raise self.fail(_("thừa “{text}”").format(text=self.token.text))

    def comparison(self) -> Comparison:
        """``[term] (operator term)+ [~ tolerance]``."""
        if self.token.text in _COMPARES and not self._subject:
            raise self.fail(_("thiếu vế trái"))
        terms: list[Term] = [Name(self._subject) if self.token.text in _COMPARES else self._term(0)]
        operators: list[str] = []
        while operator := self.take(*_COMPARES):
            operators.append(operator)
            terms.append(self._term(0))
        if not operators:
            raise self.fail(_("thiếu dấu so sánh"))
        return Comparison(tuple(terms), tuple(operators), self.tolerance())

    def tolerance(self) -> Decimal:
        """``~ number``, or zero when there is none."""
        if not self.take("~"):
            return Decimal(0)
        if self.token.kind != "number":
            raise self.fail(_("sau dấu ~ phải là một số"))
        self._next += 1
        return Decimal(self._tokens[self._next - 1].text)

    def _term(self, depth: int) -> Term:
        left = self._product(depth)
        while operator := self.take("+", "-"):
            left = Operation(operator, left, self._product(depth))
        return left

    def _product(self, depth: int) -> Term:
        left = self._factor(depth)
        while operator := self.take("*", "/"):
            left = Operation(operator, left, self._factor(depth))
        return left

    def _factor(self, depth: int) -> Term:
        if self.take("("):
            if depth == _MAX_DEPTH:
                raise self.fail(_("quá nhiều dấu ngoặc lồng nhau"))
            inner = self._term(depth + 1)
            if not self.take(")"):
                raise self.fail(_("thiếu dấu đóng ngoặc"))
            return inner
        token = self.token
        if token.kind not in ("number", "name", "word"):
            raise self.fail(_("cần một số hoặc một mã chỉ tiêu"))
        self._next += 1
        return Number(Decimal(token.text)) if token.kind == "number" else Name(token.text)
