"""One question about the totals of a commune that knows nothing of its hamlets."""

from decimal import Decimal

from app.domain.findings import Severity, Where
from app.domain.group_questions import hamlets_blank, typed_in, without

_ASKED = hamlets_blank(Where("02", "E18"), [("A14", Decimal(145)), ("A16", Decimal(662))])


def test_that_the_totals_are_taken_together_or_not_at_all() -> None:
    assert _ASKED.severity is Severity.QUESTION
    assert [item.values for item in _ASKED.candidates] == [
        (("A14", Decimal(145)), ("A16", Decimal(662))),
        (("A14", None), ("A16", None)),
    ]
    assert _ASKED.data["count"] == "2"
    assert "A14 = 145" in _ASKED.data["codes"]


def test_that_a_settled_figure_leaves_the_question() -> None:
    rest = without(_ASKED, "A14")
    assert [item.values for item in rest.candidates] == [(("A16", Decimal(662)),), (("A16", None),)]
    assert rest.where == _ASKED.where
    assert typed_in(_ASKED, "A14") == 145
    assert typed_in(rest, "A14") is None
