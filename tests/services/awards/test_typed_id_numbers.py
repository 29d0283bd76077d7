"""Numbers of identity as they are typed: groups of digits are joined, lost digits are refused."""

import pytest

from app.errors import Refused
from app.services.awards import nominations
from app.services.workspace import Workspace
from tests.support.award_season import a_nominee

GROUPS = ("004", "078", "000", "123")


def test_that_a_number_is_stored_as_text_with_its_zeros(ws: Workspace) -> None:
    stored = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", id_number=" ".join(GROUPS))
    assert stored.id_number == "".join(GROUPS)


def test_that_a_number_that_lost_digits_is_refused_and_nothing_is_stored(ws: Workspace) -> None:
    with pytest.raises(Refused, match=r"mất chữ số; chưa lưu gì\.") as refused:
        a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", id_number="4.0078E+09")
    assert refused.value.code == "lossy-id"
    assert nominations.nominees(ws) == ()
