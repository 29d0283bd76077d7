"""What a layout says of itself."""

import pytest

from app.domain.layouts import LabelMeaning, Reason, Role, SheetLayout, reason_words


def test_that_open_labels_are_those_without_a_meaning() -> None:
    known, unknown = LabelMeaning("so xom", "Số xóm", "B8", "A12"), LabelMeaning("so", "Số", "B9")
    assert SheetLayout("02", Role.INDICATORS, "f", (known, unknown)).open == (unknown,)


@pytest.mark.parametrize("reason", list(Reason))
def test_that_every_reason_can_be_said(reason: Reason) -> None:
    assert reason_words((reason, Reason.UNIT)).endswith(", đúng đơn vị tính")
    assert reason.value not in reason_words((reason,))
