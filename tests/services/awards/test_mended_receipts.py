"""The day a dossier came in, written down wrongly and corrected."""

from datetime import date

import pytest

from app.domain.awards.nominations import NominationState
from app.errors import Refused
from app.services.awards import nominations, steps
from app.services.workspace import Workspace
from tests.support.award_season import a_season, candidates

WRONG, RIGHT = date(2021, 12, 31), date(2022, 1, 18)


@pytest.fixture
def received(ws: Workspace) -> int:
    """Somebody whose dossier was written down as come on the wrong day."""
    (one,) = candidates(ws, a_season(ws), "Sóc Hà", "Nông Văn Một")
    steps.propose(ws, one.id)
    steps.receive(ws, one.id, WRONG)
    return one.id


def test_that_the_day_is_corrected_and_the_state_stays(ws: Workspace, received: int) -> None:
    steps.appraise(ws, received, "Đủ tiêu chuẩn")
    steps.mend_receipt(ws, received, RIGHT)
    item = nominations.find(ws, received).nomination
    assert (item.received_on, item.state) == (RIGHT, NominationState.APPRAISED)
    ws.store.undo(ws.actor)
    assert nominations.find(ws, received).nomination.received_on == WRONG


@pytest.mark.parametrize(("day", "code"), [(date(2100, 1, 1), "future-day"), (date(2018, 12, 31), "before-season")])
def test_that_a_day_that_cannot_be_is_refused(ws: Workspace, received: int, day: date, code: str) -> None:
    with pytest.raises(Refused) as refused:
        steps.mend_receipt(ws, received, day)
    assert refused.value.code == code
    assert nominations.find(ws, received).nomination.received_on == WRONG


def test_that_no_dossier_comes_after_its_appraisal(ws: Workspace, received: int) -> None:
    steps.appraise(ws, received, "Đủ tiêu chuẩn", on=date(2022, 1, 10))
    with pytest.raises(Refused, match=r"18/01/2022 sau ngày thẩm định 10/01/2022"):
        steps.mend_receipt(ws, received, RIGHT)


def test_that_there_must_be_a_receipt_to_correct(ws: Workspace, received: int) -> None:
    steps.withdraw(ws, received, "Chuyển công tác nơi khác")
    with pytest.raises(Refused, match="“Nông Văn Một” đã rút, không có ngày nhận hồ sơ nào để sửa"):
        steps.mend_receipt(ws, received, RIGHT)
