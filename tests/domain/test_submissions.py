"""Lines of the board."""

import pytest

from app.domain.submissions import SubmissionRow, SubmissionState


@pytest.mark.parametrize(
    ("submission_id", "state", "is_here"),
    [
        (None, None, False),
        (1, SubmissionState.RECEIVED, True),
        (1, SubmissionState.ACCEPTED, True),
        (1, SubmissionState.RETURNED, False),
    ],
)
def test_that_a_returned_report_is_as_good_as_none(
    submission_id: int | None, state: SubmissionState | None, is_here: bool
) -> None:
    row = SubmissionRow(7, "Sóc Hà", "01417", is_station=False, submission_id=submission_id, state=state)
    assert row.is_here is is_here
