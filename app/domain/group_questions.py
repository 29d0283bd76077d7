"""Questions about many figures of one table: one answer gives each of them its value."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from app.domain.findings import Candidate, Finding, Severity, Where
from app.i18n import _
from app.text import format_number

HAMLETS_BLANK: Final = "hamlets-blank-many"
#: A figure that was settled meanwhile keeps its value when one of these is answered.
GROUPED: Final = frozenset({HAMLETS_BLANK, "values-slipped", "hidden-hamlet"})


def hamlets_blank(where: Where, typed: Iterable[tuple[str, Decimal | None]]) -> Finding:
    """The question whether the totals of a commune count although none of its hamlets has a figure."""
    values = tuple(typed)
    codes = "; ".join(f"{code} = {format_number(value)}" for code, value in values if value is not None)
    answers = (
        Candidate(_("Lấy tất cả các số ở biểu chung"), values),
        Candidate(_("Chưa có số liệu"), tuple((code, None) for code, _value in values)),
    )
    data = {"count": str(len(values)), "codes": codes, "text": codes}
    return Finding(HAMLETS_BLANK, Severity.QUESTION, where, None, None, data, answers)


def without(asked: Finding, code: str) -> Finding:
    """The same question without one figure, which is settled."""
    rest = [value for value in asked.candidates[0].values if value[0] != code]
    return hamlets_blank(asked.where, rest)


def typed_in(asked: Finding, code: str) -> Decimal | None:
    """The total that the question gives for one figure; None when it is not about it."""
    return dict(asked.candidates[0].values).get(code)
